"""Clock: how far a platform's clock is ahead of ours, as its answers say."""

from datetime import datetime, timedelta

NOTICED = timedelta(minutes=1)
"""Less than this is the way of an answer and the second that a header rounds to."""
STEADY = timedelta(seconds=30)
"""Two looks at the same difference are this far apart at most."""
TELL = timedelta(minutes=2)
"""A difference beyond this is named to whoever checks."""


def clock_ahead(known: timedelta, said: datetime, now: datetime) -> timedelta:
    """The difference from now on; what was known stays where the new look may be the same.

    Else derived times would differ by a second at every look.
    """
    ahead = said - now
    if abs(ahead) < NOTICED:
        return timedelta(0)
    return known if abs(ahead - known) < STEADY else ahead
