"""Heartbeat: records every minute that the bot runs, and after a start how long it was off (downtime)."""

from datetime import datetime, timedelta

from bot.domain.event import What
from bot.domain.times import to_ms
from bot.storage.businesses import BusinessStore
from bot.storage.events import EventStore
from bot.storage.installation import RESTORED_AT, InstallationStore
from bot.storage.sqlite.database import Database, Tx

ALIVE_AT = "alive_at"
NOTED_EVERY = timedelta(minutes=1)
WORTH_TELLING = timedelta(minutes=5)
"""A restart takes less, and nobody needs to hear of it."""


class Heartbeat:
    """Loop of its own; one per process."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._noted: datetime | None = None

    async def step(self, now: datetime) -> datetime:
        """Writes at most once a minute. The first step records for every business how long the bot was off."""
        if self._noted is None or abs(now - self._noted) >= NOTED_EVERY:
            first, self._noted = self._noted is None, now
            await self._db.write(lambda tx: _note(tx, now, first=first))
        return self._noted + NOTED_EVERY


def _note(tx: Tx, now: datetime, *, first: bool) -> None:
    settings = InstallationStore(tx)
    last = settings.time(ALIVE_AT)
    settings.put_time(ALIVE_AT, now)
    if not first or last is None:
        return
    restored = settings.time(RESTORED_AT)
    if restored is not None and restored > last:
        # What a restored backup remembers is older than the bot's last breath.
        return
    if now - last < WORTH_TELLING:
        return
    for business in BusinessStore(tx).all():
        if business.is_set_up:
            EventStore(tx).add(business.id, now, What.WAS_OFF, since=to_ms(last))
