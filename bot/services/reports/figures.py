"""Figures (statistics) of a business: first response times of a period, the comments behind each figure, and
the facts of a day for the digest.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from bot.domain.access_end import is_soon
from bot.domain.business import Business, BusinessId
from bot.domain.channel import Channel, ChannelId, ChannelState
from bot.domain.digest import Costly, Digest, Ending, Off, Stopped
from bot.domain.event import What
from bot.domain.figures import Figure, Figures, behind, figures
from bot.domain.hours import Period, day_of, days_before, is_evening, last_days
from bot.domain.line import Line
from bot.domain.response import Waiting
from bot.domain.times import from_ms
from bot.domain.words import Words
from bot.services.business.ringing import ringing_at
from bot.services.channels.lamps import is_reported
from bot.services.channels.switchboard import Switchboard
from bot.services.inbox.comment_lists import listed
from bot.storage.businesses import BusinessStore
from bot.storage.channels import ChannelStore
from bot.storage.comments import CommentStore
from bot.storage.events import EventStore
from bot.storage.figures import FigureStore
from bot.storage.sqlite.database import Database, Tx

LISTED: Final = 3
"""Open comments that a digest names."""
PAGE: Final = 8
WEEK: Final = 7


@dataclass(frozen=True, slots=True)
class OfChannel:
    """Figures of one connection."""

    channel: Channel
    words: Words
    several: bool
    figures: Figures


@dataclass(frozen=True, slots=True)
class Numbers:
    """Figures of the last `days` local days, of each connection, and of as many days before."""

    business: Business
    days: int
    figures: Figures
    before: Figures
    channels: tuple[OfChannel, ...]
    """Empty where only one is connected."""


@dataclass(frozen=True, slots=True)
class Behind:
    """One page of the comments behind a figure, of `total` in all."""

    figure: Figure
    days: int
    page: int
    pages: int
    total: int
    lines: tuple[tuple[Line, timedelta | None], ...]
    """Each with how long its answer took; None: it waits, or needs none."""


class FigureReports:
    """Reads figures; everything that one answer needs in one hop."""

    def __init__(self, db: Database, switchboard: Switchboard) -> None:
        self._db = db
        self._switchboard = switchboard

    async def numbers(self, business: BusinessId, days: int, now: datetime) -> Numbers | None:
        """Figures of the last `days` days, today included."""
        return await self._db.read(lambda tx: self._numbers(tx, business, days, now))

    async def behind(
        self, business: BusinessId, days: int, figure: Figure, page: int, now: datetime
    ) -> Behind | None:
        """Comments behind one of those figures, page 0 first; a page number too high gives the last page."""
        return await self._db.read(lambda tx: self._behind(tx, business, days, figure, page, now))

    async def day(self, business: BusinessId, day: date, now: datetime) -> Digest | None:
        """Facts of a local day."""
        return await self._db.read(lambda tx: self.digest(tx, business, day, now))

    def digest(
        self,
        tx: Tx,
        business: BusinessId,
        day: date,
        now: datetime,
        left_out: Sequence[date] = (),
    ) -> Digest | None:
        """Facts of a local day, inside a transaction; `left_out` are days without a digest."""
        record = BusinessStore(tx).get(business)
        if record is None:
            return None
        zone, store, comments = record.zone, FigureStore(tx), CommentStore(tx)
        today, week = day_of(day, zone), days_before(day, WEEK, zone)
        facts = store.waiting(business, today)
        open_now = comments.open(business, LISTED)
        channels = ChannelStore(tx).all(business)
        stopped = tuple(c for c in channels if c.state is ChannelState.ACTIVE and _is_stopped(c, now))
        return Digest(
            business=record,
            day=day,
            now=now,
            figures=figures(facts, today, record.target, now),
            evening=figures(facts, today, record.target, now, lambda at: is_evening(at, zone)),
            week_before=figures(store.waiting(business, week), week, record.target, now),
            open=listed(tx, self._switchboard, business, open_now),
            open_total=comments.count_open(business),
            overdue=bool(open_now) and now - open_now[0].waits_since > record.target,
            working=sum(c.state is ChannelState.ACTIVE for c in channels) - len(stopped),
            paused=sum(c.state is ChannelState.PAUSED for c in channels),
            stopped=tuple(
                Stopped(c, self._switchboard.words(c), self._switchboard.several(c, channels))
                for c in stopped
            ),
            left_out=tuple(left_out),
            ending=self._ending(channels, now),
            costly=self._costly(tx, business, channels),
            off=_off(tx, business, _reported(day, now, zone)),
            words_erased=_words_erased(tx, business, day, left_out, zone),
            ringing=ringing_at(tx, record, now),
        )

    def _ending(self, channels: Sequence[Channel], now: datetime) -> tuple[Ending, ...]:
        found = [
            Ending(
                each,
                self._switchboard.words(each),
                self._switchboard.several(each, channels),
                each.access_ends_at,
            )
            for each in channels
            if each.access_ends_at is not None and is_soon(each.access_ends_at, now)
        ]
        return tuple(sorted(found, key=lambda each: each.ends_at))

    def _costly(self, tx: Tx, business: BusinessId, channels: Sequence[Channel]) -> tuple[Costly, ...]:
        found = ((each, self._switchboard.spending(tx, business, each)) for each in channels)
        return tuple(
            Costly(each, self._switchboard.words(each), self._switchboard.several(each, channels), spent)
            for each, spent in found
            if spent is not None and spent.nearly_spent
        )

    def _numbers(self, tx: Tx, business: BusinessId, days: int, now: datetime) -> Numbers | None:
        record = BusinessStore(tx).get(business)
        if record is None:
            return None
        period = last_days(now, days, record.zone)
        before = Period(last_days(now, 2 * days, record.zone).start, period.start)
        facts, earlier = _facts(tx, business, period), _facts(tx, business, before)
        channels = ChannelStore(tx).all(business)

        def of(channel: ChannelId) -> Figures:
            # No wait spans two channels, so each needs only its own facts.
            return figures([fact for fact in facts if fact.channel_id == channel], period, record.target, now)

        return Numbers(
            business=record,
            days=days,
            figures=figures(facts, period, record.target, now),
            before=figures(earlier, before, record.target, now),
            channels=tuple(
                OfChannel(c, self._switchboard.words(c), self._switchboard.several(c, channels), of(c.id))
                for c in channels
            )
            if len(channels) > 1
            else (),
        )

    def _behind(
        self, tx: Tx, business: BusinessId, days: int, figure: Figure, page: int, now: datetime
    ) -> Behind | None:
        record = BusinessStore(tx).get(business)
        if record is None:
            return None
        period = last_days(now, days, record.zone)
        counted = behind(figure, _facts(tx, business, period), period, record.target, now)
        pages = max(1, -(-len(counted) // PAGE))
        page = min(max(page, 0), pages - 1)
        tooks = {one.comment_id: one.took for one in counted[page * PAGE : (page + 1) * PAGE]}
        by_id = {comment.id: comment for comment in CommentStore(tx).several(business, tooks)}
        found = listed(tx, self._switchboard, business, [by_id[one] for one in tooks if one in by_id])
        lines = tuple((line, tooks[line.comment.id]) for line in found)
        return Behind(figure, days, page, pages, len(counted), lines)


def _facts(tx: Tx, business: BusinessId, period: Period) -> tuple[Waiting, ...]:
    return FigureStore(tx).waiting(business, period)


def _reported(day: date, now: datetime, zone: str) -> Period:
    """Period whose events belong to this day's digest: for the last one, up to now."""
    whole = day_of(day, zone)
    if whole.end <= now < day_of(day + timedelta(days=1), zone).end:
        return Period(now - timedelta(days=1), now + timedelta(milliseconds=1))
    return whole


def _off(tx: Tx, business: BusinessId, reported: Period) -> tuple[Off, ...]:
    found = []
    for event in EventStore(tx).between(business, reported.start, reported.end, What.WAS_OFF):
        gap = Period(from_ms(int(event.fact("since"))), event.at)
        came = sum(wait.waits_since in gap for wait in FigureStore(tx).waiting(business, gap))
        found.append(Off(gap.start, gap.end, came))
    return tuple(found)


def _words_erased(tx: Tx, business: BusinessId, day: date, left_out: Sequence[date], zone: str) -> int:
    """Comments whose words retention erased in the month before, for the first digest of a month; else 0."""
    # A digest is posted the day after its day; the one before it, a day after the last that was not left out.
    posted, before = day + timedelta(days=1), min([day, *left_out])
    first = posted.replace(day=1)
    if before >= first:
        return 0
    month = Period(day_of((first - timedelta(days=1)).replace(day=1), zone).start, day_of(first, zone).start)
    found = EventStore(tx).between(business, month.start, month.end, What.WORDS_ERASED)
    return sum(int(event.fact("comments") or 0) for event in found)


def _is_stopped(channel: Channel, now: datetime) -> bool:
    return is_reported(channel.reading, now) or is_reported(channel.sending, now)
