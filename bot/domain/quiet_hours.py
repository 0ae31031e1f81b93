"""Quiet hours (do not disturb) of a member: when the bot does not ring them, in the local time of the business."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache

from bot.domain.hours import Period, day_of, days, local_date, moment

DAY = timedelta(days=1)
BACK, AHEAD = 8 * DAY, 4 * DAY
"""Dates looked at around a moment: free days come back every week, and the longest run of them is two."""


class FreeDays(StrEnum):
    """Whole days without ringing. Values are stored."""

    NONE = "none"
    SUNDAY = "sunday"
    WEEKEND = "weekend"


_WEEKDAYS = {FreeDays.NONE: (), FreeDays.SUNDAY: (6,), FreeDays.WEEKEND: (5, 6)}


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From `start` to `end` every day, over midnight where `end` is earlier; both None: only on free days."""

    start: time | None
    end: time | None
    free: FreeDays = FreeDays.NONE

    def during(self, at: datetime, zone: str) -> Period | None:
        """Quiet period that this moment is in; None where it is in none."""
        return next((period for period in self._periods(at, zone) if at in period), None)

    def last_before(self, at: datetime, zone: str) -> Period | None:
        """Quiet period that ended last, at this moment or before it; None for none in the week before."""
        return next((one for one in reversed(self._periods(at, zone)) if one.end <= at), None)

    def next_end(self, at: datetime, zone: str) -> datetime | None:
        """End of the quiet period that ends next after this moment."""
        return next((one.end for one in self._periods(at, zone) if one.end > at), None)

    def _periods(self, at: datetime, zone: str) -> tuple[Period, ...]:
        return _around(self, local_date(at, zone), zone)

    def of_day(self, day: date, zone: str) -> list[Period]:
        """What begins on this local date. A period inside the hour that a clock change skips does not begin."""
        found = [day_of(day, zone)] if day.weekday() in _WEEKDAYS[self.free] else []
        if self.start is not None and self.end is not None:
            until = day if self.end > self.start else day + DAY
            found.append(Period(moment(day, self.start, zone), moment(until, self.end, zone)))
        return [one for one in found if one.end > one.start]


@lru_cache(maxsize=1024)
def _around(quiet: QuietHours, today: date, zone: str) -> tuple[Period, ...]:
    """Quiet periods around a date, oldest first; what overlaps or touches is one. Kept, since they are asked for with every
    comment and every pass of the reports, and take a third of a millisecond.
    """
    found = [one for day in days(today - BACK, today + AHEAD) for one in quiet.of_day(day, zone)]
    merged: list[Period] = []
    for one in sorted(found, key=lambda period: period.start):
        if merged and one.start <= merged[-1].end:
            merged[-1] = Period(merged[-1].start, max(merged[-1].end, one.end))
        else:
            merged.append(one)
    return tuple(merged)
