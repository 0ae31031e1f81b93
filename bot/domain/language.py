"""Language of a comment: German or English, detected by frequent words, letters and endings of words."""

import re
from functools import cache

from bot.domain.sayings import Read, fold

GERMAN = "de"
ENGLISH = "en"
UNKNOWN = ""

# Frequent words, and what customers of small businesses write. A word of both languages is in neither list: in, so, was, will,
# die, war, hat, man, an, am, bin, also, alle, art, gift, rat, rate, fast, hell, not, tag, wer, fort, kind.
_GERMAN = """du der das und ist ich nicht sie es ein eine zu mit den auf wie für im dem er des von sich auch wir aber habe ihr haben bei euch
    dass wenn oder noch mal nur dann kann werden sind mir einen einer einem eines mich dir dich uns unser unsere unserer unseren
    eure euer euren eurem eurer deine dein deinen deinem deiner meine mein meinen meinem meiner seine sein seinen ihre ihren ihrem
    ihrer sehr schon gibt gibts gut gute guter gutes guten hier da dort nach vom zum zur beim bis aus um über unter vor durch ohne
    gegen seit wegen weil denn doch ja nein nie immer wieder mehr viel viele vielen alles etwas nichts jetzt heute heut gestern
    morgen morgens abend abends mittag nacht woche wochen monat monate jahr jahre uhr stunde stunden minuten montag dienstag
    mittwoch donnerstag freitag samstag sonntag wochenende feiertag wann wo wohin woher warum wieso weshalb welche welcher welches
    welchen welchem wem wen wessen wieviel hallo servus grüß grüße gruß danke dank bitte leider schade schön schöne schöner schönen
    toll tolle toller lecker habt hab hatte hatten hast haste wird wurde wurden worden würde würden wäre wären wollte wollen möchte
    möchten hätte hätten könnte könnten könnt können kannst muss müssen musst soll sollte sollen darf dürfen mag gern gerne macht
    machen mache gemacht geht gehts gehen ging gegangen kommt kommen komme kam gekommen steht stehen sagt sagen gesagt weiß wissen
    wisst glaube finde finden gefunden sehen seht sieht gesehen nehmen nimmt nehme genommen gebt geben gegeben brauche brauchen
    braucht kaufen kauft gekauft bestellen bestellt bestellung lieferung liefert liefern geliefert versand verschickt schickt
    schicken rechnung zahlen bezahlen bezahlt kosten kostet preis preise geld zurück termin reservieren tisch platz plätze frei
    offen geöffnet geschlossen öffnungszeiten gutschein gutscheine packung packerl kaffee bohnen kuchen essen frühstück laden
    geschäft seite nummer telefon adresse antwort frage fragen jemand niemand keine kein keinen keiner keinem meisten erste ersten
    erster letzte letzten letzter nächste nächsten nächster ganze ganz ganzen einfach wirklich eigentlich vielleicht natürlich
    bestimmt ungefähr gerade bald später früher schnell lang lange groß klein kleine kleinen neu neue neuen neuer neues alt alten
    besser beste besten bester wenig weniger genug zwei drei vier fünf sechs sieben acht neun zehn heißt heißen bist seid waren
    gewesen werde wirst werdet diese dieser dieses diesen diesem jede jeder jedes jeden selbst selber halt eh net ned nix ois gell
    bissl bisschen voll echt mega leute liebe lieber liebes herzlichen herzlich frau herr kinder hund mann menschen welt leben
    deutschland österreich wien deutsch ob als dafür damit daran darauf davon dazu drauf drin rein raus hin weg los fertig kaputt
    zwischen während trotzdem deshalb außerdem sonst nochmal nochmals einmal zweimal niemals oft manchmal überhaupt sogar bereits
    endlich eben nämlich zusammen allein wohl zwar sowie sowohl moin tschüss ciao gruezi euro hilfe hilft helfen helfe verstehe
    verstehen verstanden kenne kennt kennen heiraten denkst sag zeig zeige erzähl erzähle schreib schreibe schreiben lesen spielen
    arbeiten arbeit arbeitet arbeitest funktioniert nutzen benutzen verwenden erstellen unternehmen kunde kunden kundin firma genau
    stimmt klar egal falsch richtig schlecht schlimm traurig glücklich müde krank dumm verrückt nett nette lustig langweilig
    wunderbar fuer ueber koennen koennt moechte moechten wuerde wuerden haette haetten koennte grosse gruesse gruss schoen schoene
    oeffnungszeiten geoeffnet zurueck naechste waere fruehstueck spaeter weiss heisst taeglich natuerlich ausverkauft freu freue
    freuen vermisse nehmt hört hören kriege kriegt bekomme bekommt bekommen warte warten wartet gewartet angekommen kundendienst
    ladet postet wusste dachte meinte bi hob hobts wos wia kimmt mei dei geht's gibt's hab's ist's wär schaut schau schauen passt
    passen probier probieren probiert traum genial"""
_ENGLISH = """the of and to is you that it for on are with his they at be this have from or had by but what some we can out other were all there
    when up use your how said each she which do their time if way about many then them would like these long make thing see him has
    look more day could go come did my most who over know than call first people may down been now find any new take get place made
    where after back little only round year came show every good me our under very through just great say where's help much before
    right too mean old tell does set three want well such because turn here why ask went need different away again off house point
    page letter answer found still should high near food between own below country last school never start city light thought story
    don't dont didn't didnt doesn't doesnt isn't isnt wasn't wasnt aren't can't cant couldn't won't wont wouldn't i'm im i've ive
    i'd id i'll ill you're youre you've it's its that's thats there's what's whats who's let's lets they're we're we've he's she's
    please thanks thank thx hello yes yeah nope love loved lovely nice amazing awesome excellent perfect delicious wonderful
    terrible awful best better worst big small open opened opening close closed closing hours today tomorrow yesterday tonight
    morning afternoon evening night week weeks weekend month months years monday tuesday wednesday thursday friday saturday sunday
    minute minutes hour order ordered orders ordering buy bought buying sell sells price prices cost costs paid payment card cards
    cash money refund deliver delivered delivery ship shipping shipped send sent parcel package received receive arrived arrive
    waiting waited wait book booked booking table seats seat appointment voucher vouchers available stock size sizes coffee beans
    bean tea cake cup bread breakfast lunch dinner store customer customers staff owner account password number phone address
    question questions something anything nothing everything someone anyone everyone nobody always sometimes often usually soon
    later early late maybe probably really actually already yet ever else both few lot lots another same next until since while
    during without within around against using used work works working worked doing done going gone gets getting got give gives
    given giving makes making think thinking talk talking speak feel feeling keep keeps let try trying tried wants wanted wanna
    gonna gotta looking looks looked seems happen happened happens change changed remember forget forgot understand believe hope
    hoping wish guess happy sad angry hungry funny boring stupid smart beautiful cute hot cold fresh free full empty easy hard
    possible sure true false wrong german germany austria mine yours ours theirs myself yourself whose whom one into those being
    having u ur r plz pls guys men woman women kid friend friends family life world things names live living stay visit visiting
    visited eat drink bring brought checked cancel contact message called reply company read write wrote written play watch listen
    hear heard learn meet run walk drive car room water music movie game birthday christmas holiday summer winter spring marry
    married god jesus hate dog cat dogs recommend recommended enjoyed enjoy favourite favorite highly definitely absolutely
    disappointed disappointing"""
_BOTH = frozenset(
    """in so was will die war hat man an am bin also alle art gift rat rate fast hell not tag fort kind i as her he
    us no team okay cool super hey hi sorry service email party song bad business website bot check job train shop bus name pay
    test bar home channel boy girl girls crazy stuff kids partner two english""".split()
)
_GERMAN_LETTERS = re.compile("[äöüßÄÖÜ]")
_GERMAN_PART = re.compile(
    r"sch|(?:ung|ungen|keit|heit|lich|liche[rsnm]?|isch|ische[rsnm]?|chen|ieren|iert|tzt|[^n]cht|pf|tz|erl|zeug|los|ster|eln|ern|[^aeiour]st|kt|en|er[nst]?|te|oren|ik)$"
    r"|^(?:ge\w{3,}t$|(?:ver|zer|auf|aus|vor|zu|ein)\w{4})|aa|ei|eu|ie[^sd]|\w{16}|ä|ö|ü|ß|hn|hl|\wk[aio]"
)
_ENGLISH_PART = re.compile(
    r"th|wh|ght|(?:ing|ings|tions|ly|ness|ments?|able|ible|ful|ous|ity|ies|ed|ship|'s|'t|ay|ow|y|ce|ces|ms|nels?|rs|ts|ge|ges|ive|ism|ct|de|re|ve|se)$"
    r"|sh|oo|ee|ea|ou|^y|ay|ey|[^s]ch$|^kn|^wr|qu"
)


@cache
def _words(words: str) -> frozenset[str]:
    return frozenset(map(fold, words.split())) - _BOTH


def is_frequent(word: str) -> bool:
    """Whether a word is one of the frequent ones of German or English, by which a language is recognised."""
    found = fold(word)
    return found in _words(_GERMAN) or found in _words(_ENGLISH) or found in _BOTH


def language_of(text: str | Read) -> str:
    """Language of a text, "de" or "en"; "" where nothing decides (names, numbers, emoji)."""
    read = text if isinstance(text, Read) else Read(text)
    score = len(read.present & _words(_GERMAN)) - len(read.present & _words(_ENGLISH))
    if not read.text.isascii() and _GERMAN_LETTERS.search(read.text):
        score += 2
    if score == 0:
        score = sum(
            len(_GERMAN_PART.findall(word)) - len(_ENGLISH_PART.findall(word))
            for word in read.present - _BOTH
            if word[0].isalpha()
        )
    return GERMAN if score > 0 else ENGLISH if score < 0 else UNKNOWN
