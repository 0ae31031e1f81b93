"""Nobody can fill the disk: a flood of comments waits for the next day, and a full disk for room."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.domain.allowance import Allowance
from bot.domain.business import Business
from bot.domain.channel import Glow
from bot.domain.reason import Reason
from bot.services.channels.connecting import Connecting
from bot.services.channels.process_memory import Process
from bot.services.reading.intake import Intake
from bot.services.reading.poller import BREATH, Poller
from bot.storage.allowances import AllowanceStore
from bot.storage.credentials import Vault
from bot.storage.sqlite.database import Database
from tests.support.clock import Clock, Even
from tests.support.holders import ONLY
from tests.support.platform import FakePlatform
from tests.support.polling import Polling

MINUTE = timedelta(minutes=1)


@pytest.fixture
async def polling(db: Database, shop: Business, clock: Clock) -> AsyncIterator[Polling]:
    made = Polling(db, shop, clock, FakePlatform(clock))
    made.intake = Intake(db, made.woken.append, made.switchboard.info, megabytes=1)
    made.poller = Poller(db, made.switchboard, made.intake, made.woken.append, Even(), Process(ONLY))
    await made.connect()
    await made.settle()
    yield made
    await made.switchboard.aclose()


async def kept(polling: Polling) -> int:
    return int((await polling.rows("SELECT count(*) FROM comment"))[0][0])


async def stopped(polling: Polling) -> list[tuple[int | None]]:
    return await polling.rows("SELECT closed_at FROM card WHERE form = 'stopped' ORDER BY id")


def flood(polling: Polling, comments: int) -> None:
    for number in range(comments):
        polling.platform.write(f"Werbung {number}", author_id=f"s{number}")


async def minute(polling: Polling) -> None:
    polling.clock.advance(MINUTE * 2)
    await polling.settle()


async def test_more_than_a_days_worth_is_not_read_on_and_said_once(polling: Polling) -> None:
    flood(polling, 205)
    await minute(polling)
    channel = await polling.channel()
    assert (channel.reading.glow, channel.reading.reason) == (Glow.OUT, Reason.FLOOD.value)
    assert len(await stopped(polling)) == 1
    before, calls = await kept(polling), len(polling.platform.calls)
    polling.platform.write("Noch eine")
    for _ in range(5):
        await minute(polling)
    assert await kept(polling) == before
    assert len(polling.platform.calls) == calls
    assert len(await stopped(polling)) == 1


async def test_the_next_day_goes_on_where_it_stopped_and_says_so(polling: Polling) -> None:
    flood(polling, 205)
    await minute(polling)
    polling.platform.write("Habt ihr offen?")
    polling.clock.advance(timedelta(days=1))
    await polling.settle()
    await minute(polling)
    assert await kept(polling) == 206
    assert (await polling.channel()).reading.glow is Glow.ON


async def test_somebody_who_knows_that_it_is_real_lets_it_in_at_once(polling: Polling) -> None:
    async def sync(_: object) -> None:
        return None

    connect = Connecting(polling.db, polling.switchboard, Vault(()), polling.woken.append, sync)
    flood(polling, 205)
    await minute(polling)
    polling.platform.write("Habt ihr offen?")
    assert await connect.read_on(polling.business.id, polling.channel_id, polling.clock())
    await polling.settle()
    assert await kept(polling) == 206
    assert (await polling.channel()).reading.glow is Glow.ON
    assert not await connect.read_on(polling.business.id, polling.channel_id, polling.clock())


async def test_a_check_does_not_say_that_all_is_well_while_a_flood_is_held_back(polling: Polling) -> None:
    async def sync(_: object) -> None:
        return None

    connect = Connecting(polling.db, polling.switchboard, Vault(()), polling.woken.append, sync)
    flood(polling, 205)
    await minute(polling)
    await connect.check(polling.business.id, polling.channel_id, polling.clock())
    assert (await polling.channel()).reading.reason == Reason.FLOOD.value


async def test_after_twenty_pages_on_end_the_others_have_their_turn(polling: Polling) -> None:
    polling.platform.page = 1
    flood(polling, 50)
    polling.clock.advance(MINUTE * 2)
    pauses = 0
    for _ in range(60):
        due = await polling.step()
        if due is not None and due - polling.clock() == BREATH:
            pauses += 1
            polling.clock.advance(BREATH)
    assert pauses == 2


async def test_comments_that_are_only_seen_again_cost_nothing(polling: Polling) -> None:
    flood(polling, 20)
    await minute(polling)
    once = await polling.db.read(lambda tx: AllowanceStore(tx).get(polling.business.id, polling.channel_id))
    await minute(polling)
    again = await polling.db.read(lambda tx: AllowanceStore(tx).get(polling.business.id, polling.channel_id))
    assert (once.rows, once.size) == (again.rows, again.size)
    assert once.rows == 20
    assert isinstance(once, Allowance)


async def test_a_disk_that_is_nearly_full_stops_reading_is_said_once_and_said_when_it_goes_on(
    polling: Polling,
) -> None:
    room = False
    polling.poller = Poller(
        polling.db,
        polling.switchboard,
        polling.intake,
        polling.woken.append,
        Even(),
        Process(ONLY),
        has_room=lambda: room,
    )
    before = len(polling.platform.calls)
    polling.platform.write("Habt ihr offen?")
    for _ in range(3):
        polling.clock.advance(MINUTE * 2)
        due = await polling.step()
        assert due is not None
        assert due - polling.clock() == MINUTE
    assert len(polling.platform.calls) == before
    channel = await polling.channel()
    assert (channel.reading.glow, channel.reading.reason) == (Glow.OUT, Reason.NO_ROOM.value)
    assert channel.sending.glow is not Glow.OUT
    assert len(await stopped(polling)) == 1
    room = True
    await minute(polling)
    assert (await polling.channel()).reading.glow is Glow.ON
    assert await kept(polling) == 1
    assert len(await stopped(polling)) == 1
