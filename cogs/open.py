"""open command: lists the comments that wait for an answer, most pressing first, with a link to each card."""

from dataclasses import replace
from typing import Any

import discord
from discord import app_commands, ui
from discord.ext import commands

from bot.domain.business import ServerId
from bot.domain.line import Line
from bot.domain.role import Right, may
from bot.texts import Texts
from cogs.gateway.client import Shopbell
from cogs.inbox.closing_all import close_all
from cogs.kit.comment_lists import said, who
from cogs.kit.names import relative
from cogs.kit.paging import page_buttons, page_of
from cogs.kit.routes import Press, row
from cogs.kit.translator import word

SAID = 48
"""Characters of each comment: one line of a phone."""


class Open(commands.Cog):
    """List with pagination, ten a page, visible to the presser alone."""

    def __init__(self, bot: Shopbell) -> None:
        self._bot = bot
        self._app = bot.app
        bot.routes.add("open:show", Right.LOOK, self.show)
        bot.routes.add("open:work", Right.LOOK, self.work)

    @app_commands.command(
        name=word("command", "open"), description=word("description", "What still waits for an answer")
    )
    @app_commands.guild_only()
    async def open(self, interaction: discord.Interaction[Any]) -> None:
        """Slash command: opens the list."""
        press = await self._bot.admit(interaction, Right.LOOK, self._app.now())
        if press is not None:
            await self.show(press)

    async def show(self, press: Press) -> None:
        """Shows one page of the list."""
        business = press.business
        lines, total = await self._app.desk.open(business.id)
        await press.show(draw(lines, total, business.server_id, press.texts, press.number()))

    async def work(self, press: Press) -> None:
        """Walks through what is open, one by one; who may not answer gets the list."""
        walk = self._bot.routes.find("walk:begin:0") if may(press.role, Right.REPLY) else None
        if walk is None:
            await self.show(replace(press, arguments=()))
        else:
            await walk[0].answer(replace(press, arguments=walk[1]))


def draw(lines: tuple[Line, ...], total: int, server: ServerId, texts: Texts, wanted: int) -> ui.LayoutView:
    """Draws the list: questions first, the longest wait first; each line leads to its card."""
    view = ui.LayoutView(timeout=None)
    if not lines:
        return view.add_item(
            ui.TextDisplay("### " + texts("Nothing is open") + "\n" + texts("Nobody waits for an answer."))
        )
    page = page_of(lines, wanted)
    head = "### " + texts.n("{n} open", "{n} open", total)
    body = [_line(number, line, server, texts) for number, line in page.numbered]
    view.add_item(ui.TextDisplay("\n".join([head, *body])))
    turn = page_buttons(texts, page.number, page.pages, "open:show")
    return (
        view.add_item(row(*turn, *([close_all(texts)] if total > 1 else []))) if turn or total > 1 else view
    )


def _line(number: int, line: Line, server: ServerId, texts: Texts) -> str:
    since = relative(line.comment.waits_since)
    return f"{number} {who(line, server, texts)} · {since}\n-# {said(line, texts, SAID)}"


async def setup(bot: Shopbell) -> None:
    """Called by discord.py when the extension is loaded."""
    await bot.add_cog(Open(bot))
