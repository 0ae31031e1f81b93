"""Anonymous replies: nothing of whom a reply was written to is left, and what is the business's own stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.anonymous import anonymous


@pytest.mark.parametrize(
    ("text", "author", "shown"),
    [
        ("Hallo Klara K., ja, gern.", "Klara K.", "Hallo {name}, ja, gern."),
        ("Hallo Klärchen! Ja, gern.", "Klara K.", "Hallo {name}! Ja, gern."),
        ("Sehr geehrte Frau Dr. Huber,\nja.", "xy99", "Sehr geehrte {name},\nja."),
        ("Das hat Frau Huber gesagt.", "", "Das hat {name} gesagt."),
        ("Ja, Klara, bis morgen!", "Klara Kern", "Ja, {vorname}, bis morgen!"),
        ("Schreib an klara@kern.example oder 0664 123 45 67.", "", "Schreib an … oder …."),
        ("Ruf 01 234 56 78 an.", "", "Ruf 01 234 56 78 an."),
        ("Siehe https://shop.example/o/123 und @klara.", "", "Siehe … und …"),
        ("Du schreibst „Das war furchtbar“, schade.", "", "Du schreibst „…“, schade."),
        ("> Das war furchtbar\nSchade.", "", "Schade."),
        ("Offen 8:00–18:00, ab 10 €.", "", "Offen 8:00–18:00, ab 10 €."),
    ],
)
def test_names_addresses_and_the_customers_own_words_are_left_out(text: str, author: str, shown: str) -> None:
    assert anonymous(text, author, ["Telefon 01 234 56 78"]) == shown


@given(st.text(max_size=200), st.text(st.characters(codec="utf-8"), min_size=3, max_size=20))
def test_whatever_is_written_the_quotation_of_it_is_gone(text: str, secret: str) -> None:
    secret = "".join(letter for letter in secret if letter.isalpha()) + "geheim"
    assert secret not in anonymous(f"Hallo! Du schreibst „{secret}“. {text.replace(secret, '')}", "")
