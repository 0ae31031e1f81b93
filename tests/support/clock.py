"""A clock that only a test moves, and a random source that always returns the same."""

import random
from datetime import UTC, datetime, timedelta

NOW = datetime(2026, 11, 21, 20, 14, tzinfo=UTC)
"""A Saturday evening: 21:14 in Vienna."""


class Clock:
    """A clock for tests: pass `clock.now`, or the clock itself, wherever the time is asked for."""

    def __init__(self, start: datetime = NOW) -> None:
        self._now = start

    def now(self) -> datetime:
        return self._now

    def advance(self, by: timedelta) -> datetime:
        """Advances the clock and returns the new time."""
        self._now += by
        return self._now

    def __call__(self) -> datetime:
        return self._now


class Even(random.Random):
    """Always the middle: a poll of every minute is due after exactly a minute, and a test that moves a clock meets it."""

    def random(self) -> float:
        return 0.5
