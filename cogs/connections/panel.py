"""Panel of connections: the list, and one of them with both lamps, what it may do, when its access ends and what it costs."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import discord
from discord import ui

from bot.domain.business import Business
from bot.domain.channel import Channel, ChannelState, Glow
from bot.domain.hours import local_date, moment
from bot.domain.language_model import ModelState
from bot.domain.words import Pick, SettingWords, Words
from bot.ports import ConnectorInfo
from bot.services.channels.connections import Connection
from bot.texts import Texts
from bot.words.access import abilities
from bot.words.connections import reading_words, rest_sentence, sending_words, state_words
from bot.words.lamps import lamp_sentence
from bot.words.language_model import model_words
from bot.words.money import month_line
from bot.words.sharing import one_access_sentence
from cogs.kit.connecting import connect_button, easiest_first, options
from cogs.kit.markdown import escape
from cogs.kit.names import called, relative
from cogs.kit.routes import Button, Choice, row

TITLE = 60
PAUSES = (1, 3, 7, 14)
"""Days for which a connection can be paused, for a holiday."""
LATELY = timedelta(days=6)
"""So far back the day of the week names a day."""
AT_ONCE = timedelta(minutes=1)
"""Lamps that changed within this time are named together."""
INVITED = 3
"""Platforms that an empty list names."""
LISTED, CHOICES = 20, 25


def draw_list(
    shown: Sequence[tuple[Channel, Words]],
    offered: Sequence[ConnectorInfo],
    texts: Texts,
    zone: str,
    note: str = "",
    model: ModelState | None = None,
) -> ui.LayoutView:
    """Names and both lamps, in words. `note`: what has just been done; `model`: the language model that comments go to."""
    view, said = ui.LayoutView(timeout=None), [f"-# {note}"] if note else []
    if not shown:
        said.append("### " + texts("Nothing connected yet"))
        said += [
            texts.marked(info.words.connect.invitation)
            for info in easiest_first(offered)[:INVITED]
            if info.words.connect is not None
        ]
        view.add_item(ui.TextDisplay("\n".join(said)))
        return view.add_item(row(connect_button(texts)))
    lines = [*said, "### " + texts.n("{n} connection", "{n} connections", len(shown))]
    lines += [
        f"**{title(channel, words, texts)}**\n-# {state_words(texts, channel, zone)}"
        for channel, words in shown[:LISTED]
    ]
    if model is not None:
        lines += ["**" + texts("Language model") + "**", f"-# {model_words(texts, model)}"]
    view.add_item(ui.TextDisplay("\n".join(lines)))
    options = [
        discord.SelectOption(label=called(c, w, texts, several=True, limit=90), value=str(c.id))
        for c, w in shown[:CHOICES]
    ]
    view.add_item(
        row(Choice("channel:show", options=options, placeholder=texts.p("connection", "Open one …")))
    )
    return view.add_item(row(connect_button(texts)))


def draw_one(found: Connection, business: Business, texts: Texts, now: datetime) -> ui.LayoutView:
    """Draws one connection and what can be done."""
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.TextDisplay("\n".join(lines(found, business, texts, now))))
    view.add_item(row(*_buttons(found, texts)))
    for setting in _choices(found):
        view.add_item(row(_setting(found, setting, texts)))
    if found.channel.state is not ChannelState.PAUSED or found.channel.paused_until is not None:
        view.add_item(row(_pauses(found.channel, business, texts, now)))
    last = [Button(texts("All connections"), "channel:list")]
    if found.spending is not None:
        last.insert(0, Button(texts("Change the limit"), "channel:limit", found.channel.id))
    return view.add_item(row(*last))


def lines(found: Connection, business: Business, texts: Texts, now: datetime) -> list[str]:
    """Text of one connection, line by line."""
    channel, zone = found.channel, business.zone
    said = [f"### {title(channel, found.words, texts)}", *meaning(found, zone, texts, now)]
    verbs = [texts("read"), *_replying(found, texts)]
    said.append(texts("May do there: {verbs}", verbs=", ".join(verbs)))
    for setting in _choices(found):
        chosen = next(
            each for each in options(setting, found.settings.get(setting.key, ""), texts) if each.default
        )
        said.append(f"{texts.marked(setting.label or setting.name)} {chosen.label}")
    if channel.access_ends_at is not None:
        said.append(texts("Access ends on {date}", date=texts.day_and_month(channel.access_ends_at, zone)))
    elif channel.credential_id is not None and found.ref is not None:
        said.append("-# " + texts("The access does not end by itself."))
    if found.spending is not None:
        said.append(month_line(texts, found.spending))
    if found.others:
        said.append("-# " + one_access_sentence(texts, found.others, escape))
    if found.words.not_given is not None:
        said.append("-# " + texts.marked(found.words.not_given))
    return said


def meaning(found: Connection, zone: str, texts: Texts, now: datetime) -> list[str]:
    """Both lamps, since when, the last look, and where one is dark, why and what to do."""
    channel = found.channel
    said = _lamps(channel, zone, texts, now)
    checked_at = channel.last_read_at or channel.checked_at
    if checked_at is not None:
        said.append("-# " + texts("last checked: {checked_ago}", checked_ago=relative(checked_at)))
    if channel.dark is not None and channel.state is ChannelState.ACTIVE:
        missing = () if found.ref is None else found.ref.missing
        why = lamp_sentence(texts, channel.dark, found.words, zone, spending=found.spending, missing=missing)
        said.append(why)
        rest = rest_sentence(texts, channel, zone, now)
        said += [rest] if rest else []
    return said


def _lamps(channel: Channel, zone: str, texts: Texts, now: datetime) -> list[str]:
    """One line for both lamps where they changed at the same time, else one for each."""
    if channel.state is ChannelState.PAUSED:
        return [state_words(texts, channel, zone)]
    both = [
        (reading_words(texts, channel), channel.reading.since),
        (sending_words(texts, channel), channel.sending.since),
    ]
    if abs(channel.reading.since - channel.sending.since) < AT_ONCE:
        both = [(state_words(texts, channel, zone), channel.reading.since)]
    return [texts("{state}, since {time}", state=what, time=_day(at, zone, texts, now)) for what, at in both]


def _day(at: datetime, zone: str, texts: Texts, now: datetime) -> str:
    return texts.day_and_time(at, zone) if now - at < LATELY else texts.day_and_month(at, zone)


def _replying(found: Connection, texts: Texts) -> list[str]:
    return [texts("reply"), *abilities(texts, found.acts)] if found.can_write else []


def _buttons(found: Connection, texts: Texts) -> list[Button]:
    channel, primary = found.channel, discord.ButtonStyle.primary
    paused = channel.state is ChannelState.PAUSED
    buttons = [
        Button(texts("Go on"), "channel:resume", channel.id, style=primary)
        if paused
        else Button(texts("Check now"), "channel:check", channel.id, style=primary)
    ]
    if channel.credential_id is not None:
        buttons.append(Button(texts.p("connection", "Renew"), "channel:renew", channel.id))
    elif channel.sending.glow is Glow.OFF and found.takes_secrets:
        buttons.append(Button(texts("Unlock answering"), "channel:renew", channel.id))
    if not paused:
        buttons.append(Button(texts("Pause"), "channel:pause", channel.id))
    buttons.append(Button(texts.p("connection", "Remove"), "channel:ask", channel.id))
    return buttons


def _choices(found: Connection) -> list[SettingWords]:
    """Settings that can be changed by a choice."""
    return [each for each in found.words.settings if each.pick is Pick.OPTION]


def _setting(found: Connection, words: SettingWords, texts: Texts) -> Choice:
    """Select of a setting's values."""
    return Choice(
        "channel:set",
        found.channel.id,
        words.key,
        options=options(words, found.settings.get(words.key, ""), texts),
        placeholder=texts.marked(words.label or words.name),
    )


def _pauses(channel: Channel, business: Business, texts: Texts, now: datetime) -> Choice:
    """Select of how long to pause."""
    names = {
        1: texts("tomorrow"),
        3: texts("in 3 days"),
        7: texts("in 1 week"),
        14: texts("in 2 weeks"),
    }
    options = [
        discord.SelectOption(
            label=names[days],
            value=str(days),
            description=_when(pause_end(days, business, now), business, texts),
        )
        for days in PAUSES
    ]
    return Choice("channel:pause_until", channel.id, options=options, placeholder=texts("Pause until …"))


def pause_end(days: int, business: Business, now: datetime) -> datetime:
    """When a pause of so many days is over: at the time of the daily report, so that nothing rings at night."""
    return moment(local_date(now, business.zone) + timedelta(days=days), business.digest_at, business.zone)


def _when(at: datetime, business: Business, texts: Texts) -> str:
    return texts(
        "{weekday}, {date}, {time}",
        weekday=texts.weekday(at, business.zone),
        date=texts.day_and_month(at, business.zone),
        time=texts.time(at, business.zone),
    )


def title(channel: Channel, words: Words, texts: Texts) -> str:
    """Name of a connection, escaped."""
    return escape(called(channel, words, texts, several=True, limit=TITLE))
