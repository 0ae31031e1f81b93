"""Card rendering: draws an open comment as Components V2, in the layout of the UX specification; pure."""

from datetime import datetime
from typing import Any

import discord
from discord import ui

from bot.domain.act import Act
from bot.domain.card_facts import BundleCard, CardFacts, CardState, CommentCard, StoppedCard
from bot.texts import Texts
from cogs.inbox import bundle, channel_stopped, closed, hidden_answers, outbox, snoozed
from cogs.inbox.claims import claim_line
from cogs.inbox.drafts import draft_buttons, draft_text, waiting_draft
from cogs.inbox.notes import note_line
from cogs.inbox.wording import (
    handed_over,
    headline,
    meta_line,
    preface,
    probable_answer,
    reason_line,
    reply_link,
    show_text,
    shown_suggestions,
    suggestion_label,
    who_line,
)
from cogs.kit.colours import AMBER, BLUE
from cogs.kit.markdown import link
from cogs.kit.routes import Button, row


def draw(facts: CardFacts, texts: Texts, now: datetime, rung: str = "") -> ui.LayoutView:
    """Draws the card as Components V2. `rung` is the mention of whom it notified, kept on the card."""
    match facts:
        case BundleCard() if facts.card.snoozed_until is not None and not facts.done:
            return snoozed.draw(facts, texts, now)
        case BundleCard():
            return bundle.draw(facts, texts, rung)
        case StoppedCard():
            return channel_stopped.draw(facts, texts, now, rung)
        case CommentCard():
            return _comment(facts, texts, now, rung)


def _comment(facts: CommentCard, texts: Texts, now: datetime, rung: str) -> ui.LayoutView:
    match facts.state:
        case CardState.SENDING | CardState.FAILED | CardState.NEEDS_HUMAN:
            return outbox.draw(facts, texts, now, rung)
        case CardState.NOT_VISIBLE:
            return hidden_answers.draw(facts, texts, rung)
        case CardState.SNOOZED:
            return snoozed.draw(facts, texts, now)
        case CardState.OPEN | CardState.HELD | CardState.HANDED_OVER | CardState.PROBABLE:
            return _waiting(facts, texts, rung)
        case _:
            return closed.draw(facts, texts)


def _waiting(facts: CommentCard, texts: Texts, rung: str) -> ui.LayoutView:
    """Draws a framed card with work to do."""
    held = facts.state is CardState.HELD
    view = ui.LayoutView(timeout=None)
    box: ui.Container[ui.LayoutView] = ui.Container(accent_colour=BLUE if held else AMBER)
    for item in contents(facts, texts):
        box.add_item(item)
    foot = [line for line in (reason_line(facts, texts), who_line(facts, texts, rung)) if line]
    if foot:
        box.add_item(ui.TextDisplay("\n".join(foot)))
    for line in rows(facts, texts):
        box.add_item(line)
    return view.add_item(box)


def contents(facts: CommentCard, texts: Texts) -> "list[ui.Item[Any]]":
    """What a card with work to do says of its comment: who, where, when, the words, what was handed over, pictures."""
    head = [
        headline(facts, texts),
        meta_line(facts, texts),
        *claim_line(facts, texts),
        *note_line(facts, texts),
        *preface(facts, texts),
    ]
    items: list[ui.Item[Any]] = [
        ui.TextDisplay("\n".join(head)),
        ui.TextDisplay(show_text(facts, texts)),
    ]
    # Apart from the quotation above, or these lines would read as a part of it.
    apart = (handed_over(facts, texts), probable_answer(facts, texts))
    items += [ui.TextDisplay(text) for text in apart if text]
    return [*items, *draft_text(facts, texts), *_pictures(facts, texts)]


def rows(facts: CommentCard, texts: Texts) -> list["ui.ActionRow[ui.LayoutView]"]:
    """Buttons of a card with work to do; the same on the plain message before it is converted."""
    card = facts.card.id
    more = Button(texts("More"), "card:more", card)
    match facts.state:
        case CardState.NOT_VISIBLE:
            return hidden_answers.buttons(facts, texts)
        case CardState.HANDED_OVER:
            copied = [Button(texts("Text"), "card:text", card, 0)] if facts.handed_text else []
            answered = row(Button(texts("It is answered"), "card:is_answered", card), *copied, more)
            link = reply_link(facts, texts, facts.handed_url)
            return [answered] if link is None else [row(link), answered]
        case CardState.PROBABLE:
            yes = Button(texts("Yes"), "card:probably", card, "yes", style=discord.ButtonStyle.primary)
            return [row(yes, Button(texts("No"), "card:probably", card, "no"), more)]
        case CardState.SNOOZED:
            return [row(*snoozed.buttons(facts, texts))]
        case CardState.OPEN | CardState.HELD if (draft := waiting_draft(facts)) is not None:
            proposed = row(*draft_buttons(facts, draft, texts), more)
            held = facts.state is CardState.HELD and Act.APPROVE in facts.can
            return [_approval(facts, texts), proposed] if held else [proposed]
        case CardState.OPEN if facts.claims:
            return [row(_answer(facts, texts), more)]
        case CardState.HELD if Act.APPROVE in facts.can:
            if facts.claims:
                return [_approval(facts, texts), row(_answer(facts, texts), more)]
            return [
                _approval(facts, texts),
                row(*_suggested(facts, primary=False), _answer(facts, texts), more),
            ]
        case _:
            suggested = _suggested(facts)
            last = row(
                _answer(facts, texts), Button(texts("Done"), "card:done", card, facts.comment.id), more
            )
            return [row(*suggested), last] if suggested else [last]


def _approval(facts: CommentCard, texts: Texts) -> "ui.ActionRow[ui.LayoutView]":
    approve = Button(
        texts("Approve"), "card:act", facts.card.id, Act.APPROVE.value, style=discord.ButtonStyle.primary
    )
    spam = Button(texts("Spam"), "card:act", facts.card.id, Act.SPAM.value)
    return row(approve, spam) if Act.SPAM in facts.can else row(approve)


def _answer(facts: CommentCard, texts: Texts) -> Button:
    """Reply button, primary where nothing is suggested; on a claimed card it says that it is all the same."""
    if facts.claims:
        return Button(texts("Reply anyway"), "card:reply", facts.card.id, 0)
    first = not facts.suggestions and facts.state is not CardState.HELD
    style = discord.ButtonStyle.primary if first else discord.ButtonStyle.secondary
    return Button(texts("Reply"), "card:reply", facts.card.id, 0, style=style)


def _suggested(facts: CommentCard, *, primary: bool = True) -> list[Button]:
    return [
        Button(
            suggestion_label(i, suggestion.template.short_name),
            "card:reply",
            facts.card.id,
            suggestion.template.id,
            style=discord.ButtonStyle.primary if primary and i == 1 else discord.ButtonStyle.secondary,
        )
        for i, suggestion in enumerate(shown_suggestions(facts), 1)
    ]


def _pictures(facts: CommentCard, texts: Texts) -> "list[ui.Item[Any]]":
    """Customers' pictures, those that the message has as attachments; a line for those that are to be seen on the web."""
    every = len({address for one in facts.waiting for address in one.media})
    items: list[ui.Item[Any]] = []
    if facts.pictures:
        shown = (discord.MediaGalleryItem(f"attachment://{name}") for name in facts.pictures)
        items.append(ui.MediaGallery(*shown))
    left = every - len(facts.pictures)
    if left > 0:
        said = texts.n("{n} picture, see it on the web", "{n} pictures, see them on the web", left)
        items.append(ui.TextDisplay("-# " + link(said, facts.comment.url)))
    return items
