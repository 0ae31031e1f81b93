"""Leases of live processes on an engine without a lock: what another one holds is left alone until its lease ends."""

import asyncio
import random
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.domain.business import Business
from bot.domain.card import CardForm, Ringing
from bot.domain.channel import ChannelState
from bot.domain.hours import local_date
from bot.domain.job_run import Job
from bot.domain.lease import LASTS, RENEWED_EVERY, Holder
from bot.domain.outbox import RowState
from bot.services.channels.process_memory import Process
from bot.services.inbox.cards import Desk
from bot.services.inbox.removing import Removing
from bot.services.reports.digest import Digests
from bot.services.sending.delivery import Delivery
from bot.services.upkeep.leases import Leases
from bot.storage.cards import CardStore
from bot.storage.channels import ChannelStore
from bot.storage.job_runs import JobRunStore
from bot.storage.sqlite.database import Database, Tx
from tests.support.clock import Clock
from tests.support.days import INBOX, Days
from tests.support.holders import ONLY, one_of_many
from tests.support.outbox import switchboard
from tests.support.platform import FakePlatform
from tests.support.sender import Shop, connector_to, open_shop

MORNING = datetime(2026, 11, 22, 7, tzinfo=UTC)
"""When the digest is due in Vienna."""
FIRST, SECOND = one_of_many("first"), one_of_many("second")
MOMENT = timedelta(milliseconds=1)


@pytest.fixture
async def sender(db: Database, shop: Business, clock: Clock) -> Shop:
    return await open_shop(db, shop, clock)


@pytest.fixture
async def days(db: Database, shop: Business) -> Days:
    return await Days(db, shop).ready()


def delivery(sender: Shop, holder: Holder) -> Delivery:
    board = switchboard(connector_to(sender.platform))
    return Delivery(sender.db, board, sender.rung.append, random.Random(1), Process(holder))


async def rows(db: Database, table: str) -> list[tuple[Any, ...]]:
    return await db.read(lambda tx: [tuple(row) for row in tx.all(f"SELECT * FROM {table} ORDER BY id")])


async def sending(sender: Shop) -> tuple[asyncio.Task[Any], asyncio.Event]:
    """The first process is in the middle of a request, for as long as the test wants."""
    await sender.queue(await sender.comment())
    sender.clock.advance(timedelta(seconds=10))
    gate = asyncio.Event()
    sender.platform.trouble("send", gate=gate)
    first = delivery(sender, FIRST)
    task = asyncio.create_task(first.step(sender.business.id, sender.channel, sender.clock.now()))
    while "send" not in sender.platform.calls:
        await asyncio.sleep(0.001)
    return task, gate


async def test_what_another_live_process_is_sending_is_neither_recovered_nor_claimed(sender: Shop) -> None:
    task, gate = await sending(sender)
    before, calls = await rows(sender.db, "outbox"), list(sender.platform.calls)
    second = delivery(sender, SECOND)
    sender.clock.advance(LASTS - MOMENT)
    assert await second.recover(sender.clock.now()) == 0
    assert await second.step(sender.business.id, sender.channel, sender.clock.now()) is None
    assert await rows(sender.db, "outbox") == before
    assert sender.platform.calls == calls
    gate.set()
    await task
    assert len(sender.posted()) == 1


async def test_it_is_spared_also_where_its_connection_was_removed(sender: Shop) -> None:
    task, gate = await sending(sender)
    await sender.db.write(
        lambda tx: ChannelStore(tx).set_state(sender.business.id, sender.channel, ChannelState.REMOVED)
    )
    before = await rows(sender.db, "outbox")
    assert await delivery(sender, SECOND).recover(sender.clock.now()) == 0
    assert await rows(sender.db, "outbox") == before
    gate.set()
    await task


async def test_its_lease_is_void_after_a_minute_without_a_renewal_and_holds_with_one(sender: Shop) -> None:
    task, gate = await sending(sender)
    leases, second = Leases(sender.db, FIRST), delivery(sender, SECOND)
    for _ in range(6):
        due = await leases.step(sender.clock.now())
        assert due == sender.clock.now() + RENEWED_EVERY
        sender.clock.advance(RENEWED_EVERY)
        assert await second.recover(sender.clock.now()) == 0
    sender.clock.advance(LASTS - RENEWED_EVERY)
    assert await second.recover(sender.clock.now()) == 1
    [state] = await sender.db.read(lambda tx: [row["state"] for row in tx.all("SELECT state FROM outbox")])
    assert state == RowState.VERIFYING
    gate.set()
    await task


async def test_a_card_that_another_live_process_is_posting_is_not_shown_here(days: Days) -> None:
    await days.comment(MORNING)
    card = await days.db.write(
        lambda tx: CardStore(tx).open(
            days.business.id, CardForm.BUNDLE, (), MORNING, rings=False, ringing=Ringing()
        )
    )
    board = switchboard(connector_to(FakePlatform(Clock())))
    first, second = (Desk(days.db, board, lambda _: None, holder) for holder in (FIRST, SECOND))
    business = days.business.id
    assert await first.posting(business, card, INBOX, MORNING)
    before = await rows(days.db, "card")
    assert (await second.next(MORNING)).due is None
    assert not await second.posting(business, card, INBOX, MORNING + LASTS - MOMENT)
    assert await rows(days.db, "card") == before
    found = await second.next(MORNING + LASTS)
    assert found.due is not None
    assert found.due[1].id == card
    assert await second.posting(business, card, INBOX, MORNING + LASTS)


async def test_a_digest_that_another_live_process_began_is_not_begun_here(days: Days) -> None:
    first, second = (
        Digests(days.db, lambda: days.figures, lambda: days.offers, holder, Removing(days.db, lambda _: None))
        for holder in (FIRST, SECOND)
    )
    [waiting] = (await first.due(MORNING)).waiting
    assert await first.begin(waiting, MORNING) is not None
    before = await rows(days.db, "job_run")
    assert (await second.due(MORNING + LASTS - MOMENT)).waiting == ()
    assert await second.begin(waiting, MORNING) is None
    assert await rows(days.db, "job_run") == before
    [again] = (await second.due(MORNING + LASTS)).waiting
    assert again.again
    assert await second.begin(again, MORNING + LASTS) is not None
    assert (await first.due(MORNING + LASTS)).waiting == ()


async def test_a_backup_that_another_live_process_makes_is_not_made_here(days: Days) -> None:
    day, runs = local_date(MORNING, "Europe/Vienna"), JobRunStore

    def begin(tx: Tx) -> None:
        runs(tx).plan(None, Job.BACKUP, day, MORNING)
        [due] = runs(tx).due(None, Job.BACKUP, MORNING)
        assert runs(tx).claim(None, due.id, FIRST, MORNING)

    await days.db.write(begin)
    late = MORNING + LASTS
    found = await days.db.read(
        lambda tx: [runs(tx).interrupted(None, Job.BACKUP, SECOND, at) for at in (late - MOMENT, late)]
    )
    assert [len(interrupted) for interrupted in found] == [0, 1]


async def test_a_process_that_is_alone_recovers_at_once_what_a_former_start_was_sending(sender: Shop) -> None:
    task, gate = await sending(sender)
    assert await delivery(sender, ONLY).recover(sender.clock.now()) == 1
    [row] = await sender.db.read(lambda tx: [dict(row) for row in tx.all("SELECT * FROM outbox")])
    assert (row["state"], row["holder"], row["held_until"]) == ("verifying", "", None)
    gate.set()
    await task
