"""Picking: which answers of the business count against the row that is sent next, and under what it goes."""

from datetime import datetime, timedelta

import pytest

from bot.domain.business import Business
from bot.domain.comment import Comment, Visibility
from bot.domain.external_id import ExternalId
from bot.domain.times import to_ms
from bot.ports import Target
from bot.services.sending.picking import Picked, pick
from bot.storage.sqlite.database import Database, Tx
from tests.support.clock import Clock
from tests.support.holders import ONLY
from tests.support.outbox import add_comment
from tests.support.sender import Shop, open_shop

MINUTE = timedelta(minutes=1)


@pytest.fixture
async def sender(db: Database, shop: Business, clock: Clock) -> Shop:
    return await open_shop(db, shop, clock)


async def answer(
    sender: Shop, comment: Comment, seen_at: datetime, visibility: Visibility = Visibility.PUBLIC
) -> None:
    """A colleague's answer came into the mirror."""
    await sender.db.write(
        lambda tx: add_comment(
            tx, sender.business.id, sender.channel, sender.thread, "a1",
            role="team", visibility=visibility, in_reply_to=comment.external_id, posted_at=seen_at,
        )
    )  # fmt: skip


async def picked(sender: Shop, change: str = "", at: datetime | None = None) -> Picked:
    """The next row an hour later, after a change to the only one there is."""

    def work(tx: Tx) -> Picked | None:
        if change:
            tx.execute(f"UPDATE outbox SET {change}", at=to_ms(at or sender.clock.now()))
        return pick(tx, sender.business.id, sender.channel, ONLY, sender.clock.now() + 60 * MINUTE)[0]

    found = await sender.db.write(work)
    assert found is not None
    return found


@pytest.mark.parametrize("visibility", [Visibility.PUBLIC, Visibility.HIDDEN, Visibility.HELD])
async def test_an_answer_that_came_since_counts_where_customers_can_see_it(
    sender: Shop, visibility: Visibility
) -> None:
    comment = await sender.comment()
    await sender.queue(comment)
    await answer(sender, comment, sender.clock.now(), visibility)
    assert (await picked(sender)).answered is (visibility is Visibility.PUBLIC)


async def test_an_answer_that_was_there_when_the_owner_asked_again_does_not_count(sender: Shop) -> None:
    comment = await sender.comment()
    await sender.queue(comment)
    await answer(sender, comment, sender.clock.now() + MINUTE)
    assert (await picked(sender)).answered
    again = await picked(sender, "confirmed_at = :at", sender.clock.now() + 2 * MINUTE)
    assert (again.answered, again.known) == (False, frozenset({ExternalId("a1")}))


async def test_an_answer_that_was_there_before_the_first_attempt_is_surely_another(sender: Shop) -> None:
    comment = await sender.comment()
    await sender.queue(comment)
    await answer(sender, comment, sender.clock.now() + MINUTE)
    before = await picked(sender, "state = 'verifying', first_attempt_at = :at", sender.clock.now())
    assert before.known == frozenset()
    after = await picked(sender, "first_attempt_at = :at", sender.clock.now() + 2 * MINUTE)
    assert after.known == {ExternalId("a1")}


async def test_our_own_reply_that_was_not_read_yet_is_found_in_the_thread_of_what_it_answered(
    sender: Shop,
) -> None:
    await sender.queue(await sender.comment())
    found = await picked(sender, "parent = 'unread', created_at = :at")
    assert found.to == Target(ExternalId("unread"), ExternalId("post-1"))
