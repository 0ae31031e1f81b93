"""The state of a card from its comment and the outbox row that matters."""

from dataclasses import replace

import pytest

from bot.domain.card import CardState, state_of
from bot.domain.comment import Comment, CommentState, ExternalId, Visibility
from bot.domain.reply import Errand, Reply, ReplyState
from tests.support.clock import NOW
from tests.support.shown import comment, reply

OPEN = comment()
ANSWERED = comment(state=CommentState.ANSWERED, answered_at=NOW)


@pytest.mark.parametrize(
    ("it", "row", "state"),
    [
        (OPEN, None, CardState.OPEN),
        (replace(OPEN, visibility=Visibility.HELD), None, CardState.HELD),
        (replace(OPEN, handed_over_at=NOW), None, CardState.HANDED_OVER),
        (replace(OPEN, probable_answer=ExternalId("9"), handed_over_at=NOW), None, CardState.PROBABLE),
        (OPEN, reply(ReplyState.QUEUED), CardState.SENDING),
        (OPEN, reply(ReplyState.VERIFYING), CardState.SENDING),
        (OPEN, reply(ReplyState.FAILED), CardState.FAILED),
        (OPEN, reply(ReplyState.NEEDS_HUMAN), CardState.NEEDS_HUMAN),
        (ANSWERED, reply(ReplyState.SENT), CardState.ANSWERED),
        (ANSWERED, reply(ReplyState.FAILED), CardState.ANSWERED),
        (ANSWERED, reply(ReplyState.FAILED, errand=Errand.EDIT_OWN), CardState.FAILED),
        (ANSWERED, reply(ReplyState.QUEUED, errand=Errand.DELETE_OWN), CardState.SENDING),
        (replace(OPEN, visibility=Visibility.SPAM), None, CardState.SORTED_OUT),
        (replace(OPEN, visibility=Visibility.SPAM), reply(ReplyState.QUEUED), CardState.SENDING),
        (replace(OPEN, visibility=Visibility.GONE), reply(ReplyState.QUEUED), CardState.SENDING),
        (replace(OPEN, visibility=Visibility.GONE), reply(ReplyState.FAILED), CardState.DELETED),
        (replace(OPEN, state=CommentState.DONE), None, CardState.DONE),
        (replace(OPEN, state=CommentState.ELSEWHERE, answered_at=NOW), None, CardState.ELSEWHERE),
    ],
)
def test_the_state_follows_from_what_stands_there_and_what_is_under_way(
    it: Comment, row: Reply | None, state: CardState
) -> None:
    assert state_of(it, row) is state
