"""Connections in words: their state (health), both lamps, and a clock that differs."""

from datetime import datetime, timedelta

from bot.domain.channel import Channel, ChannelState, Glow, Lamp
from bot.domain.hours import local_date
from bot.domain.plaintext import one_line
from bot.domain.reason import Reason
from bot.domain.words import Words
from bot.marks import Marked, mark
from bot.texts import Texts

_GLOWS: dict[Glow, Marked] = {
    Glow.ON: mark("works"),
    Glow.LATE: mark("has trouble, trying again"),
    Glow.OUT: mark("stopped"),
    Glow.OFF: mark("not offered"),
}

_STATES: dict[ChannelState, Marked] = {
    ChannelState.PAUSED: mark("paused"),
    ChannelState.REMOVED: mark("removed"),
}


def display_name(texts: Texts, channel: Channel, words: Words, *, several: bool) -> str:
    """Name of a connection wherever one is shown: the platform's short word, or its own title where several are
    called by that word, and where they are listed.
    """
    title = one_line(channel.title)
    return title if several and title else texts.marked(words.noun)


def answered_there(texts: Texts, words: Words, *, several: bool) -> str:
    """Where somebody of the business answered without Discord."""
    return texts("directly there") if several else texts.marked(words.there)


def public_sentence(texts: Texts, inside: Marked | None, name: str, limit: int) -> str:
    """Where a reply goes public, and how long it may be. `inside`: the platform's words for it, where they suffice;
    else the connection's `name` says it.
    """
    if inside is not None:
        where = texts.marked(inside)
        return texts("Goes public right away {where}. At most {limit} characters.", where=where, limit=limit)
    return texts(
        "Goes public right away: {connection}. At most {limit} characters.", connection=name, limit=limit
    )


def rest_sentence(texts: Texts, channel: Channel, zone: str, now: datetime) -> str:
    """When replies go out again, while sending rests; empty otherwise."""
    until = channel.rests_until(now)
    return "" if until is None else texts("I send again from {time}.", time=rest_end(texts, until, zone, now))


def rest_end(texts: Texts, until: datetime, zone: str, now: datetime) -> str:
    """End of a rest, which is within a day: the time, with the day where that is another."""
    same_day = local_date(until, zone) == local_date(now, zone)
    return texts.time(until, zone) if same_day else texts.day_and_time(until, zone)


def clock_sentence(texts: Texts, ahead: timedelta) -> str:
    """Sentence with the clock difference, and that it does no harm."""
    span = texts.duration(abs(ahead))
    if ahead > timedelta(0):
        return texts("The clock there is {span} ahead of the one here. I allow for it.", span=span)
    return texts("The clock there is {span} behind the one here. I allow for it.", span=span)


def _lamp_word(texts: Texts, lamp: Lamp) -> str:
    """Health of one of the two lamps."""
    return texts.marked(_GLOWS[lamp.glow])


def platform_name(texts: Texts, title: str, words: Words) -> str:
    """Platform in a line of the terminal: its own name, which is no word of any language, or what comes from there is called
    where nobody can connect it (captured by hand, practice).
    """
    return title if words.connect is not None else texts.marked(words.noun)


def channel_line(texts: Texts, channel: Channel, platform: str, name: str) -> str:
    """Connection in one line."""
    if channel.state in _STATES:
        return f"{channel.id}  {name} ({platform}): {texts.marked(_STATES[channel.state])}"
    return texts(
        "{id}  {title} ({platform}): reading {reading}, sending {sending}",
        id=str(channel.id),
        title=name,
        platform=platform,
        reading=_lamp_word(texts, channel.reading),
        sending=_lamp_word(texts, channel.sending),
    )


def state_words(texts: Texts, channel: Channel, zone: str) -> str:
    """State of both lamps, in words that say what it means for the owner; until when it is paused, in local time."""
    if channel.state is not ChannelState.PAUSED:
        return f"{reading_words(texts, channel)} · {sending_words(texts, channel)}"
    if channel.paused_until is None:
        return texts("paused")
    day, time = texts.day_and_month(channel.paused_until, zone), texts.time(channel.paused_until, zone)
    return texts("paused until {date}, {time}", date=day, time=time)


def reading_words(texts: Texts, channel: Channel) -> str:
    """State of the reading lamp, for the owner."""
    if channel.reading.reason is Reason.BUDGET:
        return texts("reads nothing, the limit is reached")
    match channel.reading.glow:
        case Glow.ON | Glow.OFF:
            return texts("rings")
        case Glow.LATE:
            return texts("does not answer, I keep trying")
        case Glow.OUT:
            return texts("does not ring")


def sending_words(texts: Texts, channel: Channel) -> str:
    """State of the sending lamp, for the owner."""
    match channel.sending.glow:
        case Glow.ON:
            return texts("takes replies")
        case Glow.OFF:
            return texts("read-only, replies by hand")
        case Glow.LATE:
            return texts("replies wait, I keep trying")
        case Glow.OUT:
            return texts("takes no replies")
