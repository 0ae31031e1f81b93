"""Word lists for the check of a language model's draft: courtesy, numbers and days, money and secrets, refusals; German and
English, folded (lower case, ss for ß).
"""

FUNCTION = frozenset(
    """
    aber alle allem allen aller alles also auch auf aus beim bescheid bequem bist bitte damit dann dass dein deine deinem
    deinen deiner denen denn deren derzeit deshalb dich diese diesem diesen dieser dieses direkt doch dort durch eben eine
    einem einen einer eines einfach etwa etwas euch euer eure eurem euren eurer falls ganz geben gegen genau genug gerade haben
    habt hast hatte hier hätten ihnen ihre ihrem ihren ihrer immer jede jedem jeden jeder jedes jetzt kann kannst klar komm
    kommen kommst kurz könnt können lassen mehr mein meine meinem meinen meiner muss musst nach natürlich noch oder ohne
    passend passende passendes passt person personen schon sehr seid sein seine sich sind sobald sodass sollte sollten stets
    über unser unsere unserem unseren unserer unter viel viele vielen vom von vor war waren weiter wenn werde werden wird wirst
    wurde würde würden zeit zudem zwischen about also been before both but can could does easily feel follows from give have
    here into just kindly know like make more must other ours over people right served should simply some suitable take that
    their them then there these they this those time under very want well were what when where which will with would your
    yours
    """.split()
)
"""Words that say nothing by themselves, of four letters and more."""

COURTESY = tuple(
    """
    abend anfrag bald beste besuch dank frage freu gern gespannt glad gott grüss hallo happy hello helf herzlich interess
    kommentar lieb meld möcht nachricht perfekt please prima problem regard rückmeldung schön schreib selbstverständlich
    servus sicher sorg stehen super team tolle tollen vorbei welcome willkommen wochenend wunderbar wünsch zurück
    asking certainly comment course dear enjoy forward great hear help hope interest kind look message question reach reply
    love soon sorry sure thank visit wonderful
    """.split()
)
"""Beginnings of words by which a reply gets friendlier and says nothing new."""

EXACT = frozenset(
    """
    zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn zwanzig dreissig vierzig fünfzig
    sechzig siebzig achtzig neunzig hundert tausend null halb doppelt two three four five six seven eight nine ten eleven
    twelve twenty thirty forty fifty sixty seventy eighty ninety hundred thousand zero oh half double
    montag montags dienstag dienstags mittwoch mittwochs donnerstag donnerstags freitag freitags samstag samstags sonntag
    sonntags sonnabend monday mondays tuesday tuesdays wednesday wednesdays thursday thursdays friday fridays saturday
    saturdays sunday sundays januar jänner februar feber märz april mai juni juli august september oktober november
    dezember january february march may june july october december heute morgen übermorgen gestern today tomorrow yesterday
    tonight täglich wöchentlich daily weekly jederzeit sofort immediately stunde stunden hour hours
    """.split()
)
"""Numbers, days and times in words: a draft that has one must have it from the business. No ein and one, which count
nothing in most sentences; may is a month only in English that nobody writes small, and is refused with it.
"""

DEEDS = tuple(
    """
    account anwalt anwält betrug betrüg bewerb bezahl bitcoin buchung coupon credit crypto discount dollar ersetz ersatz
    erstatt euro franken gehalt geheim garant geschenk gratis guarantee gutgeschrieb gutschrift haftung iban invoice karten
    kaution kennwort klage konto kostenfrei kostenlos kredit krypto kündig lawyer liabil nachlass passwor password paypal
    payment pound prepay prozent percent rabatt rechnung refund rückerstatt rückzahl schadenersatz secret telegram telefon
    transfer überweis umsonst umtausch versprech verklag voucher wallet whatsapp zahlen zahlung
    """.split()
)
"""Beginnings of words for money, accounts, secrets, promises and other ways to be reached."""

SHORT_DEEDS = frozenset(
    "bank bic card cards cvc cvv eur free gbp chf usd login pay pin pins sepa sms sue tan tans wire".split()
)
"""Those that are the beginning of everyday words."""

SIGNS = frozenset("€$£¥₿%‰+")
"""Signs that make a price, a share or a telephone number of a number."""

REFUSING = frozenset(
    """
    nicht nichts nie niemals nimmer nirgends kein keine keinem keinen keiner keines leider unmöglich weder geschlossen
    ausverkauft not never no none nothing cannot neither nor unfortunately unable impossible closed
    """.split()
)
"""Words by which a reply refuses something."""

NO_REFUSAL = r"\bkeine? (?:problem|sorge)\b|\bno (?:problem|worries)\b|\bnicht nur\b|\bnot only\b"
"""What only sounds like a refusal."""

JOINING = frozenset("und oder aber sondern dafür doch sowie and or but yet".split())
"""Words between two clauses."""
