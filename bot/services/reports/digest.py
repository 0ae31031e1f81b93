"""Digests: once per local date and business, at the time it chose, and never twice."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.domain.business import Business, BusinessId, DiscordChannelId, MessageId
from bot.domain.digest import Digest
from bot.domain.hours import days, local_date, moment
from bot.domain.job_run import Job, JobRun, JobState
from bot.services.reports.figures import Insights
from bot.storage.businesses import BusinessStore
from bot.storage.installation import RESTORED_AT, InstallationStore
from bot.storage.job_runs import JobRunStore
from bot.storage.sqlite.database import Database, Tx

LATEST = timedelta(hours=12)
"""A digest that could not be posted for so long is not worth anything any more."""
LOOK_BACK = timedelta(days=31)
"""Missed dates further back get no row."""
DAY = timedelta(days=1)
RESTORED = timedelta(days=2)
"""So long after a restore every digest is looked for before it is posted."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A digest to be brought to its end. `again`: a message may stand in Discord that we do not know of."""

    business: BusinessId
    run: JobRun
    place: DiscordChannelId
    digest: Digest
    again: bool


@dataclass(frozen=True, slots=True)
class Work:
    """What is to be done now, and when something is due again."""

    begun: tuple[Begun, ...]
    next_due: datetime | None


class Digests:
    """Plans, begins and ends digests. A run is begun before anything is posted."""

    def __init__(self, db: Database, insights: Insights) -> None:
        self._db = db
        self._insights = insights

    async def due(self, now: datetime) -> Work:
        """Begins what is due, of every business that is set up, in one transaction."""
        return await self._db.write(lambda tx: self._due(tx, now))

    async def posted(
        self, business: BusinessId, run: JobRun, place: DiscordChannelId, message: MessageId
    ) -> None:
        """Its message stands; it is not finished yet."""
        await self._db.write(lambda tx: JobRunStore(tx).posted(business, run.id, place, message))

    async def done(
        self,
        business: BusinessId,
        run: JobRun,
        place: DiscordChannelId,
        message: MessageId,
        now: datetime,
    ) -> None:
        """Its message stands as it is to stay."""

        def work(tx: Tx) -> None:
            runs = JobRunStore(tx)
            runs.posted(business, run.id, place, message)
            runs.end(business, run.id, JobState.DONE, now)

        await self._db.write(work)

    def _due(self, tx: Tx, now: datetime) -> Work:
        begun, nexts, restored = [], [], _lately_restored(tx, now)
        for business in BusinessStore(tx).all():
            if business.set_up_at is None:
                continue
            self._plan(tx, business, business.set_up_at, now)
            begun += self._begin(tx, business, now, restored=restored)
            next_due = JobRunStore(tx).next_due(business.id, Job.DIGEST)
            if next_due is not None and next_due > now:
                nexts.append(next_due)
        return Work(tuple(begun), min(nexts, default=None))

    def _plan(self, tx: Tx, business: Business, set_up_at: datetime, now: datetime) -> None:
        """A row for every date up to tomorrow; what has not begun follows a changed time or zone."""
        runs, today = JobRunStore(tx), local_date(now, business.zone)
        newest = runs.newest_date(business.id, Job.DIGEST)
        first = today - DAY if newest is None else max(newest + DAY, today - LOOK_BACK)
        for day in days(first, today + DAY):
            due_at = moment(day, business.digest_at, business.zone)
            if due_at > set_up_at:
                runs.plan(business.id, Job.DIGEST, day, due_at)
        for day in (today, today + DAY):
            run, due_at = (
                runs.of_day(business.id, Job.DIGEST, day),
                moment(day, business.digest_at, business.zone),
            )
            if run is not None and run.due_at != due_at:
                runs.move(business.id, run.id, due_at)

    def _begin(self, tx: Tx, business: Business, now: datetime, *, restored: bool) -> list[Begun]:
        """What was begun and not ended, and of what is due the newest; the rest is skipped."""
        runs = JobRunStore(tx)
        unended = list(runs.running(business.id, Job.DIGEST))
        waiting = list(runs.due(business.id, Job.DIGEST, now))
        for late in waiting[:-1]:
            runs.end(business.id, late.id, JobState.SKIPPED, now)
        wanted = [(run, True) for run in unended] + [(run, restored) for run in waiting[-1:]]
        begun = []
        for run, again in wanted:
            if now - run.due_at > LATEST and run.message_id is None:
                runs.end(business.id, run.id, JobState.SKIPPED, now)
            elif business.digest_id is not None:
                begun.append(self._begun(tx, business, business.digest_id, run, now, again=again))
        return [run for run in begun if run is not None]

    def _begun(
        self, tx: Tx, business: Business, place: DiscordChannelId, run: JobRun, now: datetime, *, again: bool
    ) -> Begun | None:
        runs = JobRunStore(tx)
        runs.claim(business.id, run.id, now)
        left_out = [day - DAY for day in runs.skipped_before(business.id, Job.DIGEST, run.local_date)]
        day = covered(run.local_date)
        digest = self._insights.digest(tx, business.id, day, now, left_out)
        return None if digest is None else Begun(business.id, run, run.place_id or place, digest, again)


def _lately_restored(tx: Tx, now: datetime) -> bool:
    """What a restored backup calls due may have been posted after it was made."""
    at = InstallationStore(tx).time(RESTORED_AT)
    return at is not None and now - at < RESTORED


def covered(run_date: date) -> date:
    """The day that a digest of this date tells of: the one before."""
    return run_date - DAY
