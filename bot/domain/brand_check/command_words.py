"""Word lists for commands (imperatives): verbs that also begin a sentence without its subject, words that invite, what may stand
behind a verb.
"""

from bot.domain.brand_check import verbs

SAID_OF_THINGS = frozenset(
    """kommt macht geht passt kostet reicht schmeckt klappt stimmt heißt fehlt bleibt steht liegt dauert wirkt klingt riecht fühlt
    funktioniert braucht lohnt beginnt startet endet öffnet schließt bietet sorgt schützt stärkt pflegt trocknet dient ersetzt spart
    fördert reinigt entfernt verbindet überzeugt begeistert wärmt kühlt freut tut wundert ärgert stört bedeutet interessiert
    erinnert beruhigt ehrt motiviert berührt nervt überrascht fasziniert beeindruckt enttäuscht gehört existiert entsteht scheint
    glänzt leuchtet blüht reift duftet besteht versteht kennt findet sucht meint glaubt hofft wünscht sagt führt zählt kriegt
    bekommt verdient liebt gewinnt verliert heizt schmerzt juckt siegt profitiert schaut läutet spielt singt bringt leitet langt
    taut spritzt eilt klemmt senkt lockert streikt knackt kratzt ermöglicht erspart belebt entlastet lindert beleuchtet inspiriert
    irritiert blockiert stimuliert aktiviert lebt wohnt arbeitet schafft gewährt garantiert enthüllt sitzt hängt steigt fordert
    strahlt brennt landet fliegt passiert verbessert verhindert wartet denkt dankt verfeinert variiert entspannt deutet wiegt löst
    klebt färbt liefert filtert fasst saugt brüht lagert spinnt windet""".split()
)
"""What is also said of a thing that nobody names: Kommt darauf an. Macht 14,50. Freut uns."""
OF_THEM = {
    verb: frozenset(words.split())
    for verb, words in {
        "kommt": "rechtzeitig früh lieber hungrig durstig verkleidet vorbei rein rum rüber runter raus rauf mit her herein zahlreich zu alle gut",
        "geht": "vorbei rein schlafen spazieren wandern wählen bitte mit hin weiter eina weida",
        "macht": "mit weiter gut guat platz schluss urlaub pause",
        "bringt": "mit vorbei zurück bitte",
        "schaut": "vorbei rein rauf rüber rum eina in auf euch bitte mal einfach unbedingt gern gerne ruhig was wie ob uns her zu hier ma amoi selbst",
        "läutet": "bitte bei",
        "spielt": "mit",
        "singt": "mit",
        "bleibt": "hause daheim zuhause bisschen sitzen dran gesund neugierig dabei treu locker stark wach",
        "sucht": "aus",
        "findet": "heraus raus",
        "stimmt": "ab",
        "kostet": "unbedingt durch mal",
        "schließt": "ab zu augen",
        "öffnet": "auf augen fenster",
        "lockert": "schultern",
        "senkt": "arme schultern",
        "führt": "durch aus",
        "lebt": "gesund bewusst",
        "denkt": "groß dran daran",
        "hängt": "auf die den",
        "steigt": "ein um aus",
        "sagt": "ja nein danke bescheid weiter mal",
        "startet": "durch",
        "spart": "mit",
        "arbeitet": "mit",
        "wartet": "nicht kurz noch lieber hier mal",
        "schafft": "mit",
    }.items()
}
"""Of these, the words behind by which they are commands after all."""
PARTICLES = frozenset("bitte doch einfach gern gerne mal ruhig unbedingt".split())
INVITES = PARTICLES | frozenset(
    "ma rechtzeitig jederzeit nochmal nochmals vorher zuerst lieber selbst schnell kurz online".split()
)
SOON = PARTICLES | frozenset(
    "uns dir dich früh rechtzeitig gleich jetzt kurz nochmal jederzeit online selbst hier".split()
)
"""Behind a verb rather than a noun: Buch früh."""
PLACES = frozenset("darunter unten oben hier dort direkt selbst zuerst nicht nie immer".split())
FOR_YOU = frozenset(" bringe schicke hole lege stelle mache schreibe rufe".split())
"""What "I" do for others and leave myself out: Bringe das Teil morgen mit."""
ALONE = frozenset("entschuldige verzeih verzeihe".split())
WELL = frozenset("gut fit jetzt selbst".split())
"""Behind a command rather than what "I" do: Starte gut in die Woche."""
LOANS = frozenset("swipe like skate style".split())
"""Commands that end in e as in English."""
WITH_MORE = frozenset("hab habe halt werd werde kühl leer lang schick".split())
"""Commands to one that are adjectives or what "I" do, too, so that what is behind decides."""
BY_ME = frozenset("seit gerade schon leider nie selber".split())
"""Words of somebody who reports rather than asks, with stem + e: Nutze die Creme seit Jahren."""
ASKED_ALL_THE_SAME = frozenset("bestätige melde überlege plane versuche".split())
"""Of SAYS_I, what others are asked with "bitte" behind."""
ON_THE_WAY = frozenset("rechts links geradeaus bis durch über weiter vorsichtig langsam".split())
"""Behind "fahre" in directions."""
WITH_US = (("mit", "uns"), ("bei", "uns"))
WAITS_NOT = (("nicht", "zu"), ("nicht", "länger"), ("nicht", "bis"), ("nicht", "auf"))
WAITS = frozenset("bitte doch uns kurz hier nochmal mal".split())
MOODS = frozenset(
    "geduld angst vertrauen spaß mut nachsicht verständnis freude dank sorge scheu erbarmen".split()
)
"""What "hab" asks for: Hab Geduld."""
FEW = frozenset("keine kein bitte etwas ein bisschen nur ruhig doch viel weiter noch mehr einfach".split())
NICE = ("schön", "gut", "wunderschön", "toll", "fein", "erholsam", "entspannt", "gemütlich")
DAYS = (
    "tag",
    "abend",
    "woche",
    "wochenende",
    "urlaub",
    "zeit",
    "fest",
    "start",
    "feierabend",
    "nacht",
    "reise",
)
MEMBERS = frozenset(
    "mitglied teil pate patin fan partner partnerin gastgeber gastgeberin tester testerin vorbild".split()
)
"""What "werde" invites to be."""
ATTENTION = frozenset("kommt schaut hört seht schauts kommts sagt sagts".split())
"""What is called before something is said: Schaut, so geht das."""
EFFECTS = frozenset(
    "wirkung glück freude farbe leben licht schwung ruhe abwechslung ordnung stimmung spaß vorteile segen rolle maßstäbe schatten fäden".split()
)
HAVE_EFFECTS = frozenset("schenkt zeigt verleiht spendet setzt stellt zieht".split())
OF_EFFECTS = frozenset("leider nichts kaum wirkung glück farbe freude schwung".split())
"""What things rather than people do: Bringt Glück."""
NO_OBJECT = frozenset("kommt geht bleibt steht liegt sitzt passt fehlt gehört reicht".split())
"""Verbs that have no object."""
THANKS = frozenset("danke tschüss tschüs bis ciao servus schön baba pfiat".split())
ADVERBS = frozenset(
    "sonst ansonsten danach nachher zuerst vorher jetzt nun außerdem heute morgen vorab dazu dafür dort hier".split()
)
HELPING = frozenset(
    "ist sind war hat haben wird werden kann können muss müssen soll will darf mag gibt bin habe".split()
)
"""Finite verbs of nobody who is asked."""
NUMBERS = frozenset("zwei drei vier fünf sechs sieben acht neun zehn zwölf".split())
NO_ADJECTIVES = frozenset(
    "gerne heute lange immer wieder unter über leider aber weiter oder morgen eben oben unten".split()
)
NOT_ASKED = frozenset({("sei", "es"), ("komm", "aus"), ("frag", "nur"), ("sag", "nur")})
"""What nobody is asked, or "I" do: Sei es drum, Komm aus Linz."""
VERB_BY_NEXT = frozenset(
    {
        ("klingel", "bei"),
        ("park", "hinten"),
        ("park", "vorne"),
        ("park", "links"),
        ("park", "rechts"),
        ("tipp", "auf"),
        ("tipp", "in"),
        ("klick", "auf"),
        ("pass", "auf"),
        ("zahl", "bequem"),
        ("zahl", "bar"),
        ("schlaf", "gut"),
    }
)
"""Words that are verbs rather than nouns because of the next one."""
PARTS_OF_VERBS = frozenset("durch mit weiter vorbei rein raus rauf runter rüber zusammen heim los".split())
"""Of PARTS, those that no noun has behind it: Ruf durch, but "Film ab"."""
JOINING = frozenset("was wie ob wenn dass wo wann wer welche welcher welches".split())
THINGS = frozenset(
    """den dem einen einem ihn ihm uns mich mir dich dir euch meinen meinem unseren unserem deinen deinem euren eurem seinen seinem
    diesen diesem jeden jedem keinen keinem allen ihnen""".split()
)
"""Accusatives and datives that are no subject."""
PERHAPS_THINGS = frozenset(
    """die das ein eine mein meine unser unsere dein deine euer eure diese dieses alle beide keine kein etwas was viel viele mehr sie es
    alles nichts jede jedes ihre seine""".split()
)
SUBJECTS = frozenset(
    """ich i wir ma mer er man wer ihr du sich niemand keiner jemand jeder der dieser einer unsereins s""".split()
)
PREPOSITIONS = frozenset(
    """am an auf aus bei beim bis durch für gegen hinter im in ins mit nach neben ohne seit trotz um über unter vom von vor während wegen
    zu zum zur zwischen ab ans aufs""".split()
)
WITH_DATIVE_OBJECT = frozenset(
    "folge vertraue folgt folg hört hör helft hilf dankt glaubt vertraut vertrau lauscht lausch".split()
)
SAYS_I = frozenset(
    """such schaff suche verkaufe biete vermiete tausche brauche finde liebe hoffe denke glaube freue wünsche komme kaufe verstehe kenne
    wohne arbeite warte gratuliere grüße schätze fühle lebe verdiene vermisse versuche studiere reise benötige erwarte plane
    überlege bestätige melde tue profitiere zweifle bewundere staune verbleibe begrüße krieg kriege bekomme bekomm fahre steh lieg
    sitz brauch find wünsch hoff freu kenn fühl wohn versteh vermiss verdien glaub""".split()
)
"""What "I" begin with and leave myself out: Suche Rad, Finde ich gut, Wünsch euch was."""
NOUNS = frozenset(
    """teil tipp ruf kauf dreh lauf schlag koch back bau besuch versuch bericht park plan sitz sieg spar tausch tanz trag mail film form
    mix post klick check blick buch fang grill salz wein wickel wechsel zahl ziel brat rast fax druck stempel start test probe reise
    frage suche liebe rede sorge ende pflege miete säge schraube spende stelle steuer taste trage wache wende wette würze kürze
    feile feier pflanze stärke ruhe text föhn ernte nähe ehre lehre falte bürste pumpe rolle mische tank land duft stift schicht
    wind zelt beton fisch strahl strick stick schlaf schmerz kreuz krieg putz nerv urlaub widerruf verweis lohn gewinn spiel pass
    misch behalt unterhalt lob berichte fall stoß antwort spend ruder tast wett deut camp surf style like hüte jage kurbel läute
    lade leite turn web zweifel sonne creme stütze winde wiege streich streik beleg verkauf verrat vertrag verzicht vergleich beweis
    beginn gehör schrei pfeif herz herze raspel hobel spann kreis hock hocke linse würfel scherz streit zank puzzle ring ringe
    polster puder quirl streif schul schule taufe wehr weihe bet bete geige geig heft hefte kegel kitt knick kur kure muster öl öle
    opfer pflaster tau taue spritze sattel dünste häute spitze stanze spule heirat fieber pendel picke pinsel schaukel scheue
    schulter klammer löffel puste schleuder tratsch wedel rätsel schwindel trödel ruck schöpfe fessel zier zwinge horte kratze knote
    tunke brunch pacht kleister streife schweif beichte eile feg zauber angel segel bügel klingel nagel trommel jubel rodel bündel
    stapel siegel ärger wunder dämpfe klaue forsche schmiere säume paddel filter fluch lager leck maul picknick press sprint staub
    stopp stream stups trab wandel wink coach google googel klatsch pilger speicher stich träume küsse fische kreise kreuze klappe
    knete liege lache lotse pfeife presse ratsche reibe scheine schenke schere schleife siege sitze sperre steige stifte strecke
    streiche tanke teile texte wärme weise zelte ziele falle binde dichte leuchte filme räume gewinne beweise besuche vergleiche
    hack hort blätter frühstücke""".split()
)
"""Commands to one that look like nouns where a sentence begins."""
PARTS = frozenset(verbs.PARTS) | frozenset(
    """hinzu weg fort hinaus hinauf hinunter eina eini aussa umma owa aufi weida hoch bereit teil dazu davon heim""".split()
)
"""Separable beginnings of verbs, which end a clause."""
BEFORE = frozenset(
    "zuerst zunächst anschließend vorher nachher nun schließlich zuletzt ansonsten vorab und oder dann also bitte aber sonst danach".split()
)
GREETS = frozenset("liebe lieber liebes hallo hey hi servus moin griaß".split())
CALLED = frozenset("leute leutln freunde mädels jungs kinder hey na los so alle".split())
GIVES = frozenset(
    "sage erzähle zeige nenne schreibe schicke sende glaub glaube erklär erkläre verzeih verzeihe vertrau vertraue antworte folg folge mail texte nimm versprich empfiehl lies vergib schick schreib sag gib erzähl bring zeig nenn überweise überweis lass hilf".split()
)
ASKS_ME = frozenset(
    "lass ruf frag lad lade weck erinnere erinner kontaktier kontaktiere informier informiere nimm".split()
)
