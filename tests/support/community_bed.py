"""The real client on the loopback Discord with a channel of the server connected: customers, a team, one clock for all."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.app import App
from bot.domain.business import Business, MemberId
from bot.domain.channel import ChannelId
from bot.domain.connecting import Connected as Made
from bot.domain.settings import Language
from cogs.community.settings import KEY, PLACE, TAKES, Takes
from tests.cogs.bell import Connected, connected, write_set_up
from tests.support.businesses import acting
from tests.support.loopback_discord import MESSAGE_CONTENT, Channel, LoopbackDiscord, Message, Person
from tests.support.loopback_discord.model import FORUM, TEXT


@dataclass(slots=True)
class Community:
    """No loop runs: the test steps."""

    live: Connected
    business: Business
    inbox: Channel
    place: Channel
    connection: ChannelId

    @property
    def discord(self) -> LoopbackDiscord:
        return self.live.discord

    @property
    def app(self) -> App:
        return self.live.app

    def person(self, name: str) -> Person:
        return self.discord.add_person(name)

    def actor(self) -> Any:
        return acting(self.business.id, MemberId(self.discord.owner.id), self.live.clock())

    async def connect(
        self, place: Channel, takes: Takes = Takes.USUAL, more: Mapping[str, str] | None = None
    ) -> Any:
        settings = {PLACE: f"{self.discord.guild.id}/{place.id}", TAKES: takes.value, **(more or {})}
        return await self.app.connect.add(self.actor(), KEY, settings, {})

    async def read(self, connection: ChannelId | None = None) -> None:
        """Steps the poller until nothing is due, and waits until the cog knows what is connected."""
        channel = connection or self.connection
        for _ in range(40):
            due = await self.app.poller.step(self.business.id, channel, self.live.clock())
            if due is None or due > self.live.clock():
                break
        await self.at_rest()

    async def at_rest(self) -> None:
        """Waits until everything that was said is taken in."""
        cog: Any = self.live.client.get_cog("Community")
        quiet = 0
        while quiet < 5:
            await asyncio.sleep(0.02)
            quiet = 0 if cog._looks or cog._news else quiet + 1

    async def rows(self, connection: ChannelId | None = None) -> Mapping[int, tuple[Any, ...]]:
        """Rows of a connection by Discord's id: role, text, visibility, state."""
        channel = connection or self.connection

        def read(tx: Any) -> Mapping[int, tuple[Any, ...]]:
            found = tx.all(
                "SELECT external_id, role, text, visibility, state FROM comment WHERE channel_id = :channel"
                " ORDER BY ordinal",
                channel=channel,
            )
            return {int(row[0]): tuple(row)[1:] for row in found}

        return await self.app.db.read(read)

    async def taken(self, message: Message) -> tuple[Any, ...] | None:
        """The row of a message, once everything is taken in."""
        await self.at_rest()
        return (await self.rows()).get(message.id)

    async def until(self, true: Callable[[], bool], what: str) -> None:
        await self.discord.until(true, 10, what)


@asynccontextmanager
async def community(
    folder: Path,
    patch: pytest.MonkeyPatch,
    *,
    takes: Takes = Takes.USUAL,
    forum: bool = False,
    content: bool = True,
) -> AsyncIterator[Community]:
    """Set up with a team, and one channel connected. `content`: the switch in the portal is on."""
    async with LoopbackDiscord(answer_within=20) as discord:
        discord.gateway.allowed_privileged = MESSAGE_CONTENT if content else 0
        reports, inbox = discord.guild.add_channel("bericht"), discord.guild.add_channel("kundenkommentare")
        place = discord.world.add_channel(discord.guild, "hilfe", kind=FORUM if forum else TEXT)
        made: list[Business] = []

        async def set_up(app: App) -> None:
            at = app.now()
            made.append(
                await app.db.write(
                    lambda tx: write_set_up(tx, discord, reports, inbox, Language.GERMAN_DU, at, team=True)
                )
            )

        here = discord.world.base_url.partition("//")[2]
        async with connected(
            folder, patch, discord=discord, before=set_up, SHOPBELL_PRIVATE_HOSTS=here
        ) as live:
            discord.world.now, discord.world._last_id = live.clock, 0  # type: ignore[method-assign]
            bed = Community(live, made[0], inbox, place, ChannelId(0))
            outcome = await bed.connect(place, takes)
            if isinstance(outcome, Made):
                bed.connection = outcome.channel.id
                await bed.read()
            yield bed
