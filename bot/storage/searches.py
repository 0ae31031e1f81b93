"""Searches in the database: comments of one business by words, person, connection and time, through the full-text
index.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import islice

from bot.domain.business import BusinessId
from bot.domain.comment import CommentId
from bot.domain.search import FOUND_LISTED, Search
from bot.domain.search_terms import wanted
from bot.storage.search_index import SearchIndexStore, comment_of, key_at
from bot.storage.sqlite.database import Tx
from bot.storage.sqlite.dialect import among, listed
from bot.storage.sqlite.full_text import FullText

ENOUGH = 10
"""With so many comments that have the very words, none that only begins like the last is looked for."""
LOOKED_THROUGH = 500
"""Up to so many comments that have all but the last word are looked through; beyond, the index is asked for a prefix,
which costs by how common that is in the whole index.
"""


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
        found = index.find(keys, words, first=first, most=most + 1)
        if words and len(found) < min(ENOUGH, most):
            found = _beginning(index, keys, words, first, most + 1)
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


def _beginning(
    index: FullText, keys: Sequence[str], words: Sequence[Sequence[str]], first: int, most: int
) -> tuple[int, ...]:
    """Keys of comments that have all words, or instead of the last one a word that begins like it."""
    others = index.find(keys, words[:-1], first=first, most=LOOKED_THROUGH + 1)
    if len(others) > LOOKED_THROUGH:
        return index.find(keys, words, begins=True, first=first, most=most)
    rows, begins = index.rows(others), [f" {term}" for term in words[-1]]
    fits = (key for key in others if any(term in f" {rows[key].words}" for term in begins))
    return tuple(islice(fits, most))
