"""Drawing of a digest: twenty-five lines of a phone at most, blocks without content left out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import discord
from discord import ui

from bot.domain.channel import Glow
from bot.domain.hours import PartOfDay, local_date, part_of_day
from bot.domain.kind import Kind
from bot.domain.offer import OfferKind
from bot.marks import Marked, mark
from bot.words.money import used_sentence
from cogs.kit.comment_lists import author, said, who
from cogs.kit.figures import conversations, counts, join, kinds_in_words, speed
from cogs.kit.markdown import cut, escape
from cogs.kit.names import called, relative, snippet
from cogs.kit.phone import phone_lines
from cogs.kit.routes import Button, row

if TYPE_CHECKING:
    from bot.domain.digest import Costly, Digest, Ending, Off, Stopped
    from bot.domain.figures import Figures
    from bot.domain.offer import Offer
    from bot.texts import Texts

_GREETINGS: dict[PartOfDay, Marked] = {
    PartOfDay.MORNING: mark("Good morning!"),
    PartOfDay.DAY: mark("Hello!"),
    PartOfDay.EVENING: mark("Good evening!"),
}
NUMBERS_DAYS = 7
STOPPED_NAMED = 3
TROUBLES = 4
"""Lines about trouble: more do not fit on a phone together with a full day."""
LINES = 25
"""Lines of a phone that a digest takes at most."""
OFFERED = 2
"""Of those, the height of an offer's buttons."""
ENDING_NAMED = 2
COSTLY_NAMED = 2
BOTH = 2
SAID_LIMIT = 26
"""Characters of what an open comment says."""
SEVERAL = 2
"""Comments from which on it says of what kinds they were."""
TITLE_LIMIT, PASSAGE_LIMIT = 24, 40
"""Characters of a title, and of words that were replaced."""
NAME_LIMIT = 36
"""Characters of the name of the business: one line of small print."""
_BADNESS = {Glow.OUT: 2, Glow.LATE: 1}


def draw(
    digest: Digest, texts: Texts, *, rung: str = "", greet: bool = True, named: bool = False
) -> ui.LayoutView:
    """Draws the whole message. `rung`: mention of whom it notifies; `named`: with the name of the business, where several
    may report.
    """
    view = ui.LayoutView(timeout=None)
    shown = lines(digest, texts, rung, greet=greet)
    if named:
        shown.insert(1, f"-# {escape(cut(digest.business.name, NAME_LIMIT))}")
    view.add_item(ui.TextDisplay("\n".join(shown)))
    view.add_item(row(*buttons(digest, texts)))
    return view if digest.offer is None else view.add_item(row(*offer_buttons(digest.offer, texts)))


def buttons(digest: Digest, texts: Texts) -> list[Button]:
    """Buttons for what to do next. The day in the last one makes the message findable."""
    numbers = Button(texts("Numbers"), "numbers:show", NUMBERS_DAYS, f"{digest.day:%Y%m%d}")
    if not digest.open_total:
        return [numbers]
    return [
        Button(texts("Work on open ones"), "open:work", style=discord.ButtonStyle.primary),
        numbers,
    ]


def offer_buttons(offer: Offer, texts: Texts) -> list[Button]:
    """Buttons that accept an offer, and that decline it."""
    wording = offer.candidate.kind is OfferKind.WORDING
    accept = texts("Take it over") if wording else texts("Make template")
    return [
        Button(accept, "offer:accept", offer.id),
        Button(texts("No, thanks"), "offer:decline", offer.id),
    ]


def greeting(now: datetime, zone: str, texts: Texts) -> str:
    """Greeting of the hour: Good morning!"""
    return texts.marked(_GREETINGS[part_of_day(now, zone)])


def headline(digest: Digest, texts: Texts, *, greet: bool = True) -> str:
    """Headline with the day it covers; the date too, unless it was yesterday."""
    zone, day = digest.business.zone, digest.day
    today = local_date(digest.now, zone)
    hello = greeting(digest.now, zone, texts) + " " if greet else ""
    weekday = texts.weekday(day, zone)
    if day >= today:
        return texts("Today so far")
    if day == today - timedelta(days=1):
        what = texts("Yesterday was quiet") if digest.quiet else texts("That was {weekday}", weekday=weekday)
    else:
        date = texts.day_and_month(day, zone)
        what = texts("That was {weekday}, {date}", weekday=weekday, date=date)
    return hello + what


@dataclass(frozen=True, slots=True)
class _Room:
    """How much a digest says: open comments that it names, kinds that it counts, characters of praise."""

    named: int
    kinds: int
    praise: int


_ROOMS = (
    _Room(3, 6, 90),
    _Room(3, 3, 52),
    _Room(2, 3, 52),
    _Room(1, 3, 52),
    _Room(1, 0, 52),
    _Room(1, 3, 0),
    _Room(1, 0, 0),
)
"""From everything to what cannot be left out."""


def lines(digest: Digest, texts: Texts, rung: str = "", *, greet: bool = True) -> list[str]:
    """Text of the digest, line by line: as much of it as fits the lines of a phone."""
    drawn: list[str] = []
    most = LINES if digest.offer is None else LINES - OFFERED
    for room in _ROOMS:
        drawn = _lines(digest, texts, rung, room, greet=greet)
        if phone_lines(drawn) <= most:
            break
    return drawn


def _lines(digest: Digest, texts: Texts, rung: str, room: _Room, *, greet: bool) -> list[str]:
    title = "### " + headline(digest, texts, greet=greet)
    if digest.quiet:
        calm = " ".join([texts("Nothing new, nothing open."), *_works(digest, texts, ends=True)])
        return [title, calm, *[f"-# {said}" for said in _sorted_out(digest, texts)], *_trouble(digest, texts)]
    figures, target = digest.figures, digest.business.target
    block = [title, _only(digest, texts), counts(figures, texts), speed(figures, target, texts)]
    block += [_aside(digest, texts), _answered_by(digest, texts)]
    end = [_first_today(digest, texts), join([*_duty(digest, texts, rung), *_works(digest, texts)])]
    end += _trouble(digest, texts)
    blocks = [block, _open(digest, texts, room), _wanted(digest, texts, room), end]
    filled = [[line for line in one if line] for one in blocks]
    return "\n\n".join("\n".join(one) for one in filled if one).split("\n")


def lock_screen(digest: Digest, texts: Texts, mention: str) -> str:
    """Plain text of its push notification."""
    open_now = texts.n("{n} open", "{n} open", digest.open_total)
    return f"{mention} {headline(digest, texts)}: {open_now}".strip()


def _aside(digest: Digest, texts: Texts) -> str:
    """Small print: the week before, the evening, and what needed no answer."""
    parts = conversations(digest.figures, texts)
    before, evening = digest.week_before, digest.evening
    if before.half is not None:
        parts.append(texts("Week before {time}", time=before.half))
    if evening.new:
        parts.append(_evening(evening, texts))
    if digest.figures.done:
        parts.append(texts("{n} done without an answer", n=digest.figures.done))
    return join(parts + _sorted_out(digest, texts))


def _sorted_out(digest: Digest, texts: Texts) -> list[str]:
    n = digest.sorted_out
    return [texts.n("{n} sorted out", "{n} sorted out", n)] if n else []


def _evening(evening: Figures, texts: Texts) -> str:
    if evening.half is None:
        return texts("Evening: {n} new", n=evening.new)
    return texts("Evening: {n} new, {time}", n=evening.new, time=evening.half)


def _open(digest: Digest, texts: Texts, room: _Room) -> list[str]:
    if not digest.open:
        return []
    older = digest.open_total != digest.figures.open
    found = [
        texts("**Still open, of all days: {n}**", n=digest.open_total) if older else texts("**Still open**")
    ]
    named = digest.open[: room.named]
    for place, listed in enumerate(named, start=1):
        found.append(
            texts(
                "{place} {who}, for {time}: {words}",
                place=place,
                who=who(listed, digest.business.server_id, texts),
                time=digest.now - listed.comment.waits_since,
                words=said(listed, texts, SAID_LIMIT),
            )
        )
    left = digest.open_total - len(named)
    if left > 0:
        found.append("-# " + texts.n("and {n} more", "and {n} more", left))
    return found


def _only(digest: Digest, texts: Texts) -> str:
    """Line that names the connection of a report about one alone."""
    one = digest.only
    return "" if one is None else "-# " + escape(called(one.channel, one.words, texts, several=one.several))


def _answered_by(digest: Digest, texts: Texts) -> str:
    """Line of who answered how many, where that was asked for."""
    if not digest.by_member:
        return ""
    each = (f"<@{one.member}> {texts.number(one.answered)}" for one in digest.by_member)
    return "-# " + texts("Answered: {who}", who=" · ".join(each))


def _wanted(digest: Digest, texts: Texts, room: _Room) -> list[str]:
    """Block of what customers wanted: how many of the most frequent kinds, and a word of praise."""
    known = [
        (kind, n) for kind, n in digest.kinds if kind not in (Kind.CHATTER, Kind.OTHER) or room.kinds > 3
    ]
    most = sorted(known, key=lambda one: one[1], reverse=True)[: room.kinds]
    telling = digest.figures.new >= SEVERAL and any(kind is not Kind.OTHER for kind, _ in most)
    counted = " · ".join(kinds_in_words(dict(most), texts))
    found = [texts("**What they wanted to know**"), counted] if telling else []
    found += _offer(digest, texts)
    praise = digest.praise
    if praise is not None and room.praise:
        found.append(f"> {said(praise, texts, room.praise)}")
        found.append(f"-# {who(praise, digest.business.server_id, texts)}")
    return found


def _offer(digest: Digest, texts: Texts) -> list[str]:
    """What could be made of what was learnt, with the difference."""
    if digest.offer is None:
        return []
    one, n = digest.offer.candidate, digest.offer.times
    match one.kind:
        case OfferKind.WORDING:
            title = escape(cut(digest.offer.title, TITLE_LIMIT))
            said = texts.n(
                "You changed “{title}” the same way {n} time:",
                "You changed “{title}” the same way {n} times:",
                n,
                title=title,
            )
            old, new = (escape(cut(passage, PASSAGE_LIMIT)) for passage in (one.old, one.new))
            return [said, "-# " + texts("“{old}” → “{new}”", old=old, new=new)]
        case OfferKind.REPLY:
            said = texts.n(
                "You wrote nearly the same {n} time: “{text}”",
                "You wrote nearly the same {n} times: “{text}”",
                n,
                text=snippet(digest.offer.said, PASSAGE_LIMIT),
            )
            return [said]
        case OfferKind.TOPIC:
            said = texts.n(
                "{n} comment was about {topic}, and you have no template for that.",
                "{n} comments were about {topic}, and you have no template for that.",
                n,
                topic=escape(cut(one.new, TITLE_LIMIT)),
            )
            return [said]


def _first_today(digest: Digest, texts: Texts) -> str:
    if not digest.open or not digest.now_too:
        return ""
    first = escape(author(digest.open[0], texts))
    if digest.open_total > 1:
        return texts("**First today:** {name}, the longest wait.", name=first)
    return texts("**First today:** answer {name}.", name=first)


def _duty(digest: Digest, texts: Texts, rung: str) -> list[str]:
    if not rung:
        return []
    return [texts("On duty: {who}", who=rung) if digest.ringing.team else rung]


def _works(digest: Digest, texts: Texts, *, ends: bool = False) -> list[str]:
    """Line that all connections work, or that nothing came for long though they do; nothing where one does not."""
    if digest.stopped or not digest.working or not digest.now_too:
        return []
    silence = digest.silence
    if silence is not None:
        checked_ago = relative(silence.read_at)
        return [
            texts.n(
                "It has been quiet for {n} day, but I am reading along. Last checked {checked_ago}.",
                "It has been quiet for {n} days, but I am reading along. Last checked {checked_ago}.",
                silence.days,
                checked_ago=checked_ago,
            )
        ]
    n = digest.working
    if n == BOTH:
        return [texts("Both connections work.") if ends else texts("Both connections work")]
    if ends:
        return [texts.n("Your connection works.", "All {n} connections work.", n)]
    return [texts.n("Your connection works", "All {n} connections work", n)]


def _trouble(digest: Digest, texts: Texts) -> list[str]:
    """Lines about what does not work, what ends soon or costs much, what is paused, when the bot was off, and days without
    a digest; the first few.
    """
    if not digest.now_too:
        return []
    zone = digest.business.zone
    found = [f"-# {_was_off(max(digest.off, key=_length), digest, texts)}"] if digest.off else []
    found += [f"-# {_stopped(one, digest, texts)}" for one in digest.stopped[:STOPPED_NAMED]]
    found += [f"-# {_ending(one, digest, texts)}" for one in digest.ending[:ENDING_NAMED]]
    found += [f"-# {_used(one, texts)}" for one in digest.costly[:COSTLY_NAMED]]
    if digest.paused:
        found.append("-# " + texts.n("{n} connection is paused", "{n} connections are paused", digest.paused))
    if digest.left_out:
        missed = texts.all_of([texts.day_and_month(day, zone) for day in digest.left_out[-3:]])
        found.append("-# " + texts("There was no report for {days}.", days=missed))
    return found[:TROUBLES] + _erased(digest, texts)


def _erased(digest: Digest, texts: Texts) -> list[str]:
    """Line that says what retention erased, once a month."""
    if not digest.words_erased:
        return []
    said = texts.n(
        "Last month I deleted the words of {n} old comment.",
        "Last month I deleted the words of {n} old comments.",
        digest.words_erased,
    )
    return [f"-# {said}"]


def _length(off: Off) -> timedelta:
    return off.until - off.since


def _was_off(off: Off, digest: Digest, texts: Texts) -> str:
    zone = digest.business.zone
    same = local_date(off.since, zone) == local_date(off.until, zone)
    clock = texts.time if same else texts.day_and_time
    sentence = texts(
        "I was off from {since} to {until}.", since=clock(off.since, zone), until=clock(off.until, zone)
    )
    if not off.caught_up:
        return sentence
    caught_up = texts.n("{n} comment caught up", "{n} comments caught up", off.caught_up)
    return f"{sentence} {caught_up}."


def _ending(one: Ending, digest: Digest, texts: Texts) -> str:
    shown = escape(called(one.channel, one.words, texts, several=one.several))
    day = texts.day_and_month(one.ends_at, digest.business.zone)
    return texts("{connection}: access ends on {date}", connection=shown, date=day)


def _used(one: Costly, texts: Texts) -> str:
    shown = escape(called(one.channel, one.words, texts, several=one.several))
    return used_sentence(texts, one.spending, shown)


def _stopped(one: Stopped, digest: Digest, texts: Texts) -> str:
    channel = one.channel
    shown = escape(called(channel, one.words, texts, several=one.several))
    lamp = max(channel.reading, channel.sending, key=lambda stopped: _BADNESS.get(stopped.glow, 0))
    at = texts.day_and_time(lamp.since, digest.business.zone)
    if lamp is channel.reading:
        return texts("{connection} stopped ringing ({time})", connection=shown, time=at)
    return texts("{connection} takes no replies ({time})", connection=shown, time=at)
