"""Learning in the real process: killed between sending and learning, and after it; nothing is learnt twice, nothing is lost."""

from __future__ import annotations

from pathlib import Path

from bot.loops import IDLE
from tests.e2e.bed import running
from tests.support.loopback_discord import LoopbackDiscord

BODY = "Gutscheine gibt es im Geschäft, ab 10 Euro. Schau einfach vorbei!"
LEARNT = "SELECT 1 FROM outbox WHERE errand = 'reply' AND state = 'sent' AND learnt = 1"
EXAMPLES = "SELECT template_id, comment_id, origin, weight FROM example WHERE undone_at IS NULL"
DELETED = "SELECT 1 FROM outbox WHERE errand = 'delete_own' AND state = 'sent' AND learnt = 1"


async def test_what_was_sent_is_learnt_once_whenever_the_bot_is_killed_and_not_at_all_once_it_is_deleted(
    tmp_path: Path,
) -> None:
    async with LoopbackDiscord(answer_within=20) as discord, running(tmp_path, discord) as live:
        hilfe = discord.guild.add_channel("hilfe")
        panel = await (await live.owner.command("templates")).reply()
        form = (await live.owner.click(panel, "Neue Vorlage")).modal
        await form.submit({"title": "Gutscheine", "short_name": "Gutscheine", "body": BODY})
        said = discord.stranger.say(hilfe, "Habt ihr Gutscheine?")
        await (await live.owner.message_command("Als Kommentar erfassen", said)).reply()
        card = await live.card("Habt ihr Gutscheine?")
        await live.changed(card, "wegen „Gutscheine“")
        form = (await live.owner.click(card, "1 Gutscheine")).modal
        await form.submit({})
        await live.changed(card, "Beantwortet nach")
        for _ in range(2):
            await live.reborn()
            await live.row(LEARNT)
            (learnt,) = live.bot.rows(EXAMPLES)
            assert (learnt["origin"], learnt["weight"]) == ("pick", 1.0)
        more = await (await live.owner.click(card, "Mehr")).reply()
        await live.owner.click(more, "Antwort löschen")
        # Well before the loop would look by itself, so delivery has woken it.
        await live.row(DELETED, within=IDLE.total_seconds() / 2)
        assert live.bot.rows(EXAMPLES) == []
