"""Figures of the way in: from a blog's answer over connector, intake and stores to rows and cards."""

import asyncio
import itertools
import json
import random
import sqlite3
import time
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import aiohttp

from bench.blog import blog
from bench.figures import ROUNDS, Figure, Setting, cpu, measure
from bench.storage import COLUMNS
from bot.connectors.wordpress import WordPress
from bot.domain.business import BusinessId, ServerId
from bot.domain.channel import ChannelId
from bot.http import Http
from bot.ports import AccountRef
from bot.services.channels.process_memory import Process
from bot.services.channels.switchboard import Switchboard
from bot.services.reading.intake import Intake
from bot.services.reading.poller import BREATH, Poller
from bot.storage.businesses import BusinessStore
from bot.storage.channels import ChannelStore
from bot.storage.credentials import CredentialStore, Vault, new_key
from bot.storage.sqlite.database import Database, Tx
from bot.storage.sqlite.migrate import migrate
from tests.support.holders import ONLY

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
PAGE = 100
BARE_TABLE = (
    "CREATE TABLE bare (id INTEGER PRIMARY KEY, external_id TEXT NOT NULL UNIQUE, post INTEGER, parent INTEGER,"
    " author TEXT, date TEXT, text TEXT, link TEXT, status TEXT)"
)
BARE_INSERT = "INSERT INTO bare (external_id, post, parent, author, date, text, link, status) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
OUR_INSERT = f"INSERT INTO comment ({COLUMNS}) VALUES ({', '.join('?' * (COLUMNS.count(',') + 1))})"
Rows = list[dict[str, Any]]


class House:
    """One business with one blog, read by the real poller; `comments` says how many the blog has."""

    def __init__(self, db: Database, port: int) -> None:
        self.db = db
        self.port = port
        self.vault = Vault([new_key()])
        self.http = Http(frozenset({f"127.0.0.1:{port}"}))
        self.switchboard = Switchboard(
            db, self.vault, {"wordpress": WordPress}, self.http.net_for, lambda: NOW
        )
        intake = Intake(db, lambda _: None, self.switchboard.info)
        self.poller = Poller(
            db, self.switchboard, intake, lambda _: None, rng=random.Random(1), process=Process(ONLY)
        )
        self.business = BusinessId(0)
        self.channel = ChannelId(0)
        self.now = NOW

    async def connect(self) -> None:
        """Connected to an empty blog and in step with it."""

        def work(tx: Tx) -> tuple[BusinessId, ChannelId]:
            business = BusinessStore(tx).create(ServerId(1), "Shop", NOW).id
            secrets = {"user": "inhaberin", "password": "x"}
            credential = CredentialStore(tx, self.vault).add(business, "wordpress", secrets, NOW)
            return business, ChannelStore(tx).add(business, "wordpress", "Blog", {}, "blog", NOW, credential)

        self.business, self.channel = await self.db.write(work)
        await self.comments(0)
        await self.read()

    async def comments(self, count: int) -> None:
        """The blog has so many from now on."""
        home = f"http://127.0.0.1:{self.port}/{count}"
        found = {"root": f"{home}/wp-json", "home": home}
        ref = AccountRef(id="blog", name="Blog", own_ids=("7",), can_write=True, found=found)
        await self.db.write(lambda tx: ChannelStore(tx).checked(self.business, self.channel, ref, self.now))
        self.switchboard.forget(self.channel)
        self.now += timedelta(seconds=70)

    async def page(self) -> bool:
        """Takes one page in; whether there are more."""
        due = await self.poller.step(self.business, self.channel, self.now)
        if due is None or due > self.now + BREATH:
            return False
        self.now = max(self.now, due)
        return True

    async def read(self) -> None:
        while await self.page():
            pass

    async def known(self) -> int:
        rows = await self.db.read(lambda tx: tx.one("SELECT count(*) AS n FROM comment WHERE announced = 1"))
        assert rows is not None
        return int(rows["n"])


@asynccontextmanager
async def house(path: Path, port: int) -> AsyncIterator[House]:
    migrate(path, NOW)
    db = await Database.open(path)
    made = House(db, port)
    try:
        await made.connect()
        yield made
    finally:
        await made.http.aclose()
        await db.close()


class Raw:
    """The baseline: fetch, decode, insert, a transaction a page; into the bot's table, or into a bare one."""

    def __init__(self, path: Path, session: aiohttp.ClientSession, port: int) -> None:
        migrate(path, NOW)
        self.table = sqlite3.connect(path, isolation_level=None)
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
            self.table.execute(f"PRAGMA {pragma}")
        self.table.execute(BARE_TABLE)
        self.table.execute(
            "INSERT INTO business (server_id, name, person_key, created_at) VALUES (1, '', x'', 0)"
        )
        self.table.execute(
            "INSERT INTO channel (business_id, connector, title, settings, account_key, connected_at, read_since,"
            " send_since) VALUES (1, 'wordpress', '', '', '', 0, 0, 0)"
        )
        self.table.executemany(
            "INSERT INTO thread (business_id, channel_id, external_id) VALUES (1, 1, ?)",
            [(str(number),) for number in range(1, 8)],
        )
        self.session = session
        self.url = f"http://127.0.0.1:{port}"

    async def read(self, count: int, insert: str, values: Callable[[Rows], list[tuple[Any, ...]]]) -> None:
        for offset in range(0, count, PAGE):
            where = f"{self.url}/{count}/wp-json/wp/v2/comments?offset={offset}&per_page={PAGE}"
            async with self.session.get(where) as response:
                rows = json.loads(await response.read())
            self.table.execute("BEGIN IMMEDIATE")
            self.table.executemany(insert, values(rows))
            self.table.execute("COMMIT")


def bare(rows: Rows) -> list[tuple[Any, ...]]:
    return [
        (
            str(row["id"]),
            row["post"],
            row["parent"],
            row["author_name"],
            row["date_gmt"],
            row["content"]["raw"],
            row["link"],
            row["status"],
        )
        for row in rows
    ]


def ours(rows: Rows) -> list[tuple[Any, ...]]:
    """In the order of COLUMNS."""
    fixed = ("[]", "comment", None, "public", 1_795_000_000_000, None, 1_795_000_000_000, 1_795_000_000_000)
    return [
        (
            *(1, 1, str(row["id"]), row["id"], row["post"], None, None, row["author_name"], "customer"),
            *(row["content"]["raw"], *fixed, row["link"], "public", "", b"0123456789abcdef"),
            *(1, 1_795_000_000_000, "open", "question", 0),
        )
        for row in rows
    ]


@measure
async def ingest(setting: Setting) -> list[Figure]:
    """CPU a new comment, announced and on a card, against raw fetch + JSON + insert of the same row."""
    count = setting.size(2700, 180)
    whole: list[float] = []
    floor: list[float] = []
    barest: list[float] = []
    async with blog() as port, aiohttp.ClientSession() as session:
        for turn in range(ROUNDS):
            async with house(setting.place / f"house-{turn}.db", port) as home:
                await home.comments(count)
                whole.append(await cpu(1, home.read) / count)
                assert await home.known() == count
            raw = Raw(setting.place / f"raw-{turn}.db", session, port)
            floor.append(await cpu(1, partial(raw.read, count, OUR_INSERT, ours)) / count)
            barest.append(await cpu(1, partial(raw.read, count, BARE_INSERT, bare)) / count)
            raw.table.close()
    whole_us, floor_us = median(whole), median(floor)
    detail = {
        "ours_us": round(whole_us, 1),
        "raw_us": round(floor_us, 1),
        "raw_into_a_bare_table_us": round(median(barest), 1),
        "comments": count,
        "page": PAGE,
    }
    return [Figure("ingest", whole_us / floor_us, "times raw fetch + JSON + insert, CPU", 4.0, detail)]


@measure
async def loop_lag(setting: Setting) -> list[Figure]:
    """How much later than idle the event loop comes round (p99) while 500 comments a second come in."""
    seconds = setting.size(10, 1)
    async with blog() as port, house(setting.place / "house.db", port) as home:
        idle = await lag(asyncio.sleep(seconds))
        await home.comments(500 * seconds)
        busy = await lag(paced(home, 500 / (PAGE - 10)))
        taken = await home.known()
    detail = {"idle_ms": round(idle, 2), "busy_ms": round(busy, 2), "comments": taken}
    return [Figure("event-loop lag p99 at 500 comments/s", busy - idle, "ms above idle", 25.0, detail)]


async def paced(home: House, pages_a_second: float) -> None:
    """Pages of 90 new comments at an even pace."""
    began = time.monotonic()
    for number in itertools.count(1):
        if not await home.page():
            return
        await asyncio.sleep(max(0.0, began + number / pages_a_second - time.monotonic()))


async def lag(work: Coroutine[Any, Any, object]) -> float:
    """p99 of how late a sleep of 2 ms ends while `work` runs, in milliseconds."""
    late: list[float] = []
    task = asyncio.create_task(work)
    while not task.done():
        began = time.perf_counter()
        await asyncio.sleep(0.002)
        late.append((time.perf_counter() - began - 0.002) * 1e3)
    await task
    return quantiles(late, n=100)[98]
