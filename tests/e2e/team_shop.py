"""The real process for a shop with a team and a freelancer, a pretend blog, and its inbox and reports in our Discord."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from bot.app import App
from bot.config import load
from bot.domain.business import DiscordChannelId, DiscordRoleId, MemberId, ServerId
from bot.domain.connecting import Connected
from bot.domain.role import Role
from bot.domain.settings import Language
from tests.connectors.wordpress.double import EDITOR
from tests.e2e.bed import Running
from tests.e2e.blogs import Blog, Blogs
from tests.e2e.process import BotProcess
from tests.support.businesses import acting, change_business
from tests.support.loopback_discord import Channel, Fault, LoopbackDiscord, Message, Person, User
from tests.support.loopback_discord import Role as DiscordRole

POLL = 0.3
"""Seconds between two looks at the blog."""
BLOG = "laden"


@dataclass(slots=True)
class TeamShop(Running):
    """The bot runs. `writer` may only propose."""

    blog: Blog
    writer: Person
    reports: Channel

    def writes(self, name: str, text: str, *, ago: timedelta = timedelta(0)) -> int:
        """A customer comments; the comment's id there."""
        self.blog.now = datetime.now(UTC).replace(microsecond=0) - ago
        return self.blog.add(text, name=name, mail=f"{name.lower()}@example.org")

    async def asked(self, name: str, text: str) -> Message:
        """The same, and the card that rings for it alone."""
        self.quiet_since_long()
        self.writes(name, text)
        return await self.card(text)

    def replies(self) -> list[str]:
        """What the business has written on the blog, oldest first."""
        return [row.raw for row in self.blog.comments.values() if row.author == EDITOR]

    async def done(self, card: Message) -> None:
        """[Erledigt], which a claimed card has under [Mehr]."""
        await (
            self.owner.click(card, "Erledigt") if "Erledigt" in card.buttons else self.more(card, "Erledigt")
        )
        await self.changed(card, "Ohne Antwort erledigt")

    async def put_off(self, card: Message) -> None:
        """Under [Mehr]: in an hour."""
        panel = await (await self.owner.click(card, "Mehr")).reply()
        await self.owner.select(panel, "In 1 Stunde", placeholder="Später …")
        await self.changed(card, "Später: ")

    def to_inbox(self, method: str, *, after_effect: bool = False) -> Fault:
        """Requests to the inbox that do not come back: POST for new messages, DELETE for old ones."""
        path = f"/channels/{self.inbox.id}/messages" + ("/*" if method == "DELETE" else "")
        return self.discord.fault(f"{method} {path}", hold=True, after_effect=after_effect)

    async def start(self) -> None:
        """Until it is connected."""
        await self.bot.start()
        await self.discord.ready()

    async def five_polls(self) -> None:
        """The blog is asked five times more."""
        asked = len(self.blog.requests)
        await self.discord.until(lambda: len(self.blog.requests) >= asked + 5, 30, "five polls")

    def holding(self, *needles: str) -> list[str]:
        """Where any of these is: tables of the database, messages that stand in Discord, files of the bot."""
        found = []
        with closing(sqlite3.connect(self.bot.data / "shopbell.db", timeout=10)) as reader:
            # Rows of a virtual table are in the tables behind it.
            tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
            for (table,) in reader.execute(tables).fetchall():
                rows = str(reader.execute(f'SELECT * FROM "{table}"').fetchall()).casefold()
                found += [f"table {table}: {needle}" for needle in needles if needle.casefold() in rows]
        for channel in self.discord.world.channels.values():
            shown = "\n".join(message.text for message in channel.messages).casefold()
            found += [f"#{channel.name}: {needle}" for needle in needles if needle.casefold() in shown]
        for file in (self.bot.data / "exports").glob("*"):
            found.append(f"file {file.name}")
        return found


@asynccontextmanager
async def team_shop(folder: Path) -> AsyncIterator[TeamShop]:
    """Set up in the database as people would in Discord; its first read of the blog is done."""
    async with LoopbackDiscord(answer_within=15, rate_limits=False) as discord, Blogs(BLOG) as blogs:
        guild, owner = discord.guild, discord.owner
        discord.world.change_role(guild, discord.team_role, mentionable=True)
        texts = discord.world.add_role(
            guild, "Texte", mentionable=False, permissions=guild.everyone.permissions
        )
        people: list[DiscordRole | User] = [discord.world.bot, discord.team_role, texts, owner.user]
        inbox, reports = (
            guild.add_channel(name, private_for=people) for name in ("kundenkommentare", "tagesbericht")
        )
        environment = {
            **discord.environment(),
            "DISCORD_TOKEN": discord.token,
            "SHOPBELL_LANGUAGE": "de",
            "SHOPBELL_ZONE": "UTC",
            "SHOPBELL_PRIVATE_HOSTS": urlsplit(blogs.url).netloc,
            "SHOPBELL_TEST_POLL": str(POLL),
            "SHOPBELL_TEST_UNDO": "0.5",
            "SHOPBELL_TEST_SETTLE": "1",
            "SHOPBELL_TEST_CONVERT": "0.1",
        }
        bot = BotProcess(folder, environment, discord)
        async with await App.open(load(folder / "no.env", bot.environment)) as app:
            server, who, now = ServerId(guild.id), MemberId(owner.id), app.now()
            begun = await app.setup.begin(server, guild.name, Language.GERMAN_DU, now)
            assert begun is not None
            actor = acting(begun.id, who, now)
            await app.setup.set_places(
                actor, inbox=DiscordChannelId(inbox.id), digest=DiscordChannelId(reports.id)
            )
            await app.setup.set_role(actor, Role.TEAM, DiscordRoleId(discord.team_role.id))
            await app.setup.set_role(actor, Role.DRAFT, DiscordRoleId(texts.id))
            assert await app.setup.finish(server, who, now) is not None
            # Since midnight, with a report at the very end of the day: none is due until a story wants one.
            midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
            await app.db.write(
                lambda tx: change_business(tx, begun.id, set_up_at=midnight, digest_at=time(23, 59))
            )
            await app.templates.save(actor, None, "Samstag", "Samstag", "Samstag bis 12 Uhr!")
            blog = blogs[BLOG]
            connected = await app.connect.add(
                actor,
                "wordpress",
                {"url": f"{blogs.url}/{BLOG}"},
                {"user": blog.user, "password": blog.password},
            )
            assert isinstance(connected, Connected), connected
        writer = discord.add_person("Texterin", texts)
        shop = TeamShop(bot, discord, blog, writer, reports)
        try:
            await shop.start()
            await shop.row("SELECT 1 FROM channel WHERE first_synced_at IS NOT NULL")
            yield shop
        except Exception as failed:
            failed.add_note(bot.words()[-6000:])
            raise
        finally:
            if bot.running:
                await bot.kill()
        assert "Traceback" not in bot.words()
        discord.assert_clean()
