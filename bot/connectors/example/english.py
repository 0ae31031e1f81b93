"""English translation of what the example roastery's customers and colleagues write, and of its posts."""

ENGLISH = {
    "Röstplan im Advent": "Roasting plan for December",
    "Die richtige Mühle": "The right grinder",
    "Barista-Kurse im Jänner": "Barista classes in January",
    "Der Weihnachtskaffee ist da!": "The Christmas coffee is here!",
    "Noch Plätze im Barista-Kurs": "Places left in the barista class",
    "Habt ihr im Advent auch am Sonntag offen?": "Are you open on Sundays in December?",
    "An den Adventsonntagen von 10 bis 16 Uhr, wir freuen uns!": "From 10 to 4, see you there!",
    "Welche Mühle nehmt ihr für den Filterkaffee im Geschäft?": "Which grinder do you use for filter coffee?",
    "Eine Handmühle, Stufe 24. Komm vorbei, wir zeigen sie dir.": "A hand grinder on 24. Drop in, we will show you.",
    "Ist der Röstplan schon fix? Ich hätte gern den Kenia.": "Is the roasting plan settled? I would like the Kenya.",
    "Ja, den Kenia rösten wir jeden Donnerstag.": "Yes, we roast the Kenya every Thursday.",
    "Wie lange hält sich der Kaffee ungemahlen?": "How long does the coffee keep as whole beans?",
    "Gut verschlossen drei Monate, am besten schmeckt er in den ersten sechs Wochen.": (
        "Three months if closed well; it tastes best in the first six weeks."
    ),
    "Gibt’s den Kurs auch am Abend?": "Is there an evening class, too?",
    "Ja, jeden zweiten Mittwoch um 18 Uhr.": "Yes, every other Wednesday at 6.",
    "Kann ich die Bohnen auch abholen?": "Can I pick the beans up myself?",
    "Gern, am selben Tag ab 14 Uhr.": "Sure, on the same day from 2 on.",
    "Habt ihr heute bis sechs offen?": "Are you open until six today?",
    "Ja, bis 18 Uhr. Bis später!": "Yes, until 6. See you later!",
    "Bester Flat White der Stadt, und immer so nett!": "The best flat white in town, and always so kind!",
    "Danke, Resi! Das freut das ganze Team.": "Thank you, Resi! That makes the whole team happy.",
    "Gibt es die Gutscheine auch als PDF?": "Do you have the vouchers as a PDF?",
    "Ja, im Webshop, sofort zum Ausdrucken.": "Yes, in the web shop, ready to print.",
    "Passt die Mühle auch für Espresso?": "Is the grinder good for espresso, too?",
    "Ja, ab Stufe 8 wird sie fein genug.": "Yes, from 8 down it is fine enough.",
    "Kommt das Packerl noch vor dem Wochenende?": "Will the parcel arrive before the weekend?",
    "Ja, wir geben es morgen früh auf.": "Yes, we send it tomorrow morning.",
    "Sind im Kurs Vorkenntnisse nötig?": "Do I need to know anything before the class?",
    "Gar keine, wir fangen bei der Bohne an.": "Nothing at all, we start with the bean.",
    "Hallo! Gibt’s bei euch auch Gutscheine? Ich such noch ein Geschenk für meine Mama 😊": (
        "Hello! Do you have gift vouchers? I am still looking for a present for my mum 😊"
    ),
    "Der Weihnachtskaffee ist ein Traum. Danke euch!": "The Christmas coffee is wonderful. Thank you!",
    "Schon das zweite Packerl, das ranzig schmeckt. Das geht so nicht, was macht ihr da?": (
        "This is the second parcel that tastes rancid. That is not acceptable, what are you doing there?"
    ),
    "Super Anleitung! Welche Mühle passt für den Anfang? Mehr dazu auf meinem Blog: https://bohnen.example": (
        "Great guide! Which grinder is good to begin with? More on my blog: https://beans.example"
    ),
    "Ist im Barista-Kurs am 12. noch ein Platz frei?": "Any places left in the barista class on the 12th?",
    "Ja, zwei! Ich hab dir einen reserviert.": "Yes, two! I have kept one for you.",
    "Danke!": "Thank you!",
    "Wie lange dauert der Versand nach Graz?": "How long does shipping to Graz take?",
    "Frechheit, eure Preise! Bei mir gibt’s Kaffee um die Hälfte, schreibt mir auf WhatsApp.": (
        "Your prices are unacceptable! I sell coffee for half of that, write to me on WhatsApp."
    ),
    "Habt ihr koffeinfreien Kaffee, @beispiel_roest?": "Do you have decaf, @beispiel_roest?",
    "Kann man die Kurse auch verschenken?": "Can I give a class as a present?",
    "Wann habt ihr am Samstag offen?": "When are you open on Saturday?",
    "Gibt es Hafermilch?": "Do you have oat milk?",
    "Toller Beitrag!": "Great post!",
    "Mahlt ihr auch für die Siebträgermaschine?": "Do you grind for an espresso machine?",
    "Was kostet der Kurs für zwei Personen?": "What does the class cost for two?",
    "Sehr gut erklärt, danke.": "Very well explained, an excellent read.",
    "Gibt’s die Gutscheine auch online?": "Are the vouchers sold online, too?",
    "Habt ihr zwischen den Feiertagen offen?": "Are you open between the holidays?",
    "Welche Bohne passt zu einer Vollautomatik?": "Which bean suits a fully automatic machine?",
    "Der beste Espresso seit Triest!": "The best espresso since Trieste!",
}
