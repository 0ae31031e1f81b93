"""The real client on the loopback Discord, in this process, with a clock that only the test moves."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.app import App
from bot.config import Settings, load
from bot.domain.business import Business, DiscordChannelId, DiscordRoleId, MemberId, ServerId
from bot.domain.role import Role
from bot.domain.settings import Language
from bot.storage.businesses import BusinessStore
from bot.storage.credentials import new_key
from bot.storage.roles import RoleStore
from bot.storage.sqlite.database import Tx
from cogs.community.factories import platforms
from cogs.digest.poster import Reporter
from cogs.gateway.client import Shopbell
from cogs.gateway.line import Line
from cogs.inbox.poster import Poster
from cogs.supervisor import posters
from tests.support.businesses import change_business
from tests.support.clock import NOW, Clock, Even
from tests.support.days import Days
from tests.support.fresh import new_database
from tests.support.loopback_discord import MESSAGE_CONTENT, Channel, LoopbackDiscord, Message
from tests.support.platform import KEY, FakePlatform


@dataclass(slots=True)
class Bell:
    """Set up for the loopback server's owner and team; no loop runs, so the test steps."""

    discord: LoopbackDiscord
    app: App
    client: Shopbell
    poster: Poster
    reporter: Reporter
    clock: Clock
    days: Days
    reports: Channel

    async def report(self, at: datetime) -> datetime | None:
        """One step of the digest's loop."""
        return await self.reporter.step(at)

    def standing(self) -> list[Message]:
        """Messages in the digest's channel."""
        return self.reports.messages


@dataclass(slots=True)
class Connected:
    """A client that is ready, on an empty database; no loop runs."""

    discord: LoopbackDiscord
    app: App
    client: Shopbell
    poster: Poster
    reporter: Reporter
    clock: Clock


@asynccontextmanager
async def connected(
    folder: Path,
    patch: pytest.MonkeyPatch,
    *,
    discord: LoopbackDiscord | None = None,
    before: Callable[[App], Awaitable[None]] | None = None,
    **environment: str,
) -> AsyncIterator[Connected]:
    """Nobody has set anything up, but for what `before` does. `discord`: one that is up already."""
    clock = Clock(NOW - timedelta(days=30))
    async with AsyncExitStack() as stack:
        there = discord if discord is not None else LoopbackDiscord(answer_within=20)
        if discord is None:
            await stack.enter_async_context(there)
        patch.setattr(Route, "BASE", there.api_url)
        patch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(there.gateway_url))
        settings = _settings(folder, there, environment)
        line = Line()
        factories = {KEY: FakePlatform(clock).factory(), **platforms(line)}
        new_database(settings.database)
        app = await stack.enter_async_context(
            await App.open(settings, more=factories, clock=clock, rng=Even())
        )
        if before is not None:
            await before(app)
        line.content = bool(there.gateway.allowed_privileged & MESSAGE_CONTENT)
        client = Shopbell(app, line)
        poster, reporter = posters(client)
        client._connection.guild_ready_timeout = 0.05
        running = asyncio.create_task(client.start(there.token))
        await there.ready()
        await greeted(client)
        try:
            yield Connected(there, app, client, poster, reporter, clock)
        finally:
            await client.close()
            await asyncio.gather(running, return_exceptions=True)


async def greeted(client: Shopbell) -> None:
    """Ready, and what that begins has ended: until then no channel is known for an inbox."""
    await client.wait_until_ready()
    await asyncio.gather(*(one for one in asyncio.all_tasks() if one.get_name() == "discord.py: on_ready"))


@asynccontextmanager
async def bell(
    folder: Path, patch: pytest.MonkeyPatch, *, language: Language = Language.GERMAN_DU, team: bool = False
) -> AsyncIterator[Bell]:
    """Connected and ready."""
    async with LoopbackDiscord(answer_within=20) as discord:
        reports, inbox = discord.guild.add_channel("bericht"), discord.guild.add_channel("kundenkommentare")
        made: list[Business] = []

        async def set_up(app: App) -> None:
            # Before it connects: a server that is not set up is greeted.
            at = app.now()
            made.append(
                await app.db.write(
                    lambda tx: write_set_up(tx, discord, reports, inbox, language, at, team=team)
                )
            )

        async with connected(folder, patch, discord=discord, before=set_up) as live:
            days = Days(live.app.db, made[0])
            days.channel = await days.connect("Blog")
            yield Bell(discord, live.app, live.client, live.poster, live.reporter, live.clock, days, reports)


def _settings(folder: Path, discord: LoopbackDiscord, more: Mapping[str, str]) -> Settings:
    environment = {
        **discord.environment(),
        "DISCORD_TOKEN": discord.token,
        "SHOPBELL_DATA": str(folder / "data"),
        "SHOPBELL_SUGGESTIONS": "lite",
        "SHOPBELL_SECRET_KEYS": new_key(),
        "SHOPBELL_ZONE": "Europe/Vienna",
        "SHOPBELL_LANGUAGE": "de",
        "SHOPBELL_TEST_CONVERT": "3",
        **more,
    }
    return load(folder / "no.env", environment)


def write_set_up(
    tx: Tx,
    discord: LoopbackDiscord,
    reports: Channel,
    inbox: Channel,
    language: Language,
    now: datetime,
    *,
    team: bool,
) -> Business:
    businesses = BusinessStore(tx)
    made = businesses.create(ServerId(discord.guild.id), discord.guild.name, now)
    change_business(
        tx,
        made.id,
        language=language,
        inbox_id=DiscordChannelId(inbox.id),
        digest_id=DiscordChannelId(reports.id),
        set_up_at=now,
        set_up_by=MemberId(discord.owner.id),
    )
    if team:
        RoleStore(tx).name(made.id, Role.TEAM, [DiscordRoleId(discord.team_role.id)])
    found = businesses.get(made.id)
    assert found is not None
    return found
