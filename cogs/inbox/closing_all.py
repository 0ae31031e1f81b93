"""Closing many comments at once (bulk): a bundle, or all that are open; asks for confirmation, with undo."""

from datetime import UTC, datetime, timedelta

import discord
from discord import ui

from bot.app import App
from bot.domain.card import CardId
from bot.texts import Texts
from cogs.kit.routes import Button, Press

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MS = timedelta(milliseconds=1)
_LAST = 2**47
"""Far in the future; beyond it a forged number would be no date."""


def close_all(texts: Texts, card: CardId | None = None) -> Button:
    """Button that asks for confirmation."""
    return Button(texts("Close all"), "all:ask", card or 0)


class ClosingAll:
    """Callbacks of these buttons. A card of 0 means everything that is open."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def ask(self, press: Press) -> None:
        """Asks for confirmation, with the number of comments."""
        card, texts = press.number(), press.texts
        count = await self._app.closing.to_close(press.business.id, CardId(card) if card else None, press.now)
        if not count:
            await press.say(texts("Nothing in here is open any more."))
            return
        yes = Button(
            texts.n("Close {n}", "Close all {n}", count),
            "all:close",
            card,
            milliseconds(press.now),
            style=discord.ButtonStyle.danger,
        )
        question = texts.n(
            "Close {n} comment without an answer? Customers do not notice, and you can take it back.",
            "Close {n} comments without an answer? Customers do not notice, and you can take it back.",
            count,
        )
        await press.ask(question, ui.View(timeout=None).add_item(yes))

    async def close(self, press: Press) -> None:
        """Closes what was asked about."""
        card, texts = press.number(), press.texts
        count = await self._app.closing.close_all(
            press.actor, CardId(card) if card else None, moment(press.number(1))
        )
        if not count:
            # Not in place of the panel: the second of two quick taps would take the first one's way back away.
            await press.say(texts("Nothing in here is open any more."))
            return
        undo = Button(texts("Take back"), "all:undo", milliseconds(press.now))
        closed = texts.n(
            "{n} comment closed without an answer.", "{n} comments closed without an answer.", count
        )
        await press.ask(closed, ui.View(timeout=None).add_item(undo))

    async def undo(self, press: Press) -> None:
        """Undo: opens again what one press closed."""
        count = await self._app.closing.reopen_all(press.actor, moment(press.number()))
        if not count:
            await press.say(press.texts("That has been settled already."))
            return
        again = press.texts.n("{n} comment is open again.", "{n} comments are open again.", count)
        await press.settle(again)


def milliseconds(moment: datetime) -> int:
    """Time in a custom id, by which what was closed together is found."""
    return (moment - _EPOCH) // _MS


def moment(milliseconds: int) -> datetime:
    """Time of a custom id."""
    return _EPOCH + min(milliseconds, _LAST) * _MS
