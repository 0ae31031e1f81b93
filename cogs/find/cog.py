"""find command (search) with its options, and the routes of its panel."""

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.domain.role import Right
from cogs.gateway.client import Shopbell
from cogs.kit.late import late
from cogs.kit.search_id import BYTES
from cogs.kit.translator import word

if TYPE_CHECKING:
    from cogs.find.panel import FindPanel


class Find(commands.Cog):
    """Registers the command and the routes."""

    def __init__(self, bot: Shopbell) -> None:
        @late
        def panel() -> "FindPanel":
            from cogs.find.panel import FindPanel

            return FindPanel(bot)

        self._bot = bot
        self._panel = panel
        bot.routes.add("find:page", Right.LOOK, panel.page)
        bot.routes.add("find:form", Right.LOOK, panel.form)
        bot.routes.add("form:find", Right.LOOK, panel.submitted)

    @app_commands.command(
        name=word("command", "find"),
        description=word("description", "Find comments and answers"),
    )
    @app_commands.rename(
        words=word("option", "words"),
        person=word("option", "person"),
        period=word("option", "period"),
        connection=word("option", "connection"),
    )
    @app_commands.describe(
        words=word("description", "In comments, names and answers"),
        person=word("description", "Who wrote"),
        period=word("description", "From when on"),
        connection=word("description", "Where they wrote"),
    )
    @app_commands.choices(
        period=[
            app_commands.Choice(name=word("choice", "7 days"), value=7),
            app_commands.Choice(name=word("choice", "30 days"), value=30),
            app_commands.Choice(name=word("choice", "90 days"), value=90),
            app_commands.Choice(name=word("choice", "one year"), value=365),
        ]
    )
    @app_commands.guild_only()
    async def find(
        self,
        interaction: discord.Interaction[Any],
        words: app_commands.Range[str, 1, BYTES] | None = None,
        person: str | None = None,
        period: int | None = None,
        connection: str | None = None,
    ) -> None:
        """Slash command: lists what fits; without options the newest comments."""
        press = await self._bot.admit(interaction, Right.LOOK, self._bot.app.now())
        if press is not None:
            await self._panel.open(press, words or "", person, period, connection)

    @find.autocomplete("person")
    async def people(
        self, interaction: discord.Interaction[Any], typed: str
    ) -> list[app_commands.Choice[str]]:
        """Suggests known people by what is typed of their name."""
        business = await self._bot.quietly(interaction, Right.LOOK)
        if business is None:
            return []
        return await self._panel.people(business, self._bot.texts_for(business, interaction), typed)

    @find.autocomplete("connection")
    async def connections(
        self, interaction: discord.Interaction[Any], typed: str
    ) -> list[app_commands.Choice[str]]:
        """Suggests connections."""
        business = await self._bot.quietly(interaction, Right.LOOK)
        if business is None:
            return []
        return await self._panel.connections(business, self._bot.texts_for(business, interaction), typed)


async def setup(bot: Shopbell) -> None:
    """Called by discord.py when the extension is loaded."""
    await bot.add_cog(Find(bot))
