"""The state of a card from its comment and the outbox row that matters."""

from dataclasses import replace

import pytest

from bot.domain.card_facts import CardState, state_of
from bot.domain.comment import Comment, CommentState, Visibility
from bot.domain.external_id import ExternalId
from bot.domain.outbox import OutboxRow, RowKind, RowState
from tests.support.clock import NOW
from tests.support.shown import comment, reply

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
