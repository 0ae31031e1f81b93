"""Plain line of a card: what notifies (push notification) for the few seconds before the whole card replaces it."""

from typing import Any

import discord

from bot.domain.card_facts import BundleCard, CardFacts, CommentCard, StoppedCard
from bot.texts import Texts
from cogs.inbox import bundle, channel_stopped, discord_refusals
from cogs.inbox.card import rows
from cogs.inbox.discord_refusals import Plainness
from cogs.inbox.wording import lock_screen
from cogs.kit.markdown import pushed


def plain_text(facts: CardFacts, texts: Texts, mention: str, plainness: Plainness = Plainness.WHOLE) -> str:
    """Plain text of the push notification."""
    return pushed(_plain_text(facts, texts, mention, plainness))


def _plain_text(facts: CardFacts, texts: Texts, mention: str, plainness: Plainness) -> str:
    if plainness is Plainness.BARE:
        return f"{mention} {discord_refusals.sentence(facts, texts)}".strip()
    match facts:
        case CommentCard():
            return lock_screen(facts, texts, mention)
        case BundleCard():
            return bundle.lock_screen(facts, texts, mention)
        case StoppedCard():
            return channel_stopped.lock_screen(facts, texts, mention)


def plain_buttons(facts: CardFacts, texts: Texts, plainness: Plainness = Plainness.WHOLE) -> discord.ui.View:
    """Buttons of the card for the few seconds before it is converted, or for good if that fails."""
    if plainness is not Plainness.WHOLE:
        return discord_refusals.bare_buttons(facts, texts)
    drawn: list[list[discord.ui.Item[Any]]]
    match facts:
        case CommentCard():
            drawn = [list(line.children) for line in rows(facts, texts)]
        case BundleCard():
            drawn = [[*bundle.buttons(facts, texts)]]
        case StoppedCard():
            drawn = [[*channel_stopped.buttons(facts, texts)]]
    view = discord.ui.View(timeout=None)
    for number, line in enumerate(drawn):
        for item in line:
            item.row = number
            view.add_item(item)
    return view
