"""Steps of a login in words."""

from bot.domain.settings import Language
from bot.marks import mark
from bot.ports import Finding
from bot.texts import speak
from bot.words.steps import console_words, finding_sentence

ENGLISH, GERMAN = speak(Language.ENGLISH), speak(Language.GERMAN_DU)
VIENNA = "Europe/Vienna"


def test_the_words_of_a_console_are_told_from_the_sentence_around_them() -> None:
    assert console_words("Press **Create app**, then **Next**.") == (
        ("Press ", False),
        ("Create app", True),
        (", then ", False),
        ("Next", True),
        (".", False),
    )
    assert console_words("A ** b") == (("A ** b", False),)
    assert console_words("") == ()


def test_a_day_or_a_time_is_written_as_the_language_does() -> None:
    until = mark("until {day}")
    for value in ("2027-01-31", "2027-01-30T23:30:00+00:00"):
        finding = Finding("token", True, until, {"day": value})
        assert finding_sentence(ENGLISH, finding, VIENNA) == "until 31 January 2027"
        assert finding_sentence(GERMAN, finding, VIENNA) == "until 31. Jänner 2027"


def test_what_is_no_day_stays_as_it_is_on_one_line() -> None:
    for value, shown in (
        ("2027-13-45", "2027-13-45"),
        ("2027-01-31T10:00:00", "2027-01-31T10:00:00"),
        ("Kaffee\n\x1b[2Jrösterei {page}", "Kaffee [2Jrösterei {page}"),
    ):
        said = finding_sentence(ENGLISH, Finding("page", True, mark("{page}"), {"page": value}), VIENNA)
        assert said == shown
