"""A clock that only a test moves."""

from datetime import UTC, datetime, timedelta

NOW = datetime(2026, 11, 21, 20, 14, tzinfo=UTC)
"""A Saturday evening: 21:14 in Vienna."""


class Clock:
    """Give `clock.now` to whatever asks for the time."""

    def __init__(self, start: datetime = NOW) -> None:
        self._now = start

    def now(self) -> datetime:
        return self._now

    def advance(self, by: timedelta) -> datetime:
        """Moves on and gives back the new time."""
        self._now += by
        return self._now

    def __call__(self) -> datetime:
        return self._now
