"""The web door: when it listens and where, and what is said when it cannot."""

from __future__ import annotations

import asyncio
import socket
import subprocess
import sys
from pathlib import Path

import aiohttp
import pytest

from bot.domain.connect_link import DoorShut
from bot.domain.settings import Language
from bot.services.channels.connect_site import DOOR
from bot.storage.credentials import new_key
from tests.support.businesses import acting
from tests.support.clock import Clock
from tests.support.platform import KEY
from tests.support.ports import free_port
from tests.support.web import HALF_AN_HOUR, OWNER, Web, web_door

PUBLIC = "https://shop.example"


def occupied(port: int) -> socket.socket:
    """Another program on this port."""
    taken = socket.socket()
    taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    taken.bind(("127.0.0.1", port))
    taken.listen()
    return taken


async def is_heard(web: Web) -> bool:
    try:
        return (await web.browser().get("/health")).status == 200
    except aiohttp.ClientConnectionError:
        return False


async def test_it_listens_from_the_first_link_until_the_last_has_ended(web: Web) -> None:
    assert not await is_heard(web)
    await web.link()
    assert await is_heard(web)
    web.clock.advance(HALF_AN_HOUR / 2)
    last = await web.link()
    web.clock.advance(HALF_AN_HOUR / 2)
    assert await web.door.step(web.clock()) == last.expires_at
    assert await is_heard(web)
    web.clock.advance(HALF_AN_HOUR)
    assert await web.door.step(web.clock()) is None
    assert not await is_heard(web)
    await web.link()
    assert await is_heard(web)


async def test_after_a_restart_it_listens_while_a_link_of_before_works(tmp_path: Path, clock: Clock) -> None:
    key, port = new_key(), str(free_port())
    async with web_door(tmp_path, clock, SHOPBELL_SECRET_KEYS=key, SHOPBELL_WEB_PORT=port) as web:
        await web.link()
    again = web_door(tmp_path, clock, known=True, SHOPBELL_SECRET_KEYS=key, SHOPBELL_WEB_PORT=port)
    async with again as web:
        await web.door.step(clock())
        assert await is_heard(web)


async def test_where_a_public_address_is_set_it_always_listens(tmp_path: Path, clock: Clock) -> None:
    async with web_door(tmp_path, clock, SHOPBELL_PUBLIC_URL=PUBLIC) as web:
        await web.door.step(clock())
        assert await is_heard(web)
        clock.advance(10 * HALF_AN_HOUR)
        await web.door.step(clock())
        assert await is_heard(web)


async def test_it_listens_at_loopback_alone(web: Web) -> None:
    await web.link()
    listening = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    here = {
        row[1].split(":")[0] for row in listening if row[1].endswith(f":{web.port:04X}") and row[3] == "0A"
    }
    assert here == {"0100007F"}
    over_ipv6 = Path("/proc/net/tcp6")
    if over_ipv6.exists():
        assert f":{web.port:04X} 00000000000000000000000000000000:0000 0A" not in over_ipv6.read_text()


async def test_a_taken_port_is_said_once_and_to_whoever_asked_and_no_other_is_opened(web: Web) -> None:
    other = occupied(web.port)
    try:
        actor = acting(web.business.id, OWNER, web.clock())
        for _ in range(2):
            shut = await web.app.connect_links.make(actor, KEY, None, Language.ENGLISH)
            assert shut == DoorShut(web.port, taken=True)
        assert web.said == [
            f"Another program uses port {web.port}, so the page to connect opens only when it is free again."
            " SHOPBELL_WEB_PORT in .env sets another port."
        ]
        assert not web.door.is_open
    finally:
        other.close()
    await web.link()
    assert await is_heard(web)


async def test_it_opens_by_itself_when_a_taken_port_is_free_again(tmp_path: Path, clock: Clock) -> None:
    async with web_door(tmp_path, clock, SHOPBELL_PUBLIC_URL=PUBLIC) as web:
        await web.door.close()
        other = occupied(web.port)
        again = await web.door.step(clock())
        assert again is not None and again > clock() and not web.door.is_open
        other.close()
        await web.door.step(clock())
        assert await is_heard(web)


async def test_its_loop_runs_with_the_app_and_ends_with_it(tmp_path: Path, clock: Clock) -> None:
    async with web_door(tmp_path, clock) as web:
        assert DOOR in web.app.loops.names()
        await web.link()
        kept = web
    assert not kept.door.is_open and kept.app.connect_site.door is None


async def test_a_request_under_way_is_finished_when_it_closes(
    web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    await web.link()
    gate, inside = asyncio.Event(), asyncio.Event()
    fresh = web.app.connect_links.fresh

    async def slow(*given: object) -> object:
        inside.set()
        await gate.wait()
        return await fresh(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(web.app.connect_links, "fresh", slow)
    asked = asyncio.create_task(web.browser().get("/connect/" + "A" * 43))
    await inside.wait()
    closing = asyncio.create_task(web.door.close())
    gate.set()
    assert (await asked).status == 404
    await closing
    assert not await is_heard(web)


def test_what_serves_is_loaded_only_when_the_door_opens() -> None:
    code = "import sys, bot.cli.running; print([m for m in ('jinja2', 'aiohttp.web', 'bot.web.server') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
