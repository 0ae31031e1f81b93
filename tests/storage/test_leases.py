"""Leases in SQL: the condition on rows says what the domain's rule says, in every table that has them."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.business import Business, BusinessId, DiscordChannelId, MessageId
from bot.domain.card import CardForm, CardId, Ringing
from bot.domain.job_run import Job, JobRunId, JobState
from bot.domain.lease import LASTS, Holder, HolderId, Lease
from bot.domain.times import to_ms
from bot.storage.card_messages import CardMessageStore
from bot.storage.cards import CardStore
from bot.storage.job_runs import JobRunStore
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


FIRST, SECOND = (Holder(HolderId(name), alone=False) for name in ("first", "second"))
DAY = date(2026, 11, 21)
CARD_ENDS: dict[str, Callable[[CardMessageStore, BusinessId, CardId], None]] = {
    "posted": lambda messages, business, card: messages.posted(
        business, card, MessageId(7), NOW, version=1, rang=None, convert_at=None
    ),
    "lost": lambda messages, business, card: messages.lost(business, card),
    "put off": lambda messages, business, card: messages.put_off(business, card, NOW),
}
RUN_ENDS: dict[str, Callable[[JobRunStore, BusinessId, JobRunId], None]] = {
    "done": lambda runs, business, run: runs.end(business, run, JobState.DONE, NOW),
    "again": lambda runs, business, run: runs.again(business, run, NOW),
}


def lease_of(tx: Tx, table: str) -> tuple[Value, Value]:
    row = tx.one(f"SELECT holder, held_until FROM {table}")
    assert row is not None
    return row["holder"], row["held_until"]


@pytest.mark.parametrize("end", CARD_ENDS)
async def test_a_card_is_nobodys_as_soon_as_what_it_was_claimed_for_has_ended(
    db: Database, shop: Business, end: str
) -> None:
    def work(tx: Tx) -> None:
        messages, place = CardMessageStore(tx), DiscordChannelId(5)
        card = CardStore(tx).open(shop.id, CardForm.BUNDLE, (), NOW, rings=False, ringing=Ringing())
        assert messages.posting(shop.id, card, place, FIRST, NOW)
        assert lease_of(tx, "card") == ("first", held(FIRST.lease(NOW))["until"])
        assert not messages.posting(shop.id, card, place, SECOND, NOW)
        CARD_ENDS[end](messages, shop.id, card)
        assert lease_of(tx, "card") == ("", None)
        assert messages.posting(shop.id, card, place, SECOND, NOW)

    await db.write(work)


@pytest.mark.parametrize("end", RUN_ENDS)
async def test_a_run_is_nobodys_as_soon_as_it_has_ended(db: Database, shop: Business, end: str) -> None:
    def work(tx: Tx) -> None:
        runs = JobRunStore(tx)
        runs.plan(shop.id, Job.DIGEST, DAY, NOW)
        (run,) = runs.due(shop.id, Job.DIGEST, NOW)
        assert runs.claim(shop.id, run.id, FIRST, NOW)
        assert lease_of(tx, "job_run") == ("first", held(FIRST.lease(NOW))["until"])
        RUN_ENDS[end](runs, shop.id, run.id)
        assert lease_of(tx, "job_run") == ("", None)

    await db.write(work)


async def test_a_run_is_taken_over_only_where_its_lease_has_ended(db: Database, shop: Business) -> None:
    def work(tx: Tx) -> None:
        runs, end = JobRunStore(tx), NOW + LASTS
        runs.plan(shop.id, Job.DIGEST, DAY, NOW)
        (run,) = runs.due(shop.id, Job.DIGEST, NOW)
        assert not runs.take_over(shop.id, run.id, SECOND, NOW)  # it has not begun
        assert runs.claim(shop.id, run.id, FIRST, NOW)
        assert not runs.take_over(shop.id, run.id, SECOND, end - timedelta(milliseconds=1))
        assert lease_of(tx, "job_run") == ("first", held(FIRST.lease(NOW))["until"])
        assert runs.take_over(shop.id, run.id, FIRST, NOW)
        assert runs.take_over(shop.id, run.id, SECOND, end)
        assert lease_of(tx, "job_run") == ("second", held(SECOND.lease(end))["until"])
        assert not runs.take_over(shop.id, run.id, FIRST, end)

    await db.write(work)
