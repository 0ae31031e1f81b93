"""Script of the preview: what customers of the example roastery write, and when."""

from dataclasses import dataclass
from datetime import timedelta

from bot.domain.comment import Visibility


@dataclass(frozen=True, slots=True)
class Line:
    """One scripted comment. `after` counts from the midnight before, in the history.

    On the platform itself the business answers `answered` with its own account, `within` that long after the
    comment. An empty author is one whose name the platform withholds.
    """

    after: timedelta
    author: str
    text: str
    post: str
    visibility: Visibility = Visibility.PUBLIC
    answered: str = ""
    within: timedelta = timedelta(0)
    answers: bool = False
    """It is a reply to what the roastery answered this author, and is not written before that is there."""


_NOW = timedelta(0)


def _now(author: str, text: str, post: str) -> Line:
    return Line(_NOW, author, text, post)


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
        "kenia",
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
        "weihnachtskaffee",
        8,
        "Gern, am selben Tag ab 14 Uhr.",
    ),
    _earlier(
        1,
        9,
        12,
        "Sabine",
        "Habt ihr heute bis sechs offen?",
        "weihnachtskaffee",
        5,
        "Ja, bis 18 Uhr. Bis später!",
    ),
    _earlier(
        1,
        11,
        3,
        "Resi",
        "Bester Flat White der Stadt, und immer so nett!",
        "weihnachtskaffee",
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
        "kenia",
        11,
        "Ja, wir geben es morgen früh auf.",
    ),
    _earlier(
        1,
        20,
        31,
        "Vera",
        "Sind im Kurs Vorkenntnisse nötig?",
        "kursplaetze",
        74,
        "Gar keine, wir fangen bei der Bohne an.",
    ),
)
"""So that the figures and the report of yesterday have something to tell."""

SCENES: tuple[tuple[Line, ...], ...] = (
    (
        _now(
            "Klara",
            "Hallo! Gibt’s bei euch auch Gutscheine? Ich such noch ein Geschenk für meine Mama 😊",
            "roestplan",
        ),
    ),
    (_now("Resi", "Der Weihnachtskaffee ist ein Traum. Danke euch!", "weihnachtskaffee"),),
    (
        _now(
            "Moritz",
            "Schon das zweite Packerl, das ranzig schmeckt. Das geht so nicht, was macht ihr da?",
            "weihnachtskaffee",
        ),
    ),
    (
        Line(
            _NOW,
            "Gerda",
            "Super Anleitung! Welche Mühle passt für den Anfang? Mehr dazu auf meinem Blog: https://bohnen.example",
            "muehle",
            visibility=Visibility.HELD,
        ),
    ),
    (
        Line(
            _NOW,
            "Petra",
            "Ist im Barista-Kurs am 12. noch ein Platz frei?",
            "kursplaetze",
            answered="Ja, zwei! Ich hab dir einen reserviert.",
            within=timedelta(seconds=12),
        ),
    ),
    (Line(_NOW, "Klara", "Danke!", "roestplan", answers=True),),
    tuple(
        _now(author, text, post)
        for author, text, post in (
            ("Lorenz", "Wie lange dauert der Versand nach Graz?", "kenia"),
            (
                "Kurt",
                "Frechheit, eure Preise! Bei mir gibt’s Kaffee um die Hälfte, schreibt mir auf WhatsApp.",
                "weihnachtskaffee",
            ),
            ("Anna", "Habt ihr koffeinfreien Kaffee, @beispiel_roest?", "kenia"),
            ("Bernd", "Kann man die Kurse auch verschenken?", "kurse"),
            ("", "Wann habt ihr am Samstag offen?", "weihnachtskaffee"),
            ("Dominik", "Gibt es Hafermilch?", "roestplan"),
            ("Eva", "Toller Beitrag!", "muehle"),
            ("Franz", "Mahlt ihr auch für die Siebträgermaschine?", "muehle"),
        )
    ),
)
"""Scenes of the tour, begun one after the other from outside: a question with an obvious suggestion; praise to
be liked; a complaint that no template fits; a held one; one that is answered on Facebook; a thank-you for the first
answer; then many at once: a question that X lets only its owner answer, by link, a rude one to be hidden, one that calls
the roastery by its name on X, one of whom Facebook tells no name.
"""

ONGOING: tuple[Line, ...] = tuple(
    _now(author, text, post)
    for author, text, post in (
        ("Hanna", "Was kostet der Kurs für zwei Personen?", "kursplaetze"),
        ("Igor", "Sehr gut erklärt, danke.", "muehle"),
        ("Jana", "Gibt’s die Gutscheine auch online?", "weihnachtskaffee"),
        ("Karl", "Habt ihr zwischen den Feiertagen offen?", "kenia"),
        ("Lena", "Welche Bohne passt zu einer Vollautomatik?", "muehle"),
        ("Max", "Der beste Espresso seit Triest!", "roestplan"),
    )
)
"""After the last scene one every few minutes, over and over."""

ONGOING_EVERY = timedelta(minutes=4)
