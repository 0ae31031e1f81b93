"""numbers command (statistics), and the routes of its panel."""

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.domain.role import Right
from cogs.gateway.client import Shopbell
from cogs.kit.late import late
from cogs.kit.translator import word

if TYPE_CHECKING:
    from cogs.numbers.panel import NumbersPanel


class Numbers(commands.Cog):
    """Registers the command and the routes."""

    def __init__(self, bot: Shopbell) -> None:
        @late
        def panel() -> "NumbersPanel":
            from cogs.numbers.panel import NumbersPanel

            return NumbersPanel(bot.app)

        self._bot = bot
        self._panel = panel
        add = bot.routes.add
        add("numbers:show", Right.LOOK, panel.show)
        add("numbers:behind", Right.LOOK, panel.behind)
        add("numbers:page", Right.LOOK, panel.page)
        add("numbers:of", Right.LOOK, panel.of_channel)
        add("numbers:more", Right.LOOK, panel.more)
        add("numbers:member", Right.ADMINISTER, panel.member)
        add("numbers:answers", Right.ADMINISTER, panel.answers)
        add("numbers:target", Right.ADMINISTER, panel.target)
        add("form:target", Right.ADMINISTER, panel.retarget)

    @app_commands.command(
        name=word("command", "numbers"),
        description=word("description", "How much came, how fast it was answered"),
    )
    @app_commands.guild_only()
    async def numbers(self, interaction: discord.Interaction[Any]) -> None:
        """Slash command: opens the panel."""
        press = await self._bot.admit(interaction, Right.LOOK, self._bot.app.now())
        if press is not None:
            await self._panel.open(press)


async def setup(bot: Shopbell) -> None:
    """Called by discord.py when the extension is loaded."""
    await bot.add_cog(Numbers(bot))
