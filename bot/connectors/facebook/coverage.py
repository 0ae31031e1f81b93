"""Coverage of what was read: which comments a list holds completely, and down to which time a post is read."""

from datetime import datetime, timedelta

from bot.connectors.facebook import normalise
from bot.connectors.facebook.normalise import Row
from bot.domain.external_id import ExternalId
from bot.ports import Coverage

BACKFILL = timedelta(hours=72)
LAG = 15 * 60
"""Seconds. A comment may be listed this much later than it was written."""
_HISTORY = BACKFILL + timedelta(hours=1)


def nothing_left(post: str) -> tuple[Coverage, ...]:
    """What is covered where a post is gone: whatever is known of its comments is asked for, each alone."""
    return (Coverage(ExternalId(post), 0, None),)


def covered(post: str, found: tuple[Row, ...], *, first: bool, lowest: int | None) -> tuple[Coverage, ...]:
    """What one page of the comments of a post holds completely. `lowest`: the order of the oldest that there can be, where
    it is the last page. At an end with a neighbour, others may have been written in the same second.
    """
    if lowest is None and not found:
        return ()
    low = next_second(found[-1]) if lowest is None else lowest
    high = None if first or not found else normalise.order(normalise.second(found[0]) - 1)
    return (Coverage(ExternalId(post), low, high),) if high is None or low <= high else ()


def floor(top: int, now: datetime) -> int:
    """Order down to which a post is to be read again: to the newest known comment, and while others may still be listed
    late, to those that were written a little before.
    """
    settled = normalise.order(int(now.timestamp()) - LAG) > top
    return top if settled else max(top - LAG * 1000, 0)


def by_now(second: int, now: datetime) -> int:
    """A second that is not to come yet: one wrong time of the platform must not let everything until then count as read."""
    return min(second, int(now.timestamp()))


def history(now: datetime) -> int:
    """Order of what is not read any more at the first sight of a post."""
    return normalise.order(int((now - _HISTORY).timestamp()))


def next_second(row: Row) -> int:
    """Lowest order of what was written after the second of this comment."""
    return normalise.order(normalise.second(row) + 1, post=True)
