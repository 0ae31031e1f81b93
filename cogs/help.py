"""help command: three things to do now, then the list of commands."""

from typing import Any

import discord
from discord import app_commands, ui
from discord.ext import commands

from bot.domain.role import Right
from bot.texts import Texts
from cogs.gateway.client import Shopbell
from cogs.kit.connecting import connect_button
from cogs.kit.routes import Button, Press, in_rows
from cogs.kit.translator import word


class Help(commands.Cog):
    """Panel of the help: what is worth doing next depends on what is there already."""

    def __init__(self, bot: Shopbell) -> None:
        self._bot = bot
        self._app = bot.app

    @app_commands.command(
        name=word("command", "help"), description=word("description", "What to do now, and all commands")
    )
    @app_commands.guild_only()
    async def help(self, interaction: discord.Interaction[Any]) -> None:
        """Slash command: opens the help."""
        press = await self._bot.admit(interaction, Right.LOOK, self._app.now())
        if press is not None:
            await press.show(await self._page(press))

    async def _page(self, press: Press) -> ui.LayoutView:
        texts, business = press.texts, press.business.id
        there = await self._app.directory.inventory(business)
        waiting = there.waiting
        now = ["### " + texts("Worth doing now")]
        buttons: list[Button] = []
        if not there.channels:
            now.append(
                texts(
                    "1. Connect where customers write: {command}",
                    command=self._bot.tappable("connections", texts),
                )
            )
            buttons.append(connect_button(texts))
        elif waiting:
            now.append(texts.n("1. Answer {n} open comment", "1. Answer {n} open comments", waiting))
            buttons.append(Button(texts("Open ones"), "open:show", 0, style=discord.ButtonStyle.primary))
        else:
            now.append(texts("1. Nothing is open. I ring as soon as somebody writes."))
        if there.templates < 3:
            now.append(
                texts(
                    "2. Write down replies that you give often: {command}",
                    command=self._bot.tappable("templates", texts),
                )
            )
            buttons.append(Button(texts("New template"), "templates:new"))
        else:
            now.append(
                texts(
                    "2. Look whether your replies are still right: {command}",
                    command=self._bot.tappable("templates", texts),
                )
            )
        now.append(
            texts(
                "3. See how quickly customers have an answer: {command}",
                command=self._bot.tappable("numbers", texts),
            )
        )
        view = ui.LayoutView(timeout=None).add_item(ui.TextDisplay("\n".join(now)))
        for line in in_rows(buttons):
            view.add_item(line)
        return view.add_item(
            ui.TextDisplay("\n".join(["### " + texts("All commands"), *self._commands(texts)]))
        )

    def _commands(self, texts: Texts) -> list[str]:
        lines = []
        for command in self._bot.tree.get_commands(type=discord.AppCommandType.chat_input):
            if isinstance(command, app_commands.Command):
                about = texts.word("description", command.description)
                lines.append(f"{self._bot.tappable(command.name, texts)} · {about}")
        return lines


async def setup(bot: Shopbell) -> None:
    """Called by discord.py when the extension is loaded."""
    await bot.add_cog(Help(bot))
