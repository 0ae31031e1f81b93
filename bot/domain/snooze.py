"""Snooze (reminder): the times at which a card may come back, in the business's time zone."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.hours import local_date, moment

EVENING = time(18)
OFFERED_UNTIL = time(17)
"""The evening is offered before this local time."""
LONGEST = timedelta(days=8)
"""Later than any choice, and than its panel is old; a forged time beyond is refused."""


class Later(StrEnum):
    """Choice of a time."""

    HOUR = "hour"
    EVENING = "evening"
    TOMORROW = "tomorrow"
    DAYS = "days"


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice with its time, aware UTC."""

    later: Later
    until: datetime


def choices(now: datetime, zone: str, digest_at: time) -> tuple[Choice, ...]:
    """Times to choose from, soonest first but for the evening: in an hour, today at 18:00 while it is before 17:00,
    tomorrow at the digest's hour, in three days at this time of day.
    """
    today, clock = local_date(now, zone), now.astimezone(ZoneInfo(zone)).time()
    found = [Choice(Later.HOUR, now + timedelta(hours=1))]
    if clock < OFFERED_UNTIL:
        found.append(Choice(Later.EVENING, moment(today, EVENING, zone)))
    found.append(Choice(Later.TOMORROW, moment(today + timedelta(days=1), digest_at, zone)))
    found.append(Choice(Later.DAYS, moment(today + timedelta(days=3), clock, zone)))
    return tuple(found)


def is_choosable(until: datetime, now: datetime) -> bool:
    """Whether a chosen time lies ahead, and not further than any panel offers."""
    return now < until <= now + LONGEST
