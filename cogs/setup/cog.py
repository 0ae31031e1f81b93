"""setup command (onboarding, settings), and the routes of its panel."""

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.domain.role import Right
from cogs.gateway.client import Shopbell
from cogs.kit.late import late
from cogs.kit.translator import word

if TYPE_CHECKING:
    from cogs.setup.panel import SetupPanel


class Setup(commands.Cog):
    """Registers the command and the routes."""

    def __init__(self, bot: Shopbell) -> None:
        @late
        def panel() -> "SetupPanel":
            from cogs.setup.panel import SetupPanel

            return SetupPanel(bot)

        self._bot = bot
        self._panel = panel
        for name, answer in (
            ("start", panel.start),
            ("speak", panel.speak),
            ("solo", panel.solo),
            ("role", panel.role),
            ("roles", panel.roles),
            ("map", panel.map),
            ("details", panel.details),
            ("inbox", panel.inbox),
            ("digest", panel.digest),
            ("finish", panel.finish),
        ):
            bot.routes.add(f"setup:{name}", Right.ADMINISTER, answer, before_setup=True)
        bot.routes.add("form:details", Right.ADMINISTER, panel.adjusted, before_setup=True)
        bot.routes.add("setup:tidying", Right.ADMINISTER, panel.tidying)
        bot.routes.add("setup:tidy", Right.ADMINISTER, panel.tidy)
        bot.routes.add("setup:practice", Right.ADMINISTER, panel.practice)

    @app_commands.command(
        name=word("command", "setup"),
        description=word("description", "Language, who answers, channels"),
    )
    @app_commands.guild_only()
    async def setup(self, interaction: discord.Interaction[Any]) -> None:
        """Slash command: opens the panel."""
        press = await self._bot.admit(interaction, Right.ADMINISTER, self._bot.app.now(), before_setup=True)
        if press is not None:
            await self._panel.start(press)


async def setup(bot: Shopbell) -> None:
    """Called by discord.py when the extension is loaded."""
    await bot.add_cog(Setup(bot))
