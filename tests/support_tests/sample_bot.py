"""A small real discord.py bot for trying the loopback Discord: card, form, commands, conversion, thread."""

from __future__ import annotations

import os
import sys
from typing import Any

import discord
import yarl
from discord import app_commands, ui
from discord.gateway import DiscordWebSocket
from discord.http import Route

NONE = discord.AllowedMentions.none()


class AnswerForm(ui.Modal, title="Antwort an Kundin K."):
    answer: ui.Label[AnswerForm] = ui.Label(
        text="Deine Antwort",
        description="Steht gleich öffentlich im Blog.",
        component=ui.TextInput(style=discord.TextStyle.paragraph, max_length=4000, custom_id="answer"),
    )
    tone: ui.Label[AnswerForm] = ui.Label(
        text="Ton",
        component=ui.Select(
            custom_id="tone",
            options=[
                discord.SelectOption(label="freundlich", value="f", default=True),
                discord.SelectOption(label="kurz", value="k"),
            ],
        ),
    )
    quote: ui.TextDisplay[Any] = ui.TextDisplay("Habt ihr offen?")

    def __init__(self, prefill: str) -> None:
        super().__init__(timeout=600, custom_id="form:1")
        field = self.answer.component
        assert isinstance(field, ui.TextInput)
        field.default = prefill

    async def on_submit(self, interaction: discord.Interaction) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        field, tone = self.answer.component, self.tone.component
        assert isinstance(field, ui.TextInput)
        assert isinstance(tone, ui.Select)
        await interaction.followup.send(f"Gesendet: {field.value} ({tone.values[0]})", ephemeral=True)


class CardButton(ui.DynamicItem[Any], template=r"card:(?P<action>\w+):(?P<id>\d+)"):
    def __init__(self, action: str, number: int, label: str) -> None:
        super().__init__(ui.Button(label=label, custom_id=f"card:{action}:{number}"))
        self.action = action

    @classmethod
    async def from_custom_id(cls, interaction, item, match, /):
        return cls(match["action"], int(match["id"]), item.label or "?")

    async def callback(self, interaction: discord.Interaction) -> None:
        if self.action == "reply":
            await interaction.response.send_modal(AnswerForm("Ja, bis 17 Uhr."))
        elif self.action == "done":
            await interaction.response.edit_message(
                content=None, view=layout("**Ohne Antwort erledigt**", frame=False)
            )
        elif self.action == "silent":
            await interaction.client.loop.create_future()
        elif self.action == "more":
            view = ui.View(timeout=None)
            view.add_item(
                ui.Select(
                    custom_id="pick",
                    placeholder="Andere Vorlage",
                    options=[discord.SelectOption(label="Gutscheine", value="7")],
                )
            )
            await interaction.response.send_message("Mehr", view=view, ephemeral=True)


def buttons() -> list[Any]:
    return [
        CardButton("reply", 1, "Antworten"),
        CardButton("done", 1, "Erledigt"),
        CardButton("more", 1, "Mehr"),
        CardButton("silent", 1, "Schweigen"),
    ]


def plain() -> ui.View:
    view = ui.View(timeout=None)
    for item in buttons():
        view.add_item(item)
    return view


def layout(text: str, *, frame: bool = True) -> ui.LayoutView:
    view = ui.LayoutView(timeout=None)
    row = ui.ActionRow(*buttons())
    if frame:
        view.add_item(ui.Container(ui.TextDisplay(text), row))
    else:
        view.add_item(ui.TextDisplay(text))
        view.add_item(row)
    return view


class SampleBot(discord.Client):
    """Counts what it sees; `heard` are contents of MESSAGE_CREATE of others."""

    def __init__(self, intents: discord.Intents | None = None) -> None:
        super().__init__(
            intents=intents or discord.Intents(guilds=True, guild_messages=True, dm_messages=True),
            allowed_mentions=NONE,
            guild_ready_timeout=0.05,
        )
        self.tree = app_commands.CommandTree(self)
        self.heard: list[str] = []
        self.picked: list[str] = []
        self.resumed = 0
        self.sync = True
        _commands(self.tree)

    async def setup_hook(self) -> None:
        self.add_dynamic_items(CardButton)
        if self.sync:
            await self.tree.sync()

    async def on_message(self, message: discord.Message) -> None:
        if message.author.id != self.user.id:  # type: ignore[union-attr]
            self.heard.append(message.content)
            if message.content.endswith("Karte bitte"):
                await message.channel.send("Frage von K.", view=plain())

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        if interaction.type is discord.InteractionType.component and interaction.data["custom_id"] == "pick":  # type: ignore[index,typeddict-item]
            self.picked += interaction.data["values"]  # type: ignore[index,typeddict-item]
            await interaction.response.defer()

    async def on_resumed(self) -> None:
        self.resumed += 1


def _commands(tree: app_commands.CommandTree) -> None:
    @tree.command(name="open", description="Open comments")
    @app_commands.default_permissions(manage_guild=True)
    async def open_(
        interaction: discord.Interaction, part: str = "all", who: discord.Member | None = None
    ) -> None:
        await interaction.response.send_message(
            f"{part} {who.display_name if who else ''}".strip(), ephemeral=True
        )

    @open_.autocomplete("part")
    async def part(interaction: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return [app_commands.Choice(name=f"{typed}!", value=typed)]

    @tree.command(name="raw", description="Its proposals are left to the test")
    async def raw(interaction: discord.Interaction, part: str) -> None:
        await interaction.response.send_message(part, ephemeral=True)

    @raw.autocomplete("part")
    async def never(interaction: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
        await interaction.client.loop.create_future()
        return []

    @tree.context_menu(name="Einfangen")
    async def capture(interaction: discord.Interaction, message: discord.Message) -> None:
        await interaction.response.send_message(message.content, ephemeral=True)


if __name__ == "__main__":
    Route.BASE = os.environ["SHOPBELL_DISCORD_API"]
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(os.environ["SHOPBELL_DISCORD_GATEWAY"])
    SampleBot().run(sys.argv[1])
