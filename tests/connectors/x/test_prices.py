"""Prices of X: what a reply costs, by the list of 22 August 2026."""

import pytest

from bot.connectors.x import prices


@pytest.mark.parametrize(
    ("text", "summoned", "thousandths"),
    [
        ("Ja, bis 18 Uhr.", False, 15),
        ("Ja, bis 18 Uhr.", True, 10),
        ("Ja: https://roesterei.at", True, 200),
        ("Ja, auf roesterei.at", False, 200),
    ],
)
def test_a_reply_costs_more_with_a_link_and_less_where_the_author_asked_for_it(
    text: str, summoned: bool, thousandths: int
) -> None:
    assert prices.of_reply(text, summoned=summoned) == thousandths


def test_what_is_read_hidden_or_deleted_costs_what_the_list_says() -> None:
    assert (prices.POST_READ, prices.POST_LOOKED_UP, prices.USER_READ) == (1, 5, 10)
    assert (prices.HIDE, prices.DELETE) == (5, 10)
    assert (prices.MONEY.limit, prices.MONEY.reserve, prices.MONEY.currency) == (5_000, 0.2, "USD")
