"""What hostile customers write on the real blog, in the real bot: no ping, no false link, answered all the same."""

from __future__ import annotations

import asyncio
from pathlib import Path

from tests.e2e.bed import bed
from tests.support.discord_markdown import read
from tests.support.loopback_discord import LoopbackDiscord
from tests.support.wordpress import WordPress

WORDS = (
    ("@everyone", "Habt ihr offen? @everyone <@&1234567890123456789> <#1234567890123456789>"),
    ("**Chef** [Bank](https://evil.example)", "[Hier klicken](https://evil.example/) https://evil.example"),
    ("👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦", "👩‍👩‍👧‍👦" * 300),
    ("\u202eresieR", "# Groß?\n```\n> Zitat\n-# klein\n<t:1:R> {Tag} \\"),
)


async def test_hostile_comments_of_a_hostile_blog_ring_and_are_answered_and_ping_nobody(
    tmp_path: Path, wordpress: WordPress
) -> None:
    await asyncio.to_thread(wordpress.set_option, "blogname", "@everyone [Bank](https://evil.example) <@1>")
    async with LoopbackDiscord(answer_within=15) as discord, bed(tmp_path, wordpress, discord) as live:
        for number, (name, text) in enumerate(WORDS):
            comment = await live.comment(f"Frage {number}: {text}", name)
            card = await live.card(f"Frage {number}")
            outcome = await live.answer(card, f"Ja @everyone {number} <b>gern</b> [x](https://evil.example)")
            assert outcome.kind in ("acknowledged", "updated"), outcome.text
            reply = await live.reply_is_there(comment)
            assert "<b>" not in reply.content
            await live.changed(card, "Beantwortet nach")
        for command in ("open", "numbers", "report", "connections", "templates"):
            await live.owner.command(command)
        await asyncio.to_thread(wordpress.set_option, "blogname", "Röstblog")
        shown = [message.text for message in live.inbox.messages]
        for text in (*shown, *(one.text for one in discord.notifications)):
            told = read(text)
            assert set(told.pings) <= {live.owner.mention}, text
            links = [mark.rpartition("](")[2] for name, mark in told.marks if name == "link"]
            assert [link for link in links if "evil" in link] == [], text
        assert len(shown) == len(WORDS)
        assert discord.refused_pings == []
