"""templates command, and the routes of its panel."""

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.domain.role import Right
from cogs.gateway.client import Shopbell
from cogs.kit.late import late
from cogs.kit.translator import word

if TYPE_CHECKING:
    from cogs.templates.panel import TemplatesPanel


class Templates(commands.Cog):
    """Registers the command and the routes."""

    def __init__(self, bot: Shopbell) -> None:
        @late
        def panel() -> "TemplatesPanel":
            from cogs.templates.panel import TemplatesPanel

            return TemplatesPanel(bot.app)

        self._bot = bot
        self._panel = panel
        add = bot.routes.add
        add("templates:list", Right.READ_TEMPLATES, panel.list)
        add("templates:new", Right.TEMPLATES, panel.new)
        add("templates:from", Right.TEMPLATES, panel.new_from)
        add("templates:show", Right.READ_TEMPLATES, panel.show)
        add("templates:change", Right.TEMPLATES, panel.change)
        add("templates:thanks", Right.TEMPLATES, panel.thanks)
        add("templates:ask", Right.TEMPLATES, panel.ask)
        add("templates:remove", Right.TEMPLATES, panel.remove)
        add("form:template", Right.TEMPLATES, panel.saved)

    @app_commands.command(
        name=word("command", "templates"),
        description=word("description", "Replies that are ready to be filled in"),
    )
    @app_commands.guild_only()
    async def templates(self, interaction: discord.Interaction[Any]) -> None:
        """Slash command: opens the list."""
        press = await self._bot.admit(interaction, Right.READ_TEMPLATES, self._bot.app.now())
        if press is not None:
            await self._panel.list(press)


async def setup(bot: Shopbell) -> None:
    """Called by discord.py when the extension is loaded."""
    await bot.add_cog(Templates(bot))
