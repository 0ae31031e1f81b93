"""Handing a text to the owner: kept, to be copied, or with what is wrong with it."""

import discord
from discord import ui

from bot.domain.form_text import FormTextId
from bot.texts import Texts
from cogs.markdown import cut
from cogs.routes import Button, Press, link_button

BLOCK = 1900


def objected(texts: Texts, form_text: FormTextId, *, firm: bool) -> ui.View:
    """Change it, or send it anyway where that may be."""
    view = ui.View(timeout=None)
    view.add_item(Button(texts("Change"), "text:change", form_text, style=discord.ButtonStyle.primary))
    if not firm:
        view.add_item(Button(texts("Send anyway"), "text:send", form_text))
    return view


def link(texts: Texts, url: str | None) -> ui.View | None:
    """Where to post it."""
    if not url:
        return None
    button = link_button(texts("On the web"), url)
    return None if button is None else ui.View(timeout=None).add_item(button)


def code_block(text: str, limit: int = BLOCK) -> str:
    """A text as it is, to be copied: nothing in it is markdown, and no fence of its own ends it."""
    return "```\n" + cut(_unfenced(text), limit) + "\n```"


async def hand(press: Press, text: str, view: ui.View | None = None) -> None:
    """The whole text to be copied, in as many messages as it needs; `view` under the last one."""
    parts = pieces(text)
    for part in parts[:-1]:
        await press.say(code_block(part))
    await press.say(code_block(parts[-1]), view=view)


def pieces(text: str) -> list[str]:
    """Parts that each fit into one message, cut behind a line or a word; together they are the text."""
    parts, rest = [], text
    while len(_unfenced(rest)) > BLOCK:
        room = BLOCK - 2 * text.count("```")
        room = max(BLOCK // 2, room)
        end = max(rest.rfind("\n", 0, room), 0) or max(rest.rfind(" ", 0, room), 0)
        end = end + 1 if end > room // 2 else room
        parts.append(rest[:end])
        rest = rest[end:]
    return [*parts, rest]


def _unfenced(text: str) -> str:
    return text.replace("```", "`\u200b`\u200b`")


async def replace(press: Press, text: str) -> None:
    """The private message that was pressed says this now, without buttons."""
    none = discord.AllowedMentions.none()
    await press.interaction.response.edit_message(content=text, view=None, allowed_mentions=none)
