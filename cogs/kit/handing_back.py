"""Handing a text back to its author: stored, to be copied, or with what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.domain.checks import FIRM, SOFT, Doubt, Objection
from bot.domain.role import Right, Role, may
from bot.texts import Texts
from bot.words.reasons import reason_sentence
from cogs.kit.markdown import code_block, pieces
from cogs.kit.routes import Button, Press, link_button, say

if TYPE_CHECKING:
    from bot.domain.submission import NotPossible


def objected(
    texts: Texts,
    objections: Sequence[Objection],
    role: Role,
    change: tuple[str, int, *tuple[int, ...]],
    send: tuple[str, int, *tuple[int, ...]],
) -> ui.View:
    """Message with the objections: change the text, or send it anyway where that may be, despite exactly the
    objections that are shown. `change`, `send`: routes with their arguments.
    """
    view = ui.View(timeout=None)
    view.add_item(Button(texts("Change"), *change, style=discord.ButtonStyle.primary))
    label = anyway(texts, objections, role)
    if label is not None:
        shown = "-".join(objection.doubt.value for objection in objections)
        view.add_item(Button(label, *send, shown))
    return view


def anyway(texts: Texts, objections: Sequence[Objection], role: Role) -> str | None:
    """Label of the button that overrules objections; None where that may not be. Whoever may send nothing proposes; to a
    comment that was answered nothing.
    """
    proposes = not may(role, Right.REPLY)
    firm = FIRM | {Doubt.ANSWERED_MEANWHILE} if proposes else FIRM
    if any(objection.doubt in firm for objection in objections):
        return None
    return texts("Propose anyway") if proposes else texts("Send anyway")


def overruled(named: str) -> frozenset[Doubt]:
    """Objections that a button to send anyway was drawn for; one of an earlier version names none: all."""
    shown = frozenset(doubt for doubt in SOFT if doubt.value in named.split("-"))
    return shown if named else SOFT


async def refuse(press: Press, why: NotPossible, above: Sequence[str] = (), url: str | None = None) -> None:
    """Explains why it cannot be done; on a paused connection with the button that resumes it.

    `url`: where it can be done by hand.
    """
    text = "\n".join((*above, reason_sentence(press.texts, why.reason)))
    ways = link(press.texts, url) or ui.View(timeout=None)
    if why.paused is not None and may(press.role, Right.ADMINISTER):
        ways.add_item(Button(press.texts("Go on"), "channel:resume", why.paused))
    if ways.children:
        await press.ask(text, ways)
    else:
        await press.settle(text)


def link(texts: Texts, url: str | None) -> ui.View | None:
    """Link button to the page where it can be posted."""
    if not url:
        return None
    return beside(link_button(texts("On the web"), url))


def beside(button: ui.Button[Any] | None) -> ui.View | None:
    """View with this one button."""
    return None if button is None else ui.View(timeout=None).add_item(button)


async def hand(press: Press, text: str, view: ui.View | None = None, first: str = "") -> None:
    """Shows the whole text to be copied, in as many messages as it needs; `first` above, `view` under the
    last one. What fits one message replaces the refusal from which it was tried again.
    """
    parts = _parts(text, first)
    if view is not None and len(parts) == 1:
        await press.ask(parts[0], view)
    else:
        await _in_pieces(press.interaction, parts, view)


async def give_back(interaction: discord.Interaction[Any], texts: Texts, typed: Sequence[str]) -> None:
    """Gives back what was typed into a form that failed, to be copied."""
    if any(text.strip() for text in typed):
        first = texts("What you typed, so that it is not lost:")
        await _in_pieces(interaction, _parts("\n\n".join(typed), first), None)


def _parts(text: str, first: str) -> list[str]:
    parts = [code_block(part) for part in pieces(text)]
    parts[0] = f"{first}\n{parts[0]}" if first else parts[0]
    return parts


async def _in_pieces(
    interaction: discord.Interaction[Any], parts: Sequence[str], view: ui.View | None
) -> None:
    for part in parts[:-1]:
        await say(interaction, part)
    await say(interaction, parts[-1], view)
