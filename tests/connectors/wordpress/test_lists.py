"""Lists that are not to be believed, through the real poller and intake: old ones and emptied ones."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.connectors import load
from bot.domain.business import Business, MemberId
from bot.domain.channel import ChannelId
from bot.domain.connecting import Connected
from bot.domain.form_text import InteractionId
from bot.domain.outbox import RowKind, RowState
from bot.domain.reason import Reason
from bot.ports import HttpAnswer, HttpRequest
from bot.services.channels.connecting import Connecting
from bot.services.channels.process_memory import Process
from bot.services.channels.switchboard import Switchboard
from bot.services.reading.intake import Intake
from bot.services.reading.poller import BREATH, Poller
from bot.services.sending.delivery import Delivery
from bot.storage.credentials import Vault, new_key
from bot.storage.outbox import NewRow, OutboxStore
from bot.storage.sqlite.database import Database
from tests.connectors.wordpress.double import EDITOR, HOME, FakeWordPress, said
from tests.support.businesses import acting
from tests.support.clock import Clock
from tests.support.holders import ONLY

LISTS = "/wp/v2/comments"


@dataclass
class Site:
    """Implements ports.Net: a blog, and a proxy before it. `before` may answer in its place."""

    blog: FakeWordPress
    before: Callable[[HttpRequest], HttpAnswer | None] = lambda _: None
    after: Callable[[HttpRequest, HttpAnswer], HttpAnswer] = lambda _, answer: answer

    async def request(self, request: HttpRequest) -> HttpAnswer:
        answer = self.before(request)
        return answer if answer is not None else self.after(request, await self.blog.request(request))


def route(request: HttpRequest) -> str:
    return parse_qs(urlsplit(request.url).query).get("rest_route", [""])[0]


@dataclass
class Cache:
    """Keeps every GET of the interface for ten minutes, whoever asks. `key`: what it tells questions apart by."""

    clock: Clock
    key: Callable[[HttpRequest], str]
    headers: Callable[[timedelta], dict[str, str]]
    kept: dict[str, tuple[timedelta, HttpAnswer]] = field(default_factory=dict)

    def since(self) -> timedelta:
        return timedelta(seconds=self.clock().timestamp())

    def before(self, request: HttpRequest) -> HttpAnswer | None:
        if request.method != "GET" or self.key(request) not in self.kept:
            return None
        at, answer = self.kept[self.key(request)]
        age = self.since() - at
        if age > timedelta(minutes=10):
            return None
        return HttpAnswer(
            answer.status, request.url, {**answer.headers, **self.headers(age)}, answer.body, answer.links
        )

    def after(self, request: HttpRequest, answer: HttpAnswer) -> HttpAnswer:
        if request.method == "GET" and route(request).startswith("/wp/v2/comments"):
            self.kept[self.key(request)] = (self.since(), answer)
        return answer


def by_address(request: HttpRequest) -> str:
    return request.url


def by_known_words(request: HttpRequest) -> str:
    """As caches do that drop what they do not know."""
    query = parse_qs(urlsplit(request.url).query)
    return str(sorted((name, words) for name, words in query.items() if name != "shopbell"))


@dataclass
class Bed:
    db: Database
    business: Business
    clock: Clock
    site: Site

    def __post_init__(self) -> None:
        self.woken: list[str] = []
        vault = Vault((new_key(),))
        self.switchboard = Switchboard(
            self.db, vault, {"wordpress": load("wordpress")}, lambda _: self.site, self.clock
        )
        intake, process = Intake(self.db, self.woken.append, self.switchboard.info), Process(ONLY)
        self.poller = Poller(
            self.db, self.switchboard, intake, self.woken.append, rng=random.Random(7), process=process
        )
        self.delivery = Delivery(self.db, self.switchboard, self.woken.append, random.Random(7), process)
        self.connect = Connecting(self.db, self.switchboard, vault, self.woken.append, _nothing)

    async def open(self) -> None:
        blog = self.site.blog
        made = await self.connect.add(
            acting(self.business.id, MemberId(1), self.clock()),
            "wordpress",
            {"url": HOME},
            {"user": blog.user, "password": blog.password},
        )
        assert isinstance(made, Connected), made
        self.channel: ChannelId = made.channel.id
        await self.settle()

    async def settle(self) -> None:
        for _ in range(2000):
            due = await self.poller.step(self.business.id, self.channel, self.clock())
            if due is None or due > self.clock() + BREATH:
                return
            # A breath between pages passes.
            self.clock.advance(max(due - self.clock(), timedelta(0)))
        raise AssertionError("the poller never comes to rest")

    async def minutes(self, count: int) -> None:
        for _ in range(count):
            self.clock.advance(timedelta(seconds=70))
            self.site.blog.now = self.clock()
            await self.settle()

    async def rows(self, sql: str) -> list[tuple[object, ...]]:
        return await self.db.read(lambda tx: [tuple(row) for row in tx.all(sql)])

    async def lamp(self) -> tuple[object, ...]:
        return (await self.rows("SELECT read_glow, read_reason FROM channel"))[0]

    async def standing(self) -> dict[object, tuple[object, ...]]:
        return {
            row[0]: row[1:] for row in await self.rows("SELECT external_id, visibility, text FROM comment")
        }

    async def lamps_reported(self) -> list[object]:
        return [
            row[0]
            for row in await self.rows(
                "SELECT json_extract(detail, '$.glow') FROM event WHERE what = 'lamp' ORDER BY id"
            )
        ]


async def _nothing(_: object) -> None:
    """No loops to keep in step here."""


@pytest.fixture
async def bed(db: Database, shop: Business, clock: Clock) -> AsyncIterator[Bed]:
    made = Bed(db, shop, clock, Site(FakeWordPress()))
    made.site.blog.now = clock()
    yield made
    await made.switchboard.aclose()


# --- caches -----------------------------------------------------------------------------------------------------------


async def test_a_cache_that_ignores_the_password_is_passed_by_with_a_moderators_proof_too(bed: Bed) -> None:
    cache = Cache(bed.clock, by_address, lambda _: {"x-cache": "HIT"})
    bed.site.before, bed.site.after = cache.before, cache.after
    await bed.open()
    await bed.minutes(2)
    number = bed.site.blog.add("Habt ihr offen?")
    await bed.minutes(1)
    assert (await bed.standing())[str(number)] == ("public", "Habt ihr offen?")
    assert await bed.lamp() == ("on", "")
    assert all("shopbell=" in one.url for one in bed.site.blog.requests if "wp/v2" in route(one))


async def test_every_look_before_and_after_a_reply_passes_caches_by(bed: Bed) -> None:
    cache = Cache(bed.clock, by_address, lambda _: {})
    bed.site.before, bed.site.after = cache.before, cache.after
    number = bed.site.blog.add("Habt ihr offen?")
    await bed.open()
    bed.site.blog.requests.clear()
    await sent(bed, number, "Ja!")
    bed.site.blog.comments[number].status = "hold"
    await sent(bed, number, "Noch einmal", expected=RowState.FAILED)
    addresses = [one.url for one in bed.site.blog.requests if one.method == "GET"]
    assert len(addresses) == len(set(addresses)) >= 2


async def sent(bed: Bed, number: int, text: str, expected: RowState = RowState.SENT) -> None:
    """A reply from Discord under this comment, delivered now."""
    [(comment,)] = await bed.rows(f"SELECT id FROM comment WHERE external_id = '{number}'")
    new = NewRow(
        channel_id=bed.channel,
        comment_id=comment,  # type: ignore[arg-type]
        kind=RowKind.REPLY,
        parent=str(number),  # type: ignore[arg-type]
        due_at=bed.clock(),
        created_by=MemberId(1),
        body=text,
        interaction_id=InteractionId(number * 1000 + len(text)),
    )
    reply = await bed.db.write(lambda tx: OutboxStore(tx).add(bed.business.id, new, bed.clock()))
    assert reply is not None
    for _ in range(3):
        await bed.delivery.step(bed.business.id, bed.channel, bed.clock())
    after = await bed.db.read(lambda tx: OutboxStore(tx).get(bed.business.id, reply))
    assert after is not None and after.state is expected


HITS: list[Callable[[timedelta], dict[str, str]]] = [
    lambda age: {"age": str(int(age.total_seconds()))},
    lambda _: {"x-cache": "HIT"},
    lambda _: {"x-litespeed-cache": "hit"},
    lambda _: {"cf-cache-status": "HIT"},
    lambda _: {"x-fastcgi-cache": "HIT"},
    lambda _: {"x-cache": "MISS from edge, HIT from shield"},
]


@pytest.mark.parametrize("headers", HITS)
async def test_a_list_out_of_a_cache_puts_the_lamp_out_with_a_reason_and_is_reported_once(
    bed: Bed, headers: Callable[[timedelta], dict[str, str]]
) -> None:
    known = bed.site.blog.add("Bin schon da")
    await bed.open()
    cache = Cache(bed.clock, by_known_words, headers)
    bed.site.before, bed.site.after = cache.before, cache.after
    await bed.minutes(4)
    assert await bed.lamp() == ("out", Reason.CACHED.value)
    late = bed.site.blog.add("Spät, aber doch")
    await bed.minutes(12)
    assert (await bed.standing()).keys() == {str(known), str(late)}
    assert await bed.lamp() == ("out", Reason.CACHED.value), "fresh for a moment is not cured"
    assert await bed.lamps_reported() == ["out"]
    bed.site.before, bed.site.after = (lambda _: None), (lambda _, answer: answer)
    await bed.minutes(60)
    assert await bed.lamp() == ("on", "")
    assert await bed.lamps_reported() == ["out", "on"]


async def test_an_old_list_changes_nothing_that_is_known(bed: Bed) -> None:
    number = bed.site.blog.add("Erste Fassung")
    await bed.open()
    old = {"age": "4000"}
    await bed.minutes(1)
    frozen = await bed.site.blog.request(bed.site.blog.requests[-1])
    bed.site.blog.comments[number].raw = "Zweite Fassung"
    await bed.minutes(1)
    assert (await bed.standing())[str(number)] == ("public", "Zweite Fassung")
    bed.site.before = lambda request: (
        HttpAnswer(200, request.url, {**frozen.headers, **old}, frozen.body)
        if "per_page=100" in request.url and "offset" in request.url
        else None
    )
    await bed.minutes(3)
    assert (await bed.standing())[str(number)] == ("public", "Zweite Fassung")
    assert (await bed.lamp())[0] == "out"


@pytest.mark.parametrize("watched", [True, False])
async def test_the_same_bytes_for_every_question_are_a_lamp_and_delete_nothing(
    bed: Bed, watched: bool
) -> None:
    """A cache that looks at the path alone, keeps its answers and says nothing of itself."""
    for number in range(5):
        answered = bed.site.blog.add(f"Frage {number}?")
        if not watched:
            bed.site.blog.add("Ja.", author=EDITOR, parent=answered)
    await bed.open()
    before = await bed.standing()
    cache = Cache(bed.clock, route, lambda _: {})
    bed.site.before, bed.site.after = cache.before, cache.after
    await bed.minutes(12)
    assert await bed.lamp() == ("out", Reason.CACHED.value)
    assert await bed.standing() == before
    assert await bed.lamps_reported() == ["out"]
    bed.site.before, bed.site.after = (lambda _: None), (lambda _, answer: answer)
    await bed.minutes(12)
    assert await bed.lamp() == ("on", "")
    assert await bed.lamps_reported() == ["out", "on"]


async def test_an_age_of_less_than_a_minute_is_fresh(bed: Bed) -> None:
    await bed.open()
    bed.site.after = lambda request, answer: HttpAnswer(
        answer.status, request.url, {**answer.headers, "age": "60", "x-cache": "HIT"}, answer.body
    )
    await bed.minutes(3)
    assert await bed.lamp() == ("on", "")


async def test_our_own_reply_missing_from_the_list_is_a_lamp_until_it_is_there(bed: Bed) -> None:
    number = bed.site.blog.add("Habt ihr offen?")
    await bed.open()
    await bed.minutes(1)
    frozen = await bed.site.blog.request(
        next(one for one in reversed(bed.site.blog.requests) if "offset" in one.url)
    )
    bed.site.before = lambda request: (
        HttpAnswer(200, request.url, frozen.headers, frozen.body) if "offset" in request.url else None
    )
    await sent(bed, number, "Ja, bis sechs.")
    await bed.minutes(1)
    assert await bed.lamp() == ("on", ""), "a list may lag a little"
    await bed.minutes(3)
    assert await bed.lamp() == ("out", Reason.CACHED.value)
    bed.site.before = lambda _: None
    await bed.minutes(1)
    assert await bed.lamp() == ("on", "")


# --- emptied lists ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("counted", [False, True])
async def test_a_list_that_is_empty_at_once_deletes_nothing_and_is_a_lamp(bed: Bed, counted: bool) -> None:
    numbers = [bed.site.blog.add(f"Frage {number}?") for number in range(12)]
    await bed.open()
    before = await bed.standing()
    bed.site.after = lambda request, answer: (
        said(request, 200, [], {"x-wp-total": "12" if counted else "0", "x-wp-totalpages": "0"})
        if route(request) == LISTS and request.method == "GET"
        else answer
    )
    await bed.minutes(1)
    assert await bed.lamp() == ("out", Reason.EMPTIED.value)
    await bed.minutes(30)
    bed.clock.advance(timedelta(hours=30))
    await bed.minutes(10)
    assert await bed.standing() == before
    assert len(before) == len(numbers)
    assert await bed.lamps_reported() == ["out"]
    bed.site.after = lambda _, answer: answer
    late = bed.site.blog.add("Noch wer da?")
    await bed.minutes(1)
    assert await bed.lamp() == ("on", "")
    assert str(late) in await bed.standing()


async def test_a_blog_whose_comments_were_really_deleted_is_believed(bed: Bed) -> None:
    for number in range(12):
        bed.site.blog.add(f"Frage {number}?", author=0 if number else EDITOR)
    await bed.open()
    for number in list(bed.site.blog.comments):
        bed.site.blog.erase(number)
    await bed.minutes(20)
    assert {visibility for visibility, _ in (await bed.standing()).values()} == {"gone"}
    assert await bed.lamp() == ("on", "")


async def test_thousands_that_went_at_once_are_asked_for_with_a_breath_between(bed: Bed) -> None:
    for number in range(60):
        bed.site.blog.add(f"Werbung {number}", status="spam")
    await bed.open()
    for number in list(bed.site.blog.comments):
        bed.site.blog.erase(number)
    bed.site.blog.requests.clear()
    await bed.minutes(6)
    assert len(bed.site.blog.requests) < 40
    for _ in range(60):
        bed.clock.advance(timedelta(seconds=2))
        await bed.settle()
    assert {visibility for visibility, _ in (await bed.standing()).values()} == {"gone"}
