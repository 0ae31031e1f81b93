"""Metering: what a credential has spent of its platform's quotas (rate limit, budget), refusing when one is used up, and
the money limit (cap) that the owner sets.
"""

import asyncio
from datetime import datetime, timedelta
from typing import NamedTuple

from bot.domain.business import BusinessId
from bot.domain.channel import ChannelId, CredentialId, Side
from bot.domain.meter import Spending
from bot.domain.reason import Reason
from bot.loops import Clock
from bot.ports import Period, Purpose, Quota, Retry
from bot.storage.channels import ChannelStore
from bot.storage.meters import Counted, MeterStore, Span
from bot.storage.sqlite.database import Database, Tx

DAY = timedelta(days=1)
MOST_UNITS = 10**12
"""Of one request, whatever the platform says that it cost; a year of these still fits into a row."""
UNDER_WAY = timedelta(minutes=5)
"""How long a request that was allowed counts with the most it may cost, where nobody says what it did cost. Longer than
any request lasts."""


class _Request(NamedTuple):
    """Request that was allowed and is under way."""

    since: datetime
    purpose: Purpose
    at_most: int


class Metered:
    """Meter of one credential; what it counts is stored, so a restart forgets nothing.

    Requests at the same time are counted with the most they may cost until they say what they did cost, or together they
    would spend more than a quota allows. That is why there is one of these for a credential in a process.
    """

    def __init__(
        self,
        db: Database,
        business: BusinessId,
        credential: CredentialId,
        channel: ChannelId,
        quotas: tuple[Quota, ...],
        clock: Clock,
    ) -> None:
        """`channel`: one that uses the credential; what its last request cost counts there where that goes meanwhile."""
        self._db = db
        self._business = business
        self._credential = credential
        self._channel = channel
        self._quotas = quotas
        self._clock = clock
        self._turn = asyncio.Lock()
        self._under_way: list[_Request] = []

    async def allow(self, purpose: Purpose, at_most: int) -> None:
        """Raises Retry, until the quota's next period, where `at_most` more units would exceed a quota: with reason BUDGET
        where it is money, else RATE.
        """
        now = self._clock()
        quotas = self._counting(purpose)
        if not quotas:
            return
        async with self._turn:
            spans = [span_of(quota, now) for quota in quotas]
            counts = await self._db.read(
                lambda tx: [
                    MeterStore(tx).counted(self._business, self._credential, quota.name, span)
                    for quota, span in zip(quotas, spans, strict=True)
                ]
            )
            self._under_way = [each for each in self._under_way if each.since <= now < each.since + UNDER_WAY]
            full = [
                (span.next, quota)
                for quota, span, counted in zip(quotas, spans, counts, strict=True)
                if counted.units + self._held(quota) + at_most > most(quota, counted, purpose)
            ]
            if not full:
                self._under_way.append(_Request(now, purpose, at_most))
                return
        until, quota = max(full, key=lambda each: each[0])
        side = Side.SEND if purpose is Purpose.SEND else Side.READ
        reason = Reason.BUDGET if quota.currency else Reason.RATE
        raise Retry(until - now, side, f"quota {quota.name} is used up", reason)

    async def spend(self, units: int, purpose: Purpose) -> None:
        """Counts what was spent: nothing below 0, and no number that the row cannot hold."""
        now, counted = self._clock(), max(0, min(units, MOST_UNITS))
        quotas = self._counting(purpose)

        def write(tx: Tx) -> None:
            meters, business = MeterStore(tx), self._business
            known = ChannelStore(tx).get(business, self._channel)
            after = None if known is None else known.credential_id
            for quota in quotas:
                span = span_of(quota, now)
                if meters.spend(business, self._credential, quota.name, span, counted):
                    continue
                # Removed while the request was under way, and perhaps connected again.
                if after is not None:
                    meters.spend(business, after, quota.name, span, counted)
                else:
                    meters.spend_kept(business, self._channel, quota.name, span, counted)

        if not quotas:
            return
        async with self._turn:
            await self._db.write(write)
            # Which request it was is not said. The smallest that it can have been leaves the rest counted in full.
            same = [each for each in self._under_way if each.purpose is purpose]
            enough = [each for each in same if each.at_most >= counted]
            if same:
                self._under_way.remove(min(enough or same, key=lambda each: each.at_most))

    def _held(self, quota: Quota) -> int:
        """The most that requests under way may cost of a quota."""
        return sum(each.at_most for each in self._under_way if counts(quota, each.purpose))

    def _counting(self, purpose: Purpose) -> tuple[Quota, ...]:
        return tuple(quota for quota in self._quotas if counts(quota, purpose))


def counts(quota: Quota, purpose: Purpose) -> bool:
    """Whether requests for this purpose count against the quota."""
    return not quota.purposes or purpose in quota.purposes


def most(quota: Quota, counted: Counted, purpose: Purpose) -> int:
    """Most units that may be spent for this purpose in a period: the owner's limit or the declared one, without the
    reserve for replies.
    """
    limit = limit_of(quota, counted)
    return limit if purpose is Purpose.SEND else int(limit * (1 - quota.reserve) + 1e-9)


def limit_of(quota: Quota, counted: Counted) -> int:
    """The owner's limit, or the declared one."""
    return quota.limit if counted.cap is None else counted.cap


def span_of(quota: Quota, now: datetime) -> Span:
    """Present period of a quota: a day that begins `resets` after midnight UTC, or the calendar month in UTC."""
    if quota.period is Period.MONTH:
        began = now.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
        return Span(began, (began + 31 * DAY).replace(day=1))
    shifted = now - quota.resets
    began = shifted.replace(hour=0, minute=0, second=0, microsecond=0) + quota.resets
    return Span(began, began + DAY)


def money(quotas: tuple[Quota, ...]) -> Quota | None:
    """The quota that is money; None: the platform costs nothing."""
    return next((each for each in quotas if each.currency), None)


def spending(
    tx: Tx, business: BusinessId, credential: CredentialId | None, quotas: tuple[Quota, ...], now: datetime
) -> Spending | None:
    """What this access has spent of its money in the present month; None where its platform costs nothing."""
    quota = money(quotas)
    if quota is None or credential is None:
        return None
    span = span_of(quota, now)
    counted = MeterStore(tx).counted(business, credential, quota.name, span)
    return Spending(
        quota.name, counted.units, limit_of(quota, counted), quota.currency, span.next, quota.reserve
    )
