"""A blog that means harm: its bytes cost this bot neither time nor memory, and customers are served meanwhile."""

from __future__ import annotations

import asyncio
import json
import os
from pathlib import Path

from tests.e2e.bed import bed
from tests.support.loopback_discord import LoopbackDiscord, Person
from tests.support.wordpress import Moment, WordPress

STALL = 0.75
"""Seconds of CPU time that the bot may need from a press to its answer. On the wall an idle machine takes 0.2 s and one
that is busy otherwise 1.8 s; who waits is held up by what the bot computes meanwhile, and that is the same on both."""
MEMORY = 60_000
"""KB that it may need more than before."""


def bomb(size: int) -> str:
    """Open formatting elements, each another one, and paragraphs: a tree of gigabytes."""
    opened = "".join(f"<b a={n}>" for n in range(size // 2 // 10))
    return f"<p>{opened}" + "<p>x" * ((size - len(opened)) // 4)


def most_memory(pid: int) -> int:
    """The largest resident size so far, in KB."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM:"))


def computed(pid: int) -> float:
    """CPU time of all its threads so far, in seconds."""
    user, system = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


class Watch:
    """A member of another business who runs a command all the time; keeps the longest answer, in seconds
    on the wall and in CPU time of the bot."""

    def __init__(self, owner: Person, pid: int) -> None:
        self._owner = owner
        self._pid = pid
        self.longest = 0.0
        self.costliest = 0.0
        self.asked = 0

    async def run(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            began, before = loop.time(), computed(self._pid)
            assert "offen" in (await self._owner.command("open")).text
            self.longest = max(self.longest, loop.time() - began)
            self.costliest = max(self.costliest, computed(self._pid) - before)
            self.asked += 1
            await asyncio.sleep(0.02)


async def set_up(owner: Person, discord: LoopbackDiscord) -> None:
    page = (await owner.command("setup")).message
    assert page is not None
    await owner.click(page, "du")
    await owner.click(page, "Fertig")
    await discord.until(lambda: "Ich läute in" in page.text, 30, "set-up of the second business to finish")


async def test_hostile_html_and_an_endless_error_hold_no_other_business_up_and_take_no_memory(
    tmp_path: Path, wordpress: WordPress
) -> None:
    async with LoopbackDiscord(answer_within=15) as discord:
        second, _, other, *_ = discord.add_guild("Blumen")
        servers = {"SHOPBELL_SERVERS": f"{discord.guild.id},{second.id}"}
        async with bed(tmp_path, wordpress, discord, servers) as live:
            await set_up(other, discord)
            before, pid = most_memory(live.bot.pid), live.bot.pid
            watch = Watch(other, pid)
            watching = asyncio.create_task(watch.run())
            for number in range(4):
                text = f"{number} {bomb(18_000)}{bomb(41_000)}"
                await asyncio.to_thread(wordpress.insert_comment, live.post, text)
            await live.row("SELECT 1 FROM comment WHERE text LIKE '3%x%x%x%'")
            asked = await live.comment("Habt ihr am Samstag offen?", "Ganz Anders")
            card = await live.card("Habt ihr am Samstag offen?")
            endless = json.dumps({"code": "a-" * 500_000, "message": "token " * 50_000})
            fault = wordpress.answer(
                Moment.BEFORE, 500, body=endless, path="/wp/v2/comments", method="GET", times=5
            )
            with wordpress.during(fault):
                await live.eventually(lambda: fault.reached, "the blog to answer 500")
                await asyncio.sleep(2)
            await live.answer(card, "Ja, bis 13 Uhr")
            assert (await live.reply_is_there(asked)).content == "Ja, bis 13 Uhr"
            assert not watching.done(), "the second business was served all the time"
            watching.cancel()
            grown = most_memory(pid) - before
            print(
                f"{watch.asked} answers: at most {watch.longest:.2f} s, {watch.costliest:.2f} s CPU; memory +{grown} KB"
            )
            assert live.bot.running
            assert live.bot.pid == pid
            assert watch.asked > 5
            assert watch.costliest < STALL
            assert grown < MEMORY
