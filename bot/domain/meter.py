"""Meter: money that a connection costs in a month, and the limit (cap) that the owner sets."""

from dataclasses import dataclass
from datetime import datetime

NEARLY = 0.8
"""Share of a limit from which on the digest says what was spent."""
MOST_CAP = 1_000_000
"""Highest limit that the owner can set, in units of money: more was mistyped."""
PARTS = 1000
"""Parts of a unit of money that meters count in: thousandths."""


@dataclass(frozen=True, slots=True)
class Spending:
    """What an access has spent of a limit in the present month, in thousandths of the currency."""

    quota: str
    spent: int
    limit: int
    currency: str
    """ISO code."""
    until: datetime
    """When the month ends, and counting begins at nothing."""
    reserve: float = 0.0
    """Share of the limit that is kept for replies."""

    @property
    def nearly_spent(self) -> bool:
        """Whether so much is spent that the digest says so."""
        return self.spent > 0 and self.spent >= self.limit * NEARLY
