"""The supervisor in this process: sessions are counted, a withdrawn token ends it, a step outlives its connection."""

import asyncio
import gc
import weakref
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.app import App
from bot.config import load
from bot.storage.credentials import new_key
from cogs import supervisor
from cogs.supervisor import Ended, Supervisor
from tests.support.loopback_discord import LoopbackDiscord


@dataclass(slots=True)
class Running:
    discord: LoopbackDiscord
    supervisor: Supervisor
    ended: "asyncio.Task[Ended]"


@asynccontextmanager
async def running(folder: Path, patch: pytest.MonkeyPatch) -> AsyncIterator[Running]:
    async with LoopbackDiscord(answer_within=20) as discord:
        patch.setattr(Route, "BASE", discord.api_url)
        patch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(discord.gateway_url))
        environment = {
            **discord.environment(),
            "DISCORD_TOKEN": discord.token,
            "SHOPBELL_DATA": str(folder / "data"),
            "SHOPBELL_SECRET_KEYS": new_key(),
        }
        async with await App.open(load(folder / "no.env", environment)) as app:
            supervised = Supervisor(app)
            ended = asyncio.create_task(supervised.run())
            await discord.ready()
            try:
                yield Running(discord, supervised, ended)
            finally:
                supervised.stop()
                await ended


async def test_a_day_has_only_so_many_new_sessions_and_then_the_bot_rests(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(supervisor, "IDENTIFIES_A_DAY", 1)
    async with running(tmp_path, monkeypatch) as bot:
        bot.discord.gateway.invalidate(resumable=False)
        await bot.discord.until(lambda: "identified too often today" in caplog.text, 20, "the rest")
        await bot.discord.disconnected()
        assert bot.discord.gateway.identifies == 2
        bot.supervisor.stop()
        assert await bot.ended is Ended.ASKED


async def test_a_token_that_is_withdrawn_while_it_is_used_ends_it_for_good(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supervisor, "SHORTEST", 0.1)
    async with running(tmp_path, monkeypatch) as bot:
        client = bot.supervisor._client
        assert client is not None
        bot.discord.revoke_token()
        client.refuse()
        assert await bot.ended is Ended.UNKNOWN_TOKEN


async def test_a_401_that_was_a_mistake_of_discord_costs_one_new_login(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supervisor, "SHORTEST", 0.1)
    async with running(tmp_path, monkeypatch) as bot:
        client = bot.supervisor._client
        assert client is not None
        client.refuse()
        await bot.discord.until(lambda: bot.discord.gateway.identifies == 2, 20, "a new login")
        await bot.discord.ready()
        assert not bot.ended.done()
        assert bot.supervisor._client is not client


class Client:
    """Something that refers to itself."""

    def __init__(self) -> None:
        self.itself = self


def looked_at(known: "weakref.ref[Client]") -> bool:
    """Whether garbage collections look at this object."""
    return any(one is known() for one in gc.get_objects())


async def test_garbage_is_not_looked_for_in_what_stays_until_there_is_another_client(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(tmp_path, monkeypatch) as bot:
        client = bot.supervisor._client
        assert client is not None
        earlier = Client()
        known = weakref.ref(earlier)
        await bot.discord.until(lambda: not looked_at(known), 20, "what is there by READY to be spared")
        del earlier
        gc.collect()
        assert known() is not None
        client.dispatch("ready")
        await bot.discord.until(lambda: known() is None, 20, "what stayed of the earlier one to be gone")


async def test_a_connection_that_ends_while_it_still_counts_its_servers_is_not_ready_afterwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(tmp_path, monkeypatch) as bot:
        client = bot.supervisor._client
        assert client is not None
        await bot.discord.until(lambda: client._connection._ready_task is not None, 20, "READY")
        counting = client._connection._ready_task
        assert counting is not None and not client.is_ready()
        bot.supervisor.stop()
        await bot.ended
        await asyncio.wait({counting})
        assert counting.exception() is None
        assert not client.is_ready()
