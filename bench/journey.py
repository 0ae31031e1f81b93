"""How long a customer's words take to the owner's phone, and the owner's to the blog: real process, real WordPress."""

import asyncio
import time
from statistics import median

from bench.figures import Figure, Setting, measure
from bench.live import blog_of
from tests.e2e.bed import POLL, UNDO, Bed, bed
from tests.support.loopback_discord import LoopbackDiscord

TIMES = 20


@measure
async def journey(setting: Setting) -> list[Figure]:
    """Comment posted to card, beyond the poll's interval; form sent to reply on the blog, beyond the undo window."""
    ring, reply = [], []
    async with (
        blog_of(setting.place) as wordpress,
        LoopbackDiscord() as discord,
        bed(setting.place, wordpress, discord) as live,
    ):
        # discord.py says that it is ready two seconds after Discord did, and no card goes out before.
        await until_card(live, "Bist du schon da?")
        for number in range(setting.size(TIMES, 2)):
            live.quiet_since_long()
            asked, took = await until_card(live, f"Frage {number}?")
            ring.append(took)
            reply.append(await until_reply(live, f"Frage {number}?", asked))
    return [
        Figure(
            "comment to card, beyond the interval",
            max(ring) - POLL,
            "s",
            1.0,
            detail(ring, interval_s=POLL),
        ),
        Figure(
            "form to reply on the blog, beyond the undo window",
            max(reply) - UNDO,
            "s",
            2.0,
            detail(reply, undo_s=UNDO),
        ),
    ]


async def until_card(live: Bed, words: str) -> tuple[int, float]:
    """The comment, and seconds from the blog's answer to its visitor until the phone rings."""
    asked = await live.comment(words)
    began = time.monotonic()
    await live.inbox.wait_for_message(words)
    return asked, time.monotonic() - began


async def until_reply(live: Bed, words: str, asked: int) -> float:
    """Seconds from sending the form until the blog has the reply, approved."""
    form = (await live.owner.click(await live.card(words), "Antworten")).modal
    began = time.monotonic()
    form.send({"answer": f"Antwort auf {words}"})
    while not (replies := await asyncio.to_thread(live.wordpress.replies_to, asked)):
        await asyncio.sleep(0.01)
    took = time.monotonic() - began
    assert [row.status for row in replies] == ["approve"]
    return took


def detail(seconds: list[float], **more: float) -> dict[str, float | int | str]:
    return {
        "median_s": round(median(seconds), 3),
        "longest_s": round(max(seconds), 3),
        "times": len(seconds),
        **more,
    }
