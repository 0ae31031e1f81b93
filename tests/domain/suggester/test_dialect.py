"""Dialect words as a sentence encoder knows them."""

import pytest

from bot.domain.suggester.dialect import plain


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("wos kost des bei eich", "was kostet das bei euch"),
        ("Habts ihr heit offen?", "habt ihr heute offen?"),
        ("kann i do parken?", "kann ich da parken?"),
        ("is nu imma ned do", "ist noch immer nicht da"),
        ("host a packerl fia mi", "host ein paket für mich"),
    ],
)
def test_dialect_words_are_replaced(said: str, meant: str) -> None:
    assert plain(said) == meant


@pytest.mark.parametrize(
    "text",
    [
        "i do a lot of no oil, so hot a des is",
        "Do you have a table for me and my dog?",
        "hot chocolate net weight is 500 g, no?",
        "Habt ihr am Samstag offen? An der Kasse nur Karte?",
        "",
    ],
)
def test_what_is_no_dialect_stays_as_it_is(text: str) -> None:
    assert plain(text) == text
