"""Capture as comment: message command by which a member makes a comment of any message on the server."""

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.domain.role import Right
from cogs.gateway.client import Shopbell
from cogs.kit.late import late
from cogs.kit.translator import word

if TYPE_CHECKING:
    from cogs.capture.callbacks import CaptureCallbacks


class Capture(commands.Cog):
    """Registers the message command."""

    def __init__(self, bot: Shopbell) -> None:
        @late
        def callbacks() -> "CaptureCallbacks":
            from cogs.capture.callbacks import CaptureCallbacks

            return CaptureCallbacks(bot)

        self._bot = bot
        self._callbacks = callbacks
        command = app_commands.ContextMenu(
            name=word("command", "Capture as comment"),
            callback=self.capture,
            type=discord.AppCommandType.message,
        )
        command.guild_only = True
        bot.tree.add_command(command)

    async def capture(self, interaction: discord.Interaction[Any], message: discord.Message) -> None:
        """Message command: makes a comment of the message."""
        press = await self._bot.admit(interaction, Right.MODERATE, self._bot.app.now())
        if press is not None:
            await self._callbacks.capture(press, message)


async def setup(bot: Shopbell) -> None:
    """Called by discord.py when the extension is loaded."""
    await bot.add_cog(Capture(bot))
