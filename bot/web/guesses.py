"""Guesses: counts wrong links by where they come from (rate limit), so that guessing costs the database nothing."""

from collections import OrderedDict
from datetime import datetime, timedelta

MOST_GUESSES = 20
"""So many wrong links from one place are looked up within GUESSES_WITHIN; a person mistakes one or two."""
GUESSES_WITHIN = timedelta(minutes=10)
MOST_PLACES = 1024


class Guesses:
    """Wrong guesses of the last minutes, at most MOST_PLACES places."""

    def __init__(self) -> None:
        self._wrong: OrderedDict[str, tuple[datetime, int]] = OrderedDict()

    def too_many(self, place: str, now: datetime) -> bool:
        """Whether nothing more is looked up for this place."""
        since, count = self._wrong.get(place, (now, 0))
        return count >= MOST_GUESSES and timedelta(0) <= now - since < GUESSES_WITHIN

    def wrong(self, place: str, now: datetime) -> None:
        """Counts a wrong guess."""
        since, count = self._wrong.pop(place, (now, 0))
        if not timedelta(0) <= now - since < GUESSES_WITHIN:
            since, count = now, 0
        self._wrong[place] = (since, count + 1)
        while len(self._wrong) > MOST_PLACES:
            self._wrong.popitem(last=False)
