"""A shop on a clock that the test moves: the real client and engine in this process, a real WordPress, the loopback Discord."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.app import App
from bot.config import Settings, load
from bot.domain.business import BusinessId, DiscordChannelId, MemberId, ServerId
from bot.domain.channel import ChannelId
from bot.domain.connecting import Connected
from bot.domain.settings import Language
from bot.storage.businesses import BusinessStore
from bot.storage.credentials import new_key
from bot.storage.sqlite.database import Row, Tx
from cogs.digest.poster import Reporter
from cogs.gateway.client import Shopbell
from cogs.inbox.poster import Poster
from cogs.supervisor import posters
from tests.cogs.bell import greeted
from tests.support.businesses import acting, change_business
from tests.support.clock import Clock, Even
from tests.support.loopback_discord import Channel, LoopbackDiscord, Message, Outcome
from tests.support.wordpress import WordPress


@dataclass(slots=True)
class Shop:
    """Nothing moves unless the test says so: `settle` does what is due, `pass_by` lets time go by."""

    discord: LoopbackDiscord
    wordpress: WordPress
    app: App
    client: Shopbell
    poster: Poster
    reporter: Reporter
    clock: Clock
    business: BusinessId
    channel: ChannelId
    inbox: Channel
    reports: Channel

    async def settle(self) -> datetime:
        """Every loop's due steps, until nothing is due; when something is next."""
        while True:
            nexts = await self._step_each()
            if min(nexts) > self.clock():
                return min(nexts)

    async def _step_each(self) -> list[datetime]:
        now, nexts = self.clock(), []
        for step in (
            self._poll,
            self.app.suggesting.step,
            self._deliver,
            self.poster.step,
            self.reporter.step,
        ):
            due = await step(now)
            while due is not None and due <= now:
                due = await step(now)
            nexts.append(due or now + timedelta(days=1))
        waiting = await self.rows("SELECT min(due_at) AS due FROM card WHERE shown_version < version")
        return nexts if waiting[0]["due"] is None else [*nexts, self.clock()]

    async def _poll(self, now: datetime) -> datetime | None:
        return await self.app.poller.step(self.business, self.channel, now)

    async def _deliver(self, now: datetime) -> datetime | None:
        return await self.app.delivery.step(self.business, self.channel, now)

    async def pass_by(self, span: timedelta) -> None:
        """Time goes by, from one thing that is due to the next."""
        end = self.clock() + span
        while (due := await self.settle()) <= end:
            self.clock.advance(due - self.clock())
        await self.leap(end - self.clock())

    async def leap(self, span: timedelta) -> None:
        """Time goes by with nobody writing, and not each quiet minute of it is looked at."""
        self.clock.advance(span)
        await self.settle()

    async def comment(self, post: int, text: str, name: str, ago: timedelta = timedelta(0)) -> int:
        """Through the blog's form; then as if written so long ago."""

        def write() -> int:
            made = self.wordpress.comment(self.wordpress.customer(name), post, text)
            if ago:
                self.wordpress.backdate_comment(made, self.clock() - ago)
            return made

        return await asyncio.to_thread(write)

    def card(self, part: str) -> Message:
        """The one message in the inbox with these words."""
        found = [message for message in self.inbox.messages if part in message.text]
        assert len(found) == 1, [message.text for message in self.inbox.messages]
        return found[0]

    async def answer(self, card: Message, text: str) -> Outcome:
        form = (await self.discord.owner.click(card, "Antworten")).modal
        return await form.submit({"answer": text})

    async def rows(self, sql: str) -> list[Row]:
        return await self.app.db.read(lambda tx: tx.all(sql))


@asynccontextmanager
async def shop(
    folder: Path, patch: pytest.MonkeyPatch, wordpress: WordPress, opens: datetime, zone: str
) -> AsyncIterator[Shop]:
    """Connected on both sides at `opens`, the blog read for the first time."""
    clock = Clock(opens)
    async with LoopbackDiscord(answer_within=20) as discord:
        patch.setattr(Route, "BASE", discord.api_url)
        patch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(discord.gateway_url))
        inbox, reports = discord.guild.add_channel("kundenkommentare"), discord.guild.add_channel("bericht")
        settings = _settings(folder, discord, wordpress, zone)
        async with await App.open(settings, clock=clock, rng=Even()) as app:
            business = await app.db.write(lambda tx: _set_up(tx, discord, inbox, reports, clock(), zone))
            channel = await _connect(app, business, wordpress)
            client = Shopbell(app)
            poster, reporter = posters(client)
            client._connection.guild_ready_timeout = 0.05
            running = asyncio.create_task(client.start(discord.token))
            await discord.ready()
            await greeted(client)
            try:
                journey = Shop(
                    discord,
                    wordpress,
                    app,
                    client,
                    poster,
                    reporter,
                    clock,
                    business,
                    channel,
                    inbox,
                    reports,
                )
                await journey.settle()
                yield journey
            finally:
                await client.close()
                await asyncio.gather(running, return_exceptions=True)
        discord.assert_clean()


def _settings(folder: Path, discord: LoopbackDiscord, wordpress: WordPress, zone: str) -> Settings:
    environment = {
        **discord.environment(),
        "DISCORD_TOKEN": discord.token,
        "SHOPBELL_DATA": str(folder / "data"),
        "SHOPBELL_SUGGESTIONS": "lite",
        "SHOPBELL_SECRET_KEYS": new_key(),
        "SHOPBELL_PRIVATE_HOSTS": urlsplit(wordpress.url).netloc,
        "SHOPBELL_ZONE": zone,
        "SHOPBELL_LANGUAGE": "de",
    }
    return load(folder / "no.env", environment)


def _set_up(
    tx: Tx, discord: LoopbackDiscord, inbox: Channel, reports: Channel, now: datetime, zone: str
) -> BusinessId:
    businesses = BusinessStore(tx)
    made = businesses.create(ServerId(discord.guild.id), discord.guild.name, now)
    change_business(
        tx,
        made.id,
        language=Language.GERMAN_DU,
        zone=zone,
        digest_at=time(8),
        inbox_id=DiscordChannelId(inbox.id),
        digest_id=DiscordChannelId(reports.id),
        set_up_at=now,
        set_up_by=MemberId(discord.owner.id),
    )
    return made.id


async def _connect(app: App, business: BusinessId, wordpress: WordPress) -> ChannelId:
    editor = wordpress.editor
    secrets = {"user": editor.login, "password": editor.application_password}
    made = await app.connect.add(
        acting(business, MemberId(1), app.now()), "wordpress", {"url": wordpress.url}, secrets
    )
    assert isinstance(made, Connected), made
    return made.channel.id
