"""Inbox: cards, their buttons and their forms."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cogs.gateway.client import Shopbell


async def setup(bot: "Shopbell") -> None:
    """Called by discord.py when the extension is loaded."""
    from cogs.inbox.cog import Inbox

    await bot.add_cog(Inbox(bot))
