"""Figures (statistics) of a business: first response times of a period, of each connection and member, and the comments
behind each figure.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from bot.domain.business import Business, BusinessId, MemberId
from bot.domain.channel import Channel, ChannelId
from bot.domain.digest import Digest, Only
from bot.domain.figures import (
    Counted,
    Figure,
    Figures,
    MoreFigures,
    OfMember,
    answered_by,
    behind,
    figures,
    more_figures,
    of_members,
)
from bot.domain.hours import Period, last_days
from bot.domain.line import Line
from bot.domain.words import Words
from bot.services.channels.switchboard import Switchboard
from bot.services.inbox.comment_lists import listed
from bot.services.reports.day_facts import Asked, day_facts, of_channel
from bot.storage.businesses import BusinessStore
from bot.storage.channels import ChannelStore
from bot.storage.comments import CommentStore
from bot.storage.figures import FigureStore
from bot.storage.sqlite.database import Database, Tx

PAGE: Final = 8


@dataclass(frozen=True, slots=True)
class Scope:
    """What figures are of: the last `days` local days, today included, of all connections or of one."""

    days: int
    channel: ChannelId | None = None


@dataclass(frozen=True, slots=True)
class OfChannel:
    """Figures of one connection."""

    channel: Channel
    words: Words
    several: bool
    figures: Figures


@dataclass(frozen=True, slots=True)
class Numbers:
    """Figures of a period, of each connection, and of as many days before."""

    business: Business
    scope: Scope
    figures: Figures
    more: MoreFigures
    before: Figures
    channels: tuple[OfChannel, ...]
    """Empty where only one is connected."""
    members: tuple[OfMember, ...]
    """Empty where they were not asked for."""
    only: Only | None
    """The connection that the figures are of; None: of all."""


@dataclass(frozen=True, slots=True)
class Behind:
    """One page of the comments behind a figure, of `total` in all."""

    figure: Figure
    scope: Scope
    page: int
    pages: int
    total: int
    lines: tuple[tuple[Line, timedelta | None], ...]
    """Each with how long its answer took; None: it waits, or needs none."""
    member: MemberId | None = None
    """Whose answers these are; None: of everybody."""


class FigureReports:
    """Reads figures; everything that one answer needs in one hop."""

    def __init__(self, db: Database, switchboard: Switchboard) -> None:
        self._db = db
        self._switchboard = switchboard

    async def numbers(
        self, business: BusinessId, scope: Scope, now: datetime, *, by_member: bool = False
    ) -> Numbers | None:
        """Figures of this scope, of each connection, and of each member where that is asked for (`by_member`)."""
        return await self._db.read(lambda tx: self._numbers(tx, business, scope, now, by_member=by_member))

    async def behind(
        self,
        business: BusinessId,
        scope: Scope,
        figure: Figure,
        page: int,
        now: datetime,
        member: MemberId | None = None,
    ) -> Behind | None:
        """Comments behind one of those figures, page 0 first; a page number too high gives the last page. `member`: only
        what this one answered.
        """
        return await self._db.read(lambda tx: self._behind(tx, business, scope, figure, page, now, member))

    async def day(
        self, business: BusinessId, day: date, now: datetime, asked: Asked | None = None
    ) -> Digest | None:
        """Facts of a local day."""
        return await self._db.read(lambda tx: self.digest(tx, business, day, now, asked or Asked()))

    def digest(self, tx: Tx, business: BusinessId, day: date, now: datetime, asked: Asked) -> Digest | None:
        """Facts of a local day, inside a transaction."""
        return day_facts(tx, self._switchboard, business, day, now, asked)

    def _numbers(
        self, tx: Tx, business: BusinessId, scope: Scope, now: datetime, *, by_member: bool
    ) -> Numbers | None:
        record = BusinessStore(tx).get(business)
        if record is None:
            return None
        store, period = FigureStore(tx), last_days(now, scope.days, record.zone)
        before = Period(last_days(now, 2 * scope.days, record.zone).start, period.start)
        channels = ChannelStore(tx).all(business)
        named = [
            Only(c, self._switchboard.words(c), self._switchboard.several(c, channels)) for c in channels
        ]
        only = next((one for one in named if one.channel.id == scope.channel), None)
        chosen = None if only is None else only.channel.id
        everything = store.waiting(business, period)
        facts, earlier = of_channel(everything, chosen), of_channel(store.waiting(business, before), chosen)
        answers = dict(store.answerers(business, period)) if by_member else {}

        def of(channel: ChannelId) -> Figures:
            return figures(of_channel(everything, channel), period, record.target, now)

        return Numbers(
            business=record,
            scope=scope,
            figures=figures(facts, period, record.target, now),
            more=more_figures(facts, period, record.target, now),
            before=figures(earlier, before, record.target, now),
            channels=tuple(
                OfChannel(one.channel, one.words, one.several, of(one.channel.id)) for one in named
            )
            if len(named) > 1
            else (),
            members=of_members(facts, answers, period, record.target, now),
            only=only,
        )

    def _behind(
        self,
        tx: Tx,
        business: BusinessId,
        scope: Scope,
        figure: Figure,
        page: int,
        now: datetime,
        member: MemberId | None,
    ) -> Behind | None:
        record = BusinessStore(tx).get(business)
        if record is None:
            return None
        store, period = FigureStore(tx), last_days(now, scope.days, record.zone)
        facts = of_channel(store.waiting(business, period), scope.channel)
        counted: Sequence[Counted]
        if member is None:
            counted = behind(figure, facts, period, record.target, now)
        else:
            counted = answered_by(member, facts, dict(store.answerers(business, period)), period, now)
        pages = max(1, -(-len(counted) // PAGE))
        page = min(max(page, 0), pages - 1)
        tooks = {one.comment_id: one.took for one in counted[page * PAGE : (page + 1) * PAGE]}
        by_id = {comment.id: comment for comment in CommentStore(tx).several(business, tooks)}
        found = listed(tx, self._switchboard, business, [by_id[one] for one in tooks if one in by_id])
        lines = tuple((line, tooks[line.comment.id]) for line in found)
        return Behind(figure, scope, page, pages, len(counted), lines, member)
