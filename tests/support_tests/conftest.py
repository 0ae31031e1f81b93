"""The loopback Discord with a small real discord.py client connected to it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from tests.support.loopback_discord import LoopbackDiscord
from tests.support_tests.sample_bot import SampleBot


@pytest.fixture
async def server(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[LoopbackDiscord]:
    """Up, with nobody connected; this process's discord.py points at it."""
    async with LoopbackDiscord(answer_within=10) as server:
        monkeypatch.setattr(Route, "BASE", server.api_url)
        monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(server.gateway_url))
        yield server


@pytest.fixture
async def bot(server: LoopbackDiscord) -> AsyncIterator[SampleBot]:
    """Ready."""
    bot = SampleBot()
    task = asyncio.create_task(bot.start(server.token))
    await server.ready()
    await bot.wait_until_ready()
    yield bot
    await bot.close()
    await asyncio.gather(task, return_exceptions=True)
