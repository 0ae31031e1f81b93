"""connections command, and the routes of its panels and of the cards about a connection."""

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.domain.role import Right
from cogs.gateway.client import Shopbell
from cogs.kit.late import late
from cogs.kit.translator import word

if TYPE_CHECKING:
    from cogs.connections.connecting import ConnectCallbacks
    from cogs.connections.managing import ManageCallbacks


class Connections(commands.Cog):
    """Registers the command and the routes."""

    def __init__(self, bot: Shopbell) -> None:
        @late
        def managing() -> "ManageCallbacks":
            from cogs.connections.managing import ManageCallbacks

            return ManageCallbacks(bot.app)

        @late
        def connecting() -> "ConnectCallbacks":
            from cogs.connections.connecting import ConnectCallbacks

            return ConnectCallbacks(bot.app)

        self._bot = bot
        self._managing = managing
        add = bot.routes.add
        add("channel:list", Right.LOOK, managing.list)
        add("channel:show", Right.LOOK, managing.show)
        add("channel:offer", Right.ADMINISTER, connecting.offer)
        add("channel:choose", Right.ADMINISTER, connecting.choose)
        add("channel:connect", Right.ADMINISTER, connecting.connect)
        add("channel:linked", Right.ADMINISTER, connecting.linked)
        add("channel:arrived", Right.ADMINISTER, connecting.arrived)
        add("form:connect", Right.ADMINISTER, connecting.connected)
        add("channel:confirm", Right.ADMINISTER, connecting.confirmed)
        add("channel:set", Right.ADMINISTER, managing.set_option)
        add("channel:check", Right.ADMINISTER, managing.check)
        add("channel:pause", Right.ADMINISTER, managing.pause)
        add("channel:resume", Right.ADMINISTER, managing.resume)
        add("channel:ask", Right.ADMINISTER, managing.ask)
        add("channel:remove", Right.ADMINISTER, managing.remove)
        add("channel:pause_until", Right.ADMINISTER, managing.pause_until)
        add("channel:limit", Right.ADMINISTER, managing.limit)
        add("form:limit", Right.ADMINISTER, managing.limited)
        add("channel:renew", Right.ADMINISTER, connecting.renew)
        add("card:check", Right.ADMINISTER, managing.check_from_card)
        add("card:read_on", Right.ADMINISTER, managing.read_on)
        add("card:renew", Right.ADMINISTER, connecting.renew_from_card)
        add("card:limit", Right.ADMINISTER, managing.limit_from_card)
        add("card:later", Right.ADMINISTER, managing.later)
        add("card:explain", Right.LOOK, managing.explain)

    @app_commands.command(
        name=word("command", "connections"),
        description=word("description", "Where customers write, and if it works"),
    )
    @app_commands.guild_only()
    async def connections(self, interaction: discord.Interaction[Any]) -> None:
        """Slash command: opens the list."""
        press = await self._bot.admit(interaction, Right.LOOK, self._bot.app.now())
        if press is not None:
            await self._managing.list(press)


async def setup(bot: Shopbell) -> None:
    """Called by discord.py when the extension is loaded."""
    await bot.add_cog(Connections(bot))
