"""Moderation acts: hiding and liking, in any order, with the undo window, and what is read back of them."""

from itertools import permutations

import pytest

from bot.domain.act import Act
from bot.domain.business import Business
from bot.domain.comment import AuthorRole, Comment, CommentState, Visibility
from bot.domain.external_id import ExternalId
from bot.domain.outbox import OutboxRow, RowState
from bot.domain.reason import Reason
from bot.domain.sending import Reached, Rejected, Unsure
from bot.domain.submission import Queued, TakenBack
from bot.ports import SeenComment
from bot.services.sending.attempt import outcome_of
from bot.storage.sqlite.database import Database
from tests.support.clock import NOW, Clock
from tests.support.outbox import interaction
from tests.support.sender import Shop, open_shop


@pytest.fixture
async def sender(db: Database, shop: Business, clock: Clock) -> Shop:
    made = await open_shop(db, shop, clock)
    made.platform.social = True
    return made


async def acted(sender: Shop, comment: Comment, act: Act, *, undo: bool = False) -> OutboxRow:
    queued = await sender.acts.act(sender.actor(), comment.id, act, interaction(), undo=undo)
    assert isinstance(queued, Queued), (act, queued)
    return queued.reply


async def test_a_like_is_read_back_into_the_mirror_and_is_no_answer(sender: Shop) -> None:
    comment = await sender.comment()
    await acted(sender, comment, Act.LIKE)
    await sender.deliver()
    liked = await sender.read_comment(comment)
    assert liked.liked and sender.platform.comments[comment.external_id].liked
    assert (liked.state, liked.answered_at) == (CommentState.OPEN, None)
    await acted(sender, comment, Act.UNLIKE)
    await sender.deliver()
    assert not (await sender.read_comment(comment)).liked
    assert not sender.platform.comments[comment.external_id].liked


@pytest.mark.parametrize("acts", list(permutations((Act.HIDE, Act.LIKE, Act.UNHIDE, Act.UNLIKE))))
async def test_hidden_and_liked_in_any_order_the_row_is_as_the_platform_has_it(
    sender: Shop, acts: tuple[Act, ...]
) -> None:
    comment = await sender.comment()
    for act in acts:
        await sender.acts.act(sender.actor(), comment.id, act, interaction(), undo=False)
        await sender.deliver()
        there, here = sender.platform.comments[comment.external_id], await sender.read_comment(comment)
        assert (here.visibility, here.liked) == (there.visibility, there.liked)


@pytest.mark.parametrize("act", [Act.HIDE, Act.LIKE])
async def test_what_is_taken_back_within_the_window_never_reaches_the_platform(
    sender: Shop, act: Act
) -> None:
    comment = await sender.comment()
    row = await acted(sender, comment, act, undo=True)
    assert await sender.step() == row.due_at
    assert isinstance(await sender.decisions.take_back(sender.actor(), row.id), TakenBack)
    await sender.deliver()
    there = sender.platform.comments[comment.external_id]
    assert (there.visibility, there.liked) == (Visibility.PUBLIC, False)
    assert await sender.rows(comment) == ["cancelled"]


async def test_an_answered_comment_can_be_liked_and_stays_answered(sender: Shop) -> None:
    comment = await sender.comment()
    await sender.answered(comment)
    answered = await sender.read_comment(comment)
    await acted(sender, comment, Act.LIKE)
    await sender.deliver()
    liked = await sender.read_comment(comment)
    assert (liked.liked, liked.state, liked.answered_at) == (
        True,
        CommentState.ANSWERED,
        answered.answered_at,
    )


async def test_the_same_like_asked_for_twice_is_one_row(sender: Shop) -> None:
    comment = await sender.comment()
    first, second = [await acted(sender, comment, Act.LIKE, undo=True) for _ in range(2)]
    assert first.id == second.id


async def test_a_like_of_a_deleted_comment_fails_with_that_reason(sender: Shop) -> None:
    comment = await sender.comment()
    row = await acted(sender, comment, Act.LIKE)
    sender.platform.delete(comment.external_id)
    await sender.deliver()
    failed = await sender.row(row)
    assert (failed.state, failed.reason) == (RowState.FAILED, Reason.GONE)


def read_back(*, liked: bool) -> SeenComment:
    return SeenComment(
        ExternalId("1"), 1, ExternalId("t"), "Ann", AuthorRole.CUSTOMER, "", NOW, "", liked=liked
    )


def test_a_like_is_reached_exactly_where_the_platform_says_so() -> None:
    assert outcome_of(Act.LIKE, read_back(liked=True)) == Reached()
    assert outcome_of(Act.LIKE, read_back(liked=False)) == Unsure()
    assert outcome_of(Act.UNLIKE, read_back(liked=False)) == Reached()
    assert outcome_of(Act.UNLIKE, read_back(liked=True)) == Unsure()
    assert outcome_of(Act.LIKE, None) == Rejected(Reason.GONE)


async def test_what_a_platform_says_of_a_comment_after_an_act_decides_at_once_what_can_be_done_next(
    sender: Shop,
) -> None:
    comment = await sender.comment()
    assert comment.context == ""
    await acted(sender, comment, Act.HIDE)
    await sender.deliver()
    assert (await sender.read_comment(comment)).context == '{"post": "post-1"}'
