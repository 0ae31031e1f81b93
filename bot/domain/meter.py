"""Meter: money that a connection costs in a month, and the limit (cap) that the owner sets."""

import re
from dataclasses import dataclass
from datetime import datetime

NEARLY = 0.8
"""Share of a limit from which on the digest says what was spent."""
HIGHEST_LIMIT = 10_000
"""Highest limit that the owner can set, in units of money: more was mistyped."""
PARTS = 1000
"""Parts of a unit of money that meters count in: thousandths."""
_AMOUNT = r"(?P<whole>[0-9]{1,9}|[0-9]{1,3}(?:[.,\u2019'][0-9]{3})+)(?:[.,](?P<cents>[0-9]{1,2}|[-\u2013]))?"
_SIGNS = r"[\s$\u20ac\u00a3]|(?i:USD|EUR|GBP|US)"
"""Compiled with their first use: the start of the bot needs none."""


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


def amount(text: str) -> int | None:
    """Parses an amount of money as people write it: 5 · 5,50 · 5.50 $ · 1.000; in thousandths. None for anything else, and
    for more than HIGHEST_LIMIT.
    """
    found = re.fullmatch(_AMOUNT, re.sub(_SIGNS, "", text[:40]))
    if found is None:
        return None
    cents = (found["cents"] or "").strip("-\u2013").ljust(2, "0")
    whole = int(re.sub(r"[^0-9]", "", found["whole"]))
    return None if whole > HIGHEST_LIMIT else min(whole * PARTS + int(cents) * 10, HIGHEST_LIMIT * PARTS)
