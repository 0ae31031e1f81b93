"""Digest schedule (daily report): plans, begins and ends one digest per local date and business, at the time
it chose, and never twice.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from bot.domain.business import Business, BusinessId, DiscordChannelId, MemberId, MessageId
from bot.domain.card import Ringing
from bot.domain.comment import CommentId
from bot.domain.hours import days, local_date, moment
from bot.domain.job_run import Job, JobRun, JobRunId, JobState
from bot.domain.lease import Holder
from bot.domain.settings import Language
from bot.services.inbox.removing import Removing
from bot.services.reports.quiet_ends import Ends, Planned, QuietEnds, look
from bot.storage.businesses import BusinessStore
from bot.storage.installation import RESTORED_AT, InstallationStore
from bot.storage.job_runs import JobRunStore
from bot.storage.member_settings import MemberSettingStore
from bot.storage.quotes import QuoteStore
from bot.storage.removals import RemovalStore
from bot.storage.sqlite.database import Database, Tx

if TYPE_CHECKING:
    from bot.domain.digest import Digest
    from bot.services.reports.figures import FigureReports
    from bot.services.reports.offers import Offers

LATEST = timedelta(hours=12)
"""A digest that could not be posted for so long is not worth anything any more."""
LOOK_BACK = timedelta(days=31)
"""Missed dates further back get no row."""
DAY = timedelta(days=1)
RESTORED = timedelta(days=2)
"""So long after a restore every digest is looked for before it is posted."""
AT_ONCE = 20
"""Businesses whose rows are planned in one transaction: a reply waits for no more than that."""


class Waiting(NamedTuple):
    """Digest that is due, or was begun and not ended. `again`: a message may be in Discord that the database
    does not know of.
    """

    business: Business
    run: JobRun
    place: DiscordChannelId | None
    """None for a direct message: its channel has to be opened."""
    again: bool


class Begun(NamedTuple):
    """Digest to be finished. `language`: of whoever reads it."""

    business: BusinessId
    run: JobRun
    place: DiscordChannelId
    digest: Digest
    again: bool
    language: Language

    @property
    def direct_of(self) -> BusinessId | None:
        """Business of a direct message; None for the digest in the business's own channel."""
        return None if self.run.member_id is None else self.business

    @property
    def rung(self) -> Ringing | None:
        """Whom a mention in it rings; None for nobody, as in a direct message, which needs none."""
        return self.digest.ringing if self.digest.overdue and self.run.member_id is None else None


class Work(NamedTuple):
    """Digests to be posted now, ends of quiet hours, and when something is due next."""

    waiting: tuple[Waiting, ...]
    ends: Ends
    next_due: datetime | None


class _Plan(NamedTuple):
    """Rows to be written for one business. `missing`: dates without a row, with their due times; `ended`: quiet hours
    without one.
    """

    business: BusinessId
    missing: tuple[tuple[date, datetime], ...] = ()
    moved: tuple[tuple[JobRunId, datetime], ...] = ()
    skipped: tuple[JobRunId, ...] = ()
    ended: tuple[Planned, ...] = ()


class Digests:
    """Plans, begins and ends digests. A run is begun before anything is posted.

    Looking and counting are reads; the writer only ever takes a few rows at once.
    """

    def __init__(
        self,
        db: Database,
        figures: Callable[[], FigureReports],
        offers: Callable[[], Offers],
        holder: Holder,
        removing: Removing,
    ) -> None:
        """`figures` and `offers` are asked for with the first digest."""
        self._db = db
        self._removing = removing
        self._figures = figures
        self._offers = offers
        self._holder = holder
        self.ends = QuietEnds(db, holder)

    async def due(self, now: datetime) -> Work:
        """Digests that are due, and ends of quiet hours, of every business that is set up: one trip where no row has to be
        planned.
        """
        plans, work = await self._db.read(lambda tx: _look(tx, self._holder, now))
        while plans:
            for first in range(0, len(plans), AT_ONCE):
                await self._db.write(partial(_write, plans=plans[first : first + AT_ONCE], now=now))
            plans, work = await self._db.read(lambda tx: _look(tx, self._holder, now))
        return work

    async def begin(
        self, waiting: Waiting, now: datetime, direct: DiscordChannelId | None = None
    ) -> Begun | None:
        """Claims a digest and calculates its figures; None where it was begun or left out meanwhile. In the same
        transaction it becomes due as a direct message, once for each member who wants that. `direct`: channel of a direct
        message that had none.
        """
        business, run, place = waiting.business.id, waiting.run, waiting.place or direct
        if place is None:
            return None

        def take(tx: Tx) -> bool:
            runs = JobRunStore(tx)
            begins = runs.claim if run.state is JobState.DUE else runs.take_over
            taken = begins(business, run.id, self._holder, now)
            if taken and run.job is Job.DIGEST:
                for member in _subscribers(tx, business):
                    runs.plan(business, Job.DIRECT_DIGEST, run.local_date, now, member)
            return taken

        if not await self._db.write(take):
            return None

        from bot.services.reports.day_facts import Asked

        def read(tx: Tx) -> Begun | None:
            skipped = JobRunStore(tx).skipped_before(business, Job.DIGEST, run.local_date)
            left_out = [day - DAY for day in skipped]
            digest = self._figures().digest(tx, business, covered(run.local_date), now, Asked(left_out))
            if digest is None:
                return None
            language = digest.business.language
            if run.member_id is not None:
                language = MemberSettingStore(tx).of_member(business, run.member_id).language or language
            return Begun(business, run, place, digest, waiting.again, language)

        begun = await self._db.read(read)
        if begun is None or begun.digest.quiet:
            return begun
        offer = await self._offers().of_day(business, run.local_date, now)
        return begun._replace(digest=replace(begun.digest, offer=offer))

    async def unsubscribe(self, business: BusinessId, run: JobRun, now: datetime, *, refused: bool) -> None:
        """Ends the direct digests of a member: Discord refused the message (`refused`), or they do not belong to the
        business any more.
        """

        def work(tx: Tx) -> None:
            JobRunStore(tx).end(business, run.id, JobState.SKIPPED, now)
            if run.member_id is None:
                return
            own = MemberSettingStore(tx)
            before = own.of_member(business, run.member_id)
            own.put(business, run.member_id, replace(before, digest_by_dm=False, dm_refused=refused))

        await self._db.write(work)

    async def posted(
        self,
        business: BusinessId,
        run: JobRun,
        place: DiscordChannelId,
        message: MessageId,
        now: datetime,
        quoted: Sequence[CommentId] = (),
    ) -> None:
        """Records its message and which comments that shows; it is not finished yet."""

        def work(tx: Tx) -> bool:
            JobRunStore(tx).posted(business, run.id, place, message)
            return _quote(tx, business, place, message, quoted, now)

        if await self._db.write(work):
            self._removing.added()

    async def given_up(self, business: BusinessId, run: JobRun, now: datetime) -> None:
        """Records that a message that was there to be read is not converted any more."""
        await self._db.write(lambda tx: JobRunStore(tx).end(business, run.id, JobState.DONE, now))

    async def done(
        self,
        business: BusinessId,
        run: JobRun,
        place: DiscordChannelId,
        message: MessageId,
        now: datetime,
        quoted: Sequence[CommentId] = (),
    ) -> None:
        """Records that its message is final, and which comments that shows."""

        def work(tx: Tx) -> bool:
            runs = JobRunStore(tx)
            runs.posted(business, run.id, place, message)
            runs.end(business, run.id, JobState.DONE, now)
            return _quote(tx, business, place, message, quoted, now)

        if await self._db.write(work):
            self._removing.added()


def _quote(
    tx: Tx,
    business: BusinessId,
    place: DiscordChannelId,
    message: MessageId,
    comments: Sequence[CommentId],
    now: datetime,
) -> bool:
    """Records which comments a message shows; whether it has to go, since one of them was erased or deleted while it was on its way."""
    QuoteStore(tx).add(business, place, message, comments)
    return RemovalStore(tx).take_late_quotes(business, comments, now)


def _look(tx: Tx, holder: Holder, now: datetime) -> tuple[list[_Plan], Work]:
    """Rows to be written before anything is begun, and the digests that wait."""
    runs = JobRunStore(tx)
    unended = runs.unended(Job.DIGEST, holder, now)
    direct = runs.unended(Job.DIRECT_DIGEST, holder, now)
    restored = _lately_restored(tx, now)
    plans: list[_Plan] = []
    waiting: list[Waiting] = []
    nexts: list[datetime] = []
    businesses = [one for one in BusinessStore(tx).all() if one.is_set_up]
    ends = look(tx, businesses, now, restored=restored)
    plans += [_Plan(business, ended=planned) for business, planned in ends.planned.items()]
    for business in businesses:
        if business.set_up_at is None:
            continue
        mine = unended.get(business.id, ())
        missing = _missing(runs, business, business.set_up_at, mine, now)
        moved = _moved(business, mine, now)
        begun, skipped = _choose(mine, now, restored=restored)
        if missing or moved:
            # What is skipped depends on them.
            plans.append(_Plan(business.id, missing, moved))
        elif skipped:
            plans.append(_Plan(business.id, skipped=skipped))
        place = business.digest_id
        if place is not None:
            waiting += [Waiting(business, run, run.place_id or place, again) for run, again in begun]
        sendable, late = _direct(direct.get(business.id, ()), now, restored=restored)
        waiting += [Waiting(business, run, run.place_id, again) for run, again in sendable]
        if late:
            plans.append(_Plan(business.id, skipped=late))
        nexts += [run.due_at for run in mine if run.state is JobState.DUE and run.due_at > now]
    if ends.next_due is not None:
        nexts.append(ends.next_due)
    return plans, Work(tuple(waiting), ends, min(nexts, default=None))


def _choose(
    unended: Sequence[JobRun], now: datetime, *, restored: bool
) -> tuple[list[tuple[JobRun, bool]], tuple[JobRunId, ...]]:
    """Newest of the due digests, and those begun and not ended, each with whether it may be posted already;
    the others, and those that are too late, are skipped.
    """
    running = [run for run in unended if run.state is JobState.RUNNING]
    due = [run for run in unended if run.state is JobState.DUE and run.due_at <= now]
    wanted = [(run, True) for run in running] + [(run, restored) for run in due[-1:]]
    late = [run for run, _ in wanted if now - run.due_at > LATEST and run.message_id is None]
    begun = [(run, again) for run, again in wanted if run not in late]
    return begun, tuple(run.id for run in (*due[:-1], *late))


def _direct(
    unended: Sequence[JobRun], now: datetime, *, restored: bool
) -> tuple[list[tuple[JobRun, bool]], tuple[JobRunId, ...]]:
    """Direct digests to be sent, each with whether it may have been sent already; those that are too late are skipped."""
    late = tuple(run.id for run in unended if now - run.due_at > LATEST and run.message_id is None)
    wanted = [run for run in unended if run.id not in late]
    return [(run, restored or run.state is JobState.RUNNING) for run in wanted], late


def _subscribers(tx: Tx, business: BusinessId) -> list[MemberId]:
    """Members who want the digest as a direct message."""
    return [member for member, own in MemberSettingStore(tx).all(business).items() if own.digest_by_dm]


def _missing(
    runs: JobRunStore, business: Business, set_up_at: datetime, unended: Sequence[JobRun], now: datetime
) -> tuple[tuple[date, datetime], ...]:
    """Dates up to tomorrow without a row."""
    today = local_date(now, business.zone)
    if any(run.local_date > today for run in unended):
        return ()
    newest = runs.newest_date(business.id, Job.DIGEST)
    first = today - DAY if newest is None else max(newest + DAY, today - LOOK_BACK)
    found = ((day, moment(day, business.digest_at, business.zone)) for day in days(first, today + DAY))
    return tuple((day, due_at) for day, due_at in found if due_at > set_up_at)


def _moved(
    business: Business, unended: Sequence[JobRun], now: datetime
) -> tuple[tuple[JobRunId, datetime], ...]:
    """Due times of runs that have not begun, after the time of day or the time zone changed."""
    today = local_date(now, business.zone)
    soon = [run for run in unended if run.state is JobState.DUE and run.local_date in (today, today + DAY)]
    found = ((run, moment(run.local_date, business.digest_at, business.zone)) for run in soon)
    return tuple((run.id, due_at) for run, due_at in found if due_at != run.due_at)


def _write(tx: Tx, plans: Sequence[_Plan], now: datetime) -> None:
    runs = JobRunStore(tx)
    for plan in plans:
        for day, due_at in plan.missing:
            runs.plan(plan.business, Job.DIGEST, day, due_at)
        for run, due_at in plan.moved:
            runs.move(plan.business, run, due_at)
        for run in plan.skipped:
            runs.end(plan.business, run, JobState.SKIPPED, now)
        for member, day, at in plan.ended:
            runs.plan(plan.business, Job.QUIET_END, day, at, member)


def _lately_restored(tx: Tx, now: datetime) -> bool:
    """Whether a backup was restored lately: what it calls due may have been posted after it was made."""
    at = InstallationStore(tx).time(RESTORED_AT)
    return at is not None and now - at < RESTORED


def covered(run_date: date) -> date:
    """Day that a digest of this date is about: the one before."""
    return run_date - DAY
