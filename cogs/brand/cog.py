"""brand command (brand handbook) with its option, and the routes of its panel."""

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.domain.role import Right
from cogs.gateway.client import Shopbell
from cogs.kit.late import late
from cogs.kit.translator import word

if TYPE_CHECKING:
    from cogs.brand.panel import BrandPanel

FORMS = ("style", "words", "greeting", "facts", "goals")
"""Parts that are forms, for whoever may change them."""


class BrandCog(commands.Cog):
    """Registers the command and the routes."""

    def __init__(self, bot: Shopbell) -> None:
        @late
        def panel() -> "BrandPanel":
            from cogs.brand.panel import BrandPanel

            return BrandPanel(bot.app)

        self._bot = bot
        self._panel = panel
        add = bot.routes.add
        add("brand:show", Right.READ_TEMPLATES, panel.show)
        add("brand:style", Right.TEMPLATES, panel.style)
        add("brand:words", Right.TEMPLATES, panel.words)
        add("brand:greeting", Right.TEMPLATES, panel.greeting)
        add("brand:facts", Right.TEMPLATES, panel.facts)
        add("brand:goals", Right.TEMPLATES, panel.goals)
        add("form:brand_style", Right.TEMPLATES, panel.set_style)
        add("form:brand_words", Right.TEMPLATES, panel.set_words)
        add("form:brand_greeting", Right.TEMPLATES, panel.set_greeting)
        add("form:brand_facts", Right.TEMPLATES, panel.set_facts)
        add("form:brand_goals", Right.TEMPLATES, panel.set_goals)
        add("brand:check", Right.READ_TEMPLATES, panel.check)
        add("brand:text", Right.READ_TEMPLATES, panel.text)
        add("form:brand_text", Right.READ_TEMPLATES, panel.checked)
        add("brand:export", Right.READ_TEMPLATES, panel.export)

    @app_commands.command(
        name=word("command", "brand"),
        description=word("description", "Rules for how replies sound"),
    )
    @app_commands.rename(part=word("option", "part"))
    @app_commands.describe(part=word("description", "Which part"))
    @app_commands.choices(
        part=[
            app_commands.Choice(name=word("choice", "form of address"), value="style"),
            app_commands.Choice(name=word("choice", "words"), value="words"),
            app_commands.Choice(name=word("choice", "greeting"), value="greeting"),
            app_commands.Choice(name=word("choice", "facts"), value="facts"),
            app_commands.Choice(name=word("choice", "goals"), value="goals"),
            app_commands.Choice(name=word("choice", "check"), value="check"),
            app_commands.Choice(name=word("choice", "as a file"), value="export"),
        ]
    )
    @app_commands.guild_only()
    async def brand(
        self, interaction: discord.Interaction[Any], part: app_commands.Choice[str] | None = None
    ) -> None:
        """Slash command: opens the panel, or one of its parts."""
        chosen = "show" if part is None else part.value
        right = Right.TEMPLATES if chosen in FORMS else Right.READ_TEMPLATES
        press = await self._bot.admit(interaction, right, self._bot.app.now())
        if press is not None:
            await getattr(self._panel, chosen)(press)


async def setup(bot: Shopbell) -> None:
    """Called by discord.py when the extension is loaded."""
    await bot.add_cog(BrandCog(bot))
