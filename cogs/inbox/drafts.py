"""Drafts on screen: the proposed reply on its comment's card, with the buttons to send, change or decline it."""

from typing import Any

import discord
from discord import ui

from bot.domain.business import MemberId
from bot.domain.card_facts import CardState, CommentCard
from bot.domain.draft import Draft
from bot.texts import Texts
from cogs.inbox.claims import member
from cogs.kit.markdown import cut, quote
from cogs.kit.routes import Button

SHOWN = 320
"""Characters; of a longer draft the card offers no [Send], since nobody has read the whole."""


LINES = 12


def waiting_draft(facts: CommentCard) -> Draft | None:
    """Draft that the card shows: the newest, while the comment waits for an answer."""
    shows = facts.state in (CardState.OPEN, CardState.HELD)
    return facts.drafts[0] if shows and facts.drafts else None


def draft_text(facts: CommentCard, texts: Texts) -> "list[ui.Item[ui.LayoutView]]":
    """The draft, quoted, apart from the customer's words; nothing where none waits."""
    draft = waiting_draft(facts)
    if draft is None:
        return []
    lines = [texts("Draft by {name}:", name=member(draft.name)), quote(_shown(draft))]
    items = [ui.TextDisplay[ui.LayoutView]("\n".join(lines))]
    more = len(facts.drafts) - 1
    if more:
        # Apart from the quotation, or the line would read as a part of it.
        said = texts.n("and {n} more draft", "and {n} more drafts", more)
        items.append(ui.TextDisplay("-# " + said))
    return [*items]


def draft_buttons(facts: CommentCard, draft: Draft, texts: Texts) -> list[Button]:
    """[Send] where the whole draft is on the card, and [Change]."""
    card, primary = facts.card.id, discord.ButtonStyle.primary
    whole = _shown(draft) == draft.text.strip()
    change = Button(
        texts("Change"),
        "card:redraft",
        card,
        draft.id,
        style=discord.ButtonStyle.secondary if whole else primary,
    )
    return (
        [Button(texts("Send"), "card:accept", card, draft.id, style=primary), change] if whole else [change]
    )


def drafted(facts: CommentCard, presser: MemberId, texts: Texts, stamped: str) -> "list[ui.Item[Any]]":
    """Buttons of a private panel: to decline the draft that the card shows, to withdraw one's own."""
    shown, card = waiting_draft(facts), facts.card.id
    own = next((one for one in facts.drafts if one.member_id == presser), None)
    buttons: list[ui.Item[Any]] = []
    if shown is not None and shown is not own:
        buttons.append(Button(texts("Decline draft"), "card:decline", card, shown.id, stamped))
    if own is not None:
        buttons.append(Button(texts("Withdraw draft"), "card:withdraw", card, own.id, stamped))
    return buttons


def _shown(draft: Draft) -> str:
    lines = draft.text.strip().split("\n")
    short = "\n".join(lines[:LINES]) + (" …" if len(lines) > LINES else "")
    return cut(short, SHOWN)
