"""Figures of a whole live bot: the real process, with one server on our Discord and one real WordPress."""

import asyncio
import json
import os
import sys
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from statistics import median

from bench.figures import ROUNDS, Figure, Setting, measure
from tests.e2e.bed import Bed, bed
from tests.e2e.process import ROOT
from tests.support import provision
from tests.support.imported import modules_of_a_live_bot
from tests.support.loopback_discord import LoopbackDiscord
from tests.support.wordpress import WordPress

IDLE = 62
"""Seconds: a poll of the blog and a heartbeat to Discord are among them."""
COMMENTS, RUSH = 60, 12
PAGE_SIZE = os.sysconf("SC_PAGE_SIZE")


@asynccontextmanager
async def blog_of(place: Path) -> AsyncIterator[WordPress]:
    """A real WordPress, freshly installed."""
    site = await asyncio.to_thread(provision.wordpress)
    wordpress = WordPress(site, place / "wordpress")
    await asyncio.to_thread(wordpress.start)
    try:
        yield wordpress
    finally:
        await asyncio.to_thread(wordpress.stop)


@measure
async def live(setting: Setting) -> list[Figure]:
    """Memory and CPU of an idle bot beside a discord.py client that does nothing, and memory after a busy time."""
    seconds = setting.size(IDLE, 1)
    # As users have it: without the package that only our tests install.
    async with blog_of(setting.place) as wordpress, LoopbackDiscord() as discord, bare() as nothing:
        waiting = {**discord.environment(compression="zlib-stream"), "SHOPBELL_TEST_POLL": ""}
        async with bed(setting.place, wordpress, discord, waiting) as live:
            await asyncio.sleep(min(seconds, 5))
            before = [spent(live.bot.pid), spent(nothing)]
            await asyncio.sleep(seconds)
            after = [spent(live.bot.pid), spent(nothing)]
            idle, floor = memory(live.bot.pid), memory(nothing)
            busy = await busy_time(live, setting.size(COMMENTS, 3))
    ours, theirs = ((late - early) * 60 / seconds for early, late in zip(before, after, strict=True))
    return [
        Figure(
            "idle memory, one server and one blog",
            idle,
            "MB resident",
            80.0,
            {"bare_discord_mb": round(floor, 1)},
        ),
        Figure("idle CPU", ours * 1000, "ms a minute", 60.0, {"bare_discord_ms": round(theirs * 1000, 1)}),
        Figure(
            "memory after a busy time", busy, "MB resident", None, {"comments": setting.size(COMMENTS, 3)}
        ),
    ]


async def busy_time(live: Bed, comments: int) -> float:
    """Megabytes after so many comments that come in rushes, each with one that is answered."""
    assert await live.bot.terminate() == 0
    live.bot.environment["SHOPBELL_TEST_POLL"] = "1"
    live.bot.change("UPDATE cursor SET next_at = 0")
    await live.bot.start()
    await live.discord.ready()
    for first in range(0, comments, RUSH):
        # Alone, so that it gets a card of its own; the others come together.
        live.quiet_since_long()
        asked = await live.comment(f"Frage {first}: Habt ihr am Samstag offen?", f"Kundin {first}")
        await live.answer(await live.card(f"Frage {first}:"), f"Ja, bis {first} Uhr!")
        await live.reply_is_there(asked)
        for number in range(first + 1, first + RUSH):
            await live.comment(f"Frage {number}: Habt ihr am Samstag offen?", f"Kundin {number}")
        await live.row(
            f"SELECT count(*) AS n FROM comment WHERE role = 'customer' GROUP BY role HAVING n >= {first + RUSH}"
        )
    return memory(live.bot.pid)


@asynccontextmanager
async def bare() -> AsyncIterator[int]:
    """The process id of a client that does nothing, connected to a Discord of its own."""
    async with LoopbackDiscord() as discord:
        environment = os.environ | discord.environment(compression="zlib-stream")
        command = (sys.executable, "-m", "bench.bare", discord.api_url, discord.gateway_url, discord.token)
        process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, env=environment)
        try:
            await discord.ready()
            yield process.pid
        finally:
            process.kill()
            await process.wait()


def spent(pid: int) -> float:
    """Seconds of CPU that a process has used so far."""
    # The kernel's clock of another process (clock_getcpuclockid); /proc counts in hundredths of a second.
    return time.clock_gettime((~pid << 3) | 2)


def memory(pid: int) -> float:
    """Megabytes of a process that lie in memory, shared libraries included."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE_SIZE / 1e6


@measure
async def imports(setting: Setting) -> list[Figure]:
    """Time to import all that a live bot imports, against `import discord` alone."""
    modules = await modules_of_a_live_bot(setting.place)
    taken: list[list[float]] = [[], []]
    for _ in range(setting.size(3 * ROUNDS, 1)):
        for found, names in zip(taken, (modules, ["discord"]), strict=True):
            found.append(await import_time(names))
    ours, theirs = map(median, taken)
    detail = {"ours_ms": round(ours * 1e3), "discord_ms": round(theirs * 1e3), "modules": len(modules)}
    return [
        Figure(
            "import of everything a live bot needs", ours / theirs, "times `import discord`, CPU", 2.0, detail
        )
    ]


async def import_time(names: Sequence[str]) -> float:
    """CPU seconds of a fresh process for these imports."""
    work = "import importlib, json, sys, time\nfor name in json.loads(sys.argv[1]): importlib.import_module(name)\nprint(time.process_time())"
    command = (sys.executable, "-W", "ignore", "-c", work, json.dumps(names))
    process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdout=asyncio.subprocess.PIPE)
    printed, _ = await process.communicate()
    assert process.returncode == 0
    return float(printed)
