"""Migrations: numbered SQL files that bring the schema up to date, each in one transaction together with its
schema number (user_version).
"""

import os
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from bot.storage.sqlite.backups import Backup, BackupKind, back_up
from bot.storage.sqlite.database import BUSY_TIMEOUT, DatabaseUnusable, unusable

MIGRATIONS = Path(__file__).resolve().parents[3] / "migrations"

_NAME = re.compile(r"(?P<number>\d{4})_[a-z0-9_]+\.sql")
# Tables that SQLite makes for itself, also by an ANALYZE somebody ran by hand.
_OF_SQLITE = frozenset(("table", name) for name in ("sqlite_sequence", "sqlite_stat1", "sqlite_stat4"))
_COMMENT = re.compile(r"--[^\n]*|/\*.*?(?:\*/|\Z)", re.DOTALL)

AfterStatement = Callable[[int, int], None]
"""Called with the numbers of the file and of the statement that has just run, both from 1."""


class Migrated(NamedTuple):
    """Result of a migration: schema numbers before (0: there was none) and after; `backup` only where there
    was something.
    """

    before: int
    after: int
    backup: Backup | None


class NewerDatabase(Exception):
    """The file was written by a newer version of this program; an older one must not touch it (no downgrade)."""

    def __init__(self, path: Path, found: int, known: int) -> None:
        super().__init__(f"{path}: schema {found}, this version knows {known}")
        self.path = path
        self.found = found
        self.known = known


class MigrationFailed(Exception):
    """A migration could not be applied; the database is as it was before that file."""

    def __init__(self, name: str, detail: str) -> None:
        super().__init__(f"{name}: {detail}")
        self.name = name


def files(folder: Path = MIGRATIONS) -> tuple[Path, ...]:
    """Migration files in order; file number n makes schema n. Raises MigrationFailed where one is missing or
    misnamed.
    """
    found = sorted(folder.glob("*.sql"))
    for number, path in enumerate(found, start=1):
        name = _NAME.fullmatch(path.name)
        if name is None or int(name["number"]) != number:
            raise MigrationFailed(path.name, f"{number:04d} was expected here")
    if not found:
        raise MigrationFailed(str(folder), "there is no migration here")
    return tuple(found)


def statements(script: str) -> Iterator[str]:
    """Splits a script where SQLite says that a statement is complete: triggers and quoted semicolons stay
    whole.
    """
    start = 0
    for end in (match.end() for match in re.finditer(";", script)):
        if sqlite3.complete_statement(script[start:end]):
            yield script[start:end].strip()
            start = end
    rest = _COMMENT.sub("", script[start:]).strip()
    if rest:
        raise sqlite3.OperationalError(f"the last statement has no end: {rest[:60]!r}")


def schema_number(database: Path) -> int:
    """Schema number of a file: 0 for one that does not exist yet. Raises DatabaseUnusable."""
    if not database.exists():
        return 0
    try:
        with closing(sqlite3.connect(database)) as connection:
            return _number(connection)
    except sqlite3.Error as error:
        raise unusable(database, error) from error


def foreign_schema(database: Path) -> str:
    """Compares a file's tables, indexes, views and triggers with those of its schema number: empty where they
    are the same, else what differs.

    A newer number is not looked into: `migrate` refuses it. Raises MigrationFailed.
    """
    known = files(MIGRATIONS)
    try:
        with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            connection.execute("PRAGMA trusted_schema = OFF")
            number = _number(connection)
            found = _schema(connection)
    except sqlite3.Error as error:
        return str(error)
    if number > len(known):
        return ""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as made:
        for count, path in enumerate(known[:number], start=1):
            _apply(made, count, path, None)
        strange = found ^ _schema(made)
    if not number:
        return "its schema is not ours: it has none"
    if strange:
        return "its schema is not ours: " + ", ".join(
            sorted(f"{kind} {name}" for kind, name, _, _ in strange)
        )
    return ""


def _schema(connection: sqlite3.Connection) -> frozenset[tuple[str, str, str, str | None]]:
    rows = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall()
    return frozenset(tuple(row) for row in rows if row[:2] not in _OF_SQLITE)


def migrate(
    database: Path,
    now: datetime,
    *,
    folder: Path = MIGRATIONS,
    keep_copy: bool = True,
    after_statement: AfterStatement | None = None,
) -> Migrated:
    """Migrates the file to the newest schema, creating it where it does not exist. Nobody else may have it
    open.

    Killed at any moment, it leaves the schema of the last finished file, and the next call continues from
    there. `keep_copy`: a backup is made before the first pending file, if the database holds anything.

    Raises NewerDatabase, DatabaseUnusable, MigrationFailed or BackupFailed.
    """
    known = files(folder)
    try:
        _create(database)
        with closing(sqlite3.connect(database, isolation_level=None)) as connection:
            connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT}")
            before = _number(connection)
            if before > len(known):
                raise NewerDatabase(database, before, len(known))
            if before == 0 and connection.execute("SELECT 1 FROM sqlite_master").fetchone():
                raise DatabaseUnusable(database, "it holds the tables of another program")
            if before == len(known):
                return Migrated(before, before, None)
            copy = back_up(database, now, BackupKind.BEFORE_UPDATE) if before and keep_copy else None
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA secure_delete = ON")
            # A table that is rebuilt must not take its children with it; the check before the commit makes up for it.
            connection.execute("PRAGMA foreign_keys = OFF")
            for number, path in list(enumerate(known, start=1))[before:]:
                _apply(connection, number, path, after_statement)
            return Migrated(before, len(known), copy)
    except (OSError, sqlite3.Error) as error:
        raise unusable(database, error) from error


def _create(database: Path) -> None:
    database.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(database, os.O_CREAT | os.O_RDWR, 0o600))


def _number(connection: sqlite3.Connection) -> int:
    number: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return number


def _apply(connection: sqlite3.Connection, number: int, path: Path, after: AfterStatement | None) -> None:
    try:
        connection.execute("BEGIN IMMEDIATE")
        for count, statement in enumerate(statements(path.read_text(encoding="utf-8")), start=1):
            connection.execute(statement)
            if not connection.in_transaction:
                raise sqlite3.OperationalError(f"statement {count} ended the transaction")
            if after is not None:
                after(number, count)
        stray = connection.execute("PRAGMA foreign_key_check").fetchone()
        if stray is not None:
            raise sqlite3.IntegrityError(
                f"a row of {stray[0]} points to a row of {stray[2]} that is not there"
            )
        connection.execute(f"PRAGMA user_version = {number:d}")
        connection.execute("COMMIT")
    except sqlite3.Error as error:
        raise MigrationFailed(path.name, str(error)) from error
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
