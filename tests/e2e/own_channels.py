"""The bed of Facebook and X: the real bot process, a recording fake of the platform on loopback, and Chromium on the owner's
computer.
"""

from __future__ import annotations

import os
import re
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tests.e2e.bed import Running, may_reach, running
from tests.e2e.leaks import leaks, shown
from tests.support.browser import browser, screenshot
from tests.support.loopback_discord import LoopbackDiscord, Message, Outcome
from tests.support.ports import free_port
from tests.support.provision import Chromium
from tests.support.recording import Recording

if TYPE_CHECKING:
    from playwright.async_api import Page

PUBLIC = "https://shop.example"
"""Where a proxy would hand on to the web door."""
PATIENCE = 20_000
"""Milliseconds for the page."""
PASTED = """(field, text) => {
  field.value = text;
  field.dispatchEvent(new ClipboardEvent('paste', {bubbles: true}));
}"""


def now() -> datetime:
    """The clock of the machine: the bot is a process of its own."""
    return datetime.now(UTC)


@dataclass(slots=True)
class Desk:
    """The owner at the computer. Counts what the hand does on our pages; a console's own clicks are not there."""

    page: Page
    name: str
    clicks: int = 0
    pastes: int = 0
    shots: int = 0
    opened: list[str] = field(default_factory=list)
    pasted: list[str] = field(default_factory=list)

    async def open(self, url: str) -> None:
        """Follows a link."""
        self.clicks += 1
        self.opened.append(url)
        await self.page.goto(url)

    async def on(self) -> None:
        """Presses the one primary button."""
        self.clicks += 1
        await self.shoot()
        await self.page.locator("button.primary").click()
        await self.page.wait_for_load_state()

    async def paste(self, label: str, text: str) -> None:
        """Pastes into a field."""
        self.pastes += 1
        self.pasted.append(text)
        await self.page.get_by_label(label, exact=True).evaluate(PASTED, text)

    async def tick(self, label: str) -> None:
        """Ticks one of several."""
        self.clicks += 1
        await self.page.get_by_text(label, exact=False).first.click()

    async def says(self, words: str) -> None:
        """Waits until the page says so."""
        await self.page.get_by_text(words).first.wait_for()

    async def shoot(self) -> None:
        """Takes a picture, where pictures are wanted."""
        folder = os.environ.get("SHOPBELL_PICTURES")
        if folder:
            self.shots += 1
            await screenshot(self.page, Path(folder) / f"{self.name}_{self.shots:02}.png")


@dataclass(slots=True)
class Own(Running):
    """`platform`: the fake; `requests`: what it was asked; `web`: root of the bot's own web door."""

    requests: Recording
    desk: Desk
    web: str

    async def connecting(self, platform: str) -> Message:
        """/connections, [Connect], the platform: the message that only the owner sees."""
        panel = await (await self.owner.command("connections")).reply()
        self.desk.clicks += 1
        offers = await self.shown(await self.owner.click(panel, "Verbinden"), "### Was soll ich verbinden?")
        self.desk.clicks += 1
        chosen = await self.owner.select(offers, platform)
        return await self.shown(chosen, "Du brauchst:")

    async def shown(self, outcome: Outcome, words: str) -> Message:
        """Waits until what a press shows says so; only its person sees that."""

        def look() -> Message | None:
            message = outcome.message
            return message if message is not None and words in message.text else None

        message = await self.discord.until(look, 20, f"{words!r} after a press")
        assert message.ephemeral
        return message

    def link(self, message: Message) -> str:
        """Address behind [Go on at the computer], as the proxy hands it on."""
        url = message.button("Weiter am Computer").url
        assert url is not None and url.startswith(f"{PUBLIC}/connect/")
        return url.replace(PUBLIC, self.web)

    async def panel(self) -> str:
        """Text of the one connection in /connections."""
        listed = await (await self.owner.command("connections")).reply()
        (option,) = listed.select("Eine öffnen …").options
        return (await self.shown(await self.owner.select(listed, option.value), "Ich darf dort:")).text

    def presses(self) -> int:
        """What the owner did in Discord so far: buttons, choices, forms, commands."""
        return sum(item.user_id == self.owner.id for item in self.discord.world.interactions.values())

    async def reply(self, card: Message, text: str) -> tuple[Outcome, int]:
        """Answers from the card; what that shows, and how many taps of the owner it took."""
        before = self.presses()
        sent = await self.answer(card, text)
        return sent, self.presses() - before

    async def keeps_secrets(self, folder: Path) -> None:
        """Nothing that opens the account, the link or the browser's page lies open anywhere, nor in an export or a backup."""
        said = [
            message.text for channel in self.discord.world.channels.values() for message in channel.everything
        ]
        said += [notification.text for notification in self.discord.notifications]
        for command in (("export",), ("db", "backup"), ("channel", "list")):
            code, printed = await self.bot.command(*command)
            assert code == 0, printed
            said.append(printed)
        cookies = await self.desk.page.context.cookies()
        own = {cookie["value"] for cookie in cookies} | {url.rpartition("/")[2] for url in self.desk.opened}
        secrets = shown(self.requests) | {text for text in self.desk.pasted if not text.isdecimal()}
        assert len(secrets) > 1 and own
        keys = self.bot.environment["SHOPBELL_SECRET_KEYS"].split(",")
        assert leaks(folder, {*secrets, *own, *keys}, said) == []

    def once(self, *texts: str) -> None:
        """Each comment is there once, on one card, which is there once and rang once; others on it are of the same person,
        under the same post.
        """
        on_cards = self.bot.rows(
            "SELECT text, message_id, person_id, comment.thread_id FROM comment LEFT JOIN card_comment ON comment_id = comment.id"
            " LEFT JOIN card ON card.id = card_id WHERE role = 'customer'"
        )
        there = {message.id for message in self.inbox.messages}
        for text in texts:
            (card,) = [row["message_id"] for row in on_cards if text in row["text"]]
            assert card in there, text
            assert self.rang(text) == 1, (text, [one.text for one in self.owner.notifications])
        whose = {(row["message_id"], row["person_id"] or row["text"], row["thread_id"]) for row in on_cards}
        assert len(whose) == len({card for card, *_ in whose}), whose


@asynccontextmanager
async def at_desk(chromium: Chromium, name: str) -> AsyncIterator[Desk]:
    """A browser as on a phone; where a story fails, what it showed last is said."""
    async with browser(chromium) as started:
        context = await started.new_context(viewport={"width": 390, "height": 844}, locale="de-AT")
        context.set_default_timeout(PATIENCE)
        desk = Desk(await context.new_page(), name)
        try:
            yield desk
        except Exception as failed:
            failed.add_note(f"{desk.page.url}\n{await desk.page.inner_text('body')}")
            raise


@asynccontextmanager
async def own(
    folder: Path,
    chromium: Chromium,
    requests: Recording,
    more: Mapping[str, str] | None = None,
    *,
    listens: Callable[[str], None] = lambda _: None,
) -> AsyncIterator[Own]:
    """Set up in Discord; nothing is connected yet. Every request to the platform is checked against its specification.

    `listens` learns where the fake is.
    """
    name, port = requests.fake.name, free_port()
    async with requests.serving() as url, at_desk(chromium, name) as desk:
        listens(url)
        settings = {
            **may_reach(url),
            f"SHOPBELL_PLATFORM_{name.upper()}_HOST": url,
            "SHOPBELL_WEB_PORT": str(port),
            "SHOPBELL_LOG_LEVEL": "DEBUG",
            **(more or {}),
        }
        async with LoopbackDiscord(answer_within=15) as discord, running(folder, discord, settings) as up:
            live = Own(up.bot, discord, requests, desk, f"http://127.0.0.1:{port}")
            yield live
            assert "Traceback" not in up.bot.words()
            await live.keeps_secrets(folder)


async def link_of_the_terminal(live: Running, *command: str) -> str:
    """The address that a command at the machine prints."""
    code, printed = await live.bot.command(*command, "--link")
    assert code == 0, printed
    found = re.search(r"http://127\.0\.0\.1:\d+/connect/\S+", printed)
    assert found is not None, printed
    return found[0]
