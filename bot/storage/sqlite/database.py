"""Database connections and transactions (aiosqlite, WAL): a pool of one writer and several readers, each a
thread; a whole transaction is one hop into it.
"""

import asyncio
import inspect
import logging
import re
import sqlite3
import threading
from collections.abc import Awaitable, Callable, Iterable, Mapping
from contextlib import closing
from datetime import timedelta
from functools import lru_cache
from operator import attrgetter
from pathlib import Path
from types import AsyncGeneratorType, CoroutineType, GeneratorType
from typing import NamedTuple, TypeVar, cast

import aiosqlite

T = TypeVar("T")
Row = sqlite3.Row
Value = int | float | str | bytes | None
"""What a parameter may be. A datetime is left out on purpose: sqlite3 would store it as text."""

SQLITE_VERSION = sqlite3.sqlite_version

BUSY_TIMEOUT = 5000
"""Milliseconds a connection waits for another; only backups and readers can be in the way."""

# At DEBUG it prints every parameter, and those are customers' words.
logging.getLogger("aiosqlite").setLevel(logging.INFO)

PATIENCE = timedelta(minutes=10)
"""Discord takes an answer to a form for fifteen minutes."""
BETWEEN_TRIES = 0.2

_inside = threading.local()
_LATER = (CoroutineType, GeneratorType, AsyncGeneratorType)
_pending = attrgetter("pending")


class TransactionMisuse(RuntimeError):
    """Programming error in the calling code; the transaction it happened in, if any, was rolled back."""


class DatabaseClosed(RuntimeError):
    """Used after `close`."""


class DatabaseUnusable(Exception):
    """The file cannot be opened as a database. The text is for the log; `path` names the file."""

    def __init__(self, path: Path, detail: str) -> None:
        super().__init__(f"{path}: {detail}")
        self.path = path
        self.detail = detail


class DatabaseOutOfReach(DatabaseUnusable):
    """Disk or permissions prevent access to the file, which may well be whole."""


class DatabaseDamaged(Exception):
    """Corrupt file: pages hold what SQLite did not write; only a backup helps."""


class DatabaseBusy(Exception):
    """Another process kept the file locked for longer than the timeout."""


_DAMAGE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


def is_damage(error: sqlite3.Error) -> bool:
    """Whether an error means a corrupt file."""
    return _code(error) in _DAMAGE


def _code(error: sqlite3.Error) -> int:
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code & 0xFF


_OUT_OF_REACH = frozenset(
    {
        *(sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL),
        *(sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED),
    }
)


def unusable(path: Path, error: OSError | sqlite3.Error) -> DatabaseUnusable:
    """What an error at opening says of the file: a read-only disk has damaged nothing."""
    far = isinstance(error, OSError) or _code(error) in _OUT_OF_REACH
    return (DatabaseOutOfReach if far else DatabaseUnusable)(path, str(error))


class Checkpoint(NamedTuple):
    """Result of a WAL checkpoint. `complete`: everything is in the main file now. `wal_bytes` is the size of
    the write-ahead log afterwards.
    """

    complete: bool
    wal_bytes: int


_CONTROLS = re.compile(
    r"\A(?:\s++|--[^\n]*+\n?|/\*.*?(?:\*/|\Z))*+"
    r"(?:begin|commit|end|rollback|savepoint|release|attach|detach|pragma|vacuum)\b",
    re.IGNORECASE | re.DOTALL,
)


@lru_cache(maxsize=1024)
def _refuse_control(sql: str) -> None:
    if _CONTROLS.match(sql):
        raise TransactionMisuse(f"transactions are begun and ended outside of the function: {sql[:40]!r}")


class Tx:
    """Running transaction. Lives only inside the function it was given to; parameters are `:name`."""

    __slots__ = ("_connection",)

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection: sqlite3.Connection | None = connection

    def execute(self, sql: str, **params: Value) -> int:
        """Executes a statement; number of rows changed."""
        return self._run(sql, params).rowcount

    def insert(self, sql: str, **params: Value) -> int:
        """Inserts a row; its id. Where `ON CONFLICT` may insert nothing, use `one` with `RETURNING id`."""
        return cast("int", self._run(sql, params).lastrowid)

    def all(self, sql: str, **params: Value) -> list[Row]:
        """Queries every row, read to the end."""
        return self._run(sql, params).fetchall()

    def one(self, sql: str, **params: Value) -> Row | None:
        """Queries the first row."""
        cursor = self._run(sql, params)
        row: Row | None = cursor.fetchone()
        cursor.close()
        return row

    def many(self, sql: str, rows: Iterable[Mapping[str, Value]]) -> int:
        """Executes one statement for each set of parameters; number of rows changed in all."""
        _refuse_control(sql)
        return self._live().executemany(sql, rows).rowcount

    def _run(self, sql: str, params: Mapping[str, Value]) -> sqlite3.Cursor:
        _refuse_control(sql)
        return self._live().execute(sql, params)

    def _live(self) -> sqlite3.Connection:
        connection = self._connection
        if connection is None:
            raise TransactionMisuse("a transaction was used after its end")
        # A full disk, for one, makes SQLite roll back by itself; what followed would be committed on its own.
        if not connection.in_transaction:
            raise TransactionMisuse("the transaction has already been rolled back")
        return connection

    def _end(self) -> None:
        self._connection = None


def _transaction(connection: sqlite3.Connection, begin: str, work: Callable[[Tx], T]) -> T:
    """Runs in the connection's thread: BEGIN, work, COMMIT; or ROLLBACK, whatever went wrong."""
    _inside.active = True
    tx = Tx(connection)
    try:
        connection.execute(begin)
        result = work(tx)
        if isinstance(result, _LATER):
            if isinstance(result, CoroutineType):
                result.close()
            raise TransactionMisuse(
                "the work of a transaction is a plain function; it runs in another thread"
            )
        if not connection.in_transaction:
            raise TransactionMisuse("the transaction has already been rolled back")
        connection.execute("COMMIT")
        return result
    except StopIteration as stopped:
        # A future refuses this one, and its caller would hang.
        raise TransactionMisuse("StopIteration left the work of a transaction") from stopped
    except sqlite3.DatabaseError as error:
        if is_damage(error):
            raise DatabaseDamaged(str(error)) from error
        if _code(error) == sqlite3.SQLITE_BUSY:
            raise DatabaseBusy(str(error)) from error
        raise
    finally:
        tx._end()
        _inside.active = False
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def transact(path: Path, work: Callable[[Tx], T]) -> T:
    """Runs one transaction on a file that nobody else has open; afterwards all of it is in that one file."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        _prepare(connection, writes=True)
        result = _transaction(connection, "BEGIN IMMEDIATE", work)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return result


def _truncate_log(connection: sqlite3.Connection) -> bool:
    """Checkpoints and truncates the write-ahead log. Never waits for a reader: the next call will do as well."""
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    finally:
        connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT}")
    return not busy


def _prepare(connection: sqlite3.Connection, writes: bool) -> None:
    connection.row_factory = sqlite3.Row
    connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT}")
    connection.execute("PRAGMA foreign_keys = ON")
    if writes:
        mode = connection.execute("PRAGMA journal_mode = WAL").fetchone()[0]
        if mode != "wal":
            raise sqlite3.OperationalError(f"no write-ahead log here: journal_mode is {mode}")
        connection.execute("PRAGMA synchronous = FULL")
        # What is deleted is overwritten; only some builds of SQLite do so unasked.
        connection.execute("PRAGMA secure_delete = ON")
    else:
        connection.execute("PRAGMA wal_autocheckpoint = 0")
        connection.execute("PRAGMA query_only = ON")
        connection.execute("SELECT count(*) FROM sqlite_master")


async def _connect(path: Path, writes: bool) -> aiosqlite.Connection:
    connection = aiosqlite.connect(path, isolation_level=None, cached_statements=256)
    # Otherwise a start that fails before `close` would leave the process hanging.
    connection._thread.daemon = True
    await connection
    try:
        await connection._execute(_prepare, connection._conn, writes)  # type: ignore[no-untyped-call]
    except BaseException:
        await connection.close()
        raise
    return connection


class _Reader:
    """Read-only connection, with the number of its pending reads."""

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self.connection = connection
        # Each is counted by one thread alone.
        self._begun = 0
        self._ended = 0

    @property
    def pending(self) -> int:
        """Reads that were asked for and have not ended, even if nobody waits for them any more."""
        return self._begun - self._ended

    def run(self, work: Callable[[Tx], T]) -> Awaitable[T]:
        self._begun += 1
        run = self.connection._execute(self._work, self.connection._conn, work)  # type: ignore[no-untyped-call]
        return cast("Awaitable[T]", run)

    def _work(self, connection: sqlite3.Connection, work: Callable[[Tx], T]) -> T:
        try:
            return _transaction(connection, "BEGIN", work)
        finally:
            self._ended += 1


class Database:
    """Database file with its connections. This process alone may write it (see `bot.storage.sqlite.lock`)."""

    def __init__(
        self, path: Path, writer: aiosqlite.Connection, readers: tuple[aiosqlite.Connection, ...]
    ) -> None:
        self.path = path
        self._writer = writer
        self._readers = tuple(_Reader(reader) for reader in readers)
        self._closed = False
        self._full = False

    @classmethod
    async def open(cls, path: Path, readers: int = 1) -> "Database":
        """Opens a migrated file. Raises DatabaseUnusable; then nothing is left open."""
        opened: list[aiosqlite.Connection] = []
        try:
            opened.append(await _connect(path, writes=True))
            while len(opened) <= readers:
                opened.append(await _connect(path, writes=False))
        except BaseException as error:
            for connection in reversed(opened):
                await connection.close()
            if isinstance(error, sqlite3.Error):
                raise unusable(path, error) from error
            raise
        return cls(path, opened[0], tuple(opened[1:]))

    def write(self, work: Callable[[Tx], T]) -> Awaitable[T]:
        """Runs `work` as one transaction and returns its result after the commit.

        A cancelled caller does not stop a transaction that has begun. An exception of `work` is raised here
        after the rollback. Raises TransactionMisuse at the call when used inside another transaction.
        """
        self._check(work)
        run = self._writer._execute(self._written, self._writer._conn, work)  # type: ignore[no-untyped-call]
        return cast("Awaitable[T]", run)

    @property
    def full(self) -> bool:
        """Whether the last transaction failed because the disk is full."""
        return self._full

    def _written(self, connection: sqlite3.Connection, work: Callable[[Tx], T]) -> T:
        try:
            result = _transaction(connection, "BEGIN IMMEDIATE", work)
        except sqlite3.OperationalError as error:
            self._full = self._full or getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_FULL
            raise
        self._full = False
        return result

    async def insist(self, work: Callable[[Tx], T]) -> T:
        """Runs a transaction like `write`, and retries while another process keeps the file locked: for what
        somebody typed.

        Raises DatabaseBusy where that takes longer than PATIENCE.
        """
        clock = asyncio.get_running_loop().time
        until = clock() + PATIENCE.total_seconds()
        while True:
            try:
                return await self.write(work)
            except DatabaseBusy:
                if clock() >= until:
                    raise
            await asyncio.sleep(BETWEEN_TRIES)

    def read(self, work: Callable[[Tx], T]) -> Awaitable[T]:
        """Runs `work` on a read-only connection; everything it reads is of one moment (snapshot).

        The reader with the least to do takes it. Raises as `write` does.
        """
        self._check(work)
        readers = self._readers
        return (readers[0] if len(readers) == 1 else min(readers, key=_pending)).run(work)

    async def checkpoint(self) -> Checkpoint:
        """Checkpoints: moves the write-ahead log into the main file and empties it, unless a reader is in the
        way.
        """
        self._refuse_closed()
        done = await self._writer._execute(_truncate_log, self._writer._conn)  # type: ignore[no-untyped-call]
        return Checkpoint(done, self.wal_bytes())

    def wal_bytes(self) -> int:
        """Size of the write-ahead log."""
        try:
            return self.path.with_name(self.path.name + "-wal").stat().st_size
        except FileNotFoundError:
            return 0

    async def close(self) -> None:
        """Closes all connections after what was begun. The writer goes last, so that it alone checkpoints.
        May be repeated.
        """
        if self._closed:
            return
        self._closed = True
        for reader in self._readers:
            await reader.connection.close()
        await self._writer.close()

    def _check(self, work: Callable[[Tx], T]) -> None:
        if getattr(_inside, "active", False):
            raise TransactionMisuse("a transaction inside a transaction: pass the tx on instead")
        if inspect.iscoroutinefunction(work):
            raise TransactionMisuse(
                "the work of a transaction is a plain function; it runs in another thread"
            )
        self._refuse_closed()

    def _refuse_closed(self) -> None:
        if self._closed:
            raise DatabaseClosed(str(self.path))


def discard(path: Path) -> None:
    """Deletes a database, with the files that belong to it. Nobody may have it open."""
    for name in (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
        name.unlink(missing_ok=True)
