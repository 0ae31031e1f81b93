"""Script of the preview: what customers of the example roastery write, and when."""

from dataclasses import dataclass
from datetime import timedelta

from bot.domain.comment import Visibility


@dataclass(frozen=True, slots=True)
class Line:
    """One scripted comment. `after` counts from the start of the preview, in the history from the midnight
    before.

    On the platform itself the business answers `answered` with its own account, a team member writes
    `colleague`, `within` that long after the comment.
    """

    after: timedelta
    author: str
    text: str
    post: str
    visibility: Visibility = Visibility.PUBLIC
    answered: str = ""
    colleague: str = ""
    within: timedelta = timedelta(0)


POSTS = {
    "roestplan": "Röstplan im Advent",
    "muehle": "Die richtige Mühle",
    "kurse": "Barista-Kurse im Jänner",
}


def _s(seconds: float) -> timedelta:
    return timedelta(seconds=seconds)


def _earlier(
    days: int, hour: int, minute: int, author: str, text: str, post: str, minutes: int, answered: str
) -> Line:
    after = timedelta(days=-days, hours=hour, minutes=minute)
    return Line(after, author, text, post, answered=answered, within=timedelta(minutes=minutes))


HISTORY: tuple[Line, ...] = (
    _earlier(
        9,
        11,
        5,
        "Familie Huber",
        "Habt ihr im Advent auch am Sonntag offen?",
        "roestplan",
        38,
        "An den Adventsonntagen von 10 bis 16 Uhr, wir freuen uns!",
    ),
    _earlier(
        8,
        18,
        40,
        "Tobias",
        "Welche Mühle nehmt ihr für den Filterkaffee im Geschäft?",
        "muehle",
        95,
        "Eine Handmühle, Stufe 24. Komm vorbei, wir zeigen sie dir.",
    ),
    _earlier(
        6,
        9,
        15,
        "Ines",
        "Ist der Röstplan schon fix? Ich hätte gern den Kenia.",
        "roestplan",
        14,
        "Ja, den Kenia rösten wir jeden Donnerstag.",
    ),
    _earlier(
        4,
        13,
        30,
        "Ludwig",
        "Wie lange hält sich der Kaffee ungemahlen?",
        "muehle",
        22,
        "Gut verschlossen drei Monate, am besten schmeckt er in den ersten sechs Wochen.",
    ),
    _earlier(
        3,
        19,
        50,
        "Birgit",
        "Gibt’s den Kurs auch am Abend?",
        "kurse",
        41,
        "Ja, jeden zweiten Mittwoch um 18 Uhr.",
    ),
    _earlier(
        2,
        10,
        20,
        "Stefan",
        "Kann ich die Bohnen auch abholen?",
        "roestplan",
        8,
        "Gern, am selben Tag ab 14 Uhr.",
    ),
    _earlier(
        1,
        9,
        12,
        "Sabine",
        "Habt ihr heute bis sechs offen?",
        "roestplan",
        5,
        "Ja, bis 18 Uhr. Bis später!",
    ),
    _earlier(
        1,
        11,
        3,
        "Resi",
        "Bester Flat White der Stadt, und immer so nett!",
        "roestplan",
        9,
        "Danke, Resi! Das freut das ganze Team.",
    ),
    _earlier(
        1,
        12,
        47,
        "Georg",
        "Gibt es die Gutscheine auch als PDF?",
        "roestplan",
        7,
        "Ja, im Webshop, sofort zum Ausdrucken.",
    ),
    _earlier(
        1,
        15,
        26,
        "Nina",
        "Passt die Mühle auch für Espresso?",
        "muehle",
        16,
        "Ja, ab Stufe 8 wird sie fein genug.",
    ),
    _earlier(
        1,
        17,
        58,
        "Paul",
        "Kommt das Packerl noch vor dem Wochenende?",
        "roestplan",
        11,
        "Ja, wir geben es morgen früh auf.",
    ),
    _earlier(
        1,
        20,
        31,
        "Vera",
        "Sind im Kurs Vorkenntnisse nötig?",
        "kurse",
        74,
        "Gar keine, wir fangen bei der Bohne an.",
    ),
)
"""So that the figures and the report of yesterday have something to tell."""

SCRIPT: tuple[Line, ...] = (
    Line(
        _s(3),
        "Klara",
        "Hallo! Gibt’s bei euch auch Gutscheine? Ich such noch ein Geschenk für meine Mama 😊",
        "roestplan",
    ),
    Line(_s(35), "Resi", "Der Weihnachtskaffee ist ein Traum. Danke euch!", "roestplan"),
    Line(
        _s(70),
        "Moritz",
        "Schon das zweite Packerl, das offen angekommen ist. Das geht so nicht, was macht ihr da?",
        "roestplan",
    ),
    Line(
        _s(105),
        "Gerda",
        "Super Anleitung! Welche Mühle passt für den Anfang? Mehr dazu auf meinem Blog: https://bohnen.example",
        "muehle",
        visibility=Visibility.HELD,
    ),
    Line(
        _s(140),
        "Petra",
        "Ist im Barista-Kurs am 12. noch ein Platz frei?",
        "kurse",
        colleague="Ja, zwei! Ich hab dir einen reserviert.",
        within=_s(20),
    ),
    *(
        Line(_s(190), author, text, post)
        for author, text, post in (
            ("Jonas", "Wie lange dauert der Versand nach Linz?", "roestplan"),
            ("Anna", "Habt ihr koffeinfreien Kaffee?", "roestplan"),
            ("Bernd", "Kann man die Kurse auch verschenken?", "kurse"),
            ("Carina", "Wann habt ihr am Samstag offen?", "roestplan"),
            ("Dominik", "Gibt es Hafermilch?", "roestplan"),
            ("Eva", "Toller Beitrag!", "muehle"),
            ("Franz", "Mahlt ihr auch für die Siebträgermaschine?", "muehle"),
            ("Gerti", "Verschickt ihr nach Deutschland?", "roestplan"),
        )
    ),
)
"""A question with an obvious suggestion, praise, a complaint, a held one, one that a colleague answers, many."""

ONGOING: tuple[Line, ...] = tuple(
    Line(timedelta(0), author, text, post)
    for author, text, post in (
        ("Hanna", "Was kostet der Kurs für zwei Personen?", "kurse"),
        ("Igor", "Sehr gut erklärt, danke.", "muehle"),
        ("Jana", "Gibt’s die Gutscheine auch online?", "roestplan"),
        ("Karl", "Habt ihr zwischen den Feiertagen offen?", "roestplan"),
        ("Lena", "Welche Bohne passt zu einer Vollautomatik?", "muehle"),
        ("Max", "Der beste Espresso seit Triest!", "roestplan"),
    )
)
"""Afterwards one every few minutes, over and over."""

ONGOING_EVERY = timedelta(minutes=4)
