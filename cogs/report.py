"""report command: the digest of a day, on demand."""

from datetime import date, timedelta
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.domain.digest import Digest
from bot.domain.hours import local_date
from bot.domain.role import Right
from cogs.digest.drawing import draw
from cogs.gateway.client import Shopbell
from cogs.kit.routes import Button, Press, row
from cogs.kit.translator import word

YESTERDAY, TODAY = "yesterday", "today"
DAY = timedelta(days=1)


class Report(commands.Cog):
    """Panel of a day's digest, visible to the presser alone."""

    def __init__(self, bot: Shopbell) -> None:
        self._bot = bot
        self._app = bot.app
        bot.routes.add("report:show", Right.LOOK, self.show)

    @app_commands.command(name=word("command", "report"), description=word("description", "How a day went"))
    @app_commands.rename(part=word("option", "part"))
    @app_commands.describe(part=word("description", "Which day"))
    @app_commands.choices(
        part=[
            app_commands.Choice(name=word("choice", "yesterday"), value=YESTERDAY),
            app_commands.Choice(name=word("choice", "today"), value=TODAY),
        ]
    )
    @app_commands.guild_only()
    async def report(
        self, interaction: discord.Interaction[Any], part: app_commands.Choice[str] | None = None
    ) -> None:
        """Slash command: shows yesterday, unless today was chosen."""
        press = await self._bot.admit(interaction, Right.LOOK, self._app.now())
        if press is None:
            return
        today = local_date(press.now, press.business.zone)
        chosen = today if part is not None and part.value == TODAY else today - DAY
        await self._show(press, chosen)

    async def show(self, press: Press) -> None:
        """Shows the day that the button names."""
        today = local_date(press.now, press.business.zone)
        await self._show(press, _day(press.argument(), today))

    async def _show(self, press: Press, day: date) -> None:
        digest = await self._app.figures.day(press.business.id, day, press.now)
        if digest is not None:
            await press.show(draw_report(digest, press))


def draw_report(digest: Digest, press: Press) -> discord.ui.LayoutView:
    """Draws the digest without a greeting, with buttons to the days before and after it."""
    texts, today = press.texts, local_date(digest.now, digest.business.zone)
    view = draw(digest, texts, greet=False)
    return view.add_item(
        row(
            Button(texts("Day before"), "report:show", (digest.day - DAY).isoformat()),
            Button(
                texts("Day after"),
                "report:show",
                (digest.day + DAY).isoformat(),
                disabled=digest.day >= today,
            ),
        )
    )


def _day(text: str, today: date) -> date:
    """Parses an ISO date up to today; yesterday for anything else."""
    try:
        return min(max(date.fromisoformat(text), today - 3660 * DAY), today)
    except ValueError:
        return today - DAY


async def setup(bot: Shopbell) -> None:
    """Called by discord.py when the extension is loaded."""
    await bot.add_cog(Report(bot))
