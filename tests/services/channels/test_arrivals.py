"""Arrivals: what a message waits for is found however it was made, and nothing else is."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.business import Business
from bot.domain.channel import ChannelId
from bot.domain.connecting import Connected
from bot.domain.event import What
from bot.services.channels.arrivals import Awaited
from bot.storage.channels import ChannelStore
from bot.storage.events import EventStore
from bot.storage.sqlite.database import Database, Tx
from tests.services.channels.test_sharing import OWNER, Shared
from tests.support.businesses import acting
from tests.support.clock import Clock

SOON = timedelta(seconds=5)


@pytest.fixture
async def shared(db: Database, shop: Business, clock: Clock) -> AsyncIterator[Shared]:
    made = Shared(db, shop, clock)
    await made.begin()
    clock.advance(timedelta(minutes=1))
    yield made
    await made.switchboard.aclose()


async def renew(shared: Shared, name: str) -> None:
    actor = acting(shared.business.id, OWNER, shared.clock())
    assert isinstance(await shared.connect.renew(actor, shared.channels[name], {"token": "new"}), Connected)


def awaited(shared: Shared, channel: ChannelId | None) -> Awaited:
    return Awaited("page", channel, shared.clock())


async def test_a_new_connection_counts_from_the_time_of_the_message_on_and_only_of_its_platform(
    shared: Shared, clock: Clock
) -> None:
    arrivals, business = shared.connect.arrivals, shared.business.id
    now = awaited(shared, None)
    before = replace(now, since=now.since - timedelta(minutes=1))
    assert await arrivals.made(business, now) is None
    assert await arrivals.made(business, before) == shared.channels["page"]
    assert await arrivals.made(business, replace(before, connector="gallery")) == shared.channels["gallery"]
    assert await arrivals.made(business, replace(before, connector="other")) is None
    await shared.pausing.remove(acting(business, OWNER, clock()), shared.channels["page"])
    assert await arrivals.made(business, before) is None


async def test_of_several_new_connections_the_newest_counts(shared: Shared, clock: Clock) -> None:
    business, page, now = shared.business.id, shared.channels["page"], clock()

    def work(tx: Tx) -> ChannelId:
        second = ChannelStore(tx).add(business, "page", "Filiale", {}, "branch", now, None)
        for channel, at in ((second, now + timedelta(seconds=1)), (page, now)):
            EventStore(tx).add(business, at, What.CONNECTED, channel=channel)
        return second

    second = await shared.db.write(work)
    assert await shared.connect.arrivals.made(business, awaited(shared, None)) == second


async def test_a_new_access_is_no_new_connection_and_counts_for_its_channel_alone(shared: Shared) -> None:
    arrivals, business = shared.connect.arrivals, shared.business.id
    page, since = shared.channels["page"], awaited(shared, None)
    assert await arrivals.made(business, replace(since, channel=page)) is None
    await renew(shared, "page")
    assert await arrivals.made(business, replace(since, channel=page)) == page
    assert await arrivals.made(business, replace(since, channel=ChannelId(page + 100))) is None
    assert await arrivals.made(business, since) is None


async def test_whoever_waits_is_woken_by_what_they_wait_for_and_not_by_anything_else(shared: Shared) -> None:
    arrivals, business = shared.connect.arrivals, shared.business.id
    page = shared.channels["page"]
    waits = [
        asyncio.create_task(arrivals.wait(business, awaited(shared, which), SOON)) for which in (page, None)
    ]
    await asyncio.sleep(0)
    await renew(shared, "page")
    assert await waits[0] == page
    assert not waits[1].done()
    waits[1].cancel()


async def test_a_wait_ends_without_anything(shared: Shared) -> None:
    arrivals, business = shared.connect.arrivals, shared.business.id
    assert await arrivals.wait(business, awaited(shared, None), timedelta(0)) is None
