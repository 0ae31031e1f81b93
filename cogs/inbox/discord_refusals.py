"""Refusals of Discord: fallback drawing of a card that Discord refuses, less and less text from outside, until it is accepted."""

import logging
from datetime import datetime
from enum import Enum

import discord
from discord import ui

from bot.domain.card_facts import BundleCard, CardFacts, CardState, CommentCard, StoppedCard
from bot.texts import Texts
from cogs.inbox import bundle, channel_stopped
from cogs.inbox.card import draw
from cogs.kit.links import without_addresses
from cogs.kit.routes import Button, row

log = logging.getLogger(__name__)

_ANSWERABLE = (
    CardState.OPEN,
    CardState.HELD,
    CardState.PROBABLE,
    CardState.HANDED_OVER,
    CardState.NOT_VISIBLE,
)


class Plainness(Enum):
    """Fallback steps, in the order in which they are tried."""

    WHOLE = "whole"
    NO_ADDRESSES = "no addresses"
    BARE = "bare"


def drawn(facts: CardFacts, texts: Texts, now: datetime, rung: str, plainness: Plainness) -> ui.LayoutView:
    """Draws the card as plain as asked for; bare where drawing fails."""
    if plainness is Plainness.BARE:
        return bare(facts, texts)
    try:
        view = draw(facts, texts, now, rung)
    except Exception:
        log.exception("card %s could not be drawn", facts.card.id)
        return bare(facts, texts)
    return view if plainness is Plainness.WHOLE else without_addresses(view)


def bare(facts: CardFacts, texts: Texts) -> ui.LayoutView:
    """Draws a sentence of the bot and the buttons, nothing from outside."""
    view = ui.LayoutView(timeout=None).add_item(ui.TextDisplay("### " + sentence(facts, texts)))
    return view.add_item(row(*buttons(facts, texts)))


def sentence(facts: CardFacts, texts: Texts) -> str:
    """Sentence that there is something, though not what."""
    match facts:
        case CommentCard():
            return texts("Discord does not show this comment")
        case BundleCard():
            return texts.n("{n} comment left", "{n} comments left", len(facts.lines))
        case StoppedCard():
            return texts("A connection needs a look")


def buttons(facts: CardFacts, texts: Texts) -> list[Button]:
    """Buttons that work all the same."""
    match facts:
        case CommentCard():
            card = facts.card.id
            more = Button(texts("More"), "card:more", card)
            if facts.state not in _ANSWERABLE:
                return [more]
            answer = Button(texts("Reply"), "card:reply", card, 0, style=discord.ButtonStyle.primary)
            return [answer, Button(texts("Done"), "card:done", card), more]
        case BundleCard():
            return bundle.buttons(facts, texts)
        case StoppedCard():
            return channel_stopped.buttons(facts, texts)


def bare_buttons(facts: CardFacts, texts: Texts) -> ui.View:
    """Buttons on a plain message."""
    view = ui.View(timeout=None)
    for button in buttons(facts, texts):
        view.add_item(button)
    return view
