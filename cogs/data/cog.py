"""data command (privacy, GDPR), for the owner alone, and the routes of its panel."""

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.domain.role import Right
from cogs.gateway.client import Shopbell
from cogs.kit.late import late
from cogs.kit.translator import word

if TYPE_CHECKING:
    from cogs.data.callbacks import DataCallbacks


class Data(commands.Cog):
    """Registers the command and the routes."""

    def __init__(self, bot: Shopbell) -> None:
        @late
        def callbacks() -> "DataCallbacks":
            from cogs.data.callbacks import DataCallbacks

            return DataCallbacks(bot.app)

        self._bot = bot
        self._callbacks = callbacks
        add = bot.routes.add
        add("data:show", Right.ADMINISTER, callbacks.show)
        add("data:export", Right.ADMINISTER, callbacks.export)
        add("data:name", Right.ADMINISTER, callbacks.name)
        add("form:forget", Right.ADMINISTER, callbacks.find)
        add("data:person", Right.ADMINISTER, callbacks.person)
        add("data:forget", Right.ADMINISTER, callbacks.forget)
        add("data:keeping", Right.ADMINISTER, callbacks.keeping)
        add("data:keep", Right.ADMINISTER, callbacks.keep)
        add("data:audit", Right.ADMINISTER, callbacks.audit)
        add("data:by", Right.ADMINISTER, callbacks.audit_by)
        add("data:about", Right.ADMINISTER, callbacks.audit_about)

    @app_commands.command(
        name=word("command", "data"),
        description=word("description", "Export, forget, who did what"),
    )
    @app_commands.guild_only()
    async def data(self, interaction: discord.Interaction[Any]) -> None:
        """Slash command: opens the panel."""
        press = await self._bot.admit(interaction, Right.ADMINISTER, self._bot.app.now())
        if press is not None:
            await self._callbacks.show(press)


async def setup(bot: Shopbell) -> None:
    """Called by discord.py when the extension is loaded."""
    await bot.add_cog(Data(bot))
