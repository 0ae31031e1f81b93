"""Leases of this process (distributed lock): renewed while it lives, where the engine has no lock file that
proves who lives.
"""

from datetime import datetime

from bot.domain.lease import RENEWED_EVERY, Holder
from bot.storage.leases import LeaseStore
from bot.storage.sqlite.database import Database


class Leases:
    """Loop that renews leases; not needed where this process is alone."""

    def __init__(self, db: Database, holder: Holder) -> None:
        self._db = db
        self._holder = holder

    async def step(self, now: datetime) -> datetime:
        """Renews everything that this process holds."""
        await self._db.write(lambda tx: LeaseStore(tx).renew(self._holder.lease(now)))
        return now + RENEWED_EVERY
