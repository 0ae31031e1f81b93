"""Further panel of a bundle, for the presser alone: put it off, close all, open what was answered in the walk."""

from datetime import datetime

from discord import ui

from bot.domain.card_facts import BundleCard
from bot.texts import Texts
from cogs.inbox.bundle import count, done, option
from cogs.inbox.closing_all import close_all
from cogs.inbox.snoozed import later_select
from cogs.kit.form import OPTIONS
from cogs.kit.routes import Choice, row


def draw(facts: BundleCard, texts: Texts, now: datetime) -> ui.LayoutView:
    """Draws what else can be done with a bundle. A reply from the walk is changed or deleted on a card of its own."""
    view = ui.LayoutView(timeout=None)
    head = count(facts, texts) if facts.lines else done(facts, texts).replace("*", "")
    view.add_item(ui.TextDisplay("-# " + head))
    card = facts.card.id
    if facts.lines:
        view.add_item(row(later_select(card, facts.business, texts, now)))
    if facts.answered:
        options = [option(number, line, texts) for number, line in enumerate(facts.answered[:OPTIONS], 1)]
        placeholder = texts("Open an answered one …")
        view.add_item(row(Choice("bundle:open", card, options=options, placeholder=placeholder)))
    return view.add_item(row(close_all(texts, card))) if facts.lines else view
