"""Loops of the app: each active channel has its own, also where connections change at the same moment."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from bot.app import App
from bot.config import load
from bot.domain.account import AccountRef
from bot.domain.actor import Actor
from bot.domain.business import BusinessId, MemberId, ServerId
from bot.domain.channel import ChannelId
from bot.domain.connecting import Connected
from bot.loops import LoopStep
from bot.storage.businesses import BusinessStore
from bot.storage.erasure_log import ErasureLog
from tests.support.businesses import acting
from tests.support.clock import NOW, Clock, Even
from tests.support.platform import KEY, FakeConnector, FakePlatform

OWNER = MemberId(7)


@pytest.fixture
async def app(tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[App]:
    """A running app; the account of its platform is the address that is typed."""
    check = FakeConnector.check

    async def own(connector: FakeConnector) -> AccountRef:
        return replace(await check(connector), id=connector._account.settings["address"])

    monkeypatch.setattr(FakeConnector, "check", own)
    settings = load(Path("/nowhere/.env"), {"SHOPBELL_DATA": str(tmp_path)})
    more = {KEY: FakePlatform(clock).factory()}
    async with await App.open(settings, more=more, clock=clock, rng=Even()) as opened:
        await opened.db.write(lambda tx: BusinessStore(tx).create(ServerId(1), "Rösterei", NOW))
        await opened.start(keeps=False)
        yield opened


def owner(app: App) -> Actor:
    return acting(BusinessId(1), OWNER, app.now())


async def connected(app: App, address: str) -> ChannelId:
    made = await app.connect.add(owner(app), KEY, {"address": address}, {})
    assert isinstance(made, Connected)
    return made.channel.id


def loops(app: App) -> set[str]:
    return {name for name in app.loops.names() if name.startswith(("poll:", "delivery:"))}


def wanted(*channels: ChannelId) -> set[str]:
    return {f"{kind}:{channel}" for kind in ("poll", "delivery") for channel in channels}


class Slow:
    """Keeps the first that looks for a channel's loops until it is let go on."""

    def __init__(self, app: App, monkeypatch: pytest.MonkeyPatch) -> None:
        self.gate, self.waiting = asyncio.Event(), asyncio.Event()
        steps = app._channel_steps

        async def slow(business: BusinessId, channel: ChannelId) -> Mapping[str, LoopStep]:
            if not self.waiting.is_set():
                self.waiting.set()
                await self.gate.wait()
            return await steps(business, channel)

        monkeypatch.setattr(app, "_channel_steps", slow)


async def test_of_two_channels_that_are_connected_at_once_both_are_read_and_answered(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = Slow(app, monkeypatch)
    first = asyncio.create_task(connected(app, "first"))
    await slow.waiting.wait()
    second = asyncio.create_task(connected(app, "second"))
    await asyncio.sleep(0.05)
    slow.gate.set()
    assert loops(app) | wanted(await first, await second) == wanted(await first, await second)
    assert loops(app) == wanted(await first, await second)


async def test_a_channel_that_is_removed_while_another_is_connected_keeps_no_loop(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = await connected(app, "gone")
    slow = Slow(app, monkeypatch)
    connecting = asyncio.create_task(connected(app, "new"))
    await slow.waiting.wait()
    removing = asyncio.create_task(app.pausing.remove(owner(app), gone))
    await asyncio.sleep(0.05)
    slow.gate.set()
    made = await connecting
    assert await removing is not None
    assert loops(app) == wanted(made)


async def test_pauses_and_resumes_at_once_end_as_the_rows_say(app: App) -> None:
    channels = [await connected(app, str(number)) for number in range(4)]
    pausing = app.pausing
    for _ in range(5):
        turns = [turn(owner(app), one) for one in channels for turn in (pausing.pause, pausing.resume)]
        await asyncio.gather(*turns)
        active = [one.id for one in await app.connect.all(BusinessId(1)) if one.state.value == "active"]
        assert loops(app) == wanted(*active)


async def test_an_erasure_log_that_can_not_be_read_ends_the_start_and_holds_nothing(tmp_path: Path) -> None:
    settings = load(Path("/nowhere/.env"), {"SHOPBELL_DATA": str(tmp_path)})
    unreadable = ErasureLog(settings.database).path
    unreadable.mkdir()
    before = threading.active_count()
    with pytest.raises(IsADirectoryError, match=r"shopbell\.erased"):
        await App.open(settings)
    for _ in range(100):
        if threading.active_count() <= before:
            break
        await asyncio.sleep(0.05)
    assert threading.active_count() <= before
    unreadable.rmdir()
    async with await App.open(settings):
        pass
