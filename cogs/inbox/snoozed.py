"""Snoozed cards: two lines of bare text with the time at which they come back, and the select of times."""

from datetime import datetime

import discord
from discord import ui

from bot.domain.business import Business
from bot.domain.card import CardId
from bot.domain.card_facts import BundleCard, CommentCard
from bot.domain.hours import local_date
from bot.domain.snooze import Choice as Time
from bot.domain.snooze import Later, choices
from bot.domain.times import to_ms
from bot.texts import Texts
from cogs.inbox import bundle
from cogs.inbox.claims import claim_line
from cogs.inbox.notes import note_line
from cogs.kit.names import connection, first_words, name
from cogs.kit.routes import Button, Choice, row


def draw(facts: CommentCard | BundleCard, texts: Texts, now: datetime) -> ui.LayoutView:
    """Draws a card that rests."""
    until = facts.card.snoozed_until or now
    back = when(until, texts, facts.business.zone, now)
    view = ui.LayoutView(timeout=None)
    if isinstance(facts, BundleCard):
        count = texts.n("{n} comment", "{n} comments", len(facts.lines))
        view.add_item(ui.TextDisplay(texts("**Later: {time}** · {what}", time=back, what=count)))
        first, *_, more = bundle.buttons(facts, texts)
        return view.add_item(row(first, more))
    who = texts(
        "{name}, {connection}",
        name=name(facts.comment, facts.words, texts),
        connection=connection(facts, texts),
    )
    lines = [
        texts("**Later: {time}** · {what}", time=back, what=who),
        "-# " + first_words(facts.comment, texts),
        *claim_line(facts, texts),
        *note_line(facts, texts),
    ]
    view.add_item(ui.TextDisplay("\n".join(lines)))
    return view.add_item(row(*buttons(facts, texts)))


def buttons(facts: CommentCard, texts: Texts) -> list[Button]:
    """Buttons of a comment's card that rests."""
    card = facts.card.id
    reply = Button(texts("Reply now"), "card:reply", card, 0, style=discord.ButtonStyle.primary)
    return [reply, Button(texts("More"), "card:more", card)]


def when(until: datetime, texts: Texts, zone: str, now: datetime) -> str:
    """Time at which it comes back: today 18:00, Tuesday 8:00."""
    clock = texts.time(until, zone)
    if local_date(until, zone) == local_date(now, zone):
        return texts("today {time}", time=clock)
    return texts("{day} {time}", day=texts.weekday(until, zone), time=clock)


def later_select(card: CardId, business: Business, texts: Texts, now: datetime) -> Choice:
    """Select of the times at which a card may come back; the values are milliseconds since 1970."""
    options = [
        discord.SelectOption(label=_label(one, texts, business.zone), value=str(to_ms(one.until)))
        for one in choices(now, business.zone, business.digest_at)
    ]
    return Choice("card:snooze", card, options=options, placeholder=texts("Later …"))


def _label(choice: Time, texts: Texts, zone: str) -> str:
    match choice.later:
        case Later.HOUR:
            return texts("In 1 hour")
        case Later.EVENING:
            return texts("Today {time}", time=texts.time(choice.until, zone))
        case Later.TOMORROW:
            return texts("Tomorrow, {time}", time=texts.day_and_time(choice.until, zone))
        case Later.DAYS:
            return texts("In 3 days")
