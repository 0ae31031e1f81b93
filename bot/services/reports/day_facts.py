"""Facts of one local day: for the digest, as its channel and direct messages show it, and for the report command."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from bot.domain.access_end import is_soon
from bot.domain.business import Business, BusinessId
from bot.domain.channel import Channel, ChannelId, ChannelState
from bot.domain.comment import Comment
from bot.domain.digest import Costly, Digest, Ending, Off, Only, Silence, Stopped
from bot.domain.event import What
from bot.domain.figures import Figure, behind, figures, of_members
from bot.domain.hours import Period, day_of, days_before, is_evening, local_date
from bot.domain.response import Waiting
from bot.domain.times import from_ms
from bot.services.business.ringing import ringing_at
from bot.services.channels.lamps import is_reported
from bot.services.channels.switchboard import Switchboard
from bot.services.inbox.comment_lists import listed
from bot.storage.businesses import BusinessStore
from bot.storage.channels import ChannelStore
from bot.storage.comments import CommentStore
from bot.storage.events import EventStore
from bot.storage.figures import FigureStore
from bot.storage.sqlite.database import Tx

LISTED: Final = 3
"""Open comments that a digest names."""
WEEK: Final = 7
PRAISE: Final = 90
"""Characters of the praise that is quoted."""
DAY = timedelta(days=1)
SILENT: Final = 7
"""Days without a comment after which a digest says that everything is read all the same (ux.md 3.2)."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a report is asked for besides the day. `channel`: of this one alone; `by_member`: who answered, too."""

    left_out: Sequence[date] = ()
    """Days before that had no digest."""
    channel: ChannelId | None = None
    by_member: bool = False


def day_facts(
    tx: Tx, switchboard: Switchboard, business: BusinessId, day: date, now: datetime, asked: Asked
) -> Digest | None:
    """Facts of a local day, inside a transaction; None for no business."""
    record = BusinessStore(tx).get(business)
    if record is None:
        return None
    zone, store = record.zone, FigureStore(tx)
    channels = ChannelStore(tx).all(business)
    named = tuple(Only(c, switchboard.words(c), switchboard.several(c, channels)) for c in channels)
    only = next((one for one in named if one.channel.id == asked.channel), None)
    chosen = None if only is None else only.channel.id
    today, week = day_of(day, zone), days_before(day, WEEK, zone)
    facts, before = (of_channel(store.waiting(business, period), chosen) for period in (today, week))
    now_too = only is None and day >= local_date(now, zone) - DAY
    waiting, waits = _open(tx, record, facts, today, now, all_days=now_too)
    praise = store.praise(business, today, PRAISE, chosen)
    quoted = [] if praise is None else CommentStore(tx).several(business, [praise])
    stopped = tuple(one for one in named if one.channel.state is ChannelState.ACTIVE and _stopped(one, now))
    answers = dict(store.answerers(business, today)) if asked.by_member else {}
    return Digest(
        business=record,
        day=day,
        now=now,
        figures=figures(facts, today, record.target, now),
        evening=figures(facts, today, record.target, now, lambda at: is_evening(at, zone)),
        week_before=figures(before, week, record.target, now),
        open=listed(tx, switchboard, business, waiting),
        open_total=waits,
        overdue=bool(waiting) and now - waiting[0].waits_since > record.target,
        working=sum(c.state is ChannelState.ACTIVE for c in channels) - len(stopped),
        paused=sum(c.state is ChannelState.PAUSED for c in channels),
        stopped=tuple(Stopped(one.channel, one.words, one.several) for one in stopped),
        left_out=tuple(asked.left_out),
        ending=_ending(named, now),
        costly=_costly(tx, switchboard, business, named),
        off=_off(tx, business, _reported(day, now, zone)),
        silence=_silence(store.newest(business), channels, now),
        words_erased=_words_erased(tx, business, day, asked.left_out, zone),
        ringing=ringing_at(tx, record, now),
        sorted_out=store.sorted_out(business, today, chosen),
        kinds=store.kinds(business, today, chosen),
        praise=next(iter(listed(tx, switchboard, business, quoted)), None),
        by_member=of_members(facts, answers, today, record.target, now),
        now_too=now_too,
        only=only,
        channels=named if len(named) > 1 else (),
    )


def of_channel(waiting: Sequence[Waiting], channel: ChannelId | None) -> Sequence[Waiting]:
    """Waits of one channel, or of all: no wait spans two."""
    return waiting if channel is None else [one for one in waiting if one.channel_id == channel]


def _open(
    tx: Tx, business: Business, facts: Sequence[Waiting], day: Period, now: datetime, *, all_days: bool
) -> tuple[Sequence[Comment], int]:
    """Comments that wait, longest first, as many as are named; and how many in all: of all days, or of this one."""
    comments = CommentStore(tx)
    if all_days:
        return comments.open(business.id, LISTED), comments.count_open(business.id)
    of_day = [one.comment_id for one in behind(Figure.OPEN, facts, day, business.target, now)]
    found = {comment.id: comment for comment in comments.several(business.id, of_day[:LISTED])}
    return [found[one] for one in of_day[:LISTED] if one in found], len(of_day)


def _ending(channels: Sequence[Only], now: datetime) -> tuple[Ending, ...]:
    found = [
        Ending(each.channel, each.words, each.several, each.channel.access_ends_at)
        for each in channels
        if each.channel.access_ends_at is not None and is_soon(each.channel.access_ends_at, now)
    ]
    return tuple(sorted(found, key=lambda each: each.ends_at))


def _costly(
    tx: Tx, switchboard: Switchboard, business: BusinessId, channels: Sequence[Only]
) -> tuple[Costly, ...]:
    found = ((each, switchboard.spending(tx, business, each.channel)) for each in channels)
    return tuple(
        Costly(each.channel, each.words, each.several, spent)
        for each, spent in found
        if spent is not None and spent.nearly_spent
    )


def _reported(day: date, now: datetime, zone: str) -> Period:
    """Period whose events belong to this day's digest: for the last one, up to now."""
    whole = day_of(day, zone)
    if whole.end <= now < day_of(day + DAY, zone).end:
        return Period(now - DAY, now + timedelta(milliseconds=1))
    return whole


def _off(tx: Tx, business: BusinessId, reported: Period) -> tuple[Off, ...]:
    found = []
    for event in EventStore(tx).between(business, reported.start, reported.end, What.WAS_OFF):
        gap = Period(from_ms(int(event.fact("since"))), event.at)
        came = sum(wait.waits_since in gap for wait in FigureStore(tx).waiting(business, gap))
        found.append(Off(gap.start, gap.end, came))
    return tuple(found)


def _silence(newest: datetime | None, channels: Sequence[Channel], now: datetime) -> Silence | None:
    """Silence since the newest comment, or since the first channel was connected; None where it is short."""
    active = [one for one in channels if one.state is ChannelState.ACTIVE]
    read = [one.last_read_at for one in active if one.last_read_at is not None]
    if not read:
        return None
    began = min(one.connected_at for one in active)
    days = (now - max(began, newest or began)) // DAY
    return Silence(days, max(read)) if days >= SILENT else None


def _words_erased(tx: Tx, business: BusinessId, day: date, left_out: Sequence[date], zone: str) -> int:
    """Comments whose words retention erased in the month before, for the first digest of a month; else 0."""
    # A digest is posted the day after its day; the one before it, a day after the last that was not left out.
    posted, before = day + DAY, min([day, *left_out])
    first = posted.replace(day=1)
    if before >= first:
        return 0
    month = Period(day_of((first - DAY).replace(day=1), zone).start, day_of(first, zone).start)
    found = EventStore(tx).between(business, month.start, month.end, What.WORDS_ERASED)
    return sum(int(event.fact("comments") or 0) for event in found)


def _stopped(one: Only, now: datetime) -> bool:
    channel: Channel = one.channel
    return is_reported(channel.reading, now) or is_reported(channel.sending, now)
