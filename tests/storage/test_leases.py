"""Leases in SQL: the condition on rows says what the domain's rule says, in every table that has them."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.lease import Holder, HolderId, Lease
from bot.domain.times import to_ms
from bot.storage.leases import HELD, LeaseStore, asked, free, held
from bot.storage.sqlite.database import Database, Tx, Value
from tests.support.clock import NOW
from tests.support.rows import fill

TABLES = ("outbox", "card", "job_run")
IDS = st.sampled_from(["me", "other"]).map(HolderId)
moments = st.integers(-120, 120).map(lambda seconds: NOW + timedelta(seconds=seconds))


@pytest.fixture
async def rows(db: Database) -> Database:
    await db.write(lambda tx: fill(tx, 1_000, "Wort", to_ms(NOW)))
    return db


@pytest.mark.parametrize("table", TABLES)
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lease=st.none() | st.builds(Lease, IDS, moments), me=st.builds(Holder, IDS, st.booleans()))
async def test_the_condition_agrees_with_the_rule(
    rows: Database, table: str, lease: Lease | None, me: Holder
) -> None:
    def work(tx: Tx) -> bool:
        tx.execute(f"UPDATE {table} SET {HELD}", **held(lease))
        return tx.one(f"SELECT 1 FROM {table} WHERE {free(table)}", **asked(me, NOW)) is not None

    assert await rows.write(work) is me.may_take(lease, NOW)


async def test_a_renewal_prolongs_what_is_held_in_every_table_and_touches_nothing_of_others(
    rows: Database,
) -> None:
    me, later = Holder(HolderId("me"), alone=False), NOW + timedelta(seconds=20)

    def renewed(tx: Tx, holder: str) -> tuple[int, list[tuple[str, Value]]]:
        for table in TABLES:
            tx.execute(f"UPDATE {table} SET {HELD}", **held(Lease(HolderId(holder), NOW) if holder else None))
        changed = LeaseStore(tx).renew(me.lease(later))
        found = [tx.one(f"SELECT holder, held_until FROM {table} LIMIT 1") for table in TABLES]
        return changed, [(row["holder"], row["held_until"]) for row in found if row is not None]

    def work(tx: Tx) -> None:
        count = sum(len(tx.all(f"SELECT id FROM {table}")) for table in TABLES)
        assert renewed(tx, "me") == (count, [("me", held(me.lease(later))["until"])] * len(TABLES))
        assert renewed(tx, "other") == (
            0,
            [("other", held(Lease(HolderId("other"), NOW))["until"])] * len(TABLES),
        )
        assert renewed(tx, "") == (0, [("", None)] * len(TABLES))

    await rows.write(work)
