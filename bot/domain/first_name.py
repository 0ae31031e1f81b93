"""First names: the first name of a customer where their displayed name surely has one; a wrong one is worse than none.

The rules, in their order. No first name:
1. where the name cannot be greeted (an address, a handle, digits, a word such as Guest);
2. where a word of it is a trade, a legal form or a couple ("Anna Floristik", "Maria's Café", "Franz GmbH", "Anna und Peter");
3. where the first word is no known first name: surnames, titles, initials, "von", "Gasthaus", "DJ".
Else the first word, with the second where that is a first name, too, and a third follows ("Hans Peter Huber").
The known names are the common ones of Austria, Germany, English, Turkish, Bosnian, Croatian and Serbian, listed by hand.
"""

from functools import cache

from bot.domain.greeting import name_to_greet

_LONGER = 3
"""Words of a name whose second may be a first name, too."""

_NAMES = """
    adele adrian agnes aida ajla albert aleksandar aleksandra alena alex alexander alexandra alexis alfred alice alina alma
    alois aloisia alwin amanda amar amelie amina amir amra amy ana anastasia andi andrea andreas andreja andrew andy ane
    angela angelika anika anita anja ann anna annabel anne annelie anneliese annemarie annette annika anni anthony antje
    anton antonia antonio arda armin arne arnold arthur asim asli astrid auguste axel aylin aysel ayse
    ayşe azra barbara barbel bärbel bastian beate beatrice beatrix ben benedikt benjamin bernadette bernd bernhard bert
    berta bettina bianca birgit birgitta bogdan bojan boris branka branko brigitte britta bruno burak burcu can carina
    carl carla carmen carola carolin carolina caroline cassandra caterina catherine cem ceren charlotte chiara chris
    christa christel christian christiana christiane christin christina christine christl christoph christopher clara
    claudia claus clemens cora cordula corinna cornelia dagmar damir dana daniel daniela danijel danijela danny dario
    david davor dean deborah dejan denis denise deniz dennis detlef diana dieter dietmar dijana dino dirk dominic dominik
    dora doris dorothea dragan dragana dunja dusan dušan djordje đorđe dženan ebru eda edeltraud edgar edin edith edward ece egon ekrem ela
    elena eleonora elfriede elias elif elisa elisabeth elizabeth ella ellen elke elma elmar elsa elvira elvis emanuel
    emil emilia emilie emily emine emir emma emrah emre enes engelbert enrico erich erik erika erin ernst erna ertan erwin
    esra esther ethan eugen eva eveline evelyn ewald fabian fabio fabienne fanny faruk fatih fatima fatma felix
    felicitas ferdinand filip filiz finn fiona florentina florian franca francesca franjo frank franz franziska
    franzi frauke fred frederik frida frieda friedrich fritz furkan gabi gabriel gabriela gabriele georg george georgia
    gerald gerda gerhard gerlinde gernot gert gertraud gertrude gerti gilbert gisela gitte goran gordana gottfried
    grace greta grete gudrun günter günther guenter gunther gustav hakan halil hana hanna hannah hannelore hannes hans
    harald hannes harry hasan hatice heather hedwig heide heidemarie heidi heike heiko heiner heinrich heinz helen helena
    helene helga helmut helmuth henriette henry herbert herfried heribert hermann hermine herta hilda hilde hildegard
    holger horst hubert hugo hüseyin huseyin ibrahim ida igor ilona ilse imre ines inga inge ingeborg ingo ingrid irena
    irene irina iris irma irmgard isabel isabell isabella isabelle ismail ivan ivana ivica ivo ivona jack jacob jacqueline
    jadranka jakob james jan jana jane janina janine jannik jasmin jasmina jason jelena jenni jennifer jenny jens
    jeremias jessica jessie jill jim joachim joanna johann johanna johannes john jonas jonathan jörg jorg josef josefa
    josefine joseph josip joshua josipa jovan jovana judith julia julian juliana juliane julie julius jürgen juergen
    justin jutta kai karen karin karina karl karla karoline karolina kaspar katarina kate katharina katherine kathi
    kathrin kathy katja katrin kemal kenan kerstin kevin kilian klara klaudia klaus klemens konrad konstantin konstanze
    korbinian kristian kristin kristina kristof kurt lana lara larissa lars laura lea leah leila lejla lena leni leo
    leon leonie leonard leonhard leonora leopold leopoldine levent lidija lilia lilian lilli lilly lily lina linda
    lisa lisbeth liliana lorena lorenz lotte louis louisa louise luca lucas lucia lucy ludwig luis luisa luise luka lukas
    luzia lydia maja magda magdalena maike maja malte manfred manuel manuela mara marc marcel marcella marco marcus
    margaret margareta margarete margarethe margit margot margret maria mariana marianne marie marija marijana marina
    mario marion marjan mark marko markus marlene marlies marta martha martin martina mary mateo mathias mathilda
    mathilde mats matteo matthew matthias matthäus maurice max maximilian mehmet melanie melina melisa melissa melita
    merve mia michael michaela michelle mihael mila milan milena milica miljana milos miloš mina mira miriam mirjam mirjana
    mirko miroslav mirza mladen monika moritz muhammed murat mustafa nada nadia nadine nadja natalia natalie natascha
    nataša natasa nathan nedim nele nenad nermin nermina nevena nicholas nick nico nicola nicolas nicole nihad nik niki
    nikita niklas niko nikola nikolaus nikolina nils nina noah noel noemi nora norbert notburga nurcan olaf oleg olga
    oliver olivia omer ömer osman oskar oswald otmar otto özlem pamela pascal patricia patricija patrick patrik paul paula
    paulina pauline peter petar petra philip philipp philippa pia predrag quentin radovan rafael raffael raimund rainer
    ralf ralph ramona raphael raphaela rebecca rebekka regina regine reinhard reinhold renata renate rene rené resi
    ricarda richard rita robert roberta robin roger roland roman romana romy ronald ronja rosa rosalia rosalie rosemarie
    rosi rosina roswitha ruben rudi rudolf rupert ruth ryan sabina sabine sabrina said salih sam samantha samir samira
    samuel sandra sanela sanja sara sarah sascha saša sasa sebastian sedat selim selin selina selma semra senad serap
    sergej serkan severin seyma sibel sibylle siegfried sieglinde siegmund sigrid silke silvana silvia silvio simon
    simona simone sina slavica slobodan snezana snežana sofia sofie sonja sophia sophie srdjan srđan stefan stefanie
    stefania steffen steffi stephan stephanie stephen steve steven susan susanna susanne susi suzana svenja sven sybille
    sylvia sylvie tamara tanja tara tarik tatjana tea teresa thea theo theodor theresa therese theresia thomas tihana
    tijana till tim timo tina tobias tom tomas tomislav toni tony traude traudi trixi tuğba tugba udo ulla ulli ulrich
    ulrike umut ursula uschi ute uwe valentin valentina valerie vanessa vedran veljko vera verena veronika vesna viktor
    viktoria vincent vinzenz violeta vladimir vlado volkan volker walburga waldemar walter waltraud wanda wenzel
    werner wilfried wilhelm wilhelmine william willi wolf wolfgang xaver yannick yasemin yasin yasmin yusuf yvonne zehra
    zeljko željko zeynep zita zlata zlatan zlatko zoe zoltan zoran zorica zuzana
"""
_NO_PERSON = """
    ag agency agentur am an and apotheke art arts atelier auto autos backt bakery band bar barber bau bäckerei baeckerei bäckt
    bauernhof beauty beratung bikes bio blog blumen books boutique brot buch bücher cafe café caffe catering center chor
    club coaching community consulting cooking crafts dance delikatessen der design designs die dj eis event events express
    family familie fan fanclub fanpage fans farm fashion feinkost film fitness fleischerei floristik foto fotografie
    fotos friends friseur friseurin frisör garage garten gasthaus gasthof gastro gmbh grill group gruppe gym haarstudio hair
    hairstyle handmade handwerk hof holz home hostel hotel imbiss immobilien ink institut it kaffee kanal kg keramik kitchen
    klinik kocht kosmetik kunst küche laden landhaus liest life lifestyle living llc logistik lokal ltd magazin makeup
    malerei markt marketing massage media medien metzgerei mode moden music musik nagelstudio nails natur news nähatelier of
    official og ohg ordination partner party pension photo photography photos physio physiotherapie pictures pizza pizzeria
    podcast praxis pub radio reisen restaurant salon schmuck schule service services shop skin solutions sport sports
    stadl steuerberatung store stube studio style supermarkt taxi team tech tattoo textil the theater therapie tischlerei
    tours training transport travel tv und verein verlag vinothek vlog wein weine weingut weinbar welt werkstatt wirt
    wirtshaus wohnen wolle work works world yoga zahnarzt zentrum zimmer
"""
_ENDINGS = ("shop", "store", "studio", "salon", "design", "grafie", "graphy", "blog", "laden", "café", "gmbh")


def first_name(author: str) -> str:
    """First name of a customer; empty where it is not sure that there is one."""
    words = name_to_greet(author).split()
    plain = [word.casefold().strip(".") for word in words]
    if not words or any(word in _no_person() or word.endswith(_ENDINGS) for word in plain):
        return ""
    if not is_first_name(words[0]):
        return ""
    named = words[:2] if len(words) >= _LONGER and is_first_name(words[1]) else words[:1]
    return " ".join(map(_written, named))


def is_first_name(word: str) -> bool:
    """Whether a word, or each part of a double name (Anna-Lena), is a known first name."""
    return all(part in _names() for part in word.casefold().split("-"))


def _written(word: str) -> str:
    """Name as one writes it, where somebody typed it in small letters or in capitals."""
    return word.title() if word.islower() or word.isupper() else word


@cache
def _names() -> frozenset[str]:
    return frozenset(_NAMES.split())


@cache
def _no_person() -> frozenset[str]:
    return frozenset(_NO_PERSON.split())
