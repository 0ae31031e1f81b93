"""Housekeeping (maintenance, scheduler): the nightly backup, checkpoints of the write-ahead log, old exports, logins
and links that have ended, and due times that a wrong clock left in the far future.
"""

import asyncio
import logging
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.job_run import Job, JobRun, JobState
from bot.domain.lease import Holder
from bot.storage.expiry import expire
from bot.storage.job_runs import JobRunStore
from bot.storage.sqlite.backups import BackupFailed, BackupKind, back_up
from bot.storage.sqlite.database import Database, Tx
from bot.storage.waits import DIFFERENCE, shorten_waits

log = logging.getLogger(__name__)

WAL_LIMIT = 64 * 1024 * 1024
"""Bytes; a log that stays larger than this means that some reader never ends."""
CHECKPOINT_EVERY = timedelta(minutes=10)
TRY_AGAIN = timedelta(hours=1)


class Housekeeping:
    """Loop of the installation. `zone` and `at` say when its night is."""

    def __init__(
        self,
        db: Database,
        zone: ZoneInfo,
        holder: Holder,
        at: time = time(3, 30),
        tidy: Callable[[datetime], None] = lambda _: None,
    ) -> None:
        """`tidy` removes files that are old by then; called now and then, in a thread."""
        self._db = db
        self._tidy = tidy
        self._holder = holder
        self._zone = zone
        self._at = at
        self._fresh = True
        self._next_checkpoint: datetime | None = None
        self._last_step: datetime | None = None
        self.log_too_large = False
        """Whether the write-ahead log is above its limit and could not be emptied."""

    async def step(self, now: datetime) -> datetime:
        """Does what is due. A missed night is caught up, but only the last one."""
        if self._last_step is None or now < self._last_step - DIFFERENCE:
            waited = await self._db.write(lambda tx: shorten_waits(tx, now))
            if waited:
                log.warning("the clock was ahead: %d rows no longer wait for its time", waited)
            self._next_checkpoint = None
        self._last_step = now
        run = await self._db.write(lambda tx: self._claim(tx, now))
        self._fresh = False
        if run is not None:
            await self._back_up(run, now)
        if self._next_checkpoint is None or self._next_checkpoint <= now:
            await self._checkpoint()
            await asyncio.to_thread(self._tidy, now)
            self._next_checkpoint = now + CHECKPOINT_EVERY
        next_backup = await self._db.read(lambda tx: JobRunStore(tx).next_due(None, Job.BACKUP))
        return self._next_checkpoint if next_backup is None else min(self._next_checkpoint, next_backup)

    def _claim(self, tx: Tx, now: datetime) -> JobRun | None:
        expire(tx, now)
        runs = JobRunStore(tx)
        if self._fresh:
            for interrupted in runs.interrupted(None, Job.BACKUP, self._holder, now):
                runs.again(None, interrupted.id, now)
        today = now.astimezone(self._zone).date()
        for day in (today, today + timedelta(days=1)):
            due_at = datetime.combine(day, self._at, tzinfo=self._zone).astimezone(UTC)
            runs.plan(None, Job.BACKUP, day, due_at)
        due = runs.due(None, Job.BACKUP, now)
        for missed in due[:-1]:
            runs.end(None, missed.id, JobState.SKIPPED, now)
        if not due:
            return None
        return due[-1] if runs.claim(None, due[-1].id, self._holder, now) else None

    async def _back_up(self, run: JobRun, now: datetime) -> None:
        try:
            made = await asyncio.to_thread(back_up, self._db.path, now, BackupKind.NIGHTLY)
        except BackupFailed as error:
            log.error("no backup of %s: %s; the next try is in an hour", run.local_date, error)
            await self._db.write(lambda tx: JobRunStore(tx).again(None, run.id, now + TRY_AGAIN))
            return
        log.info("backup %s, %d bytes", made.path.name, made.size)
        await self._db.write(lambda tx: JobRunStore(tx).end(None, run.id, JobState.DONE, now))

    async def _checkpoint(self) -> None:
        done = await self._db.checkpoint()
        too_large = done.wal_bytes > WAL_LIMIT
        if too_large and not self.log_too_large:
            log.error("the write-ahead log has %d bytes: a reader does not end", done.wal_bytes)
        self.log_too_large = too_large
