"""me command (own settings of a member), and the routes of its panel."""

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.domain.role import Right
from cogs.gateway.client import Shopbell
from cogs.kit.late import late
from cogs.kit.translator import word

if TYPE_CHECKING:
    from cogs.me.panel import MePanel


class Me(commands.Cog):
    """Registers the command and the routes."""

    def __init__(self, bot: Shopbell) -> None:
        @late
        def panel() -> "MePanel":
            from cogs.me.panel import MePanel

            return MePanel(bot)

        self._bot = bot
        self._panel = panel
        bot.routes.add("me:show", Right.LOOK, panel.show)
        bot.routes.add("me:language", Right.LOOK, panel.language)
        bot.routes.add("me:quiet", Right.LOOK, panel.quiet)
        bot.routes.add("form:quiet", Right.LOOK, panel.quieted)
        bot.routes.add("me:screen", Right.LOOK, panel.screen)
        bot.routes.add("me:digest", Right.LOOK, panel.digest)

    @app_commands.command(
        name=word("command", "me"),
        description=word("description", "Quiet hours, language, daily report"),
    )
    @app_commands.guild_only()
    async def me(self, interaction: discord.Interaction[Any]) -> None:
        """Slash command: opens the panel."""
        press = await self._bot.admit(interaction, Right.LOOK, self._bot.app.now())
        if press is not None:
            await self._panel.show(press)


async def setup(bot: Shopbell) -> None:
    """Called by discord.py when the extension is loaded."""
    await bot.add_cog(Me(bot))
