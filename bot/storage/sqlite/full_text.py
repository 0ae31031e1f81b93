"""Full-text index (FTS5): rows of terms by key, found in the order of their keys, and removed for good.

The table is `search_index` of the migrations. Terms are of letters and digits alone, so none can be part of a query's
syntax; every query asks for the keys of a row (b7: of business 7), which the words of a comment never are.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from typing import NamedTuple

from bot.storage.sqlite.database import Tx
from bot.storage.sqlite.dialect import among, listed

MERGED_AT_ONCE = 64
"""Pages of the index rewritten in one transaction: some 10 ms of CPU."""

ABOVE_ALL = 2**63 - 1
"""Higher than every key."""
REACH = 50
"""How rare a term is shows in how far down its highest so many rows reach."""


class IndexRow(NamedTuple):
    """Row of the index. `keys` and `words` are terms with spaces between them."""

    key: int
    keys: str
    words: str


class FullText:
    """Reads and writes the index within a transaction."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx
        self._reached: dict[str, int] = {}

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
        below: int = ABOVE_ALL,
        most: int,
    ) -> tuple[int, ...]:
        """Keys of rows that have all of `keys` and one spelling of each of `words`, highest first, from `first` on and
        below `below`.

        `begins`: a word that only begins like the last one fits, too. That costs by how many there are of those in the
        whole index, some 0.1 µs each: hundreds of milliseconds for one letter among a million rows.
        """
        terms = [f'keys : "{key}"' for key in keys]
        terms += [_any(spellings) for spellings in (words[:-1] if begins else words)]
        if len(keys) + len(words) > 2:
            terms.sort(key=self._reach)
        if begins:
            # It counts as the rarest: callers ask for it where few rows have it.
            terms.insert(0, _any(words[-1], " *"))
        rows = self._tx.all(
            "SELECT rowid FROM search_index WHERE search_index MATCH :asked AND rowid >= :first AND rowid < :below"
            " ORDER BY rowid DESC LIMIT :most",
            asked=reduce(_both, terms),
            first=first,
            below=below,
            most=most,
        )
        return tuple(row[0] for row in rows)

    def _reach(self, term: str) -> int:
        """Key down to which the highest rows with a term reach: the lower, the rarer the term; 0 for the rarest."""
        if term not in self._reached:
            row = self._tx.one(
                "SELECT rowid FROM search_index WHERE search_index MATCH :term ORDER BY rowid DESC LIMIT 1 OFFSET :many",
                term=term,
                many=REACH,
            )
            self._reached[term] = 0 if row is None else row[0]
        return self._reached[term]

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


def _any(spellings: Sequence[str], prefix: str = "") -> str:
    return "words : (" + " OR ".join(f'"{term}"{prefix}' for term in spellings) + ")"


def _both(rarer: str, term: str) -> str:
    """Rows that have both terms; the second is looked up only for rows that have the first.

    FTS5 makes one AND of nested ones and moves each of its terms on for every row that any of them has; a move reads a
    page, some 5 µs. An AND below a NOT keeps to itself (fts5ExprNodeTest_AND, fts5ExprNodeNext_NOT in SQLite's
    fts5_expr.c, read November 2026). No row has the key `none`.
    """
    return f'({rarer}) NOT keys : "none" AND {term}'
