"""Replies as examples: nothing of whom they were written to is left."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.anonymous.person_names import People
from bot.domain.anonymous.replies import anonymous

PEOPLE = People.of(["Klara Kern", "Bert Bauer"])


@pytest.mark.parametrize(
    ("text", "author", "shown"),
    [
        ("Hallo Klara Kern, ja, gern.", "Klara Kern", "Hallo {name}, ja, gern."),
        ("Ja, Klara, bis morgen!", "Klara Kern", "Ja, {vorname}, bis morgen!"),
        ("Sehr geehrte Frau Dr. Huber,\nja.", "xy99", "Sehr geehrte Frau […],\nja."),
        ("Schreib an klara@kern.example oder 0664 123 45 67.", "", "Schreib an […] oder […]."),
        ("Du schreibst „Das war furchtbar“, schade.", "", "Du schreibst „[…]“, schade."),
        ("> Das war furchtbar\nSchade.", "", "Schade."),
        ("Offen 8:00–18:00, ab 10 €.", "", "Offen 8:00–18:00, ab 10 €."),
    ],
)
def test_names_addresses_and_the_customers_own_words_are_left_out(text: str, author: str, shown: str) -> None:
    assert anonymous(text, author, PEOPLE) == shown


@given(st.text(max_size=200), st.text(st.characters(codec="utf-8"), min_size=3, max_size=20))
def test_whatever_is_written_what_is_quoted_is_gone(text: str, secret: str) -> None:
    secret = "".join(letter for letter in secret if letter.isalpha()) + "geheim"
    assert secret not in anonymous(f"Hallo! Du schreibst „{secret}“. {text.replace(secret, '')}", "", PEOPLE)
