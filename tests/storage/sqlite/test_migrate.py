"""Migrations: whole or not at all, never backwards, never edited once released."""

import hashlib
import shutil
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from datetime import time, timedelta
from pathlib import Path

import pytest

from bot.domain.business import BusinessId, ServerId
from bot.domain.comment import CommentId
from bot.domain.settings import Language
from bot.storage.businesses import BusinessStore
from bot.storage.comment_states import CommentStateStore
from bot.storage.sqlite.backups import BackupKind, backups
from bot.storage.sqlite.database import DatabaseUnusable, Tx, transact
from bot.storage.sqlite.migrate import (
    MIGRATIONS,
    Migrated,
    MigrationFailed,
    NewerDatabase,
    files,
    migrate,
    schema_number,
    statements,
)
from bot.storage.suggestions import SuggestionStore
from tests.support.clock import NOW

ROOT = Path(__file__).resolve().parents[3]

RELEASED = {
    "0001_initial.sql": "9e7c0c4cccfb88640e8a6477402f11b964741a3f5977183c60aefae5f6871320",
    "0002_ways_back.sql": "84afbbacffb8918a3f503a2847169af0af3e3487bdd7437e9ddc0bedda62ee8b",
    "0003_rooms.sql": "a55c484e35b51bbbb0e905abdcb9484009e34dbc90261fc6e989f4ff98e2f0c3",
    "0004_own_channels.sql": "fb04fdba02f5850e1cfaa692b904c29137fe53025cea7650cd7ee9702c4efcd8",
    "0005_kept_meters.sql": "caeae7030561e8e8e38b52e018bc25708ab3a895f2c3182a416b82bb00e2702f",
    "0006_inbox_and_community.sql": "475fa45ba7224ec39a2eae725fde1b74a669aa705689a22225a9d5ad8002e945",
    "0007_inbox_details.sql": "8df4f7a1ef37dc138395c625fc6b23402c8b2ca936ff22f2a86dae7ee5c772b1",
    "0008_brand_and_templates.sql": "b7a797a06202f3047a65769ef382557b4978eb43f7a4001aa52962f0c7199548",
}
"""SHA-256 of every released migration. A released file is never edited: write the next one."""

FIRST = """-- Why: a shop; it is said twice, so that the split is tried.
CREATE TABLE shop (id INTEGER PRIMARY KEY, name TEXT NOT NULL, note TEXT DEFAULT 'a;b') STRICT;  -- semicolon; here
CREATE TABLE comment (id INTEGER PRIMARY KEY, shop_id INTEGER NOT NULL REFERENCES shop (id) ON DELETE CASCADE) STRICT;
/* a trigger; with semicolons */
CREATE TRIGGER shout AFTER INSERT ON shop BEGIN
    UPDATE shop SET name = upper(name) WHERE id = NEW.id;
    UPDATE shop SET note = 'c;d' WHERE id = NEW.id;
END;
INSERT INTO shop (name) VALUES ('one; two');
INSERT INTO comment (shop_id) VALUES (1);
-- the end;
"""
SECOND = """-- Why: a shop has a town; SQLite wants the whole table anew for that.
CREATE TABLE shop_anew (id INTEGER PRIMARY KEY, name TEXT NOT NULL, town TEXT NOT NULL) STRICT;
INSERT INTO shop_anew SELECT id, name, 'Wien' FROM shop;
DROP TABLE shop;
ALTER TABLE shop_anew RENAME TO shop;
CREATE INDEX shop_town ON shop (town);
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "migrations"
    folder.mkdir()
    (folder / "0001_shop.sql").write_text(FIRST)
    return folder


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "shopbell.db"


def schema(path: Path) -> list[tuple[str, str, str]]:
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY type, name").fetchall()
    return [(kind, name, sql) for kind, name, sql in rows]


def rows(path: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()


def test_a_new_database_is_made_for_its_owner_only(path: Path) -> None:
    assert migrate(path, NOW) == Migrated(0, len(files()), None)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert rows(path, "PRAGMA journal_mode") == [("wal",)]
    assert schema_number(path) == len(files())


def test_nothing_pending_changes_nothing(path: Path) -> None:
    migrate(path, NOW)
    before = path.read_bytes()
    assert migrate(path, NOW) == Migrated(len(files()), len(files()), None)
    assert path.read_bytes() == before
    assert backups(path) == ()


def test_statements_are_split_where_sqlite_ends_them() -> None:
    split = list(statements(FIRST))
    assert len(split) == 5
    assert split[2].endswith("END;")
    assert split[3] == "INSERT INTO shop (name) VALUES ('one; two');"


def test_a_statement_without_an_end_is_refused(folder: Path, path: Path) -> None:
    (folder / "0001_shop.sql").write_text("CREATE TABLE a (b);\nCREATE TABLE c (d)")
    with pytest.raises(MigrationFailed, match="no end"):
        migrate(path, NOW, folder=folder)
    assert schema(path) == []


def test_every_table_is_strict() -> None:
    for file in files():
        for statement in statements(file.read_text(encoding="utf-8")):
            bare = "\n".join(line for line in statement.splitlines() if not line.strip().startswith("--"))
            if bare.lstrip().upper().startswith("CREATE TABLE"):
                assert bare.rstrip("; \n").endswith("STRICT"), bare.splitlines()[0]


def test_an_old_database_is_backed_up_before_it_is_brought_up(folder: Path, path: Path) -> None:
    migrate(path, NOW, folder=folder)
    old = schema(path)
    (folder / "0002_town.sql").write_text(SECOND)
    done = migrate(path, NOW, folder=folder)
    assert (done.before, done.after) == (1, 2)
    assert done.backup is not None
    assert done.backup.kind is BackupKind.BEFORE_UPDATE
    assert schema(done.backup.path) == old
    assert schema_number(done.backup.path) == 1
    assert rows(path, "SELECT name, town FROM shop") == [("ONE; TWO", "Wien")]
    # The table was rebuilt, and what points to it was not deleted with the old one.
    assert rows(path, "SELECT shop_id FROM comment") == [(1,)]


def test_a_failing_file_leaves_the_schema_before_it(folder: Path, path: Path) -> None:
    (folder / "0002_town.sql").write_text(
        "CREATE TABLE town (id INTEGER PRIMARY KEY);\nINSERT INTO nowhere VALUES (1);"
    )
    with pytest.raises(MigrationFailed, match="nowhere") as caught:
        migrate(path, NOW, folder=folder)
    assert caught.value.name == "0002_town.sql"
    assert schema_number(path) == 1
    assert rows(path, "SELECT name FROM sqlite_master WHERE name = 'town'") == []


def test_a_file_that_breaks_a_reference_is_not_applied(folder: Path, path: Path) -> None:
    (folder / "0002_town.sql").write_text("DELETE FROM shop;")
    with pytest.raises(MigrationFailed, match="comment"):
        migrate(path, NOW, folder=folder)
    assert rows(path, "SELECT count(*) FROM shop") == [(1,)]
    assert schema_number(path) == 1


@pytest.mark.parametrize("control", ["COMMIT;", "ROLLBACK;"])
def test_a_file_that_ends_its_own_transaction_is_refused(folder: Path, path: Path, control: str) -> None:
    (folder / "0002_town.sql").write_text(
        f"CREATE TABLE town (id INTEGER PRIMARY KEY);\n{control}\nSELECT 1;"
    )
    with pytest.raises(MigrationFailed, match="ended the transaction"):
        migrate(path, NOW, folder=folder)
    assert schema_number(path) == 1


def test_a_newer_database_is_refused_untouched(folder: Path, path: Path) -> None:
    (folder / "0002_town.sql").write_text(SECOND)
    migrate(path, NOW, folder=folder)
    before = path.read_bytes()
    (folder / "0002_town.sql").unlink()
    with pytest.raises(NewerDatabase) as caught:
        migrate(path, NOW, folder=folder)
    assert (caught.value.found, caught.value.known) == (2, 1)
    assert path.read_bytes() == before


def test_the_database_of_another_program_is_refused_untouched(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE songs (title)")
    before = path.read_bytes()
    with pytest.raises(DatabaseUnusable, match="another program"):
        migrate(path, NOW)
    assert path.read_bytes() == before


def test_what_is_no_database_is_refused_untouched(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("not a database at all " * 100)
    with pytest.raises(DatabaseUnusable):
        migrate(path, NOW)
    with pytest.raises(DatabaseUnusable):
        schema_number(path)
    assert path.read_text() == "not a database at all " * 100


@pytest.mark.parametrize("name", ["0003_gap.sql", "0001_twice.sql", "town.sql", "0002-town.sql"])
def test_a_misnumbered_file_is_found_before_anything_runs(folder: Path, path: Path, name: str) -> None:
    (folder / name).write_text(SECOND)
    with pytest.raises(MigrationFailed):
        migrate(path, NOW, folder=folder)
    assert not path.exists()


def killed_at_every_statement(folder: Path, begin: Path, tmp_path: Path) -> list[list[str]]:
    place = tmp_path / "killed"
    place.mkdir()
    command = [sys.executable, "-m", "tests.storage.sqlite.migrating", str(folder), str(begin), str(place)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return [line.split() for line in done.stdout.splitlines()]


def test_killed_after_any_statement_the_first_schema_comes_whole_or_not_at_all(
    path: Path, tmp_path: Path
) -> None:
    migrate(path, NOW)
    kills = killed_at_every_statement(MIGRATIONS, tmp_path / "nothing.db", tmp_path)
    assert len(kills) == sum(len(list(statements(file.read_text(encoding="utf-8")))) for file in files())
    whole = {
        number: schema(tmp_path / "killed" / f"whole-{number}.db") for number in range(1, len(files()) + 1)
    }
    assert whole[len(files())] == schema(path)
    for file, _, found, after, killed in kills:
        assert int(found) == int(file) - 1
        assert int(after) == int(file)
        assert schema(Path(killed)) == whole[int(file)]


def test_killed_after_any_statement_of_an_update_the_rows_stay(
    folder: Path, path: Path, tmp_path: Path
) -> None:
    migrate(path, NOW, folder=folder)
    (folder / "0002_town.sql").write_text(SECOND)
    kills = killed_at_every_statement(folder, path, tmp_path)
    assert [(found, after) for _, _, found, after, _ in kills] == [("1", "2")] * 5
    for *_, killed in kills:
        assert rows(Path(killed), "SELECT name, town FROM shop") == [("ONE; TWO", "Wien")]
        assert rows(Path(killed), "SELECT shop_id FROM comment") == [(1,)]


def test_every_released_schema_leads_to_the_same_newest_one(path: Path, tmp_path: Path) -> None:
    migrate(path, NOW)
    for count in range(1, len(files())):
        older = tmp_path / f"until-{count}"
        older.mkdir()
        for file in files()[:count]:
            shutil.copy(file, older)
        database = tmp_path / f"from-{count}.db"
        migrate(database, NOW, folder=older)
        assert migrate(database, NOW) == Migrated(count, len(files()), backups(database)[0])
        assert schema(database) == schema(path)


def test_settings_of_a_business_are_kept_by_name_from_the_third_schema_on(tmp_path: Path) -> None:
    older = tmp_path / "older"
    older.mkdir()
    for file in files()[:2]:
        shutil.copy(file, older)
    database = tmp_path / "settings.db"
    migrate(database, NOW, folder=older)
    columns = "server_id, name, person_key, created_at, language, customer_language, zone, digest_at, target"
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute(
            f"INSERT INTO business ({columns}, lock_screen_text) VALUES"
            " (1, 'Shop', x'00', 0, 'de_DE@sie', 'en', 'Europe/Zurich', 465, 1800000, 0)"
        )
    migrate(database, NOW)
    business = transact(database, lambda tx: BusinessStore(tx).by_server(ServerId(1)))
    assert business is not None
    assert (business.language, business.customer_language) == (Language.GERMAN_SIE, Language.ENGLISH)
    assert (business.zone, business.digest_at) == ("Europe/Zurich", time(7, 45))
    assert (business.target, business.lock_screen_text) == (timedelta(minutes=30), False)


def test_a_limit_and_what_was_spent_of_it_are_kept_from_the_fourth_schema_on(tmp_path: Path) -> None:
    older = tmp_path / "older"
    older.mkdir()
    for file in files()[:4]:
        shutil.copy(file, older)
    database = tmp_path / "meters.db"
    migrate(database, NOW, folder=older)
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.executescript(
            "INSERT INTO business (id, server_id, name, person_key, created_at) VALUES (1, 1, 'Shop', x'00', 0);"
            "INSERT INTO credential (id, business_id, connector, sealed, saved_at) VALUES (3, 1, 'x', x'00', 0);"
            "INSERT INTO meter (id, business_id, credential_id, quota, began_at, units, cap)"
            " VALUES (7, 1, 3, 'money', 5, 4100, 5000)"
        )
    migrate(database, NOW)
    with closing(sqlite3.connect(database)) as connection:
        rows = connection.execute(
            "SELECT id, business_id, credential_id, channel_id, quota, began_at, units, cap FROM meter"
        ).fetchall()
    assert rows == [(7, 1, 3, None, "money", 5, 4100, 5000)]


def test_a_template_of_an_older_schema_is_in_the_language_of_its_business_and_its_rule_parts_nothing(
    tmp_path: Path,
) -> None:
    older = tmp_path / "older"
    older.mkdir()
    for file in files()[:7]:
        shutil.copy(file, older)
    database = tmp_path / "templates.db"
    migrate(database, NOW, folder=older)
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.executescript(
            "INSERT INTO business (id, server_id, name, person_key, created_at)"
            " VALUES (1, 1, 'A', x'00', 1), (2, 2, 'B', x'00', 1);"
            "INSERT INTO business_setting (business_id, name, value) VALUES (2, 'customer_language', 'en');"
            "INSERT INTO template (business_id, title, short_name, body, created_at, created_by)"
            " VALUES (1, 'a', 'a', 'Ja' || char(10) || '---' || char(10) || 'Anna', 1, 1), (2, 'b', 'b', 'Yes', 1, 1);"
        )
    migrate(database, NOW)
    kept = rows(database, "SELECT language, body FROM template ORDER BY id")
    assert kept == [("de", "Ja\n–––\nAnna"), ("en", "Yes")]


BLOG = """
INSERT INTO channel (id, business_id, connector, title, settings, account_key, connected_at, read_since, send_since)
    VALUES (1, 1, 'wordpress', 'Blog', '{}', 'blog', 0, 0, 0);
INSERT INTO thread (id, business_id, channel_id, external_id) VALUES (1, 1, 1, 'post');
"""
"""A connection of business 1 and a post on it."""


def comment(number: int, state: str) -> str:
    """SQL of a comment below that post."""
    columns = (
        "business_id, channel_id, external_id, ordinal, thread_id, author, role, text, posted_at, seen_at"
    )
    return (
        f"INSERT INTO comment (id, {columns}, waits_since, url, visibility, fingerprint, looked_at, state)"
        f" VALUES ({number}, 1, 1, 'c{number}', {number}, 1, 'Klara', 'customer', 'Samstag?', 0, 0, 0, '',"
        f" 'public', x'', 0, '{state}');"
    )


def test_a_template_of_an_older_schema_was_used_last_when_its_last_reply_was_posted(tmp_path: Path) -> None:
    older = tmp_path / "older"
    older.mkdir()
    for file in files()[:7]:
        shutil.copy(file, older)
    database = tmp_path / "used.db"
    migrate(database, NOW, folder=older)
    reply = "business_id, comment_id, channel_id, errand, state, body, parent, due_at, created_by, created_at, template_id, posted_at"
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.executescript(
            "INSERT INTO business (id, server_id, name, person_key, created_at) VALUES (1, 1, 'A', x'00', 1);"
            "INSERT INTO template (business_id, title, short_name, body, used, created_at, created_by)"
            " VALUES (1, 'a', 'a', 'Ja', 2, 1, 1), (1, 'b', 'b', 'Nein', 0, 1, 1);"
            f"{BLOG}"
            + "".join(
                f"{comment(n, 'answered')}INSERT INTO outbox ({reply}) VALUES (1, {n}, 1, 'reply', '{state}', 'Ja', '', 0, 1, 1, {template}, {at});"
                for n, (state, template, at) in enumerate(
                    (("sent", 1, 500), ("sent", 1, 700), ("failed", 1, "NULL"), ("failed", 2, "NULL")), 1
                )
            )
        )
    migrate(database, NOW)
    assert rows(database, "SELECT last_used_at FROM template ORDER BY id") == [(700,), (None,)]


def test_open_comments_of_an_older_schema_get_suggestions_and_closed_ones_once_they_are_opened(
    tmp_path: Path,
) -> None:
    older = tmp_path / "older"
    older.mkdir()
    for file in files()[:2]:
        shutil.copy(file, older)
    database = tmp_path / "suggestions.db"
    migrate(database, NOW, folder=older)
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.executescript(
            "INSERT INTO business (id, server_id, name, person_key, created_at) VALUES (1, 1, 'Shop', x'00', 0);"
            f"{BLOG}"
            "INSERT INTO card (id, business_id, form, due_at, created_at) VALUES (1, 1, 'bundle', 0, 0);"
            + "".join(
                f"{comment(number, state)}INSERT INTO card_comment (business_id, card_id, comment_id) VALUES (1, 1, {number});"
                for number, state in enumerate(("open", "answered", "done"), 1)
            )
        )
    migrate(database, NOW)

    def waiting(tx: Tx) -> list[int]:
        found = SuggestionStore(tx).unsuggested(10)
        return [] if found is None else list(found.texts)

    assert transact(database, waiting) == [1]
    assert transact(database, lambda tx: CommentStateStore(tx).reopen(BusinessId(1), CommentId(3)))
    assert transact(database, waiting) == [3, 1]


def test_of_the_replies_of_an_older_schema_the_newest_thousand_of_each_business_are_learnt_from(
    tmp_path: Path,
) -> None:
    older = tmp_path / "older"
    older.mkdir()
    for file in files()[:7]:
        shutil.copy(file, older)
    database = tmp_path / "learning.db"
    migrate(database, NOW, folder=older)
    with closing(sqlite3.connect(database)) as connection, connection:
        for shop in (1, 2):
            connection.executescript(
                "INSERT INTO business (id, server_id, name, person_key, created_at)"
                f" VALUES ({shop}, {shop}, 'Shop', x'00', 0);"
                "INSERT INTO channel (id, business_id, connector, title, settings, account_key, connected_at, read_since,"
                f" send_since) VALUES ({shop}, {shop}, 'wordpress', 'Blog', '{{}}', 'blog', 0, 0, 0);"
                f"INSERT INTO thread (id, business_id, channel_id, external_id) VALUES ({shop}, {shop}, {shop}, 'post');"
                "INSERT INTO comment (id, business_id, channel_id, external_id, ordinal, thread_id, author, role, text,"
                " posted_at, seen_at, waits_since, url, visibility, fingerprint, looked_at, state)"
                f" VALUES ({shop}, {shop}, {shop}, 'c', 1, {shop}, 'Klara', 'customer', 'Samstag?', 0, 0, 0, '', 'public',"
                " x'', 0, 'answered');"
            )
        errands = {1499: ("act", "sent"), 1500: ("reply", "failed")}
        connection.executemany(
            "INSERT INTO outbox (id, business_id, channel_id, comment_id, errand, parent, state, due_at, created_by,"
            " created_at) VALUES (?1, ?2, ?2, ?2, ?3, 'c', ?4, 0, 1, 0)",
            [
                (number, 1 + (number > 1500), *errands.get(number, ("reply", "sent")))
                for number in range(1, 1801)
            ],
        )
    migrate(database, NOW)
    waiting = (
        "SELECT business_id, min(id), count(*) FROM outbox WHERE learnt = 0 AND state = 'sent' AND errand <> 'act'"
        " GROUP BY business_id"
    )
    assert rows(database, waiting) == [(1, 499, 1000), (2, 1501, 300)]


def test_no_released_file_was_edited() -> None:
    found = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files()}
    edited = [name for name, checksum in RELEASED.items() if found.get(name) != checksum]
    assert not edited, f"released migrations are never edited or removed, but these were: {edited}"
    unlisted = [name for name in found if name not in RELEASED]
    assert unlisted in ([], [files()[-1].name]), "only the newest migration may still be unreleased"
