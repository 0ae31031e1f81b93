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
        bed(tmp_path, wordpress, discord) as it,
    ):
        first = await it.comment("Habt ihr Filter?", "Franz")
        second = await it.comment("Und Tassen?", "Theo")
        third = await it.comment("Und Löffel?", "Lotte")
        for words in ("Habt ihr Filter?", "Und Tassen?", "Und Löffel?"):
            await it.card(words)
        # In the backup: one reply that goes out after it, one that never will.
        going_out = it.wordpress.hold(Moment.BEFORE, method="POST", path="/wp/v2/comments", times=2)
        await it.answer(await it.card("Habt ihr Filter?"), "Filter ja")
        await it.answer(await it.card("Und Löffel?"), "Löffel nein")
        await it.eventually(lambda: going_out.reached, "the first to be under way")
        file = await backup(it)
        going_out.lift()
        await it.reply_stands(first)
        missing = await it.reply_stands(third)
        await it.answer(await it.card("Und Tassen?"), "Tassen auch")
        await it.reply_stands(second)
        late = [await it.comment(words, "Nina") for words in ("Ganz neu?", "Noch neuer?")]
        for words in ("Ganz neu?", "Noch neuer?"):
            await it.card(words)
        rang = len(discord.notifications)

        assert await it.bot.terminate() == 0
        # Not before: a reply that disappears under a running bot rings again, on a card that the backup does not know.
        await asyncio.to_thread(it.wordpress.delete_comment, missing.id)
        code, printed = await it.bot.command("db", "restore", str(file))
        assert code == 0, printed
        states = it.bot.rows("SELECT body, state FROM outbox ORDER BY id")
        assert [tuple(row) for row in states] == [("Filter ja", "verifying"), ("Löffel nein", "verifying")]
        await it.bot.start()
        await discord.ready()

        # What stands there is found, what is missing goes out, and what was answered since is seen.
        assert (await it.reply_stands(third)).content == "Löffel nein"
        for name in ("Franz", "Theo", "Lotte"):
            await it.card(name)
            await it.eventually(lambda: answered(it, name), f"one answered card for {name}")  # noqa: B023
        for words in ("Ganz neu?", "Noch neuer?"):
            await it.inbox.wait_for(lambda _: len(it.cards(words)) == 1 and it.cards(words), 30)  # noqa: B023
        assert len(it.inbox.messages) == 5
        for comment, said in ((first, "Filter ja"), (second, "Tassen auch"), (third, "Löffel nein")):
            assert (await it.reply_stands(comment)).content == said

        # Buttons of before act on their own comment.
        await it.answer(await it.card("Ganz neu?"), "Neu ist gut")
        assert (await it.reply_stands(late[0])).content == "Neu ist gut"
        assert await asyncio.to_thread(it.wordpress.replies_to, late[1]) == ()
        assert len(discord.notifications) == rang, "what had rung before the restore does not ring again"


async def backup(it: Bed) -> Path:
    code, printed = await it.bot.command("db", "backup")
    assert code == 0, printed
    made = sorted((it.bot.data / "backups").glob("*.db"), key=lambda path: path.stat().st_mtime)
    assert str(made[-1]) in printed.replace("\n", ""), printed
    return made[-1]


def answered(it: Bed, name: str) -> bool:
    return [card.text.startswith("**Beantwortet nach") for card in it.cards(name)] == [True]
