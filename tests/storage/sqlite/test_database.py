"""The database: whole transactions, one hop each, that nobody can tear."""

import asyncio
import inspect
import logging
import re
import sqlite3
import subprocess
import sys
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import aiosqlite
import pytest

from bot.storage.sqlite import database as module
from bot.storage.sqlite.database import (
    BUSY_TIMEOUT,
    Database,
    DatabaseClosed,
    DatabaseUnusable,
    TransactionMisuse,
    Tx,
    transact,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "plain.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE parent (id INTEGER PRIMARY KEY, name TEXT UNIQUE) STRICT")
    connection.execute("CREATE TABLE child (parent_id INTEGER NOT NULL REFERENCES parent (id)) STRICT")
    connection.close()
    return path


@pytest.fixture
async def plain(path: Path) -> AsyncIterator[Database]:
    database = await Database.open(path, readers=2)
    yield database
    await database.close()


def add(name: str) -> Callable[[Tx], int]:
    return lambda tx: tx.insert("INSERT INTO parent (name) VALUES (:name)", name=name)


def names(tx: Tx) -> list[str]:
    return [row["name"] for row in tx.all("SELECT name FROM parent ORDER BY id")]


async def test_what_a_transaction_returns_comes_back_after_its_commit(plain: Database) -> None:
    assert await plain.write(add("Anna")) == 1
    assert await plain.write(add("Bert")) == 2
    assert await plain.read(names) == ["Anna", "Bert"]


async def test_rows_are_counted_and_read_by_name(plain: Database) -> None:
    def work(tx: Tx) -> tuple[int, int, int, object, object]:
        many = tx.many("INSERT INTO parent (name) VALUES (:name)", ({"name": name} for name in "abc"))
        changed = tx.execute("UPDATE parent SET name = name || :end WHERE name <> :kept", end="!", kept="b")
        first = tx.one("SELECT name FROM parent ORDER BY id")
        assert first is not None
        gone = tx.execute("DELETE FROM parent WHERE name = :name", name="nobody")
        return many, changed, gone, first["name"], tx.one("SELECT 1 FROM parent WHERE name = :name", name="x")

    assert await plain.write(work) == (3, 2, 0, "a!", None)


async def test_whatever_goes_wrong_nothing_of_the_transaction_stays(plain: Database) -> None:
    def fail(tx: Tx) -> None:
        add("Anna")(tx)
        raise LookupError("the shop burned down")

    def break_a_reference(tx: Tx) -> None:
        add("Bert")(tx)
        tx.execute("INSERT INTO child (parent_id) VALUES (:parent)", parent=99)

    with pytest.raises(LookupError, match="burned"):
        await plain.write(fail)
    with pytest.raises(sqlite3.IntegrityError):
        await plain.write(break_a_reference)
    assert await plain.read(names) == []
    assert await plain.write(add("Carla")) == 1


async def test_a_transaction_inside_another_raises_at_the_call(plain: Database) -> None:
    for inner in (plain.write, plain.read):
        with pytest.raises(TransactionMisuse, match="inside"):
            await plain.write(lambda tx, inner=inner: inner(names))  # type: ignore[misc]
        with pytest.raises(TransactionMisuse, match="inside"):
            await plain.read(lambda tx, inner=inner: inner(names))  # type: ignore[misc]
    assert await plain.write(add("Anna")) == 1


async def test_a_coroutine_function_is_refused_at_the_call(plain: Database) -> None:
    async def work(tx: Tx) -> None:
        add("Anna")(tx)

    with pytest.raises(TransactionMisuse, match="plain function"):
        plain.write(work)
    with pytest.raises(TransactionMisuse, match="plain function"):
        plain.read(work)


async def test_work_that_hands_back_a_coroutine_is_rolled_back(plain: Database) -> None:
    async def later() -> None:
        pass

    def work(tx: Tx) -> object:
        add("Anna")(tx)
        return later()

    def steps(tx: Tx) -> Iterator[int]:
        yield add("Anna")(tx)

    for bad in (work, steps):
        with pytest.raises(TransactionMisuse, match="plain function"):
            await plain.write(bad)
    assert await plain.read(names) == []


@pytest.mark.parametrize(
    "sql",
    [
        "COMMIT",
        "commit;",
        "  END",
        "-- a reason\nROLLBACK",
        "/* a\nreason */ BEGIN IMMEDIATE",
        "SAVEPOINT a",
        "RELEASE a",
        "ATTACH ':memory:' AS other",
        "PRAGMA query_only = OFF",
        "VACUUM",
    ],
)
async def test_a_transaction_cannot_be_ended_or_left_from_inside(plain: Database, sql: str) -> None:
    def work(tx: Tx) -> None:
        add("Anna")(tx)
        tx.execute(sql)

    with pytest.raises(TransactionMisuse):
        await plain.write(work)
    with pytest.raises(TransactionMisuse):
        await plain.read(lambda tx: tx.many(sql, []))
    assert await plain.read(names) == []


async def test_a_column_may_be_called_like_a_control_word(plain: Database) -> None:
    row = await plain.read(lambda tx: tx.one("SELECT 1 AS commits, 'BEGIN' AS begins"))
    assert row is not None
    assert tuple(row) == (1, "BEGIN")


async def test_after_sqlite_rolled_back_by_itself_nothing_more_gets_in(plain: Database) -> None:
    await plain.write(add("Anna"))
    caught: list[type[Exception]] = []

    def work(tx: Tx) -> None:
        add("Bert")(tx)
        try:
            tx.execute("INSERT OR ROLLBACK INTO parent (name) VALUES ('Anna')")
        except sqlite3.IntegrityError as error:
            caught.append(type(error))
        add("Carla")(tx)

    with pytest.raises(TransactionMisuse, match="rolled back"):
        await plain.write(work)
    assert caught == [sqlite3.IntegrityError]
    assert await plain.read(names) == ["Anna"]


async def test_a_transaction_that_swallows_such_a_rollback_is_not_called_done(plain: Database) -> None:
    await plain.write(add("Anna"))

    def work(tx: Tx) -> str:
        try:
            tx.execute("INSERT OR ROLLBACK INTO parent (name) VALUES ('Anna')")
        except sqlite3.IntegrityError:
            return "fine"
        return "not reached"

    with pytest.raises(TransactionMisuse, match="rolled back"):
        await plain.write(work)


async def test_a_transaction_kept_after_its_end_is_of_no_use(plain: Database) -> None:
    for run in (plain.write, plain.read):
        kept = await run(lambda tx: tx)
        for use in (
            lambda tx: tx.execute("DELETE FROM parent"),
            lambda tx: tx.all("SELECT 1"),
            lambda tx: tx.one("SELECT 1"),
            lambda tx: tx.insert("INSERT INTO parent (name) VALUES ('x')"),
            lambda tx: tx.many("INSERT INTO parent (name) VALUES (:name)", [{"name": "x"}]),
        ):
            with pytest.raises(TransactionMisuse, match="after its end"):
                use(kept)


async def test_stop_iteration_reaches_the_caller_instead_of_hanging_it(plain: Database) -> None:
    with pytest.raises(TransactionMisuse, match="StopIteration"):
        await plain.write(lambda tx: next(iter(())))
    assert await plain.read(names) == []


async def test_a_cancelled_caller_leaves_a_begun_transaction_whole(plain: Database) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def work(tx: Tx) -> None:
        add("Anna")(tx)
        begun.set()
        assert go_on.wait(30)
        add("Bert")(tx)

    async def call() -> None:
        await plain.write(work)

    task = asyncio.create_task(call())
    assert await asyncio.to_thread(begun.wait, 30)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    go_on.set()
    assert await plain.write(names) == ["Anna", "Bert"]


async def test_a_reader_cannot_write(plain: Database) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        await plain.read(add("Anna"))
    assert await plain.write(names) == []


async def test_everything_read_in_one_go_is_of_one_moment(plain: Database) -> None:
    await plain.write(add("Anna"))
    looked, written = threading.Event(), threading.Event()

    def look_twice(tx: Tx) -> tuple[list[str], list[str]]:
        first = names(tx)
        looked.set()
        assert written.wait(30)
        return first, names(tx)

    async def look() -> tuple[list[str], list[str]]:
        return await plain.read(look_twice)

    task = asyncio.create_task(look())
    assert await asyncio.to_thread(looked.wait, 30)
    await plain.write(add("Bert"))
    written.set()
    assert await task == (["Anna"], ["Anna"])
    assert await plain.read(names) == ["Anna", "Bert"]


async def test_an_uncommitted_row_is_seen_by_nobody(plain: Database) -> None:
    put, seen = threading.Event(), threading.Event()

    def work(tx: Tx) -> None:
        add("Anna")(tx)
        put.set()
        assert seen.wait(30)

    async def call() -> None:
        await plain.write(work)

    task = asyncio.create_task(call())
    assert await asyncio.to_thread(put.wait, 30)
    assert await plain.read(names) == []
    seen.set()
    await task
    assert await plain.read(names) == ["Anna"]


async def test_a_read_does_not_wait_behind_a_long_one_while_another_reader_is_idle(plain: Database) -> None:
    looking, go_on = threading.Event(), threading.Event()

    def look(tx: Tx) -> None:
        looking.set()
        assert go_on.wait(30)

    async def call() -> None:
        await plain.read(look)

    task = asyncio.create_task(call())
    assert await asyncio.to_thread(looking.wait, 30)
    task.cancel()
    for _ in range(5):
        assert await plain.read(names) == []
    go_on.set()
    for reader in plain._readers:
        await reader.run(names)
    assert [reader.pending for reader in plain._readers] == [0, 0]


async def test_a_whole_transaction_is_one_hop_into_the_thread(plain: Database) -> None:
    class Counting:
        def __init__(self, queue: Any) -> None:
            self.queue, self.hops = queue, 0

        def put_nowait(self, item: Any) -> None:
            self.hops += 1
            self.queue.put_nowait(item)

    counting = [
        Counting(connection._tx)
        for connection in (plain._writer, *(reader.connection for reader in plain._readers))
    ]
    for connection, counted in zip(
        (plain._writer, *(reader.connection for reader in plain._readers)), counting, strict=True
    ):
        connection._tx = counted  # type: ignore[assignment]
    await plain.write(lambda tx: [add(str(number))(tx) for number in range(50)])
    await plain.read(lambda tx: [names(tx) for _ in range(50)])
    assert sum(counted.hops for counted in counting) == 2


async def test_each_connection_has_its_pragmas(plain: Database) -> None:
    def pragmas(connection: sqlite3.Connection) -> dict[str, object]:
        wanted = (
            "journal_mode",
            "synchronous",
            "foreign_keys",
            "busy_timeout",
            "query_only",
            "wal_autocheckpoint",
            "secure_delete",
        )
        return {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted}

    writer = await plain._writer._execute(pragmas, plain._writer._conn)
    readers = [
        await reader.connection._execute(pragmas, reader.connection._conn) for reader in plain._readers
    ]
    common = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": BUSY_TIMEOUT}
    assert writer == {**common, "query_only": 0, "wal_autocheckpoint": 1000, "secure_delete": 1}
    for reader in readers:
        # It writes nothing: whatever this build does unasked.
        reader.pop("secure_delete")
    assert readers == [{**common, "query_only": 1, "wal_autocheckpoint": 0}] * 2


def test_the_private_names_of_aiosqlite_are_as_we_use_them() -> None:
    assert aiosqlite.__version__ == "0.22.1"
    assert list(inspect.signature(aiosqlite.Connection._execute).parameters) == [
        "self",
        "fn",
        "args",
        "kwargs",
    ]
    assert inspect.iscoroutinefunction(aiosqlite.Connection._execute)
    assert isinstance(aiosqlite.Connection._conn, property)
    assert isinstance(aiosqlite.connect(":memory:")._thread, threading.Thread)


def test_only_one_module_uses_those_private_names() -> None:
    root = Path(__file__).resolve().parents[3]
    users = {
        file.name
        for folder in ("bot", "cogs")
        for file in (root / folder).rglob("*.py")
        if re.search(r"^\s*(import|from) aiosqlite", file.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert users == {"database.py"}


async def test_no_word_of_a_customer_reaches_the_log(
    plain: Database, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(tx: Tx) -> None:
        raise LookupError("Mein Paket kam nicht an")

    with caplog.at_level(logging.DEBUG), pytest.raises(LookupError):
        await plain.write(fail)
    assert "Paket" not in caplog.text


async def test_a_writing_transaction_has_the_file_from_its_first_statement_on(
    plain: Database, path: Path
) -> None:
    def work(tx: Tx) -> None:
        assert names(tx) == []
        with (
            closing(sqlite3.connect(path, timeout=0)) as other,
            pytest.raises(sqlite3.OperationalError, match="locked"),
        ):
            other.execute("INSERT INTO parent (name) VALUES ('Zoe')")
        add("Anna")(tx)

    await plain.write(work)
    assert await plain.read(names) == ["Anna"]


async def test_a_start_that_fails_at_a_reader_closes_the_writer_too(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect = module._connect

    async def only_the_writer(path: Path, writes: bool) -> aiosqlite.Connection:
        if not writes:
            raise sqlite3.OperationalError("too many open files")
        return await connect(path, writes)

    monkeypatch.setattr(module, "_connect", only_the_writer)
    before = set(threading.enumerate())
    with pytest.raises(DatabaseUnusable, match="too many"):
        await Database.open(path)
    for thread in set(threading.enumerate()) - before:
        thread.join(30)
        assert not thread.is_alive()


async def test_a_checkpoint_empties_the_log(plain: Database) -> None:
    await plain.write(add("Anna"))
    assert plain.wal_bytes() > 0
    done = await plain.checkpoint()
    assert (done.complete, done.wal_bytes, plain.wal_bytes()) == (True, 0, 0)


async def test_a_checkpoint_does_not_wait_for_a_reader(plain: Database) -> None:
    await plain.write(add("Anna"))
    looked, go_on = threading.Event(), threading.Event()

    def look(tx: Tx) -> None:
        names(tx)
        looked.set()
        assert go_on.wait(30)

    async def call() -> None:
        await plain.read(look)

    task = asyncio.create_task(call())
    assert await asyncio.to_thread(looked.wait, 30)
    await plain.write(add("Bert"))
    done = await plain.checkpoint()
    assert not done.complete
    assert done.wal_bytes > 0
    go_on.set()
    await task
    assert (await plain.checkpoint()).complete
    # Waiting for others works again as before.
    busy = await plain._writer._execute(
        lambda: plain._writer._conn.execute("PRAGMA busy_timeout").fetchone()[0]
    )
    assert busy == BUSY_TIMEOUT


async def test_a_closed_database_says_so_and_leaves_one_file(path: Path) -> None:
    database = await Database.open(path)
    await database.write(add("Anna"))
    await database.close()
    await database.close()
    for use in (database.write, database.read):
        with pytest.raises(DatabaseClosed):
            use(names)
    with pytest.raises(DatabaseClosed):
        await database.checkpoint()
    assert [file.name for file in path.parent.iterdir()] == [path.name]


async def test_what_is_no_database_is_named_and_nothing_stays_open(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.write_text("milk, eggs, flour, and a lot more that is surely no database at all\n" * 20)
    before = set(threading.enumerate())
    with pytest.raises(DatabaseUnusable) as caught:
        await Database.open(path)
    assert caught.value.path == path
    for thread in set(threading.enumerate()) - before:
        thread.join(30)
        assert not thread.is_alive()


def test_one_transaction_on_a_file_leaves_nothing_beside_it(path: Path) -> None:
    assert transact(path, add("Anna")) == 1
    with pytest.raises(TransactionMisuse):
        transact(path, lambda tx: tx.execute("COMMIT"))
    assert transact(path, names) == ["Anna"]
    assert [file.name for file in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("ending", ["raise SystemExit(7)", "raise ValueError('no such setting')", "pass"])
def test_a_process_that_never_closes_its_database_ends_all_the_same(path: Path, ending: str) -> None:
    script = f"""
import asyncio, pathlib
from bot.storage.sqlite.database import Database
async def main():
    database = await Database.open(pathlib.Path({str(path)!r}))
    await database.write(lambda tx: tx.insert("INSERT INTO parent (name) VALUES ('Anna')"))
    {ending}
asyncio.run(main())
"""
    root = Path(__file__).resolve().parents[3]
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=root, timeout=60, capture_output=True, check=False
    )
    assert done.returncode == {"raise SystemExit(7)": 7, "pass": 0}.get(ending, 1), done.stderr
    assert transact(path, names) == ["Anna"]
