"""Backup: consistent copies of the database in one file each, without credentials; the newest seven of each
kind are kept (rotation).
"""

import os
import re
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

KEPT = 7
"""How many of each kind stay."""

Progress = Callable[[float], None]
"""Called with the share that is done, 0 to 1, now and then; from the thread that works."""


class BackupKind(StrEnum):
    """Kind of a backup: nightly, by hand, before a migration or a restore."""

    NIGHTLY = "nightly"
    BY_HAND = "by-hand"
    BEFORE_UPDATE = "before-update"
    BEFORE_RESTORE = "before-restore"


class Backup(NamedTuple):
    """One finished backup file. `size` in bytes."""

    path: Path
    kind: BackupKind
    at: datetime
    size: int


class BackupFailed(Exception):
    """No backup was made, or it would have been incomplete. The text is for the log."""


_NAME = re.compile(
    rf"\A(?P<stem>.+)-(?P<at>\d{{8}}T\d{{6}}Z)-(?P<kind>{'|'.join(kind.value for kind in BackupKind)})\.db"
)
_turn = threading.Lock()
_AT = "%Y%m%dT%H%M%SZ"


def folder_of(database: Path) -> Path:
    """Backup folder of this database."""
    return database.parent / "backups"


def backups(database: Path) -> tuple[Backup, ...]:
    """Every finished backup of this database, newest first."""
    found = []
    for path in folder_of(database).glob(f"{database.stem}-*.db"):
        name = _NAME.fullmatch(path.name)
        if name is not None and name["stem"] == database.stem:
            at = datetime.strptime(name["at"], _AT).replace(tzinfo=UTC)
            found.append(Backup(path, BackupKind(name["kind"]), at, path.stat().st_size))
    return tuple(sorted(found, key=lambda backup: (backup.at, backup.path.name), reverse=True))


def back_up(database: Path, now: datetime, kind: BackupKind, progress: Progress | None = None) -> Backup:
    """Makes a backup: copies the database as of one moment, while others may read and write it.

    Credentials stay out. The copy is checked, synced, and only then gets its name (atomic rename); older ones
    of its kind than the newest seven are removed. Raises BackupFailed.
    """
    folder = folder_of(database)
    target = folder / f"{database.stem}-{now.astimezone(UTC).strftime(_AT)}-{kind.value}.db"
    part = target.with_suffix(".part")
    # One at a time: each begins by removing what a killed one left behind.
    with _turn:
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            for left_over in folder.glob(f"{database.stem}-*.part"):
                left_over.unlink()
            copy(database, part, progress)
            take_secrets_out(part)
            wrong = integrity(part)
            if wrong:
                raise BackupFailed(wrong)
            sync(part)
            part.replace(target)
            sync(folder)
            for old in [backup for backup in backups(database) if backup.kind is kind][KEPT:]:
                old.path.unlink()
        except (OSError, sqlite3.Error) as error:
            raise BackupFailed(str(error)) from error
        finally:
            if part.exists():
                part.unlink()
    return Backup(target, kind, now, target.stat().st_size)


def copy(source: Path, target: Path, progress: Progress | None = None) -> None:
    """Copies one moment of `source` to `target`, which must not exist yet, mode 0600; compacts (VACUUM) on
    the way.
    """
    os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    with closing(sqlite3.connect(source, isolation_level=None)) as connection:
        connection.execute("PRAGMA busy_timeout = 5000")
        # The bot's own writer checkpoints; a copy only reads.
        connection.execute("PRAGMA wal_autocheckpoint = 0")
        if progress is not None:
            whole = max(source.stat().st_size, 1)
            connection.set_progress_handler(lambda: progress(min(_size(target) / whole, 1.0)), 5_000)
        connection.execute("VACUUM INTO :target", {"target": str(target)})
    if progress is not None:
        progress(1.0)


def take_secrets_out(copied: Path) -> None:
    """Empties every credential and ends every login and connect link under way; secure_delete overwrites the old bytes."""
    with closing(sqlite3.connect(copied, isolation_level=None)) as connection:
        connection.execute("PRAGMA secure_delete = ON")
        if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'credential'").fetchone():
            connection.execute("UPDATE credential SET sealed = x''")
        for table in ("login", "connect_link"):
            if connection.execute(
                "SELECT 1 FROM sqlite_master WHERE name = :table", {"table": table}
            ).fetchone():
                connection.execute(f"DELETE FROM {table}")


def integrity(database: Path) -> str:
    """Integrity check: empty where the file is whole, else the first problem, in SQLite's words."""
    try:
        with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            found: str = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
            if found != "ok":
                return found
            stray = connection.execute("PRAGMA foreign_key_check").fetchone()
            return (
                ""
                if stray is None
                else f"a row of {stray[0]} points to a row of {stray[2]} that is not there"
            )
    except sqlite3.Error as error:
        return str(error)


def sync(path: Path) -> None:
    """Syncs a file or folder to the disk (fsync; of folders, the names)."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0
