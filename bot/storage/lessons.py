"""Lessons in the database: which rows that went out are still to be learnt from."""

from collections.abc import Iterable
from typing import NamedTuple

from bot.domain.business import BusinessId
from bot.domain.comment import CommentId
from bot.domain.outbox import RowId
from bot.storage.sqlite.database import Tx
from bot.storage.sqlite.dialect import among, listed


class Unlearnt(NamedTuple):
    """Rows of one business that are to be learnt from, oldest first, and their comments. `more`: there are others besides."""

    business: BusinessId
    rows: tuple[RowId, ...]
    comments: tuple[CommentId, ...]
    more: bool


class LessonStore:
    """Reads and marks outbox rows."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx

    def waiting(self, most: int) -> Unlearnt | None:
        """Oldest replies that went out, were edited or deleted from here, and were not learnt from; None: there are none."""
        rows = self._tx.all(
            "SELECT business_id, id, comment_id FROM outbox WHERE state = 'sent' AND learnt = 0 AND errand <> 'act'"
            " ORDER BY id LIMIT :most",
            most=most + 1,
        )
        if not rows:
            return None
        business = rows[0]["business_id"]
        own = [row for row in rows[:most] if row["business_id"] == business]
        return Unlearnt(
            BusinessId(business),
            tuple(RowId(row["id"]) for row in own),
            tuple(dict.fromkeys(CommentId(row["comment_id"]) for row in own)),
            more=len(own) < len(rows),
        )

    def learnt(self, business: BusinessId, rows: Iterable[RowId]) -> None:
        """Marks rows as learnt from."""
        self._tx.execute(
            f"UPDATE outbox SET learnt = 1 WHERE business_id = :business AND id {among('rows')}",
            business=business,
            rows=listed(rows),
        )
