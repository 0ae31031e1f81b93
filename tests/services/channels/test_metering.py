"""Meters: quotas of a credential, counted in rows, by the day that the platform declares."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.business import Business
from bot.domain.channel import Side
from bot.domain.reason import Reason
from bot.ports import Account, ConnectorInfo, Meter, Net, Purpose, Quota, Retry, Secrets
from bot.services.channels.metering import day_of
from bot.services.channels.switchboard import Switchboard
from bot.storage.channels import ChannelStore
from bot.storage.credentials import CredentialStore, Vault, new_key
from bot.storage.sqlite.database import Database
from tests.support.clock import NOW, Clock
from tests.support.platform import KEY, FakeConnector, FakePlatform, fake_info
from tests.support.polling import no_net

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
        await Switchboard(self.db, self.vault, {KEY: factory}, no_net, self.clock).connector(
            self.shop.id, channel
        )
        return factory.meters[-1]


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


async def test_a_meter_goes_with_its_credential(counted: Counted) -> None:
    meter = await counted.meter(UNITS)
    await meter.spend(1, Purpose.READ)
    await counted.db.write(lambda tx: tx.execute("UPDATE channel SET credential_id = NULL"))
    await counted.db.write(lambda tx: tx.execute("DELETE FROM credential"))
    assert await counted.db.read(lambda tx: tx.all("SELECT 1 FROM meter")) == []
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


@given(st.datetimes(timezones=st.just(NOW.tzinfo)), st.integers(0, 23))
def test_a_day_of_a_quota_holds_the_moment_and_begins_when_it_resets(now, hours) -> None:
    if now.year in (1, 9999):
        return
    day = day_of(Quota("q", 1, resets=timedelta(hours=hours)), now)
    assert day <= now < day + timedelta(days=1)
    assert (day.hour, day.minute, day.second, day.microsecond) == (hours, 0, 0, 0)
