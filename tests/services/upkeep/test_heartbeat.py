"""Heartbeat: how long the bot was off is written down once, for everyone who is set up."""

from datetime import timedelta

from bot.domain.business import Business, MemberId, ServerId
from bot.domain.event import What
from bot.domain.times import to_ms
from bot.services.upkeep.heartbeat import NOTED_EVERY, WORTH_TELLING, Heartbeat
from bot.storage.businesses import BusinessStore
from bot.storage.events import EventStore
from bot.storage.sqlite.database import Database
from tests.support.businesses import change_business
from tests.support.clock import NOW


async def test_a_start_writes_down_since_when_it_was_off_once_and_only_where_set_up_is_finished(
    db: Database, shop: Business
) -> None:
    await db.write(lambda tx: change_business(tx, shop.id, set_up_at=NOW, set_up_by=MemberId(1)))
    other = await db.write(lambda tx: BusinessStore(tx).create(ServerId(2), "Nachbar", NOW))
    await Heartbeat(db).step(NOW)
    back = NOW + WORTH_TELLING
    again = Heartbeat(db)
    for minute in range(3):
        await again.step(back + minute * timedelta(minutes=1))
    end = back + timedelta(days=1)
    found = await db.read(lambda tx: EventStore(tx).between(shop.id, NOW, end))
    assert [(event.what, event.at, event.fact("since")) for event in found] == [
        (What.WAS_OFF, back, str(to_ms(NOW)))
    ]
    assert await db.read(lambda tx: EventStore(tx).between(other.id, NOW, end)) == ()


async def test_a_restart_that_took_less_is_not_written_down(db: Database, shop: Business) -> None:
    await db.write(lambda tx: change_business(tx, shop.id, set_up_at=NOW, set_up_by=MemberId(1)))
    await Heartbeat(db).step(NOW)
    back = NOW + WORTH_TELLING - timedelta(milliseconds=1)
    await Heartbeat(db).step(back)
    assert await db.read(lambda tx: EventStore(tx).between(shop.id, NOW, back + timedelta(days=1))) == ()


async def test_after_the_clock_was_set_back_the_next_stop_is_written_down_by_the_right_time(
    db: Database, shop: Business
) -> None:
    await db.write(lambda tx: change_business(tx, shop.id, set_up_at=NOW, set_up_by=MemberId(1)))
    running = Heartbeat(db)
    await running.step(NOW + timedelta(days=1))
    assert await running.step(NOW) == NOW + NOTED_EVERY
    back = NOW + WORTH_TELLING
    await Heartbeat(db).step(back)
    found = await db.read(lambda tx: EventStore(tx).between(shop.id, NOW, back + timedelta(days=2)))
    assert [(event.what, event.at, event.fact("since")) for event in found] == [
        (What.WAS_OFF, back, str(to_ms(NOW)))
    ]
