"""Word lists for commands (imperatives): verbs that also begin a sentence without its subject, words that invite, what may stand
behind a verb.
"""

SAID_OF_THINGS = frozenset(
    """kommt macht geht passt kostet reicht schmeckt klappt stimmt heißt fehlt bleibt steht liegt dauert gefällt wirkt klingt riecht
    fühlt läuft funktioniert braucht hilft lohnt beginnt startet endet öffnet schließt bietet sorgt schützt stärkt pflegt trocknet
    dient ersetzt spart fördert hält reinigt entfernt verbindet überzeugt begeistert wärmt kühlt freut tut wundert ärgert stört
    bedeutet interessiert erinnert beruhigt ehrt motiviert berührt nervt überrascht fasziniert beeindruckt enttäuscht gehört
    existiert entsteht scheint glänzt leuchtet wächst blüht reift duftet altert besteht versteht kennt weiß findet sucht meint
    glaubt hofft wünscht sagt führt zählt kriegt bekommt verdient liebt gewinnt verliert heizt schmerzt juckt siegt profitiert
    lebt wohnt arbeitet schafft gewährt garantiert enthüllt sitzt hängt steigt fordert strahlt brennt landet fliegt passiert
    verbessert verhindert wartet denkt dankt verfeinert variiert entspannt deutet wiegt löst klebt färbt liefert filtert fasst
    umfasst saugt brüht lagert spinnt windet""".split()
)
"""What is also said of a thing that nobody names: Kommt darauf an. Macht 14,50. Freut uns."""
_COMES = frozenset("vorbei rein rum rüber runter raus rauf mit her herein zahlreich zu alle gut".split())
OF_THEM = {
    "kommt": _COMES,
    "geht": frozenset("vorbei rein mit hin".split()),
    "macht": frozenset("mit weiter".split()),
    "bleibt": frozenset("dran gesund neugierig dabei treu locker stark wach".split()),
    "sucht": frozenset("aus".split()),
    "meint": frozenset(),
    "findet": frozenset("heraus raus".split()),
    "führt": frozenset("durch aus".split()),
    "fühlt": frozenset(),
    "denkt": frozenset("dran daran".split()),
    "hängt": frozenset("auf".split()),
    "schließt": frozenset("ab zu".split()),
    "öffnet": frozenset("auf".split()),
    "steigt": frozenset("ein um aus".split()),
    "sagt": frozenset("bescheid weiter".split()),
    "startet": frozenset("durch".split()),
    "spart": frozenset("mit".split()),
    "arbeitet": frozenset("mit".split()),
    "wartet": frozenset("nicht kurz noch lieber hier".split()),
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
FOR_YOU = frozenset("bringe schicke hole gebe nehme lege stelle mache schreibe melde rufe".split())
"""What "I" do for others and leave myself out: Bringe das Teil morgen mit."""
ALONE = frozenset("entschuldige entschuldig verzeih verzeihe".split())
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
    "folgt folg hört hör helft hilf dankt glaubt vertraut vertrau lauscht lausch".split()
)
SAYS_I = frozenset(
    """suche verkaufe biete vermiete tausche brauche finde liebe hoffe denke glaube freue wünsche meine habe komme kaufe verstehe kenne
    wohne arbeite warte bedanke gratuliere grüße werde schätze fühle lebe verdiene vermisse versuche studiere reise
    benötige erwarte plane überlege bestätige melde hätte tue profitiere zweifle genieße bewundere staune verbleibe begrüße
    krieg kriege steh lieg sitz wart brauch find wünsch hoff freu kenn lieb fühl wohn versteh vermiss verdien bin werd glaub""".split()
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
    gehör verbot verbund schein schmuck schrei pfeif quatsch treff dehn eis hilf""".split()
) - frozenset(
    "lad leit schau such stell ordne achte hilf führ antworte quatsch dehn steuere stärk bestell treff biete crem sonn prob".split()
)
"""Commands to one that look like nouns where a sentence begins."""
PARTS = frozenset(
    """vorbei zurück zusammen heraus hinein herein weiter wieder durch runter rüber fest rein raus rauf auf aus ein mit an ab zu los hin
    her bei hinzu um hoch bereit teil dazu davon heim nach vor""".split()
)
"""Separable beginnings of verbs, which end a clause."""
BEFORE = frozenset("und oder dann also bitte aber sonst danach".split())
GREETS = frozenset("liebe lieber liebes hallo hey hi servus moin griaß".split())
CALLED = frozenset("leute leutln freunde mädels jungs kinder hey na los so alle".split())
GIVES = frozenset("schick schreib sag gib erzähl sende bring zeig nenn überweise überweis lass hilf".split())
ASKS_ME = frozenset(
    "lass ruf frag lad lade weck erinnere erinner kontaktier kontaktiere informier informiere nimm".split()
)
