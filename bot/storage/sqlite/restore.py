"""Restore: replaces the database with a backup, in one atomic rename, after migrating and checking it."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.domain.times import to_ms
from bot.storage.sqlite.backups import (
    BackupFailed,
    BackupKind,
    Progress,
    back_up,
    copy,
    integrity,
    sync,
    take_secrets_out,
)
from bot.storage.sqlite.database import BUSY_TIMEOUT, DatabaseUnusable, Tx, is_damage, transact
from bot.storage.sqlite.lock import Lock
from bot.storage.sqlite.migrate import foreign_schema, migrate, schema_number

Settle = Callable[[Tx, datetime], None]
"""What must be put right in a restored database before anybody works with it."""


class RestoreRefused(Exception):
    """The database is unchanged. The text is for the log."""


class BackupBroken(RestoreRefused):
    """The file is not a complete backup of this program."""


@dataclass(frozen=True, slots=True)
class Restored:
    """Result of a restore. `kept` is a backup of what was there before; `credentials` could be taken over
    from it.
    """

    kept: Path | None
    credentials: int


# A channel that was removed since is in the backup with the credential it shared: its access was taken away, that of the
# others was not.
_LEAVE_REMOVED = """
UPDATE channel SET credential_id = NULL
WHERE EXISTS (
    SELECT 1 FROM live.channel AS old_channel
    WHERE old_channel.id = channel.id AND old_channel.business_id = channel.business_id
        AND old_channel.account_key = channel.account_key AND old_channel.state = 'removed')
AND EXISTS (
    SELECT 1 FROM main.channel AS other JOIN live.channel AS old_other ON old_other.id = other.id
    WHERE other.credential_id = channel.credential_id AND other.id <> channel.id
        AND old_other.credential_id = other.credential_id)
"""

# A backup holds no secrets. A credential is taken over only if every channel that uses it did so before, on the
# same server and with the same address, so that no password can ever go to a host it was not given for.
_TAKE_OVER = """
UPDATE credential SET sealed = (SELECT old.sealed FROM live.credential AS old WHERE old.id = credential.id)
WHERE sealed = x'' AND id IN (
    SELECT old.id FROM live.credential AS old
    JOIN live.business AS old_business ON old_business.id = old.business_id
    JOIN main.business ON main.business.id = old.business_id
        AND main.business.server_id = old_business.server_id
    WHERE old.connector = credential.connector AND old.business_id = credential.business_id)
AND EXISTS (SELECT 1 FROM main.channel WHERE main.channel.credential_id = credential.id)
AND NOT EXISTS (
    SELECT 1 FROM main.channel WHERE main.channel.credential_id = credential.id AND NOT EXISTS (
        SELECT 1 FROM live.channel AS old_channel
        WHERE old_channel.business_id = main.channel.business_id
            AND old_channel.business_id = credential.business_id
            AND old_channel.credential_id = main.channel.credential_id
            AND old_channel.connector = main.channel.connector
            AND old_channel.account_key = main.channel.account_key
            AND old_channel.settings = main.channel.settings))
"""


def restore(
    lock: Lock, database: Path, backup: Path, now: datetime, settle: Settle, progress: Progress | None = None
) -> Restored:
    """Replaces the database with the backup; the database's own state is kept as a backup first. In this order:

    1. the backup's schema is compared with the known one, before its rows are checked;
    2. a copy beside the database is emptied of secrets, migrated, given the credentials that are surely its own,
       and put right (`settle`);
    3. what was there before is backed up, so that no write-ahead log is left beside it;
    4. the copy takes the place of the database, by one rename.

    Killed at any moment, it leaves either the old database or the restored one. `lock` must be held for this
    database. Raises BackupBroken, RestoreRefused, NewerDatabase, DatabaseUnusable or MigrationFailed.
    """
    if not lock.holds(database):
        raise RestoreRefused("the lock of this database is not held")
    # The schema first: checking the rows would run whatever expressions it holds.
    wrong = foreign_schema(backup) or integrity(backup)
    if wrong:
        raise BackupBroken(f"{backup}: {wrong}")
    part = database.with_name(f"{database.name}.restoring")
    _remove(part)
    try:
        copy(backup, part, progress)
        # A plain copy of a database holds credentials that our key opens, and beside them perhaps another address.
        take_secrets_out(part)
        migrate(part, now, keep_copy=False)
        credentials = _take_over_credentials(part, database)
        transact(part, lambda tx: settle(tx, now))
        sync(part)
        kept = _keep(database, now)
        part.replace(database)
        sync(database.parent)
    except (OSError, sqlite3.Error) as error:
        raise RestoreRefused(str(error)) from error
    finally:
        _remove(part)
    return Restored(kept, credentials)


def _take_over_credentials(part: Path, database: Path) -> int:
    try:
        if not schema_number(database):
            return 0
    except DatabaseUnusable:
        return 0
    with closing(sqlite3.connect(part, isolation_level=None)) as connection:
        try:
            connection.execute("ATTACH :database AS live", {"database": str(database)})
            connection.execute(_LEAVE_REMOVED)
            return connection.execute(_TAKE_OVER).rowcount
        except sqlite3.DatabaseError as error:
            # Damaged pages behind an intact header: the very case in which the bot asks for a restore.
            if is_damage(error):
                return 0
            raise


def _keep(database: Path, now: datetime) -> Path | None:
    """Backs up the present database, so that no write-ahead log is left beside it that could be applied to
    the restored one.
    """
    if not database.exists():
        return None
    log, index = (database.with_name(database.name + end) for end in ("-wal", "-shm"))
    try:
        kept = back_up(database, now, BackupKind.BEFORE_RESTORE).path
        with closing(sqlite3.connect(database, isolation_level=None)) as connection:
            connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT}")
            if connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
                raise RestoreRefused("somebody else has the database open")
    except (BackupFailed, sqlite3.DatabaseError):
        # It is broken, and perhaps that is why there is a restore: every byte of it stays for whoever can read it.
        kept = database.with_name(f"{database.name}.broken-{to_ms(now)}")
        for path in (database, log):
            if path.exists():
                _copy_bytes(path, kept.with_name(kept.name + path.name.removeprefix(database.name)))
    log.unlink(missing_ok=True)
    index.unlink(missing_ok=True)
    return kept


def _copy_bytes(source: Path, target: Path) -> None:
    """Copies bytes, with mode 0600 from the first byte on."""
    with (
        source.open("rb") as read,
        os.fdopen(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as written,
    ):
        shutil.copyfileobj(read, written)


def _remove(part: Path) -> None:
    for end in ("", "-wal", "-shm", "-journal"):
        part.with_name(part.name + end).unlink(missing_ok=True)
