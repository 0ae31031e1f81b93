"""Five hundred businesses whose digest is due at one minute, and for how long each transaction holds the writer."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.domain.business import ServerId
from bot.storage.businesses import BusinessStore
from bot.storage.channels import ChannelStore
from bot.storage.sqlite import database
from bot.storage.sqlite.database import Tx
from tests.support.businesses import change_business
from tests.support.days import REPORTS
from tests.support.platform import KEY

MORNING = datetime(2026, 11, 22, 7, tzinfo=UTC)
"""Eight o'clock in Vienna."""
A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Held:
    """One writing transaction. Seconds are of CPU: other work on the machine does not change them."""

    seconds: float
    statements: int


def crowd(tx: Tx, businesses: int) -> None:
    """So many more, each with two weeks of comments that were answered."""
    for number in range(businesses):
        made = BusinessStore(tx).create(ServerId(100 + number), "Shop", MORNING - 30 * A_DAY).id
        change_business(tx, made, set_up_at=MORNING - 30 * A_DAY, digest_id=REPORTS, inbox_id=REPORTS)
        ChannelStore(tx).add(made, KEY, "Blog", {}, f"account {number}", MORNING)
    tx.execute(
        "INSERT INTO thread (business_id, channel_id, external_id) SELECT business_id, id, 'post' FROM channel"
    )
    tx.execute(
        "INSERT INTO comment (business_id, channel_id, external_id, ordinal, thread_id, author, role, text,"
        " posted_at, seen_at, waits_since, url, visibility, fingerprint, looked_at, state, answered_at)"
        " WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 60)"
        " SELECT thread.business_id, thread.channel_id, n, n, thread.id, 'Kundin', 'customer', 'Offen?', at, at, at,"
        " '', 'public', x'', at, 'answered', at + 600000 FROM thread,"
        " (SELECT n, :morning - n * 20000000 AS at FROM n) WHERE thread.external_id = 'post'",
        morning=int(MORNING.timestamp() * 1000),
    )


@contextmanager
def writer_held() -> Iterator[list[Held]]:
    """Every writing transaction from now on."""
    transaction, run = database._transaction, Tx._run
    found: list[Held] = []
    statements = 0

    def counted(tx: Tx, sql: str, params: Any) -> Any:
        nonlocal statements
        statements += 1
        return run(tx, sql, params)

    def timed(connection: Any, begin: str, work: Callable[[Tx], Any]) -> Any:
        nonlocal statements
        began, statements = time.thread_time(), 0
        try:
            return transaction(connection, begin, work)
        finally:
            if begin == "BEGIN IMMEDIATE":
                found.append(Held(time.thread_time() - began, statements))

    Tx._run, database._transaction = counted, timed  # type: ignore[method-assign, assignment]
    try:
        yield found
    finally:
        Tx._run, database._transaction = run, transaction  # type: ignore[method-assign]
