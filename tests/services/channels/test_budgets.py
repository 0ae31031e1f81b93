"""Budgets over changes of the access: the owner's limit and what the month cost stay with the account."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from functools import partial

import pytest

from bot.domain.business import Business, ServerId
from bot.domain.channel import ChannelId, Glow, Side
from bot.domain.connecting import Connected
from bot.domain.event import What
from bot.domain.external_id import ExternalId
from bot.domain.meter import HIGHEST_LIMIT, PARTS
from bot.domain.outbox import RowId, RowKind
from bot.domain.reason import Reason
from bot.domain.times import to_ms
from bot.loops import delivery_loop
from bot.ports import Pull, Purpose, Reconnect, Retry
from bot.services.channels.budgets import Budgets
from bot.services.channels.lamps import lamp
from bot.storage.businesses import BusinessStore
from bot.storage.channels import ChannelStore
from bot.storage.credentials import CredentialStore
from bot.storage.cursors import CursorStore
from bot.storage.outbox import NewRow, OutboxStore
from bot.storage.sqlite.database import Database, Tx
from tests.services.channels.test_metering import MONEY
from tests.services.channels.test_sharing import OWNER, Shared
from tests.support.businesses import acting
from tests.support.clock import NOW, Clock
from tests.support.outbox import add_comment, add_thread, interaction
from tests.support.platform import FETCH_COSTS, FakeConnector

LIMIT = 10 * FETCH_COSTS


class Paying(Shared):
    """Page and gallery cost money."""

    def __post_init__(self) -> None:
        super().__post_init__()
        for platform in self.platforms.values():
            platform.quotas = (MONEY,)

    async def add(self, business: Business, name: str) -> ChannelId:
        """Connects an account, again where it was removed."""
        actor = acting(business.id, OWNER, self.clock())
        made = await self.connect.add(actor, name, {}, {"token": f"{name} {self.clock()}"})
        assert isinstance(made, Connected)
        return made.channel.id

    async def remove(self, name: str) -> None:
        await self.pausing.remove(acting(self.business.id, OWNER, self.clock()), self.channels[name])

    async def limit(self, name: str) -> None:
        """The owner sets the limit."""
        budgets = Budgets(self.db, self.switchboard, lambda _: None)
        await budgets.set_limit(acting(self.business.id, OWNER, self.clock()), self.channels[name], LIMIT)

    async def fetch(self, name: str, times: int, business: Business | None = None) -> None:
        """Asks the platform so often."""
        there = business or self.business
        number = self.channels[name]
        for _ in range(times):
            connector = await self.switchboard.connector(there.id, number)
            await connector.fetch(Pull("comments", "", (), self.clock()))

    async def spent(self, name: str, business: Business | None = None) -> tuple[int, int] | None:
        """How often the platform was asked this month, and how often that is allowed."""
        there, number = business or self.business, self.channels[name]

        def read(tx: Tx) -> tuple[int, int] | None:
            known = ChannelStore(tx).get(there.id, number)
            assert known is not None
            found = self.switchboard.spending(tx, there.id, known)
            return None if found is None else (found.spent // FETCH_COSTS, found.limit // FETCH_COSTS)

        return await self.db.read(read)


@pytest.fixture
async def paying(db: Database, shop: Business, clock: Clock) -> AsyncIterator[Paying]:
    made = Paying(db, shop, clock)
    await made.begin()
    yield made
    await made.switchboard.aclose()


async def test_an_account_that_is_removed_and_connected_again_goes_on_from_what_its_month_cost(
    paying: Paying,
) -> None:
    await paying.remove("gallery")
    await paying.limit("page")
    await paying.fetch("page", 5)
    for spent in (5, 6, 7):
        await paying.remove("page")
        assert await paying.spent("page") is None
        assert await paying.add(paying.business, "page") == paying.channels["page"]
        assert await paying.spent("page") == (spent, 10)
        await paying.fetch("page", 1)
    with pytest.raises(Retry) as refused:
        await paying.fetch("page", 1)
    assert refused.value.reason is Reason.BUDGET
    await paying.remove("page")
    paying.clock.advance(timedelta(days=40))
    await paying.add(paying.business, "page")
    assert await paying.spent("page") == (0, 10)
    await paying.fetch("page", 8)


async def test_the_new_access_of_one_account_of_two_goes_on_from_what_both_had_cost(paying: Paying) -> None:
    await paying.limit("page")
    await paying.fetch("page", 3)
    await paying.fetch("gallery", 2)
    paying.platforms["gallery"].trouble("check", Reconnect(Reason.REVOKED))
    actor = acting(paying.business.id, OWNER, paying.clock())
    await paying.connect.renew(actor, paying.channels["page"], {"token": "new"})
    assert await paying.credentials() == 2
    await paying.fetch("page", 1)
    assert [await paying.spent(name) for name in ("page", "gallery")] == [(6, 10), (5, 10)]


async def test_one_that_shares_the_access_of_another_again_counts_nothing_twice(paying: Paying) -> None:
    await paying.limit("page")
    await paying.fetch("page", 3)
    await paying.remove("gallery")
    await paying.fetch("page", 2)
    page = await paying.channel("page")
    actor = acting(paying.business.id, OWNER, paying.clock())
    again = await paying.connect.add(actor, "gallery", {}, {"token": "old"}, credential=page.credential_id)
    assert isinstance(again, Connected)
    assert [await paying.spent(name) for name in ("page", "gallery")] == [(5, 10), (5, 10)]


async def test_a_business_that_gets_the_number_of_anothers_deleted_access_is_counted_for_itself(
    paying: Paying, monkeypatch: pytest.MonkeyPatch
) -> None:
    await paying.fetch("page", 2)
    gone = (await paying.channel("page")).credential_id
    # As in a database that an older version wrote.
    monkeypatch.setattr(CredentialStore, "_last_deleted", lambda _: 0)
    for name in ("page", "gallery"):
        await paying.remove(name)
    other = await paying.db.write(lambda tx: BusinessStore(tx).create(ServerId(2), "Nachbar", NOW))
    paying.channels["neighbour"] = await paying.add(other, "page")
    known = await paying.db.read(lambda tx: ChannelStore(tx).get(other.id, paying.channels["neighbour"]))
    assert known is not None and known.credential_id == gone
    await paying.fetch("neighbour", 3, other)
    assert await paying.spent("neighbour", other) == (3, MONEY.limit // FETCH_COSTS)


async def test_a_new_limit_lets_go_on_what_had_stopped_for_want_of_money_and_nothing_else(
    paying: Paying,
) -> None:
    business, now, woken = paying.business.id, paying.clock(), list[str]()
    page, gallery = paying.channels["page"], paying.channels["gallery"]
    stopped = ((page, Side.READ, Reason.BUDGET), (gallery, Side.SEND, Reason.BUDGET), (page, Side.SEND, Reason.REVOKED),
               (gallery, Side.READ, Reason.FLOOD))  # fmt: skip
    for channel, side, reason in stopped:
        put_out = partial(lamp, business=business, channel=channel, side=side, glow=Glow.OUT, reason=reason)
        await paying.db.write(partial(put_out, now=now))
    later = now + timedelta(days=20)

    def waiting(tx: Tx) -> RowId | None:
        CursorStore(tx).add(business, page, "posts", later)
        comment = add_comment(tx, business, gallery, add_thread(tx, business, gallery), "c1")
        new = NewRow(gallery, comment, RowKind.REPLY, ExternalId("c1"), now, OWNER, interaction())
        row = OutboxStore(tx).add(business, new, now)
        tx.execute("UPDATE outbox SET attempts = 1, due_at = :later", later=to_ms(later))
        return row

    await paying.db.write(waiting)
    budgets = Budgets(paying.db, paying.switchboard, woken.append)
    after = await budgets.set_limit(acting(business, OWNER, now), page, 0)
    assert after is not None and (after.spent, after.limit) == (0, 0)
    for name, reading, sending in (("page", None, Reason.REVOKED), ("gallery", Reason.FLOOD, None)):
        found = await paying.channel(name)
        assert (found.reading.reason, found.sending.reason) == (reading, sending)
    cursor = await paying.db.read(lambda tx: CursorStore(tx).get(business, page, "posts"))
    assert cursor is not None and cursor.next_at == now
    assert await paying.db.read(lambda tx: OutboxStore(tx).next_due(business, gallery)) == now
    assert (What.LIMITED, OWNER) in await paying.events("page")
    assert {delivery_loop(page), delivery_loop(gallery)} <= set(woken)


async def test_no_limit_is_set_where_nothing_costs_or_nothing_is_left_or_the_amount_is_none(
    paying: Paying,
) -> None:
    actor = acting(paying.business.id, OWNER, paying.clock())
    budgets = Budgets(paying.db, paying.switchboard, lambda _: None)
    for amount in (-1, HIGHEST_LIMIT * PARTS + 1):
        with pytest.raises(ValueError, match=str(amount)):
            await budgets.set_limit(actor, paying.channels["page"], amount)
    paying.platforms["page"].quotas = ()
    assert await budgets.set_limit(actor, paying.channels["page"], LIMIT) is None
    await paying.remove("gallery")
    assert await budgets.set_limit(actor, paying.channels["gallery"], LIMIT) is None
    assert (What.LIMITED, OWNER) not in await paying.events("page") + await paying.events("gallery")


@pytest.mark.parametrize("again", [False, True])
async def test_a_request_that_is_under_way_when_its_account_is_removed_is_counted_too(
    paying: Paying, *, again: bool
) -> None:
    """`again`: it is connected again before the answer comes."""
    await paying.remove("gallery")
    await paying.limit("page")
    await paying.fetch("page", 2)
    connector = await paying.switchboard.connector(paying.business.id, paying.channels["page"])
    assert isinstance(connector, FakeConnector) and connector._meter is not None
    await connector._meter.allow(Purpose.READ, FETCH_COSTS)
    await paying.remove("page")
    if again:
        await paying.add(paying.business, "page")
    await connector._meter.spend(FETCH_COSTS, Purpose.READ)
    if not again:
        await paying.add(paying.business, "page")
    assert await paying.spent("page") == (3, 10)
