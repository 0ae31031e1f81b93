"""Clock skew: how far a platform's clock is ahead of this machine's, from the Date headers of its answers."""

from datetime import datetime, timedelta

NOTICED = timedelta(minutes=1)
"""Less than this is the way of an answer and the second that a header rounds to."""
STEADY = timedelta(seconds=30)
"""Two looks at the same difference are this far apart at most."""
TELL = timedelta(minutes=2)
"""A difference beyond this is named to whoever checks."""
BELIEVED = timedelta(days=60 * 365)
"""A clock that lost its battery says 1970; what is further off is no clock."""


def clock_ahead(known: timedelta, said: datetime, now: datetime) -> timedelta:
    """New clock difference; the known one is kept where the new measurement may be the same.

    Otherwise derived times would differ by a second at every measurement. Differences too small to measure
    change nothing.
    """
    ahead = said - now
    if abs(ahead) > BELIEVED:
        return known
    if abs(ahead) < NOTICED:
        return timedelta(0)
    return known if abs(ahead - known) < STEADY else ahead
