"""db and export: state, backup, restore, new keys, and a business as a file."""

from __future__ import annotations

import json
import shutil
import sqlite3
import stat
import zipfile
from contextlib import closing
from datetime import time

import pytest

from bot.config import load
from bot.domain.business import BusinessId
from bot.domain.times import to_ms
from bot.storage.channels import ChannelStore
from bot.storage.credentials import CredentialStore, KeyLost, Vault, new_key
from bot.storage.sqlite.database import Tx, transact
from bot.storage.sqlite.migrate import files
from tests.cli.terminal import Ended, Terminal
from tests.support.businesses import change_business
from tests.support.clock import NOW

REFUSED_WHILE_RUNNING = {
    ("db", "restore", "backup.db"): "Shopbell runs. Stop it first, then restore.\n",
    ("db", "rekey"): "Shopbell runs with the old key. Stop it first, then repeat this.\n",
    ("db", "migrate"): "Shopbell runs, so its database is up to date already. Stop it to do this by hand.\n",
}


def seal(terminal: Terminal, key: str, business: BusinessId) -> None:
    secrets = {"user": "redaktion", "password": "abcd efgh"}
    transact(
        terminal.database,
        lambda tx: CredentialStore(tx, Vault((key,))).add(business, "wordpress", secrets, NOW),
    )


def opened(terminal: Terminal, key: str, business: BusinessId) -> object:
    rows = terminal.rows("SELECT id FROM credential")
    return transact(
        terminal.database,
        lambda tx: [dict(CredentialStore(tx, Vault((key,))).load(business, row["id"])) for row in rows],
    )


def test_status_says_versions_sizes_and_backups(terminal: Terminal) -> None:
    assert terminal.run("db", "status") == Ended(
        1,
        "",
        "There is no database yet. The first start with a Discord token makes it; the README says how.\n",
    )
    terminal.keyed()
    terminal.shop()
    lines = terminal.run("db", "status").out.splitlines()
    assert lines[0] == f"SQLite {sqlite3.sqlite_version}"
    assert lines[1].startswith("Database: ") and lines[1].endswith("log beside it: 0 kB")
    assert lines[2:] == [
        f"Schema {len(files())}, the newest",
        "Nightly backups: 0 of 7",
        "No backup yet; the first is made the coming night.",
    ]


def test_a_backup_is_made_while_the_bot_runs_and_while_it_does_not(terminal: Terminal) -> None:
    terminal.keyed()
    terminal.shop()
    quiet = terminal.run("db", "backup")
    assert quiet.code == 0 and quiet.out.startswith("Backup made, ")
    with terminal.running():
        busy = terminal.run("db", "backup")
        assert busy.code == 0, busy
        seen = terminal.typing("db", "backup", answers={})
        assert seen.code == 0 and "100%" in seen.out
    made = sorted((terminal.folder / "data" / "backups").glob("*-by-hand.db"))
    assert made and all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in made)
    with closing(sqlite3.connect(made[-1])) as connection:
        assert connection.execute("SELECT name FROM business").fetchall() == [("Rösterei Lindgrün",)]
    assert "Newest backup: " in terminal.run("db", "status").out


def test_restore_migrate_and_rekey_are_refused_while_a_bot_runs(terminal: Terminal) -> None:
    key = terminal.keyed()
    terminal.shop()
    shutil.copy(terminal.database, terminal.folder / "backup.db")
    with terminal.running():
        for words, sentence in REFUSED_WHILE_RUNNING.items():
            assert terminal.run(*words) == Ended(1, "", sentence)
    assert load(terminal.folder / ".env", {}).secret_keys == (key,)


def test_a_backup_is_restored_and_what_was_there_is_kept(terminal: Terminal) -> None:
    terminal.keyed()
    shop = terminal.shop()
    path = terminal.run("db", "backup").out.splitlines()[0].rpartition(": ")[2]
    transact(terminal.database, lambda tx: tx.execute("UPDATE business SET name = 'Later'"))
    ended = terminal.run("db", "restore", path)
    assert (ended.code, ended.out.splitlines()[0]) == (0, f"Restored: {path}")
    assert [row["name"] for row in terminal.rows("SELECT name FROM business")] == [shop.name]
    kept = ended.out.splitlines()[1].removeprefix("What was there before: ")
    with closing(sqlite3.connect(terminal.folder / kept)) as connection:
        assert connection.execute("SELECT name FROM business").fetchall() == [("Later",)]


@pytest.mark.parametrize("content", [b"", b"no database", None])
def test_what_is_no_backup_changes_nothing(terminal: Terminal, content: bytes | None) -> None:
    terminal.keyed()
    terminal.shop()
    file = terminal.folder / "file.db"
    if content is None:
        with closing(sqlite3.connect(file)) as connection:
            connection.execute("CREATE TABLE stranger (id)")
    else:
        file.write_bytes(content)
    assert terminal.run("db", "restore", "file.db") == Ended(
        1,
        "",
        "file.db is no whole backup of Shopbell. Nothing was changed. Take another one from data/backups.\n",
    )
    assert len(terminal.rows("SELECT * FROM business")) == 1
    for name in ("none.db", "data"):
        assert terminal.run("db", "restore", name) == Ended(
            2, "", f"There is no file {name}. The backups are in data/backups.\n"
        )


@pytest.mark.parametrize("state", ["active", "removed"])
def test_a_backup_of_the_preview_is_refused_and_the_real_business_stays(
    terminal: Terminal, state: str
) -> None:
    terminal.keyed()
    shop = terminal.shop()
    file = terminal.folder / "preview.db"
    shutil.copy(terminal.database, file)
    transact(file, lambda tx: ChannelStore(tx).add(shop.id, "example", "Blog", {}, "example", NOW))
    transact(file, lambda tx: tx.execute("UPDATE channel SET state = :state", state=state))
    before = terminal.database.read_bytes()
    assert terminal.run("db", "restore", "preview.db") == Ended(
        2,
        "",
        "preview.db is of the preview, with an invented business. Nothing was changed."
        " Take a backup of your own from data/backups.\n",
    )
    assert terminal.database.read_bytes() == before
    assert terminal.rows("SELECT * FROM channel") == []
    left = {path.name for path in (terminal.folder / "data").iterdir()}
    assert left <= {"lock", "shopbell.db", "shopbell.db-wal", "shopbell.db-shm"}


def connected(terminal: Terminal, key: str, business: BusinessId, title: str) -> None:
    """A connection with access that this key opens."""

    def work(tx: Tx) -> None:
        credential = CredentialStore(tx, Vault((key,))).add(business, "wordpress", {"password": "abcd"}, NOW)
        ChannelStore(tx).add(business, "wordpress", title, {"url": title}, title, NOW, credential)

    transact(terminal.database, work)


def test_after_a_restore_each_connection_without_access_is_named_with_what_to_type(
    terminal: Terminal,
) -> None:
    key = terminal.keyed()
    shop = terminal.shop()
    path = terminal.run("db", "backup").out.splitlines()[0].rpartition(": ")[2]
    nothing = terminal.run("db", "restore", path)
    assert nothing.err == "" and "access" not in nothing.out
    connected(terminal, key, shop.id, "a.example")
    path = terminal.run("db", "backup").out.splitlines()[0].rpartition(": ")[2]
    taken_over = terminal.run("db", "restore", path)
    assert taken_over.err == "" and "1 access was taken over." in taken_over.out
    terminal.database.unlink()
    moved = terminal.run("db", "restore", path)
    again = "Connection 1 needs its access again: python -m bot channel login 1"
    assert (moved.code, moved.err) == (0, f"{again}\n")
    terminal.shop("Café Süd", server=700_000_000_000_000_010)
    path = terminal.run("db", "backup").out.splitlines()[0].rpartition(": ")[2]
    assert terminal.run("db", "restore", path).err == f"{again} --business 1\n"


def test_a_newer_database_and_a_newer_backup_are_a_sentence(terminal: Terminal) -> None:
    terminal.keyed()
    terminal.shop()
    newer = terminal.folder / "newer.db"
    shutil.copy(terminal.database, newer)
    with closing(sqlite3.connect(newer)) as connection:
        connection.execute("PRAGMA user_version = 999")
    assert terminal.run("db", "restore", "newer.db") == Ended(
        2, "", "newer.db comes from a newer Shopbell. Update Shopbell first. Nothing was changed.\n"
    )
    newer.replace(terminal.database)
    for words in (("run",), ("channel", "list"), ("db", "migrate"), ("export",)):
        ended = terminal.run(*words)
        assert (ended.code, ended.out) == (2, ""), words
        assert ended.err.splitlines()[-1].startswith("The database comes from a newer Shopbell."), words


def test_a_new_key_seals_everything_and_takes_the_place_of_the_old_one(terminal: Terminal) -> None:
    old = terminal.keyed()
    shop = terminal.shop()
    seal(terminal, old, shop.id)
    before = (terminal.folder / ".env").read_text()
    assert terminal.run("db", "rekey") == Ended(
        0,
        "1 access is encrypted with the newest key.\nThe key is in .env, and older ones were removed from it.\n",
        "",
    )
    [new] = load(terminal.folder / ".env", {}).secret_keys
    assert new != old and (terminal.folder / ".env").read_text() == before.replace(old, new)
    assert opened(terminal, new, shop.id) == [{"user": "redaktion", "password": "abcd efgh"}]
    with pytest.raises(KeyLost):
        opened(terminal, old, shop.id)


def test_a_credential_that_no_key_opens_is_counted_and_stays_for_login(terminal: Terminal) -> None:
    terminal.keyed()
    shop = terminal.shop()
    seal(terminal, new_key(), shop.id)
    ended = terminal.run("db", "rekey")
    assert ended.code == 0
    assert "1 access could not be opened with any key." in ended.out
    assert ended.err == ""
    connected(terminal, new_key(), shop.id, "a.example")
    connected(terminal, load(terminal.folder / ".env", {}).secret_keys[0], shop.id, "b.example")
    ended = terminal.run("db", "rekey")
    assert "2 accesses could not be opened with any key." in ended.out
    assert ended.err == "Connection 1 needs its access again: python -m bot channel login 1\n"


def test_keys_of_the_environment_stay_its_own(terminal: Terminal) -> None:
    key = terminal.keyed()
    shop = terminal.shop()
    seal(terminal, key, shop.id)
    newer = new_key()
    terminal.environment["SHOPBELL_SECRET_KEYS"] = f"{newer},{key}"
    assert terminal.run("db", "rekey").out == (
        "1 access is encrypted with the newest key.\n"
        "Only the first key of SHOPBELL_SECRET_KEYS is needed from now on.\n"
    )
    assert opened(terminal, newer, shop.id) == [{"user": "redaktion", "password": "abcd efgh"}]
    assert load(terminal.folder / ".env", {}).secret_keys == (key,)


NO_KEY = (
    "SHOPBELL_SECRET_KEYS holds something that is no key. Put the former key back; if there never was one,"
    " leave it empty and type: python -m bot db rekey\n"
)


def test_an_empty_key_is_filled_and_a_broken_one_named(terminal: Terminal) -> None:
    terminal.env(DISCORD_TOKEN="t", SHOPBELL_SECRET_KEYS="")
    assert terminal.run("db", "rekey").code == 0
    Vault(load(terminal.folder / ".env", {}).secret_keys)
    terminal.env(DISCORD_TOKEN="t", SHOPBELL_SECRET_KEYS="not-a-key")
    terminal.shop()
    for there in (True, False):
        for words in (
            ("db", "rekey"),
            ("channel", "list"),
            ("check",),
            ("run",),
            ("preview",),
            ("service",),
            ("export",),
        ):
            assert terminal.run(*words) == Ended(2, "", NO_KEY), (words, there)
        terminal.database.unlink(missing_ok=True)


def test_export_holds_every_row_of_one_business_and_nothing_secret(terminal: Terminal) -> None:
    key = terminal.keyed()
    shop = terminal.shop()
    terminal.shop("Café Süd", server=700_000_000_000_000_010)
    seal(terminal, key, shop.id)

    def work(tx: Tx) -> None:
        change_business(tx, shop.id, digest_at=time(7, 45))
        ChannelStore(tx).add(shop.id, "wordpress", "Blog", {"url": "https://a.example"}, "a.example", NOW)
        tx.execute("UPDATE channel SET state = 'paused', rests_until = :at", at=to_ms(NOW))

    transact(terminal.database, work)
    with terminal.running():
        ended = terminal.run("export", "all.zip", "--business", "1")
    assert ended.code == 0, ended
    file = terminal.folder / "all.zip"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with zipfile.ZipFile(file) as archive:
        tables = {name: archive.read(name).decode("utf-8-sig").splitlines() for name in archive.namelist()}
    # A table for spreadsheets beside the rows; no customer has written.
    [header] = tables.pop("comments.csv")
    assert header.startswith("comment;platform;")
    assert ended.out.startswith(f"{sum(map(len, tables.values()))} rows written to all.zip.\n")
    # The running bot has planned its nights by then, or not yet.
    assert {json.loads(line)["kind"] for line in tables["job_run.jsonl"]} <= {"retention"}
    [row] = map(json.loads, tables["business.jsonl"])
    assert (row["name"], row["set_up_at"]) == ("Rösterei Lindgrün", NOW.isoformat())
    assert "person_key" not in row
    [channel] = map(json.loads, tables["channel.jsonl"])
    assert (channel["rests_until"], channel["paused_until"]) == (NOW.isoformat(), None)
    assert [json.loads(line)["value"] for line in tables["business_setting.jsonl"]] == ["07:45"]
    expected = {
        row["name"]
        for row in terminal.rows(
            "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c"
            " WHERE m.type = 'table' AND c.name = 'business_id'"
        )
    }
    assert {name.removesuffix(".jsonl") for name in tables} == (
        expected - {"credential", "login", "connect_link"}
    ) | {"business"}
    again = terminal.run("export", "all.zip", "--business", "1")
    assert again == Ended(2, "", "all.zip is there already. Move it away, or name another file.\n")
    assert [path.name for path in terminal.folder.glob("*.part")] == []


def test_a_database_that_disk_or_rights_keep_from_us_is_not_called_damaged(terminal: Terminal) -> None:
    """What SQLite says where it may not open what belongs to the file, as on a read-only disk."""
    terminal.keyed()
    terminal.shop()
    (terminal.folder / "data" / "shopbell.db-wal").mkdir()
    for words in (("db", "status"), ("db", "migrate")):
        ended = terminal.run(*words)
        assert (ended.code, ended.out) == (2, ""), words
        assert ended.err == (
            "data/shopbell.db can not be read or written."
            " Is the disk full or read-only, or does another user own it?\n"
        )


def test_an_export_lies_beside_the_database_unless_a_place_is_named(terminal: Terminal) -> None:
    terminal.keyed()
    terminal.shop()
    ended = [terminal.run("export") for _ in range(3)]
    assert [each.code for each in ended] == [0, 0, 0], ended
    file, second, third = sorted(
        (terminal.folder / "data" / "exports").iterdir(), key=lambda path: path.stat().st_mtime_ns
    )
    assert (second.name, third.name) == (f"{file.stem}-2.zip", f"{file.stem}-3.zip")
    assert zipfile.ZipFile(third).namelist() == zipfile.ZipFile(file).namelist()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert [path.name for path in terminal.folder.glob("*.zip")] == []


def test_a_place_where_no_export_can_be_written_is_named_as_it_was_typed(terminal: Terminal) -> None:
    terminal.keyed()
    terminal.shop()
    assert terminal.run("export", "nowhere/x.zip") == Ended(
        2, "", "There is no folder nowhere. Make it first, or name a file in another one.\n"
    )
    folder = terminal.run("export", "data")
    assert folder.code == 2
    assert folder.err.startswith("data is a folder. Name a file in it, for example data/shopbell-1-")
    unwritable = terminal.run("export", "/proc/x.zip")
    assert unwritable.code == 2 and unwritable.err.startswith("/proc/x.zip can not be ")
