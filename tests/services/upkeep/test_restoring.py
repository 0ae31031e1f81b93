"""A restored backup: whatever was in flight may have gone out meanwhile."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.times import to_ms
from bot.services.upkeep.restoring import restore_backup
from bot.storage.sqlite.backups import BackupKind, back_up
from bot.storage.sqlite.database import Row, Tx, transact
from bot.storage.sqlite.lock import Lock
from bot.storage.sqlite.migrate import migrate
from tests.support.clock import NOW
from tests.support.rows import fill

LATER = NOW + timedelta(days=1)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "shopbell.db"
    migrate(path, NOW)
    transact(path, lambda tx: fill(tx, 100, "words", to_ms(NOW)))
    return path


def restored(path: Path) -> None:
    backup = back_up(path, NOW, BackupKind.BY_HAND)
    with Lock.take(path) as lock:
        restore_backup(lock, path, backup.path, LATER)


def outbox(path: Path) -> list[Row]:
    return transact(path, lambda tx: tx.all("SELECT * FROM outbox ORDER BY id"))


def in_state(tx: Tx, state: str) -> None:
    tx.execute(
        "UPDATE outbox SET state = :state, external_id = NULL, first_attempt_at = NULL, last_attempt_at = NULL,"
        " attempts = 0, unclear = 0, final = 0",
        state=state,
    )


@pytest.mark.parametrize("state", ["queued", "sending", "verifying"])
def test_a_reply_in_flight_is_looked_for_before_anything_is_sent(path: Path, state: str) -> None:
    transact(path, lambda tx: in_state(tx, state))
    restored(path)
    (row,) = outbox(path)
    assert (row["state"], row["unclear"]) == ("verifying", 1)
    assert row["due_at"] == to_ms(LATER)
    assert row["first_attempt_at"] <= to_ms(NOW)


@pytest.mark.parametrize("state", ["sent", "failed", "needs_human", "cancelled"])
def test_a_reply_that_is_settled_stays_as_it_is(path: Path, state: str) -> None:
    transact(path, lambda tx: in_state(tx, state))
    before = tuple(outbox(path)[0])
    restored(path)
    assert tuple(outbox(path)[0]) == before


def test_several_replies_under_one_parent_do_not_stand_in_each_others_way(path: Path) -> None:
    def add_second(tx: Tx) -> None:
        in_state(tx, "queued")
        for table, change in (
            ("comment", {"external_id": "'another'"}),
            ("outbox", {"comment_id": "5000", "interaction_id": "NULL"}),
        ):
            columns = [row["name"] for row in tx.all(f"SELECT name FROM pragma_table_info('{table}')")]
            values = ["5000" if name == "id" else change.get(name, name) for name in columns]
            tx.execute(f"INSERT INTO {table} ({', '.join(columns)}) SELECT {', '.join(values)} FROM {table}")

    transact(path, add_second)
    restored(path)
    states = [row["state"] for row in outbox(path)]
    assert states == ["verifying", "needs_human"]


def test_open_cards_are_redrawn_and_closed_ones_are_left_alone(path: Path) -> None:
    transact(
        path, lambda tx: tx.execute("UPDATE card SET version = 3, shown_version = 3, due_at = 90000000000000")
    )
    restored(path)
    (card,) = transact(path, lambda tx: tx.all("SELECT * FROM card"))
    assert card["version"] > 3
    assert card["due_at"] == to_ms(LATER)

    def close(tx: Tx) -> None:
        tx.execute("UPDATE card SET version = 3, shown_version = 3, closed_at = 1")
        tx.execute("UPDATE outbox SET state = 'sent'")

    transact(path, close)
    restored(path)
    (card,) = transact(path, lambda tx: tx.all("SELECT * FROM card"))
    assert card["version"] == 3


def test_what_comes_in_next_was_written_while_nobody_knows_and_does_not_ring(path: Path) -> None:
    transact(path, lambda tx: tx.execute("UPDATE cursor SET last_at = :now", now=to_ms(LATER)))
    restored(path)
    read_at = transact(path, lambda tx: tx.all("SELECT last_at FROM cursor"))
    assert read_at and {row["last_at"] for row in read_at} == {None}
