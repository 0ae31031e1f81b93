"""Allowance: daily quota of bytes and rows that one channel may bring in, so that none fills the disk."""

from dataclasses import dataclass
from datetime import datetime, timedelta

DAY = timedelta(days=1)
MEGABYTES = 100
"""Of text within a day, where no setting says otherwise."""
_ROWS_PER_MEGABYTE = 200
_FIRST_ROWS = 25
_FIRST_MEGABYTES = 10


@dataclass(frozen=True, slots=True)
class Allowance:
    """Usage since a moment. None: nothing yet."""

    since: datetime | None = None
    rows: int = 0
    size: int = 0
    """Bytes of text."""

    def after(self, rows: int, size: int, now: datetime) -> "Allowance":
        """Usage with these rows and bytes added; a day begins with the first of them."""
        if not rows or self.since is None or self._is_over(now):
            return Allowance(now, rows, size) if rows else self
        return Allowance(self.since, self.rows + rows, self.size + size)

    def spent_until(self, megabytes: int, now: datetime, *, first_walk: bool) -> datetime | None:
        """Time when the quota is free again; None: it is not used up. `megabytes`, and 200 rows for each;
        until the first sync of a channel is complete, ten times the megabytes and 25 times the rows.
        """
        if self.since is None or self._is_over(now):
            return None
        rows = megabytes * _ROWS_PER_MEGABYTE * (_FIRST_ROWS if first_walk else 1)
        size = megabytes * 1_000_000 * (_FIRST_MEGABYTES if first_walk else 1)
        return self.since + DAY if self.rows >= rows or self.size >= size else None

    def _is_over(self, now: datetime) -> bool:
        # A clock that was set back must not make a day endless.
        return self.since is None or not self.since <= now < self.since + DAY
