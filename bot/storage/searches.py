"""Searches in the database: comments of one business by words, person, connection and time, through the full-text
index.
"""

from collections.abc import Iterable
from datetime import datetime

from bot.domain.business import BusinessId
from bot.domain.comment import CommentId
from bot.domain.search import FOUND_LISTED, Search, wanted
from bot.storage.search_index import SearchIndexStore, comment_of, key_at
from bot.storage.sqlite.database import Tx
from bot.storage.sqlite.dialect import among, listed
from bot.storage.sqlite.full_text import FullText

ENOUGH = 10
"""With so many comments that have the very words, none that only begins like the last is looked for."""


class SearchStore:
    """Finds comments, and makes that nothing finds them any more."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx

    def find(
        self, business: BusinessId, search: Search, since: datetime | None = None, most: int = FOUND_LISTED
    ) -> tuple[CommentId, ...]:
        """Comments that fit, the newest first, posted since then; at most one more than `most`."""
        words = wanted(search.words)
        if search.words.strip() and not words:
            return ()
        keys = [f"b{business}"]
        keys += [] if search.person is None else [f"p{search.person}"]
        keys += [] if search.channel is None else [f"c{search.channel}"]
        index, first = FullText(self._tx), 0 if since is None else key_at(since)
        found = index.find(keys, words, begins=False, first=first, most=most + 1)
        if words and len(found) < min(ENOUGH, most):
            found = index.find(keys, words, begins=True, first=first, most=most + 1)
        return tuple(map(comment_of, found))

    def forget(self, business: BusinessId, comments: Iterable[CommentId], now: datetime) -> None:
        """Removes comments from the index: at once nothing finds them, and the loop of the index takes their words out
        of the file from now on (`SearchIndexStore.merge`, until it returns False).
        """
        rows = self._tx.all(
            "SELECT id, search_key FROM comment WHERE business_id = :business AND search_key IS NOT NULL"
            f" AND id {among('comments')}",
            business=business,
            comments=listed(comments),
        )
        FullText(self._tx).drop(row["search_key"] for row in rows)
        self._tx.execute(
            f"UPDATE comment SET search_key = NULL WHERE business_id = :business AND id {among('comments')}",
            business=business,
            comments=listed(row["id"] for row in rows),
        )
        if rows:
            SearchIndexStore(self._tx).merge_from(now)
