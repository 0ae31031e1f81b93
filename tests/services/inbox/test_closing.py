"""Buttons that close and open comments without a reply, pressed by two people at once."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from bot.domain.actor import Actor
from bot.domain.business import MemberId
from bot.domain.card_facts import CardState, CommentCard
from bot.domain.comment import Comment, CommentId, CommentState
from bot.services.inbox.cards import Desk
from bot.services.inbox.closing import Closed, Closing
from bot.storage.cards import CardStore
from tests.support.businesses import acting
from tests.support.holders import ONLY
from tests.support.polling import Polling

ANNA, BEN = MemberId(1), MemberId(2)


@pytest.fixture
def closing(polling: Polling) -> Closing:
    return Closing(polling.db, polling.woken.append, polling.switchboard.info)


async def probably_answered(polling: Polling) -> Comment:
    """A comment of which it is not sure whether an answer of the business was meant for it."""
    question = polling.platform.write("Wann?")
    await polling.poll()
    polling.platform.answer(question, "Um acht", sure=False)
    await polling.poll()
    found = await polling.comment(question)
    assert found.probable_answer is not None
    return found


async def presses(polling: Polling, comment: Comment) -> list[tuple[str, MemberId]]:
    """Events of members, oldest first."""
    found = await polling.rows(
        "SELECT what, member_id FROM event WHERE comment_id = :c AND member_id IS NOT NULL ORDER BY id",
        c=comment.id,
    )
    return [(what, member) for what, member in found if member]


async def shown(polling: Polling, comment: Comment) -> tuple[CardState, int]:
    """State and version of the comment's card."""
    business = polling.business.id
    card = await polling.db.read(lambda tx: CardStore(tx).of_comment(business, comment.id))
    assert card is not None
    facts = await Desk(polling.db, polling.switchboard, polling.woken.append, ONLY).facts(business, card.id)
    assert isinstance(facts, CommentCard)
    return facts.state, card.version


async def test_no_takes_the_question_off_the_card_and_yes_comes_too_late_then(
    polling: Polling, closing: Closing
) -> None:
    comment = await probably_answered(polling)
    before, version = await shown(polling, comment)
    assert before is CardState.PROBABLE
    business, now = polling.business.id, polling.clock()
    assert await closing.probably(acting(business, ANNA, now), comment.id, yes=False) is Closed.YES
    state, drawn = await shown(polling, comment)
    assert (state, drawn > version) == (CardState.OPEN, True)
    assert (await polling.comment(comment.external_id)).probable_answer is None
    assert await closing.probably(acting(business, BEN, now), comment.id, yes=False) is Closed.ALREADY
    assert await closing.probably(acting(business, BEN, now), comment.id, yes=True) is Closed.ALREADY
    found = await polling.comment(comment.external_id)
    assert (found.state, found.answered_at) == (CommentState.OPEN, None)
    assert await presses(polling, comment) == [("not_answered", ANNA)]
    assert (await shown(polling, comment))[1] == drawn


async def test_no_comes_too_late_after_a_yes_and_the_comment_stays_answered(
    polling: Polling, closing: Closing
) -> None:
    comment = await probably_answered(polling)
    business, now = polling.business.id, polling.clock()
    assert await closing.probably(acting(business, ANNA, now), comment.id, yes=True) is Closed.YES
    answered = await polling.comment(comment.external_id)
    assert (answered.state, answered.probable_answer) == (CommentState.ELSEWHERE, None)
    assert await closing.probably(acting(business, BEN, now), comment.id, yes=False) is Closed.ALREADY
    assert await polling.comment(comment.external_id) == answered
    assert await presses(polling, comment) == [("answered_elsewhere", ANNA)]


async def test_yes_takes_the_time_of_that_answer_by_our_clock_where_the_platform_has_a_wrong_one(
    polling: Polling, closing: Closing
) -> None:
    ahead = polling.platform.ahead = timedelta(hours=1)
    await polling.poll()
    comment = await probably_answered(polling)
    answer = list(polling.platform.comments.values())[-1]
    polling.clock.advance(timedelta(minutes=5))
    actor = acting(polling.business.id, ANNA, polling.clock())
    assert await closing.probably(actor, comment.id, yes=True) is Closed.YES
    answered = await polling.comment(comment.external_id)
    assert answered.answered_at == answer.posted_at - ahead


async def test_only_what_was_there_when_it_was_asked_is_closed_and_each_is_written_down_with_who_did_it(
    polling: Polling, closing: Closing
) -> None:
    business, here = polling.business.id, polling.platform
    first, second = here.write("Wann?"), here.write("Wo?")
    await polling.poll()
    asked_at = polling.clock()
    late = here.write("Und wie?")
    await polling.poll()
    closed_at = polling.clock()
    assert await closing.to_close(business, None, asked_at) == 2
    assert await closing.close_all(acting(business, ANNA, closed_at), None, asked_at) == 2
    found = [await polling.comment(written) for written in (first, second, late)]
    assert [one.state for one in found] == [CommentState.DONE, CommentState.DONE, CommentState.OPEN]
    assert [await presses(polling, one) for one in found] == [[("done", ANNA)], [("done", ANNA)], []]
    polling.clock.advance(timedelta(seconds=5))
    assert await closing.reopen_all(acting(business, BEN, polling.clock()), closed_at) == 2
    assert [await presses(polling, one) for one in found] == [
        [("done", ANNA), ("reopened", BEN)],
        [("done", ANNA), ("reopened", BEN)],
        [],
    ]


Press = Callable[[Closing, Actor, CommentId], Awaitable[Closed]]
PRESSES: dict[str, Press] = {
    "done": lambda closing, actor, comment: closing.done(actor, comment),
    "reopen": lambda closing, actor, comment: closing.reopen(actor, comment),
    "is answered": lambda closing, actor, comment: closing.is_answered(actor, comment),
    "no": lambda closing, actor, comment: closing.probably(actor, comment, yes=False),
    "yes": lambda closing, actor, comment: closing.probably(actor, comment, yes=True),
}


@pytest.mark.parametrize("press", PRESSES)
async def test_while_a_reply_is_in_flight_no_press_closes_or_opens_and_its_card_stays(
    polling: Polling, closing: Closing, press: str
) -> None:
    comment = await probably_answered(polling)
    business, now = polling.business.id, polling.clock()
    await polling.in_flight(comment.external_id)
    before = await shown(polling, comment)
    assert await PRESSES[press](closing, acting(business, BEN, now), comment.id) is Closed.IN_FLIGHT
    assert await polling.comment(comment.external_id) == comment
    assert await shown(polling, comment) == before
    assert await presses(polling, comment) == []
