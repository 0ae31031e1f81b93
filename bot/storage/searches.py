"""Searches in the database: comments of one business by words, person, connection and time, through the full-text
index.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.domain.business import BusinessId
from bot.domain.comment import CommentId
from bot.domain.search import FOUND_LISTED, Search
from bot.domain.search_terms import wanted
from bot.storage.search_index import SearchIndexStore, comment_of, key_at
from bot.storage.sqlite.database import Tx
from bot.storage.sqlite.dialect import among, listed
from bot.storage.sqlite.full_text import ABOVE_ALL, FullText, IndexRow

ENOUGH = 10
"""With so many comments that have the very words, none that only begins like the last is looked for."""
OWN = 500
"""Up to so many comments of a person are all looked through."""
SHORT = 3
"""Letters of a beginning that many words may have."""
LOOK, LOOK_SHORT = 100, 250
"""Of the newest comments that have all but the last word so many are looked through at first; more where the last is
short.
"""
LOOKED_THROUGH = 3000
"""Most of them that are looked through, some 3 to 10 µs each."""


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
        if search.person is not None:
            # Without the business, which costs a page a row: each row that is looked through says whose it is.
            own = index.find([f"p{search.person}"], (), first=first, most=OWN + 1)
            if len(own) <= OWN:
                return tuple(map(comment_of, _looked_through(index, own, keys, words, most + 1)))
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


def _looked_through(
    index: FullText, rows: Sequence[int], keys: Sequence[str], words: Sequence[Sequence[str]], most: int
) -> tuple[int, ...]:
    """Those of these rows that a search of the whole index would find, in their order."""
    read, asked = index.rows(rows), set(keys)
    there = [read[key] for key in rows if asked <= set(read[key].keys.split())]
    found = [row.key for row in there if _has(row, words)]
    if words and len(found) < min(ENOUGH, most - 1):
        found = [row.key for row in there if _has(row, words[:-1]) and _has(row, words[-1:], "")]
    return tuple(found[:most])


def _beginning(
    index: FullText, keys: Sequence[str], words: Sequence[Sequence[str]], first: int, most: int
) -> tuple[int, ...]:
    """Keys of comments that have all words, or instead of the last one a word that begins like it.

    Looks through the newest comments that have all other words, and goes on with that where enough of them fit. Where few
    do, the beginning is rare, and the index is asked for it.
    """
    step = LOOK if min(map(len, words[-1])) > SHORT else LOOK_SHORT
    fits: list[int] = []
    looked, below = 0, ABOVE_ALL
    while True:
        others = index.find(keys, words[:-1], first=first, below=below, most=step)
        rows = index.rows(others)
        fits += [key for key in others if _has(rows[key], words[-1:], "")]
        looked += len(others)
        if len(others) < step or len(fits) >= most:
            return tuple(fits[:most])
        step = -(-looked * (most - len(fits)) // len(fits)) if fits else LOOKED_THROUGH
        if looked + step > LOOKED_THROUGH:
            return index.find(keys, words, begins=True, first=first, most=most)
        below = others[-1]


def _has(row: IndexRow, words: Sequence[Sequence[str]], end: str = " ") -> bool:
    """Whether a row has one spelling of each of these words; without an `end`, terms that begin so."""
    text = f" {row.words} "
    return all(any(f" {term}{end}" in text for term in spellings) for spellings in words)
