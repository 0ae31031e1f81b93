"""Phrases, continued (see `phrases`): single trades, appointments, courses, complaints, praise, and dialect."""

TRADES = """\
Am Feiertag offen / open on the holiday: habts am 8. dezember offen | offen am pfingstmontag? | zu maria empfängnis auf | are you open on boxing day | 24. bis wann | silvester offen?
Spontan vorbeikommen / drop in today: kann i heut no schnell vorbeischaun | geht sich heut no was aus | is jetzt grad wer da | quick visit possible today | hab zehn minuten zeit, geht das
Altes abholen und Entsorgung / disposal: nehmts ihr das alte gerät mit | can you take the old one away | entsorgung dabei? | wo geb ich das alte ab | altgerät retour
Kleine Reparatur sofort / fix it while I wait: könnts ihr das gleich machen | fix it on the spot | kann i drauf warten | dauert das lang zum richten | same day repair
Abholbereit / ready for pickup: is mein teil schon fertig | kann ich's schon holen | meldet ihr euch wenns fertig is | abholbereit?
Wer ist heute da / who is working: is die kathi heut da | welche kollegin macht das | can I ask for the same person | arbeitet der markus noch bei euch | möcht wieder zur gleichen
Für wen geeignet / who is it for: geht das auch für anfänger | bin komplett unsportlich, trotzdem? | suitable for beginners | schwanger möglich? | ist das was für ältere
Ab welchem Alter / minimum age: ab wie viel jahren kann mein kind mitmachen | from what age | is sie mit 4 zu klein | gehts auch mit baby | too young?
Was mitbringen / what to bring: was soll ich mitnehmen | do I need to bring anything | muss ich was mithaben | what should I wear | eigene matte notwendig?
Verspätung / running late: komm 10 minuten später | I'm running late | steh im stau | sorry, schaff's nicht pünktlich | zug hat verspätung, wartets ihr
Schlechtes Wetter / if it rains: was is wenns regnet | does it take place in the rain | bei schlechtwetter auch? | abgesagt wegen sturm? | ersatztermin bei regen
Online Kurs / online class: gibts das auch online | do you stream it | aufzeichnung? | join from home | per zoom möglich
Einzelstunde / private session: machts ihr auch einzelstunden | privat statt gruppe | personal training | nur wir zwei
Zehnerblock / block of ten: gibts einen 10er block | wie lang is der block gültig | can I share my pass | block läuft ab | punktekarte
Nur eine Frage / just a question: hätt a kurze frage | darf ich was fragen | wem kann i da schreiben | quick question
Privatnachricht / direct message: hab euch geschrieben | check your dms | pn geschickt | bitte schauts in die nachrichten | I sent you an email
Preis per Nachricht / price by message: preis bitte per pn | dm me the price | warum steht kein preis dabei | was darf das kosten | kosten?
Noch zu haben / still available: still available? | is des schon weg | reserviert oder frei
Will ich haben / I want one: muss i haben 😍 | need this | her damit | take my money | wo kriegt man das | haben wollen
Farben / colours: gibts das auch in blau | other colours? | welche farben habts | in schwarz wär's mir lieber | auch in rosa?
Probepackung / sample: is there a sample | muster schicken? | kleine packung zum testen | try before I buy
Set und Geschenkkorb / gift set: machts ihr geschenkkörbe | gift box for my mum | was schenk ich zum geburtstag | geschenkset um 30 euro | present idea?
Mindestbestellung / minimum order: ab welcher menge liefert ihr | minimum order? | gibts einen mindestbestellwert | can I order just one | ab wie viel stück
Lieferung in meine Gegend / do you deliver here: liefert ihr auch nach wien | do you deliver to my area | kommts ihr auch nach baden | wie weit fahrts ihr | zustellung im umkreis
Wunschtermin und Uhrzeit / preferred time: geht auch am abend | nur nach der arbeit möglich | lieber vormittags | any saturday slots | frühester termin
Termin bestätigen / confirm appointment: hab ich den termin jetzt fix | did you get my booking | bestätigung nicht bekommen | is my appointment still on | nochmal nachfragen wegen donnerstag
Nicht erschienen / no show: hab den termin verschwitzt | I forgot my appointment | sorry, ganz vergessen | neuen termin bitte | verschlafen
Schmerzen / pain: tuts weh | does it hurt | hab seitdem schmerzen | is that normal afterwards | geschwollen und rot
Medikamente und Rezept Arzt / prescription: brauch ein rezept | can I get a prescription | tabletten nachbestellen | medikament lagernd | überweisung nötig
Krankenkasse / health insurance: zahlt das die kasse | do you take insurance | kassenarzt oder wahlarzt | krieg ich was zurück von der ögk | zuzahlung
Impfung / vaccination: welche impfungen braucht er | vaccination due | auffrischung wann | impfpass vergessen | zecken impfung
Tier krank / sick animal: mein hund frisst nicht | my cat is limping | hat was gefressen was er nicht darf | he keeps vomiting | kratzt sich ständig
Kastration und OP / surgery for pets: was kostet kastrieren | neuter my cat | op termin für hund | nach der op was beachten | narkose gefährlich?
Zahnarzt / dentist: zahn tut weh | chipped my tooth | mundhygiene kosten | krone oder füllung | angst vorm zahnarzt
Haare Pannen / hair gone wrong: farbe is ganz anders geworden | my fringe is too short | orange statt blond | kann man das noch retten | schnitt gefällt mir nicht
Bart und Herren / barber: macht ihr auch bärte | beard trim | herrenschnitt ohne termin | fade possible? | nassrasur
Braut / bridal: hochzeitsfrisur mit probe | bridal make-up | brautkleid ändern | brautstrauß bestellen | how far ahead for a wedding
Tattoo und Piercing / tattoo: was kostet ein kleines tattoo | cover up möglich | tattoo healing | piercing ohne termin | consent under 18
Fahrschule / driving school: wann startet der nächste kurs | how many lessons do I need | prüfungstermin | l17 möglich? | perfektionsfahrt
Bad und Heizung / plumbing and heating: heizung wird nicht warm | boiler broken | wasserhahn tropft | abfluss verstopft | therme service
Elektriker / electrician: steckdose funktioniert nicht | install a lamp | fi fällt dauernd | wallbox montieren | strom weg in der küche
Tischler und Möbel / carpenter: macht ihr küchen nach maß | build a bookshelf | tisch abschleifen | welches holz | wardrobe to measure
Malerarbeiten / painting: was kostet zimmer ausmalen | paint the facade | schimmel an der wand | welche farbe für innen | streichen lassen
Garten / gardening: schneidets ihr auch hecken | lawn care | baum fällen | garten neu anlegen | wann rosen schneiden
Reinigung / cleaning: putzt ihr auch fenster | cleaning after moving out | teppich reinigen | fleck geht nicht raus | wäscherei express
Umzug und Transport / removals: machts ihr umzüge | move a piano | transporter mieten | was kostet ein umzug in den dritten stock | storage space
Computer und Handy Reparatur / phone and computer repair: display kaputt was kostet das | screen replacement | laptop fährt nicht hoch | datenrettung | akku tauschen
Uhren und Goldschmied / watches: uhr bleibt stehen | change a watch battery | band kürzen | ring enger machen | altgold ankauf
Wein und Heuriger / wine: wann habts ausgsteckt | wine by the glass | ab hof verkauf | welcher wein passt dazu | sturm schon da?
Kaffee / coffee: welche bohnen für die maschine | grind it for filter please | ist der koffeinfrei | espresso zu sauer | which roast is strongest
Tee und Gewürze / tea and spices: wie lang ziehen lassen | loose or bags | habts auch kräuter | decaf tea | gewürz ohne salz
Fleisch und Fisch / meat and fish: woher ist das fleisch | fresh fish when | grillplatte für zehn | halal? | kann ma faschiertes vorbestellen
Eis / ice cream: welche sorten gibts heut | scoop price | eis ohne milch | ab wann habts wieder eis | litereis zum mitnehmen
Obst und Gemüse Kiste / vegetable box: was is diese woche im kistl | pause my veg box | kistl für singles | erdäpfel lagernd | which vegetables are in season
Hofladen und Automat / farm shop: gibts frische eier | farm shop hours | selbstbedienung? | automat leer | nimmt der automat karten
Käse und Milch / dairy: rohmilch? | goat cheese available | heumilch | laktosefreier käse | schneidets den käse auf
Fitness / gym: probetraining möglich | gym opening hours | sauna dabei? | cancel my gym contract | geräte immer besetzt
Schwimmen und Sauna / pool: ist der pool beheizt | pool open for day guests | saunatage | schwimmkurs für kinder | bademantel mitnehmen
Zimmer Frage / room requests: zimmer mit balkon bitte | babybett möglich | ruhiges zimmer | extra towel
Hotel Preis und Storno / hotel price: half board included | bis wann kann ich stornieren | kurtaxe? | single room supplement
Camping / camping: stellplatz frei | do you allow tents | strom am platz | camper über nacht | dogs on the campsite
Ski und Berg / skiing and mountains: is die piste offen | lift running today | skiverleih | hütte offen? | how much snow
Wandern und Ausflug / hiking: wie lang geht man da rauf | trail easy for kids | mit kinderwagen möglich | wo startet der weg | gibts a einkehr
Museum und Kultur / museum: was läuft grad für eine ausstellung | student discount for tickets | führung auf deutsch | fotografieren erlaubt | karten an der abendkassa
Kino und Theater / cinema: wann beginnt die vorstellung | is it in english | plätze zusammen | restkarten? | what's on tonight
Spielzeug und Kinderkleidung / toys: ab welchem alter ist das | machine washable | gr. 98 noch da | batteries included? | holz oder plastik
Stoffe und Wolle / fabric and wool: wie viel meter brauch ich | what needle size | kratzt die wolle | stoff vom meter | gleiche partie noch da
Schuhe / shoes: fällt der schuh klein aus | wide feet | sohle neu machen | gr. 39 wann wieder | waterproof?
Naturkosmetik / cosmetics: ist das parfümfrei | for sensitive skin | wie lang hält die creme | vegan getestet? | refill possible
Seife und Kerzen / candles: wie riecht die kerze | burn time | rußt die | wachs aus was | rauchfrei
Schreibwaren und Druck / printing: druckt ihr auch visitenkarten | a3 copies | plakat bis morgen | which file format | t-shirt bedrucken
Keramik und Handwerk / pottery and crafts: can it go in the oven | jedes stück ein unikat? | handmade by you | mit namen drauf
Upcycling und Second Hand / second hand: nehmts ihr gebrauchte sachen | do you buy used clothes | second hand ecke | was zahlt ihr dafür | kommission?
Immobilien / real estate: is die wohnung noch frei | viewing on saturday | provision? | pets allowed in the flat | heizkosten dabei
Steuerberater und Recht / tax and legal advice: was kostet eine erstberatung | do I need a lawyer | steuererklärung bis wann | testament machen | einspruch frist
Verein / club: wie werd ich mitglied | training times | mitgliedsbeitrag | join as a volunteer | wann ist das nächste treffen
Glaubwürdigkeit / is this real: stimmt das wirklich | is this fake | seids ihr seriös | scam or legit | echte fotos?
Falsche Info / wrong information: auf google steht was anderes | your website says something else | öffnungszeiten stimmen nicht | das is ja gar nicht mehr aktuell | link funktioniert nicht
Nicht geliefert wie bestellt / not as described: sieht ganz anders aus als am bild | not what I ordered online | viel kleiner als gedacht | farbe stimmt nicht | qualität wie billigware
Keine Antwort / no reply: schreibt ihr auch irgendwann zurück | third time I ask | warte seit tagen auf antwort | nobody answers my mail | seit montag keine rückmeldung
Preiserhöhung / price increase: warum is das teurer geworden | prices went up again | früher hat das 3 euro gekostet | schon wieder teurer
Portion zu klein / small portions: die portion war winzig | tiny serving | hungrig heimgegangen | für das geld so wenig | früher war mehr drauf
Kalt serviert / food was bad: essen war kalt | the soup was cold | versalzen | fleisch zäh wie leder | haar in der suppe
Krank nach Essen / ill after eating: mir war danach schlecht | got food poisoning | bauchweh seit gestern abend | schimmel am brot | abgelaufen gekauft
Verletzt / injury: hab mich geschnitten daran | my child got hurt | ausgerutscht bei euch | allergische reaktion | gefährlich so was
Drohung mit Anwalt / legal threat: ich geh zum konsumentenschutz | you'll hear from my lawyer | anzeige ist raus | das wird folgen haben | geld her oder anwalt
Schlechte Bewertung / bad review: ein stern ist zu viel | never again | kann ich nicht empfehlen | worst place ever | finger weg
Toller Einkauf / happy with purchase: gestern bekommen, bin begeistert | love it so much | passt perfekt | better than expected | schon die zweite bestellung
Schönes Foto / nice photo: was für ein tolles bild | beautiful shot | wo is das aufgenommen | who took this | gänsehaut
Schöne Idee / great idea: super idee | finde ich klasse dass ihr das macht | what a lovely concept | weiter so | endlich macht das wer
Glückwunsch / congratulations to you: alles gute zum geburtstag | happy anniversary | gratuliere zur eröffnung | 10 jahre, wow | well deserved
Vorfreude / can't wait: kanns kaum erwarten | counting the days | freu mich schon auf samstag | see you there
Schade / what a pity: schade, leider keine zeit | too bad I'm away | oh nein, verpasst | next time then | leider zu weit weg
Erinnerungen / memories: da war ich als kind schon | brings back memories | bei euch hab ich meinen mann kennengelernt | good old times
Umfrage antworten / answering a poll: a | team kaffee | definitely the second one | das linke | beides 😄 | ich nehm nummer drei
Mundart Fragen allgemein / dialect: questions: wos is des | wia geht des | wer mocht n des | wonn gehts n los | deaf i des a | host no an
Mundart Storno / dialect: cancel: i muas leida obsogn | i kim ned | geht si bei mia doch ned aus | kau i des vaschiabn | bin kraunk wuan
Mundart Kaputt / dialect: broken: des is hi | geht nimma | is ma obbrochn | rinnt aus | des hot nur zwa tog ghoitn
Mundart Rückgeld / dialect: money back: i wü mei göd zruck | kau i des zruckschickn | passt ma ned | umtauschn geht? | des hob i ned bstöht
Mundart Kinder Tiere / dialect: kids and pets: deaf da bua a mit | kau mei hund mit eina | hobts wos fia klane | mei kotz is kraunk | fia d kinda a wos
Mundart Wartezeit / dialect: waiting: wia laung dauert des nu | i woat scho zwa wochn | wonn is des firti | is mei radl scho gmocht | geht des a schnölla
Mundart Zahlen / dialect: payment: kau ma mid koatn zoin | nehmts es a bankomat | geht des auf rechnung | i hob nur an fuchzga | griag i a rechnung
Mundart Kurs / dialect: course: gibts nu an plotz | wonn fongt da kuas au | i bin ka profi, geht des a | wos brauch i do | kau i amoi schaun kumma
"""
