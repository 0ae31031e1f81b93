"""Meters: quotas of a credential, counted in rows, by the day that the platform declares."""

from __future__ import annotations

import asyncio
from calendar import monthrange
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.domain.business import Business
from bot.domain.channel import Side
from bot.domain.meter import Spending
from bot.domain.reason import Reason
from bot.ports import Account, ConnectorInfo, Meter, Net, Period, Purpose, Quota, Retry, Secrets
from bot.services.channels.metering import span_of, spending
from bot.services.channels.switchboard import Switchboard
from bot.storage.channels import ChannelStore
from bot.storage.credentials import CredentialStore, Vault, new_key
from bot.storage.meters import MeterStore
from bot.storage.sqlite.database import Database, Tx
from tests.support.clock import NOW, Clock
from tests.support.platform import KEY, FakeConnector, FakePlatform, fake_info
from tests.support.polling import no_net

MONEY = Quota("money", 5000, period=Period.MONTH, currency="USD", reserve=0.2)
UNITS = Quota("units", 100, resets=timedelta(hours=8))
READING = Quota("reading", 70, frozenset({Purpose.READ, Purpose.CHECK}))


@dataclass(slots=True)
class Metering:
    """A factory that keeps the meters it hands to its connectors."""

    clock: Clock
    quotas: tuple[Quota, ...]
    meters: list[Meter] = field(default_factory=list)

    @property
    def info(self) -> ConnectorInfo:
        return replace(fake_info(), quotas=self.quotas)

    def __call__(self, account: Account, secrets: Secrets, meter: Meter, net: Net, /) -> FakeConnector:
        self.meters.append(meter)
        return FakeConnector(FakePlatform(self.clock), account)


@dataclass(slots=True)
class Counted:
    """One channel with a credential on a platform with these quotas."""

    db: Database
    shop: Business
    clock: Clock
    vault: Vault = field(default_factory=lambda: Vault([new_key()]))

    async def meter(self, *quotas: Quota, account: str = "a", share: bool = True) -> Meter:
        """The meter of a channel, as after a start. Channels share their credential, or have one each."""

        def work(tx):
            channels = ChannelStore(tx)
            known = channels.find(self.shop.id, KEY, account)
            if known is not None:
                return known.id
            first = next(iter(channels.all(self.shop.id)), None)
            credential = first.credential_id if first and share else None
            credential = credential or CredentialStore(tx, self.vault).add(self.shop.id, KEY, {"t": "x"}, NOW)
            return channels.add(self.shop.id, KEY, "Kanal", {}, account, NOW, credential)

        channel = await self.db.write(work)
        factory = Metering(self.clock, quotas)
        board = Switchboard(self.db, self.vault, {KEY: factory}, no_net, self.clock)
        await board.connector(self.shop.id, channel)
        return factory.meters[-1]

    async def meters(self, *quotas: Quota) -> list[Meter]:
        """Those of all channels, in one process."""
        factory = Metering(self.clock, quotas)
        board = Switchboard(self.db, self.vault, {KEY: factory}, no_net, self.clock)
        for channel in await self.db.read(lambda tx: ChannelStore(tx).all(self.shop.id)):
            await board.connector(self.shop.id, channel.id)
        return factory.meters


@pytest.fixture
async def counted(db: Database, shop: Business, clock: Clock) -> Counted:
    return Counted(db, shop, clock)


async def test_a_quota_that_is_used_up_refuses_until_its_next_day(counted: Counted) -> None:
    meter = await counted.meter(UNITS)
    await meter.spend(98, Purpose.SEND)
    await meter.allow(Purpose.SEND, 2)
    with pytest.raises(Retry) as refused:
        await meter.allow(Purpose.SEND, 3)
    until = counted.clock() + (refused.value.after or timedelta(0))
    assert (until.hour, until.minute, refused.value.reason) == (8, 0, Reason.RATE)
    assert refused.value.side is Side.SEND
    counted.clock.advance(refused.value.after or timedelta(0))
    await meter.allow(Purpose.SEND, 100)
    await meter.spend(100, Purpose.SEND)
    with pytest.raises(Retry):
        await meter.allow(Purpose.SEND, 1)


async def test_a_reserve_for_replies_is_a_second_quota_over_reading_alone(counted: Counted) -> None:
    meter = await counted.meter(UNITS, READING)
    await meter.spend(70, Purpose.READ)
    with pytest.raises(Retry) as refused:
        await meter.allow(Purpose.READ, 1)
    assert refused.value.side is Side.READ
    await meter.allow(Purpose.SEND, 30)
    with pytest.raises(Retry):
        await meter.allow(Purpose.SEND, 31)


async def test_where_two_quotas_are_used_up_the_one_that_resets_last_is_waited_for(counted: Counted) -> None:
    meter = await counted.meter(UNITS, READING)
    await meter.spend(100, Purpose.READ)
    with pytest.raises(Retry) as refused:
        await meter.allow(Purpose.READ, 1)
    counted.clock.advance(refused.value.after or timedelta(0))
    await meter.allow(Purpose.READ, 1)


async def test_what_was_spent_is_known_after_a_restart_and_to_every_channel_of_the_credential(
    counted: Counted,
) -> None:
    await (await counted.meter(UNITS)).spend(60, Purpose.READ)
    await (await counted.meter(UNITS, account="b")).spend(40, Purpose.READ)
    with pytest.raises(Retry):
        await (await counted.meter(UNITS)).allow(Purpose.READ, 1)
    other = await counted.meter(UNITS, account="c", share=False)
    await other.allow(Purpose.READ, 100)


async def test_a_meter_goes_with_its_credential_and_what_is_spent_after_that_counts_at_the_channel(
    counted: Counted,
) -> None:
    meter = await counted.meter(UNITS)
    await meter.spend(1, Purpose.READ)
    await counted.db.write(lambda tx: tx.execute("UPDATE channel SET credential_id = NULL"))
    await counted.db.write(lambda tx: tx.execute("DELETE FROM credential"))
    assert await counted.db.read(lambda tx: tx.all("SELECT 1 FROM meter")) == []
    await meter.spend(2, Purpose.READ)
    kept = "SELECT credential_id, channel_id, units FROM meter"
    assert await counted.db.read(lambda tx: [tuple(row) for row in tx.all(kept)]) == [(None, 1, 2)]
    await counted.db.write(lambda tx: tx.execute("DELETE FROM channel"))
    await meter.spend(1, Purpose.READ)
    assert await counted.db.read(lambda tx: tx.all("SELECT 1 FROM meter")) == []


@pytest.mark.parametrize("units", [2**63, 10**30, -1, -(10**30), 0])
async def test_a_number_that_cannot_be_spoils_no_request_and_frees_no_quota(
    counted: Counted, units: int
) -> None:
    meter = await counted.meter(UNITS)
    await meter.spend(100, Purpose.SEND)
    for _ in range(20):
        await meter.spend(units, Purpose.SEND)
    with pytest.raises(Retry) as refused:
        await meter.allow(Purpose.SEND, 1)
    assert (refused.value.after or timedelta(0)) <= timedelta(days=1)


async def test_many_requests_at_once_are_all_counted(counted: Counted) -> None:
    meters = [await counted.meter(UNITS), await counted.meter(UNITS, account="b")]
    await asyncio.gather(*(meters[n % 2].spend(1, Purpose.READ) for n in range(100)))
    with pytest.raises(Retry):
        await meters[0].allow(Purpose.READ, 1)


async def test_a_platform_without_quotas_pays_no_trip_to_the_database(counted: Counted) -> None:
    meter = await counted.meter()
    await counted.db.close()
    await meter.allow(Purpose.SEND, 10**9)
    await meter.spend(10**9, Purpose.SEND)


@given(st.datetimes(timezones=st.just(UTC)), st.integers(0, 23))
def test_a_day_of_a_quota_holds_the_moment_and_begins_when_it_resets(now: datetime, hours: int) -> None:
    if now.year in (1, 9999):
        return
    day = span_of(Quota("q", 1, resets=timedelta(hours=hours)), now)
    assert day.began <= now < day.next == day.began + timedelta(days=1)
    assert (day.began.hour, day.began.minute, day.began.second, day.began.microsecond) == (hours, 0, 0, 0)


@given(st.datetimes(timezones=st.just(UTC)))
@example(datetime(2028, 2, 29, 23, 59, 59, 999999, UTC))
@example(datetime(2027, 2, 28, 23, 59, 59, 999999, UTC))
@example(datetime(2026, 12, 31, 23, 59, 59, 999999, UTC))
def test_a_month_of_a_quota_is_the_calendar_month_in_utc(now: datetime) -> None:
    if (now.year, now.month) == (9999, 12):
        return
    month = span_of(MONEY, now)
    assert month.began <= now < month.next
    assert (month.began.year, month.began.month) == (now.year, now.month)
    last = month.next - timedelta(microseconds=1)
    assert (last.year, last.month, last.day) == (now.year, now.month, monthrange(now.year, now.month)[1])


# Money.


async def set_cap(counted: Counted, cap: int) -> None:
    def work(tx: Tx) -> None:
        channel = ChannelStore(tx).all(counted.shop.id)[-1]
        assert channel.credential_id is not None
        MeterStore(tx).set_cap(
            counted.shop.id, channel.credential_id, MONEY.name, span_of(MONEY, counted.clock()), cap
        )

    await counted.db.write(work)


async def refusal(meter: Meter, purpose: Purpose, at_most: int) -> Retry | None:
    try:
        await meter.allow(purpose, at_most)
    except Retry as refused:
        return refused
    await meter.spend(0, purpose)
    return None


async def test_money_is_refused_for_reading_before_replies_until_the_month_ends(counted: Counted) -> None:
    counted.clock.advance(datetime(2026, 11, 30, 23, 0, tzinfo=UTC) - counted.clock())
    meter = await counted.meter(MONEY)
    await meter.spend(3990, Purpose.READ)
    assert await refusal(meter, Purpose.READ, 10) is None
    for purpose in (Purpose.READ, Purpose.CHECK):
        refused = await refusal(meter, purpose, 11)
        assert refused is not None
        assert (refused.reason, refused.side, refused.after) == (
            Reason.BUDGET,
            Side.READ,
            timedelta(hours=1),
        )
    assert await refusal(meter, Purpose.SEND, 1010) is None
    refused = await refusal(meter, Purpose.SEND, 1011)
    assert refused is not None
    assert (refused.reason, refused.side) == (Reason.BUDGET, Side.SEND)
    counted.clock.advance(timedelta(hours=1))
    assert await refusal(meter, Purpose.READ, 4000) is None
    assert await refusal(meter, Purpose.READ, 4001) is not None


async def test_a_refusal_early_in_the_month_asks_again_after_a_day_at_most(counted: Counted) -> None:
    meter = await counted.meter(MONEY)
    await meter.spend(5000, Purpose.SEND)
    refused = await refusal(meter, Purpose.READ, 1)
    assert refused is not None
    assert refused.after == timedelta(days=1)


async def test_the_owners_limit_goes_before_the_declared_one_and_zero_spends_nothing(
    counted: Counted,
) -> None:
    meter = await counted.meter(MONEY)
    await set_cap(counted, 0)
    for purpose in Purpose:
        assert await refusal(meter, purpose, 1) is not None
        assert await refusal(meter, purpose, 0) is None
    await set_cap(counted, 10_000)
    assert await refusal(meter, Purpose.READ, 8000) is None
    assert await refusal(meter, Purpose.READ, 8001) is not None
    counted.clock.advance(timedelta(days=40))
    assert await refusal(await counted.meter(MONEY), Purpose.READ, 8000) is None


async def test_requests_at_the_same_time_do_not_spend_the_same_money(counted: Counted) -> None:
    for account in "ab":
        await counted.meter(MONEY, account=account)
    meters = await counted.meters(MONEY)
    spent = 0

    async def request(number: int) -> None:
        nonlocal spent
        meter = meters[number % 2]
        try:
            await meter.allow(Purpose.READ, 100)
        except Retry:
            return
        await asyncio.sleep(0)
        spent += 60
        await meter.spend(60, Purpose.READ)

    for _ in range(10):
        await asyncio.gather(*(request(number) for number in range(50)))
    assert 3900 < spent <= 4000


async def test_a_request_that_never_said_what_it_cost_is_forgotten_after_minutes(counted: Counted) -> None:
    meter = await counted.meter(MONEY)
    await meter.allow(Purpose.READ, 4000)
    assert await refusal(meter, Purpose.READ, 1) is not None
    counted.clock.advance(timedelta(minutes=5))
    assert await refusal(meter, Purpose.READ, 4000) is None


async def test_the_clock_set_back_over_the_change_of_the_month_does_not_begin_at_nothing(
    counted: Counted,
) -> None:
    counted.clock.advance(datetime(2026, 12, 1, 0, 0, 30, tzinfo=UTC) - counted.clock())
    meter = await counted.meter(MONEY)
    await meter.spend(4000, Purpose.READ)
    counted.clock.advance(-timedelta(minutes=1))
    assert await refusal(meter, Purpose.READ, 1) is not None


async def spent_now(counted: Counted) -> Spending | None:
    def read(tx: Tx) -> Spending | None:
        channel = ChannelStore(tx).all(counted.shop.id)[0]
        return spending(tx, counted.shop.id, channel.credential_id, (UNITS, MONEY), counted.clock())

    return await counted.db.read(read)


async def test_what_the_month_cost_is_told_apart_from_quotas_that_are_no_money(counted: Counted) -> None:
    meter = await counted.meter(UNITS, MONEY)
    await meter.spend(840, Purpose.READ)
    end = span_of(MONEY, counted.clock()).next
    assert await spent_now(counted) == Spending("money", 840, 5000, "USD", end, 0.2)
    await set_cap(counted, 1000)
    found = await spent_now(counted)
    assert found is not None
    assert (found.limit, found.nearly_spent) == (1000, True)
    counted.clock.advance(timedelta(days=40))
    found = await spent_now(counted)
    assert found is not None
    assert (found.spent, found.limit, found.nearly_spent) == (0, 1000, False)


REQUEST = st.tuples(
    st.sampled_from(list(Purpose)),
    st.integers(0, 900),
    st.floats(0, 1),
    st.one_of(st.integers(0, 72), st.just(-2), st.just(24 * 29)),
)


@given(st.lists(REQUEST, max_size=30), st.integers(0, 6000))
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_no_month_costs_more_than_its_limit_whatever_is_asked_and_however_the_clock_goes(
    counted: Counted, requests: list[tuple[Purpose, int, float, int]], cap: int
) -> None:
    """A clock that is set back over the change goes on in the month that had begun."""
    counted.clock.advance(datetime(2028, 2, 27, 12, tzinfo=UTC) - counted.clock())
    meter = await counted.meter(MONEY, account=str(uuid4()), share=False)
    await set_cap(counted, cap)
    spent: Counter[tuple[int, int]] = Counter()
    read: Counter[tuple[int, int]] = Counter()
    latest = (2028, 2)
    for purpose, at_most, share, hours in requests:
        counted.clock.advance(timedelta(hours=hours))
        latest = max(latest, (counted.clock().year, counted.clock().month))
        try:
            await meter.allow(purpose, at_most)
        except Retry:
            continue
        units = int(at_most * share)
        await meter.spend(units, purpose)
        spent[latest] += units
        read[latest] += 0 if purpose is Purpose.SEND else units
    assert all(units <= cap for units in spent.values())
    assert all(units <= cap * 0.8 + 1e-6 for units in read.values())


async def test_a_small_request_that_ends_first_frees_no_money_of_a_large_one(counted: Counted) -> None:
    meter = await counted.meter(replace(MONEY, limit=300, reserve=0.0))
    await meter.allow(Purpose.SEND, 200)
    await meter.allow(Purpose.SEND, 5)
    await meter.spend(5, Purpose.SEND)
    with pytest.raises(Retry):
        await meter.allow(Purpose.SEND, 100)
    await meter.spend(200, Purpose.SEND)
    await meter.allow(Purpose.SEND, 95)


@given(st.lists(st.tuples(st.integers(1, 200), st.floats(0, 1), st.integers(0, 5)), min_size=1, max_size=25))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_requests_that_end_in_any_order_never_spend_more_than_the_limit(
    counted: Counted, asked: list[tuple[int, float, int]]
) -> None:
    meter = await counted.meter(replace(MONEY, limit=300, reserve=0.0), account=str(uuid4()), share=False)
    open_, spent = list[int](), 0
    for at_most, share, which in asked:
        try:
            await meter.allow(Purpose.SEND, at_most)
        except Retry:
            if open_:
                cost = int(open_.pop(which % len(open_)) * share)
                spent += cost
                await meter.spend(cost, Purpose.SEND)
            continue
        open_.append(at_most)
        if which == 0:
            cost = int(open_.pop(0) * share)
            spent += cost
            await meter.spend(cost, Purpose.SEND)
        assert spent + sum(open_) <= 300
