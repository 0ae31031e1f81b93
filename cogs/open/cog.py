"""open command (list of open comments), and the routes of its panel."""

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.domain.role import Right
from cogs.gateway.client import Shopbell
from cogs.kit.late import late
from cogs.kit.translator import word

if TYPE_CHECKING:
    from cogs.open.panel import OpenPanel


class Open(commands.Cog):
    """Registers the command and the routes."""

    def __init__(self, bot: Shopbell) -> None:
        @late
        def panel() -> "OpenPanel":
            from cogs.open.panel import OpenPanel

            return OpenPanel(bot.app, bot.routes)

        self._bot = bot
        self._panel = panel
        bot.routes.add("open:show", Right.LOOK, panel.show)
        bot.routes.add("open:work", Right.LOOK, panel.work)
        bot.routes.add("open:part", Right.LOOK, panel.part)

    @app_commands.command(
        name=word("command", "open"), description=word("description", "What still waits for an answer")
    )
    @app_commands.guild_only()
    async def open(self, interaction: discord.Interaction[Any]) -> None:
        """Slash command: opens the list."""
        press = await self._bot.admit(interaction, Right.LOOK, self._bot.app.now())
        if press is not None:
            await self._panel.open(press)


async def setup(bot: Shopbell) -> None:
    """Called by discord.py when the extension is loaded."""
    await bot.add_cog(Open(bot))
