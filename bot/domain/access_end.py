"""Access ends: when the owner is warned that the access of a channel runs out (token health), once for each of a few
thresholds.
"""

from datetime import datetime, timedelta

THRESHOLDS = (14, 3, 1)
"""Days before the end at which the owner is warned."""
RINGS = THRESHOLDS[-1]
"""The last warning rings; the others are silent."""
SOON = timedelta(days=THRESHOLDS[0])
SAME = timedelta(hours=1)
"""Platforms name an end in seconds from now, so each check finds one that differs a little."""


def same_end(one: datetime | None, other: datetime | None) -> bool:
    """Whether both are the end of one access."""
    if one is None or other is None:
        return one is other
    return abs(one - other) < SAME


def is_soon(ends_at: datetime | None, now: datetime) -> bool:
    """Whether an access ends within the time in which the owner is warned."""
    return ends_at is not None and timedelta(0) < ends_at - now <= SOON


def threshold(ends_at: datetime, now: datetime) -> int | None:
    """Threshold that has been reached, in days; None before the first, and once the access has ended."""
    left = ends_at - now
    if left <= timedelta(0):
        return None
    return min((days for days in THRESHOLDS if left <= timedelta(days=days)), default=None)


def warning(ends_at: datetime | None, warned: int | None, now: datetime) -> int | None:
    """Threshold to warn at now, in days; `warned`: the one that was warned at last. None: nothing is due."""
    reached = None if ends_at is None else threshold(ends_at, now)
    return None if reached is None or (warned is not None and reached >= warned) else reached


def next_warning(ends_at: datetime, now: datetime) -> datetime | None:
    """When the next threshold is reached; None after the last."""
    times = (ends_at - timedelta(days=days) for days in THRESHOLDS)
    return next((at for at in times if at > now), None)
