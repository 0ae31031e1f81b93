"""Words by which names of people are recognised in a text: what comes before a name, what is no name, and names that are
also words. Lists are German (as in Austria) and English; plain letters and small ones are compared.
"""

from collections.abc import Mapping
from enum import Enum


class Lead(Enum):
    """Way in which a name follows certain words."""

    CAPITALS = "capitals"
    """In capitals."""
    ANY_WORD = "any"
    """With the next word, however it is written."""
    IS = "is"
    """In capitals, unless that says what somebody is: Ich bin Vegetarierin."""
    GREETS = "greets"
    """In capitals, or in small letters where the greeting ends behind it."""
    REGARDS = "regards"
    """Somewhere in the rest of the text."""


BEFORE_NAMES: Mapping[Lead, str] = {
    Lead.CAPITALS: (
        # titles
        "herr|herrn|hr|frau|fr|frl|fräulein|familie|fam|dr|mag|maga|ing|di|prof|professor|doktor|doktorin|mr|mrs|ms|miss|mister|sir"
        "|madam|oma|opa|omi|opi|tante|onkel|chef|chefin|meister|kollege|kollegen|kollegin"
        # relatives
        "|tochter|sohn|bruder|schwester|schwager|schwägerin|mann|freund|freundin|mama|papa|mutter|vater|kind|baby|enkel|enkelin"
        "|enkerl|neffe|nichte|nachbar|nachbarin|hund|hündin|katze|kater|husband|wife|son|daughter|friend|sister|brother|mum|mom"
        "|dad|dog|cat|colleague|boyfriend|girlfriend|mate|guide|teacher|trainer|trainerin|hairdresser|waiter|waitress|neighbour|partner|partnerin|lebensgefährte|lebensgefährtin|kellner|kellnerin"
        # for whom
        "|reserviert auf|reserviert für|reservieren auf|reservierung auf|reservierung für|bestellt auf|bestellt für|bestellt von"
        "|bestellung von|bestellung für|tisch auf|termin auf|auf den namen|auf namen|auf meinen namen|unter dem namen|namens|heißt"
        "|reservation for|booked for|regards to|grüße an|grüßen an|gruß an|grüßt mir|greetings to|say hi to|danke an|dank an|lob an"
        "|thanks to|kudos to|lautend auf|lautet auf|läuft auf|geht auf|ausgestellt auf|ask for|table for|booking under|booked under|reserved for|called|under the name|under the name of|in the name of"
    ),
    Lead.ANY_WORD: (
        "ich heiße|ich heiß|i hoaß|i haß|mein name ist|mein name is|mein name|name ist|name|my name is|my name's|i am called"
        "|i'm called|unter meinem namen|vorname|nachname|familienname|ansprechpartner|ansprechpartnerin|gezeichnet|gez|kundin|kunde"
        "|kontakt"
    ),
    Lead.IS: (
        "ich bin|ich bins|i bins|bins|ich bin die|ich bin der|ich bin das|ich bin da|i bin|i bin da|i bin de|i bin die|bin die|bin der|bin da|i am|i'm|i’m"
        "|this is|it's|it’s|hier ist|hier schreibt|hier spricht|da schreibt|da ist die|da ist der"
    ),
    Lead.GREETS: (
        "hallo|hallöchen|hi|hey|heyho|moin|servus|servas|seas|grüezi|griaß di|griaß eich|griaß enk|grüß gott|grüß euch|grüß dich|grüß sie"
        "|grüß di|grüß eich|guten tag|guten morgen|guten abend|schönen tag|schönen abend|sehr geehrte|sehr geehrter|werte|werter"
        "|liebste|liebster|liebe|lieber|liebes|hello|dear|good morning|good afternoon|good evening|danke|dankeschön|danke schön|danke dir"
        "|danke ihnen|danke sehr|danke vielmals|merci|vielen dank|herzlichen dank|besten dank|lieben dank|thanks|thank you|thx|bravo"
        "|gratuliere|gratulation|congrats|congratulations|tschüss|tschau|ciao|bye|goodbye|bis bald|bis dann|see you|well done"
        "|happy birthday|alles gute|willkommen|welcome|ta"
    ),
}
"""Words after which a name follows, phrases parted by strokes."""
REGARDS = (
    "lg|glg|vg|mfg|hg|bg|sg|l g|v g|m f g|grüße|grüßen|grüßle|grüßchen|gruß|regards|wishes|greetings|bussi|bussis|bussal|bussl|baba"
    "|alles liebe|herzlichst|hochachtungsvoll|cheers|sincerely|yours|yours truly|yours sincerely|yours faithfully|xoxo|xox|xo"
    "|take care|hugs"
)
"""Ends of a text, behind which its author's name is."""
PASSED_OVER = (
    "wieder übrigens liebe lieber liebes dear my auch sehr geehrte geehrter namens called named ist is"
)
"""Words between a greeting and a name."""
PARTICLES = frozenset({"von", "van", "vom", "de", "del", "al", "el", "bin", "zu", "zum", "den", "der"})
"""Words within a name."""
ONES_OWN = frozenset({"dein", "deine", "eur", "eure", "ihr", "ihre", "dei", "your"})
TAKEN = frozenset({"reserviert", "bestellt", "gebucht", "hinterlegt", "reserved", "booked"})
COMPANIES = frozenset("gmbh gesmbh og kg ag ohg ug ltd llc inc".split())
CLOSINGS = frozenset({"love", "best"})
"""Words before a name and a comma at the end of a text."""
WHAT_ONE_IS = ("er", "ist", "fan", "ant", "ent", "in", "e", "ling")
"""Ends of words for what somebody is."""

NOBODY = """
    all alle allen allerseits also am an and any as at auch auf aus bei beste besten bis bitte bussi da daheim dank danke das de dem den
    der des die dich dir du ein eine einen einer euch eure euer everybody everyone fans folks for freunde freundin from fürs für gern
    gerne gruß grüße grüßen guys herr frau hier i ich ihnen ihr ihre im in ins it ja jetzt kunden ladies leute liebe lieben lieber
    liebes like lot mal many me meine mein mich mir mit much my nach nochmal nun ob on or people schon schön schönen schönes sehr sie
    so team the there this to und uns unser unserem unsere us viel viele vielen vielmals vom von voraus vorab was we wie wieder will
    wir you your yours zu zum zur zusammen advance again anyway that these those same weekend wochenende woche tag abend morgen
    nachmittag herz herzlich herzlichst ganz gut gute guten guter gutes nur noch not really happy hope have nice great best very super
    toll tolle weiter weiterhin bald dann später leider
"""
"""Words that name nobody where names are."""
MORE_NAMES = """
    abby abdullah abigail ada addison adelheid agatha agnieszka ahmed akira alan alastair alessandra alessandro alex alfie ali
    alistair amber amira anastasiia anastazja andrei andrzej angus anselm antonella aoife arlo ashley attila audrey ayhan
    aysegül balthasar beata beatrix becky bella benedetta benedict beppo berti bertie beth betty bibi bill blake bob bonnie
    brenda brian bridget bruce bryony burgi burgl burkard burkhard béla bülent caitlin callum cameron camilla cansu carlos
    caro carol cassie cecily cedric celia charly chelsea cheryl chiara chloe ciaran cindy clarissa clive connor conny cordelia
    cormac craig cristina crystal csaba cyril cäcilia daisy damian daphne darcy darren dave debbie declan delilah derek derya
    desmond dexter diego dietlinde dilara dilek dmitri dmytro dominic donna doug duncan dylan eckart eckehard eckhard edelgard
    edna eduard egmont eileen eleanor eliza elliot elsie emmett engelberta enzo eoin erdem erhan eric erica ernestine esme
    eszter ethel euan evamaria evan evi ewa ewan federica ferdi ferdl fergus fern fernando finlay fiona fletcher flo flora
    florin florine francesco francis franka franzl freddie freya fridolin friedhelm fritzi gabsi gamze gareth gary gavin gemma
    genevieve geraldine gerli gerold giles gina giovanni gitti gittl giulia giuseppe gizem glen glenda gloria gordon gotthard
    gottlieb gracie graham grainne greg gregory grzegorz guido gundi gundula gusti gwen gwyneth gábor gül gülay günni hacer
    hadwig haley hamish hanno hansi hansl harriet harrison hartwig harvey hassan hedi heimo heinzi helge heli henrietta
    herlinde hermi hias hieronymus hilary hildegund hiltrud holly howard hugh hussein hülya ian ignaz ildikó ilker imelda
    imogen ioana irmtraud iryna isaac isidor isla isolde istván ivy jacek jackie jade jake jamie janet jared jarosław jasmine
    jasper javier jeff jemima jenna jeremiah jeremy jerry joan jocelyn jodie jodok joe jogi jolene jon jordan jorge jose
    josephine josh jost joyce juan judit judy juliet kaan kadir karim karli kasia katalin katarzyna kateryna kathl kati katy
    kayla keira keith kelly ken kendra kenneth kerry khaled kieran kirsten kirsty kolja kreszenz kristen krzysztof kunigunde
    kurti kyle larisa larry lauren layla leander lee leslie leyla liam lieselotte liesl lilo lindsay lionel lisi lisl lissi
    lloyd logan lois loisl lola lorenzo lorraine lothar lotti lottie louie lucie lucinda ludger ludmila ludmilla ludovica
    luigi luis luitgard luitpold luke lynn lyudmyla lászló mabel madeleine mahmut maik maisie malcolm mandy manu marcello
    marcin marek mariam marjorie marta mason mateusz matilda matt maud maureen mavis małgorzata megan meinhard meinrad
    melchior meli meltem meredith mert meryem michi michl miguel mihai mike millicent millie mitzi mizzi mohamed mohammad
    mohammed molly moni morgan muriel mykola myra nancy nannerl nanni naomi natasha nazan nazl ned neil nell nepomuk nguyen
    niall niamh nigel niki nikolai notker nour odette odilo oguz oisin oksana oleksandr olena olwen omar ondrej onur ophelia
    orhan orla orson oscar ossi otis ottilie ottmar ottokar owen ozan pablo padraig paige pam pankraz paolo patsy pavel pavlo
    paweł pearl pedro peggy penny pepi peppi percy perry pete petr phil phoebe pierre piers pinar piotr pippa pirmin poldi
    polly poppy portia priya quinn quirin rabia rachel radu raj ramazan rami ravi ray raymond reginald reimund reinhild
    reinhilde reini rhonda rhys rick rob roberto rocco roderich roderick rodney roisin romuald ron rory rosalia rosalind
    rosalinde rosie ross roxanne ruby rufus ruprecht russell réka saffron sally salvatore sami sanjay saoirse schorsch scott
    sean sepp seppl sergei sergio serhiy seth seyma shane shannon sharon sheila shirley siegi siegrun sienna sigi sigmund
    silas sinead sinem siobhan sissi skye songül sonia spencer stacey stanislaus stefano steff stella stuart suat sude sue
    susi svetlana sybil sándor tabitha tadeusz tamsin tania ted terry tessa tetiana thaddäus thekla theodora tibor tiffany
    tillmann toby todd tolga tomasz tomás toni tracy traudi traudl traugott trevor trude trudy tuncay tyler ugur ulf una urban
    urs uta valentino valeria veit verity vernon vicky victor violet vittoria vivian vladyslav volkmar vreni vroni wallace
    wally waltraut warren wastl wayne wendelin wendy wesley wiebke wilfred willa wiltrud winfried winifred winston wojciech
    wolfhard wolfi wolfram xandi xandl xaverl yana yeliz yuki yulia yuri yvette zach zacharias zahra zara zdenek zelda zenzi
    zofia zsolt zsófia
"""
"""First names beside those of `first_name`, by which nobody is greeted: as people are called, and from other languages."""
ALSO_WORDS = """
    alex amber angus bella bill blake bonnie carol crystal daisy dean dexter dino elsa erika ernst fern flora francis frank franka
    glen gloria grace gracie guido heide helge iris isla jack jade jasmin joan jordan jost kaan kelly lana linda lola mark meli mert
    mila mira molly morgan nada niki nora pearl penny perry pete poppy quinn rami ravi rick rocco roman rosa ross ruby saffron sami
    scott skye spencer stella suat tara toni trude urban veit verity victor violet wally wanda warren wolf
"""
"""First names that are words, too: recognised in capitals only."""
NEVER_SMALL = frozenset({"can", "said", "till"})
"""First names with which sentences begin as ordinary words: recognised only where names are."""
FAMILY_NAMES = """
    aigner auer baumgartner berger brunner demir eberl ebner eder egger eichinger fellner grabner haas haider hartmann haslinger
    herrmann hoffmann hofmann horvath johnson jones kaya kern kogler kohler koller krause krenn kruger lackner lechner lehmann
    lehner leitner lindner maurer moser muller neubauer neumann novak nowak ozturk pfeiffer pichler posch resch richter riedl
    riegler sailer schmid schmidt schmied schroder schultz schulz schulze seidl smith stadler steiner strasser strobl thaler tichy
    toth wagner wallner wieser williams wilson wimmer winkler yilmaz yildiz zimmermann celik
"""
"""Frequent family names that are no words of every day."""
FAMILY_NAMES_END = (
    "ovic",
    "evic",
    "huber",
    "hofer",
    "bichler",
    "mayr",
    "maier",
    "mayer",
    "meier",
    "meyer",
    "gruber",
)
"""In plain letters."""

FOREIGN_LETTERS = frozenset("čćđšžğışőűóáíúñøåýřěůńśźżłąęăâțîïëœæ")
"""Letters of names that German and English words do not have."""
NO_NICKNAMES = frozenset(
    """taxi gummi chili chilli kiwi musli sushi pulli profi azubi salami ravioli panini mini maxi wifi safari bikini kombi etui juni
    juli handi bussi gnocchi martini zivi basti wasabi rugbi hobbi""".split()
)
"""Words that are as long as a nickname and end like one (Hansi, Poldi), and name nobody."""
NOT_PERSONS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october"
    " november december english german germany austria austrian vienna europe european italian italy french france spanish spain"
    " american british uk usa eu us christmas easter halloween valentine mother mothers father fathers day eve new year internet google"
    " instagram facebook whatsapp paypal visa mastercard klarna apple android iphone ok pdf diy usb led wifi flat white americano latte"
    " cappuccino espresso mr mrs ms dr".split()
)
"""English words with a capital that name no person."""
