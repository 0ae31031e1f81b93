"""Pushes: what a platform delivers by itself goes through intake like a page, for channels that poll and that do not."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from bot.domain.allowance import Allowance
from bot.domain.business import Business, MemberId, ServerId
from bot.domain.channel import ChannelId, ChannelState, Glow, Side
from bot.domain.comment import AuthorRole, Visibility
from bot.domain.connecting import Connected
from bot.domain.external_id import ExternalId
from bot.domain.reason import Reason
from bot.ports import Fetched, Pull, Received, Reconnect, Retry, SeenComment
from bot.services.channels.connecting import Connecting
from bot.services.channels.lamps import lamp
from bot.services.channels.pausing import Pausing
from bot.services.channels.switchboard import UnknownChannel
from bot.services.reading.page import Page
from bot.services.reading.pushes import Pushes
from bot.services.sending.settling import give_back
from bot.storage.allowances import AllowanceStore
from bot.storage.businesses import BusinessStore
from bot.storage.channels import ChannelStore
from bot.storage.credentials import Vault
from bot.storage.sqlite.database import Database
from tests.support.businesses import acting
from tests.support.clock import NOW, Clock
from tests.support.platform import FakePlatform, FakePosted
from tests.support.polling import Polling

OWNER = MemberId(7)


class Pushing(Polling):
    """A channel of a platform that pushes."""

    room = True

    def pushes(self) -> Pushes:
        return Pushes(self.switchboard, self.intake, self.woken.append, lambda: self.room)

    async def push(
        self, *comments: ExternalId, gone: tuple[ExternalId, ...] = (), also: tuple[str, ...] = ()
    ) -> bool:
        """The platform delivers these comments in their present state."""
        seen = tuple(self.platform.seen(self.platform.comments[one]) for one in comments)
        received = Received(seen, gone, also=also)
        return await self.pushes().take(self.business.id, self.channel_id, received, self.clock())

    async def joined(self) -> None:
        """Connected as the terminal does it."""

        async def sync(_: object) -> None:
            return None

        wired = self.db, self.switchboard, Vault(()), self.woken.append, sync
        outcome = await Connecting(*wired).add(
            acting(self.business.id, OWNER, self.clock()), "fake", {"address": "a"}, {}
        )
        assert isinstance(outcome, Connected)
        self.channel_id = outcome.channel.id
        self.pausing = Pausing(*wired, give_back)


@pytest.fixture
async def only(db: Database, shop: Business, clock: Clock) -> AsyncIterator[Pushing]:
    """A channel that only pushes."""
    made = Pushing(db, shop, clock, FakePlatform(clock, polls=()))
    await made.joined()
    yield made
    await made.switchboard.aclose()


@pytest.fixture
async def both(db: Database, shop: Business, clock: Clock) -> AsyncIterator[Pushing]:
    """A channel that is polled and pushes, too."""
    made = Pushing(db, shop, clock, FakePlatform(clock))
    await made.connected()
    yield made
    await made.switchboard.aclose()


async def test_a_channel_that_only_pushes_is_in_sync_from_its_connection_on(only: Pushing) -> None:
    assert (await only.channel()).first_synced_at == only.clock()
    assert await only.push(only.platform.write("Habt ihr offen?"))
    assert await only.cards() == [("comment", 1, 1)]


async def test_what_is_pushed_after_days_of_silence_is_never_late(only: Pushing) -> None:
    await only.push(only.platform.write("Erste"))
    only.clock.advance(timedelta(days=3))
    await only.push(only.platform.write("Zweite", author="B", author_id="b"))
    assert [rings for _, rings, _ in await only.cards()] == [1, 1]


async def test_an_edit_a_hiding_a_return_and_a_deletion_are_derived_from_pushes(only: Pushing) -> None:
    made = only.platform.write("Habt ihr ofen?")
    await only.push(made)
    only.clock.advance(timedelta(minutes=1))
    only.platform.comments[made].text = "Habt ihr offen?"
    only.platform.comments[made].edited_at = only.clock()
    await only.push(made)
    for visibility in (Visibility.SPAM, Visibility.PUBLIC):
        only.platform.set(made, visibility)
        await only.push(made)
    await only.push(gone=(made,))
    rows = await only.rows("SELECT what FROM event WHERE comment_id IS NOT NULL ORDER BY id")
    assert [what for (what,) in rows] == ["announced", "edited", "hidden", "restored", "deleted"]
    assert (await only.comment(made)).visibility is Visibility.GONE
    assert await only.announced() == [made]


async def test_a_delivery_that_comes_twice_rings_once(only: Pushing) -> None:
    made = only.platform.write("Hallo?")
    assert await only.push(made)
    assert await only.push(made)
    assert (await only.announced(), await only.cards()) == ([made], [("comment", 1, 1)])


async def test_an_answer_given_there_closes_the_comment_it_answers(only: Pushing) -> None:
    asked = only.platform.write("Habt ihr offen?")
    await only.push(asked)
    answer = only.platform.answer(asked, "Ja.")
    await only.push(answer)
    [(state,)] = await only.rows("SELECT state FROM comment WHERE external_id = :id", id=asked)
    assert state == "elsewhere"


async def test_an_old_comment_that_is_edited_now_is_history_and_rings_nobody(only: Pushing) -> None:
    long_ago = only.clock() - timedelta(days=400)
    await only.push(only.platform.write("Von früher", posted_at=long_ago))
    assert (await only.cards(), await only.announced()) == ([], [])


async def test_a_channel_that_only_pushes_is_checked_up_daily_and_never_fetched(only: Pushing) -> None:
    connected_at = only.clock()
    assert await only.step() == connected_at + timedelta(hours=24)
    only.platform.calls.clear()
    only.clock.advance(timedelta(hours=25))
    due = await only.settle()
    assert only.platform.calls == ["check"]
    assert due == only.clock() + timedelta(hours=24)
    assert (await only.channel()).reading.glow is Glow.ON


async def test_its_lamp_goes_out_with_its_access_and_comes_back_by_itself(only: Pushing) -> None:
    only.clock.advance(timedelta(hours=25))
    for _ in range(2):
        only.platform.trouble("check", Reconnect(Reason.REVOKED))
    due = await only.step()
    assert due is not None and due < only.clock() + timedelta(hours=1)
    assert (await only.channel()).reading.reason is Reason.REVOKED
    only.clock.advance(timedelta(hours=1))
    await only.settle()
    assert (await only.channel()).reading.glow is Glow.ON


async def test_passing_trouble_at_a_check_up_puts_no_lamp_out(only: Pushing) -> None:
    only.clock.advance(timedelta(hours=25))
    only.platform.trouble("check", Retry())
    assert await only.settle() == only.clock() + timedelta(minutes=15)
    assert (await only.channel()).reading.glow is Glow.ON


async def test_a_lamp_that_sending_put_out_is_looked_after_at_the_next_step(only: Pushing) -> None:
    await only.db.write(
        lambda tx: lamp(
            tx, only.business.id, only.channel_id, Side.SEND, Glow.OUT, Reason.NO_RIGHT, only.clock()
        )
    )
    await only.settle()
    assert (await only.channel()).sending.glow is Glow.ON


async def test_titles_of_threads_that_came_with_a_push_are_asked_for_by_the_loop(only: Pushing) -> None:
    only.platform.titles[ExternalId("post-1")] = "Röstkurs"
    await only.push(only.platform.write("Wann?"))
    assert f"checkup:{only.channel_id}" in only.woken
    await only.settle()
    assert await only.rows("SELECT title FROM thread") == [("Röstkurs",)]


async def test_a_paused_channel_takes_nothing_in(only: Pushing) -> None:
    await only.pausing.pause(acting(only.business.id, OWNER, only.clock()), only.channel_id)
    made = only.platform.write("Hallo?")
    assert not await only.push(made)
    assert await only.rows("SELECT 1 FROM comment") == []
    await only.pausing.resume(acting(only.business.id, OWNER, only.clock()), only.channel_id)
    assert await only.push(made)
    assert (await only.channel()).state is ChannelState.ACTIVE


async def test_too_much_for_a_day_is_held_back_and_taken_when_the_day_is_over(only: Pushing) -> None:
    flood = Allowance().after(10**9, 10**12, only.clock())
    await only.db.write(lambda tx: AllowanceStore(tx).put(only.business.id, only.channel_id, flood))
    await only.db.write(
        lambda tx: lamp(
            tx, only.business.id, only.channel_id, Side.READ, Glow.OUT, Reason.FLOOD, only.clock()
        )
    )
    made = only.platform.write("Hallo?")
    assert not await only.push(made)
    due = await only.step()
    assert due is not None and due > only.clock()
    only.clock.advance(due - only.clock())
    await only.settle()
    assert (await only.channel()).reading.glow is Glow.ON
    assert await only.push(made)


async def test_nothing_is_taken_while_the_disk_is_nearly_full(only: Pushing) -> None:
    made = only.platform.write("Hallo?")
    only.room = False
    assert not await only.push(made)
    only.room = True
    assert await only.push(made)


async def test_a_push_to_a_polled_channel_rings_like_a_polled_comment(both: Pushing) -> None:
    made = both.platform.write("Habt ihr offen?")
    assert await both.push(made)
    assert await both.cards() == [("comment", 1, 1)]
    await both.poll()
    assert (await both.announced(), await both.cards()) == ([made], [("comment", 1, 1)])


async def test_a_push_after_a_long_silence_of_ours_is_caught_up_where_the_channel_is_polled(
    both: Pushing,
) -> None:
    both.clock.advance(timedelta(hours=2))
    await both.push(both.platform.write("Habt ihr offen?"))
    assert [rings for _, rings, _ in await both.cards()] == [0]


async def test_a_push_before_the_first_walk_is_complete_announces_nothing_by_itself(
    db: Database, shop: Business, clock: Clock
) -> None:
    pushing = Pushing(db, shop, clock, FakePlatform(clock))
    await pushing.connect()
    made = pushing.platform.write("Habt ihr offen?")
    await pushing.push(made)
    assert await pushing.cards() == []
    await pushing.settle()
    assert (await pushing.announced(), [rings for _, rings, _ in await pushing.cards()]) == ([made], [0])


async def test_polls_that_a_push_asks_for_are_due_at_once(both: Pushing) -> None:
    await both.push(both.platform.write("Hallo?"), also=("sweep",))
    [(next_at,)] = await both.rows("SELECT next_at FROM cursor WHERE poll = 'sweep'")
    assert next_at == int(both.clock().timestamp() * 1000)
    assert f"poll:{both.channel_id}" in both.woken


async def before_a_page_is_there(
    both: Pushing, monkeypatch: pytest.MonkeyPatch, meanwhile: Callable[[], Awaitable[None]]
) -> None:
    """From now on this happens a second after the platform has made its page, while that is on its way."""
    connector = await both.switchboard.connector(both.business.id, both.channel_id)
    fetch = connector.fetch

    async def slow(pull: Pull) -> Fetched:
        page = await fetch(pull)
        both.clock.advance(timedelta(seconds=1))
        await meanwhile()
        return page

    monkeypatch.setattr(connector, "fetch", slow)


async def test_a_page_that_was_asked_for_before_a_push_does_not_undo_it(
    both: Pushing, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The platform answers with the comment as it was, and pushes the edit while that answer is on its way."""
    made = both.platform.write("Habt ihr ofen?")
    await both.poll()

    async def meanwhile() -> None:
        both.platform.comments[made].text = "Habt ihr offen?"
        both.platform.comments[made].edited_at = both.clock()
        await both.push(made)

    await before_a_page_is_there(both, monkeypatch, meanwhile)
    both.clock.advance(timedelta(seconds=70))
    both.platform.comments[made].author = "Kundin Klara"
    await both.step()
    assert (await both.comment(made)).text == "Habt ihr offen?"
    rows = await both.rows("SELECT what FROM event WHERE comment_id IS NOT NULL ORDER BY id")
    assert [what for (what,) in rows] == ["announced", "edited"]


async def test_a_reply_of_ours_that_is_pushed_back_counts_as_ours(only: Pushing) -> None:
    asked = only.platform.write("Habt ihr offen?")
    await only.push(asked)
    await only.push(only.platform.answer(asked, "Ja.", team=False))
    [(role,)] = await only.rows("SELECT role FROM comment WHERE in_reply_to = :id", id=asked)
    assert role == AuthorRole.US.value


async def test_a_push_for_a_removed_channel_is_never_asked_for_again(only: Pushing) -> None:
    """Else the platform delivers for days and takes the whole address for dead."""
    await only.pausing.remove(acting(only.business.id, OWNER, only.clock()), only.channel_id)
    with pytest.raises(UnknownChannel):
        await only.push(only.platform.write("Hallo?"))
    found = await only.db.read(lambda tx: ChannelStore(tx).get(only.business.id, only.channel_id))
    assert found is not None and found.pushed_at is None
    assert await only.rows("SELECT 1 FROM comment") == []


async def test_a_push_under_another_business_is_of_no_channel(only: Pushing) -> None:
    other = await only.db.write(lambda tx: BusinessStore(tx).create(ServerId(2), "Nachbar", NOW))
    seen = tuple(map(only.platform.seen, [only.platform.comments[only.platform.write("Hallo?")]]))
    for business, channel in ((other.id, only.channel_id), (only.business.id, ChannelId(99))):
        with pytest.raises(UnknownChannel):
            await only.pushes().take(business, channel, Received(seen), only.clock())
    assert await only.rows("SELECT 1 FROM comment") == []


async def test_a_page_that_a_push_of_another_comment_overtakes_keeps_what_else_is_in_it(
    both: Pushing, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its cursor moves on, so an edit that is thrown away never comes again."""
    first = both.platform.write("Habt ihr ofen?")
    second = both.platform.write("Und Sonntags?", author="B", author_id="b")
    await both.poll()

    async def meanwhile() -> None:
        both.platform.comments[second].text = "Und sonntags?"
        await both.push(second)

    both.platform.comments[first].text = "Habt ihr offen?"
    await before_a_page_is_there(both, monkeypatch, meanwhile)
    both.clock.advance(timedelta(seconds=70))
    await both.step()
    texts = [(await both.comment(one)).text for one in (first, second)]
    assert texts == ["Habt ihr offen?", "Und sonntags?"]


async def test_a_comment_whose_deletion_is_pushed_while_a_page_with_it_is_under_way_stays_deleted(
    both: Pushing, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = both.platform.write("Habt ihr offen?")
    await both.poll()

    async def meanwhile() -> None:
        await both.push(gone=(made,))

    await before_a_page_is_there(both, monkeypatch, meanwhile)
    both.clock.advance(timedelta(seconds=70))
    await both.step()
    assert (await both.comment(made)).visibility is Visibility.GONE
    rows = await both.rows("SELECT what FROM event WHERE comment_id IS NOT NULL ORDER BY id")
    assert [what for (what,) in rows] == ["announced", "deleted"]


async def test_after_a_clock_that_ran_ahead_pages_are_believed_again(both: Pushing) -> None:
    made = both.platform.write("Habt ihr ofen?")
    both.clock.advance(timedelta(days=400))
    await both.push(made)
    both.clock.advance(timedelta(days=-400))
    both.platform.comments[made].text = "Habt ihr offen?"
    connector = await both.switchboard.connector(both.business.id, both.channel_id)
    polls = connector.polls()
    fetched = Fetched(seen=(both.platform.seen(both.platform.comments[made]),))
    page = Page(polls[0], polls[0], fetched, both.clock() + timedelta(minutes=1))
    await both.intake.take(both.business.id, both.channel_id, page, both.clock())
    assert (await both.comment(made)).text == "Habt ihr offen?"


async def test_an_edit_that_is_delivered_after_a_later_one_changes_nothing(only: Pushing) -> None:
    made = only.platform.write("eins")
    await only.push(made)
    kept = only.platform.comments[made]
    states = []
    for text in ("zwei", "drei"):
        only.clock.advance(timedelta(seconds=1))
        kept.text, kept.edited_at = text, only.clock()
        states.append(only.platform.seen(kept))
    only.clock.advance(timedelta(seconds=1))
    for one in (states[1], states[0], states[1], states[0]):
        assert await only.pushes().take(only.business.id, only.channel_id, Received((one,)), only.clock())
    assert (await only.comment(made)).text == "drei"
    rows = await only.rows("SELECT what FROM event WHERE comment_id IS NOT NULL ORDER BY id")
    assert [what for (what,) in rows] == ["announced", "edited"]


HALF = "\ud800"
HOSTILE: dict[str, dict[str, Any]] = {
    "number beyond 64 bits": {"order": 2**70},
    "number below 64 bits": {"order": -(2**70)},
    "more stars than the sky": {"stars": 10**30},
    "half a character as its id": {"external_id": ExternalId(f"x{HALF}")},
    "half a character as its thread": {"thread_id": ExternalId(HALF)},
    "half a character above it": {"in_reply_to": ExternalId(HALF)},
    "half a character as its author's id": {"author_id": HALF},
    "half a character as its identity": {"identity": HALF},
    "half a character in what it answers": {"answers": (ExternalId(HALF),), "role": AuthorRole.TEAM},
    "half a character in a picture": {"media": (f"https://x.example/{HALF}",)},
    "half a character everywhere else": {"author": HALF, "text": HALF, "url": HALF, "context": HALF},
    "no zone": {"posted_at": datetime(2026, 11, 21, 20)},
    "no zone of its edit": {"edited_at": datetime(2026, 11, 21, 20)},
    "1970": {"posted_at": datetime(1970, 1, 1, tzinfo=UTC)},
    "the year 1": {"posted_at": datetime(1, 1, 1, tzinfo=UTC)},
    "the last year": {"posted_at": datetime(9999, 12, 31, 23, 59, tzinfo=UTC)},
    "a zone of the far east at the first day": {
        "posted_at": datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=14)))
    },
    "a zone of the far west at the last day": {
        "posted_at": datetime(9999, 12, 31, 23, tzinfo=timezone(-timedelta(hours=12)))
    },
    "an edit long before it was written": {"edited_at": datetime(1970, 1, 1, tzinfo=UTC)},
    "a book": {"text": "x" * 5_000_000, "author": "y" * 100_000},
    "itself above it": {"in_reply_to": ExternalId("x"), "external_id": ExternalId("x")},
    "no words and no name": {"text": "", "author": ""},
}


@pytest.mark.parametrize("ahead", [timedelta(0), timedelta(days=30), timedelta(days=-30)])
@pytest.mark.parametrize("odd", HOSTILE.values(), ids=HOSTILE.keys())
async def test_one_comment_that_cannot_be_keeps_no_other_of_its_delivery_from_ringing(
    only: Pushing, odd: dict[str, Any], ahead: timedelta
) -> None:
    await only.db.write(lambda tx: ChannelStore(tx).set_clock(only.business.id, only.channel_id, ahead))
    good, bad = only.platform.write("Offen?"), only.platform.write("Seltsam", author="B", author_id="b")
    seen = only.platform.seen(only.platform.comments[bad])
    seen = replace(seen, **{"external_id": ExternalId("x"), "answers": (), **odd})
    received = Received((seen, only.platform.seen(only.platform.comments[good])))
    for _ in range(2):
        assert await only.pushes().take(only.business.id, only.channel_id, received, only.clock())
    assert good in await only.announced()
    assert len(await only.rows("SELECT 1 FROM comment")) == 2


@pytest.mark.parametrize("odd", HOSTILE.values(), ids=HOSTILE.keys())
async def test_one_comment_that_cannot_be_keeps_no_other_of_its_page_from_ringing(
    both: Pushing, odd: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = FakePlatform.seen

    def spoilt(platform: FakePlatform, one: FakePosted) -> SeenComment:
        made = seen(platform, one)
        return replace(made, **{"external_id": ExternalId("x"), **odd}) if one.text == "Seltsam" else made

    monkeypatch.setattr(FakePlatform, "seen", spoilt)
    good = both.platform.write("Offen?")
    both.platform.write("Seltsam", author="B", author_id="b")
    await both.poll()
    await both.poll()
    assert good in await both.announced()
    assert (await both.channel()).last_read_at == both.clock()
    assert (await both.channel()).reading.glow is Glow.ON


async def test_hundreds_of_pushes_at_once_beside_a_poll_of_the_same_comments_ring_once_each(
    both: Pushing,
) -> None:
    made = [both.platform.write(f"Nr. {n}", author=f"A{n}", author_id=f"a{n}") for n in range(100)]
    deliveries = [both.push(one, two) for one, two in zip(made, made[1:] + made[:1], strict=True)]
    await asyncio.gather(*deliveries, both.poll(timedelta(0)), *(both.push(one) for one in made))
    assert sorted(await both.announced()) == sorted(made)
    assert len(await both.rows("SELECT 1 FROM comment")) == 100


async def test_a_thousand_deliveries_at_once_keep_no_press_waiting(only: Pushing) -> None:
    made = [only.platform.write(f"Nr. {n}", author=f"A{n}", author_id=f"a{n}") for n in range(100)]
    pushes = only.pushes()
    deliveries = [
        asyncio.create_task(
            pushes.take(
                only.business.id,
                only.channel_id,
                Received((only.platform.seen(only.platform.comments[one]),)),
                only.clock(),
            )
        )
        for one in made
    ]
    await asyncio.sleep(0.01)
    before = sum(one.done() for one in deliveries)
    await only.db.write(lambda tx: tx.execute("UPDATE business SET name = name"))
    assert sum(one.done() for one in deliveries) <= before + 3
    assert all(await asyncio.gather(*deliveries))
    assert len(await only.announced()) == 100
