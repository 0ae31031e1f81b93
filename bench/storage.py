"""Figures of the storage room: pages in, rows out, a card in one hop, the open queue of a full house."""

import itertools
import sqlite3
import time
from collections.abc import Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any

from bench.figures import ROUNDS, Figure, Setting, compare, measure
from bot.connectors import load
from bot.domain.business import BusinessId, ServerId
from bot.domain.card import CardForm, Ringing
from bot.domain.channel import ChannelId
from bot.domain.comment import AuthorRole, CommentId, CommentState
from bot.domain.external_id import ExternalId
from bot.domain.kind import Classified, Kind
from bot.ports import ConnectorInfo, HttpAnswer, HttpRequest, NetworkTrouble, SeenComment
from bot.services.channels.switchboard import Switchboard
from bot.services.inbox.card_facts import Showing
from bot.storage.businesses import BusinessStore
from bot.storage.cards import CardStore
from bot.storage.channels import ChannelStore
from bot.storage.comments import CommentStore
from bot.storage.credentials import Vault
from bot.storage.mirror import Entry, Mirror
from bot.storage.sqlite.database import Database, Tx
from bot.storage.sqlite.migrate import migrate
from bot.storage.threads import ThreadStore

NOW = datetime(2026, 11, 21, 20, 14, tzinfo=UTC)
PAGE = 100
THREAD = ExternalId("post-1")
TEXT = "Habt ihr am Samstag auch offen? Ich würde gern zwei Packungen von der Hausmischung abholen. " * 2


@asynccontextmanager
async def opened(path: Path):
    """A database with one business, one channel, one thread."""
    migrate(path, NOW)
    db = await Database.open(path)
    try:
        yield db, *(await db.write(shop))
    finally:
        await db.close()


def shop(tx: Tx) -> tuple[BusinessId, ChannelId, int]:
    business = BusinessStore(tx).create(ServerId(1), "Shop", NOW).id
    channel = ChannelStore(tx).add(business, "wordpress", "Blog", {}, "https://blog.example", NOW)
    return business, channel, ThreadStore(tx).on_sight(business, channel, [THREAD])[THREAD]


def entry(number: int, thread: int) -> Entry:
    seen = SeenComment(
        external_id=ExternalId(str(number)),
        order=number,
        thread_id=THREAD,
        author=f"Kundin {number}",
        role=AuthorRole.CUSTOMER,
        text=TEXT,
        posted_at=NOW + timedelta(seconds=number),
        url=f"https://blog.example/post-1#comment-{number}",
    )
    return Entry(
        seen=seen,
        thread=thread,
        person=None,
        fingerprint=number.to_bytes(16, "big"),
        announced=True,
        state=CommentState.OPEN,
        waits_since=seen.posted_at,
        edited_at=None,
        classified=Classified(Kind.QUESTION),
    )


COLUMNS = (
    "business_id, channel_id, external_id, ordinal, thread_id, in_reply_to, person_id, author, role, text, media, form,"
    " stars, audience, posted_at, edited_at, seen_at, waits_since, url, visibility, context, fingerprint, announced,"
    " looked_at, state, kind, urgent"
)


def row(number: int, business: int, channel: int, thread: int) -> tuple[Any, ...]:
    """The same row as `entry`, with nothing left to do."""
    at = 1_795_292_040_000 + number * 1000
    url = f"https://blog.example/post-1#comment-{number}"
    words = (
        None,
        None,
        f"Kundin {number}",
        "customer",
        TEXT,
        "[]",
        "comment",
        None,
        "public",
        at,
        None,
        at,
        at,
        url,
    )
    marks = ("public", "", number.to_bytes(16, "big"), 1, at, "open", "question", 0)
    return (business, channel, str(number), number, thread, *words, *marks)


@measure
async def page_insert(setting: Setting) -> list[Figure]:
    """A page of new comments through store and database, against executemany of ready rows."""
    raw = sqlite3.connect(setting.place / "raw.db", isolation_level=None)
    migrate(setting.place / "raw.db", NOW)
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        raw.execute(f"PRAGMA {pragma}")
    numbers, raw_numbers = itertools.count(1, PAGE), itertools.count(1, PAGE)
    async with (
        opened(setting.place / "raw.db") as (_, *ids),
        opened(setting.place / "ours.db") as (db, *ours),
    ):
        business, channel, thread = ours
        marks = ", ".join("?" * len(row(1, *ids)))

        async def through_store() -> None:
            first = next(numbers)
            page = [entry(first + n, thread) for n in range(PAGE)]
            await db.write(lambda tx: Mirror(tx).insert(business, channel, page, NOW))

        async def making_entries() -> None:
            _ = [entry(n, thread) for n in range(PAGE)]

        async def ready_rows() -> None:
            first = next(raw_numbers)
            page = [row(first + n, *ids) for n in range(PAGE)]
            raw.execute("BEGIN IMMEDIATE")
            raw.executemany(f"INSERT INTO comment ({COLUMNS}) VALUES ({marks})", page)
            raw.execute("COMMIT")

        async def making_rows() -> None:
            _ = [row(n, *ids) for n in range(PAGE)]

        taken = await compare(setting.size(40, 3), through_store, making_entries, ready_rows, making_rows)
    raw.close()
    ours_us, raw_us = (taken[0] - taken[1]) / PAGE, (taken[2] - taken[3]) / PAGE
    detail = {"ours_us": round(ours_us, 2), "sqlite3_us": round(raw_us, 2), "page": PAGE}
    return [Figure("page insert", ours_us / raw_us, "times sqlite3, CPU a row", 2.0, detail)]


@measure
async def keyed_read(setting: Setting) -> list[Figure]:
    """One comment by its id, as the whole value, against an empty call into the same thread."""
    async with opened(setting.place / "shop.db") as (db, business, channel, thread):
        page = [entry(n + 1, thread) for n in range(setting.size(1000))]
        ids = list((await db.write(lambda tx: Mirror(tx).insert(business, channel, page, NOW))).values())
        reader = db._readers[0].connection
        turn = itertools.cycle(ids)

        async def read() -> None:
            comment = next(turn)
            found = await db.read(lambda tx: CommentStore(tx).get(business, comment))
            assert found is not None

        async def empty_hop() -> None:
            await reader._execute(nothing)

        ours_us, hop_us = await compare(setting.size(2000), read, empty_hop, rounds=11)
    detail = {"read_us": round(ours_us, 1), "hop_us": round(hop_us, 1)}
    return [Figure("keyed read", ours_us / hop_us, "empty thread hops, CPU", 1.5, detail)]


@measure
async def card_reads(setting: Setting) -> list[Figure]:
    """Everything a card shows: how many times a thread is asked for it."""
    async with opened(setting.place / "shop.db") as (db, business, channel, thread):
        page = [entry(n + 1, thread) for n in range(setting.size(1000))]
        comments = list((await db.write(lambda tx: Mirror(tx).insert(business, channel, page, NOW))).values())
        card = await db.write(
            lambda tx: CardStore(tx).open(
                business, CardForm.COMMENT, comments[5:6], NOW, rings=True, ringing=Ringing()
            )
        )
        showing = Showing(
            Switchboard(db, Vault([]), {"wordpress": load("wordpress")}, Unreachable, lambda: NOW)
        )
        hops = Hops(db._readers[0].connection._tx)
        db._readers[0].connection._tx = hops
        assert await db.read(lambda tx: showing.read(tx, business, card)) is not None
        count = hops.count
        own_ms = await own_cpu(db, lambda tx: showing.read(tx, business, card))
    return [Figure("a card's reads", count, "thread hops", 1, {"work_ms": round(own_ms, 3)})]


class Unreachable:
    """A network that refuses: nothing here asks a platform."""

    def __init__(self, info: ConnectorInfo) -> None:
        self._info = info

    async def request(self, request: HttpRequest) -> HttpAnswer:
        raise NetworkTrouble(began=False)


class Hops:
    """Counts what goes into the queue of a connection's thread."""

    def __init__(self, queue: Any) -> None:
        self._queue = queue
        self.count = 0

    def put_nowait(self, item: Any) -> None:
        self.count += 1
        self._queue.put_nowait(item)


def nothing() -> None:
    """What an empty hop does."""


@measure
async def open_queue(setting: Setting) -> list[Figure]:
    """The 25 longest waiting of a million comments, 15 of 100 open; and one by its id among as many."""
    size = setting.size(1_000_000, 1000)
    async with opened(setting.place / "shop.db") as (db, business, channel, thread):
        await db.write(lambda tx: tx.execute(MILLION, first=row(1, business, channel, thread)[0], channel=channel, thread=thread, text=TEXT, size=size))  # fmt: skip
        await db.checkpoint()
        queue = await own_cpu(db, lambda tx: CommentStore(tx).open(business))
        wanted = CommentId(size // 2)
        single = await own_cpu(db, lambda tx: CommentStore(tx).get(business, wanted))
        assert len(await db.read(lambda tx: CommentStore(tx).open(business))) == 25
    detail = {"comments": size, "one_by_id_ms": round(single, 4)}
    return [Figure("open queue", queue, "ms CPU", 1.0, detail)]


MILLION = """
WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < :size)
INSERT INTO comment (business_id, channel_id, external_id, ordinal, thread_id, author, role, text, posted_at, seen_at,
    waits_since, url, visibility, fingerprint, announced, looked_at, state, answered_at)
SELECT :first, :channel, n, n, :thread, 'Kundin ' || (n % 5000), 'customer', :text, 1700000000000 + n * 1000,
    1700000000000 + n * 1000, 1700000000000 + n * 1000, 'https://blog.example/#comment-' || n, 'public',
    randomblob(16), 1, 1700000000000 + n * 1000, iif(n % 100 < 85, 'answered', 'open'),
    iif(n % 100 < 85, 1700000600000 + n * 1000, NULL)
FROM number
"""


async def own_cpu(db: Database, work: Callable[[Tx], object]) -> float:
    """Milliseconds of CPU that the work itself takes in the reader's thread; median, after a first run."""

    def timed(tx: Tx) -> float:
        began = time.thread_time()
        work(tx)
        return (time.thread_time() - began) * 1e3

    await db.read(timed)
    return median([await db.read(timed) for _ in range(ROUNDS * 5)])
