"""Card of a channel that stopped working (health, lamps): posted once; and that it works again, or that its access ends."""

from datetime import datetime

import discord
from discord import ui

from bot.domain.card_facts import StoppedCard
from bot.domain.channel import ChannelState, Glow, Lamp
from bot.domain.reason import ACCESS_ENDED, Reason
from bot.texts import Texts
from bot.words.connections import rest_sentence
from bot.words.lamps import lamp_sentence
from cogs.inbox import access_ending
from cogs.inbox.wording import ring_line
from cogs.kit.colours import RED
from cogs.kit.markdown import escape
from cogs.kit.names import called
from cogs.kit.routes import Button, row

_RENEWABLE = ACCESS_ENDED | {Reason.NO_RIGHT, Reason.STRIPPED_HEADER, Reason.BLOCKED}
"""What another password, or another account's, can end."""


def draw(facts: StoppedCard, texts: Texts, now: datetime, rung: str) -> ui.LayoutView:
    """Draws what stopped, why, what happens meanwhile and what to do; or that the access ends soon."""
    if facts.card.ends_at is not None:
        return access_ending.draw(facts, facts.card.ends_at, texts, rung)
    view = ui.LayoutView(timeout=None)
    if facts.done:
        return view.add_item(ui.TextDisplay(_again(facts, texts)))
    lamp = _dark(facts)
    lines = [
        "### " + headline(facts, texts),
        lamp_sentence(
            texts,
            lamp,
            facts.words,
            facts.business.zone,
            spending=facts.spending,
            missing=facts.missing,
        ),
    ]
    if lamp is facts.channel.reading:
        lines.append(texts("What comes in meanwhile I fetch as soon as it works again."))
    else:
        rest = rest_sentence(texts, facts.channel, facts.business.zone, now)
        lines += [rest] if rest else []
        lines.append(texts("Your replies wait here until then; none is lost."))
    if rung:
        lines.append(ring_line(facts, texts, rung))
    box = ui.Container[ui.LayoutView](ui.TextDisplay("\n".join(lines)), accent_colour=RED)
    box.add_item(row(*buttons(facts, texts)))
    return view.add_item(box)


def buttons(facts: StoppedCard, texts: Texts) -> list[Button]:
    """Buttons of what can be done; the card's id makes the message findable."""
    if facts.card.ends_at is not None:
        return access_ending.buttons(facts, texts)
    lamp, primary = _dark(facts), discord.ButtonStyle.primary
    check = Button(texts("Check now"), "card:check", facts.card.id)
    explain = Button(texts("What does that mean?"), "card:explain", facts.card.id)
    if lamp.reason is Reason.FLOOD:
        return [Button(texts("Read on"), "card:read_on", facts.card.id, style=primary), explain]
    if lamp.reason is Reason.BUDGET:
        return [Button(texts("Change the limit"), "card:limit", facts.card.id, style=primary), explain]
    if lamp.glow is not Glow.OUT or lamp.reason not in _RENEWABLE:
        return [check, explain]
    return [check, Button(texts("Renew access"), "card:renew", facts.card.id, style=primary), explain]


def lock_screen(facts: StoppedCard, texts: Texts, mention: str) -> str:
    """Plain text of its push notification."""
    return f"{mention} {headline(facts, texts)}".strip()


def headline(facts: StoppedCard, texts: Texts) -> str:
    """Headline: which lamp is out, and since when in the business's local time; or when the access ends."""
    if facts.card.ends_at is not None:
        return access_ending.headline(facts, facts.card.ends_at, texts)
    lamp = _dark(facts)
    at = texts.day_and_time(lamp.since, facts.business.zone)
    if lamp is facts.channel.reading:
        return texts("{connection} stopped ringing ({time})", connection=_title(facts, texts), time=at)
    return texts("{connection} takes no replies ({time})", connection=_title(facts, texts), time=at)


def _title(facts: StoppedCard, texts: Texts) -> str:
    return escape(called(facts.channel, facts.words, texts, several=True))


def _again(facts: StoppedCard, texts: Texts) -> str:
    if facts.channel.state is ChannelState.REMOVED:
        return "**" + texts("{connection} is removed.", connection=_title(facts, texts)) + "**"
    rings = "**" + texts("{connection} rings again", connection=_title(facts, texts)) + "**"
    if not facts.caught_up:
        return rings
    caught_up = texts.n("{n} comment caught up", "{n} comments caught up", facts.caught_up)
    return f"{rings} · {caught_up}"


def _dark(facts: StoppedCard) -> Lamp:
    return facts.channel.dark or facts.channel.sending
