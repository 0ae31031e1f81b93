"""Kind and urgency of a comment in its further panel: a select that corrects them, what was learnt from that, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import ui

from bot.domain.comment import CommentId
from bot.domain.kind import Kind
from bot.marks import Marked, mark
from cogs.kit.markdown import escape
from cogs.kit.names import snippet
from cogs.kit.routes import Button, Choice, Press, row

if TYPE_CHECKING:
    from bot.app import App
    from bot.domain.card_facts import CommentCard
    from bot.services.inbox.correcting import Taught
    from bot.texts import Texts

NAMES: dict[Kind, Marked] = {
    Kind.QUESTION: mark("Question"),
    Kind.BUYING: mark("Buying interest"),
    Kind.COMPLAINT: mark("Complaint"),
    Kind.PRAISE: mark("Praise"),
    Kind.CHATTER: mark("Small talk"),
    Kind.OTHER: mark("Something else"),
}
URGENT, CALM = "urgent", "calm"
"""Choices beside the kinds."""
SAID = 30
"""Characters of the comment from which something was learnt."""


class Kinds:
    """Callbacks of what is chosen and pressed here."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def correct(self, press: Press, facts: CommentCard) -> None:
        """Says of what kind the comment is that names its card, or whether it is urgent."""
        chosen, comment, texts = press.chosen[0] if press.chosen else "", facts.leading.id, press.texts
        if chosen in (URGENT, CALM):
            done = await self._app.correcting.press(press.actor, comment, urgent=chosen == URGENT)
            name = texts("Urgent") if chosen == URGENT else texts("Not urgent")
        else:
            kind = next((one for one in Kind if one.value == chosen), None)
            done = kind is not None and await self._app.correcting.correct(press.actor, comment, kind)
            name = texts.marked(NAMES[kind or Kind.OTHER])
        if not done:
            await press.gone()
            return
        said = press.texts("**{kind}.** From now on I read comments like this that way.", kind=name)
        view = ui.LayoutView(timeout=None).add_item(ui.TextDisplay(said))
        await press.show(view.add_item(row(Button(press.texts("Take back"), "kind:undo", comment))))

    async def undo(self, press: Press) -> None:
        """Takes a correction back."""
        kind = await self._app.correcting.undo(press.actor, CommentId(press.number()))
        if kind is None:
            await press.gone()
            return
        name = press.texts.marked(NAMES[kind])
        said = press.texts("**{kind}.** I learn nothing from that any more.", kind=name)
        await press.show(ui.LayoutView(timeout=None).add_item(ui.TextDisplay(said)))


def kind_select(facts: CommentCard, texts: Texts, stamped: str) -> Choice:
    """Select of kinds; the one that the comment has is chosen, and says what is chosen here, since it hides the placeholder.
    Last, the other urgency.
    """
    options = []
    for kind, name in NAMES.items():
        chosen, label = kind is facts.leading.kind, texts.marked(name)
        options.append(
            discord.SelectOption(
                label=texts("Kind: {kind}", kind=label) if chosen else label, value=kind.value, default=chosen
            )
        )
    urgent = facts.leading.urgent
    options.append(
        discord.SelectOption(
            label=texts("Not urgent") if urgent else texts("Urgent"), value=CALM if urgent else URGENT
        )
    )
    return Choice("card:kind", facts.card.id, stamped, options=options, placeholder=texts("Change kind …"))


def taught_line(facts: CommentCard, taught: Taught | None, texts: Texts) -> str:
    """Line that says from which correction the kind comes; empty where the comment's own words decided."""
    if taught is None:
        return ""
    kind = texts.marked(NAMES[facts.leading.kind])
    if facts.leading.urgent:
        kind = texts("Urgent: {what}", what=kind)
    if not taught.text.strip():
        return "-# " + texts("{kind}, because you changed similar ones", kind=kind)
    said = escape(snippet(taught.text, SAID))
    return "-# " + texts("{kind}, because you changed “{text}” to that", kind=kind, text=said)


def forget_button(taught: Taught, texts: Texts) -> Button:
    """Button that ends what was learnt."""
    return Button(texts("Learn nothing from that"), "kind:undo", taught.comment)
