"""Export (data portability): every row of one business as JSON lines in a zip, without secrets, as of one
moment.
"""

import json
import os
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from bot.domain.business import BusinessId
from bot.domain.times import from_ms
from bot.storage.sqlite.backups import Progress
from bot.storage.sqlite.database import BUSY_TIMEOUT, Tx, unusable

SECRET_TABLES = frozenset({"credential", "login", "connect_link"})
_PRACTICE = "(SELECT id FROM channel WHERE business_id = :business AND connector = 'practice')"
_OF_PRACTICE = f"(SELECT id FROM comment WHERE business_id = :business AND channel_id IN {_PRACTICE})"
_CARDS = f"(SELECT card_id FROM card_comment WHERE business_id = :business AND comment_id IN {_OF_PRACTICE})"
_NOT_PRACTISED = {"channel_id": _PRACTICE, "comment_id": _OF_PRACTICE, "card_id": _CARDS}
"""Test comments are no data of the business: what refers to them by these columns is left out."""
_TIMES = ("_at", "_since", "_until", "_after")


Also = Callable[[Tx, BusinessId, zipfile.ZipFile], object]
"""Writes something more into the archive, as of the same moment."""


def export(
    database: Path,
    business: BusinessId,
    target: Path,
    progress: Progress | None = None,
    also: Also | None = None,
) -> int:
    """Writes the export; number of rows. Only reads, so a bot may run beside it; the file appears when it is
    whole.

    Raises DatabaseUnusable or OSError.
    """
    part = target.with_name(f"{target.name}.part")
    part.unlink(missing_ok=True)
    try:
        with (
            closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as connection,
            os.fdopen(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file,
            zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive,
        ):
            connection.row_factory = sqlite3.Row
            connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT}")
            connection.execute("PRAGMA query_only = ON")
            connection.execute("BEGIN")
            written = _tables(connection, business, archive, progress)
            if also is not None:
                also(Tx(connection), business, archive)
        part.replace(target)
    except sqlite3.Error as error:
        raise unusable(database, error) from error
    finally:
        part.unlink(missing_ok=True)
    return written


def tables(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Tables with rows of a business, except secrets."""
    found = connection.execute(
        "SELECT m.name AS name FROM sqlite_master AS m JOIN pragma_table_info(m.name) AS c"
        " WHERE m.type = 'table' AND c.name = 'business_id' ORDER BY m.rowid"
    ).fetchall()
    return ("business", *(row["name"] for row in found if row["name"] not in SECRET_TABLES))


def _tables(
    connection: sqlite3.Connection, business: BusinessId, archive: zipfile.ZipFile, progress: Progress | None
) -> int:
    # Names of tables come from the schema, never from outside.
    names = tables(connection)
    counts = [
        connection.execute(
            f"SELECT count(*) FROM {name} WHERE {_mine(connection, name)}",
            {"business": business},
        ).fetchone()[0]
        for name in names
    ]
    whole, written = max(sum(counts), 1), 0
    for name in names:
        with archive.open(f"{name}.jsonl", "w", force_zip64=True) as lines:
            for row in _rows(connection, name, business):
                lines.write(json.dumps(_said(row), ensure_ascii=False).encode() + b"\n")
                written += 1
                if progress is not None and written % 1000 == 0:
                    progress(written / whole)
    if progress is not None:
        progress(1.0)
    return written


def _rows(connection: sqlite3.Connection, table: str, business: BusinessId) -> Iterator[sqlite3.Row]:
    yield from connection.execute(
        f"SELECT * FROM {table} WHERE {_mine(connection, table)} ORDER BY id",
        {"business": business},
    )


def _mine(connection: sqlite3.Connection, table: str) -> str:
    """Condition for the rows of :business, without those of its test comments."""
    if table == "business":
        return "id = :business"
    columns = {row["name"] for row in connection.execute(f"SELECT name FROM pragma_table_info('{table}')")}
    conditions = ["business_id = :business"]
    conditions += [
        f"({column} IS NULL OR {column} NOT IN {theirs})"
        for column, theirs in _NOT_PRACTISED.items()
        if column in columns
    ]
    own = _NOT_PRACTISED.get(f"{table}_id")
    if own is not None:
        conditions.append(f"id NOT IN {own}")
    return " AND ".join(conditions)


def _said(row: sqlite3.Row) -> dict[str, str | int | float | None]:
    """Row as JSON values: times as ISO 8601 in UTC. Bytes are fingerprints and keys, and are left out."""
    said: dict[str, str | int | float | None] = {}
    for name in row.keys():  # noqa: SIM118  (a Row is no mapping)
        value = row[name]
        if isinstance(value, bytes):
            continue
        is_time = (name == "at" or name.endswith(_TIMES)) and name != "looked_at"
        said[name] = from_ms(value).isoformat() if is_time and isinstance(value, int) else value
    return said
