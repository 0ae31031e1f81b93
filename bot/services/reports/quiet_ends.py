"""End of quiet hours: one ringing line for the members whose rest ended, where comments came meanwhile that wait still.
Once for each member and local date, whatever restarts and clock changes there are.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import NamedTuple

from bot.domain.business import Business, BusinessId, DiscordChannelId, MemberId, MessageId
from bot.domain.hours import Period, local_date
from bot.domain.job_run import Job, JobRun, JobState
from bot.domain.lease import Holder
from bot.domain.member_setting import MemberSettings
from bot.services.business.ringing import answerers_at
from bot.storage.job_runs import JobRunStore
from bot.storage.member_settings import MemberSettingStore
from bot.storage.quiet_ends import QuietEndStore
from bot.storage.sqlite.database import Database, Tx

LATEST = timedelta(hours=4)
"""A line that could not be posted for so long is not worth anything any more."""
STALE = timedelta(hours=12)
"""A line stays in the inbox so long."""
LOOK_BACK = timedelta(days=2)
_UNENDED = (JobState.DUE, JobState.RUNNING)

Planned = tuple[MemberId, date, datetime]
"""Member, local date, and when the rest ended."""


class Ended(NamedTuple):
    """Members whose rest ended at the same moment. `again`: the line may be in Discord already."""

    business: Business
    end: datetime
    runs: tuple[JobRun, ...]
    again: bool


class Ends(NamedTuple):
    """What is to do at ends of quiet hours, and when the next one is."""

    planned: Mapping[BusinessId, tuple[Planned, ...]]
    """Rows to be written before anything is begun."""
    ended: tuple[Ended, ...]
    stale: tuple[tuple[BusinessId, JobRun], ...]
    """Lines to be deleted in Discord."""
    next_due: datetime | None


@dataclass(frozen=True, slots=True)
class Woken:
    """Line to be posted: so many comments came while these members rested, and wait."""

    ended: Ended
    members: tuple[MemberId, ...]
    count: int


NOTHING = Ends({}, (), (), None)


def look(tx: Tx, businesses: Sequence[Business], now: datetime, *, restored: bool) -> Ends:
    """What is to do now; `restored`: a backup was restored lately, so that a line may be there already."""
    everywhere = MemberSettingStore(tx).everywhere()
    resting = {
        business: own for business, own in everywhere.items() if any(one.quiet for one in own.values())
    }
    runs = JobRunStore(tx).since(Job.QUIET_END, (now - LOOK_BACK).date()) if everywhere else {}
    if not resting and not runs:
        return NOTHING
    planned: dict[BusinessId, tuple[Planned, ...]] = {}
    ended: list[Ended] = []
    nexts: list[datetime] = []
    for business in businesses:
        known, own = runs.get(business.id, ()), resting.get(business.id, {})
        missing = _missing(business, own, known, now)
        if missing:
            planned[business.id] = missing
        nexts += [end for one in own.values() if (end := _next_end(one, business, now)) is not None]
        waiting = sorted((run for run in known if run.state in _UNENDED), key=lambda run: run.due_at)
        for end, group in groupby(waiting, key=lambda run: run.due_at):
            found = tuple(group)
            again = restored or any(run.state is JobState.RUNNING for run in found)
            ended.append(Ended(business, end, found, again))
    stale = [
        (business, run)
        for business, found in runs.items()
        for run in found
        if run.message_id is not None and run.ended_at is not None and now - run.ended_at > STALE
    ]
    return Ends(planned, tuple(ended), tuple(stale), min(nexts, default=None))


def _missing(
    business: Business, own: Mapping[MemberId, MemberSettings], known: Sequence[JobRun], now: datetime
) -> tuple[Planned, ...]:
    """Rests that ended lately and have no row for their date."""
    if business.inbox_id is None:
        return ()
    there = {(run.member_id, run.local_date) for run in known}
    found = []
    for member, settings in own.items():
        last = settings.quiet.last_before(now, business.zone) if settings.quiet else None
        if last is None or now - last.end > LATEST:
            continue
        day = local_date(last.end, business.zone)
        if (member, day) not in there:
            found.append((member, day, last.end))
    return tuple(found)


def _next_end(own: MemberSettings, business: Business, now: datetime) -> datetime | None:
    return own.quiet.next_end(now, business.zone) if own.quiet and business.inbox_id is not None else None


class QuietEnds:
    """Begins and ends those lines. A run is begun before anything is posted."""

    def __init__(self, db: Database, holder: Holder) -> None:
        self._db = db
        self._holder = holder

    async def begin(self, ended: Ended, now: datetime) -> Woken | None:
        """Claims the line and decides once whom it rings, and of how many comments it speaks; None where another process
        has it, where nobody waits, or where it is too late.
        """
        business = ended.business

        def work(tx: Tx) -> Woken | None:
            runs = JobRunStore(tx)
            for run in ended.runs:
                begins = runs.claim if run.state is JobState.DUE else runs.take_over
                if not begins(business.id, run.id, self._holder, now):
                    return None
            woken = None if now - ended.end > LATEST else _woken(tx, ended, now)
            if woken is None:
                for run in ended.runs:
                    runs.end(business.id, run.id, JobState.SKIPPED, now)
            return woken

        return await self._db.write(work)

    async def done(self, ended: Ended, place: DiscordChannelId, message: MessageId, now: datetime) -> None:
        """Records its message. Only the first of several rows keeps it, since it is deleted once."""

        def work(tx: Tx) -> None:
            runs = JobRunStore(tx)
            runs.posted(ended.business.id, ended.runs[0].id, place, message)
            for run in ended.runs:
                runs.end(ended.business.id, run.id, JobState.DONE, now)

        await self._db.write(work)

    async def deleted(self, business: BusinessId, run: JobRun) -> None:
        """Records that its message is gone."""
        await self._db.write(lambda tx: JobRunStore(tx).message_gone(business, run.id))


def _woken(tx: Tx, ended: Ended, now: datetime) -> Woken | None:
    """Members who answer, rest no more, and were not rung for comments that wait; None for nobody."""
    business = ended.business
    answerers = answerers_at(tx, business, now)
    comments, members = set(), []
    for member in (run.member_id for run in ended.runs):
        own = None if member is None else answerers.own.get(member)
        if member is None or own is None or own.quiet is None or member not in answerers.members:
            continue
        rest = own.quiet.last_before(ended.end, business.zone)
        if rest is None or rest.end != ended.end or own.rests(now, business.zone):
            continue
        missed = _missed(tx, business.id, member, rest)
        if missed:
            members.append(member)
            comments |= missed
    return Woken(ended, tuple(members), len(comments)) if members else None


def _missed(tx: Tx, business: BusinessId, member: MemberId, rest: Period) -> set[int]:
    came = QuietEndStore(tx).came(business, rest)
    return {one.comment_id for one in came if not one.rang_for(member, rest.start)}
