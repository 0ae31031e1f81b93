"""A crowd of hosts that never answer, and of names that nobody finds: one more blog rings and is answered as usual."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from tests.e2e.bed import Bed, bed
from tests.e2e.test_hostile_bytes import most_memory
from tests.support.loopback_discord import LoopbackDiscord
from tests.support.wordpress import WordPress

HOSTS, NAMES = 40, 20
MEMORY = 100_000
"""KB more than before: forty answers of up to 2 MB under way at once, none of which is kept."""
SLOW_NAMES = """
import socket, time
system = socket.getaddrinfo
def getaddrinfo(host, *rest, **more):
    if str(host).endswith("hangs.example"):
        time.sleep(600)
    return system(host, *rest, **more)
socket.getaddrinfo = getaddrinfo
"""
Streams = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


async def never(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await asyncio.Event().wait()


def endless(begins: bytes, goes_on: bytes, every: float) -> Streams:
    """An answer without end, a piece every so many seconds."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(begins)
        while True:
            writer.write(goes_on)
            await writer.drain()
            await asyncio.sleep(every)

    return answer


async def close_midway(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.readuntil(b"\r\n\r\n")
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n[{")
    await writer.drain()


OK = b"HTTP/1.1 200 OK\r\n"
JSON = OK + b"Content-Type: application/json\r\n"
WAYS: tuple[Streams, ...] = (
    never,
    close_midway,
    endless(JSON + b"Content-Length: 100000\r\n\r\n[", b" ", every=1),
    endless(JSON + b"\r\n[", b"[" * 65_536, every=0.01),
    endless(OK, b"X-More: and more\r\n" * 100, every=0.01),
    endless(b"", b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" * 20, every=0.02),
)


async def end(serving: set[asyncio.Task[None]]) -> None:
    for task in (tasks := tuple(serving)):
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


@asynccontextmanager
async def crowd() -> AsyncIterator[list[str]]:
    """host:port of each."""
    serving: set[asyncio.Task[None]] = set()

    def until_gone(way: Streams) -> Streams:
        async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            task = asyncio.current_task()
            assert task is not None
            serving.add(task)
            try:
                await way(reader, writer)
            except (OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
                pass
            finally:
                serving.discard(task)
                writer.close()

        return serve

    async with AsyncExitStack() as stack:
        servers = [
            await asyncio.start_server(until_gone(WAYS[number % len(WAYS)]), "127.0.0.1", 0)
            for number in range(HOSTS)
        ]
        for server in servers:
            stack.callback(server.close)
        stack.push_async_callback(end, serving)
        yield [f"127.0.0.1:{server.sockets[0].getsockname()[1]}" for server in servers]


def connected(live: Bed, address: str, number: int) -> None:
    """A connection as an earlier check left it, with the account of the real one at another address."""
    row = live.bot.rows("SELECT * FROM channel ORDER BY id LIMIT 1")[0]
    account = json.loads(row["account"])
    account["url"] = account["found"]["home"] = address
    account["found"]["root"] = f"{address}/?rest_route=/"
    live.bot.change(
        "INSERT INTO channel (business_id, connector, title, settings, account, account_key, connected_at,"
        " first_synced_at, checked_at, read_since, send_since) VALUES (?, 'wordpress', ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        *(row["business_id"], f"Blog {number}", json.dumps({"url": address}), json.dumps(account), address),
        *(
            row[name]
            for name in ("connected_at", "first_synced_at", "checked_at", "read_since", "send_since")
        ),
    )


async def paused_and_removed(live: Bed, title: str) -> None:
    """Removing a connection to a host that hangs is answered in time, on the panel that was pressed."""
    panel = (await live.owner.command("connections")).message
    assert panel is not None
    number = live.bot.rows("SELECT id FROM channel WHERE title = ?", title)[0]["id"]
    await live.owner.select(panel, str(number))
    for label, said in (("Pausieren", "pausiert"), ("Fortsetzen", "Pausieren"), ("Pausieren", "Fortsetzen")):
        await asyncio.sleep(1)
        await live.owner.click(panel, label, answer_within=3)
        await live.discord.until(lambda said=said: said in f"{panel.text} {panel.buttons}", 15, said)  # type: ignore[misc]
    await live.owner.click(panel, "Trennen", answer_within=3)
    await live.owner.click(panel, "Trennen", answer_within=3)
    await live.discord.until(lambda: "ist getrennt" in panel.text, 15, "it to be removed")


async def test_a_blog_beside_a_crowd_that_hangs_rings_is_answered_and_the_process_ends(
    tmp_path: Path, wordpress: WordPress
) -> None:
    (tmp_path / "slow").mkdir()
    (tmp_path / "slow" / "sitecustomize.py").write_text(SLOW_NAMES, encoding="utf-8")
    async with LoopbackDiscord(answer_within=15) as discord, crowd() as hosts:
        named = ",".join([wordpress.url.removeprefix("http://"), *hosts])
        more = {"SHOPBELL_PRIVATE_HOSTS": named, "PYTHONPATH": str(tmp_path / "slow")}
        async with bed(tmp_path, wordpress, discord, more) as live:
            assert await live.bot.terminate() == 0
            for number, host in enumerate(hosts):
                connected(live, f"http://{host}", number)
            for number in range(NAMES):
                connected(live, f"https://blog-{number}.hangs.example", HOSTS + number)
            await live.bot.start()
            await discord.ready()
            before = most_memory(live.bot.pid)
            loop = asyncio.get_running_loop()
            await asyncio.sleep(3)
            for number in range(2):
                began = loop.time()
                asked = await live.comment(f"Habt ihr Sorte {number}?")
                await live.answer(await live.card(f"Habt ihr Sorte {number}?"), f"Ja, {number}")
                await live.reply_is_there(asked)
                assert loop.time() - began < 12
                print(f"asked and answered after {loop.time() - began:.1f} s")
            await paused_and_removed(live, "Blog 0")
            grown = most_memory(live.bot.pid) - before
            print(f"memory +{grown} KB")
            assert grown < MEMORY
            began = loop.time()
            assert await live.bot.terminate() == 0
            print(f"ended after {loop.time() - began:.1f} s")
            assert loop.time() - began < 10
