"""report command with its options, and the routes of its panels: of a day, and of a month."""

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.domain.role import Right
from cogs.gateway.client import Shopbell
from cogs.kit.late import late
from cogs.kit.translator import word

if TYPE_CHECKING:
    from cogs.report.month import MonthPanel
    from cogs.report.panel import ReportPanel


YESTERDAY, TODAY, MONTH = "yesterday", "today", "month"


class Report(commands.Cog):
    """Registers the command and the routes."""

    def __init__(self, bot: Shopbell) -> None:
        @late
        def panel() -> "ReportPanel":
            from cogs.report.panel import ReportPanel

            return ReportPanel(bot.app)

        @late
        def month() -> "MonthPanel":
            from cogs.report.month import MonthPanel

            return MonthPanel(bot.app)

        self._bot = bot
        self._panel = panel
        self._month = month
        bot.routes.add("report:show", Right.LOOK, panel.show)
        bot.routes.add("report:day", Right.LOOK, panel.day)
        bot.routes.add("report:earlier", Right.LOOK, panel.earlier)
        bot.routes.add("report:of", Right.LOOK, panel.of_channel)
        bot.routes.add("form:day", Right.LOOK, panel.typed)
        bot.routes.add("report:month", Right.LOOK, month.show)
        bot.routes.add("report:words", Right.ADMINISTER, month.words)

    @app_commands.command(
        name=word("command", "report"), description=word("description", "How a day or a month went")
    )
    @app_commands.rename(part=word("option", "part"), day=word("option", "day"))
    @app_commands.describe(
        part=word("description", "Which day, or the month"),
        day=word("description", "Another day, like 21.11. or 2026-11-21"),
    )
    @app_commands.choices(
        part=[
            app_commands.Choice(name=word("choice", "yesterday"), value=YESTERDAY),
            app_commands.Choice(name=word("choice", "today"), value=TODAY),
            app_commands.Choice(name=word("choice", "month"), value=MONTH),
        ]
    )
    @app_commands.guild_only()
    async def report(
        self,
        interaction: discord.Interaction[Any],
        part: app_commands.Choice[str] | None = None,
        day: str = "",
    ) -> None:
        """Slash command: shows yesterday, unless another day or the month was chosen, or a day typed."""
        press = await self._bot.admit(interaction, Right.LOOK, self._bot.app.now())
        if press is None:
            return
        if part is not None and part.value == MONTH and not day:
            await self._month.open(press)
        else:
            await self._panel.open(press, day, today=part is not None and part.value == TODAY)


async def setup(bot: Shopbell) -> None:
    """Called by discord.py when the extension is loaded."""
    await bot.add_cog(Report(bot))
