"""Phrases, continued (see `phrases`): accounts, cards, payments, online orders, software, the firm itself, and what people ask an assistant."""

SERVICES = """\
Karte kommt nicht an / card has not arrived: karte ist noch nicht da | still waiting for my card in the post | vor zwei wochen bestellt und keine karte | where's my card | hat die post meine karte verloren
Karte aktivieren / activate a card: wie schalte ich die neue karte frei | karte freischalten geht nicht | first use of the card | muss ich die karte erst aktivieren
Karte läuft ab / card expiring: meine karte läuft bald ab | does my new card come automatically | expiry date next month | ablaufdatum der karte | renew my card
Kontaktlos und Handyzahlung / contactless and phone payment: kontaktlos zahlen funktioniert nicht | how do I add my card to my phone | tap to pay isn't working | apple pay einrichten | mit der uhr zahlen
Karte wird wo angenommen / where is my card accepted: wo kann ich mit der karte zahlen | is my card accepted abroad | karte im ausland verwenden | which shops take it | nimmt der laden diese karte
Automat behält Karte / machine kept the card: der automat hat meine karte geschluckt | the machine ate my card | karte steckt im automaten | can I get it back from the atm
Zu viel abgebucht oder doppelt / charged twice: zweimal abgebucht | derselbe betrag steht doppelt | duplicate payment | warum wurde mehr abgezogen als ausgemacht
Erstattung nicht angekommen / refund not received: wann kommt mein geld retour | my refund isn't on my statement | rücküberweisung fehlt noch | still no refund after two weeks | gutschrift nicht gesehen
Zahlung stornieren / cancel a payment: überweisung zurückholen | I sent money to the wrong person | can I stop a transfer | falsche kontonummer eingegeben | zahlung widerrufen
Überweisen wie / how to send money: wie überweise ich | send 50 to my sister | transfer money to another account | geld an freunde schicken | move money to savings
Geld empfangen / receive money: kann mir jemand geld schicken | how do I get paid into the account | gehalt aufs konto bekommen | which details do I give for a deposit | iban?
Limits / limits: wie viel darf ich am tag ausgeben | is there a maximum | limit erhöhen bitte | raise my credit limit | höchstbetrag für aufladung
Scheck und Bareinzahlung / cheque and cash deposit: kann ich bargeld einzahlen | deposit a cheque | scheck einlösen | order new cheques | where can I pay in coins
Kreditwürdigkeit / credit score: bonität prüfen | how can I improve my rating | warum wurde ich abgelehnt | schufa auskunft
Bonuspunkte / rewards and points: wie viele punkte habe ich | how do I use my points | meilen einlösen | cashback wann | do I earn rewards on this
Rechnung bezahlen / pay a bill: wann ist die rechnung fällig | pay my electricity bill | how much do I owe this month | zahlungsfrist verlängern | ratenzahlung möglich
Kontoauszug / statement: schick mir den kontoauszug | show recent transactions | umsätze der letzten woche | what did I spend on food | auszug als pdf
Bankverbindung / bank details: ändere meine bankverbindung | neue kontonummer hinterlegen | change the account you debit | sepa mandat
Betrug und verdächtige Nachricht / fraud and phishing: hab eine komische sms von euch bekommen | is this mail really from you | jemand gibt sich als ihr aus | I think I got scammed | betrugsverdacht melden
Konto gehackt / account compromised: jemand ist in meinem konto | my account was hacked | fremde anmeldung gesehen | someone changed my password | zugang sofort sperren
Anmelden geht nicht / cannot log in: komm nicht rein in mein konto | login fails | anmeldung wird nicht angenommen | locked out of my account | benutzername vergessen
Registrieren / sign up: wie leg ich ein konto an | create an account | muss man sich registrieren | sign up problem | kein bestätigungsmail bekommen
Konto löschen / delete my account: bitte mein profil löschen | how do I delete my account | alle daten von mir entfernen | get rid of my user | abmelden und löschen
Konto wechseln / switch account: zu einem anderen konto wechseln | use my other account | premium statt gratis konto | firmenkonto statt privat | switch to a business account
Abos und Newsletter verwalten / manage subscription: abo anpassen | I want to unsubscribe | keine mails mehr bitte | newsletter an andere adresse | stop sending me messages
Bestellung aufgeben / place an order: ich möcht was bestellen | how do I order | hilfe beim bestellen | I'd like to buy some things | bestellvorgang klappt nicht
Bestellstatus / order status: wie weit ist meine bestellung | has it shipped yet | status auftrag | track my parcel | sendungsnummer?
Artikel hinzufügen / add an item: kann ich noch was dazu bestellen | add one more to my order | paket noch nicht weg? dann bitte noch eins dazu | remove an item from the order | artikel tauschen
Lieferzeit / delivery time: wie lang dauert die lieferung | when will it arrive | lieferzeit? | how many days to get here | kommt das noch vor weihnachten
Lieferadresse anlegen / set up shipping address: neue lieferadresse hinzufügen | ship it to my office | andere adresse als rechnung | where do I enter the address | an packstation liefern
Rückgaberecht / refund policy: wie lange kann ich zurückgeben | what is your refund policy | widerrufsrecht? | conditions for returns
Stand der Erstattung / track my refund: ist mein geld schon unterwegs | check refund status | was ist mit meiner rückerstattung | refund in process?
Storno Gebühr / cancellation fee: kostet stornieren was | is there a penalty for cancelling | stornobedingungen | fee if I don't show up | bis wann gratis absagen
Rechnung fehlt / I need the invoice: rechnung nicht bekommen | send me the invoice for last order | rechnung auf firma ausstellen | receipt please
Zahlungsproblem im Shop / payment problem in the shop: beim bezahlen kommt ein fehler | zahlung hängt | can't pay with my card online | kasse lädt nicht
Kundendienst Zeiten / support hours: wann ist die hotline besetzt | when can I reach support | kundenservice telefonnummer | customer service hours | wie erreich ich euch am wochenende
Beschwerde zu Mitarbeiter / complaint about staff: der verkäufer war frech | I want to report an employee | so spricht man nicht mit kunden | staff ignored me | chef sprechen bitte
Tisch ändern oder absagen / change or cancel a table: tisch leider absagen | can we come an hour later | statt vier sind wir sechs | cancel my dinner reservation | reservierung verschieben
Wie lange warten aufs Essen / waiting at the restaurant: wie lang wartet man bei euch | is there a line right now | ist grad viel los | how busy are you | sofort platz oder warten
Restaurant empfehlen / restaurant suggestion: wo kann man hier gut essen | suggest a good thai place | restaurant in der nähe | which place has good reviews | was isst man bei euch am besten
Kalorien und Nährwerte / nutrition: wie viel kalorien hat das | how many carbs | nährwerte? | zucker drin? | is it low fat
Zutaten ersetzen / substitute ingredients: kann ich statt butter öl nehmen | what can I use instead of eggs | geht das auch mit dinkelmehl | alternative zu sahne
Wie lange kochen / cooking time: wie lang muss das ins rohr | how long to bake it | bei wie viel grad | aufwärmen wie | can I freeze it
Gerät kaufen oder Handy / which device: welches handy soll ich nehmen | is this model any good | laptop empfehlung | difference between these two | lohnt sich das teurere
Gerät einrichten / set up a device: wie richte ich das ein | pair with bluetooth | connect to wifi | wo steckt man das an | first setup help
Akku und Strom / battery and power: akku hält nicht | won't charge | wie lang hält die batterie | lädt nicht mehr | blinks but doesn't turn on
Ersatzteile / spare parts: gibts ersatzteile dafür | need a new lid | deckel nachkaufen | where to get replacement parts | welcher filter passt
Zubehör / accessories: passt das zubehör | which case fits | gibts dazu ein kabel | adapter dabei? | what's included in the box
Software Update / software update: wann kommt das update | how do I update the app | neue version? | update has broken it | auf welcher version läuft das
App / app: habt ihr eine app | download the app where | gibt es das für android | app in meinem land nicht verfügbar
Langsam und Ausfall / slow or down: seite ist so langsam | are you down | server ausfall? | nothing loads today | störung bei euch
Speichern und Export / export data: wie exportiere ich meine daten | can I download everything | backup machen | in excel übernehmen | daten importieren
Rechte und Nutzer / users and permissions: wie lade ich einen kollegen ein | add another user | mehrere benutzer? | admin rechte geben | remove someone from the team
Schulung / training for customers: gibts eine schulung dazu | do you offer training | einschulung für mitarbeiter | tutorial video? | wo lern ich das
Support Paket / support plan: was ist im support enthalten | do you offer maintenance | wartungsvertrag | response time of your support | betreuung nach dem kauf
Preis Modell / pricing model: was kostet das im monat | is there a free version | preis pro benutzer | one-off or subscription | lizenzkosten
Anpassen und Branding / customisation: kann man das in unseren farben haben | can it be customised | mit unserem logo | eigene texte einbauen | adapt to our process
Künstliche Intelligenz / artificial intelligence: verwendet ihr ki | how smart is it | lernt das system mit | what is machine learning | ersetzt das mitarbeiter
Automatisierung / automation: was kann man damit automatisieren | which tasks can it do for us | zeit sparen im büro | automate our support | arbeitet das auch in der nacht
Chatbot / chatbot: how do I build a bot | bot auf meiner webseite | what do bots do for a business | wie viele fragen versteht der bot
Roboter / robots: was kann euer roboter | rent a robot | kann der roboter sprechen | do robots take our jobs | roboter für eine messe
Hardware / hardware: welche hardware braucht man | does it need its own server | läuft das auf alten geräten | technische daten? | minimum requirements
Partner werden / become a partner: wir möchten mit euch arbeiten | become a reseller | partnerprogramm? | can we represent you here | kooperation mit firmen
Investoren / investors: kann man bei euch investieren | who funds you | aktien von euch? | are you profitable | wem gehört die firma
Team / the team: wer arbeitet bei euch | who is the founder | stellt euer team vor | how many people work there | wer ist der geschäftsführer
Standorte der Firma / offices: wo ist euer büro | do you have an office abroad | in welchen ländern seid ihr | headquarters? | kann ich euch besuchen
Firmenwerte / mission and values: wofür steht ihr | what is your mission | euer ziel als firma | what makes you special | werte und leitbild
Wettbewerb / competitors: was unterscheidet euch von anderen | who are your competitors | besser als die konkurrenz? | why you and not them | vergleich mit anderen anbietern
Zukunft / roadmap: was plant ihr als nächstes | what's coming next year | neue funktionen geplant? | where are you heading | wie gehts weiter mit euch
Auszeichnungen / awards and certificates: habt ihr preise gewonnen | are you certified | welche zertifikate | geprüfter betrieb? | any awards
Termin mit Berater / meeting with sales: ich hätte gern ein gespräch | schedule a call with sales | beratungstermin vereinbaren | can someone call me back | rückruf bitte
Infomaterial / brochure: könnt ihr mir unterlagen schicken | send me a brochure | katalog anfordern | more information please | prospekt?
Soziale Medien / social media: where can I follow you | habt ihr einen kanal | tiktok? | post more please
Blog und Neuigkeiten / blog and news: was gibts neues bei euch | latest news | habt ihr einen blog | wo kann man das nachlesen | read more about it
Studenten und Abschlussarbeit / students and thesis: kann ich bei euch meine arbeit schreiben | student project | thesis with your company | interview für die schule
Bewerbung Status / application status: was ist mit meiner bewerbung | have you read my application | wann krieg ich bescheid | interview result | bewerbungsgespräch wann
Gehalt und Benefits / salary: was zahlt ihr | how much do you earn there | kollektivvertrag? | benefits for employees | trinkgeld aufgeteilt?
Urlaub beantragen / time off: wie viele urlaubstage hab ich noch | request next friday off | how many sick days do I have | urlaub genehmigt? | vacation days used
Spesen und Dienstreise / expenses: reisespesen einreichen | expense report | wer zahlt die fahrt | submit receipts for a trip
Altersvorsorge / pension and savings: pension einzahlen | move money into my retirement plan | wie lege ich geld an | stocks today | zinsen am sparkonto
Alter des Bots / how old are you: wie alt bist du | wann hast du geburtstag | seit wann gibts dich
Hobbys des Bots / your hobbies: hast du hobbys | favourite colour | lieblingsessen | langweilst du dich nie | how do you spend your day
Familie des Bots / your family: hast du eltern | do you have brothers | bist du verheiratet | do you have pets
Liebe und Flirt / flirting: will you marry me | du bist süß | go on a date with me | gefall ich dir
Kompliment an Bot / compliment: gut gemacht | you're so smart | well done | nice answer | braver bot
Kritik an Bot / you are bad: du verstehst mich nicht | that's wrong | du bist keine hilfe | bad answer | so ein blödsinn was du sagst
Entschuldigung / apology: my bad | entschuldige bitte | war nicht so gemeint | das war mein fehler
Bitte / you are welcome: gern geschehen | nichts zu danken | keine ursache | war mir eine freude
Warte kurz / wait a moment: moment bitte | hold on | bin gleich zurück | one second | sekunde noch
Bist du da / are you there: bist du noch da | anybody | antwortet hier wer | are you listening | hallo, wer da
Lachen / laughing: hahaha | that's hilarious | ich pack's nicht | lach mich tot | lol so good
Sprache wechseln / change language: kannst du deutsch | switch to spanish | red deutsch mit mir | can we talk in english
Name / names: wie heißt du | call me tom | wie soll ich dich nennen | ändere meinen namen
Einstellungen / settings: mach es lauter | speak faster | change your voice | benachrichtigungen ausschalten
Anrufen und Nachricht / call and text: ruf mama an | text anna I'm late | sms schicken | find my phone | teile meinen standort
Timer und Erinnerung / timer and reminder: stell einen timer | remind me tomorrow at nine | was muss ich heute noch erledigen | how long is left on the timer | vergiss nicht den müll
Fahrdienst / taxi and ride: ruf mir ein taxi | get me a ride to the station | was kostet die fahrt | pick me up at six | uber zum flughafen
Reise Tipps / travel tips: was kann man dort anschauen | what to do in rome | reiseziel im november | is it worth visiting | sehenswürdigkeiten
Stromstecker und Zeitzone / plug and time zone: brauch ich einen adapter in england | what time zone is it | welcher stecker passt in italien | time difference
Feiertag wann / next holiday: wann ist der nächste feiertag | when is easter | ist morgen feiertag | what day is christmas on | fenstertage heuer
Auto Service Termin / car maintenance: wann muss das auto zum service | when was my last oil change | schedule tire rotation | pickerl fällig | warnlampe leuchtet
Tanken / fuel: wie viel sprit ist noch drin | what gas does my car take | tankstelle in der nähe | gas mileage | diesel oder benzin
Würfel und Münze / random: gib mir eine zahl zwischen eins und zehn | heads or tails | roll two dice | such du was aus
Wort und Bedeutung / definitions: was heißt das wort | define obsolete | wie buchstabiert man das | another word for happy | was bedeutet die abkürzung
"""
