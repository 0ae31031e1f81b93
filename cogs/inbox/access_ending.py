"""Card that warns of the end of a channel's access (token expiry), and the lines that close it."""

from datetime import datetime

import discord
from discord import ui

from bot.domain.card_facts import StoppedCard
from bot.domain.channel import ChannelState
from bot.texts import Texts
from cogs.inbox.wording import ring_line
from cogs.kit.colours import RED
from cogs.kit.markdown import escape
from cogs.kit.names import called
from cogs.kit.routes import Button, row


def draw(facts: StoppedCard, ends_at: datetime, texts: Texts, rung: str) -> ui.LayoutView:
    """Draws when the access ends and what to do about that."""
    view = ui.LayoutView(timeout=None)
    if facts.done:
        return view.add_item(ui.TextDisplay(_closed(facts, ends_at, texts)))
    lines = ["### " + headline(facts, ends_at, texts)]
    lines.append(texts("Renew it before that, then I go on ringing without a break."))
    if rung:
        lines.append(ring_line(facts, texts, rung))
    box = ui.Container[ui.LayoutView](ui.TextDisplay("\n".join(lines)), accent_colour=RED if rung else None)
    box.add_item(row(*buttons(facts, texts)))
    return view.add_item(box)


def buttons(facts: StoppedCard, texts: Texts) -> list[Button]:
    """Buttons of what can be done; the card's id makes the message findable."""
    primary = discord.ButtonStyle.primary
    return [
        Button(texts.p("connection", "Renew"), "card:renew", facts.card.id, style=primary),
        Button(texts("Later"), "card:later", facts.card.id),
    ]


def headline(facts: StoppedCard, ends_at: datetime, texts: Texts) -> str:
    """Headline: which access ends, and on which day in the business's local time."""
    day = texts.day_and_month(ends_at, facts.business.zone)
    return texts("{connection}: access ends on {date}", connection=_title(facts, texts), date=day)


def _closed(facts: StoppedCard, ends_at: datetime, texts: Texts) -> str:
    name, zone, again_at = _title(facts, texts), facts.business.zone, facts.channel.warn_after
    if facts.channel.state is ChannelState.REMOVED:
        return "**" + texts("{connection} is removed.", connection=name) + "**"
    if facts.renewed:
        said = "**" + texts("{connection}: access renewed", connection=name) + "**"
        end = facts.channel.access_ends_at
        return (
            said
            if end is None
            else f"{said} · " + texts("ends on {date}", date=texts.day_and_month(end, zone))
        )
    said = "**" + headline(facts, ends_at, texts) + "**"
    if again_at is None:
        return said
    if again_at >= ends_at:
        return f"{said}\n-# " + texts("I say so when it has ended.")
    return f"{said}\n-# " + texts("I remind you on {date}.", date=texts.day_and_month(again_at, zone))


def _title(facts: StoppedCard, texts: Texts) -> str:
    return escape(called(facts.channel, facts.words, texts, several=True))
