"""A backup every night, once per local date, and a log that stays small."""

import asyncio
import logging
import threading
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.domain.job_run import Job, JobState
from bot.services.upkeep import housekeeping as module
from bot.services.upkeep.housekeeping import CHECKPOINT_EVERY, TRY_AGAIN, Housekeeping
from bot.storage.installation import InstallationStore
from bot.storage.sqlite.backups import BackupKind, backups, folder_of
from bot.storage.sqlite.database import Database, Tx
from bot.storage.sqlite.migrate import migrate
from tests.support.clock import NOW, Clock
from tests.support.days import run_of
from tests.support.holders import ONLY

VIENNA = ZoneInfo("Europe/Vienna")


@pytest.fixture
async def keeper(db: Database) -> Housekeeping:
    return Housekeeping(db, VIENNA, ONLY)


def runs(tx: Tx) -> dict[str, str]:
    return {row["local_date"]: row["state"] for row in tx.all("SELECT * FROM job_run ORDER BY local_date")}


async def test_the_first_start_backs_up_at_once_and_the_next_night_again(
    db: Database, keeper: Housekeeping, clock: Clock
) -> None:
    await keeper.step(clock.now())
    assert [backup.kind for backup in backups(db.path)] == [BackupKind.NIGHTLY]
    assert await db.read(runs) == {"2026-11-21": "done", "2026-11-22": "due"}
    await keeper.step(clock.advance(timedelta(hours=6)))
    assert len(backups(db.path)) == 1
    night = datetime(2026, 11, 22, 2, 30, tzinfo=UTC)  # 03:30 in Vienna
    await keeper.step(night - timedelta(seconds=1))
    assert len(backups(db.path)) == 1
    await keeper.step(night)
    await keeper.step(night)
    assert [backup.at for backup in backups(db.path)] == [night, NOW]
    assert await db.read(runs) == {"2026-11-21": "done", "2026-11-22": "done", "2026-11-23": "due"}


async def test_the_next_step_is_due_at_the_next_checkpoint_or_night(
    db: Database, keeper: Housekeeping, clock: Clock
) -> None:
    assert await keeper.step(clock.now()) == NOW + CHECKPOINT_EVERY
    night = datetime(2026, 11, 22, 2, 30, tzinfo=UTC)
    assert await keeper.step(night - timedelta(minutes=4)) == night


async def test_of_many_missed_nights_only_the_last_is_caught_up(
    db: Database, keeper: Housekeeping, clock: Clock
) -> None:
    await keeper.step(clock.now())
    await keeper.step(NOW + timedelta(days=1))
    await Housekeeping(db, VIENNA, ONLY).step(NOW + timedelta(days=5))
    assert [backup.at for backup in backups(db.path)] == [
        NOW + timedelta(days=5),
        NOW + timedelta(days=1),
        NOW,
    ]
    found = await db.read(runs)
    assert (found["2026-11-23"], found["2026-11-26"]) == ("skipped", "done")


async def test_no_date_is_backed_up_twice_or_left_out_when_the_clocks_change(db: Database) -> None:
    keeper = Housekeeping(db, VIENNA, ONLY, at=datetime(2026, 1, 1, 2, 30).time())
    moment = datetime(2026, 10, 23, 12, tzinfo=UTC)
    while moment < datetime(2026, 10, 27, 12, tzinfo=UTC):
        await keeper.step(moment)
        moment += timedelta(minutes=15)
    found = await db.read(
        lambda tx: [run_of(tx, None, Job.BACKUP, date(2026, 10, day)) for day in range(23, 28)]
    )
    assert [run.state for run in found if run is not None] == [JobState.DONE] * 5
    assert len(backups(db.path)) == 5


async def test_a_backup_that_fails_is_reported_and_tried_again_in_an_hour(
    db: Database, keeper: Housekeeping, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    folder_of(db.path).write_text("in the way")
    with caplog.at_level(logging.ERROR):
        await keeper.step(clock.now())
    assert "no backup of 2026-11-21" in caplog.text
    await keeper.step(NOW + TRY_AGAIN - timedelta(seconds=1))
    folder_of(db.path).unlink()
    assert backups(db.path) == ()
    await keeper.step(NOW + TRY_AGAIN)
    assert len(backups(db.path)) == 1
    assert (await db.read(runs))["2026-11-21"] == "done"


async def test_a_backup_during_which_the_process_died_is_made_after_the_start(
    db: Database, keeper: Housekeeping, clock: Clock
) -> None:
    await keeper.step(clock.now())
    await db.write(lambda tx: tx.execute("UPDATE job_run SET state = 'running' WHERE state = 'done'"))
    await keeper.step(NOW + timedelta(minutes=1))
    assert len(backups(db.path)) == 1
    await Housekeeping(db, VIENNA, ONLY).step(NOW + timedelta(minutes=2))
    assert len(backups(db.path)) == 2


async def test_the_log_is_emptied_every_ten_minutes(db: Database, keeper: Housekeeping, clock: Clock) -> None:
    await keeper.step(clock.now())
    await db.write(lambda tx: InstallationStore(tx).put("a", "b"))
    assert db.wal_bytes() > 0
    await keeper.step(clock.advance(CHECKPOINT_EVERY / 2))
    assert db.wal_bytes() > 0
    await keeper.step(clock.advance(CHECKPOINT_EVERY / 2))
    assert db.wal_bytes() == 0


async def test_a_reader_that_never_ends_is_reported_once_and_once_more_if_it_comes_again(
    tmp_path: Path, clock: Clock, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "shopbell.db"
    migrate(path, NOW)
    db = await Database.open(path, readers=2)
    keeper = Housekeeping(db, VIENNA, ONLY)
    monkeypatch.setattr(module, "WAL_LIMIT", 20_000)

    async def hold(rounds: int) -> None:
        looked, go_on = threading.Event(), threading.Event()

        def look(tx: Tx) -> None:
            tx.all("SELECT * FROM setting")
            looked.set()
            assert go_on.wait(60)

        async def read() -> None:
            await db.read(look)

        holding = asyncio.create_task(read())
        assert await asyncio.to_thread(looked.wait, 60)
        for _ in range(rounds):
            for number in range(20):
                await db.write(lambda tx, number=number: InstallationStore(tx).put("a", f"{number}" * 900))  # type: ignore[misc]
            await keeper.step(clock.advance(CHECKPOINT_EVERY))
            assert keeper.log_too_large
        go_on.set()
        await holding

    with caplog.at_level(logging.ERROR):
        for _ in range(2):
            await hold(rounds=2)
            await keeper.step(clock.advance(CHECKPOINT_EVERY))
            assert not keeper.log_too_large
    assert caplog.text.count("write-ahead log") == 2
    await db.close()
