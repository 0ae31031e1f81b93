"""Kinds by rules that can be shown."""

import pytest

from bot.domain.kind import Classified, Kind, classify


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("Habt ihr am Samstag offen?", "offen?"),
        ("Hallo! Habt ihr am Samstag offen", "Habt ihr"),
        ("Hallo liebes Team, wann kommt die neue Röstung", "wann"),
        ("Super. Gibt’s die auch gemahlen", "Gibt’s"),
        ("Do you ship to Linz", "Do you"),
        ("Hi! When do you open", "When"),
        ("offen ?", "offen?"),
        ("Geht das auch mit Hafermilch？", "Hafermilch?"),
    ],
)
def test_a_question_is_told_by_its_mark_or_by_how_a_sentence_opens(text: str, because: str) -> None:
    assert classify(text) == Classified(Kind.QUESTION, because=(because,))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Super Anleitung, danke!",
        "Ich weiß, was das ist.",
        "Seht her: https://blog.example/?p=4",
        "Was für ein toller Kaffee!",
        "???",
        "👍",
    ],
)
def test_everything_else_is_other_and_names_no_word(text: str) -> None:
    assert classify(text) == Classified(Kind.OTHER)
