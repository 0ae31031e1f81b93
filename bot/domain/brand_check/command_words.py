"""Word lists for commands (imperatives): verbs that also begin a sentence without its subject, words that invite, what may stand
behind a verb.
"""

SAID_OF_THINGS = frozenset(
    """kommt macht geht passt kostet reicht schmeckt klappt stimmt heißt fehlt bleibt steht liegt dauert gefällt wirkt klingt riecht
    fühlt läuft funktioniert braucht hilft lohnt beginnt startet endet öffnet schließt bietet sorgt schützt stärkt pflegt trocknet
    dient ersetzt spart fördert hält reinigt entfernt verbindet überzeugt begeistert wärmt kühlt freut tut wundert ärgert stört
    bedeutet interessiert erinnert beruhigt ehrt motiviert berührt nervt überrascht fasziniert beeindruckt enttäuscht gehört
    existiert entsteht scheint glänzt leuchtet wächst blüht reift duftet altert besteht versteht kennt weiß findet sucht meint
    glaubt hofft wünscht sagt führt zählt kriegt bekommt verdient liebt gewinnt verliert heizt schmerzt juckt siegt profitiert schaut läutet spielt singt bringt leitet langt taut spritzt eilt klemmt senkt lockert streikt knackt kratzt ermöglicht erspart belebt
    entlastet lindert beleuchtet inspiriert irritiert blockiert stimuliert aktiviert
    lebt wohnt arbeitet schafft gewährt garantiert enthüllt sitzt hängt steigt fordert strahlt brennt landet fliegt passiert
    verbessert verhindert wartet denkt dankt verfeinert variiert entspannt deutet wiegt löst klebt färbt liefert filtert fasst
    umfasst saugt brüht lagert spinnt windet""".split()
)
"""What is also said of a thing that nobody names: Kommt darauf an. Macht 14,50. Freut uns."""
_COMES = frozenset(
    "rechtzeitig früh lieber hungrig durstig verkleidet vorbei rein rum rüber runter raus rauf mit her herein zahlreich zu alle gut".split()
)
OF_THEM = {
    "kommt": _COMES,
    "geht": frozenset(
        "vorbei rein schlafen spazieren wandern wählen bitte mit hin weiter eina weida".split()
    ),
    "macht": frozenset("mit weiter gut guat platz schluss urlaub pause".split()),
    "bringt": frozenset("mit vorbei zurück bitte".split()),
    "schaut": frozenset(
        "vorbei rein rauf rüber rum eina in auf euch bitte mal einfach unbedingt gern gerne ruhig was wie ob uns her zu hier ma amoi selbst".split()
    ),
    "läutet": frozenset("bitte bei".split()),
    "spielt": frozenset("mit".split()),
    "singt": frozenset("mit".split()),
    "bleibt": frozenset(
        "hause daheim zuhause bisschen sitzen dran gesund neugierig dabei treu locker stark wach".split()
    ),
    "sucht": frozenset("aus".split()),
    "meint": frozenset(),
    "findet": frozenset("heraus raus".split()),
    "stimmt": frozenset("ab".split()),
    "kostet": frozenset("unbedingt durch mal".split()),
    "schließt": frozenset("ab zu augen".split()),
    "öffnet": frozenset("auf augen fenster".split()),
    "lockert": frozenset("schultern".split()),
    "senkt": frozenset("arme schultern".split()),
    "führt": frozenset("durch aus".split()),
    "fühlt": frozenset(),
    "lebt": frozenset("gesund bewusst".split()),
    "denkt": frozenset("groß dran daran".split()),
    "hängt": frozenset("auf die den".split()),
    "steigt": frozenset("ein um aus".split()),
    "sagt": frozenset("ja nein danke bescheid weiter mal".split()),
    "startet": frozenset("durch".split()),
    "spart": frozenset("mit".split()),
    "arbeitet": frozenset("mit".split()),
    "wartet": frozenset("nicht kurz noch lieber hier mal".split()),
    "schafft": frozenset("mit".split()),
}
"""Of these, the words behind by which they are commands after all."""
INVITES = frozenset(
    """bitte doch mal ma einfach gern gerne ruhig unbedingt rechtzeitig jederzeit nochmal nochmals vorher zuerst lieber selbst
    schnell kurz online""".split()
)
PARTICLES = frozenset("bitte doch einfach gern gerne mal ruhig unbedingt".split())
SOON = PARTICLES | frozenset(
    "uns dir dich früh rechtzeitig gleich jetzt kurz nochmal jederzeit online selbst hier".split()
)
"""Behind a verb rather than a noun: Buch früh."""
PLACES = frozenset("darunter unten oben hier dort direkt selbst zuerst nicht nie immer".split())
FOR_YOU = frozenset(
    "lese spreche treffe helfe esse vergesse empfehle messe werfe trete sehe bringe schicke hole gebe nehme lege stelle mache schreibe melde rufe".split()
)
"""What "I" do for others and leave myself out: Bringe das Teil morgen mit."""
ALONE = frozenset("entschuldige entschuldig verzeih verzeihe".split())
WELL = frozenset("gut fit jetzt selbst".split())
"""Behind a command rather than what "I" do: Starte gut in die Woche."""
LOANS = frozenset("swipe like share skate style".split())
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
HAVE_EFFECTS = frozenset("bringt schenkt macht gibt zeigt verleiht spendet spielt setzt stellt zieht".split())
OF_EFFECTS = frozenset("leider nichts kaum wirkung glück farbe freude schwung".split())
"""What things rather than people do: Bringt Glück."""
NO_OBJECT = frozenset("kommt geht läuft bleibt steht liegt sitzt passt fehlt gehört reicht".split())
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
    "gern gerne heute lange seit immer wieder unter über leider sehr aber weiter oder morgen gestern eben werden oben unten".split()
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
        ("halt", "durch"),
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
    "folge helfe vertraue folgt folg hört hör helft hilf dankt glaubt vertraut vertrau lauscht lausch".split()
)
SAYS_I = frozenset(
    """such schaff suche verkaufe biete vermiete tausche brauche finde liebe hoffe denke glaube freue wünsche meine habe komme kaufe verstehe kenne
    wohne arbeite warte bedanke gratuliere grüße werde schätze fühle lebe verdiene vermisse versuche studiere reise
    benötige erwarte plane überlege bestätige melde hätte tue profitiere zweifle bewundere staune verbleibe begrüße
    krieg kriege bekomme bekomm erhalte sehe fahre besitze steh lieg sitz wart brauch find wünsch hoff freu kenn lieb fühl wohn versteh vermiss verdien bin werd glaub""".split()
)
"""What "I" begin with and leave myself out: Suche Rad, Finde ich gut, Wünsch euch was."""
NOUNS = frozenset(
    """teil tipp ruf kauf dreh lauf schlag koch back bau besuch versuch bericht park plan sitz sieg spar tausch tanz trag mail film
    form mix post scan klick check chat blick buch fang grill salz schau such stell wein wickel wechsel zahl ziel rat brat rast
    fax druck stempel start test probe reise frage suche liebe rede sorge ende pflege decke farbe miete säge schale schraube spende
    stelle steuer steuere taste trage wache wäsche wende wette würze kürze feile feier pflanze stärke ruhe wanne text föhn arbeit dank
    ernte nähe ehre lehre falte bürste pumpe rolle mische schale blüte biete tank
    land duft stift schicht wind zelt beton fisch strahl strick stick schlaf schmerz kreuz krieg putz nerv urlaub widerruf verweis
    lohn gewinn spiel pass misch erhalt behalt unterhalt lob berichte bericht fall stoß start test antwort rast post spend ruder tast arbeit wett blut deut lad leit
    camp surf style like hut hüte jage kurbel läute lage lade liste leite ordne achte acht prob turn web welk zweifel
    bedenken führ sonn sonne creme crem stärk störung stütze weide winde wiege klage streich streik reis beleg entwurf
    verkauf verrat vertrag verzicht vergleich verlauf verlag verlust beweis beruf betrag beginn bestell bestand besitz erfolg erwerb
    gehör verbot verbund schein schmuck schrei pfeif quatsch treff dehn eis hilf
    herz herze raspel hobel spann kreis hock hocke linse würfel scherz streit zank puzzle ring ringe polster puder quirl streif schul
    schule taufe wehr weihe bet bete breite geige geig heft hefte kegel kitt knick kur kure muster öl öle opfer pflaster tau taue
    spritze sattel dünste häute spitze stanze spule heirat fieber pendel picke pinsel schaukel scheue schulter klammer löffel puste
    schleuder tratsch wedel rätsel schwindel trödel ruck schöpfe fessel zier zwinge horte kratze knote tunke jause brunch pacht
    kleister streife schweif beichte eile feier feg wechsel ruder zauber angel segel bügel klingel nagel trommel jubel rodel bündel
    stapel siegel spiegel handel ärger wunder dämpfe klaue taste forsche schmiere säume wickel paddel filter fluch lager leck maul picknick press prost
    schaufel sprint staub stopp stream stups trab wandel wink coach frost frühstück google googel klatsch pilger speicher stich träume
    küsse fische kreise kreuze klappe knete liege lache lotse pfeife presse ratsche reibe scheine schenke schere schleife siege
    sitze sperre steige stifte strecke streiche tanke teile texte wärme weise zelte ziele falle binde dichte leuchte filme räume
    gewinne beweise besuche vergleiche hack hort blätter frühstücke""".split()
) - frozenset(
    "lad leit schaufel schau such stell ordne achte hilf führ antworte quatsch dehn steuere stärk bestell treff biete crem sonn prob".split()
)
"""Commands to one that look like nouns where a sentence begins."""
PARTS = frozenset(
    """vorbei zurück zusammen heraus hinein herein weiter wieder durch runter rüber fest rein raus rauf auf aus ein mit an ab zu los hin
    her bei hinzu weg fort hinaus hinauf hinunter eina eini aussa umma owa aufi weida um hoch bereit teil dazu davon heim nach vor""".split()
)
"""Separable beginnings of verbs, which end a clause."""
BEFORE = frozenset(
    "zuerst zunächst anschließend vorher nachher nun schließlich zuletzt ansonsten vorab und oder dann also bitte aber sonst danach".split()
)
GREETS = frozenset("liebe lieber liebes hallo hey hi servus moin griaß".split())
CALLED = frozenset("leute leutln freunde mädels jungs kinder hey na los so alle".split())
GIVES = frozenset(
    "sage erzähle zeige nenne schreibe schicke sende glaub glaube erklär erkläre verzeih verzeihe vertrau vertraue antworte folg folge mail texte nimm versprich empfiehl lies vergib schick schreib sag gib erzähl sende bring zeig nenn überweise überweis lass hilf".split()
)
ASKS_ME = frozenset(
    "lass ruf frag lad lade weck erinnere erinner kontaktier kontaktiere informier informiere nimm".split()
)
