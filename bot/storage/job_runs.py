"""Job runs in the database (scheduler): at most one row per business, job, local date and member, whatever the clock
does.
"""

from collections.abc import Mapping
from datetime import date, datetime

from bot.domain.business import BusinessId, DiscordChannelId, MemberId, MessageId
from bot.domain.job_run import Job, JobRun, JobRunId, JobState
from bot.domain.lease import Holder
from bot.domain.times import from_ms, from_ms_or_none, to_ms
from bot.storage.leases import CLEARED, HELD, asked, free, held
from bot.storage.sqlite.database import Row, Tx
from bot.storage.sqlite.dialect import same


class JobRunStore:
    """Reads and writes job runs. Business None means the installation itself."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx

    def plan(
        self,
        business: BusinessId | None,
        job: Job,
        day: date,
        due_at: datetime,
        member: MemberId | None = None,
    ) -> bool:
        """Schedules the job for this date; False where it is scheduled already, which stays as it is."""
        return bool(
            self._tx.execute(
                "INSERT INTO job_run (business_id, kind, local_date, due_at, state, member_id)"
                " VALUES (:business, :job, :day, :due_at, 'due', :member) ON CONFLICT DO NOTHING",
                business=business,
                job=job.value,
                day=day.isoformat(),
                due_at=to_ms(due_at),
                member=member,
            )
        )

    def move(self, business: BusinessId | None, run: JobRunId, due_at: datetime) -> bool:
        """Changes the due time of a run that has not begun."""
        return bool(
            self._tx.execute(
                "UPDATE job_run SET due_at = :due_at"
                f" WHERE {same('business_id', 'business')} AND id = :run AND state = 'due'",
                business=business,
                run=run,
                due_at=to_ms(due_at),
            )
        )

    def unended(self, job: Job, holder: Holder, now: datetime) -> Mapping[BusinessId, tuple[JobRun, ...]]:
        """Runs that are due, will be, or are running, of every business; oldest date first."""
        found: dict[BusinessId, tuple[JobRun, ...]] = {}
        for row in self._tx.all(
            "SELECT * FROM job_run WHERE kind = :job AND state IN ('due', 'running')"
            f" AND business_id IS NOT NULL AND {free('job_run')} ORDER BY local_date, id",
            job=job.value,
            **asked(holder, now),
        ):
            business = BusinessId(row["business_id"])
            found[business] = (*found.get(business, ()), _run(row))
        return found

    def since(self, job: Job, day: date) -> Mapping[BusinessId, tuple[JobRun, ...]]:
        """Runs of this date and later, in any state, of every business; oldest date first."""
        found: dict[BusinessId, tuple[JobRun, ...]] = {}
        for row in self._tx.all(
            "SELECT * FROM job_run WHERE kind = :job AND business_id IS NOT NULL AND local_date >= :day"
            " ORDER BY local_date, id",
            job=job.value,
            day=day.isoformat(),
        ):
            business = BusinessId(row["business_id"])
            found[business] = (*found.get(business, ()), _run(row))
        return found

    def due(self, business: BusinessId | None, job: Job, now: datetime) -> tuple[JobRun, ...]:
        """Runs that may start, oldest date first."""
        rows = self._tx.all(
            f"SELECT * FROM job_run WHERE {same('business_id', 'business')} AND kind = :job AND state = 'due'"
            " AND due_at <= :now ORDER BY local_date",
            business=business,
            job=job.value,
            now=to_ms(now),
        )
        return tuple(_run(row) for row in rows)

    def next_due(self, business: BusinessId | None, job: Job) -> datetime | None:
        """When the next run may start."""
        row = self._tx.one(
            "SELECT min(due_at) AS due_at FROM job_run"
            f" WHERE {same('business_id', 'business')} AND kind = :job AND state = 'due'",
            business=business,
            job=job.value,
        )
        return None if row is None else from_ms_or_none(row["due_at"])

    def claim(self, business: BusinessId | None, run: JobRunId, holder: Holder, now: datetime) -> bool:
        """Claims a due run; whether this caller has it."""
        return bool(
            self._tx.execute(
                f"UPDATE job_run SET state = 'running', started_at = :now, {HELD}"
                f" WHERE {same('business_id', 'business')} AND id = :run AND state = 'due'",
                business=business,
                run=run,
                now=to_ms(now),
                **held(holder.lease(now)),
            )
        )

    def take_over(self, business: BusinessId | None, run: JobRunId, holder: Holder, now: datetime) -> bool:
        """Takes over a run that is this process's own, or was a dead one's; whether this caller has it."""
        return bool(
            self._tx.execute(
                f"UPDATE job_run SET {HELD} WHERE {same('business_id', 'business')} AND id = :run"
                f" AND state = 'running' AND {free('job_run')}",
                business=business,
                run=run,
                **held(holder.lease(now)),
                **asked(holder, now),
            )
        )

    def end(self, business: BusinessId | None, run: JobRunId, state: JobState, now: datetime) -> None:
        """Ends a run as DONE, SKIPPED or FAILED: it never starts again."""
        self._tx.execute(
            f"UPDATE job_run SET state = :state, ended_at = :now, {CLEARED} WHERE {same('business_id', 'business')} AND id = :run",
            business=business,
            run=run,
            state=state.value,
            now=to_ms(now),
        )

    def again(self, business: BusinessId | None, run: JobRunId, due_at: datetime) -> None:
        """Retries a run that did not finish, from `due_at` on."""
        self._tx.execute(
            f"UPDATE job_run SET state = 'due', due_at = :due_at, {CLEARED}"
            f" WHERE {same('business_id', 'business')} AND id = :run AND state = 'running'",
            business=business,
            run=run,
            due_at=to_ms(due_at),
        )

    def interrupted(
        self, business: BusinessId | None, job: Job, holder: Holder, now: datetime
    ) -> tuple[JobRun, ...]:
        """Runs that a process began and did not end (crash recovery), not those of another live one."""
        rows = self._tx.all(
            f"SELECT * FROM job_run WHERE {same('business_id', 'business')} AND kind = :job AND state = 'running'"
            f" AND {free('job_run')} ORDER BY local_date",
            business=business,
            job=job.value,
            **asked(holder, now),
        )
        return tuple(_run(row) for row in rows)

    def posted(
        self, business: BusinessId | None, run: JobRunId, place: DiscordChannelId, message: MessageId
    ) -> None:
        """Saves the Discord message of a run."""
        self._tx.execute(
            "UPDATE job_run SET place_id = :place, message_id = :message"
            f" WHERE {same('business_id', 'business')} AND id = :run",
            business=business,
            run=run,
            place=place,
            message=message,
        )

    def message_gone(self, business: BusinessId | None, run: JobRunId) -> None:
        """Forgets the Discord message of a run, which was deleted there."""
        self._tx.execute(
            f"UPDATE job_run SET message_id = NULL WHERE {same('business_id', 'business')} AND id = :run",
            business=business,
            run=run,
        )

    def newest_date(self, business: BusinessId | None, job: Job) -> date | None:
        """Last local date that has a run in any state."""
        row = self._tx.one(
            f"SELECT max(local_date) AS day FROM job_run WHERE {same('business_id', 'business')} AND kind = :job",
            business=business,
            job=job.value,
        )
        return None if row is None or row["day"] is None else date.fromisoformat(row["day"])

    def skipped_before(self, business: BusinessId | None, job: Job, day: date) -> tuple[date, ...]:
        """Local dates without a finished run since the last one that was done, before this one; oldest first."""
        rows = self._tx.all(
            f"SELECT local_date FROM job_run WHERE {same('business_id', 'business')} AND kind = :job"
            " AND state = 'skipped' AND local_date < :day AND local_date > COALESCE((SELECT max(local_date)"
            f" FROM job_run WHERE {same('business_id', 'business')} AND kind = :job AND state = 'done'"
            " AND local_date < :day), '') ORDER BY local_date",
            business=business,
            job=job.value,
            day=day.isoformat(),
        )
        return tuple(date.fromisoformat(row["local_date"]) for row in rows)


def _run(row: Row) -> JobRun:
    return JobRun(
        id=JobRunId(row["id"]),
        job=Job(row["kind"]),
        local_date=date.fromisoformat(row["local_date"]),
        due_at=from_ms(row["due_at"]),
        state=JobState(row["state"]),
        started_at=from_ms_or_none(row["started_at"]),
        ended_at=from_ms_or_none(row["ended_at"]),
        place_id=None if row["place_id"] is None else DiscordChannelId(row["place_id"]),
        message_id=None if row["message_id"] is None else MessageId(row["message_id"]),
        member_id=None if row["member_id"] is None else MemberId(row["member_id"]),
    )
