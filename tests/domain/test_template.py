"""Templates: flaws, short names, and which text a comment is answered with."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.placeholder import Values
from bot.domain.settings import Language
from bot.domain.template import (
    BODY_LIMIT,
    SHORT_NAME_LIMIT,
    Flaw,
    Template,
    TemplateId,
    Variant,
    answer,
    flaw,
    short_name_for,
    variant_for,
)
from tests.support.clock import NOW

EN, DU, SIE = Language.ENGLISH, Language.GERMAN_DU, Language.GERMAN_SIE


def written(*languages: Language) -> Template:
    """Template whose texts are named after their languages."""
    others = tuple(Variant(one, one.name) for one in languages[1:])
    return Template(TemplateId(1), "x", "x", languages[0].name, 0, NOW, language=languages[0], others=others)


@pytest.mark.parametrize(
    ("comment", "customers", "there", "taken"),
    [
        ("en", DU, (DU, SIE, EN), EN),
        ("en", SIE, (DU, SIE), SIE),
        ("de", SIE, (DU, SIE, EN), SIE),
        ("de", SIE, (EN, DU), DU),
        ("de", DU, (EN,), EN),
        ("de", EN, (EN, DU, SIE), SIE),
        ("", DU, (EN, SIE, DU), DU),
        ("", EN, (DU, EN), EN),
        ("", EN, (DU,), DU),
    ],
)
def test_a_comment_is_answered_in_its_language_and_the_businesss_form_of_address(
    comment: str, customers: Language, there: tuple[Language, ...], taken: Language
) -> None:
    assert variant_for(written(*there), comment, customers) == (taken, taken.name)


def test_after_the_last_wording_comes_the_first_again() -> None:
    template = Template(TemplateId(1), "x", "x", "eins, {name}\n---\nzwei", 0, NOW)
    said = [answer(template, "de", DU, Values("Klara"), wording).text for wording in range(3)]
    assert said == ["eins, Klara", "zwei", "eins, Klara"]


@pytest.mark.parametrize(
    ("title", "body", "found"),
    [
        (" ", "x", Flaw.NO_TITLE),
        ("x", " \n", Flaw.NO_BODY),
        ("x", "\n---\n", Flaw.NO_BODY),
        ("x", "y" * (BODY_LIMIT + 1), Flaw.TOO_LONG),
        ("x", "{a} {b} {?c} {d}", Flaw.TOO_MANY_BLANKS),
        ("x", "{a} {b}\n---\n{?c} {d} {?e} {?f}", Flaw.TOO_MANY_BLANKS),
        ("x", "{a} {b}\n---\n{?c} {d}", None),
        ("x", "{a} {b} {?c} {name} {vorname} {thread} {business} {d|e} {telefon}", None),
        ("x", "y" * BODY_LIMIT, None),
    ],
)
def test_what_cannot_be_saved_is_named(title: str, body: str, found: Flaw | None) -> None:
    assert flaw(title, body, {"telefon": "01"}) is found


@given(st.text(min_size=1, max_size=80).filter(lambda text: bool(text.strip())))
def test_a_short_name_fits_the_button_and_is_never_empty(title: str) -> None:
    short = short_name_for(title)
    assert 0 < len(short) <= SHORT_NAME_LIMIT


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Semmeln und Brot am Sonntag", "Semmeln"),
        ("Fragen zu unseren Kursen", "Fragen"),
        ("Cake for a birthday", "Cake"),
        ("Wir sind für", "Wir sind für"),
        ("und und und und und", "und"),
    ],
)
def test_no_word_ends_a_short_name_that_begins_something(title: str, short: str) -> None:
    assert short_name_for(title) == short
