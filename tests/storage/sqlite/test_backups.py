"""Backups: whole, of one moment, without credentials, seven of a kind."""

import asyncio
import sqlite3
import stat
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.business import Business, MemberId
from bot.domain.settings import Language
from bot.storage.connect_links import ConnectLinkStore, KeptForm
from bot.storage.credentials import CredentialStore, Vault, new_key
from bot.storage.installation import InstallationStore
from bot.storage.sqlite import backups as module
from bot.storage.sqlite.backups import (
    KEPT,
    Backup,
    BackupFailed,
    BackupKind,
    back_up,
    backups,
    folder_of,
    integrity,
)
from bot.storage.sqlite.database import Database, Tx
from bot.storage.sqlite.migrate import schema_number
from tests.support.clock import NOW


def setting(path: Path, name: str) -> str | None:
    with closing(sqlite3.connect(path)) as connection:
        row = connection.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
    return None if row is None else row[0]


async def put(db: Database, value: str) -> None:
    await db.write(lambda tx: InstallationStore(tx).put("said", value))


async def test_a_backup_is_whole_named_for_its_time_and_only_for_its_owner(
    db: Database, shop: Business
) -> None:
    await put(db, "Grüß Gott")
    made = await asyncio.to_thread(back_up, db.path, NOW, BackupKind.NIGHTLY)
    assert made.path == db.path.parent / "backups" / "shopbell-20261121T201400Z-nightly.db"
    assert made.size == made.path.stat().st_size
    assert setting(made.path, "said") == "Grüß Gott"
    assert schema_number(made.path) == schema_number(db.path)
    assert integrity(made.path) == ""
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(made.path.parent.stat().st_mode) == 0o700
    assert [file.name for file in folder_of(db.path).iterdir()] == [made.path.name]
    assert backups(db.path) == (made,)


async def test_no_credential_is_in_it_not_even_sealed(db: Database, shop: Business) -> None:
    vault = Vault([new_key()])
    await db.write(
        lambda tx: CredentialStore(tx, vault).add(shop.id, "wordpress", {"password": "x" * 500}, NOW)
    )
    sealed = (await db.read(lambda tx: tx.all("SELECT sealed FROM credential")))[0]["sealed"]
    made = await asyncio.to_thread(back_up, db.path, NOW, BackupKind.NIGHTLY)
    raw = made.path.read_bytes()
    assert sealed not in raw
    assert sealed[:40] not in raw
    assert sealed[-40:] not in raw
    with closing(sqlite3.connect(made.path)) as connection:
        assert connection.execute("SELECT connector, sealed FROM credential").fetchall() == [
            ("wordpress", b"")
        ]
    assert (await db.read(lambda tx: tx.all("SELECT sealed FROM credential")))[0]["sealed"] == sealed


async def test_no_link_under_way_is_in_it_nor_what_was_typed_on_its_page(
    db: Database, shop: Business
) -> None:
    vault = Vault([new_key()])
    form = KeptForm({"token": "y" * 500})
    ends_at = NOW + timedelta(minutes=30)

    def work(tx: Tx) -> None:
        links = ConnectLinkStore(tx, vault)
        links.add(shop.id, MemberId(5), "wordpress", None, Language.ENGLISH, "t0ken", form, NOW, ends_at)

    await db.write(work)
    [row] = await db.read(lambda tx: tx.all("SELECT sealed, link_hash FROM connect_link"))
    made = await asyncio.to_thread(back_up, db.path, NOW, BackupKind.NIGHTLY)
    raw = made.path.read_bytes()
    assert row["sealed"][-40:] not in raw and row["link_hash"] not in raw
    with closing(sqlite3.connect(made.path)) as connection:
        assert connection.execute("SELECT count(*) FROM connect_link").fetchone() == (0,)
    assert len(await db.read(lambda tx: tx.all("SELECT 1 FROM connect_link"))) == 1


async def test_seven_of_a_kind_stay_and_other_kinds_do_not_push_them_out(
    db: Database, shop: Business
) -> None:
    by_hand = await asyncio.to_thread(back_up, db.path, NOW - timedelta(days=99), BackupKind.BY_HAND)
    made = [
        await asyncio.to_thread(back_up, db.path, NOW + timedelta(days=day), BackupKind.NIGHTLY)
        for day in range(KEPT + 3)
    ]
    assert backups(db.path) == (*reversed(made[-7:]), by_hand)


async def test_backups_of_another_database_and_strangers_files_are_left_alone(
    db: Database, shop: Business
) -> None:
    folder = folder_of(db.path)
    folder.mkdir()
    for name in (
        "preview-20261121T201400Z-nightly.db",
        "shopbell-two-20261121T201400Z-nightly.db",
        "shopbell-notes.db",
    ):
        (folder / name).write_text("not ours")
    for day in range(KEPT + 1):
        await asyncio.to_thread(back_up, db.path, NOW + timedelta(days=day), BackupKind.NIGHTLY)
    assert len(backups(db.path)) == KEPT
    assert len(list(folder.iterdir())) == KEPT + 3


async def test_it_is_of_one_moment_while_others_write(db: Database, shop: Business) -> None:
    stop = asyncio.Event()

    def write_both(number: int, tx: Tx) -> None:
        InstallationStore(tx).put("left", str(number))
        InstallationStore(tx).put("right", str(number))

    async def keep_writing() -> int:
        number = 0
        while not stop.is_set():
            number += 1
            await db.write(lambda tx, number=number: write_both(number, tx))  # type: ignore[misc]
        return number

    writer = asyncio.create_task(keep_writing())
    for second in range(5):
        made = await asyncio.to_thread(back_up, db.path, NOW + timedelta(seconds=second), BackupKind.BY_HAND)
        assert setting(made.path, "left") == setting(made.path, "right")
    stop.set()
    assert await writer > 5


async def test_two_at_once_do_not_get_in_each_others_way(db: Database, shop: Business) -> None:
    made = await asyncio.gather(
        *(
            asyncio.to_thread(back_up, db.path, NOW + timedelta(days=day), BackupKind.BY_HAND)
            for day in range(4)
        )
    )
    assert backups(db.path) == tuple(reversed(made))


async def test_what_a_killed_backup_left_behind_goes_and_never_counts(db: Database, shop: Business) -> None:
    folder = folder_of(db.path)
    folder.mkdir()
    left = folder / "shopbell-20261120T023000Z-nightly.part"
    left.write_text("half")
    assert backups(db.path) == ()
    made = await asyncio.to_thread(back_up, db.path, NOW, BackupKind.NIGHTLY)
    assert list(folder.iterdir()) == [made.path]


async def test_a_copy_that_is_not_whole_is_no_backup(
    db: Database, shop: Business, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = await asyncio.to_thread(back_up, db.path, NOW, BackupKind.NIGHTLY)

    def spoil(source: Path, target: Path, progress: object) -> None:
        copied = bytearray(good.path.read_bytes())
        copied[4096:8192] = b"\xff" * 4096
        target.write_bytes(copied)

    monkeypatch.setattr(module, "copy", spoil)
    with pytest.raises(BackupFailed):
        await asyncio.to_thread(back_up, db.path, NOW + timedelta(days=1), BackupKind.NIGHTLY)
    assert backups(db.path) == (good,)
    assert list(folder_of(db.path).iterdir()) == [good.path]


def test_where_nothing_can_be_written_it_says_so(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "shopbell.db")) as connection:
        connection.execute("CREATE TABLE a (b)")
    (tmp_path / "backups").write_text("in the way")
    with pytest.raises(BackupFailed):
        back_up(tmp_path / "shopbell.db", NOW, BackupKind.NIGHTLY)


def test_progress_ends_at_the_whole(tmp_path: Path) -> None:
    path = tmp_path / "shopbell.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE a (b)")
        connection.executemany("INSERT INTO a VALUES (?)", [("x" * 500,)] * 20_000)
        connection.commit()
    told: list[float] = []
    made = back_up(path, NOW, BackupKind.BY_HAND, told.append)
    assert isinstance(made, Backup)
    assert told == sorted(told)
    assert len(told) > 3
    assert told[-1] == 1.0


def test_integrity_names_what_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE parent (id INTEGER PRIMARY KEY)")
        connection.execute("CREATE TABLE child (parent_id INTEGER REFERENCES parent (id))")
        connection.commit()
        assert integrity(path) == ""
        connection.execute("INSERT INTO child VALUES (5)")
        connection.commit()
    assert "child" in integrity(path)
    path.write_text("no database")
    assert integrity(path) != ""
    assert integrity(tmp_path / "not there.db") != ""
