"""The end-to-end beds: the real bot process and our Discord on loopback, and beside them a real WordPress."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from tests.e2e.process import BotProcess
from tests.support.loopback_discord import Channel, LoopbackDiscord, Message, Outcome, Person
from tests.support.wordpress import CommentRow, Status, WordPress

POLL, UNDO, SETTLE, CONVERT = 1.0, 1.0, 3.0, 0.3
"""Seconds, instead of a minute, ten, two minutes and three."""


@dataclass(slots=True)
class Running:
    """The bot runs and is set up in Discord."""

    bot: BotProcess
    discord: LoopbackDiscord

    @property
    def inbox(self) -> Channel:
        """Discord channel with the cards."""
        return self.discord.guild.channel("kundenkommentare")

    @property
    def owner(self) -> Person:
        return self.discord.owner

    async def card(self, part: str, timeout: float = 30.0) -> Message:
        """The card that holds these words, once it is Components V2."""

        def look(messages: list[Message]) -> Message | None:
            return next((m for m in reversed(messages) if part in m.text and m.is_v2), None)

        return await self.inbox.wait_for(look, timeout)

    async def changed(self, card: Message, part: str, timeout: float = 30.0) -> None:
        """Waits until this very message says so."""
        await self.discord.until(lambda: part in card.text, timeout, f"{part!r} on the card")

    async def answer(self, card: Message, text: str, by: Person | None = None) -> Outcome:
        """Two interactions: the button, the form."""
        form = (await (by or self.owner).click(card, "Antworten")).modal
        return await form.submit({"answer": text})

    async def given_back(self, outcome: Outcome, text: str) -> None:
        """Waits until this person alone has the text, to be copied."""
        await self.discord.until(lambda: f"```\n{text}\n```" in outcome.text, 30, "the text to be given back")
        assert outcome.ephemeral

    async def more(self, card: Message, label: str, by: Person | None = None) -> Outcome:
        """[Mehr], then a button of its panel."""
        person = by or self.owner
        panel = await (await person.click(card, "Mehr")).reply()
        return await person.click(panel, label)

    async def offered(self, card: Message, label: str) -> None:
        """Waits until the card has this button."""
        await self.discord.until(lambda: label in card.buttons, 30, f"[{label}] on the card")

    def cards(self, part: str) -> list[Message]:
        """Messages in the inbox with these words."""
        return [message for message in self.inbox.messages if part in message.text]

    def rang(self, part: str) -> int:
        """How often somebody's phone rang with these words."""
        return sum(part in notification.text for notification in self.discord.notifications)

    async def reborn(self, after: float = 0.0) -> None:
        """SIGKILL, after so many seconds, and a new process, up to its connection to Discord."""
        await asyncio.sleep(after)
        await self.bot.kill()
        await self.bot.start()
        await self.discord.ready()

    def quiet_since_long(self) -> None:
        """As if everything that rang had done so twenty minutes ago: the next comment is not the sixth of many."""
        self.bot.change("UPDATE card SET created_at = created_at - 1200000")

    async def eventually(self, true: Callable[[], bool], what: str, within: float = 30.0) -> None:
        """Waits for a condition outside Discord, looked at again and again."""
        loop = asyncio.get_running_loop()
        end = loop.time() + within
        while not await asyncio.to_thread(true):
            assert loop.time() < end, f"waited {within:g} s for {what}"
            await asyncio.sleep(0.05)

    async def row(self, sql: str, within: float = 30.0) -> sqlite3.Row:
        """The first row of the bot's database that answers, waited for."""
        loop = asyncio.get_running_loop()
        end = loop.time() + within
        while loop.time() < end:
            rows = self.bot.rows(sql)
            if rows:
                return rows[0]
            await asyncio.sleep(0.05)
        raise AssertionError(f"no row for {sql}")


@dataclass(slots=True)
class Bed(Running):
    """Everything is up when a test gets it: set up in Discord, the blog connected with an editor's password."""

    wordpress: WordPress
    post: int

    async def comment(self, text: str, name: str = "Klara Kundin", *, parent: int = 0) -> int:
        """A customer writes through the blog's public form; the comment's id there."""
        customer = self.wordpress.customer(name)
        return await asyncio.to_thread(self.wordpress.comment, customer, self.post, text, parent=parent)

    async def held(self, text: str, name: str = "Klara Kundin") -> int:
        """A comment that waits for approval, because the blog holds every comment of a visitor."""
        await asyncio.to_thread(self.wordpress.set_option, "comment_moderation", "1")
        try:
            return await self.comment(text, name)
        finally:
            await asyncio.to_thread(self.wordpress.set_option, "comment_moderation", "0")

    async def approve(self, comment: int) -> None:
        """Somebody of the business approves it on the blog itself."""
        await asyncio.to_thread(self.wordpress.moderate, comment, Status.APPROVE)

    def is_public(self, comment: int) -> bool:
        """Whether WordPress has it, approved."""
        return any(row.id == comment and row.status == "approve" for row in self.wordpress.comments())

    def written(self) -> list[str]:
        """Routes of the requests that changed something on the blog and were answered, oldest first."""
        return [call.route for call in self.wordpress.calls() if call.method == "POST" and call.status < 300]

    async def has_status(self, comment: int, status: str, within: float = 30.0) -> None:
        """Waits until WordPress' own record says so: approve, hold, spam or trash."""

        def look() -> str:
            return self.wordpress.comment_row(comment).status

        await self.eventually(lambda: look() == status, f"comment {comment} to be {status}", within)

    async def reply_is_there(self, comment: int, within: float = 30.0) -> CommentRow:
        """The one reply under a comment, as it lies in WordPress' database; fails if there are several."""
        loop = asyncio.get_running_loop()
        end = loop.time() + within
        while loop.time() < end:
            replies = await asyncio.to_thread(self.wordpress.replies_to, comment)
            if replies:
                assert len(replies) == 1, [r.content for r in replies]
                return replies[0]
            await asyncio.sleep(0.05)
        raise AssertionError(f"no reply under comment {comment}\n{self.bot.words()[-4000:]}")


@asynccontextmanager
async def running(
    folder: Path, discord: LoopbackDiscord, more: Mapping[str, str] | None = None
) -> AsyncIterator[Running]:
    """Starts the bot and sets it up as an owner would. `more`: further settings."""
    environment = {
        **discord.environment(),
        "DISCORD_TOKEN": discord.token,
        "SHOPBELL_LANGUAGE": "de",
        "SHOPBELL_TEST_POLL": str(POLL),
        "SHOPBELL_TEST_UNDO": str(UNDO),
        "SHOPBELL_TEST_SETTLE": str(SETTLE),
        "SHOPBELL_TEST_CONVERT": str(CONVERT),
        **(more or {}),
    }
    bot = BotProcess(folder, environment, discord)
    try:
        await bot.start()
        await discord.ready()
        await set_up(discord)
        yield Running(bot, discord)
    except Exception as failed:
        failed.add_note(bot.words()[-6000:])
        raise
    finally:
        if bot.running:
            await bot.kill()
    discord.assert_clean()


@asynccontextmanager
async def bed(
    folder: Path,
    wordpress: WordPress,
    discord: LoopbackDiscord,
    more: Mapping[str, str] | None = None,
    *,
    read_only: bool = False,
) -> AsyncIterator[Bed]:
    """Starts the bot, and connects the blog as an installer would.

    `more`: further settings; `read_only`: the blog by its address alone.
    """
    post = (await asyncio.to_thread(wordpress.make_post, "Röstplan im Advent")).id
    async with running(folder, discord, {**may_reach(wordpress.url), **(more or {})}) as up:
        live = Bed(up.bot, discord, wordpress, post)
        await connect(live, read_only=read_only)
        await live.row("SELECT 1 FROM channel WHERE first_synced_at IS NOT NULL")
        yield live


def may_reach(url: str) -> dict[str, str]:
    """The setting that lets the bot ask a server on this machine."""
    address = urlsplit(url)
    return {"SHOPBELL_PRIVATE_HOSTS": f"{address.hostname}:{address.port}"}


async def set_up(discord: LoopbackDiscord) -> None:
    """/setup: du, only the owner, finish."""
    await discord.synced("setup")
    page = await discord.owner.command("setup")
    message = page.message
    assert message is not None
    await discord.owner.click(message, "du")
    await discord.owner.click(message, "Fertig")
    await discord.until(lambda: "Ich läute in" in message.text, 30, "set-up to finish")


async def connect(live: Bed, *, read_only: bool = False) -> None:
    """The command of the installer: address on the line, password piped in."""
    editor = live.wordpress.editor
    given, typed = ["channel", "add", "wordpress", "--url", live.wordpress.url], ""
    if not read_only:
        given, typed = [*given, "--login"], f"{editor.login}\n{editor.application_password}\n"
    code, printed = await live.bot.command(*given, typed=typed)
    assert code == 0, printed
