"""Common German verbs that are inflected by rule; the irregular ones are in `verbs` with their forms.

Without separable beginnings (einladen is laden), as these are written apart where somebody is asked to do something.
"""

REGULAR = """machen sagen fragen schreiben kommen bringen holen schicken senden rufen schauen suchen finden kaufen bestellen brauchen probieren
zahlen bezahlen bleiben warten hören kennen glauben meinen hoffen wünschen bedanken nutzen benutzen verwenden buchen reservieren
stornieren kochen trinken mahlen rösten genießen besuchen testen klicken teilen folgen erzählen zeigen stellen legen setzen öffnen
schließen ändern erinnern liefern kümmern speichern feiern steuern sammeln wechseln basteln antworten beantworten arbeiten achten
beachten verstehen leben wohnen spielen lernen füllen wählen planen starten beginnen schaffen erreichen bekommen kriegen verdienen
gewinnen sparen tauschen reklamieren reparieren schenken registrieren abonnieren lieben merken notieren drücken ziehen gießen lagern
prüfen vergleichen schätzen entdecken stöbern erwarten vertrauen verzeihen entschuldigen beschreiben kontaktieren informieren
markieren verlinken posten bewerten erklären überlegen fühlen riechen schmecken sorgen putzen reden wandern zögern reisen studieren
telefonieren diskutieren vermissen bestätigen benötigen nennen wenden fordern sitzen liegen passen heißen steigen führen gönnen
verpassen entscheiden kombinieren mischen servieren bestehen schreien pflegen trennen hängen mieten leihen unterstützen überprüfen
übermitteln beschweren verschicken verschenken gehören fehlen reichen verlieren binden schneiden nähen malen färben bemühen trauen
leisten ärgern kosten duschen üben parken atmen rechnen zeichnen vereinbaren begleiten besorgen berichten verbringen erleben bieten
verlangen versuchen stimmen lösen packen fügen kopieren tippen schalten drehen kleben rühren heben beenden erzeugen erneuern
aktualisieren kürzen verschieben verbinden trocknen bewahren löschen sichern wiederholen bearbeiten gestalten dekorieren grillen
würzen salzen schälen kneten gären heizen kühlen wärmen erhitzen erwärmen schütteln träufeln garnieren belegen bestreichen bestreuen
streuen streichen pressen filtern brühen mixen wickeln rollen falten kauen beißen lecken naschen schlürfen grüßen begrüßen umarmen
küssen lachen lächeln weinen singen tanzen springen schwimmen tauchen klettern rennen joggen radeln rodeln hüpfen turnen dehnen
strecken bewegen ruhen rasten träumen wachen wecken erholen entspannen verwöhnen belohnen staunen wundern überraschen begeistern
motivieren unterhalten plaudern quatschen ratschen mailen texten chatten googeln scannen liken kommentieren faxen drucken laminieren
fotografieren filmen knipsen surfen installieren konfigurieren formatieren exportieren importieren synchronisieren sortieren ordnen
räumen wischen kehren saugen spülen bügeln polieren reinigen säubern lüften entsorgen leeren düngen pflanzen säen ernten pflücken
jäten mähen schaufeln hacken sägen bohren schrauben hämmern nageln feilen schleifen lackieren tapezieren verlegen montieren
demontieren bauen bewerben kündigen unterschreiben überweisen kassieren quittieren verrechnen beantragen beauftragen genehmigen
verhandeln verabreden begegnen verabschieden winken klopfen klingeln läuten schellen sperren verriegeln schützen hüten warnen retten
meiden vermeiden verhindern verringern verbessern vergrößern verkleinern verändern verlängern verschönern verzieren verfeinern
vervollständigen verwandeln verkaufen verteilen verfolgen versenden versichern verstauen verstecken versorgen verpacken vermieten
verleihen vertreten verwahren vernetzen veröffentlichen bedenken bedienen befolgen befragen befüllen behandeln behaupten bekämpfen
beladen bemerken benachrichtigen berühren beschäftigen beschränken beschriften beseitigen besichtigen besprechen bestimmen betonen
betrachten betreuen betreten beurteilen bevorzugen bewundern bezweifeln erfinden erforschen erfüllen ergänzen ergreifen erledigen
erlauben ermitteln ernähren erobern eröffnen erproben erstellen ersetzen erwähnen erwerben entfernen entnehmen entwerfen entwickeln
entzünden enthüllen greifen fassen knüpfen stützen lehnen schieben stoppen stecken zünden bremsen blinken lenken tanken hupen
überholen überqueren übernachten übernehmen übertragen überspringen überzeugen übersetzen unterbrechen untersuchen widerrufen
widersprechen wagen wetten zweifeln zählen zaubern zielen zitieren züchten schweigen flüstern brüllen jubeln klatschen pfeifen
trommeln proben musizieren dichten blättern leiten gründen investieren spenden stiften sponsern fördern kämpfen siegen trainieren
coachen loben gratulieren tadeln kritisieren analysieren definieren formulieren präsentieren reagieren agieren profitieren gewähren
gestatten orientieren konzentrieren identifizieren verifizieren kontrollieren garantieren organisieren koordinieren delegieren
integrieren interessieren involvieren engagieren adressieren frankieren etikettieren platzieren positionieren justieren kalibrieren
reduzieren maximieren optimieren variieren experimentieren improvisieren riskieren ignorieren akzeptieren respektieren tolerieren
passieren pausieren parieren navigieren recherchieren nominieren dosieren portionieren marinieren pürieren panieren frittieren
flambieren degustieren dekantieren schmökern shoppen bummeln flanieren gucken gaffen spähen lauschen horchen tasten spüren
schnuppern sniffen duften jagen angeln fischen reiten segeln paddeln rudern zelten campen urlauben sonnen cremen schminken frisieren
föhnen kämmen rasieren stylen kleiden gürten schnüren knöpfen stricken häkeln sticken weben spinnen töpfern formen brennen glasieren
gravieren stempeln siegeln wiegen zapfen füttern melken impfen streicheln bürsten scheren erziehen beruhigen trösten beraten lehren
demonstrieren zerlegen zerkleinern zerreißen zerschneiden zerstören zerdrücken bündeln stapeln schichten pumpen kippen schwenken
schwingen kurbeln landen fliegen winden kreuzen blicken begutachten beobachten nicken deuten weisen verweisen beweisen erweisen
checken klären mahnen bangen sehnen lohnen dienen bedeuten wirken klingen klappen funktionieren dauern enden blühen reifen
existieren entstehen scheinen glänzen leuchten strahlen stärken stören nerven jucken schmerzen beeindrucken faszinieren enttäuschen
ehren verbleiben richten rutschen topfen mulchen sputen trampeln vermischen belichten bekochen hauen schmeißen langen swipen kraulen
tauen spritzen tupfen satteln reiben raspeln hobeln stampfen tränken tunken knabbern schlemmen löffeln schlecken süßen säuern
dünsten dämpfen simmern köcheln legieren gelieren karamellisieren klemmen klammern zupfen rupfen spannen beugen senken kreisen
lockern massieren hocken stemmen wippen schwitzen spurten wandeln spazieren marschieren schlendern eilen sausen flitzen düsen
tuckern brausen huschen hetzen trödeln streunen lümmeln chillen relaxen entschleunigen faulenzen dösen schnarchen gähnen zocken
streamen dissen taggen klauen zwicken zwinkern blinzeln schielen linsen lugen schrubben scheuern feudeln wringen stöpseln schleudern
schleppen zerren rucken rücken kuscheln knuddeln busseln herzen hätscheln jausnen brunchen frühstücken dinieren picknicken nippen
prosten stibitzen fladern kraxeln wedeln carven skaten knobeln rätseln puzzeln würfeln tratschen blödeln scherzen necken hänseln
kitzeln streiten zanken schimpfen fluchen maulen jammern raunzen sudern meckern motzen beklagen rüffeln flunkern schwindeln mogeln
schummeln betrügen verlernen vergeuden verschwenden verplempern verschwitzen verschlafen vertrödeln verkosten verwerten
verwirklichen verfassen verlosen vermerken verdoppeln verdünnen verrühren vermengen verquirlen verkneten verkleiden vergüten
verzichten verzaubern verewigen verdrücken vernaschen verputzen verspeisen verwechseln bestaunen bekleben bepflanzen bemalen
besprühen bespaßen beschnuppern besiegeln bestärken bestücken besetzen besteigen begeben begraben belächeln belauschen beleben
beleuchten berücksichtigen beschaffen beschützen bezeichnen beziehen bezwingen ergattern erkunden erkundigen erkennen erlernen
ermöglichen erraten ersparen erspüren ersteigern ertasten erklimmen erhaschen erfreuen erschaffen erwecken entfachen entkalken
entlasten entlocken entrümpeln entkorken entsperren entschlacken entwirren entziffern umrunden umsorgen umwickeln überdenken
überlassen überlesen überreichen übertreiben überwinden überziehen überspielen unternehmen unterlassen unterstreichen durchqueren
durchstöbern durchforsten durchsuchen durchwühlen missbrauchen schnappen schnippeln stanzen häuten entbeinen filetieren tranchieren
pochieren blanchieren glacieren räuchern pökeln fermentieren konservieren aktivieren deaktivieren authentifizieren autorisieren
bewilligen signieren adaptieren addieren dokumentieren diktieren inserieren inspirieren inspizieren irritieren jonglieren kaschieren
komponieren kreieren kurieren lokalisieren meditieren mobilisieren moderieren offerieren pachten posieren praktizieren radieren
rangieren sanieren skizzieren spekulieren spionieren stimulieren summieren taxieren terminieren transportieren zensieren zentrieren
ruinieren blockieren bombardieren präparieren rebellieren rezensieren skalieren applaudieren wälzen stauben stapfen stülpen stutzen
stochern stricheln stupsen sprinten sprühen sprengen spulen spicken spitzen schaukeln schunkeln schmusen schmieren schmirgeln
schnitzen schnauben schöpfen schränken schubsen schuften schulen schwatzen schwärmen schweifen schwören schreddern pendeln pfeffern
picken pilgern pinseln plantschen planschen plündern polstern prahlen predigen protestieren protzen pudern pusten quälen quirlen
quetschen rackern rascheln räkeln rempeln ringen rütteln rubbeln säumen scharren scheuen schlüpfen schnüffeln schultern stopfen
stolpern strampeln sträuben streifen streiken tarnen taufen toben traben trippeln wässern walken watscheln wehren weihen werkeln
widmen wühlen würgen zähmen zappeln zelebrieren zerhacken zerkauen zerlassen zerreiben zerstoßen zerteilen zertreten zieren zwingen
bimmeln baumeln beichten beten betteln bibbern brabbeln buddeln büffeln büßen ebnen eignen ermuntern ermutigen ernennen fegen
feilschen fesseln fiebern finanzieren fokussieren forschen frösteln gammeln geigen gestehen grinsen grübeln gruseln haken hausieren
heften heiraten horten husten hypnotisieren jodeln kegeln keltern kichern kitten kleistern knacken knausern knicken knoten kratzen
kreischen kritzeln krönen kuren läutern lästern leugnen liebkosen lindern lispeln lotsen manövrieren mäkeln meißeln mosern mümmeln
murmeln mustern nesteln niesen nörgeln ölen opfern paffen pennen pflastern vergeben übersehen versehen vertragen ertragen entlassen
zerbrechen versprechen frieren verirren verloben""".split()
