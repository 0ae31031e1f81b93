"""help command."""

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.domain.role import Right
from cogs.gateway.client import Shopbell
from cogs.kit.late import late
from cogs.kit.translator import word

if TYPE_CHECKING:
    from cogs.help.panel import HelpPanel


class Help(commands.Cog):
    """Registers the command and the routes."""

    def __init__(self, bot: Shopbell) -> None:
        @late
        def panel() -> "HelpPanel":
            from cogs.help.panel import HelpPanel

            return HelpPanel(bot)

        self._bot = bot
        self._panel = panel

    @app_commands.command(
        name=word("command", "help"), description=word("description", "What to do now, and all commands")
    )
    @app_commands.guild_only()
    async def help(self, interaction: discord.Interaction[Any]) -> None:
        """Slash command: opens the help."""
        press = await self._bot.admit(interaction, Right.LOOK, self._bot.app.now())
        if press is not None:
            await self._panel.show(press)


async def setup(bot: Shopbell) -> None:
    """Called by discord.py when the extension is loaded."""
    await bot.add_cog(Help(bot))
