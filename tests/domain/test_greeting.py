"""Greetings: left out of an excerpt, and nothing else with them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.greeting import SHORTEST, without_greeting


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Hallo! Gibt’s bei euch Gutscheine?", "Gibt’s bei euch Gutscheine?"),
        ("Sehr geehrte Damen und Herren, wann liefern Sie?", "wann liefern Sie?"),
        ("Liebes Team der Rösterei, wann liefert ihr?", "Liebes Team der Rösterei, wann liefert ihr?"),
        ("Liebe Rösterei, wann liefert ihr?", "wann liefert ihr?"),
        ("Grüß Gott Frau Huber! Haben Sie offen?", "Haben Sie offen?"),
        ("Hallo zusammen, guten Abend! Habt ihr offen?", "Habt ihr offen?"),
        ("Servus, habt ihr offen?", "habt ihr offen?"),
        ("Dear all, do you ship?", "do you ship?"),
        ("Hi ich wollte fragen, ob ihr offen habt", "Hi ich wollte fragen, ob ihr offen habt"),
        ("Hallo!", "Hallo!"),
        ("Hallo, danke", "Hallo, danke"),
        ("Hibiskustee, habt ihr den noch?", "Hibiskustee, habt ihr den noch?"),
    ],
)
def test_a_greeting_is_left_out_where_something_is_said_after_it(text: str, left: str) -> None:
    assert without_greeting(text) == left


@given(st.text(max_size=300))
def test_what_is_left_is_the_end_of_the_text_and_never_nothing(text: str) -> None:
    left = without_greeting(text)
    assert text.strip().endswith(left)
    assert left == text.strip() or len(left) >= SHORTEST
