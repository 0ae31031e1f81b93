"""Fetching pictures of customers: what other servers may do, and what is never asked for."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from typing import Any

import aiohttp
import pytest

from bot.domain.business import ServerId
from bot.domain.picture import ALL_TOGETHER, LARGEST
from bot.http.client import Http
from bot.services.inbox.cards import Desk
from bot.services.inbox.pictures import Pictures
from bot.storage.businesses import BusinessStore
from bot.storage.card_messages import CardMessageStore
from bot.storage.sqlite.database import Tx
from tests.support.polling import Polling
from tests.support.rough_server import RoughServer, Wire, rough_server

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 99


async def png(wire: Wire) -> None:
    await wire.answer(200, PNG, "Content-Type: text/html")


async def slow(wire: Wire) -> None:
    await wire.send(b"HTTP/1.1 200 X\r\nContent-Length: 999\r\n\r\n" + PNG)
    await asyncio.sleep(30)


async def endless(wire: Wire) -> None:
    await wire.send(b"HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\n")
    while True:
        await wire.send(b"10000\r\n" + PNG.ljust(0x10000, b"0") + b"\r\n")


async def huge(wire: Wire) -> None:
    await wire.answer(200, PNG.ljust(LARGEST + 1, b"0"))


async def no_picture(wire: Wire) -> None:
    await wire.answer(200, b"<svg onload=alert(1)>", "Content-Type: image/png")


async def missing(wire: Wire) -> None:
    await wire.answer(404, PNG)


async def to_another_host(wire: Wire) -> None:
    await wire.answer(302, b"", "Location: http://169.254.169.254/latest/meta-data")


async def in_circles(wire: Wire) -> None:
    await wire.answer(302, b"", f"Location: {wire.asked.path}")


async def broken(wire: Wire) -> None:
    wire.reset()


@pytest.fixture
async def server() -> AsyncIterator[RoughServer]:
    async with rough_server(png) as server:
        yield server


@pytest.fixture
async def pictures(
    polling: Polling, desk: Desk, server: RoughServer, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Pictures]:
    monkeypatch.setattr("bot.http.client._TIMEOUT", aiohttp.ClientTimeout(total=0.5))
    http = Http(frozenset({f"127.0.0.1:{server.port}"}))
    yield Pictures(polling.db, http, polling.switchboard, desk, polling.woken.append)
    await http.aclose()


def address(server: RoughServer, name: str = "a") -> str:
    return f"http://127.0.0.1:{server.port}/{name}"


async def test_a_picture_is_named_by_its_content_whatever_the_server_says(
    pictures: Pictures, server: RoughServer
) -> None:
    (found,) = await pictures.fetch((address(server, "x.exe"),))
    assert (found.name, found.body) == ("picture1.png", PNG)
    assert server.asked[0].headers["accept-encoding"] == "identity"


@pytest.mark.parametrize(
    "behave", [slow, endless, huge, no_picture, missing, to_another_host, in_circles, broken]
)
async def test_whatever_the_server_does_nothing_comes_of_it(
    pictures: Pictures, server: RoughServer, behave: Any
) -> None:
    server.behave = behave
    assert await pictures.fetch((address(server),)) == ()
    assert not [asked for asked in server.asked if "meta-data" in asked.path]


@pytest.mark.parametrize(
    "addresses",
    [
        ("http://127.0.0.1:9/a.png",),
        ("http://localhost/a.png",),
        ("http://[::1]/a.png", "file:///etc/passwd"),
        ("https://user:secret@127.0.0.1/a.png",),
        ("javascript:alert(1)", "\x00", ""),
    ],
)
async def test_addresses_inside_and_nonsense_are_not_asked_for(
    pictures: Pictures, server: RoughServer, addresses: Sequence[str]
) -> None:
    assert await pictures.fetch(addresses) == ()
    assert server.connections == 0


async def test_all_together_they_are_never_more_than_a_message_takes(
    pictures: Pictures, server: RoughServer
) -> None:
    async def large(wire: Wire) -> None:
        await wire.answer(200, PNG.ljust(LARGEST - 1, b"0"))

    server.behave = large
    found = await pictures.fetch([address(server, str(number)) for number in range(4)])
    assert sum(len(one.body) for one in found) <= ALL_TOGETHER
    assert len(found) == 2


async def test_slow_servers_cost_a_card_its_time_once_and_what_came_is_kept(
    pictures: Pictures, server: RoughServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def slow_but_for_one(wire: Wire) -> None:
        await (png if wire.asked.path == "/0" else slow)(wire)

    monkeypatch.setattr("bot.services.inbox.pictures.OF_A_CARD", 0.7)
    server.behave = slow_but_for_one
    began = asyncio.get_running_loop().time()
    found = await pictures.fetch([address(server, str(number)) for number in range(40)])
    assert [one.name for one in found] == ["picture1.png"]
    assert asyncio.get_running_loop().time() - began < 10


async def test_businesses_take_turns(polling: Polling) -> None:
    def work(tx: Tx) -> list[int]:
        other = BusinessStore(tx).create(ServerId(4711), "Andere", polling.clock())
        for number, business in enumerate([polling.business.id] * 5 + [other.id] * 2):
            tx.execute(
                "INSERT INTO card (id, business_id, form, created_at, due_at, pictures_due_at)"
                " VALUES (:id, :b, 'comment', 0, 0, :id)",
                id=100 + number,
                b=business,
            )
        store, taken, last = CardMessageStore(tx), list[int](), None
        while (due := store.pictures_due(polling.clock(), last)) is not None:
            last = due[0]
            taken.append(due[1])
            store.put_off_pictures(*due, None)
        return taken

    assert await polling.db.write(work) == [100, 105, 101, 106, 102, 103, 104]
