"""Pacing: polls that rest while nothing waits for an answer, and that are rare while the platform pushes."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime, timedelta

import pytest

from bot.domain.business import Business, MemberId
from bot.domain.channel import Glow, Side
from bot.domain.external_id import ExternalId
from bot.domain.reason import Reason
from bot.ports import Poll, Received, Retry
from bot.services.inbox.closing import Closing
from bot.services.reading import progress
from bot.services.reading.pacing import is_late
from bot.services.reading.pushes import Pushes
from bot.storage.comment_states import CommentStateStore
from bot.storage.sqlite.database import Database
from tests.support.businesses import acting
from tests.support.clock import Clock
from tests.support.platform import FakePlatform
from tests.support.polling import Polling

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
OWNER = MemberId(7)


class Paced(Polling):
    """A channel whose platform pushes, and whose own posts are looked for apart."""

    async def push(self, received: Received) -> None:
        pushes = Pushes(self.switchboard, self.intake, self.woken.append, lambda: True)
        assert await pushes.take(self.business.id, self.channel_id, received, self.clock())

    async def pushed(self, text: str = "Offen?") -> ExternalId:
        """Somebody writes, and the platform pushes that."""
        made = self.platform.write(text)
        await self.push(Received((self.platform.seen(self.platform.comments[made]),), stale=True))
        return made

    def fetched(self, poll: str) -> int:
        """How often it was asked for, since the last time."""
        count = self.platform.calls.count(f"fetch:{poll}")
        self.platform.calls.clear()
        return count

    async def run(self, span: timedelta) -> None:
        """Steps whenever something is due, for that long."""
        end = self.clock() + span
        while (due := await self.settle()) is not None and due < end:
            self.clock.advance(due - self.clock())
        self.clock.advance(end - self.clock())

    async def next_at(self, poll: str) -> datetime:
        [(at,)] = await self.rows("SELECT next_at FROM cursor WHERE poll = :poll", poll=poll)
        return datetime.fromtimestamp(at / 1000, self.clock().tzinfo)


@pytest.fixture
async def pushing(db: Database, shop: Business, clock: Clock) -> AsyncIterator[Paced]:
    """Polled every two minutes, every quarter of an hour while it pushes."""
    polls = (
        Poll("fast", 2 * MINUTE, pushed_every=15 * MINUTE),
        Poll("watch", 5 * MINUTE, watch_batch=10, pushed_every=15 * MINUTE),
        Poll("sweep", timedelta(hours=24)),
    )
    made = Paced(db, shop, clock, FakePlatform(clock, polls=polls))
    await made.connected()
    made.platform.calls.clear()
    yield made
    await made.switchboard.aclose()


@pytest.fixture
async def awaiting(db: Database, shop: Business, clock: Clock) -> AsyncIterator[Paced]:
    """Its own posts are another list, which costs something."""
    polls = (Poll("fast", 2 * MINUTE), Poll("sweep", 5 * MINUTE, awaits=True))
    made = Paced(db, shop, clock, FakePlatform(clock, polls=polls))
    await made.connected()
    made.platform.calls.clear()
    yield made
    await made.switchboard.aclose()


# While the platform pushes.


async def test_a_platform_that_pushes_is_polled_rarely(pushing: Paced) -> None:
    await pushing.run(2 * HOUR)
    assert 50 <= pushing.fetched("fast") <= 70
    await pushing.pushed()
    await pushing.run(2 * HOUR)
    assert 7 <= pushing.fetched("fast") <= 10


async def test_a_new_comment_that_was_not_pushed_brings_the_usual_interval_back_until_the_next_push(
    pushing: Paced,
) -> None:
    await pushing.pushed()
    await pushing.run(HOUR)
    lost = pushing.platform.write("Nicht geliefert", author_id="other")
    await pushing.run(20 * MINUTE)
    assert lost in await pushing.announced()
    pushing.fetched("fast")
    await pushing.run(2 * HOUR)
    assert pushing.fetched("fast") >= 50
    await pushing.pushed("Wieder geliefert")
    await pushing.run(2 * HOUR)
    assert pushing.fetched("fast") <= 10


async def test_a_push_that_is_a_day_old_promises_nothing_any_more(pushing: Paced) -> None:
    await pushing.pushed()
    await pushing.run(timedelta(hours=24))
    assert pushing.fetched("fast") <= 110
    await pushing.run(2 * HOUR)
    assert pushing.fetched("fast") >= 45


async def test_what_a_rare_poll_brings_after_a_quarter_of_an_hour_rings_and_is_not_caught_up(
    pushing: Paced,
) -> None:
    await pushing.pushed()
    await pushing.run(HOUR)
    pushing.platform.write("Nicht geliefert", author_id="other")
    await pushing.run(20 * MINUTE)
    assert [rings for _, rings, _ in await pushing.cards()] == [1, 1]


async def test_what_comes_after_an_hour_of_standstill_is_caught_up_although_the_platform_pushes(
    pushing: Paced,
) -> None:
    await pushing.pushed()
    await pushing.run(HOUR)
    pushing.clock.advance(HOUR)
    await pushing.pushed("Geliefert, als niemand da war")
    assert [rings for _, rings, _ in await pushing.cards()][-1] == 0


# What a delivery does not prove.


async def test_what_is_to_be_looked_at_is_looked_at_at_once_and_first(pushing: Paced) -> None:
    made = await pushing.pushed()
    await pushing.settle()
    pushing.platform.calls.clear()
    pushing.clock.advance(10 * timedelta(seconds=1))
    pushing.platform.edit(made, "Habt ihr offen?")
    pushing.woken.clear()
    await pushing.push(Received(ask=(made,)))
    assert f"poll:{pushing.channel_id}" in pushing.woken
    await pushing.settle()
    assert pushing.platform.calls == ["fetch:watch"]
    assert (await pushing.comment(made)).text == "Habt ihr offen?"


async def test_an_old_delivery_changes_nothing_that_is_known(pushing: Paced) -> None:
    made = pushing.platform.write("Habt ihr ofen?")
    old = pushing.platform.seen(pushing.platform.comments[made])
    pushing.platform.edit(made, "Habt ihr offen?")
    await pushing.run(3 * MINUTE)
    await pushing.push(Received((old,), stale=True))
    assert (await pushing.comment(made)).text == "Habt ihr offen?"
    assert await pushing.announced() == [made]


async def test_an_old_delivery_does_not_bring_back_what_was_deleted(pushing: Paced) -> None:
    made = pushing.platform.write("Weg damit")
    old = pushing.platform.seen(pushing.platform.comments[made])
    await pushing.push(Received((old,), stale=True))
    pushing.platform.delete(made)
    await pushing.push(Received(gone=(made,)))
    await pushing.push(Received((old,), stale=True))
    comment = await pushing.comment(made)
    assert (comment.visibility.value, comment.text) == ("gone", "")


async def test_a_delivery_about_an_unknown_comment_lets_the_main_poll_bring_it(pushing: Paced) -> None:
    """The edit came before the comment itself did."""
    await pushing.pushed()
    await pushing.run(4 * MINUTE)
    made = pushing.platform.write("Kam nie", author_id="other")
    pushing.platform.calls.clear()
    await pushing.push(Received(ask=(made,)))
    await pushing.settle()
    assert (await pushing.announced())[-1] == made
    assert pushing.platform.calls == ["fetch:fast"]


async def test_deliveries_about_unknown_comments_let_no_poll_come_sooner_than_half_a_minute(
    pushing: Paced,
) -> None:
    """Nobody makes us ask a platform as often as they like."""
    pushing.platform.calls.clear()
    for number in range(60):
        await pushing.push(Received(ask=(ExternalId(f"unknown-{number}"),)))
        await pushing.settle()
        pushing.clock.advance(timedelta(seconds=1))
    assert pushing.fetched("fast") <= 60 / progress.SOONEST.total_seconds() + 1


async def test_no_delivery_breaks_the_pause_that_a_platform_asked_for(pushing: Paced) -> None:
    made = await pushing.pushed()
    await pushing.settle()
    pushing.clock.advance(16 * MINUTE)
    pushing.platform.trouble("fetch", Retry(HOUR, Side.READ, reason=Reason.RATE))
    await pushing.step()
    pushing.platform.calls.clear()
    for received in (Received(ask=(made,)), Received(ask=(ExternalId("x"),)), Received(also=("fast",))):
        await pushing.push(received)
        await pushing.settle()
    assert pushing.platform.calls == []
    await pushing.run(65 * MINUTE)
    assert (await pushing.channel()).reading.glow is Glow.ON
    assert pushing.fetched("watch")


# While nothing waits for an answer.


async def test_answers_are_looked_for_only_while_a_comment_is_open(awaiting: Paced) -> None:
    await awaiting.run(2 * HOUR)
    assert awaiting.fetched("sweep") == 0
    made = awaiting.platform.write("Offen?")
    await awaiting.run(HOUR)
    assert 10 <= awaiting.fetched("sweep") <= 15
    awaiting.platform.answer(made, "Ja.", team=False)
    await awaiting.run(10 * MINUTE)
    awaiting.platform.calls.clear()
    await awaiting.run(2 * HOUR)
    assert awaiting.fetched("sweep") == 0


async def test_answers_are_looked_for_once_a_comment_is_opened_again(awaiting: Paced) -> None:
    made = awaiting.platform.write("Offen?")
    await awaiting.run(3 * MINUTE)
    comment = await awaiting.comment(made)
    closing = Closing(awaiting.db, awaiting.woken.append, awaiting.switchboard.info)
    await closing.done(acting(awaiting.business.id, OWNER, awaiting.clock()), comment.id)
    await awaiting.run(HOUR)
    awaiting.platform.calls.clear()
    await awaiting.run(HOUR)
    assert awaiting.fetched("sweep") == 0
    await closing.reopen(acting(awaiting.business.id, OWNER, awaiting.clock()), comment.id)
    await awaiting.step()
    assert awaiting.fetched("sweep") == 1


async def test_an_answer_that_was_handed_over_is_looked_for_a_day_although_the_comment_was_closed(
    awaiting: Paced,
) -> None:
    made = awaiting.platform.write("Offen?")
    await awaiting.run(3 * MINUTE)
    comment = await awaiting.comment(made)
    business, now = awaiting.business.id, awaiting.clock()
    await awaiting.db.write(lambda tx: CommentStateStore(tx).handed_over(business, comment.id, now))
    closing = Closing(awaiting.db, awaiting.woken.append, awaiting.switchboard.info)
    await closing.done(acting(business, OWNER, now), comment.id)
    awaiting.platform.calls.clear()
    await awaiting.run(HOUR)
    assert awaiting.fetched("sweep") >= 10
    await awaiting.run(22 * HOUR)
    awaiting.platform.calls.clear()
    await awaiting.run(HOUR)
    assert awaiting.fetched("sweep") >= 10
    await awaiting.run(HOUR)
    awaiting.platform.calls.clear()
    await awaiting.run(HOUR)
    assert awaiting.fetched("sweep") == 0


async def test_a_handed_over_answer_that_was_posted_is_looked_for_no_longer(awaiting: Paced) -> None:
    made = awaiting.platform.write("Offen?")
    await awaiting.run(3 * MINUTE)
    comment = await awaiting.comment(made)
    business, now = awaiting.business.id, awaiting.clock()
    await awaiting.db.write(lambda tx: CommentStateStore(tx).handed_over(business, comment.id, now))
    awaiting.platform.answer(made, "Ja.", team=False)
    await awaiting.run(10 * MINUTE)
    awaiting.platform.calls.clear()
    await awaiting.run(HOUR)
    assert awaiting.fetched("sweep") == 0
    [(state,)] = await awaiting.rows("SELECT state FROM comment WHERE external_id = :id", id=made)
    assert state == "elsewhere"


async def test_a_shortened_interval_keeps_what_else_a_poll_says(
    db: Database, shop: Business, clock: Clock
) -> None:
    polls = (Poll("fast", HOUR, pushed_every=3 * HOUR), Poll("sweep", HOUR, awaits=True))
    polling = Paced(db, shop, clock, FakePlatform(clock, polls=polls))
    await polling.connected()
    polling.poller._at_most = MINUTE
    await polling.pushed()
    await polling.push(Received())
    await polling.db.write(lambda tx: tx.execute("UPDATE comment SET state = 'done'"))
    await polling.run(2 * HOUR)
    polling.platform.calls.clear()
    await polling.run(10 * MINUTE)
    assert polling.platform.calls.count("fetch:fast") >= 9
    assert polling.fetched("sweep") == 0
    await polling.switchboard.aclose()


@pytest.mark.parametrize(
    ("every", "pushed_every", "pushed", "minutes"),
    [(1, None, False, 10), (5, None, False, 15), (2, 15, False, 10), (2, 15, True, 25), (5, 1, True, 15)],
)
def test_what_comes_after_a_longer_silence_than_usual_is_caught_up(
    clock: Clock, every: int, pushed_every: int | None, pushed: bool, minutes: int
) -> None:
    """While pushes work, the poll that was rarer is no silence."""
    rarer = None if pushed_every is None else timedelta(minutes=pushed_every)
    poll, now = Poll("posts", timedelta(minutes=every), pushed_every=rarer), clock()
    for more, late in ((timedelta(0), False), (timedelta(seconds=1), True)):
        assert is_late(poll, now - timedelta(minutes=minutes) - more, now, pushed=pushed) is late
