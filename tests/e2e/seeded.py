"""The real process on data that was set up before: an inbox in Discord, one quiet channel, and comments that wait."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.domain.business import Business, BusinessId, DiscordChannelId, DiscordRoleId, MemberId, ServerId
from bot.domain.channel import ChannelState
from bot.domain.comment import CommentId
from bot.domain.role import Role
from bot.services.inbox.bundling import place
from bot.storage.businesses import BusinessStore
from bot.storage.channels import ChannelStore
from bot.storage.installation import InstallationStore
from bot.storage.roles import RoleStore
from bot.storage.sqlite.database import Database, Tx
from bot.storage.sqlite.migrate import migrate
from tests.e2e.process import BotProcess
from tests.support.businesses import change_business
from tests.support.days import Days
from tests.support.loopback_discord import Channel, Guild, LoopbackDiscord, Message, Person

CONVERT = 0.3
"""Seconds until a ringing card is converted, instead of three."""


@dataclass(slots=True)
class Seeded:
    """The bot is not started yet."""

    bot: BotProcess
    discord: LoopbackDiscord
    inbox: Channel

    @property
    def owner(self) -> Person:
        return self.discord.owner

    async def start(self) -> None:
        """Until it is connected."""
        await self.bot.start()
        await self.discord.ready()

    async def card(self, part: str, timeout: float = 30.0) -> Message:
        """The card that holds these words, converted."""

        def look(messages: list[Message]) -> Message | None:
            return next((m for m in messages if part in m.text and m.is_v2), None)

        return await self.inbox.wait_for(look, timeout)

    async def gives_up(self, within: float = 40.0) -> tuple[int, str]:
        """Exit code and everything it said."""
        code = await self.bot.ended(within)
        return code, self.bot.words()

    async def rings(self, *texts: str) -> list[CommentId]:
        """Comments that wait for the bot's next start, a ringing card each."""
        return await _rings(self.bot.data / "shopbell.db", self.discord.guild, texts)

    async def remember(self, name: str, value: str) -> None:
        """Changes a setting that the bot noted about the installation; only while the bot is off."""
        db = await Database.open(self.bot.data / "shopbell.db")
        try:
            await db.write(lambda tx: InstallationStore(tx).put(name, value))
        finally:
            await db.close()


@asynccontextmanager
async def seeded(
    folder: Path,
    discord: LoopbackDiscord,
    *texts: str,
    team: bool = False,
    more: Mapping[str, str] | None = None,
    compression: str = "zstd-stream",
) -> AsyncIterator[Seeded]:
    """One business for the loopback's first server, with a ringing card due for each of `texts`."""
    environment = {
        **discord.environment(compression=compression),
        "DISCORD_TOKEN": discord.token,
        "SHOPBELL_LANGUAGE": "de",
        "SHOPBELL_TEST_CONVERT": str(CONVERT),
        "SHOPBELL_TEST_UNDO": "1",
        **(more or {}),
    }
    bot = BotProcess(folder, environment, discord)
    inbox = discord.guild.add_channel("kundenkommentare", private_for=[discord.world.bot, discord.team_role])
    await set_up(bot.data, discord, discord.guild, inbox, team=team)
    live = Seeded(bot, discord, inbox)
    await live.rings(*texts)
    try:
        yield live
    except AssertionError as failed:
        failed.add_note(bot.words()[-6000:])
        raise
    finally:
        if bot.running:
            await bot.kill()


async def set_up(
    data: Path, discord: LoopbackDiscord, guild: Guild, inbox: Channel, *, team: bool = False
) -> Business:
    """As an owner would, in the database that the bot finds."""
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    now, database = datetime.now(UTC), data / "shopbell.db"
    migrate(database, now)

    def work(tx: Tx) -> Business:
        businesses, channels = BusinessStore(tx), ChannelStore(tx)
        made = businesses.create(ServerId(guild.id), guild.name, now).id
        change_business(
            tx,
            made,
            inbox_id=DiscordChannelId(inbox.id),
            set_up_at=now,
            set_up_by=MemberId(guild.owner_id),
        )
        if team:
            RoleStore(tx).name(made, Role.TEAM, [DiscordRoleId(guild.role("Team").id)])
        blog = {"url": "https://blog.example"}
        channel = channels.add(made, "wordpress", "Röstblog", blog, "https://blog.example", now)
        channels.set_state(made, channel, ChannelState.PAUSED)
        found = businesses.get(made)
        assert found is not None
        return found

    db = await Database.open(database)
    try:
        return await db.write(work)
    finally:
        await db.close()


async def _rings(database: Path, guild: Guild, texts: Sequence[str]) -> list[CommentId]:
    db, now = await Database.open(database), datetime.now(UTC)
    try:
        business = await db.read(lambda tx: BusinessStore(tx).by_server(ServerId(guild.id)))
        assert business is not None
        days = Days(db, business)
        days.channel = (await db.read(lambda tx: ChannelStore(tx).all(business.id)))[0].id
        comments = [await days.comment(now, text=text) for text in texts]
        await db.write(lambda tx: _place(tx, business.id, comments, now))
        return comments
    finally:
        await db.close()


def _place(tx: Tx, business: BusinessId, comments: Sequence[CommentId], now: datetime) -> None:
    place(tx, business, comments, now, caught_up=False)
