"""Exporting (data portability): everything of one business in a zip, as JSON lines and as a table; files in data/exports
go after a week, or as soon as somebody in them is forgotten.
"""

import asyncio
import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from bot.domain.actor import Actor
from bot.domain.business import BusinessId
from bot.domain.event import What
from bot.storage.events import EventStore
from bot.storage.sqlite.database import Database

KEPT_FOR = timedelta(days=7)
UNFINISHED_FOR = timedelta(hours=1)
"""A part that nothing was written to for so long is of a process that was killed."""
FOLDER = "exports"
PART = ".part"
_OURS = re.compile(r"shopbell-(?P<business>\d+)-\d{4}-\d{2}-\d{2}(-\d+)?\.zip(\.part)?")


class Exported(NamedTuple):
    """Finished export. `size` in bytes."""

    path: Path
    rows: int
    size: int


def export_business(
    database: Path, business: BusinessId, target: Path, progress: Callable[[float], None] | None = None
) -> Exported:
    """Writes an export; nothing of it is in memory at once. Only reads, so a bot may run beside it. `progress` is called
    with the share that is done.

    Raises DatabaseUnusable or OSError.
    """
    # zipfile and csv, which a bot that exports nothing does not load.
    from bot.storage.comment_table import write_comments
    from bot.storage.sqlite.export import export

    rows = export(database, business, target, progress, write_comments)
    return Exported(target, rows, target.stat().st_size)


def new_export(folder: Path, business: BusinessId, now: datetime) -> Path:
    """Path of a new export in this folder, which is made for its owner alone. Raises OSError."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    name = f"shopbell-{business}-{now:%Y-%m-%d}"
    names = (name, *(f"{name}-{n}" for n in range(2, 1000)))
    return next(file for each in names if not (file := folder / f"{each}.zip").exists())


def remove_exports(folder: Path, business: BusinessId) -> None:
    """Removes every export of this business, and what was written of one."""
    for file, of in _exports(folder):
        if of == business:
            with suppress(OSError):
                file.unlink()


def remove_old_exports(folder: Path, now: datetime) -> None:
    """Removes exports that are a week old, and what a process that was killed had written of one."""
    for file, _ in _exports(folder):
        kept_for = UNFINISHED_FOR if file.suffix == PART else KEPT_FOR
        with suppress(OSError):
            if datetime.fromtimestamp(file.stat().st_mtime, UTC) < now - kept_for:
                file.unlink()


def _exports(folder: Path) -> Iterator[tuple[Path, BusinessId]]:
    for file in folder.glob("shopbell-*"):
        named = _OURS.fullmatch(file.name)
        if named is not None:
            yield file, BusinessId(int(named["business"]))


class Exports:
    """Makes exports for the owner, in a thread, since each takes a while."""

    def __init__(self, db: Database, data: Path) -> None:
        self._db = db
        self._folder = data / FOLDER
        self._turn = asyncio.Lock()
        self._forgotten: Counter[BusinessId] = Counter()

    async def make(self, actor: Actor) -> Exported:
        """Writes everything of the actor's business into a new file; once more where somebody was forgotten meanwhile. Raises
        DatabaseUnusable or OSError.
        """
        async with self._turn:
            while (made := await self._made(actor)) is None:
                continue
        await self._db.write(
            lambda tx: EventStore(tx).add(actor.business, actor.now, What.EXPORTED, member=actor.member)
        )
        return made

    async def _made(self, actor: Actor) -> Exported | None:
        """Export; None where somebody was forgotten while it was written, who is in it perhaps."""
        before = self._forgotten[actor.business]
        target = new_export(self._folder, actor.business, actor.now)
        try:
            made = await asyncio.to_thread(export_business, self._db.path, actor.business, target)
        except FileNotFoundError:
            # Half of it was removed.
            if before == self._forgotten[actor.business]:
                raise
            return None
        if before != self._forgotten[actor.business]:
            target.unlink(missing_ok=True)
            return None
        return made

    def forget(self, business: BusinessId) -> None:
        """Removes every export of a business, also one that is being written: somebody in it is forgotten."""
        self._forgotten[business] += 1
        remove_exports(self._folder, business)

    def tidy(self, now: datetime) -> None:
        """Removes exports that are old by then."""
        remove_old_exports(self._folder, now)
