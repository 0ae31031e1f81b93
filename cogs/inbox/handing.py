"""Handing a text to the owner: kept, to be copied, or with what is wrong with it."""

import discord
from discord import ui

from bot.domain.form_text import FormTextId
from bot.texts import Texts
from cogs.markdown import cut
from cogs.routes import Button, Press

BLOCK = 1900


def objected(texts: Texts, form_text: FormTextId, *, firm: bool) -> ui.View:
    """Change it, or send it anyway where that may be."""
    view = ui.View(timeout=None)
    view.add_item(Button(texts("Change"), "text:change", form_text, style=discord.ButtonStyle.primary))
    if not firm:
        view.add_item(Button(texts("Send anyway"), "text:send", form_text))
    return view


def sentence(texts: Texts, text: str) -> str:
    """The text to copy, and what to do with it."""
    return texts("I may only read along there. Copy this and post it yourself:") + "\n" + code_block(text)


def link(texts: Texts, url: str | None) -> ui.View | None:
    """Where to post it."""
    if not url:
        return None
    view = ui.View(timeout=None)
    view.add_item(ui.Button(label=texts("On the web"), url=url))
    return view


def code_block(text: str) -> str:
    """A text as it is, to be copied: nothing in it is markdown, and no fence of its own ends it."""
    return "```\n" + cut(text.replace("```", "`\u200b`\u200b`"), BLOCK) + "\n```"


async def replace(press: Press, text: str) -> None:
    """The private message that was pressed says this now, without buttons."""
    none = discord.AllowedMentions.none()
    await press.interaction.response.edit_message(content=text, view=None, allowed_mentions=none)
