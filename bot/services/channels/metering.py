"""Metering: what a credential has spent of its platform's quotas (rate limit, budget), and refusing when one is used
up.
"""

from datetime import datetime, timedelta

from bot.domain.business import BusinessId
from bot.domain.channel import CredentialId, Side
from bot.domain.reason import Reason
from bot.loops import Clock
from bot.ports import Purpose, Quota, Retry
from bot.storage.meters import MeterStore
from bot.storage.sqlite.database import Database, Tx

DAY = timedelta(days=1)
MOST_UNITS = 10**12
"""Of one request, whatever the platform says that it cost; a year of these still fits into a row."""


class Unmetered:
    """Meter of a platform without quotas: counts nothing and never refuses."""

    async def allow(self, purpose: Purpose, at_most: int) -> None:
        """Allows everything."""

    async def spend(self, units: int, purpose: Purpose) -> None:
        """Counts nothing."""


class Metered:
    """Meter of one credential; what it counts is stored, so a restart forgets nothing."""

    def __init__(
        self,
        db: Database,
        business: BusinessId,
        credential: CredentialId,
        quotas: tuple[Quota, ...],
        clock: Clock,
    ) -> None:
        self._db = db
        self._business = business
        self._credential = credential
        self._quotas = quotas
        self._clock = clock

    async def allow(self, purpose: Purpose, at_most: int) -> None:
        """Raises Retry, until the quota's next day, where `at_most` more units would exceed a quota."""
        now = self._clock()
        quotas = self._counting(purpose)
        if not quotas:
            return
        spent = await self._db.read(
            lambda tx: [
                MeterStore(tx).spent(self._business, self._credential, quota.name, day_of(quota, now))
                for quota in quotas
            ]
        )
        full = [quota for quota, units in zip(quotas, spent, strict=True) if units + at_most > quota.limit]
        if full:
            until = max(day_of(quota, now) + DAY for quota in full)
            side = Side.SEND if purpose is Purpose.SEND else Side.READ
            raise Retry(until - now, side, f"quota {full[0].name} is used up", Reason.RATE)

    async def spend(self, units: int, purpose: Purpose) -> None:
        """Counts what was spent: nothing below 0, and no number that the row cannot hold."""
        now, counted = self._clock(), max(0, min(units, MOST_UNITS))
        quotas = self._counting(purpose)

        def write(tx: Tx) -> None:
            for quota in quotas:
                MeterStore(tx).spend(
                    self._business, self._credential, quota.name, day_of(quota, now), counted
                )

        if quotas:
            await self._db.write(write)

    def _counting(self, purpose: Purpose) -> tuple[Quota, ...]:
        return tuple(quota for quota in self._quotas if not quota.purposes or purpose in quota.purposes)


def day_of(quota: Quota, now: datetime) -> datetime:
    """When the quota's present day began."""
    shifted = now - quota.resets
    return shifted.replace(hour=0, minute=0, second=0, microsecond=0) + quota.resets
