"""Panel of the help: three things to do now, then the list of commands."""

from dataclasses import dataclass

import discord
from discord import app_commands, ui

from bot.domain.role import Right, may
from bot.services.business.directory import Inventory
from bot.texts import Texts
from cogs.gateway.client import Shopbell
from cogs.kit.connecting import connect_button
from cogs.kit.routes import Button, Press, in_rows

THREE = 3
ENOUGH = 3
"""Templates below which writing some is worth more than anything else."""


@dataclass(frozen=True, slots=True)
class _Doing:
    """One thing that is worth doing, and the button that does it."""

    said: str
    button: Button | None = None


class HelpPanel:
    """What is worth doing next depends on what is there already."""

    def __init__(self, bot: Shopbell) -> None:
        self._bot = bot
        self._app = bot.app

    async def show(self, press: Press) -> None:
        """Shows the help."""
        await press.show(await self._page(press))

    async def _page(self, press: Press) -> ui.LayoutView:
        texts = press.texts
        doing = (await self._worth_doing(press))[:THREE]
        lines = [f"{number}. {one.said}" for number, one in enumerate(doing, 1)]
        view = ui.LayoutView(timeout=None)
        view.add_item(ui.TextDisplay("\n".join(["### " + texts("Worth doing now"), *lines])))
        for line in in_rows([one.button for one in doing if one.button is not None]):
            view.add_item(line)
        return view.add_item(
            ui.TextDisplay("\n".join(["### " + texts("All commands"), *self._commands(texts)]))
        )

    async def _worth_doing(self, press: Press) -> list[_Doing]:
        """What this member may do by what is there, the most pressing first; at least three."""
        texts, there = press.texts, await self._app.directory.inventory(press.business.id)
        owner, found = may(press.role, Right.ADMINISTER), list[_Doing]()
        if not there.channels and owner:
            said = texts(
                "Connect where customers write: {command}", command=self._named("connections", texts)
            )
            found.append(_Doing(said, connect_button(texts)))
        if there.stopped and owner:
            said = texts.n(
                "Look after {n} connection that stopped",
                "Look after {n} connections that stopped",
                there.stopped,
            )
            found.append(_Doing(said, Button(texts("All connections"), "channel:list")))
        if there.waiting:
            said = texts.n("Answer {n} open comment", "Answer {n} open comments", there.waiting)
            found.append(
                _Doing(said, Button(texts("Open ones"), "open:show", 0, style=discord.ButtonStyle.primary))
            )
        if press.business.celebrated_at is None and owner:
            said = texts("Try a card: it rings, and your reply goes nowhere")
            found.append(_Doing(said, Button(texts("Practice comment"), "setup:practice")))
        return [*found, *self._otherwise(press, there)]

    def _otherwise(self, press: Press, there: Inventory) -> list[_Doing]:
        """What is worth doing where nothing presses."""
        texts, writes, found = press.texts, may(press.role, Right.TEMPLATES), list[_Doing]()
        if there.templates < ENOUGH and writes:
            said = texts(
                "Write down replies that you give often: {command}", command=self._named("templates", texts)
            )
            found.append(_Doing(said, Button(texts("New template"), "templates:new")))
        if there.channels and not there.waiting:
            found.append(_Doing(texts("Nothing is open. I ring as soon as somebody writes.")))
        if there.templates >= ENOUGH and writes:
            found.append(
                _Doing(
                    texts(
                        "Look whether your replies are still right: {command}",
                        command=self._named("templates", texts),
                    )
                )
            )
        found.append(
            _Doing(
                texts(
                    "See how quickly customers have an answer: {command}",
                    command=self._named("numbers", texts),
                )
            )
        )
        found.append(
            _Doing(texts("Read how yesterday went: {command}", command=self._named("report", texts)))
        )
        found.append(
            _Doing(
                texts("Set what rings you, and when you rest: {command}", command=self._named("me", texts))
            )
        )
        return found

    def _named(self, english: str, texts: Texts) -> str:
        return self._bot.tappable(english, texts)

    def _commands(self, texts: Texts) -> list[str]:
        lines = []
        for command in self._bot.tree.get_commands(type=discord.AppCommandType.chat_input):
            if isinstance(command, app_commands.Command):
                about = texts.word("description", command.description)
                lines.append(f"{self._named(command.name, texts)}\n-# {about}")
        for menu in self._bot.tree.get_commands(type=discord.AppCommandType.message):
            name = texts.word("command", menu.name)
            lines.append(name + "\n-# " + texts("Long press a message → Apps"))
        return lines
