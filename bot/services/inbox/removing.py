"""Removing messages in Discord whose words were erased, or that a newer one replaced: which are due, and which are deleted."""

from datetime import datetime

from bot.domain.removal import Removal
from bot.loops import DESK, Wake
from bot.storage.removals import RemovalStore
from bot.storage.sqlite.database import Database, Tx

AT_ONCE = 5
"""Discord deletes about one a second, and new cards wait for no more than these."""


class Removing:
    """Hands out removals, and records what became of them."""

    def __init__(self, db: Database, wake: Wake) -> None:
        self._db = db
        self._wake = wake
        self._look_at: datetime | None = None
        """When a removal is due at the soonest, as far as this process knows."""
        self._fresh = True

    def added(self) -> None:
        """Says that there are new removals, after their commit."""
        self._fresh = True
        self._wake(DESK)

    async def due(self, now: datetime) -> tuple[Removal, ...]:
        """Removals that are due, at most 5. Costs no trip to the database while none can be."""
        if not self._fresh and (self._look_at is None or self._look_at > now):
            return ()
        self._fresh = False

        def work(tx: Tx) -> tuple[tuple[Removal, ...], datetime | None]:
            store = RemovalStore(tx)
            return store.due(now, AT_ONCE), store.next_due()

        found, self._look_at = await self._db.read(work)
        return found

    @property
    def next_due(self) -> datetime | None:
        """When there is more to remove."""
        return self._look_at

    async def done(self, removal: Removal) -> None:
        """Records that the message is deleted, or was gone."""
        await self._db.write(lambda tx: RemovalStore(tx).done(removal.business, removal.id))

    async def put_off(self, removal: Removal, until: datetime) -> None:
        """Postpones a message that Discord did not delete."""
        await self._db.write(lambda tx: RemovalStore(tx).put_off(removal.business, removal.id, until))
