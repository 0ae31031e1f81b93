"""Full-text index (FTS5): rows of terms by key, found in the order of their keys, and removed for good.

The table is `search_index` of the migrations. Terms are of letters and digits alone, so none can be part of a query's
syntax; every query asks for the keys of a row (b7: of business 7), which the words of a comment never are.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from bot.storage.sqlite.database import Tx
from bot.storage.sqlite.dialect import among, listed

MERGED_AT_ONCE = 64
"""Pages of the index rewritten in one transaction: some 10 ms of CPU."""


class IndexRow(NamedTuple):
    """Row of the index. `keys` and `words` are terms with spaces between them."""

    key: int
    keys: str
    words: str


class FullText:
    """Reads and writes the index within a transaction."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx

    def rows(self, keys: Iterable[int]) -> Mapping[int, IndexRow]:
        """Rows with these keys, as far as there are any."""
        found = self._tx.all(
            f"SELECT rowid, keys, words FROM search_index WHERE rowid {among('keys')}", keys=listed(keys)
        )
        return {row[0]: IndexRow(*row) for row in found}

    def put(self, rows: Sequence[IndexRow]) -> None:
        """Adds rows. There must be none with their keys."""
        self._tx.many(
            "INSERT INTO search_index (rowid, keys, words) VALUES (:key, :keys, :words)",
            [{"key": row.key, "keys": row.keys, "words": row.words} for row in rows],
        )

    def drop(self, keys: Iterable[int]) -> None:
        """Removes rows: nothing finds them. Their words are in the file until `merge` has come to its end."""
        self._tx.many("DELETE FROM search_index WHERE rowid = :key", [{"key": key} for key in keys])

    def find(
        self,
        keys: Sequence[str],
        words: Sequence[Sequence[str]],
        *,
        begins: bool = False,
        first: int,
        most: int,
    ) -> tuple[int, ...]:
        """Keys of rows that have all of `keys` and one spelling of each of `words`, highest first, from `first` on.

        `begins`: a word that only begins like the last one fits, too. That costs by how many there are of those in the
        whole index, a common word some tens of milliseconds; everything else costs by how much is found.
        """
        asked = [f'keys : "{key}"' for key in keys]
        for place, spellings in enumerate(words, 1):
            prefix = " *" if begins and place == len(words) else ""
            asked.append("words : (" + " OR ".join(f'"{term}"{prefix}' for term in spellings) + ")")
        rows = self._tx.all(
            "SELECT rowid FROM search_index WHERE search_index MATCH :asked AND rowid >= :first"
            " ORDER BY rowid DESC LIMIT :most",
            asked=" AND ".join(asked),
            first=first,
            most=most,
        )
        return tuple(row[0] for row in rows)

    def begin_merge(self) -> None:
        """Begins to rewrite the index without what was removed: a removed row leaves its terms in the older parts
        (segments) of the index, until these are merged. FTS5 does that by itself only where parts pile up, and its
        `secure-delete` needs SQLite 3.42 (fts5 documentation, sections 6.7 to 6.9, read November 2026).
        """
        self._merge(-MERGED_AT_ONCE)

    def merge(self) -> bool:
        """Goes on with that, a bounded step; whether anything is left to do."""
        return self._merge(MERGED_AT_ONCE) >= 2

    def _merge(self, pages: int) -> int:
        before = self._changes()
        self._tx.execute(
            "INSERT INTO search_index (search_index, rank) VALUES ('merge', :pages)", pages=pages
        )
        return self._changes() - before

    def _changes(self) -> int:
        row = self._tx.one("SELECT total_changes()")
        assert row is not None
        return int(row[0])
