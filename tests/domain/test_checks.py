"""What is wrong with a text before it goes out, as facts."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.checks import FIRM, SOFT, Doubt, LastReply, Objection, object_to
from bot.domain.length import Length, Unit
from tests.support.clock import NOW

FITS = Length(20, 100)


@pytest.mark.parametrize("text", ["", " \n\t", "\u200b\u200d", "\u00a0\ufe0f"])
def test_a_text_nobody_would_see_is_empty_and_nothing_else(text: str) -> None:
    assert object_to(text, Length(0, 0), LastReply("", NOW), NOW) == (Objection(Doubt.EMPTY),)


def test_a_greeting_that_nothing_was_written_behind_is_empty() -> None:
    assert object_to("Hallo Klara K.,\n", FITS, None, None, author="Klara K.") == (Objection(Doubt.EMPTY),)
    assert object_to("Hallo Klara K.,\nja!", FITS, None, None, author="Klara K.") == ()


def test_a_good_text_meets_no_objection() -> None:
    assert object_to("Ja, gerne!", FITS, LastReply("Nein", NOW), None) == ()


def test_every_blank_left_open_is_named_and_other_braces_are_no_blanks() -> None:
    text = "body {color:brown} am {Tag}"
    assert object_to(text, FITS, None, None, ("Tag",)) == (Objection(Doubt.BLANK_OPEN, blanks=("{?Tag}",)),)
    assert object_to(text, FITS, None, None) == ()


def test_too_long_says_by_whose_count_and_exactly_the_limit_still_fits() -> None:
    assert object_to("x", Length(101, 100, Unit.BYTES), None, None) == (
        Objection(Doubt.TOO_LONG, used=101, limit=100, unit=Unit.BYTES),
    )
    assert object_to("x", Length(100, 100, Unit.BYTES), None, None) == ()


def test_the_same_text_as_last_time_is_noticed_whatever_its_white_space() -> None:
    at = NOW - timedelta(hours=1)
    assert object_to("Ja,  gerne!", FITS, LastReply("Ja, gerne!\n", at), None) == (
        Objection(Doubt.SAME_TEXT, since=at),
    )


def test_an_answer_that_was_faster_is_noticed() -> None:
    assert object_to("Ja", FITS, None, NOW) == (Objection(Doubt.ANSWERED_MEANWHILE, since=NOW),)


def test_only_what_the_business_may_decide_itself_is_soft() -> None:
    assert {Doubt.EMPTY, Doubt.BLANK_OPEN, Doubt.TOO_LONG, Doubt.SORTED_OUT} == FIRM
    assert {Doubt.SAME_TEXT, Doubt.ANSWERED_MEANWHILE, Doubt.ADDRESS, Doubt.TABOO} == SOFT


@given(st.text(max_size=200))
def test_no_text_breaks_the_checks(text: str) -> None:
    for objection in object_to(text, Length(len(text), 50), LastReply(text, NOW), NOW):
        assert objection.doubt in FIRM | SOFT
