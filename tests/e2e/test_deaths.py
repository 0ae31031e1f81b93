"""Killed between every two steps of the way: one card, one ring, one reply, whatever dies in between."""

import asyncio

import pytest

from tests.e2e.bed import Bed
from tests.support.loopback_discord import Message
from tests.support.wordpress import Moment

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def all_is_well(it: Bed, asked: int, words: str, said: str, rings: int = 1) -> None:
    """The reply stands once, on one card that says so, and the phone rang once."""
    assert (await it.reply_stands(asked)).content == said
    assert len(words) <= 22, "an answered card cuts it"
    card = await it.inbox.wait_for(lambda _: answered(it, words), 30)
    assert it.cards(words) == [card]
    assert it.rang(words) == rings
    rows = it.bot.rows("SELECT state FROM outbox WHERE parent = ?", str(asked))
    assert [row["state"] for row in rows] == ["sent"]
    assert len(await asyncio.to_thread(it.wordpress.replies_to, asked)) == 1


def answered(it: Bed, words: str) -> Message | None:
    return next((m for m in it.cards(words) if "Beantwortet nach" in m.text), None)


@pytest.mark.parametrize("arrived", [False, True], ids=["lost on the way", "made, but never confirmed"])
async def test_while_the_card_is_being_posted(it: Bed, arrived: bool) -> None:
    words = "Habt ihr Hafermilch?" if arrived else "Habt ihr Biomilch?"
    posting = it.discord.fault("POST /channels/*/messages", hold=True, after_effect=arrived)
    asked = await it.comment(words)
    await posting.reached()
    if arrived:
        await it.inbox.wait_for_message(words)
    await it.bot.kill()
    posting.lift()
    # Down for so long that Discord does not know the nonce any more.
    it.discord.advance(600)
    await it.bot.start()
    await it.discord.ready()
    card = await it.card(words)
    await it.answer(card, f"Ja, und {len(words)} Sorten")
    await all_is_well(it, asked, words, f"Ja, und {len(words)} Sorten")


async def test_before_the_plain_card_is_converted(it: Bed) -> None:
    words = "Darf mein Hund mit?"
    converting = it.discord.fault("PATCH /channels/*/messages/*", hold=True)
    asked = await it.comment(words)
    await converting.reached()
    await it.bot.kill()
    converting.lift()
    assert [message.is_v2 for message in it.cards(words)] == [False]
    await it.bot.start()
    await it.discord.ready()
    card = await it.card(words)
    await it.answer(card, "Klar!")
    await all_is_well(it, asked, words, "Klar!")


async def test_while_a_form_is_open_which_is_then_sent_twice(it: Bed) -> None:
    words = "Habt ihr Rabatt?"
    asked = await it.comment(words)
    form = (await it.owner.click(await it.card(words), "Antworten")).modal
    await it.reborn()
    # Discord shows "something went wrong" where an answer came too late, and the form stays: it is sent again.
    await asyncio.gather(
        form.submit({"answer": "Ja, frag an der Kassa"}), form.submit({"answer": "Ja, frag"})
    )
    reply = await it.reply_stands(asked)
    await all_is_well(it, asked, words, reply.content)


async def test_while_nobody_runs_the_press_fails_and_the_form_waits(it: Bed) -> None:
    words = "Wann röstet ihr?"
    asked = await it.comment(words)
    form = (await it.owner.click(await it.card(words), "Antworten")).modal
    await it.bot.kill()
    form.send({"answer": "Immer dienstags"})
    assert await asyncio.to_thread(it.wordpress.replies_to, asked) == ()
    await it.bot.start()
    await it.discord.ready()
    await form.submit({"answer": "Immer dienstags"})
    await all_is_well(it, asked, words, "Immer dienstags")


async def test_while_a_sent_form_waits_for_its_undo_window(it: Bed) -> None:
    words = "Geht auch Karte?"
    asked = await it.comment(words)
    await it.answer(await it.card(words), "Mit jeder")
    await it.reborn()
    await all_is_well(it, asked, words, "Mit jeder")


@pytest.mark.parametrize("moment", Moment, ids=["before it has an effect", "after it had its effect"])
async def test_while_the_reply_is_on_its_way_to_the_blog(it: Bed, moment: Moment) -> None:
    words = f"Und Kapseln ({moment})?"
    asked = await it.comment(words)
    fault = it.wordpress.hold(moment, method="POST", path="/wp/v2/comments")
    await it.answer(await it.card(words), f"Nein, leider nicht ({moment})")
    await it.eventually(lambda: fault.reached, "the reply to be under way")
    await it.bot.kill()
    rows = it.bot.rows("SELECT state FROM outbox WHERE parent = ?", str(asked))
    fault.lift()
    await it.bot.start()
    await it.discord.ready()
    await all_is_well(it, asked, words, f"Nein, leider nicht ({moment})")
    tried = it.bot.rows("SELECT attempts FROM outbox WHERE parent = ?", str(asked))
    assert [row["attempts"] for row in tried] == [1], "it is looked for, not sent again"
    # Where it has had its effect, our own poll may have been faster than the kill.
    assert [row["state"] for row in rows] in (
        ["sending"],
        ["sent"] if moment is Moment.AFTER else ["sending"],
    )


async def test_between_approving_and_replying(it: Bed) -> None:
    words = "Darf ich was fragen?"
    asked = await it.held(words)
    fault = it.wordpress.hold(Moment.AFTER, method="POST", path=f"/wp/v2/comments/{asked}")
    await it.answer(await it.card(words), "Immer gern")
    await it.eventually(lambda: fault.reached, "the approval to be under way")
    await it.bot.kill()
    fault.lift()
    assert it.wordpress.comment_row(asked).status == "approve"
    await it.bot.start()
    await it.discord.ready()
    await all_is_well(it, asked, words, "Immer gern")


async def test_before_the_card_says_that_it_is_answered(it: Bed) -> None:
    words = "Wann macht ihr zu?"
    asked = await it.comment(words)
    card = await it.card(words)
    await it.answer(card, "Bis sechs")
    await it.offered(card, "Zurückholen")
    drawing = it.discord.fault("PATCH /channels/*/messages/*", hold=True, times=2)
    await it.row(f"SELECT 1 FROM outbox WHERE parent = '{asked}' AND state = 'sent'")
    await drawing.reached()
    await it.bot.kill()
    drawing.lift()
    await it.bot.start()
    await it.discord.ready()
    await all_is_well(it, asked, words, "Bis sechs")


async def test_an_objected_text_is_still_there_after_a_restart(it: Bed) -> None:
    first = await it.comment("Danke für alles!", "Eva Erste")
    await it.answer(await it.card("Danke für alles!"), "Sehr gern!")
    await it.reply_stands(first)
    asked = await it.comment("Danke nochmals!", "Eva Erste")
    card = await it.card("Danke nochmals!")
    objected = await (await it.answer(card, "Sehr gern!")).reply()
    assert objected.text.split("\n") == [
        "-# Zu Eva Erste, Blog: „Danke nochmals!“",
        "Genau das hast du dort zuletzt schon geschrieben.",
    ]
    assert objected.ephemeral
    assert list(objected.buttons) == ["Ändern", "Trotzdem senden"]
    await it.reborn()
    form = (await it.owner.click(objected, "Ändern")).modal
    assert form.field("answer").value == "Sehr gern!"
    await form.submit({"answer": "Sehr gern, Eva!"})
    await all_is_well(it, asked, "Danke nochmals!", "Sehr gern, Eva!")


async def test_a_text_sent_anyway_after_a_restart_goes_out_once(it: Bed) -> None:
    first = await it.comment("Bis bald!", "Udo Zweiter")
    await it.answer(await it.card("Bis bald!"), "Bis bald!")
    await it.reply_stands(first)
    asked = await it.comment("Also bis morgen!", "Udo Zweiter")
    objected = await (await it.answer(await it.card("Also bis morgen!"), "Bis bald!")).reply()
    await it.reborn()
    await asyncio.gather(
        it.owner.click(objected, "Trotzdem senden"), it.owner.click(objected, "Trotzdem senden")
    )
    await all_is_well(it, asked, "Also bis morgen!", "Bis bald!")
