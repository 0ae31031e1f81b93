"""Telling words: what a template is named by and found by."""

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.telling_words import is_common, title_from, with_words_of
from tests.support.shown import template

VOUCHERS = template(1, "Gutscheine", "Gutscheine", "Gutscheine ab 10 € gibt es im Geschäft und online.")
HOURS = template(2, "Öffnungszeiten", "Zeiten", "Samstag haben wir 9 bis 14 Uhr offen.")
SHIPPING = template(3, "Versand", "Versand", "Wir verschicken am selben Tag mit der Post.")
ALL = (VOUCHERS, HOURS, SHIPPING)


def test_a_word_of_the_title_counts_more_than_one_of_the_text() -> None:
    assert with_words_of("Samstag, Gutschein", ALL) == (VOUCHERS, HOURS)


def test_common_words_find_nothing() -> None:
    assert with_words_of("Wir haben es im und mit der das, bitte danke!", ALL) == ()
    assert is_common("Bitte") and not is_common("Samstag")


def test_among_equals_the_one_that_was_used_more_comes_first() -> None:
    often = template(4, "Versand Inland", "Inland", "x y z", used=9)
    seldom = template(5, "Versand Ausland", "Ausland", "x y z", used=1)
    assert with_words_of("Versand?", (seldom, often)) == (often, seldom)


def test_a_title_is_made_of_the_first_telling_words_of_the_first_text_that_has_any() -> None:
    assert (
        title_from("und wir", "habt ihr gutscheine für den kaffeekurs am samstag?")
        == "Gutscheine kaffeekurs samstag"
    )
    assert title_from("!!", "") == ""
    assert title_from("w" * 41 + " kurz") == "Kurz"


@given(st.text(max_size=300), st.lists(st.text(max_size=60), max_size=6))
def test_whatever_is_searched_for_each_template_is_found_at_most_once(text: str, bodies: list[str]) -> None:
    templates = tuple(template(i, f"T{i}", "t", body) for i, body in enumerate(bodies))
    found = with_words_of(text, templates)
    assert len({one.id for one in found}) == len(found) <= len(templates)
