"""Greetings: left out of an excerpt, and nothing else with them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.greeting import LONGEST_NAME, SHORTEST, name_to_greet, only_greets, without_greeting


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


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("Klara K.", "Klara K."),
        (" Klara\n Köck ", "Klara Köck"),
        ("Klara 🌸✨", "Klara"),
        ("Anna-Lena O’Neill", "Anna-Lena O’Neill"),
        ("Dr. Gruber", "Dr. Gruber"),
        ("Ольга", "Ольга"),
        ("", ""),
        ("Gast", ""),
        ("Anonym", ""),
        ("Gast G.", "Gast G."),
        ("klara@example.org", ""),
        ("www.billig.example", ""),
        ("https://billig.example", ""),
        ("xX_dark_99", ""),
        ("12345", ""),
        ("K.", ""),
        ("🌸", ""),
        ("{name}", ""),
        ("@everyone", ""),
        ("Klara " * 10, ""),
    ],
)
def test_a_reply_greets_a_name_and_nothing_that_only_stands_in_its_place(author: str, name: str) -> None:
    assert name_to_greet(author) == name


@pytest.mark.parametrize(
    "text", ["Hallo Klara K.,\n", "Hallo,", "Hello Klara K. ,", "  hallo klara k.,", "Hallo,,"]
)
def test_a_greeting_with_nothing_behind_it_only_greets(text: str) -> None:
    assert only_greets(text, "Klara K.") is (text != "  hallo klara k.,")


@pytest.mark.parametrize(
    "text", ["Hallo Klara K.!", "Hallo Klara K., ja.", "Hallo ihr,", "Ja,", "", "Hallo Klara K."]
)
def test_a_greeting_that_is_a_sentence_is_a_reply(text: str) -> None:
    assert not only_greets(text, "Klara K.")


@given(st.text(max_size=80))
def test_a_name_that_is_greeted_is_one_line_without_braces_and_short(author: str) -> None:
    name = name_to_greet(author)
    assert name == " ".join(name.split())
    assert len(name) <= LONGEST_NAME
    assert not set("{}@/:<>_*`") & set(name)
    assert only_greets(f"Hallo {name},\n", author)
