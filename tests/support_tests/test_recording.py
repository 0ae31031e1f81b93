"""Recordings: a database as text, and made from that again."""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from tests.e2e.recording import dump, load
from tests.support.fresh import new_database


def test_a_database_with_its_search_index_comes_back_from_its_text_as_it_was(tmp_path: Path) -> None:
    first, second = tmp_path / "first.db", tmp_path / "again" / "second.db"
    new_database(first)
    with closing(sqlite3.connect(first)) as made, made:
        made.execute("INSERT INTO search_index (rowid, keys, words) VALUES (5, 'b1 p2', 'it''s kaffee')")
    load(second, dump(first), datetime(2026, 11, 21, 8))
    assert dump(second) == dump(first)
    with closing(sqlite3.connect(second)) as again:
        found = "SELECT rowid, keys FROM search_index WHERE search_index MATCH 'kaffee'"
        assert again.execute(found).fetchall() == [(5, "b1 p2")]
        assert again.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
