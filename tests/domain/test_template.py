"""Templates: filling in, blanks, flaws and short names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.template import (
    BODY_LIMIT,
    SHORT_NAME_LIMIT,
    Flaw,
    blanks,
    fill,
    flaw,
    short_name_for,
)


def test_the_name_is_put_in_and_without_a_name_its_space_goes_too() -> None:
    assert fill("Hallo {name}, danke!", "Klara") == "Hallo Klara, danke!"
    assert fill("Hallo {name}, danke!", " ") == "Hallo, danke!"
    assert fill("{Name}: danke!", "Klara") == "Klara: danke!"


def test_answered_blanks_are_put_in_and_open_ones_stay_to_be_seen() -> None:
    body = "Am {Tag} um {Uhrzeit}, {name}."
    assert fill(body, "Klara", {"Tag": "Montag", "Uhrzeit": " "}) == "Am Montag um {Uhrzeit}, Klara."


def test_a_name_with_braces_is_no_blank() -> None:
    assert fill("Hallo {name}!", "{Tag}") == "Hallo {Tag}!"


def test_blanks_are_asked_for_once_each_in_their_order() -> None:
    assert blanks("{b} {name} {a} {b}") == ("b", "a")


@pytest.mark.parametrize(
    ("title", "body", "found"),
    [
        (" ", "x", Flaw.NO_TITLE),
        ("x", " \n", Flaw.NO_BODY),
        ("x", "y" * (BODY_LIMIT + 1), Flaw.TOO_LONG),
        ("x", "{a} {b} {c} {d}", Flaw.TOO_MANY_BLANKS),
        ("x", "{a} {b} {c} {name}", None),
        ("x", "y" * BODY_LIMIT, None),
    ],
)
def test_what_cannot_be_saved_is_named(title: str, body: str, found: Flaw | None) -> None:
    assert flaw(title, body) is found


@given(st.text(min_size=1, max_size=80).filter(lambda text: bool(text.strip())))
def test_a_short_name_fits_the_button_and_is_never_empty(title: str) -> None:
    short = short_name_for(title)
    assert 0 < len(short) <= SHORT_NAME_LIMIT


def test_a_blank_is_asked_for_once_however_its_letters_are_written() -> None:
    assert blanks("Am {Tag} um {Uhrzeit}, also {tag}, {NAME}!") == ("Tag", "Uhrzeit")
