"""Pausing, resuming and removing a connection: what waits, what is given back, which loops run, what is written down."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from operator import gt

import pytest

from bot.domain.business import Business, MemberId
from bot.domain.channel import Glow, Side
from bot.domain.event import What
from bot.domain.outbox import OutboxRow, RowState
from bot.domain.reason import Reason
from bot.domain.times import to_ms
from bot.loops import DESK, delivery_loop, reading_loops
from bot.ports import Unclear
from bot.services.channels.lamps import lamp
from bot.services.channels.pausing import Active, Pausing
from bot.services.sending.settling import give_back
from bot.storage.credentials import Vault
from bot.storage.cursors import CursorStore
from bot.storage.sqlite.database import Database, Tx
from tests.services.channels.test_sharing import OWNER, Shared
from tests.support.businesses import acting
from tests.support.clock import Clock
from tests.support.outbox import switchboard
from tests.support.sender import Shop, connector_to, open_shop

HELPER = MemberId(8)


@pytest.fixture
async def shared(db: Database, shop: Business, clock: Clock) -> AsyncIterator[Shared]:
    made = Shared(db, shop, clock)
    await made.begin()
    yield made
    await made.switchboard.aclose()


async def test_each_turn_of_a_connection_is_written_down_once_with_who_did_it(shared: Shared) -> None:
    actor, page = acting(shared.business.id, HELPER, shared.clock()), shared.channels["page"]
    pausing, expected = shared.pausing, [(What.CONNECTED, OWNER)]
    for turn, what in (
        (pausing.pause, What.PAUSED),
        (pausing.resume, What.RESUMED),
        (pausing.remove, What.REMOVED),
    ):
        assert await turn(actor, page) is not None
        assert await turn(actor, page) is None
        expected.append((what, HELPER))
        assert await shared.events("page") == expected
    assert await shared.events("gallery") == [(What.CONNECTED, OWNER)]


@dataclass(slots=True)
class Turned:
    """A connection with one reply that waits, and the service over it."""

    sender: Shop
    reply: OutboxRow
    pausing: Pausing = field(init=False)
    synced: list[tuple[Active | None, RowState]] = field(default_factory=list)
    """Active channels of each sync of the loops, and the state of the reply then."""

    def __post_init__(self) -> None:
        shop, board = self.sender, switchboard(connector_to(self.sender.platform))
        self.pausing = Pausing(shop.db, board, Vault(()), shop.rung.append, self._sync, give_back)
        shop.rung.clear()

    async def _sync(self, active: Active | None) -> None:
        self.synced.append((active, (await self.sender.row(self.reply)).state))

    async def due(self) -> tuple[datetime, datetime | None]:
        """When the reply and the poll are due."""
        shop = self.sender
        cursor = await shop.db.read(lambda tx: CursorStore(tx).get(shop.business.id, shop.channel, "posts"))
        assert cursor is not None
        return cursor.next_at, (await shop.row(self.reply)).due_at

    async def versions(self) -> list[int]:
        """Of the reply's card, and of the connection's own where it has one."""
        rows = await self.sender.db.read(lambda tx: tx.all("SELECT version FROM card ORDER BY id"))
        return [row["version"] for row in rows]


@pytest.fixture
async def turned(db: Database, shop: Business, clock: Clock) -> Turned:
    sender = await open_shop(db, shop, clock)
    return Turned(sender, await sender.queue(await sender.comment()))


async def test_what_waits_stays_while_it_is_paused_and_is_due_at_once_when_it_is_resumed(
    turned: Turned,
) -> None:
    shop, now = turned.sender, turned.sender.clock.now()
    business, channel, later = shop.business.id, shop.channel, now + timedelta(days=1)

    def stopped(tx: Tx) -> None:
        CursorStore(tx).add(business, channel, "posts", later)
        tx.execute("UPDATE outbox SET attempts = 1, due_at = :later", later=to_ms(later))
        for side in Side:
            lamp(tx, business, channel, side, Glow.OUT, Reason.REVOKED, now)

    await shop.db.write(stopped)
    before = await turned.versions()
    assert await turned.pausing.pause(shop.actor(), channel) is not None
    assert await turned.due() == (later, later)
    assert (await shop.channel_now()).reading.glow is Glow.OUT
    paused = await turned.versions()
    assert len(paused) == 2 and all(map(gt, paused, before)), "both say that it is paused"
    assert await turned.pausing.resume(shop.actor(), channel) is not None
    assert await turned.due() == (now, now)
    both = await shop.channel_now()
    assert (both.reading.glow, both.sending.glow) == (Glow.ON, Glow.ON)
    assert [active for active, _ in turned.synced] == [(), ((business, channel),)]
    assert {*reading_loops(channel), delivery_loop(channel), DESK} <= set(shop.rung)


async def test_a_connection_that_is_only_read_takes_no_replies_either_once_it_is_resumed(
    turned: Turned,
) -> None:
    shop = turned.sender
    off = (shop.business.id, shop.channel, Side.SEND, Glow.OFF, None, shop.clock.now())
    await shop.db.write(lambda tx: lamp(tx, *off))
    for turn in (turned.pausing.pause, turned.pausing.resume):
        assert await turn(shop.actor(), shop.channel) is not None
    both = await shop.channel_now()
    assert (both.reading.glow, both.sending.glow) == (Glow.ON, Glow.OFF)


@pytest.mark.parametrize(("out", "during", "after", "reason"), [
    (False, RowState.FAILED, RowState.FAILED, Reason.REMOVED),
    (True, RowState.VERIFYING, RowState.NEEDS_HUMAN, None),
])  # fmt: skip
async def test_of_a_removed_connection_is_given_back_what_is_not_out_and_asked_about_once_its_loops_ended_what_may_be(
    turned: Turned, out: bool, during: RowState, after: RowState, reason: Reason | None
) -> None:
    shop = turned.sender
    if out:
        shop.platform.trouble("send", Unclear())
        shop.clock.advance(timedelta(seconds=10))
        await shop.step()
    assert await turned.pausing.remove(shop.actor(), shop.channel) is not None
    assert turned.synced == [((), during)]
    row = await shop.row(turned.reply)
    assert (row.state, row.reason) == (after, reason)


async def test_an_answer_that_was_under_way_when_it_was_turned_counts_for_nothing(shared: Shared) -> None:
    actor, board, page = (
        acting(shared.business.id, OWNER, shared.clock()),
        shared.switchboard,
        shared.channels["page"],
    )
    built = await board.connector(shared.business.id, page)
    for turn in (shared.pausing.pause, shared.pausing.resume):
        wired = board.rewired(page)
        await turn(actor, page)
        assert board.rewired(page) > wired
        assert await board.connector(shared.business.id, page) is built
    wired = board.rewired(page)
    await shared.pausing.remove(actor, page)
    assert board.rewired(page) > wired
    assert (await shared.channel("page")).credential_id is None
    assert await board.connector(shared.business.id, page) is not built


async def test_every_open_card_is_redrawn_when_a_connection_is_removed_for_it_may_be_named_otherwise(
    turned: Turned,
) -> None:
    shop = turned.sender
    await shop.comment("Und am Sonntag?")
    before = await turned.versions()
    await turned.pausing.remove(shop.actor(), shop.channel)
    assert all(map(gt, await turned.versions(), before)) and len(before) == 2
