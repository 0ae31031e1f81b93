"""Hours: local days, times of day and greetings. Local time is reckoned here and nowhere else."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from zoneinfo import ZoneInfo

EVENING = time(18)
"""From here to midnight is evening."""
MORNING_ENDS = time(11)


@dataclass(frozen=True, slots=True)
class Period:
    """From `start` to before `end`, both aware UTC."""

    start: datetime
    end: datetime

    def __contains__(self, at: datetime) -> bool:
        return self.start <= at < self.end


class Greeting(Enum):
    """What one says at this hour."""

    MORNING = "morning"
    DAY = "day"
    EVENING = "evening"


def local_date(at: datetime, zone: str) -> date:
    """The date on the wall at this moment."""
    return at.astimezone(ZoneInfo(zone)).date()


def moment(day: date, at: time, zone: str) -> datetime:
    """When a local time of this date is, in UTC.

    A time that the clocks leave out is later by what they leave out; of a time that comes twice it is
    the first (RFC 5545). So every date has exactly one.
    """
    return datetime.combine(day, at, tzinfo=ZoneInfo(zone)).astimezone(UTC)


def day_of(day: date, zone: str) -> Period:
    """A local day, midnight to midnight: 23, 24 or 25 hours."""
    return Period(moment(day, time(), zone), moment(day + timedelta(days=1), time(), zone))


def last_days(now: datetime, count: int, zone: str) -> Period:
    """So many local days, today included."""
    today = local_date(now, zone)
    return Period(
        day_of(today - timedelta(days=count - 1), zone).start,
        day_of(today, zone).end,
    )


def days_before(day: date, count: int, zone: str) -> Period:
    """So many local days that end before this one."""
    return Period(day_of(day - timedelta(days=count), zone).start, day_of(day, zone).start)


def days(first: date, last: date) -> Iterator[date]:
    """Both included, in their order."""
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)


def is_evening(at: datetime, zone: str) -> bool:
    """From six to midnight by the clock on the wall."""
    return at.astimezone(ZoneInfo(zone)).time() >= EVENING


def greeting(at: datetime, zone: str) -> Greeting:
    """By the clock on the wall."""
    clock = at.astimezone(ZoneInfo(zone)).time()
    if time(4) <= clock < MORNING_ENDS:
        return Greeting.MORNING
    return Greeting.EVENING if clock >= EVENING else Greeting.DAY
