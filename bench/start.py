"""How soon the bot is ready again with a long history: the real process, killed and started."""

import sqlite3
import time
from contextlib import closing
from datetime import UTC, datetime
from statistics import median

from bench.figures import ROUNDS, Figure, Setting, measure
from bench.live import blog_of
from tests.e2e.bed import Bed, bed
from tests.support.loopback_discord import LoopbackDiscord

COMMENTS = 100_000
DISCORDS_OWN = 2.0
"""Seconds that discord.py waits after the last server before it says that it is ready."""
MINUTE = 60_000

THREADS = """
INSERT INTO thread (business_id, channel_id, external_id, title, url, asked_at)
SELECT business_id, channel_id, 'old-' || value, 'Beitrag ' || value, url, asked_at
FROM thread, (WITH RECURSIVE n (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < 500)
    SELECT value FROM n)
WHERE thread.id = (SELECT min(id) FROM thread)
"""
# Ids below what the blog itself has given out would be looked for there, so these count from a million on.
ROWS = """
INSERT INTO comment (business_id, channel_id, external_id, ordinal, thread_id, author, role, text, posted_at, seen_at,
    waits_since, url, visibility, fingerprint, announced, looked_at, state, kind, surfaced_at, answered_at)
SELECT old.business_id, old.channel_id, 1000000 + value, -value, (SELECT min(id) FROM thread) + value % 500,
    'Kundin ' || value % 9000, 'customer', 'Habt ihr am Samstag offen, und gibt es noch Gutscheine? ' || value,
    :now - value * :minute, :now - value * :minute, :now - value * :minute, old.url, 'public',
    randomblob(16), 1, :now, CASE WHEN value % 500 THEN 'answered' ELSE 'open' END, 'question',
    :now - value * :minute, CASE WHEN value % 500 THEN :now - value * :minute + 540000 END
FROM comment AS old, (WITH RECURSIVE n (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < :comments)
    SELECT value FROM n)
WHERE old.id = (SELECT min(id) FROM comment)
"""
CARDS = """
INSERT INTO card (id, business_id, form, rings, held, place_id, message_id, posted_at, version, shown_version, due_at,
    closed_at, created_at)
SELECT 1000000 + id, business_id, 'comment', 1, 1, 1, 1000000 + id, seen_at, 2, 2, seen_at, answered_at, seen_at
FROM comment WHERE ordinal < 0
"""
ON_THEM = "INSERT INTO card_comment (business_id, card_id, comment_id) SELECT business_id, 1000000 + id, id FROM comment WHERE ordinal < 0"
EVENTS = """
INSERT INTO event (business_id, at, what, channel_id, comment_id)
SELECT business_id, seen_at, 'announced', channel_id, id FROM comment WHERE ordinal < 0
"""


@measure
async def start(setting: Setting) -> list[Figure]:
    """From the start of the process to a press that is answered, and to the first card that is drawn."""
    comments = setting.size(COMMENTS)
    answered, drew = [], []
    async with (
        blog_of(setting.place) as wordpress,
        LoopbackDiscord() as discord,
        bed(setting.place, wordpress, discord) as live,
    ):
        await live.comment("Ganz frisch?")
        await live.card("Ganz frisch?")
        await live.bot.kill()
        fill(live, comments)
        for _ in range(min(ROUNDS, setting.size(100, 1))):
            press, draw = await once(live)
            answered.append(press)
            drew.append(draw - DISCORDS_OWN)
    detail = {"comments": comments, "times": len(drew), "median_s": round(median(drew), 3)}
    return [
        Figure("ready again: a press is answered", max(answered), "s", 2.0, {"comments": comments}),
        Figure("ready again: cards are drawn, without Discord's own 2 s", max(drew), "s", 2.0, detail),
    ]


async def once(live: Bed) -> tuple[float, float]:
    """Seconds from the start until a press has its form, and until a card that was behind is drawn."""
    card = await live.card("Ganz frisch?")
    live.bot.change("UPDATE card SET version = version + 1, due_at = 0 WHERE id < 1000000")
    drawn = len(card.history)
    began = time.monotonic()
    await live.bot.start()
    await live.discord.ready()
    assert (await live.owner.click(card, "Antworten")).has_modal
    pressed = time.monotonic() - began
    await live.discord.until(lambda: len(card.history) > drawn, 60, "the card to be drawn")
    took = time.monotonic() - began
    await live.bot.kill()
    return pressed, took


def fill(live: Bed, comments: int) -> None:
    """A history of so many comments, nearly all answered, each with its card and its entry in the log."""
    given = {"now": int(datetime.now(UTC).timestamp() * 1000), "minute": MINUTE, "comments": comments}
    with closing(sqlite3.connect(live.bot.data / "shopbell.db", timeout=10)) as connection, connection:
        for sql in (THREADS, ROWS, CARDS, ON_THEM, EVENTS):
            connection.execute(sql, given)
        (count,) = connection.execute("SELECT count(*) FROM comment WHERE announced = 1").fetchone()
    assert count > comments
