"""Erasure log: a file beside the database, outside of its backups, of everything that was erased, so that a restored
backup is erased again. It holds keyed hashes, no names and no words.
"""

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from bot.domain.business import ServerId
from bot.domain.erasing import DIGEST, Erasure, Why
from bot.domain.times import from_ms, to_ms
from bot.storage.sqlite.backups import sync

_HEX = frozenset("0123456789abcdef")
APPLIED = "erased_up_to"
"""Setting: how many bytes of the log the rows of this database agree with."""


class Entry(NamedTuple):
    """Line of the log: what was erased for the business of this server. `end`: bytes of the log up to it."""

    server: ServerId
    why: Why
    at: datetime
    erased: tuple[Erasure, ...]
    end: int


class ErasureLog:
    """Appends and reads the log of one database. Only the process that holds the database's lock writes it."""

    def __init__(self, database: Path) -> None:
        self.path = database.with_suffix(".erased")

    def size(self) -> int:
        """Bytes of the log."""
        try:
            return self.path.stat().st_size
        except FileNotFoundError:
            return 0

    def append(self, server: ServerId, why: Why, at: datetime, erased: Iterable[Erasure]) -> int:
        """Appends one line and syncs it to the disk; bytes of the log afterwards. Raises OSError; the log is as before then."""
        line = json.dumps(
            {
                "server": server,
                "why": why.value,
                "at": to_ms(at),
                "erased": {one.digest: to_ms(one.until) for one in erased},
            }
        )
        fresh = not self.path.exists()
        handle = os.open(self.path, os.O_CREAT | os.O_RDWR | os.O_APPEND, 0o600)
        try:
            size = os.fstat(handle).st_size
            # After a line that a crash cut off.
            torn = size > 0 and os.pread(handle, 1, size - 1) != b"\n"
            try:
                _write(handle, f"{chr(10) if torn else ''}{line}\n".encode())
                os.fsync(handle)
            except OSError:
                # A full disk: what was written of the line, or all of it, would be erased by the next start.
                os.ftruncate(handle, size)
                raise
            after = os.fstat(handle).st_size
        finally:
            os.close(handle)
        if fresh:
            sync(self.path.parent)
        return after

    def cut(self, size: int) -> None:
        """Takes back what was appended after this many bytes, because it was not done."""
        with suppress(FileNotFoundError):
            os.truncate(self.path, size)

    def discard(self) -> None:
        """Deletes the log, with a database that is deleted too."""
        self.path.unlink(missing_ok=True)

    def entries(self, since: int = 0) -> Iterator[Entry]:
        """Lines after so many bytes; what a crash cut off, or anybody else wrote, is passed over. Raises OSError."""
        try:
            file = self.path.open("rb")
        except FileNotFoundError:
            return
        with file:
            end = since
            file.seek(since)
            for line in file:
                end += len(line)
                if (entry := _entry(line, end)) is not None:
                    yield entry


def _write(handle: int, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(handle, left) :]


def _entry(line: bytes, end: int) -> Entry | None:
    try:
        kept = json.loads(line)
        erased = tuple(Erasure(digest, from_ms(until)) for digest, until in kept["erased"].items())
        server = kept["server"]
        known = isinstance(server, int) and 0 <= server < 2**63 and all(map(_is_digest, kept["erased"]))
        found = Entry(ServerId(server), Why(kept["why"]), from_ms(kept["at"]), erased, end)
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        return None
    return found if known else None


def _is_digest(text: str) -> bool:
    return len(text) == DIGEST and set(text) <= _HEX
