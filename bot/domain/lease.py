"""Lease (distributed lock): which process holds a claimed row and until when, and who may take the row over."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import NewType

HolderId = NewType("HolderId", str)

LASTS = timedelta(seconds=60)
RENEWED_EVERY = timedelta(seconds=20)
"""Two renewals may fail before anybody else takes what is held."""

_NEVER = datetime(9999, 12, 31, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Lease:
    """Holder of a row and the end of its lease, unless it is renewed."""

    holder: HolderId
    until: datetime


@dataclass(frozen=True, slots=True)
class Holder:
    """Process among those that claim rows.

    `alone`: the engine's lock proves that no other process lives, so what former starts held is void at once.
    Without such a lock the end of a lease has to be waited for.
    """

    id: HolderId
    alone: bool

    def lease(self, now: datetime) -> Lease:
        """Lease for a row that is claimed or renewed now."""
        return Lease(self.id, now + LASTS)

    def void_until(self, now: datetime) -> datetime:
        """Leases of others that end by then are void."""
        return _NEVER if self.alone else now

    def may_take(self, lease: Lease | None, now: datetime) -> bool:
        """Whether this process may claim or recover a row with this lease."""
        return lease is None or lease.holder == self.id or lease.until <= self.void_until(now)
