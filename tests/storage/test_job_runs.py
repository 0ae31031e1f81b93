"""Job runs: once per local date, whatever happens."""

from datetime import date, timedelta

import pytest

from bot.domain.business import Business, DiscordChannelId, MessageId
from bot.domain.job_run import Job, JobRun, JobState
from bot.storage.job_runs import JobRunStore
from bot.storage.sqlite.database import Database
from tests.support.clock import NOW
from tests.support.days import run_of
from tests.support.holders import ONLY

DAY = date(2026, 11, 21)


@pytest.fixture(params=["a business", "the installation"])
def whose(request: pytest.FixtureRequest, shop: Business):
    return shop.id if request.param == "a business" else None


async def test_a_date_is_planned_once_and_keeps_its_first_due_time(db: Database, whose) -> None:
    assert await db.write(lambda tx: JobRunStore(tx).plan(whose, Job.DIGEST, DAY, NOW))
    assert not await db.write(
        lambda tx: JobRunStore(tx).plan(whose, Job.DIGEST, DAY, NOW + timedelta(hours=1))
    )
    run = await db.read(lambda tx: run_of(tx, whose, Job.DIGEST, DAY))
    assert run is not None
    assert run == JobRun(run.id, Job.DIGEST, DAY, NOW, JobState.DUE, None, None, None, None)


async def test_it_is_claimed_once_when_due_and_ends_once(db: Database, whose) -> None:
    def plan(tx):
        JobRunStore(tx).plan(whose, Job.DIGEST, DAY, NOW)
        JobRunStore(tx).plan(whose, Job.DIGEST, DAY + timedelta(days=1), NOW + timedelta(days=1))

    await db.write(plan)
    assert await db.read(lambda tx: JobRunStore(tx).due(whose, Job.DIGEST, NOW - timedelta(seconds=1))) == ()
    (run,) = await db.read(lambda tx: JobRunStore(tx).due(whose, Job.DIGEST, NOW))
    assert await db.read(lambda tx: JobRunStore(tx).next_due(whose, Job.DIGEST)) == NOW
    assert await db.write(lambda tx: JobRunStore(tx).claim(whose, run.id, ONLY, NOW))
    assert not await db.write(lambda tx: JobRunStore(tx).claim(whose, run.id, ONLY, NOW))
    assert await db.read(lambda tx: JobRunStore(tx).next_due(whose, Job.DIGEST)) == NOW + timedelta(days=1)
    later = NOW + timedelta(seconds=5)
    await db.write(lambda tx: JobRunStore(tx).posted(whose, run.id, DiscordChannelId(5), MessageId(6)))
    await db.write(lambda tx: JobRunStore(tx).end(whose, run.id, JobState.DONE, later))
    assert await db.read(lambda tx: run_of(tx, whose, Job.DIGEST, DAY)) == JobRun(
        run.id, Job.DIGEST, DAY, NOW, JobState.DONE, NOW, later, DiscordChannelId(5), MessageId(6)
    )
    assert await db.read(lambda tx: JobRunStore(tx).due(whose, Job.DIGEST, later)) == ()


async def test_what_was_running_when_the_process_died_can_start_once_more(db: Database, whose) -> None:
    await db.write(lambda tx: JobRunStore(tx).plan(whose, Job.DIGEST, DAY, NOW))
    (run,) = await db.read(lambda tx: JobRunStore(tx).due(whose, Job.DIGEST, NOW))
    await db.write(lambda tx: JobRunStore(tx).claim(whose, run.id, ONLY, NOW))
    (interrupted,) = await db.read(lambda tx: JobRunStore(tx).interrupted(whose, Job.DIGEST, ONLY, NOW))
    assert interrupted.id == run.id
    later = NOW + timedelta(hours=1)
    await db.write(lambda tx: JobRunStore(tx).again(whose, run.id, later))
    assert await db.read(lambda tx: JobRunStore(tx).interrupted(whose, Job.DIGEST, ONLY, NOW)) == ()
    assert await db.read(lambda tx: JobRunStore(tx).next_due(whose, Job.DIGEST)) == later


async def test_only_what_has_not_begun_can_be_moved(db: Database, whose) -> None:
    await db.write(lambda tx: JobRunStore(tx).plan(whose, Job.DIGEST, DAY, NOW))
    (run,) = await db.read(lambda tx: JobRunStore(tx).due(whose, Job.DIGEST, NOW))
    later = NOW + timedelta(hours=1)
    assert await db.write(lambda tx: JobRunStore(tx).move(whose, run.id, later))
    assert await db.read(lambda tx: JobRunStore(tx).next_due(whose, Job.DIGEST)) == later
    await db.write(lambda tx: JobRunStore(tx).claim(whose, run.id, ONLY, later))
    assert not await db.write(lambda tx: JobRunStore(tx).move(whose, run.id, NOW))


async def test_jobs_and_businesses_do_not_share_dates(db: Database, shop: Business) -> None:
    for whose, job in ((None, Job.BACKUP), (None, Job.DIGEST), (shop.id, Job.DIGEST)):
        assert await db.write(lambda tx, whose=whose, job=job: JobRunStore(tx).plan(whose, job, DAY, NOW))  # type: ignore[misc]
    assert await db.read(lambda tx: JobRunStore(tx).next_due(shop.id, Job.BACKUP)) is None
    (run,) = await db.read(lambda tx: JobRunStore(tx).due(shop.id, Job.DIGEST, NOW))
    assert not await db.write(lambda tx: JobRunStore(tx).claim(None, run.id, ONLY, NOW))
    assert await db.read(lambda tx: run_of(tx, None, Job.DIGEST, DAY + timedelta(days=1))) is None
