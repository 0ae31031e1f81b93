"""Figures of /find and /open among a million comments: the largest business and one with 2,000, and the loop of the index."""

import itertools
import random
import time
from collections.abc import Awaitable, Callable, Iterator
from datetime import timedelta
from statistics import median

from bench.figures import ROUNDS, Figure, Setting, compare, cpu, measure
from bench.storage import NOW, PAGE, THREAD, Unreachable, entry, opened
from bot.connectors import load
from bot.domain.business import BusinessId, MemberId, ServerId
from bot.domain.channel import ChannelId
from bot.domain.open_list import Narrowed, Part
from bot.domain.person import PersonId
from bot.domain.search import Search
from bot.services.channels.switchboard import Switchboard
from bot.services.inbox.indexing import A_STEP, Indexing
from bot.services.inbox.open_list import OpenLists
from bot.services.inbox.searches import Searches
from bot.storage.businesses import BusinessStore
from bot.storage.channels import ChannelStore
from bot.storage.credentials import Vault
from bot.storage.mirror import Mirror
from bot.storage.search_index import SearchIndexStore
from bot.storage.sqlite.database import Database, Tx
from bot.storage.threads import ThreadStore
from tests.support.businesses import acting

SMALL = 2_000
PEOPLE = 5_000
BUSY = 11
"""One comment in twenty of the largest business is of its busiest person: those whose number leaves this remainder."""
WORDS = 18
"""Of a comment."""
VOCABULARY = 40_000
OPEN_EVERY = 2_000
"""One in so many is open; of the small business one in ten."""
SYLLABLES = (
    "sam stag kaf fee gut schein ver sand of fen pack erl roest mueh len bohn haus misch ung lieb wann wo ich hab preis"
    " termin klein gross offen schoen dank euch laden markt"
).split()
ROW = (
    "INSERT INTO comment (business_id, channel_id, external_id, ordinal, thread_id, person_id, author, role, text,"
    " posted_at, seen_at, waits_since, url, visibility, fingerprint, announced, looked_at, state, kind, urgent)"
    " VALUES (:business, :channel, :n, :n, :thread, :person, :author, 'customer', :text, :at, :at, :at, '', :visibility,"
    " x'00', 1, :at, :state, :kind, :urgent)"
)


class House:
    """Two businesses in one database, filled with comments by the frequencies of a language (Zipf)."""

    def __init__(self, db: Database) -> None:
        self.db = db
        board = Switchboard(db, Vault([]), {"wordpress": load("wordpress")}, Unreachable, lambda: NOW)
        self.searches, self.open_lists, self.indexing = (
            Searches(db, board),
            OpenLists(db, board),
            Indexing(db),
        )
        rng = random.Random(1)
        words = ("".join(rng.choices(SYLLABLES, k=rng.randint(1, 4))) for _ in itertools.count())
        self.words = list(dict.fromkeys(itertools.islice(words, VOCABULARY * 2)))[:VOCABULARY]
        self._weights = list(itertools.accumulate(1 / (place + 2) for place in range(len(self.words))))
        self._rng = rng

    async def fill(self, size: int) -> tuple[BusinessId, BusinessId]:
        """Writes the comments as they were before there was an index."""
        big, small = [await self.db.write(lambda tx, n=n: _business(tx, n)) for n in (2, 3)]
        share = max(2, size // SMALL)
        for first in range(0, size, 20_000):
            rows = list(self._rows(first, min(size, first + 20_000), share, big, small))
            await self.db.write(lambda tx, rows=rows: tx.many(ROW, rows))
        await self.db.write(lambda tx: _as_before(tx, size))
        return big[0], small[0]

    def text(self) -> str:
        return " ".join(self._rng.choices(self.words, cum_weights=self._weights, k=WORDS))

    def _rows(
        self, first: int, last: int, share: int, big: tuple[int, ...], small: tuple[int, ...]
    ) -> Iterator[dict[str, int | str]]:
        for n in range(first, last):
            of = small if n % share == 0 else big
            waits = n % OPEN_EVERY == 7 or (of is small and n // share % 10 == 0)
            yield {
                **dict(zip(("business", "channel", "thread"), of[:3], strict=True)),
                "person": of[3] + (PEOPLE - 1 if n % 20 == BUSY else n % (20 if of is small else PEOPLE)),
                "n": n,
                "author": f"Kundin {n % PEOPLE}",
                "text": self.text(),
                "at": 1_600_000_000_000 + n * 60_000,
                "visibility": "spam" if n % 1_000 == 5 else "public",
                "state": "open" if waits else "answered",
                "kind": "buying" if n % 3 == 0 else "other",
                "urgent": int(n % 20_000 == 7),
            }


def _business(tx: Tx, number: int) -> tuple[BusinessId, ChannelId, int, PersonId]:
    business = BusinessStore(tx).create(ServerId(number), "Shop", NOW).id
    channel = ChannelStore(tx).add(business, "wordpress", "Blog", {}, f"https://{number}.example", NOW)
    thread = ThreadStore(tx).on_sight(business, channel, [THREAD])[THREAD]
    first = tx.one("SELECT COALESCE(max(id), 0) + 1 FROM person")
    assert first is not None
    tx.many(
        "INSERT INTO person (business_id, channel_id, author_id, name, first_seen_at)"
        " VALUES (:business, :channel, :n, :n, 0)",
        [{"business": business, "channel": channel, "n": str(n)} for n in range(PEOPLE)],
    )
    return business, channel, thread, PersonId(first[0])


def _as_before(tx: Tx, size: int) -> None:
    tx.execute("DELETE FROM search_due")
    tx.execute("INSERT INTO setting (name, value) SELECT 'search_up_to', max(id) FROM comment")
    for name in ("search_fills_below", "search_fills_from"):
        tx.execute("INSERT INTO setting (name, value) SELECT :name, max(id) + 1 FROM comment", name=name)


async def worst(asked: dict[str, Callable[[], Awaitable[object]]]) -> dict[str, float]:
    """Milliseconds of CPU of each, in all threads of this process; the median of several."""
    found = {}
    for name, work in asked.items():
        await work()
        found[name] = median([await cpu(3, work) for _ in range(ROUNDS)]) / 1e3
    return {name: round(took, 2) for name, took in sorted(found.items(), key=lambda one: -one[1])}


@measure
async def searching(setting: Setting) -> list[Figure]:
    """/find and /open among a million, the loop that fills the index, and what finds nothing yet."""
    size = setting.size(1_000_000, 4_000)
    async with opened(setting.place / "shop.db") as (db, *_):
        house = House(db)
        big, small = await house.fill(size)
        await db.checkpoint()
        early = await worst({"early": lambda: house.searches.find(big, Search(house.words[0]), 0, NOW)})
        steps, now = [], NOW
        while True:
            began = time.thread_time(), time.process_time()
            due = await house.indexing.step(now)
            if due is None:
                break
            steps.append((time.process_time() - began[1]) * 1e3)
            now = due
            if len(steps) % 50 == 0:
                await db.checkpoint()
        common, usual, rare = house.words[0], house.words[40], house.words[-5]
        asked: dict[str, Callable[[], Awaitable[object]]] = {}
        beyond: dict[str, Callable[[], Awaitable[object]]] = {}
        people = {big: await _person(db, big), small: await _person(db, small)}
        for name, words in {
            "common": common,
            "rare": rare,
            "two words": f"{usual} {house.words[90]}",
            "common and rare": f"{common} {rare}",
        }.items():
            for business, person in itertools.product((big, small), (None, 1)):
                who = people[business] if person else None
                label = f"{name}, {'largest' if business == big else SMALL}{', of a person' if who else ''}"
                asked[label] = _find(house, business, Search(words, person=who))
            busiest = Search(words, person=await _person(db, big, "max"))
            beyond[f"{name}, of the busiest person"] = _find(house, big, busiest)
        for business in (big, small):
            label = f"one letter, {'largest' if business == big else SMALL}"
            beyond[label] = _find(house, business, Search(common[0]))
        found, others = await worst(asked), await worst(beyond)
        opens = await worst(
            {
                f"{part}, {'largest' if business == big else SMALL}": _open(house, business, Narrowed(part))
                for part in Part
                for business in (big, small)
            }
        )
        size_mb = (setting.place / "shop.db").stat().st_size / 1e6
    ordered = sorted(steps)
    fills = {
        "rows": A_STEP,
        "steps": len(steps),
        "longest_ms": round(ordered[-1], 1),
        "us_a_row": round(sum(steps) / size * 1e3, 1),
        "mb": round(size_mb),
    }
    return [
        Figure("/find, the slowest of 16", next(iter(found.values())), "ms CPU", 10.0, found),
        Figure(
            "/find for a letter or of the busiest, the slowest", max(others.values()), "ms CPU", 10.0, others
        ),
        Figure("/open, the slowest part", next(iter(opens.values())), "ms CPU", 5.0, opens),
        Figure("/find before the index holds anything", early["early"], "ms CPU", 10.0),
        Figure("a step of the index", median(steps), "ms CPU", 100.0, fills),
    ]


def _find(house: House, business: BusinessId, search: Search) -> Callable[[], Awaitable[object]]:
    return lambda: house.searches.find(business, search, 0, NOW)


def _open(house: House, business: BusinessId, narrowed: Narrowed) -> Callable[[], Awaitable[object]]:
    return lambda: house.open_lists.page(acting(business, MemberId(1), NOW), narrowed, 0)


async def _person(db: Database, business: BusinessId, which: str = "min") -> PersonId:
    row = await db.read(
        lambda tx: tx.one(f"SELECT {which}(person_id) FROM comment WHERE business_id = :id", id=business)
    )
    assert row is not None
    return PersonId(row[0])


@measure
async def indexed_insert(setting: Setting) -> list[Figure]:
    """A page of new comments with the queue of the index and its loop, against the same page without either."""
    numbers, others = itertools.count(1, PAGE), itertools.count(1, PAGE)
    async with (
        opened(setting.place / "with.db") as (db, business, channel, thread),
        opened(setting.place / "without.db") as (bare, *ids),
    ):
        names = await bare.read(
            lambda tx: [row[0] for row in tx.all("SELECT name FROM sqlite_master WHERE type = 'trigger'")]
        )
        await bare.write(lambda tx: [tx.execute(f"DROP TRIGGER {name}") for name in names])
        indexing = Indexing(db)

        async def queued() -> None:
            first = next(numbers)
            page = [entry(first + n, thread) for n in range(PAGE)]
            await db.write(lambda tx: Mirror(tx).insert(business, channel, page, NOW))

        async def plain() -> None:
            first = next(others)
            page = [entry(first + n, ids[2]) for n in range(PAGE)]
            await bare.write(lambda tx: Mirror(tx).insert(ids[0], ids[1], page, NOW))

        async def indexed() -> None:
            await queued()
            await indexing.step(NOW)

        times = setting.size(20, 3)
        with_queue, without = await compare(times, queued, plain)
        await db.write(lambda tx: SearchIndexStore(tx).take(10**6, NOW + timedelta(days=1)))
        with_index, again = await compare(times, indexed, plain)
    detail = {
        "without_us": round(without / PAGE, 1),
        "queue_us": round((with_queue - without) / PAGE, 1),
        "index_us": round((with_index - again) / PAGE, 1),
    }
    return [
        Figure("page insert beside the index", with_queue / without, "times without, CPU", 1.5, detail),
        Figure("page insert with its index", with_index / again, "times without, CPU", None, detail),
    ]
