"""Indexing: the loop that keeps the full-text index of comments up to date, fills in those of before, and takes removed
words out of the file.
"""

from datetime import datetime, timedelta

from bot.storage.search_index import Pending, SearchIndexStore
from bot.storage.sqlite.database import Database, Tx

A_STEP = 1000
"""Comments in one transaction: some 60 ms of CPU in which nobody else writes."""
BREATH = timedelta(milliseconds=100)
"""Pause between two steps, for whoever wants to write."""
REMOVED_WITHIN = timedelta(days=1)
"""Words that a comment has no more leave the file within this time: rewriting the index costs seconds where there are a
million comments. Erasing and retention do not wait (`SearchStore.forget`)."""


class Indexing:
    """Steps of this loop, in the order of what is most wanted:

    1. What is new, by its id, and what changed, from a queue that triggers write; a comment is found a moment after it
       came.
    2. Comments from before there was an index, the newest first.
    3. Removed words are taken out of the file, when that is due.
    """

    def __init__(self, db: Database) -> None:
        self._db = db

    async def step(self, now: datetime) -> datetime | None:
        """Does a bounded part of it; when to go on, None when all is done."""
        pending = await self._db.read(lambda tx: SearchIndexStore(tx).pending())
        if not _is_due(pending, now):
            return pending.merges_at
        if not await self._db.write(lambda tx: _go_on(tx, pending, now)):
            # What was removed is in the write-ahead log until then.
            await self._db.checkpoint()
        return now + BREATH


def _is_due(pending: Pending, now: datetime) -> bool:
    merges = pending.merging or (pending.merges_at is not None and pending.merges_at <= now)
    return pending.waits or pending.filled < 1 or merges


def _go_on(tx: Tx, pending: Pending, now: datetime) -> bool:
    """Takes the next step; False when it has taken the last removed words out of the file."""
    index, merges_at = SearchIndexStore(tx), now + REMOVED_WITHIN
    if pending.waits:
        index.take(A_STEP, merges_at)
    elif pending.filled < 1:
        index.fill(A_STEP, merges_at)
    else:
        return index.merge()
    return True
