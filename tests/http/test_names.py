"""Name lookups that take long, and hosts that never answer, many at once."""

import asyncio
import socket
import subprocess
import sys
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, asynccontextmanager
from typing import Any

import aiohttp
import pytest

from bot.http import Http, client
from bot.ports import HttpRequest, NetworkTrouble, NoSuchHost
from tests.support.rough_server import RoughServer

CROWD = 60


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """A system whose name server never answers for names that end in hangs.example; the names it was asked for."""
    names: list[str] = []
    system, end = socket.getaddrinfo, threading.Event()

    def getaddrinfo(host: str, *rest: Any, **more: Any) -> Any:
        names.append(host)
        if host.endswith("hangs.example"):
            end.wait(60)
            raise socket.gaierror(socket.EAI_AGAIN, "hung")
        return system(host, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    yield names
    end.set()


@asynccontextmanager
async def asking(http: Http, *urls: str) -> AsyncIterator[None]:
    """Each is asked, and none has answered yet."""
    tasks = [asyncio.create_task(http.request(HttpRequest("GET", url))) for url in urls]
    await asyncio.sleep(0.2)
    try:
        assert not any(task.done() for task in tasks)
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await http.aclose()


async def test_names_that_nobody_answers_for_hold_up_no_other(server: RoughServer, asked: list[str]) -> None:
    http = Http(frozenset({f"localhost:{server.port}"}))
    async with asking(http, *(f"https://blog-{number}.hangs.example/" for number in range(CROWD))):
        async with asyncio.timeout(5):
            answer = await http.request(HttpRequest("GET", f"http://localhost:{server.port}/"))
            read = await asyncio.to_thread(lambda: "a page in a thread")
        assert (answer.status, read) == (200, "a page in a thread")


async def test_a_name_that_hangs_is_looked_up_once_however_often_it_is_asked_for(
    asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "_TIMEOUT", aiohttp.ClientTimeout(total=0.1))
    http = Http(frozenset())
    for _ in range(5):
        with pytest.raises(NetworkTrouble) as trouble:
            await http.request(HttpRequest("POST", "https://blog.hangs.example/"))
        assert trouble.value.began is False
    assert asked == ["blog.hangs.example"]
    await http.aclose()


async def test_a_name_that_does_not_exist_says_so() -> None:
    http = Http(frozenset())
    with pytest.raises(NoSuchHost):
        await http.request(HttpRequest("GET", "https://does-not-exist.invalid/"))
    await http.aclose()


async def test_discord_is_reached_while_names_of_platforms_hang(
    server: RoughServer, asked: list[str]
) -> None:
    http = Http(frozenset())
    async with asking(http, *(f"https://blog-{number}.hangs.example/" for number in range(CROWD))):
        connector = http.unguarded()
        async with asyncio.timeout(5), aiohttp.ClientSession(connector=connector) as session:
            async with session.get(f"http://localhost:{server.port}/") as answer:
                assert answer.status == 200


async def test_hosts_that_never_answer_hold_up_no_other(server: RoughServer) -> None:
    with ExitStack() as stack:
        silent = [stack.enter_context(socket.create_server(("127.0.0.1", 0))) for _ in range(CROWD)]
        hosts = [f"127.0.0.1:{one.getsockname()[1]}" for one in silent]
        http = Http(frozenset({f"127.0.0.1:{server.port}", *hosts}))
        async with asking(http, *(f"http://{host}/" for host in hosts)):
            async with asyncio.timeout(5):
                answer = await http.request(HttpRequest("GET", f"http://127.0.0.1:{server.port}/"))
            assert answer.status == 200


ENDS = """
import asyncio, socket, time
from bot.http import Http
from bot.ports import HttpRequest

def hang(*_, **__):
    time.sleep(120)

async def main():
    socket.getaddrinfo = hang
    http = Http(frozenset())
    asking = [
        asyncio.create_task(http.request(HttpRequest("GET", f"https://blog-{n}.hangs.example/"))) for n in range(10)
    ]
    await asyncio.sleep(0.3)
    for task in asking:
        task.cancel()
    await asyncio.gather(*asking, return_exceptions=True)
    await http.aclose()

asyncio.run(main())
"""


def test_the_process_ends_while_names_are_looked_up() -> None:
    ended = subprocess.run([sys.executable, "-c", ENDS], timeout=60, capture_output=True)
    assert (ended.returncode, ended.stderr) == (0, b"")
