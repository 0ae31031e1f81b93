"""Retention: every night the words that are older than a business keeps them are erased; its figures stay."""

import logging
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import NamedTuple

from bot.domain.actor import Actor
from bot.domain.business import Business, BusinessId
from bot.domain.event import What
from bot.domain.hours import local_date, moment
from bot.domain.job_run import Job, JobRun, JobState
from bot.domain.lease import Holder
from bot.domain.words_kept import WordsKept
from bot.services.inbox.removing import Removing
from bot.storage.businesses import BusinessStore
from bot.storage.erasure_log import ErasureLog
from bot.storage.events import EventStore
from bot.storage.job_runs import JobRunStore
from bot.storage.sqlite.database import Database, Tx
from bot.storage.waits import DIFFERENCE

log = logging.getLogger(__name__)

AT = time(3, 45)
"""Local time: after the backup of the same night, at the usual zone."""
ROWS_AT_ONCE = 1000
"""Comments erased in one transaction: a reply waits for no more than that."""
LOOK_EVERY = timedelta(minutes=15)
"""How often nights are planned: a new business, another zone."""


class Kept(NamedTuple):
    """How long words are kept, and of how many comments they are older than that."""

    words_kept: WordsKept
    too_old: int


class Retention:
    """Loop of the installation; a night that was begun goes on after a restart."""

    def __init__(self, db: Database, erasures: ErasureLog, removing: Removing, holder: Holder) -> None:
        self._db = db
        self._erasures = erasures
        self._removing = removing
        self._holder = holder
        self._look_at: datetime | None = None
        self._last_step: datetime | None = None

    async def step(self, now: datetime) -> datetime:
        """Erases at most 1,000 comments of one business; when there is more to do."""
        if self._last_step is None or now < self._last_step - DIFFERENCE:
            self._look_at = None
        self._last_step = now
        if self._look_at is not None and now < self._look_at:
            return self._look_at
        businesses = await self._db.read(lambda tx: BusinessStore(tx).all())
        nexts = [await self._night(business, now) for business in businesses if business.is_set_up]
        self._look_at = min([now + LOOK_EVERY, *nexts])
        return self._look_at

    async def _night(self, business: Business, now: datetime) -> datetime:
        """Goes on with the night of one business; when it has more to do."""

        def plan(tx: Tx) -> tuple[JobRun | None, datetime | None]:
            runs = JobRunStore(tx)
            return _begin(runs, business, self._holder, now), runs.next_due(business.id, Job.RETENTION)

        run, next_due = await self._db.write(plan)
        if run is None:
            return next_due or now + LOOK_EVERY

        def work(tx: Tx) -> tuple[int, bool]:
            erased, more = self._erase(tx, business.id, now)
            if not more:
                JobRunStore(tx).end(business.id, run.id, JobState.DONE, now)
            return erased, more

        erased, more = await self._db.write(work)
        if erased:
            log.info("words of %d comments of business %d were older than they are kept", erased, business.id)
            self._removing.added()
            if not more:
                await self._db.checkpoint()
        return now if more else next_due or now + LOOK_EVERY

    def _erase(self, tx: Tx, business: BusinessId, now: datetime) -> tuple[int, bool]:
        """Erases the oldest; number of customers' comments, and whether there are more."""
        # Loaded in a night, like the panel's count with the panel.
        from bot.domain.erasing import Why
        from bot.services.upkeep.erasing import erase
        from bot.storage.erasing import ErasingStore

        record = BusinessStore(tx).get(business)
        span = None if record is None else record.words_kept.span
        if span is None:
            return 0, False
        old = ErasingStore(tx).too_old(business, now - span, ROWS_AT_ONCE)
        if not old:
            return 0, False
        erased = erase(tx, self._erasures, business, old, (), Why.AGE, now)
        EventStore(tx).add(business, now, What.WORDS_ERASED, comments=erased)
        return erased, len(old) == ROWS_AT_ONCE

    async def kept(self, business: BusinessId, now: datetime) -> Kept | None:
        """How long words are kept, and how many comments the next night takes them from."""
        return await self._db.read(lambda tx: _kept(tx, business, now))

    async def keep(self, actor: Actor, words_kept: WordsKept) -> Kept | None:
        """Sets how long words are kept. Nothing is erased before the next night."""

        def work(tx: Tx) -> Kept | None:
            before = BusinessStore(tx).get(actor.business)
            if before is not None and before.words_kept is not words_kept:
                BusinessStore(tx).put(actor.business, replace(before, words_kept=words_kept))
                EventStore(tx).add(
                    actor.business, actor.now, What.CHANGED, member=actor.member, setting="words_kept"
                )
            return _kept(tx, actor.business, actor.now)

        return await self._db.write(work)


def _kept(tx: Tx, business: BusinessId, now: datetime) -> Kept | None:
    from bot.storage.erasing import ErasingStore

    record = BusinessStore(tx).get(business)
    if record is None:
        return None
    span = record.words_kept.span
    count = 0 if span is None else ErasingStore(tx).count_too_old(business, now - span)
    return Kept(record.words_kept, count)


def _begin(runs: JobRunStore, business: Business, holder: Holder, now: datetime) -> JobRun | None:
    """The night to be done now, newly claimed or begun before; plans today's and tomorrow's. A missed night is caught up,
    but only the last one.
    """
    for begun in runs.interrupted(business.id, Job.RETENTION, holder, now):
        return begun if runs.take_over(business.id, begun.id, holder, now) else None
    today = local_date(now, business.zone)
    for day in (today, today + timedelta(days=1)):
        runs.plan(business.id, Job.RETENTION, day, moment(day, AT, business.zone))
    due = runs.due(business.id, Job.RETENTION, now)
    for missed in due[:-1]:
        runs.end(business.id, missed.id, JobState.SKIPPED, now)
    return due[-1] if due and runs.claim(business.id, due[-1].id, holder, now) else None
