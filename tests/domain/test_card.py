"""When a bundle, or a card that a comment joins, rings again."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.domain.business import MessageId
from bot.domain.card import CardForm, rings_again
from bot.domain.kind import Kind
from tests.support.clock import NOW
from tests.support.shown import card

QUESTION, PRAISE = (Kind.QUESTION,), (Kind.PRAISE, Kind.OTHER)
MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("changes", "joining", "after", "rings"),
    [
        ({}, QUESTION, 3 * MINUTE, False),
        ({}, QUESTION, 3 * MINUTE + timedelta(seconds=1), True),
        ({}, (Kind.COMPLAINT,), 4 * MINUTE, True),
        ({}, (Kind.BUYING,), 4 * MINUTE, True),
        ({}, PRAISE, 50 * MINUTE, False),
        ({"looked_at": NOW + MINUTE}, PRAISE, 2 * MINUTE, True),
        ({"looked_at": NOW - MINUTE}, PRAISE, 50 * MINUTE, False),
        ({"rang_at": None}, PRAISE, MINUTE, True),
        ({"again": True}, QUESTION, 50 * MINUTE, False),
        ({"rings": True, "message_id": None, "rang_at": None}, QUESTION, MINUTE, False),
    ],
)
def test_what_joins_a_bundle_rings_again_only_where_somebody_would_miss_something(
    changes: dict[str, Any], joining: tuple[Kind, ...], after: timedelta, rings: bool
) -> None:
    bundle = replace(card(CardForm.BUNDLE, rang_at=NOW, message_id=MessageId(5)), **changes)
    assert rings_again(bundle, joining, NOW + after) is rings
