"""What customers of the example roastery write, and when: the script that the example platform plays."""

from dataclasses import dataclass
from datetime import timedelta

from bot.domain.comment import Visibility


@dataclass(frozen=True, slots=True)
class Line:
    """One comment. `after` counts from the moment the play begins; negative: it was there before.

    `answered` is what the business had answered before, `colleague` what somebody of it answers on the
    platform itself, `within` that long after the comment.
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


SCRIPT: tuple[Line, ...] = (
    Line(
        timedelta(days=-6),
        "Familie Huber",
        "Habt ihr im Advent auch am Sonntag offen?",
        "roestplan",
        answered="An den Adventsonntagen von 10 bis 16 Uhr, wir freuen uns!",
        within=timedelta(minutes=12),
    ),
    Line(
        timedelta(days=-4),
        "Tobias",
        "Welche Mühle nehmt ihr für den Filterkaffee im Geschäft?",
        "muehle",
        answered="Eine Comandante, Stufe 24. Komm vorbei, wir zeigen sie dir.",
        within=timedelta(hours=2),
    ),
    Line(
        timedelta(days=-2),
        "Resi",
        "Bester Flat White der Stadt, und immer so nett!",
        "roestplan",
        answered="Danke, Resi! Das freut das ganze Team.",
        within=timedelta(minutes=25),
    ),
    Line(
        _s(3),
        "Klara",
        "Hallo! Gibt’s bei euch auch Gutscheine? Ich such noch ein Geschenk für meine Mama 😊",
        "roestplan",
    ),
    Line(_s(28), "Resi", "Der Weihnachtskaffee ist ein Traum. Danke euch!", "roestplan"),
    Line(
        _s(53),
        "Moritz",
        "Schon das zweite Packerl, das offen angekommen ist. Das geht so nicht, was macht ihr da?",
        "roestplan",
    ),
    Line(
        _s(78),
        "Gerda",
        "Super Anleitung! Welche Mühle passt für den Anfang? Mehr dazu auf meinem Blog: https://bohnen.example",
        "muehle",
        visibility=Visibility.HELD,
    ),
    Line(
        _s(103),
        "Petra",
        "Ist im Barista-Kurs am 12. noch ein Platz frei?",
        "kurse",
        colleague="Ja, zwei! Ich hab dir einen reserviert.",
        within=_s(20),
    ),
    Line(_s(135), "Jonas", "Wie lange dauert der Versand nach Linz?", "roestplan"),
    *(
        Line(_s(170), author, text, post)
        for author, text, post in (
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
"""Afterwards one every two minutes, over and over."""

ONGOING_EVERY = timedelta(minutes=2)
