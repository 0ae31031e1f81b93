"""Phrases of customers of small businesses, by meaning, in German, Austrian German and English.

Written for this project. One meaning a line: `German title / English title: phrase | phrase`. Comments are compared with
them (`concepts`), and the projection of sentence vectors is trained on them (`bench/projection.py`).
"""

PHRASES = """\
Öffnungszeiten / opening hours: wann habts ihr offen? | bis wann seids da heute | habt ihr morgen auf | um wie viel Uhr sperrt ihr zu | sind Sie auch mittags geöffnet? | offen am Freitag Nachmittag? | seids ihr jetzt grad noch da | what time do you close | are you open today? | when do you open on weekdays
Feiertage und Betriebsurlaub / holidays: habt ihr zu Ostern offen | seid ihr zwischen den Feiertagen da? | wann macht ihr Urlaub | am Nationalfeiertag zu? | Betriebsferien bis wann? | sperrts ihr am Pfingstmontag auf | Haben Sie am 24. Dezember geöffnet? | closed on bank holidays? | are you open over christmas | holiday hours?
Adresse und Standort / where are you: wo is des genau | wo findet man euch | in welchem Bezirk seids ihr | Wo befindet sich Ihr Geschäft? | gibts euch auch in Linz | welche Straße bitte | where are you located | what's your address | whereabouts is your shop | eure adresse pls
Anfahrt mit Öffis / how to get there: mit welchem Bus komm ich zu euch | is a Station in der Nähe | wie komm i da öffentlich hin | Welche Haltestelle ist am nächsten? | zu fuß vom bahnhof möglich? | which tram goes to you | can I reach you by train | how do I find you from the station | wo muss i aussteigen
Parkplätze / parking: wo stell ich das auto hin | habts ihr Parkplätze | is da Kurzparkzone bei euch | Gibt es Parkmöglichkeiten vor dem Haus? | kostet das Parken was | parken is bei euch a Katastrophe | is there parking nearby | where can I leave my car | radständer vorhanden?
Kontakt und Telefon / contact: unter welcher Nummer erreich ich euch | habts ihr a Telefonnummer | kann man euch anrufen | An welche E-Mail kann ich schreiben? | wen kontaktier ich am besten | whats your phone number | how can I contact you | can I speak to someone | tel nr? | DM oder mail?
Niemand erreichbar / nobody answers: bei euch hebt nie wer ab | hab schon drei mal angerufen | warum antwortet keiner auf meine Mail | Seit einer Woche keine Rückmeldung von Ihnen | auf nachrichten reagierts ihr auch ned | nobody picks up the phone | I emailed you and got no reply | still waiting for an answer | geht ihr nicht ans telefon?
Tisch reservieren / table reservation: habt ihr heute abend was frei für 2 | geht sich ein Tisch um 19 Uhr aus | muss man vorher reservieren | Ich möchte einen Tisch für sechs Personen bestellen | tisch draußen am samstag? | kann ma spontan kommen oder reservieren | do we need a reservation | table for two on friday please | any tables left tonight | is noch platz für 4
Termin vereinbaren / book an appointment: wann hättet ihr den nächsten Termin | kriegt man noch an Termin diese Woche | Ich hätte gern einen Termin am Donnerstag | wie kann ich einen termin ausmachen | termin online buchbar? | geht sich heut noch was aus | can I book an appointment | next available slot? | do you have time on Tuesday | bräucht dringend an Termin
Termin absagen oder verschieben / cancel or move an appointment: muss meinen Termin leider absagen | kann ich den Termin verschieben | schaff es morgen nicht, geht ein anderer Tag | Ich bin krank, bitte um neuen Termin | komm 10 min später, is das ok | need to reschedule | can't make it tomorrow | please cancel my appointment | termin stornieren
Ohne Termin kommen / walk-in: kann ich einfach vorbeikommen | brauch ich einen Termin oder geht's so | ohne anmeldung möglich? | muss ma sich vorher anmelden | Nehmen Sie auch Kunden ohne Termin? | do you take walk-ins | can I just drop by | einfach so vorbeischauen ok?
Wartezeit / how long does it take: wie lang dauert das ungefähr | wie lange muss man derzeit warten | bis wann is das fertig | Mit welcher Lieferzeit muss ich rechnen? | wann kann ich's abholen | how long will it take | what is the lead time | is it ready yet | wie schnell geht des bei euch | wartezeit?
Preis / price: was kost des | wie teuer is das denn | Was verlangen Sie dafür? | preis bitte | wie viel kostet der große | was zahlt ma da | how much is it | what does it cost | price? | wieviel
Preisliste / price list: habts ihr irgendwo eine Preisliste | sind die Preise online | Wo finde ich eure Preise? | gibts Paketpreise | könnt ihr mir die preise schicken | do you have a price list | where can I see your prices | preisübersicht bitte
Kostenvoranschlag / quote: könntet ihr mir ein Angebot machen | was würde das ungefähr kosten für 30 m² | Ich bräuchte einen Kostenvoranschlag | was müsst ich da rechnen | unverbindliches angebot möglich? | could you give me a quote | rough estimate please | schicken Sie mir bitte ein Offert
Zu teuer / too expensive: wucher | das kann sich ja keiner mehr leisten | bei der Konkurrenz kostet das die Hälfte | für den Preis erwart ich mir mehr | schon wieder teurer geworden | Die Preise sind eine Frechheit | na servas, gesalzene preise | that's a rip-off | overpriced | seriously, this much money for that?
Rabatt und Aktionen / discounts: gibts grad a Aktion | habts ihr Studentenrabatt | gilt der Rabattcode noch | wann ist wieder sale | Gibt es Mengenrabatt? | billiger wenn ich 5 nehm? | any discount for students | when is your next sale | do you have a promo code | black friday angebote?
Gutschein kaufen / gift voucher: kann man bei euch gutscheine kaufen | ich such was zum Verschenken, habts Gutscheine | Geschenkgutschein auch online? | gutschein über 50 euro bitte | Stellen Sie Geschenkkarten aus? | can I buy a gift voucher | gift card available? | wertgutschein zum ausdrucken
Gutschein einlösen / redeem a voucher: hab noch einen alten gutschein, gilt der | mein Gutschein wird nicht angenommen | wie lös ich den Gutschein online ein | Wie lange sind Gutscheine gültig? | code geht ned | my voucher code doesn't work | does the gift card expire | can I use my voucher here
Zahlungsarten / payment methods: kann ich mit Karte zahlen | nehmts ihr nur bar | geht PayPal | Kann man auf Rechnung bestellen? | ratenzahlung? | geht's mit dem handy zum zahlen | do you accept cards | cash only? | can I pay by invoice | apple pay geht?
Rechnung / invoice: bräucht noch die Rechnung | könnt ihr mir die rechnung nochmal schicken | Rechnung auf die Firma bitte | hab keine Rechnung bekommen | UID fehlt auf der Rechnung | can you send me the invoice | I need a receipt | receipt for my company please
Falsch verrechnet / charged wrongly: ihr habts mir zweimal abgebucht | da stimmt der betrag nicht | hab zu viel bezahlt | Warum wurde mir mehr verrechnet? | mahnung obwohl ich gezahlt hab | I was charged twice | wrong amount on my bill | why did you charge me extra
Geld zurück / refund: wann krieg ich mein geld zurück | will mein Geld wieder haben | Rückerstattung ist noch nicht da | ich warte seit Wochen auf die Gutschrift | bekomme ich das geld retour | I want a refund | where is my refund | money back please
Rückgabe und Umtausch / returns: kann man das umtauschen | wie schick ich das zurück | gefällt ihr nicht, geht zurückgeben? | Wie lange ist das Rückgaberecht? | rücksendung kostenlos? | retourlabel bitte | is umtauschen ohne rechnung möglich | how do I return this | can I exchange it | return policy?
Garantie / warranty: ist da noch Garantie drauf | nach 3 Monaten kaputt, garantie? | wie lange habt ihr gewährleistung | Fällt das unter die Garantie? | still under warranty? | it broke after two months | garantiefall
Reparatur / repair: könnts ihr das reparieren | macht ihr auch reparaturen | meins is hin, kann ma das richten | Was kostet die Reparatur ungefähr? | reparierts ihr auch fremde marken | can you fix this | do you do repairs | mine is broken, can you repair it | wann ist mein teil repariert
Kaputt angekommen / arrived damaged: kam zerbrochen an | verpackung aufgerissen und alles kaputt | hat einen Sprung | Die Ware ist beschädigt eingetroffen | beim auspacken is es auseinandergefallen | deckel hin, alles ausgeronnen | it arrived broken | package was damaged | came cracked
Falscher Artikel / wrong item: hab was ganz anderes bekommen | falsche farbe geschickt | Ich habe Größe M bestellt und L erhalten | des is ned des was i bestellt hab | ihr habts die bestellung verwechselt | I got the wrong item | wrong colour delivered | not what I ordered
Etwas fehlt / item missing: es fehlt was in der Lieferung | nur zwei statt drei drin | ein Teil war nicht dabei | Zubehör fehlt leider | karton halb leer | one item is missing | my parcel is incomplete | da hat was gefehlt
Wo bleibt die Lieferung / where is my order: wann kommt mein Paket | hab letzte woche bestellt und noch nix da | meine lieferung is überfällig | Wie ist der Status meiner Bestellung? | tracking zeigt seit tagen nix | packerl verschollen?? | ist das schon unterwegs | wos is mit meiner bestellung | my parcel still hasn't arrived | where's my package | has it been shipped yet | order status?
Versandkosten / shipping costs: was kostet der Versand | ab wie viel is lieferung gratis | wie hoch ist das porto nach deutschland | Versandkosten? | zahlt man zustellung extra | how much is shipping | free delivery from what amount | delivery fee?
Lieferung ins Ausland / shipping abroad: schickts ihr auch nach Italien | liefert ihr in die EU | versand in die Schweiz möglich? | Versenden Sie international? | geht auch nach südtirol | do you ship to Germany | international shipping? | can you send it to the UK
Abholung / pick up: kann ich's im Laden abholen | selbstabholung möglich? | bis wann kann ich die bestellung holen | Wo hole ich meine Bestellung ab? | abholung am samstag auch? | can I pick it up | click and collect? | pick up in store possible
Lieferadresse ändern / change address: hab die falsche adresse angegeben | bitte an eine andere adresse schicken | bin umgezogen, könnt ihr das ändern | Lieferadresse noch änderbar? | change my delivery address | wrong address on my order | an die Nachbarn liefern geht?
Bestellung ändern / change my order: kann ich noch was dazubestellen | bitte statt blau in grün | hab mich bei der menge vertan | Bestellung nachträglich ändern? | please put one more in my order | can I change my order | doch nur eins statt zwei bitte
Bestellung stornieren / cancel my order: möcht meine bestellung stornieren | brauch's doch nicht, bitte absagen | Storno bitte | noch stornierbar? | cancel my order please | I changed my mind about the order | bestellung rückgängig machen
Lagernd / in stock: habts ihr das lagernd | gibts das noch | is das verfügbar im laden | Haben Sie das in Größe 40 vorrätig? | noch welche da? | is it in stock | do you still have these | available?
Ausverkauft / sold out: wann gibts das wieder | immer alles ausverkauft bei euch | kommt das nochmal rein | Wird das nachproduziert? | bitte wieder machen | schon weg?? | when will it be back | will you restock | sold out already | schade, wieder nix mehr da
Vorbestellen / pre-order: kann man vorbestellen | könnt ihr mir eins zurücklegen | auf die Seite legen bis Freitag? | bitte reservierts mir zwei stück | Vorbestellung für Weihnachten möglich? | can I pre-order | could you put one aside for me | hold one for me please
Sonderanfertigung / custom made: macht ihr das auch mit namen drauf | geht das auch in einer anderen farbe | nach Maß möglich? | Fertigen Sie auf Wunsch an? | mit gravur? | könnts ihr mir so eins machen nur größer | do you do custom orders | can it be personalised | made to measure?
Größe und Passform / size: welche größe soll ich nehmen | fällt das groß aus | passt das bei 1,80 m | Gibt es eine Größentabelle? | is des eher eng geschnitten | how does it fit | what size do I need | runs small? | kann ma das anprobieren
Beratung / recommendation: was würdet ihr mir empfehlen | welches ist besser für anfänger | bin unsicher welches ich nehmen soll | Was ist der Unterschied zwischen den beiden? | kenn mich nicht aus, was passt zu mir | which one would you recommend | what's the difference | which is best for beginners | brauch a bissl beratung
Größe und Maße des Produkts / dimensions: wie groß is das | welche maße hat der tisch | wie schwer ist das | Wie viel passt da rein? | durchmesser? | what are the dimensions | how big is it | how heavy
Material / what is it made of: aus was is das | is das echtes leder | welches Holz ist das | Woraus besteht der Stoff? | 100% baumwolle? | what is it made of | is this real silver | material?
Pflege / how to care for it: wie wasch ich das | spülmaschinenfest? | wie pflegt man das richtig | Darf das in den Trockner? | wie oft gießen | muss man das ölen | how do I clean it | dishwasher safe? | care instructions
Anleitung / how to use: wie funktioniert das | check nicht wie man das zusammenbaut | gibts da a Anleitung | Wie wendet man das an? | wie lang muss das einwirken | how do I use this | is there a manual | how does it work
Haltbarkeit und Lagerung / shelf life: wie lang hält das | muss das in den Kühlschrank | ablaufdatum? | Kann man das einfrieren? | bis wann muss ma das essen | how long does it keep | best before? | does it need to be refrigerated
Inhaltsstoffe und Allergene / allergens: was is da alles drin | bin auf nüsse allergisch | enthält das soja | Können Sie mir die Zutaten nennen? | zutatenliste? | ist da sellerie dabei | does it contain nuts | I have an allergy | what are the ingredients | ei drinnen?
Vegan und vegetarisch / vegan: habts auch was ohne fleisch | ist das vegan | was kann ich als veganer essen | Bieten Sie vegetarische Speisen an? | is da honig drin | any vegan options | is it vegetarian | pflanzliche alternative?
Glutenfrei / gluten free: habt ihr was glutenfreies | is des ohne weizen | was kann man bei zöli essen | Haben Sie glutenfreies Brot? | gluten? | do you have gluten-free options | safe for coeliacs?
Laktosefrei / lactose free: gibts das laktosefrei | vertrag keine laktose | mit hafermilch möglich? | Ist das ohne Milch? | lactose-free? | dairy free option | milchfrei
Herkunft und regional / origin: wo kommt das her | ist das regional | von welchem Bauern is das | Woher beziehen Sie Ihre Ware? | aus österreich? | wo wird das produziert | where does it come from | is it local | made in austria? | made in china oder?
Bio / organic: ist das bio | habts ihr bioqualität | gespritzt oder ungespritzt | Sind Ihre Produkte biologisch? | bio zertifiziert? | organic? | is this certified organic
Verpackung und Nachhaltigkeit / packaging: warum so viel plastik | kann ich die gläser zurückbringen | gibts pfand | Verwenden Sie nachhaltige Verpackung? | eigene dose mitbringen ok? | too much plastic | can I bring my own cup | umweltfreundlich is was anderes
Tierwohl und fair / animal welfare and fair trade: wie werden die tiere gehalten | ist das tierversuchsfrei | zahlt ihr den leuten faire löhne | Freilandhaltung? | is it cruelty free | fair trade? | wer näht das
Hunde / dogs: darf der hund mit | sind hunde erlaubt | hunde im garten ok? | Darf ich meinen Hund mitbringen? | mit wauzi möglich? | are dogs allowed | dog friendly? | can I bring my dog
Kinder / kids: is was für kinder dabei | gibts einen hochstuhl | ab welchem alter geht das | Haben Sie eine Spielecke? | kinderportion? | mit baby auch? | is it suitable for kids | high chair? | kids welcome?
Barrierefrei / accessibility: kommt man mit dem rollstuhl rein | sind da stufen | barrierefrei? | Gibt es einen Lift? | mit rollator machbar | wheelchair accessible? | is there a lift | behinderten wc?
Internet und Arbeiten / wifi: gibts internet bei euch | wie ist das wlan passwort | kann ich mit dem laptop bleiben | Steckdosen am Platz? | do you have wifi | can I work from there | free internet?
Gastgarten / outdoor seating: kann ma draußen sitzen | habts ihr an gastgarten | terrasse schon offen? | Sitzplätze im Freien? | sonnig zum sitzen? | outdoor seating? | do you have a terrace | schanigarten?
Toilette / toilet: gibts ein klo | wickeltisch vorhanden? | wc für kunden? | is there a restroom | baby changing table?
Veranstaltung und Feier / private events: kann man bei euch feiern | wir suchen was für einen 40er | raum für 30 leute mieten? | Richten Sie Hochzeiten aus? | firmenfeier im dezember möglich | weihnachtsfeier für 20 pax | can we have a party at your place | do you host weddings | private event room
Catering / catering: macht ihr auch catering | brötchen fürs büro bestellen | buffet für 25 personen | Liefern Sie auch Platten? | könnts ihr uns was zur feier bringen | do you cater | catering for an office party | platter for ten
Gruppen / groups: wir sind a größere gruppe | geht das auch mit 15 leuten | Gruppenpreis? | schulklasse willkommen? | kommen mit dem bus, 40 personen | group booking | is there a group rate | we are twelve people
Kurs und Workshop / courses: gibts wieder einen kurs | ab wann läuft der neue workshop | wo kann man sich anmelden | Was kostet der Kurs? | is noch ein platz im workshop frei | für anfänger geeignet? | when is the next class | are there spots left | sign me up for the workshop | kursdauer?
Kurs absagen / cancel a class: kann am kurs nicht teilnehmen | bekomm ich das kursgeld zurück | kann wer anderer meinen platz haben | Ist der Kurs abgesagt? | need to cancel my class | can someone take my spot
Schnuppern / trial class: kann ich mal schnuppern | gratis probetraining? | probestunde möglich | Kann ich eine Stunde ausprobieren? | free trial? | try a class first
Stundenplan / timetable: wann sind die stunden | gibts abends auch was | Wo finde ich den Stundenplan? | welche tage trainiert ihr | class schedule? | any evening classes
Mitgliedschaft und Abo / membership: was kostet die mitgliedschaft | wie funktioniert das abo | monatlich kündbar? | Wie werde ich Mitglied? | 10er block gibts den | how do I become a member | monthly plan? | subscription price
Abo kündigen oder pausieren / cancel a subscription: möchte mein abo kündigen | kann man pausieren | bin verletzt, mitgliedschaft stilllegen? | Kündigungsfrist? | wie komm ich da wieder raus | I want to cancel my membership | pause my subscription | unsubscribe me from the plan
Newsletter / newsletter: wie meld ich mich vom newsletter ab | bitte keine mails mehr | Newsletter abonnieren? | unsubscribe | how do I get your newsletter | kriegt ma infos per mail
Treuekarte / loyalty card: gibts eine stempelkarte | punkte sammeln? | meine kundenkarte is weg | Haben Sie ein Bonusprogramm? | loyalty card? | do I get points
Gewinnspiel mitmachen / enter the giveaway: mach mit! | will gewinnen 🍀 | ich versuch mein glück | nehme teil mit @eva | würd mich riesig freuen, @max | hüpf in den lostopf | das hätt ich so gern 🤞 | me please! | fingers crossed | I'm in
Gewinnspiel Fragen / giveaway questions: wer hat gewonnen | wann is die ziehung | bis wann läuft das gewinnspiel | Wie kann man mitmachen? | gilt das auch für deutschland | who won | when do you announce the winner | how to enter
Stelle gesucht / jobs: sucht ihr leute | habts ihr noch a stelle frei | würd gern bei euch anfangen | An wen richte ich meine Bewerbung? | aushilfe gesucht? samstags hätt ich zeit | minijob bei euch? | any vacancies | do you have a job for me | where do I send my cv | stellt ihr ein
Lehre und Praktikum / apprenticeship: nehmts ihr lehrlinge | kann man bei euch schnuppern für die lehre | praktikum im sommer? | Bilden Sie aus? | ferialpraxis möglich | internship? | do you take apprentices | such an lehrplatz
Zusammenarbeit / collaboration: hätte eine kooperationsanfrage | wir würden gern mit euch zusammenarbeiten | ich bin bloggerin, collab? | Bitte um Kontakt wegen Werbung | collab? dm me | would love to work with you | partnership request | biete fotos gegen produkte
Wiederverkauf / wholesale: verkauft ihr auch an händler | großhandelspreise? | würd das gern in meinem laden anbieten | Beliefern Sie auch Gastronomie? | wholesale prices? | can I resell your products | B2B?
Spende und Sponsoring / donation: könnt ihr unseren verein unterstützen | suchen sponsor fürs turnier | tombola spende? | Würden Sie etwas spenden? | would you sponsor our team | donation for our raffle
Presse / press: wir würden gern über euch berichten | interview möglich? | Pressefotos? | press contact? | I'm a journalist | für einen artikel in der zeitung
Lob fürs Produkt / praise for the product: schmeckt so guat | das beste was ich je gegessen hab | bin voll zufrieden damit | Wunderbare Qualität, danke | wow wie schön 😍 | traumhaft | absolutely love it | best I ever had | so delicious | mega lecker 😋
Lob fürs Team / praise for the team: so nette bedienung | ihr macht das einfach toll | super beraten worden | Sehr freundliches Personal! | danke an die liebe kollegin | great service | such a lovely team | you guys are the best | macht weiter so 👏
Danke / thanks: danke euch | vielen dank für die schnelle hilfe | dankeschön ❤️ | thank you so much | thx | merci | super, danke für die info
Wir kommen wieder / looking forward: freu mich schon | wir kommen sicher wieder | war heute da, so gemütlich | endlich wieder offen 🎉 | bis bald | can't wait to visit | see you soon | stammkunde seit jahren
Gratulation zum Jubiläum / congratulations: alles gute zum jubiläum | herzlichen glückwunsch zur eröffnung | gratuliere zum preis | congrats on 10 years | happy birthday to your shop | auf die nächsten 20 jahre
Unfreundlich / rude staff: verkäuferin war sowas von unhöflich | wurde angemault | so redet man nicht mit kunden | Das Personal war sehr unfreundlich | null service | frech ohne ende eure mitarbeiterin | staff was rude | terrible service | never coming back | wir wurden einfach ignoriert
Lange gewartet / waited too long: eine stunde aufs essen gewartet | ewig in der schlange gstanden | trotz termin gewartet | Wir haben 40 Minuten gewartet | das dauert viel zu lang bei euch | waited forever | service too slow | nach 30 min gegangen
Schlechte Qualität / bad quality: schmeckt nicht mehr wie früher | nach einmal waschen eingegangen | total fad und trocken | Die Qualität hat nachgelassen | war kalt und zäh | billigste ware | poor quality | tasted awful | fell apart after a week | bin echt enttäuscht
Hygiene / hygiene: haar im essen | dreckig bei euch | schimmel entdeckt | Die Toiletten waren schmutzig | mir war nachher schlecht | found a hair | the place was filthy | got sick after eating there
Lärm / noise: viel zu laut bei euch | eure lüftung hört man die ganze nacht | anrainer beschweren sich | the music is too loud | noise complaint | könnts ihr leiser sein
Allgemein unzufrieden / disappointed: nie wieder | einmal und nie mehr | schade, früher wart ihr besser | Ich bin sehr enttäuscht | frechheit | verarsche | not happy at all | very disappointing | so geht's nicht | 1 stern
Webseite geht nicht / website broken: eure seite lädt nicht | der warenkorb geht nicht | fehlermeldung beim bestellen | Der Link funktioniert nicht | komm nicht durch die kasse | your website is down | checkout doesn't work | link broken | app stürzt ab
Konto und Passwort / account and password: hab mein passwort vergessen | kann mich nicht einloggen | wie lösch ich mein konto | Registrierung klappt nicht | can't log in | reset my password | delete my account | email ändern im profil
Daten und Fotos / privacy: bitte löscht mein foto | was macht ihr mit meinen daten | hab der veröffentlichung nicht zugestimmt | Bitte Bild entfernen | please remove my picture | delete my data
Neue Filiale / new branch: sperrts ihr auch bei uns in graz auf | wann eröffnet ihr | kommt ihr mal nach salzburg | Planen Sie weitere Filialen? | when are you opening | please come to our city | are you opening another shop
Zusperren oder Umzug / closing or moving: stimmt es dass ihr zusperrt | seids ihr übersiedelt | gibts euch noch | warum habts ihr zugesperrt | are you closing down | have you moved | wo seid ihr jetzt
Markt und Messe / market stand: seids ihr wieder am weihnachtsmarkt | wo steht ihr am wochenende | kommt ihr auf den bauernmarkt | Sind Sie auf der Messe? | will you be at the market | where is your stand
Speisekarte / menu: was gibts heut zum essen | wo find ich die karte | mittagsmenü heute? | Haben Sie eine Speisekarte online? | what's on the menu | lunch special? | tagesteller?
Küche bis wann / kitchen hours: bis wann gibts warme küche | wie lang kocht ihr | kann man um 22 uhr noch essen | until when do you serve food | kitchen still open?
Frühstück / breakfast: habts ihr frühstück | brunch am sonntag? | bis wann frühstückt man bei euch | breakfast until when | do you do brunch | frühstücksbuffet?
Zum Mitnehmen / takeaway: kann man auch was mitnehmen | zum abholen bestellen? | geht to go | takeaway possible? | can I order food to go | mitnehmen statt hier essen
Essen liefern / food delivery: stellt ihr auch zu | liefert ihr heim | lieferservice ab wann | do you deliver food | delivery to my area? | bei welchem lieferdienst seids ihr
Torte bestellen / cake order: brauch eine torte für samstag | macht ihr geburtstagstorten | hochzeitstorte preis | torte mit foto drauf? | birthday cake order | wedding cake? | wie lang vorher torte bestellen
Brot und Gebäck / bread: wann gibts frisches brot | habts am sonntag semmeln | noch brot da? | fresh bread when | how early can I get rolls | vollkorn auch?
Sorten und Geschmack / flavours: welche sorten habts heute | gibts auch pistazie | was ist neu im sortiment | which flavours do you have | do you have chocolate | neue sorte?
Verkostung und Führung / tasting and tour: kann man bei euch verkosten | gibts führungen | betriebsbesichtigung möglich? | wine tasting? | can we tour the place | kellerführung am wochenende
Livemusik und Programm / events programme: was ist heute los bei euch | wann ist das nächste konzert | gibts musik am freitag | what's on this weekend | when is the next event | programm?
Eintrittskarten / tickets: wo krieg ich karten | gibts noch tickets | abendkassa? | was kostet der eintritt | any tickets left | entry fee? | can I return my ticket
Zimmer / rooms: habts ihr noch ein zimmer frei | doppelzimmer von freitag bis sonntag | was kostet die nacht | Ist Frühstück inbegriffen? | room available next weekend | is breakfast included | familienzimmer?
An- und Abreise / check-in: ab wann kann man einchecken | gepäck vorher abstellen? | späte anreise möglich | check-in time? | late check-out? | can we leave our bags
Haare schneiden und färben / haircut and colour: was kostet schneiden und föhnen | macht ihr balayage | ansatz färben preis | wie viel für langes haar | kinder haarschnitt? | how much is a haircut | do you do highlights | bart stutzen?
Nägel und Kosmetik / nails and beauty: macht ihr gelnägel | wimpern auffüllen? | gesichtsbehandlung was kostet | do you do manicures | lash extensions | fußpflege termin
Massage und Therapie / massage and therapy: was kostet eine massage | zahlt das die kassa | brauch ich eine überweisung | rückenmassage heute? | is it covered by insurance | do I need a prescription | nehmen sie alle kassen
Blumen / flowers: liefert ihr blumen | strauß zum muttertag | brautstrauß preis | kranz fürs begräbnis | do you deliver flowers | bridal bouquet | funeral wreath | welche blumen habts grad
Pflanze kranke / plant care: meine pflanze wird gelb | warum lässt sie die blätter hängen | wann umtopfen | my plant is dying | yellow leaves, what to do | läuse auf den blättern
Rad Service / bike service: macht ihr service am rad | bremsen quietschen, könnt ihr schauen | patschen picken? | kette gerissen | how much is a bike service | flat tyre, can you fix it today | akku ladet nimmer
Verleih / rental: kann man bei euch was ausleihen | was kostet leihen pro tag | kaution? | do you rent out | rental price per day | leihrad übers wochenende
Probefahrt und Ausprobieren / test ride: kann ich das probefahren | zum testen da? | ausprobieren vor dem kauf | test ride possible? | can I try it first | vorführgerät
Eintausch und Ankauf / trade-in: nehmts ihr alte in zahlung | kauft ihr gebrauchte sachen | was kriegt ma noch dafür | do you buy used ones | trade in my old one | second hand habts auch?
Leasing und Förderung / leasing and subsidy: geht das über jobrad | gibts dafür förderung | leasing möglich? | can I lease it | is there a subsidy | finanzierung?
Werkstatt Auto / car workshop: machts ihr pickerl | reifen wechseln wann | auto macht komische geräusche | ölwechsel kosten | car inspection | tyre change appointment | windschutzscheibe steinschlag
Vor Ort kommen / home visit: kommts ihr auch ins haus | könnt ihr euch das anschauen | anfahrt kostet was | do you come to my home | can someone come and look | hausbesuch möglich?
Montage und Aufbau / installation: baut ihr das auf | montage inklusive? | wer schließt mir das an | do you install it | assembly included? | altes gerät mitnehmen?
Notfall / emergency: wasser rinnt, bitte schnell | ausgesperrt, wer kommt | dringend hilfe gebraucht heute | emergency, can you come now | strom ausgefallen | notdienst am wochenende?
Foto und Shooting / photo shoot: was kostet ein shooting | macht ihr passfotos | hochzeitsfotos 2027 noch frei? | family photo session | passport photos? | wann bekomm ich die bilder
Unterricht und Nachhilfe / lessons: gebt ihr unterricht für kinder | nachhilfe in mathe? | gitarre lernen mit 50, geht das? | how much per lesson | do you teach adults | einzelstunden?
Sehtest und Brille / glasses: machts ihr sehtests | brillenbügel abgebrochen | was kosten gläser mit sehstärke | eye test | my glasses broke | kontaktlinsen nachbestellen
Kleidung ändern / alterations: könnts ihr das kürzen | hose enger machen | reißverschluss tauschen | can you shorten these | alterations? | knopf annähen
Schmuck / jewellery: ring zu groß, kann man den ändern | uhrenbatterie wechseln | verlobungsring mit gravur | resize my ring | watch battery | kette reparieren
Bücher bestellen / order a book: könnt ihr das buch bestellen | bis wann ist es da wenn ich heute bestell | signierte ausgabe? | can you order a book for me | is the new one out yet | hörbuch auch?
Tier / pets: hund scheren termin | frisst nicht seit gestern | impfen was kostet das | dog grooming | my cat is sick | nehmt ihr katzen auf
Saison / season: wann gibts wieder spargel | ab wann habts kürbisse | erdbeeren schon reif? | when does the season start | is it asparagus season yet | christbäume ab wann
Rezept / recipe: wie macht ihr das | verratet ihr das rezept | how do you make it | can I have the recipe | wie krieg ich das daheim so hin
Werbung irreführend / misleading advert: im angebot steht was anderes | in der werbung war's billiger | das bild schaut ganz anders aus | false advertising | the ad says something else | wo is jetzt die aktion die ihr bewerbts
Rauchen und Alter / age limit: ab wie viel jahren darf man rein | ausweis nötig? | darf man bei euch rauchen | is there an age limit | do I need id | unter 18 erlaubt?
Spam / spam: verdien schnell geld von daheim | schau auf mein profil 🔥 | investiere in bitcoin jetzt | gratis iphone hier klicken | hot deals link in bio | I made 5000 in a week | dm for promo | buy followers cheap | kredit ohne bonität
Freunde markieren / tagging friends: @sabine schau mal | @peter des is was für di | @lena gemma? | @mum look | @tom | @kathi erinnert mich an dich
Geplauder / small talk: haha | lol | stimmt | na eh | oida | same | true | jo eh
Wetter / weather: so a sauwetter heut | endlich sonne | morgen solls schneien | what a storm | too hot today | nebel schon wieder
Alltag / everyday life: bin so müde heute | hab mir den fuß gebrochen | meine katze schläft den ganzen tag | heute frei 🎉 | just had the worst day | my kids won't sleep | gehen morgen wandern | wer kommt mit laufen
Politik / politics: die regierung ghört weg | alle korrupt | wer wählt die eigentlich | politicians are liars | taxes are too high | typisch eu
Sport / sports: was für ein tor | rapid oder austria? | wer gewinnt heute | what a match | come on england | schiri blind
Film und Musik / films and music: hat wer die neue staffel gesehen | bestes lied ever | wie heißt der song | who is the actor | this film is boring | konzert gestern war mega
Fremde Fragen / unrelated questions: weiß wer einen guten installateur | wie lang kocht man eier | was ist die hauptstadt von peru | what time is it in new york | how tall is the eiffel tower | how do I lose weight | suche wohnung | play some jazz | book me a flight to rome | translate this for me
Grüße / greetings: liebe grüße aus kärnten | schönes wochenende | guten morgen | hello from spain | happy new year | servus | frohe ostern euch allen
Karte gesperrt / card blocked: meine karte wurde gesperrt | why is my card blocked | Bankomat hat die karte eingezogen | please unblock my card | karte geht plötzlich nicht mehr
Karte verloren oder gestohlen / lost or stolen card: I lost my wallet with the card in it | karte weg, bitte sperren | someone stole my card | meine karte wurde gestohlen was jetzt | block it, it's been stolen
Neue Karte bestellen / order a card: I need a replacement card | wann kommt die neue karte | how long until my new card gets here | zweitkarte für meine frau | kriegt man die auch virtuell
PIN und Code / PIN and codes: pin vergessen | my code isn't accepted | falschen code dreimal eingegeben | where do I find my pin | kein sms code bekommen
Überweisung hängt / transfer pending: geld ist noch nicht angekommen | how long does a transfer take | my transfer still says pending | überweisung von gestern fehlt | money I sent hasn't arrived
Zahlung abgelehnt / payment declined: zahlung wurde abgelehnt warum | my payment failed | card was declined at the shop | komm mit der karte nicht durch | transfer rejected
Unbekannte Buchung / unknown charge: diese abbuchung kenn ich nicht | I didn't buy that | wer hat da von meinem konto abgebucht | strange payment on my statement
Gebühren / fees: welche gebühren fallen an | why was I charged a fee | kostet abheben was | is there a fee for paying abroad | versteckte kosten? | extra charge for the transfer
Geld abheben / cash withdrawal: automat hat mir zu wenig geld gegeben | where can I get cash | how much can I withdraw | bankomat spuckt nix aus | withdrawal limit
Wechselkurs / exchange rate: welcher kurs wird verrechnet | what's the exchange rate | kann ich in dollar zahlen | convert euros to pounds | the rate was wrong
Guthaben aufladen / top up: wie lad ich guthaben auf | my top-up didn't go through | prepaid aufladen | add money to my balance | automatisch aufladen möglich
Kontostand / balance: wie viel hab ich noch drauf | show me my balance | what's left in my account | kontostand falsch | my balance hasn't changed
Konto eröffnen oder schließen / open or close an account: wie eröffne ich ein konto | I want to close my account | konto für mein kind | can I have two accounts | account auflösen
Identität bestätigen / verify identity: warum brauchts ihr meinen ausweis | how do I verify my identity | verifizierung klappt nicht | what documents do you need | ausweis hochladen geht nicht
Kredit und Zinsen / loans and interest: wie hoch sind die zinsen | can I get a loan | kreditrate zu hoch | interest on savings | mortgage rates
Steuer und Lohn / taxes and pay: wann kommt mein gehalt | when do I get paid | how much tax do I owe | lohnzettel brauch ich noch | set up direct deposit
Versicherung / insurance: was zahlt die versicherung | how do I file a claim | schaden melden | am I covered for that | polizze ändern | insurance card lost
Vertrag / contract: wann läuft mein vertrag aus | vertrag verlängern | send me the contract | mindestlaufzeit? | how do I get out of my contract
Internet und Handy / internet and phone: internet geht seit gestern nicht | my phone has no signal | roaming in kroatien? | router blinkt rot | how much data do I have left | sim karte aktivieren
Tarif wechseln / change plan: möcht in einen größeren tarif | upgrade my plan | which plan is cheapest | downgrade possible? | welches paket brauch ich
Flug / flights: find me a flight to lisbon | mein flug hat verspätung | is my flight on time | flug umbuchen | cheap flights in may
Koffer / luggage: koffer ist nicht angekommen | my bag got lost | wie schwer darf das gepäck sein | luggage allowance | gepäck nachsenden
Visum und Impfung / visa and vaccines: brauch ich ein visum | do I need shots for kenya | is it safe to travel there | pass abgelaufen | travel warning for egypt
Hotel buchen / book a hotel: book a room in vienna | hotel mit pool empfehlen | need a place to stay near the fair | hotel reviews | unterkunft für zwei nächte
Mietwagen / car hire: auto mieten am flughafen | rent a car for a week | mietwagen mit kindersitz | do I pay for fuel | automatik?
Auto Fragen / my car: wann muss ich öl wechseln | check my tire pressure | reifendruck? | how far can I get with this tank | my car won't start | jump start a battery
Verkehr und Route / traffic and directions: wie komm ich zum flughafen | how's the traffic | fastest way to the office | stau auf der a1? | how long to drive to linz | find a petrol station
Wecker und Termine / alarms and calendar: weck mich um sechs | set an alarm for 7 | what's on my calendar | remind me to call mum | erinner mich morgen | cancel the meeting | timer auf 10 minuten
Einkaufsliste / lists: put milk on the list | was steht auf der einkaufsliste | delete eggs from my list | new to-do | is bread on my list
Musik abspielen / play music: play something relaxing | leiser bitte | next song | what's playing | spiel jazz | add this to my playlist
Licht und Heizung / smart home: licht aus im wohnzimmer | turn up the heating | lock the front door | is the oven off | staubsauger starten
Übersetzen / translate: wie sagt man danke auf italienisch | translate hello into french | what does bonjour mean | spell necessary | wie schreibt man rhythmus
Rechnen und Umrechnen / calculate and convert: what's 15 percent of 80 | wie viel sind 5 meilen in km | square root of 49 | how many grams in a cup | roll a dice | flip a coin
Wissen / facts: who invented the telephone | wie hoch ist der großglockner | when was mozart born | what is photosynthesis
Uhrzeit und Datum / time and date: time in tokyo | wie lange noch bis weihnachten | which day is the 14th
Kochen / cooking: what can I make with potatoes | wie lang muss reis kochen | can I replace butter with oil | calories in a banana | rezept für gulasch | is this still good to eat
Gesundheit / health: hab kopfweh was hilft | is it healthy to skip breakfast | how much sleep do I need | appointment with the doctor | zahnschmerzen | vitamin d mangel
Bot, wer bist du / who are you: wer bist du eigentlich | are you a real person | wer hat dich gemacht | where do you live | hast du freunde
Bot, was kannst du / what can you do: was kannst du alles | can you learn | sprichst du englisch
Witz und Spaß / jokes and fun: make me laugh | sing something | weißt du was lustiges
Gefühle / feelings: mir ist langweilig | I'm so sad today | I'm angry with you | du nervst | bist du glücklich
Ja und nein / yes and no: ja genau | stimmt nicht | not sure | passt
Tschüss / goodbye: good night | see you | ciao baba | schönen tag noch
Hallo wie geht's / hello how are you: hallo wie geht's | what's up | na alles klar? | grüß gott | how was your day
Beleidigung / insults: du bist so dumm | shut up | idioten | you are useless | halt die klappe | voll die loser
Nochmal bitte / repeat that: sag das nochmal | what did you say | hä? | kannst du das erklären | speak slower
Über die Firma / about the company: wer seid ihr | since when do you exist | was macht eure firma genau | wie viele mitarbeiter habt ihr | who is the boss | tell me about your company | geschichte des betriebs
Für welche Branche / industries: habt ihr erfahrung in der gastronomie | does it work for hospitals | lösungen für den handel? | what can you do for law firms | beispiele aus der industrie
Vorteile / benefits: warum sollte ich das nehmen | what are the benefits | was bringt mir das | why is yours better | advantages over others | was könnt ihr was andere nicht können
Referenzen / references: wer sind eure kunden | do you have case studies | wo kann ich arbeiten von euch sehen | portfolio? | erfahrungsberichte
Vorführung / demo: kann ich eine demo haben | show me how it works | testversion? | free trial of the software | könnt ihr das einmal vorführen
Technik und Anbindung / integrations: passt das zu unserem system | does it work with excel | api vorhanden? | läuft das am iphone | which languages does it support | in welcher sprache programmiert
Sicherheit / security: wie sicher ist das | are my data encrypted | wo liegen die server | dsgvo konform? | can it be hacked
Umsetzung und Dauer / implementation time: wie schnell ist das eingerichtet | how long does a project take | wann könnt ihr anfangen | what happens after I sign | wie läuft das ab bei euch
Technische Probleme / tech support: bildschirm bleibt schwarz | it keeps crashing | drucker druckt nicht | update fehlgeschlagen | error code 500 | can't install it | gerät verbindet sich nicht
Berater sprechen / talk to a person: ich will mit einem menschen reden | connect me to an agent | bitte verbinden sie mich | is there anybody I can call | let me talk to a manager
Beschwerde einreichen / file a complaint: wo kann ich mich beschweren | I'd like to make a complaint | beschwerdestelle? | how do I report a problem | ich möchte das reklamieren
Bewertung schreiben / leave a review: wo kann ich euch bewerten | how do I leave feedback | hab euch 5 sterne gegeben | rate my purchase | google bewertung geschrieben
Lieferoptionen / delivery options: kann ich expressversand wählen | what delivery options do you have | lieferung am abend? | deliver on a specific day | wunschtermin zustellung
Rechnungen ansehen / find my bills: where can I see my invoices | show last month's bill | rechnungen im kundenkonto? | download my bill | hab die mahnung nicht verstanden
Daten ändern / update my details: hab geheiratet, neuer name | change my phone number | neue adresse eintragen | edit my profile | e-mail adresse ändern
Verlorenes / lost property: hab meinen schal bei euch vergessen | did anyone find my umbrella | wurde ein schlüssel abgegeben | left my phone at your place | fundstück?
Auf Warteliste / waiting list: könnts mich auf die warteliste setzen | put me on the waiting list | ruft mich an wenn was frei wird | let me know when it's back | benachrichtigen wenn verfügbar
Nachbestellen / reorder: das gleiche wie letztes mal bitte | can I reorder | nochmal 5 kilo bitte | order it again | nachschub bestellen
Stückzahl und Großbestellung / bulk order: brauch 200 stück | large order discount | fürs büro 50 sackerl | can you do 1000 pieces | großbestellung bis freitag möglich
Geschenk verpacken / gift wrap: könnt ihr das als geschenk einpacken | gift wrapping? | mit karte dazu bitte | direkt an die beschenkte schicken | no price tag please
Neuheiten / new products: wann kommt die neue kollektion | was gibts neues | any new arrivals | bald wieder neue farben? | when is the launch
Online oder nur im Laden / online shop: habts ihr an onlineshop | kann ma des im netz bestellen | only in store? | do you sell online | wo kann man eure sachen kaufen | welcher händler führt euch
Mundart offen / dialect: open: wie lang hobts heit offn | hobts ma heit no auf | bis wonn seits do | sperrts mittog zua | wonn mochts es auf in da fruah | i kum erst noch da oabeit, geht si des aus
Mundart Preis / dialect: price: wos kost des bei eich | wie vü is des | gehts a bissl büliger | na bumm, deia | host an preis fia mi | wos valongts es dafia
Mundart Termin / dialect: appointment: hobts nu wos frei de woch | i brauchat an termin | geht si moagn wos aus | kau i afoch vuabeikumma | kaun i den termin vaschiam | muas i mi aumöden
Mundart Lob / dialect: praise: des woa a traum | i gfrei mi scho | so leiwand bei eich | des schmeckt ois guat | ihr seids de besten | gaunz liab de leit duat
Mundart Ärger / dialect: complaint: so a schas | nie wieda geh i do hi | des is a frechheit | de woa owa grantig | i woat scho ewig | kalt woas und nix woas wert | a saulodn is des
Mundart Lieferung / dialect: delivery: wo bleibt mei packl | is nu imma ned do | hob letzte wochn bstöht | schickts es des a noch tirol | kimmt do nu wos | wonn is des endlich do
Mundart Reservieren / dialect: booking: geht si a tisch aus fia heit | samma zu sechst, hobts plotz | kinnt ma drausn sitzn | miass ma reservieren | hobts no zimma frei | fia murgn zwa leit bitte
Mundart Bestellen / dialect: ordering: i hätt gern zwa davo | kinnts ma des auf d seitn legn | hobts des nu lagernd | gibts des a in greßa | i brauchat a tortn fia samstog | wonn kriagts des wieda rein
Mundart Frage Essen / dialect: food questions: is do a milch drin | hobts wos ohne fleisch | i vatrog ka weizn | is des scharf | kau ma des mitnehma | wos gibts heit z mittog
Mundart Anfahrt / dialect: getting there: wo seids es genau | kau i do parkn | wie kum i am besten hi | is des weit vom bohnhof | derf da hund mit eini | kumm i mim kinderwagn eini
"""
