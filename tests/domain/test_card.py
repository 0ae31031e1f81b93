"""The state of a card from its comment and the outbox row that matters."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.domain.business import MessageId
from bot.domain.card import CardForm, CardState, rings_again, state_of
from bot.domain.comment import Comment, CommentState, Visibility
from bot.domain.external_id import ExternalId
from bot.domain.kind import Kind
from bot.domain.outbox import OutboxRow, RowKind, RowState
from tests.support.clock import NOW
from tests.support.shown import card, comment, reply

OPEN = comment()
ANSWERED = comment(state=CommentState.ANSWERED, answered_at=NOW)


@pytest.mark.parametrize(
    ("comment", "row", "state"),
    [
        (OPEN, None, CardState.OPEN),
        (replace(OPEN, visibility=Visibility.HELD), None, CardState.HELD),
        (replace(OPEN, handed_over_at=NOW), None, CardState.HANDED_OVER),
        (replace(OPEN, probable_answer=ExternalId("9"), handed_over_at=NOW), None, CardState.PROBABLE),
        (OPEN, reply(RowState.QUEUED), CardState.SENDING),
        (OPEN, reply(RowState.VERIFYING), CardState.SENDING),
        (OPEN, reply(RowState.FAILED), CardState.FAILED),
        (OPEN, reply(RowState.NEEDS_HUMAN), CardState.NEEDS_HUMAN),
        (ANSWERED, reply(RowState.SENT), CardState.ANSWERED),
        (ANSWERED, reply(RowState.FAILED), CardState.ANSWERED),
        (ANSWERED, reply(RowState.FAILED, kind=RowKind.EDIT_OWN), CardState.FAILED),
        (ANSWERED, reply(RowState.QUEUED, kind=RowKind.DELETE_OWN), CardState.SENDING),
        (replace(OPEN, visibility=Visibility.SPAM), None, CardState.SORTED_OUT),
        (replace(OPEN, visibility=Visibility.SPAM), reply(RowState.QUEUED), CardState.SENDING),
        (replace(OPEN, visibility=Visibility.GONE), reply(RowState.QUEUED), CardState.SENDING),
        (replace(OPEN, visibility=Visibility.GONE), reply(RowState.FAILED), CardState.DELETED),
        (replace(OPEN, state=CommentState.DONE), None, CardState.DONE),
        (replace(OPEN, state=CommentState.ELSEWHERE, answered_at=NOW), None, CardState.ELSEWHERE),
    ],
)
def test_the_state_follows_from_what_is_there_and_what_is_under_way(
    comment: Comment, row: OutboxRow | None, state: CardState
) -> None:
    assert state_of(comment, row) is state


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
