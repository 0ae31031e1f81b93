"""Pushes: what a platform delivers by itself goes through intake like a page, for channels that poll and that do not."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.domain.allowance import Allowance
from bot.domain.business import Business, MemberId
from bot.domain.channel import ChannelState, Glow, Side
from bot.domain.comment import AuthorRole, ExternalId, Visibility
from bot.domain.connecting import Connected
from bot.domain.reason import Reason
from bot.ports import Fetched, Pull, Received, Reconnect, Retry
from bot.services.channels.connecting import Connecting
from bot.services.channels.lamps import lamp
from bot.services.reading.pushes import Pushes
from bot.services.sending.settling import give_back
from bot.storage.allowances import AllowanceStore
from bot.storage.channels import ChannelStore
from bot.storage.credentials import Vault
from bot.storage.sqlite.database import Database
from tests.support.businesses import acting
from tests.support.clock import Clock
from tests.support.platform import FakePlatform
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
        received = Received(seen, gone, also)
        return await self.pushes().take(self.business.id, self.channel_id, received, self.clock())

    async def joined(self) -> None:
        """Connected as the terminal does it."""

        async def sync(_: object) -> None:
            return None

        connect = Connecting(self.db, self.switchboard, Vault(()), self.woken.append, sync, give_back)
        outcome = await connect.add(
            acting(self.business.id, OWNER, self.clock()), "fake", {"address": "a"}, {}
        )
        assert isinstance(outcome, Connected)
        self.channel_id = outcome.channel.id
        self.connect_service = connect


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
    await only.connect_service.pause(acting(only.business.id, OWNER, only.clock()), only.channel_id)
    made = only.platform.write("Hallo?")
    assert not await only.push(made)
    assert await only.rows("SELECT 1 FROM comment") == []
    await only.connect_service.resume(acting(only.business.id, OWNER, only.clock()), only.channel_id)
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


async def test_a_page_that_was_asked_for_before_a_push_does_not_undo_it(
    both: Pushing, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The platform answers with the comment as it was, and pushes the edit while that answer is on its way."""
    made = both.platform.write("Habt ihr ofen?")
    await both.poll()
    connector = await both.switchboard.connector(both.business.id, both.channel_id)
    fetch = connector.fetch

    async def slow(pull: Pull) -> Fetched:
        page = await fetch(pull)
        both.clock.advance(timedelta(seconds=1))
        both.platform.comments[made].text = "Habt ihr offen?"
        both.platform.comments[made].edited_at = both.clock()
        await both.push(made)
        return page

    monkeypatch.setattr(connector, "fetch", slow)
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


async def test_a_push_that_was_removed_meanwhile_is_not_taken(only: Pushing) -> None:
    await only.connect_service.remove(acting(only.business.id, OWNER, only.clock()), only.channel_id)
    assert not await only.push(only.platform.write("Hallo?"))
    found = await only.db.read(lambda tx: ChannelStore(tx).get(only.business.id, only.channel_id))
    assert found is not None and found.pushed_at is None
