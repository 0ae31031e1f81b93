"""Restoring: the old database or the restored one, never anything between, and no password on the wrong path."""

import os
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import threading
from collections.abc import Mapping
from contextlib import closing, suppress
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.domain.business import BusinessId
from bot.domain.channel import CredentialId
from bot.domain.times import from_ms, to_ms
from bot.services.upkeep.restoring import restore_backup
from bot.storage.credentials import CredentialStore, KeyLost, Vault, new_key
from bot.storage.installation import RESTORED_AT, InstallationStore
from bot.storage.sqlite.backups import BackupKind, back_up, backups, integrity
from bot.storage.sqlite.database import Tx, transact
from bot.storage.sqlite.lock import Lock
from bot.storage.sqlite.migrate import NewerDatabase, files, migrate, schema_number
from bot.storage.sqlite.restore import BackupBroken, RestoreRefused, restore
from tests.support.clock import NOW
from tests.support.rows import fill

ROOT = Path(__file__).resolve().parents[3]
VAULT = Vault([new_key()])
LATER = NOW + timedelta(days=1)
SECRETS = {"application_password": "abcd EFGH"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A database with one row everywhere and a sealed credential, backed up at NOW."""
    path = tmp_path / "data" / "shopbell.db"
    migrate(path, NOW)
    ids = transact(path, lambda tx: fill(tx, 100, "Grüß Gott", to_ms(NOW)))
    transact(path, lambda tx: seal(tx, ids))
    back_up(path, NOW, BackupKind.BY_HAND)
    return path


def seal(tx: Tx, ids: Mapping[str, int]) -> None:
    store = CredentialStore(tx, VAULT)
    assert store.save(BusinessId(ids["business"]), CredentialId(ids["credential"]), SECRETS, NOW)


def nothing_to_settle(tx: Tx, now: datetime) -> None:
    pass


def author(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        found: str = connection.execute("SELECT author FROM comment").fetchone()[0]
    return found


def change(path: Path, sql: str) -> None:
    transact(path, lambda tx: tx.execute(sql))


def load(path: Path) -> Mapping[str, str]:
    return transact(
        path,
        lambda tx: CredentialStore(tx, VAULT).load(
            BusinessId(tx.all("SELECT id FROM business")[0]["id"]),
            CredentialId(tx.all("SELECT id FROM credential")[0]["id"]),
        ),
    )


def test_the_backup_comes_back_and_what_was_there_is_kept(path: Path) -> None:
    backup = backups(path)[0].path
    change(path, "UPDATE comment SET author = 'newer'")
    before = path.stat().st_ino
    with Lock.take(path) as lock:
        done = restore_backup(lock, path, backup, LATER)
    assert author(path) == "Grüß Gott"
    assert done.kept is not None
    assert author(done.kept) == "newer"
    assert integrity(path) == ""
    assert path.stat().st_ino != before, "it must come by rename, not by writing into the old file"
    assert transact(path, lambda tx: InstallationStore(tx).time(RESTORED_AT)) == LATER
    assert path.stat().st_mode & 0o777 == 0o600
    assert {file.name for file in path.parent.iterdir()} == {"shopbell.db", "lock", "backups"}


def test_what_must_be_put_right_is_done_before_anybody_sees_it(path: Path) -> None:
    def settle(tx: Tx, now: datetime) -> None:
        assert from_ms(to_ms(now)) == LATER
        tx.execute("UPDATE outbox SET state = 'needs_human'")

    with Lock.take(path) as lock:
        restore(lock, path, backups(path)[0].path, LATER, settle)
    assert transact(path, lambda tx: [row["state"] for row in tx.all("SELECT state FROM outbox")]) == [
        "needs_human"
    ]


def test_if_that_fails_everything_is_as_it_was(path: Path) -> None:
    change(path, "UPDATE comment SET author = 'newer'")

    def fail(tx: Tx, now: datetime) -> None:
        raise LookupError("no")

    with Lock.take(path) as lock, pytest.raises(LookupError):
        restore(lock, path, backups(path)[0].path, LATER, fail)
    assert author(path) == "newer"
    assert len(backups(path)) == 1
    assert {file.name for file in path.parent.iterdir()} == {"shopbell.db", "lock", "backups"}


def die_with_a_log(path: Path) -> Path:
    """A process writes and is killed before the log gets into the main file."""
    script = f"""
import os, signal, sqlite3
connection = sqlite3.connect({str(path)!r}, isolation_level=None)
connection.execute("PRAGMA wal_autocheckpoint = 0")
connection.execute("UPDATE comment SET author = 'in the log'")
os.kill(os.getpid(), signal.SIGKILL)
"""
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == -signal.SIGKILL
    log = path.with_name("shopbell.db-wal")
    assert log.stat().st_size > 0
    return log


def test_a_log_left_by_a_killed_bot_never_gets_into_the_restored_database(path: Path) -> None:
    log = die_with_a_log(path)
    with Lock.take(path) as lock:
        done = restore(lock, path, backups(path)[0].path, LATER, nothing_to_settle)
    assert not log.exists()
    assert author(path) == "Grüß Gott"
    assert done.kept is not None
    assert author(done.kept) == "in the log"


def test_nor_does_the_log_of_a_broken_database(path: Path) -> None:
    backup = backups(path)[0].path
    log = die_with_a_log(path)
    left = log.read_bytes()
    path.write_bytes(b"broken" * 10_000)
    with Lock.take(path) as lock:
        done = restore(lock, path, backup, LATER, nothing_to_settle)
    assert not log.exists()
    assert author(path) == "Grüß Gott"
    assert done.kept is not None
    assert done.kept.read_bytes() == b"broken" * 10_000
    assert done.kept.with_name(f"{done.kept.name}-wal").read_bytes() == left


@pytest.mark.parametrize("moment", ["copied", "settling", "kept", "replaced"])
def test_killed_on_the_way_there_is_either_the_old_or_the_restored_database(path: Path, moment: str) -> None:
    change(path, "UPDATE comment SET author = 'newer'")
    script = f"""
import os, pathlib, signal, datetime
from bot.storage.sqlite import restore as module
from bot.storage.sqlite.lock import Lock
def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)
def then_die(step):
    def run(*arguments):
        step(*arguments)
        die()
    return run
settle = lambda tx, now: None
moment = {moment!r}
if moment == "copied": module.copy = then_die(module.copy)
if moment == "settling": settle = die
if moment == "kept": module._keep = then_die(module._keep)
if moment == "replaced":
    sync = module.sync
    module.sync = lambda path: die() if path.is_dir() else sync(path)
path = pathlib.Path({str(path)!r})
module.restore(Lock.take(path), path, pathlib.Path({str(backups(path)[0].path)!r}),
    datetime.datetime.fromisoformat({LATER.isoformat()!r}), settle)
"""
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert integrity(path) == ""
    assert author(path) == ("Grüß Gott" if moment == "replaced" else "newer")
    with Lock.take(path) as lock:
        restore(lock, path, backups(path)[-1].path, LATER, nothing_to_settle)
    assert author(path) == "Grüß Gott"
    assert not list(path.parent.glob("*.restoring*"))


def test_a_broken_database_is_replaced_and_every_byte_of_it_kept(path: Path) -> None:
    backup = backups(path)[0].path
    broken = path.read_bytes()[:5000] + os.urandom(20_000)
    path.write_bytes(broken)
    with Lock.take(path) as lock:
        done = restore(lock, path, backup, LATER, nothing_to_settle)
    assert author(path) == "Grüß Gott"
    assert done.credentials == 0
    assert done.kept is not None
    assert done.kept.read_bytes() == broken


def test_where_no_database_is_the_backup_becomes_one(path: Path) -> None:
    backup = backups(path)[0].path
    path.unlink()
    with Lock.take(path) as lock:
        assert restore(lock, path, backup, LATER, nothing_to_settle).kept is None
    assert author(path) == "Grüß Gott"
    with pytest.raises(KeyLost):
        load(path)


@pytest.mark.parametrize("what", ["no database", "half a backup", "another program's", "not there"])
def test_what_is_no_whole_backup_is_refused(path: Path, tmp_path: Path, what: str) -> None:
    bad = tmp_path / "bad.db"
    match what:
        case "no database":
            bad.write_text("hello")
        case "half a backup":
            whole = backups(path)[0].path.read_bytes()
            bad.write_bytes(whole[: len(whole) // 2])
        case "another program's":
            with closing(sqlite3.connect(bad)) as connection:
                connection.execute("CREATE TABLE songs (title)")
    with Lock.take(path) as lock, pytest.raises(BackupBroken):
        restore(lock, path, bad, LATER, nothing_to_settle)
    assert author(path) == "Grüß Gott"
    assert bad.exists() is (what != "not there")


def test_a_backup_of_a_newer_version_is_refused(path: Path) -> None:
    backup = backups(path)[0].path
    with closing(sqlite3.connect(backup)) as connection:
        connection.execute("PRAGMA user_version = 999")
    with Lock.take(path) as lock, pytest.raises(NewerDatabase):
        restore(lock, path, backup, LATER, nothing_to_settle)
    assert author(path) == "Grüß Gott"


def test_without_the_lock_nothing_is_restored(path: Path) -> None:
    lock = Lock.take(path)
    lock.release()
    with pytest.raises(RestoreRefused, match="lock"):
        restore(lock, path, backups(path)[0].path, LATER, nothing_to_settle)
    with Lock.take(path.with_name("preview.db")) as other, pytest.raises(RestoreRefused, match="lock"):
        restore(other, path, backups(path)[0].path, LATER, nothing_to_settle)


def test_a_credential_of_the_same_channel_is_taken_over(path: Path) -> None:
    with Lock.take(path) as lock:
        assert restore(lock, path, backups(path)[0].path, LATER, nothing_to_settle).credentials == 1
    assert load(path) == SECRETS


@pytest.mark.parametrize(
    "since",
    [
        "UPDATE business SET server_id = server_id + 1",
        "UPDATE channel SET account_key = 'https://other.example'",
        'UPDATE channel SET settings = \'{"url": "https://other.example"}\'',
        "UPDATE channel SET connector = 'bluesky'",
        "UPDATE credential SET connector = 'bluesky'",
        "UPDATE channel SET credential_id = NULL",
    ],
)
def test_a_credential_that_may_belong_elsewhere_is_not_taken_over(path: Path, since: str) -> None:
    change(path, since)
    with Lock.take(path) as lock:
        assert restore(lock, path, backups(path)[0].path, LATER, nothing_to_settle).credentials == 0
    with pytest.raises(KeyLost):
        load(path)


def test_a_credential_that_another_channel_of_the_file_would_use_too_is_not_taken_over(path: Path) -> None:
    """Else a second connection, written into the file, would carry the password to its own address."""
    backup = backups(path)[0].path
    with closing(sqlite3.connect(backup)) as connection, connection:
        connection.execute(
            "INSERT INTO channel (business_id, connector, title, settings, account_key, credential_id, connected_at,"
            " read_since, send_since) SELECT business_id, connector, title, '{}', 'https://thief.example',"
            " credential_id, connected_at, read_since, send_since FROM channel LIMIT 1"
        )
    with Lock.take(path) as lock:
        assert restore(lock, path, backup, LATER, nothing_to_settle).credentials == 0
    with pytest.raises(KeyLost):
        load(path)


@pytest.mark.parametrize("since", ["", 'UPDATE channel SET settings = \'{"url": "https://thief.example"}\''])
def test_a_password_that_a_copied_file_holds_itself_counts_for_nothing(path: Path, since: str) -> None:
    """A plain copy of the database holds what our key opens; with another address in it, it would go there."""
    copied = path.with_name("copied.db")
    shutil.copyfile(path, copied)
    if since:
        change(copied, since)
    with Lock.take(path) as lock:
        assert restore(lock, path, copied, LATER, nothing_to_settle).credentials == (0 if since else 1)
    if since:
        with pytest.raises(KeyLost):
            load(path)
    else:
        assert load(path) == SECRETS


def test_no_address_of_the_file_is_asked_before_the_account_is_checked(path: Path) -> None:
    backup = backups(path)[0].path
    with closing(sqlite3.connect(backup)) as connection, connection:
        connection.execute(
            "UPDATE channel SET checked_at = connected_at, account = json_object('found', json_object('root', 'x'))"
        )
    with Lock.take(path) as lock:
        assert restore_backup(lock, path, backup, LATER).credentials == 1
    assert transact(
        path, lambda tx: [tuple(row) for row in tx.all("SELECT account, checked_at FROM channel")]
    ) == [("", None)]


@pytest.mark.parametrize(
    "change_of_schema",
    [
        "CREATE TRIGGER leak AFTER UPDATE ON credential BEGIN UPDATE channel SET title = hex(NEW.sealed); END",
        "CREATE VIEW nosy AS SELECT sealed FROM credential",
        "CREATE TABLE loot (sealed BLOB)",
        "CREATE INDEX odd ON comment (upper(text))",
        "DROP INDEX channel_account",
        "ALTER TABLE channel ADD COLUMN more TEXT",
        "PRAGMA user_version = 1",
    ],
)
def test_a_file_whose_schema_is_not_that_of_its_migration_is_refused(
    path: Path, change_of_schema: str
) -> None:
    backup = backups(path)[0].path
    with closing(sqlite3.connect(backup)) as connection:
        connection.execute(change_of_schema)
    before = path.read_bytes()
    with Lock.take(path) as lock, pytest.raises(BackupBroken, match="schema is not ours"):
        restore(lock, path, backup, LATER, nothing_to_settle)
    assert path.read_bytes() == before


def test_an_older_backup_and_one_that_somebody_analysed_are_taken(path: Path, tmp_path: Path) -> None:
    old = tmp_path / "old.db"
    folder = tmp_path / "first"
    folder.mkdir()
    shutil.copy(files()[0], folder)
    migrate(old, NOW, folder=folder)
    with closing(sqlite3.connect(old)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("ANALYZE")
    with Lock.take(path) as lock:
        restore(lock, path, old, LATER, nothing_to_settle)
    assert schema_number(path) == len(files())


def test_damaged_pages_behind_an_intact_header_are_replaced_and_kept(path: Path) -> None:
    """What the bot itself tells people to restore for."""
    backup = backups(path)[0].path
    size = path.stat().st_size
    assert size > 8192
    damaged = path.read_bytes()[:4096] + os.urandom(size - 4096)
    path.write_bytes(damaged)
    assert schema_number(path) == len(files())
    with Lock.take(path) as lock:
        done = restore(lock, path, backup, LATER, nothing_to_settle)
    assert author(path) == "Grüß Gott"
    assert done.credentials == 0
    assert done.kept is not None
    assert done.kept.read_bytes() == damaged
    assert integrity(path) == ""


@pytest.mark.parametrize("damaged", [False, True])
def test_copies_are_for_their_owner_alone_from_the_first_byte(path: Path, damaged: bool) -> None:
    """Permissions of each file while it is being made, under the widest umask: looked at before and after
    every call of the restore.
    """
    backup = backups(path)[0].path
    if damaged:
        path.write_bytes(path.read_bytes()[:4096] + os.urandom(path.stat().st_size - 4096))
    modes: set[int] = set()

    def look(*_call: object) -> None:
        for file in [*path.parent.glob("shopbell.db.*"), *path.parent.glob("backups/*.part")]:
            with suppress(FileNotFoundError):
                modes.add(stat.S_IMODE(file.stat().st_mode))

    before = os.umask(0)
    threading.setprofile(look)
    sys.setprofile(look)
    try:
        with Lock.take(path) as lock:
            restore(lock, path, backup, LATER, nothing_to_settle)
    finally:
        sys.setprofile(None)
        threading.setprofile(None)
        os.umask(before)
    assert modes == {0o600}


SECOND = (
    "INSERT INTO channel (business_id, connector, title, settings, account_key, credential_id, connected_at,"
    " read_since, send_since) SELECT business_id, connector, 'Galerie', '{}', 'gallery', credential_id,"
    " connected_at, read_since, send_since FROM channel LIMIT 1"
)


def test_a_credential_of_two_channels_is_taken_over_for_both(path: Path) -> None:
    change(path, SECOND)
    back_up(path, LATER, BackupKind.BY_HAND)
    with Lock.take(path) as lock:
        assert restore(lock, path, backups(path)[0].path, LATER, nothing_to_settle).credentials == 1
    assert load(path) == SECRETS


def test_a_credential_goes_back_to_those_that_share_it_still_and_not_to_one_removed_since(path: Path) -> None:
    change(path, SECOND)
    back_up(path, LATER, BackupKind.BY_HAND)
    change(path, "UPDATE channel SET state = 'removed', credential_id = NULL WHERE title = 'Galerie'")
    with Lock.take(path) as lock:
        assert restore(lock, path, backups(path)[0].path, LATER, nothing_to_settle).credentials == 1
    assert load(path) == SECRETS
    rows = transact(path, lambda tx: tx.all("SELECT title, state, credential_id FROM channel ORDER BY id"))
    assert [(row["state"], row["credential_id"] is None) for row in rows][1:] == [("active", True)]
    assert rows[0]["credential_id"] is not None
