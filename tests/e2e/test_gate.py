"""The thinnest way through all rooms, on real parts: from a comment on a real blog to the answer under it."""

import random
from pathlib import Path

from tests.e2e.bed import bed
from tests.support.loopback_discord import LoopbackDiscord
from tests.support.wordpress import WordPress


async def test_a_comment_on_the_blog_is_answered_from_its_card(tmp_path: Path, wordpress: WordPress) -> None:
    async with (
        LoopbackDiscord(answer_within=15) as discord,
        bed(tmp_path, wordpress, discord) as live,
    ):
        asked = await live.comment("Habt ihr am Samstag offen?")
        card = await live.card("Habt ihr am Samstag offen?")
        assert card.history[0].content.startswith(
            f"<@{live.owner.id}> Frage von Klara Kundin (Blog): „Habt ihr"
        )
        assert [n.user_id for n in discord.notifications] == [live.owner.id]

        await live.answer(card, "Ja, bis 14 Uhr!")
        await live.changed(card, "raus")
        reply = await live.reply_is_there(asked)
        assert (reply.content, reply.status, reply.user_id) == (
            "Ja, bis 14 Uhr!",
            "approve",
            wordpress.editor.id,
        )
        await live.changed(card, "Beantwortet nach")

        rows = live.bot.rows("SELECT state, external_id, attempts FROM outbox")
        assert [tuple(row) for row in rows] == [("sent", str(reply.id), 1)]
        happened = [
            row["what"]
            for row in live.bot.rows("SELECT what FROM event WHERE comment_id IS NOT NULL ORDER BY id")
        ]
        assert [what for what in happened if what in ("announced", "queued", "sent")] == [
            "announced",
            "queued",
            "sent",
        ]
        facts = live.bot.rows(
            "SELECT state, surfaced_at - posted_at AS shown, answered_at FROM comment WHERE role = 'customer'"
        )
        assert [row["state"] for row in facts] == ["answered"]
        assert await live.bot.terminate() == 0


async def test_a_kill_at_any_moment_of_the_way_loses_and_doubles_nothing(
    tmp_path: Path, wordpress: WordPress
) -> None:
    moment = random.Random().randrange(4)
    async with (
        LoopbackDiscord(answer_within=15) as discord,
        bed(tmp_path, wordpress, discord) as live,
    ):

        async def die(here: int) -> None:
            if here == moment:
                await live.bot.kill()
                await live.bot.start()
                await discord.ready()

        asked = await live.comment("Gibt es Gutscheine?")
        await die(0)
        card = await live.card("Gibt es Gutscheine?")
        await die(1)
        form = (await live.owner.click(card, "Antworten")).modal
        await die(2)
        await form.submit({"answer": "Ja, ab 10 €."})
        await die(3)
        reply = await live.reply_is_there(asked)
        assert reply.content == "Ja, ab 10 €."
        await live.changed(card, "Beantwortet nach")
        assert len([m for m in live.inbox.messages if "Gibt es Gutscheine?" in m.text]) == 1
        assert [row["state"] for row in live.bot.rows("SELECT state FROM outbox")] == ["sent"]
