"""Local time in a timezone (IANA time zones): local dates, times of day, daylight saving time (DST). Local
time is calculated here and nowhere else.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

EVENING = time(18)
"""From here to midnight is evening."""
MORNING_ENDS = time(11)


@dataclass(frozen=True, slots=True)
class Period:
    """Half-open period from `start` to before `end`, both aware UTC."""

    start: datetime
    end: datetime

    def __contains__(self, at: datetime) -> bool:
        return self.start <= at < self.end


class PartOfDay(Enum):
    """Part of the day, for a greeting."""

    MORNING = "morning"
    DAY = "day"
    EVENING = "evening"


def local_date(at: datetime, zone: str) -> date:
    """Local date at this moment in a timezone."""
    return at.astimezone(ZoneInfo(zone)).date()


def moment(day: date, at: time, zone: str) -> datetime:
    """UTC time of a local date and time of day in a timezone.

    Across daylight saving changes: a time that the clocks skip is later by the skipped span; of a time that
    comes twice, the first counts (RFC 5545). So every date has exactly one.
    """
    return datetime.combine(day, at, tzinfo=ZoneInfo(zone)).astimezone(UTC)


def day_of(day: date, zone: str) -> Period:
    """Local day, midnight to midnight: 23, 24 or 25 hours."""
    return Period(moment(day, time(), zone), moment(day + timedelta(days=1), time(), zone))


def last_days(now: datetime, count: int, zone: str) -> Period:
    """Period of `count` local days, today included."""
    today = local_date(now, zone)
    return Period(
        day_of(today - timedelta(days=count - 1), zone).start,
        day_of(today, zone).end,
    )


def days_before(day: date, count: int, zone: str) -> Period:
    """Period of `count` local days that ends before this one."""
    return Period(day_of(day - timedelta(days=count), zone).start, day_of(day, zone).start)


def days(first: date, last: date) -> Iterator[date]:
    """Dates from first to last, both included."""
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)


def is_evening(at: datetime, zone: str) -> bool:
    """Whether the local time is between 18:00 and midnight."""
    return at.astimezone(ZoneInfo(zone)).time() >= EVENING


def part_of_day(at: datetime, zone: str) -> PartOfDay:
    """Part of the day at the local time."""
    clock = at.astimezone(ZoneInfo(zone)).time()
    if time(4) <= clock < MORNING_ENDS:
        return PartOfDay.MORNING
    return PartOfDay.EVENING if clock >= EVENING else PartOfDay.DAY


def is_zone(name: str) -> bool:
    """Whether it is an IANA time zone."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return bool(name)


def typed_date(text: str, today: date) -> date | None:
    """Parses a date up to today: 21.11., 21.11.2026, 21/11 or 2026-11-21; without a year the last such date. None for
    anything else, and for one to come.
    """
    parts = text.strip().rstrip(".").replace("/", ".").replace("-", ".").replace(" ", "").split(".")
    if not all(part.isascii() and part.isdigit() and len(part) <= 4 for part in parts) or len(parts) not in (
        2,
        3,
    ):
        return None
    numbers = [int(part) for part in parts]
    if len(parts[0]) == 4:
        numbers.reverse()
    day, month = numbers[:2]
    years = (
        [numbers[2] + (2000 if numbers[2] < 100 else 0)]
        if len(numbers) == 3
        else [today.year, today.year - 1]
    )
    for year in years:
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found <= today:
            return found
    return None


TIME_AT_MOST = 10
"""Characters of a field for a time of day."""


def clock_time(text: str) -> time | None:
    """Parses a time of day: 8, 8:00, 8.30, 08:00, 22h, 8 Uhr or 8:30 Uhr; None for anything else."""
    plain = text.strip().casefold().removesuffix("uhr").removesuffix("h").rstrip().replace(".", ":")
    hour, _, minute = plain.partition(":")
    if not hour.isdecimal() or not (minute or "0").isdecimal() or len(hour) > 2 or len(minute) > 2:
        return None
    if int(hour) > 23 or int(minute or 0) > 59:
        return None
    return time(int(hour), int(minute or 0))
