"""The whole process is killed again and again while customers write and an owner answers."""

from __future__ import annotations

import asyncio
import random
import sqlite3
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.e2e.bed import Bed, bed
from tests.support.counts import KILLS
from tests.support.loopback_discord import InteractionFailed, LoopbackDiscord, Message, NotOffered
from tests.support.wordpress import WordPress

COMMENTS_A_LIFE = 4
LONGEST_LIFE = 4.0
"""Seconds; it takes about one to be ready."""


@dataclass
class Evening:
    """What customers wrote, and the replies that Discord acknowledged."""

    live: Bed
    dice: random.Random
    asked: dict[str, int] = field(default_factory=dict)
    """Comment's id by its words."""
    acknowledged: dict[str, str] = field(default_factory=dict)
    """Reply by the words of its comment."""
    over: bool = False

    async def customers(self) -> None:
        """Somebody writes now and then; some of them while nobody runs."""
        while not self.over:
            words = f"Frage Nr. {len(self.asked) + 1}?"
            self.asked[words] = await self.live.comment(words, f"Gast {len(self.asked) + 1}")
            # As if time went by: each rings on a card of its own, and none is kept back for a bundle.
            self.live.quiet_since_long()
            await asyncio.sleep(self.dice.uniform(0.1, LONGEST_LIFE / COMMENTS_A_LIFE))

    async def owner(self) -> None:
        """Answers whatever can be answered, and tries again where the app said that nobody reacted."""
        while not self.over:
            for words in list(self.asked):
                card = self.card(words)
                if card is not None and words not in self.acknowledged and "Antworten" in card.buttons:
                    await self.reply(card, words)
            await asyncio.sleep(0.05)

    def card(self, words: str) -> Message | None:
        return next(iter(self.live.cards(words)), None)

    async def reply(self, card: Message, words: str) -> None:
        said = f"Antwort auf {words}"
        try:
            form = (await self.live.owner.click(card, "Antworten", answer_within=1)).modal
            sent = await form.submit({"answer": said}, answer_within=1)
        except (InteractionFailed, NotOffered):
            return
        # Acknowledged without a word, or an earlier press that seemed lost had been heard.
        if sent.kind == "acknowledged" or "schon unterwegs" in sent.text:
            self.acknowledged[words] = said

    async def deaths(self, times: int) -> None:
        for _ in range(times):
            await asyncio.sleep(self.dice.uniform(0, LONGEST_LIFE))
            await self.live.bot.kill()
            assert integrity(self.live.bot.data / "shopbell.db") == "ok"
            await self.live.bot.start()


@pytest.mark.timeout(120 + 20 * KILLS)
async def test_under_load_no_kill_loses_or_doubles_a_card_or_a_reply(
    tmp_path: Path, wordpress: WordPress, record_property: Callable[[str, object], None]
) -> None:
    seed = random.SystemRandom().randrange(10**6)
    async with (
        LoopbackDiscord(answer_within=15) as discord,
        bed(tmp_path, wordpress, discord) as live,
    ):
        discord.limits.enabled = False
        evening = Evening(live, random.Random(seed))
        working = [asyncio.create_task(evening.customers()), asyncio.create_task(evening.owner())]
        try:
            await evening.deaths(KILLS)
            await discord.ready()
        finally:
            evening.over = True
            await asyncio.gather(*working)
        await everything_is_settled(evening, seed)
        told = live.bot.rows("SELECT count(*) AS n FROM outbox WHERE state = 'needs_human'")
        record_property(
            "figures",
            f"seed {seed}: {KILLS} kills, {len(evening.asked)} comments,"
            f" {len(evening.acknowledged)} acknowledged replies, {told[0]['n']} asked of a human",
        )


async def everything_is_settled(evening: Evening, seed: int) -> None:
    live = evening.live
    expected = len(evening.asked)
    await live.row(
        "SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM outbox WHERE state IN ('queued', 'sending', 'verifying'))"
        f" AND (SELECT count(*) FROM card_comment) = {expected}"
        " AND NOT EXISTS (SELECT 1 FROM card WHERE shown_version < version OR convert_at IS NOT NULL)",
        within=90,
    )
    assert integrity(live.bot.data / "shopbell.db") == "ok", seed
    # After several short lives six may come at once, and the last of them in a bundle.
    stands = live.bot.rows(
        "SELECT comment.text, card.form, card.message_id FROM card_comment"
        " JOIN comment ON comment.id = comment_id JOIN card ON card.id = card_id"
    )
    assert sorted(row["text"] for row in stands) == sorted(evening.asked), seed
    assert {row["message_id"] for row in stands} == {message.id for message in live.inbox.messages}, seed
    alone = {row["text"]: row["message_id"] for row in stands if row["form"] == "comment"}
    shown = Counter(words for words in alone for message in live.inbox.messages if words in message.text)
    assert shown == Counter(alone.keys()), seed
    assert {words: live.rang(words) for words in alone} == dict.fromkeys(alone, 1), seed
    replies = await asyncio.to_thread(live.wordpress.comments)
    stand = Counter(row.content for row in replies if row.user_id == live.wordpress.editor.id)
    assert not [said for said, times in stand.items() if times > 1], seed
    assert set(evening.acknowledged.values()) <= set(stand), seed
    for words, comment in evening.asked.items():
        under = [row.content for row in replies if row.parent == comment]
        assert under in ([], [f"Antwort auf {words}"]), seed


def integrity(database: Path) -> str:
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=10)) as connection:
        return str(connection.execute("PRAGMA integrity_check").fetchone()[0])
