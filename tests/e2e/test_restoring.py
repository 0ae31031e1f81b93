"""A backup put back by the command line, after the bot has gone on working for a while."""

import asyncio
from pathlib import Path

from tests.e2e.bed import Bed, bed
from tests.support.loopback_discord import LoopbackDiscord
from tests.support.wordpress import Moment, WordPress


async def test_a_backup_put_back_sends_nothing_twice_and_leaves_one_card_for_every_comment(
    tmp_path: Path, wordpress: WordPress
) -> None:
    async with (
        LoopbackDiscord(answer_within=15) as discord,
        bed(tmp_path, wordpress, discord) as live,
    ):
        first = await live.comment("Habt ihr Filter?", "Franz")
        second = await live.comment("Und Tassen?", "Theo")
        third = await live.comment("Und Löffel?", "Lotte")
        for words in ("Habt ihr Filter?", "Und Tassen?", "Und Löffel?"):
            await live.card(words)
        # In the backup: one reply that goes out after it, one that never will.
        going_out = live.wordpress.hold(Moment.BEFORE, method="POST", path="/wp/v2/comments", times=2)
        await live.answer(await live.card("Habt ihr Filter?"), "Filter ja")
        await live.answer(await live.card("Und Löffel?"), "Löffel nein")
        await live.eventually(lambda: going_out.reached, "the first to be under way")
        file = await backup(live)
        going_out.lift()
        await live.reply_is_there(first)
        missing = await live.reply_is_there(third)
        await live.answer(await live.card("Und Tassen?"), "Tassen auch")
        await live.reply_is_there(second)
        late = [await live.comment(words, "Nina") for words in ("Ganz neu?", "Noch neuer?")]
        for words in ("Ganz neu?", "Noch neuer?"):
            await live.card(words)
        rang = len(discord.notifications)

        assert await live.bot.terminate() == 0
        # Not before: a reply that disappears under a running bot rings again, on a card that the backup does not know.
        await asyncio.to_thread(live.wordpress.delete_comment, missing.id)
        code, printed = await live.bot.command("db", "restore", str(file))
        assert code == 0, printed
        states = live.bot.rows("SELECT body, state FROM outbox ORDER BY id")
        assert [tuple(row) for row in states] == [("Filter ja", "verifying"), ("Löffel nein", "verifying")]
        await live.bot.start()
        await discord.ready()

        # What is there is found, what is missing goes out, and what was answered since is seen.
        assert (await live.reply_is_there(third)).content == "Löffel nein"
        for name in ("Franz", "Theo", "Lotte"):
            await live.card(name)
            await live.eventually(lambda: answered(live, name), f"one answered card for {name}")  # noqa: B023
        for words in ("Ganz neu?", "Noch neuer?"):
            await live.inbox.wait_for(lambda _: len(live.cards(words)) == 1 and live.cards(words), 30)  # noqa: B023
        assert len(live.inbox.messages) == 5
        for comment, said in ((first, "Filter ja"), (second, "Tassen auch"), (third, "Löffel nein")):
            assert (await live.reply_is_there(comment)).content == said

        # Buttons of before act on their own comment.
        await live.answer(await live.card("Ganz neu?"), "Neu ist gut")
        assert (await live.reply_is_there(late[0])).content == "Neu ist gut"
        assert await asyncio.to_thread(live.wordpress.replies_to, late[1]) == ()
        assert len(discord.notifications) == rang, "what had rung before the restore does not ring again"


async def backup(live: Bed) -> Path:
    code, printed = await live.bot.command("db", "backup")
    assert code == 0, printed
    made = sorted((live.bot.data / "backups").glob("*.db"), key=lambda path: path.stat().st_mtime)
    assert str(made[-1]) in printed.replace("\n", ""), printed
    return made[-1]


def answered(live: Bed, name: str) -> bool:
    return [card.text.startswith("**Beantwortet nach") for card in live.cards(name)] == [True]
