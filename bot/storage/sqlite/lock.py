"""Lock file beside the database: one process at a time (single instance), taken before anything else is
touched.
"""

import fcntl
import os
import secrets
from pathlib import Path
from types import TracebackType
from typing import Self

from bot.domain.lease import Holder, HolderId


class Locked(Exception):
    """Another process holds the lock. `pid` is None where it could not write its number."""

    def __init__(self, path: Path, pid: int | None) -> None:
        super().__init__(f"{path} is held by process {pid}")
        self.path = path
        self.pid = pid


def lock_path(database: Path) -> Path:
    """Path of the lock file: `lock` for the live database; another name for any other in the same folder,
    such as the preview's.
    """
    return database.with_name("lock" if database.name == "shopbell.db" else f"{database.stem}.lock")


class Lock:
    """Held from `take` until `release`, or until the process ends, however it ends (flock)."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self.path = path
        self._descriptor: int | None = descriptor
        self.holder = Holder(HolderId(secrets.token_hex(8)), alone=True)
        """This start. Whoever has the lock is alone with the file, so what former starts held is void."""

    @classmethod
    def take(cls, database: Path) -> Self:
        """Takes the lock. Raises Locked at once, without waiting."""
        path = lock_path(database)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as held:
            written = os.pread(descriptor, 32, 0).decode("ascii", errors="replace").strip()
            os.close(descriptor)
            raise Locked(path, int(written) if written.isdecimal() else None) from held
        except BaseException:
            os.close(descriptor)
            raise
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()}\n".encode("ascii"), 0)
        return cls(path, descriptor)

    def holds(self, database: Path) -> bool:
        """Whether the lock is held, and for this database."""
        return self._descriptor is not None and self.path == lock_path(database)

    def release(self) -> None:
        """Releases the lock. The file stays: removing it would let two processes lock two files of one name.
        May be repeated.
        """
        if self._descriptor is not None:
            os.ftruncate(self._descriptor, 0)
            os.close(self._descriptor)
            self._descriptor = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()
