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
    from cogs.templates.files import TemplateFileCallbacks
    from cogs.templates.learnt import Learnt
    from cogs.templates.offers import OfferCallbacks
    from cogs.templates.panel import TemplatesPanel


class Templates(commands.Cog):
    """Registers the command and the routes."""

    def __init__(self, bot: Shopbell) -> None:
        @late
        def panel() -> "TemplatesPanel":
            from cogs.templates.panel import TemplatesPanel

            return TemplatesPanel(bot.app)

        @late
        def files() -> "TemplateFileCallbacks":
            from cogs.templates.files import TemplateFileCallbacks

            return TemplateFileCallbacks(bot.app)

        self._bot = bot
        self._panel = panel
        _learning(bot)
        add = bot.routes.add
        add("templates:preview", Right.READ_TEMPLATES, panel.preview)
        add("templates:find", Right.READ_TEMPLATES, panel.find)
        add("form:find_template", Right.READ_TEMPLATES, panel.search)
        add("templates:more", Right.TEMPLATES, panel.more)
        add("form:template_text", Right.TEMPLATES, panel.text_saved)
        add("form:template_examples", Right.TEMPLATES, panel.examples_saved)
        add("form:template_place", Right.TEMPLATES, panel.placed)
        add("templates:removed", Right.TEMPLATES, panel.removed)
        add("templates:restore", Right.TEMPLATES, panel.restore)
        add("templates:others", Right.TEMPLATES, files.others)
        add("templates:export", Right.TEMPLATES, files.export)
        add("templates:import", Right.TEMPLATES, files.open)
        add("form:template_file", Right.TEMPLATES, files.planned)
        add("templates:take_in", Right.TEMPLATES, files.take_in)
        add("templates:starter", Right.TEMPLATES, files.starter)
        add("templates:take", Right.TEMPLATES, files.take)
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
    @app_commands.rename(template=word("option", "template"))
    @app_commands.describe(template=word("description", "By a word of its title or text"))
    @app_commands.guild_only()
    async def templates(
        self,
        interaction: discord.Interaction[Any],
        template: app_commands.Range[str, 1, 100] | None = None,
    ) -> None:
        """Slash command: opens the list, or one template."""
        press = await self._bot.admit(interaction, Right.READ_TEMPLATES, self._bot.app.now())
        if press is not None:
            await self._panel.open(press, template)

    @templates.autocomplete("template")
    async def suggest(
        self, interaction: discord.Interaction[Any], typed: str
    ) -> list[app_commands.Choice[str]]:
        """Suggests templates by what is typed of their title or text."""
        business = await self._bot.quietly(interaction, Right.READ_TEMPLATES)
        return [] if business is None else await self._panel.suggest(business, typed)


def _learning(bot: Shopbell) -> None:
    """Routes of what was learnt, and of what is offered because of it."""

    @late
    def learnt() -> "Learnt":
        from cogs.templates.learnt import Learnt

        return Learnt(bot.app)

    @late
    def offers() -> "OfferCallbacks":
        from cogs.templates.offers import OfferCallbacks

        return OfferCallbacks(bot.app)

    add = bot.routes.add
    add("templates:learnt", Right.TEMPLATES, learnt.list)
    add("templates:unlearn", Right.TEMPLATES, learnt.undo)
    add("offer:accept", Right.TEMPLATES, offers.accept)
    add("offer:decline", Right.TEMPLATES, offers.decline)
    add("form:offer", Right.TEMPLATES, offers.saved)


async def setup(bot: Shopbell) -> None:
    """Called by discord.py when the extension is loaded."""
    await bot.add_cog(Templates(bot))
