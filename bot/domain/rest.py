"""Rest of sending: after a platform refused everything for a while (too much, too alike), nothing is sent on a channel until
then; back-off that doubles with every refusal in a row.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

LONGEST_REST = timedelta(hours=24)
USUAL_REST = timedelta(hours=3)
"""Where the platform does not say how long."""


@dataclass(frozen=True, slots=True)
class Rest:
    """Nothing is sent before `until`; `times`: how often in a row. Kept after it has passed, until something is sent."""

    until: datetime
    times: int

    def holds(self, now: datetime) -> bool:
        """Whether sending rests now. One that ends later than the longest was stored while the clock ran ahead."""
        return now < self.until <= now + LONGEST_REST


def next_rest(before: Rest | None, after: timedelta | None, now: datetime) -> Rest:
    """Rest that follows a refusal: as long as the platform asks for (`after`), doubled for each one before it in a row,
    at most 24 hours.
    """
    times = 1 if before is None else before.times + 1
    wait = min(LONGEST_REST, after or USUAL_REST)
    for _ in range(times - 1):
        wait = min(LONGEST_REST, 2 * wait)
        if wait == LONGEST_REST:
            break
    return Rest(now + wait, times)
