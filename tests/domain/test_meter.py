"""Amounts of money as people type them, and when most of a limit is spent."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.meter import HIGHEST_LIMIT, PARTS, Spending, amount
from bot.domain.settings import Language
from bot.texts import speak

SPENDING = Spending("money", 840, 5000, "USD", datetime(2026, 12, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    ("text", "thousandths"),
    [
        ("5", 5000),
        (" 5 $", 5000),
        ("$5", 5000),
        ("5,50", 5500),
        ("5.5", 5500),
        ("0,01", 10),
        ("7,-", 7000),
        ("1.000", 1_000_000),
        ("1.000,50 USD", 1_000_500),
        ("1,000.50", 1_000_500),
        ("0", 0),
        ("10000", 10_000_000),
    ],
)
def test_an_amount_is_read_as_people_write_it(text: str, thousandths: int) -> None:
    assert amount(text) == thousandths


@pytest.mark.parametrize(
    "text",
    ["", "viel", "-1", "1e3", "5,5,5", "5..", "٣", "10001", "12,345", "nan", "5" * 100, "1.00.000", "€"],
)
def test_anything_else_is_no_amount(text: str) -> None:
    assert amount(text) is None


@given(st.text(max_size=60))
def test_whatever_is_typed_is_an_amount_within_bounds_or_none(text: str) -> None:
    found = amount(text)
    assert found is None or 0 <= found <= HIGHEST_LIMIT * PARTS


@given(st.integers(0, HIGHEST_LIMIT * 100), st.sampled_from(list(Language)))
def test_an_amount_that_is_shown_can_be_typed_again(cents: int, language: Language) -> None:
    assert amount(speak(language).money(cents * 10, "USD")) == cents * 10


@given(st.integers(0, 10_000), st.integers(0, 10_000))
@example(4, 5)
def test_most_of_a_limit_is_four_fifths_and_nothing_spent_is_never_most(spent: int, limit: int) -> None:
    nearly = replace(SPENDING, spent=spent, limit=limit).nearly_spent
    assert nearly is (spent > 0 and spent * 5 >= limit * 4)
