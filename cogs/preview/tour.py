"""Tour of the preview (guided demo): one customer after the other, then the report of yesterday, then how to do it live;
its pace follows whoever looks at it.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

import discord

from bot.domain.business import BusinessId
from bot.domain.hours import local_date
from bot.domain.role import Right
from bot.domain.sending import UNDO_WINDOW
from bot.loops import DESK
from bot.ports import ConnectorInfo
from bot.texts import Texts, speak
from cogs.digest.drawing import draw
from cogs.gateway.client import Shopbell
from cogs.kit.connecting import form_buttons
from cogs.kit.routes import Button, Press

TOUR = "tour"
"""Name of its loop."""
FIRST = timedelta(seconds=1)
"""From the button to the first customer; with the poll of every 2 seconds a card is there after three at the latest."""
WITHOUT = timedelta(seconds=15)
"""When the first customer comes although nobody tapped the button, after the page was opened."""
EVERY = timedelta(seconds=25)
AFTER_ANSWER = timedelta(seconds=8)
LOOK = timedelta(seconds=1)


class Tour:
    """Loop of the tour. Each step looks whether something was answered, and begins the next scene when its time has come."""

    def __init__(self, bot: Shopbell, business: BusinessId, place: discord.PartialMessageable) -> None:
        self._bot = bot
        self._app = bot.app
        self._business = business
        self._place = place
        self._scenes = self._app.play_example(0)
        self._begun = 0
        """Scenes, the report and the end that have begun."""
        self._next: datetime | None = None
        self._open = 0
        bot.routes.add("preview:go", Right.LOOK, self.go)

    def opened(self) -> None:
        """Begins by itself some time after the page was opened first."""
        if self._next is None:
            self._next = self._app.now() + WITHOUT

    async def go(self, press: Press) -> None:
        """Begins now; the button goes."""
        if self._begun == 0:
            self._next = press.now + FIRST
            self._app.loops.wake(TOUR)
        await press.interaction.response.edit_message(
            view=None, allowed_mentions=discord.AllowedMentions.none()
        )

    async def step(self, now: datetime) -> datetime | None:
        """Runs one step; returns when to run again."""
        if self._begun > self._scenes + 1:
            return None
        _, waiting = await self._app.desk.open(self._business)
        if self._begun and waiting < self._open and self._next is not None:
            self._next = min(self._next, now + AFTER_ANSWER)
        self._open = waiting
        if self._next is not None and self._next <= now:
            await self._go_on(now)
            self._begun += 1
            self._next = now + EVERY
        return now + LOOK

    async def _go_on(self, now: datetime) -> None:
        """Begins the next scene; after the last one the report, then the end."""
        if self._begun < self._scenes:
            self._app.play_example(self._begun + 1)
            return
        business = (await self._app.directory.with_inbox())[0]
        texts = speak(business.language)
        if self._begun == self._scenes:
            yesterday = local_date(now, business.zone) - timedelta(days=1)
            digest = await self._app.figures.day(self._business, yesterday, now)
            if digest is not None:
                await self._place.send(view=draw(digest, texts), silent=True)
        else:
            view = ending(self._app.switchboard.offered(), texts)
            await self._place.send(_closing_lines(texts), view=view, silent=True)
        self._app.loops.wake(DESK)


def welcome(texts: Texts) -> str:
    """First message in the channel."""
    return texts(
        "Welcome! The first customer rings in a moment. Tap a blue button, change the text, send it."
        " You have {duration} to take it back.",
        duration=texts.duration_long(UNDO_WINDOW),
    )


def go_button(texts: Texts) -> discord.ui.View:
    """Button that begins the tour."""
    view = discord.ui.View(timeout=None)
    view.add_item(Button(texts("Go"), "preview:go", style=discord.ButtonStyle.primary))
    return view


def ending(offered: Sequence[ConnectorInfo], texts: Texts) -> discord.ui.View:
    """Buttons of the next step: a preview of the own blog, by its address alone."""
    view = discord.ui.View(timeout=None)
    for button in form_buttons(offered, texts):
        view.add_item(button)
    return view


def _closing_lines(texts: Texts) -> str:
    return texts(
        "**That’s it. Here is how to do it for real:**\n"
        "1 Look at your own blog here: tap the button, its address is enough. I only read along.\n"
        "2 Make a bot in Discord and put its token into `.env`, as README, “Going live”, shows: it takes 5 minutes.\n"
        "3 Start me again. The first real comment rings on your phone."
    )
