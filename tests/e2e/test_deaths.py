"""Killed between every two steps of the way: one card, one ring, one reply, whatever dies in between."""

import asyncio

import pytest

from tests.e2e.bed import Bed
from tests.support.loopback_discord import Message
from tests.support.wordpress import Moment

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def all_is_well(live: Bed, asked: int, words: str, said: str, rings: int = 1) -> None:
    """The reply is on the blog once, one card says so, and the phone rang once."""
    assert (await live.reply_is_there(asked)).content == said
    assert len(words) <= 22, "an answered card cuts it"
    card = await live.inbox.wait_for(lambda _: answered(live, words), 30)
    assert live.cards(words) == [card]
    assert live.rang(words) == rings
    rows = live.bot.rows("SELECT state FROM outbox WHERE parent = ?", str(asked))
    assert [row["state"] for row in rows] == ["sent"]
    assert len(await asyncio.to_thread(live.wordpress.replies_to, asked)) == 1


def answered(live: Bed, words: str) -> Message | None:
    return next((m for m in live.cards(words) if "Beantwortet nach" in m.text), None)


@pytest.mark.parametrize("arrived", [False, True], ids=["lost on the way", "made, but never confirmed"])
async def test_while_the_card_is_being_posted(live: Bed, arrived: bool) -> None:
    words = "Habt ihr Hafermilch?" if arrived else "Habt ihr Biomilch?"
    posting = live.discord.fault("POST /channels/*/messages", hold=True, after_effect=arrived)
    asked = await live.comment(words)
    await posting.reached()
    if arrived:
        await live.inbox.wait_for_message(words)
    await live.bot.kill()
    posting.lift()
    # Down for so long that Discord does not know the nonce any more.
    live.discord.advance(600)
    await live.bot.start()
    await live.discord.ready()
    card = await live.card(words)
    await live.answer(card, f"Ja, und {len(words)} Sorten")
    await all_is_well(live, asked, words, f"Ja, und {len(words)} Sorten")


async def test_before_the_plain_card_is_converted(live: Bed) -> None:
    words = "Darf mein Hund mit?"
    converting = live.discord.fault("PATCH /channels/*/messages/*", hold=True)
    asked = await live.comment(words)
    await converting.reached()
    await live.bot.kill()
    converting.lift()
    assert [message.is_v2 for message in live.cards(words)] == [False]
    await live.bot.start()
    await live.discord.ready()
    card = await live.card(words)
    await live.answer(card, "Klar!")
    await all_is_well(live, asked, words, "Klar!")


async def test_while_a_form_is_open_which_is_then_sent_twice(live: Bed) -> None:
    words = "Habt ihr Rabatt?"
    asked = await live.comment(words)
    form = (await live.owner.click(await live.card(words), "Antworten")).modal
    await live.reborn()
    # Discord shows "something went wrong" where an answer came too late, and the form stays: it is sent again.
    await asyncio.gather(
        form.submit({"answer": "Ja, frag an der Kassa"}), form.submit({"answer": "Ja, frag"})
    )
    reply = await live.reply_is_there(asked)
    await all_is_well(live, asked, words, reply.content)


async def test_while_nobody_runs_the_press_fails_and_the_form_waits(live: Bed) -> None:
    words = "Wann röstet ihr?"
    asked = await live.comment(words)
    form = (await live.owner.click(await live.card(words), "Antworten")).modal
    await live.bot.kill()
    form.send({"answer": "Immer dienstags"})
    assert await asyncio.to_thread(live.wordpress.replies_to, asked) == ()
    await live.bot.start()
    await live.discord.ready()
    await form.submit({"answer": "Immer dienstags"})
    await all_is_well(live, asked, words, "Immer dienstags")


async def test_while_a_sent_form_waits_for_its_undo_window(live: Bed) -> None:
    words = "Geht auch Karte?"
    asked = await live.comment(words)
    await live.answer(await live.card(words), "Mit jeder")
    await live.reborn()
    await all_is_well(live, asked, words, "Mit jeder")


@pytest.mark.parametrize("moment", Moment, ids=["before it has an effect", "after it had its effect"])
async def test_while_the_reply_is_on_its_way_to_the_blog(live: Bed, moment: Moment) -> None:
    words = f"Und Kapseln ({moment})?"
    asked = await live.comment(words)
    fault = live.wordpress.hold(moment, method="POST", path="/wp/v2/comments")
    await live.answer(await live.card(words), f"Nein, leider nicht ({moment})")
    await live.eventually(lambda: fault.reached, "the reply to be under way")
    await live.bot.kill()
    rows = live.bot.rows("SELECT state FROM outbox WHERE parent = ?", str(asked))
    fault.lift()
    await live.bot.start()
    await live.discord.ready()
    await all_is_well(live, asked, words, f"Nein, leider nicht ({moment})")
    tried = live.bot.rows("SELECT attempts FROM outbox WHERE parent = ?", str(asked))
    assert [row["attempts"] for row in tried] == [1], "it is looked for, not sent again"
    # Where it has had its effect, our own poll may have been faster than the kill.
    assert [row["state"] for row in rows] in (
        ["sending"],
        ["sent"] if moment is Moment.AFTER else ["sending"],
    )


async def test_what_was_being_sent_is_looked_for_within_a_second_of_the_next_start(live: Bed) -> None:
    words = "Und ohne Koffein?"
    asked = await live.comment(words)
    sending = live.wordpress.hold(Moment.BEFORE, method="POST", path="/wp/v2/comments")
    await live.answer(await live.card(words), "Ja, eine Sorte")
    await live.eventually(lambda: sending.reached, "the reply to be under way")
    await live.bot.kill()

    def state() -> tuple[str, int]:
        row = live.bot.rows("SELECT state, attempts FROM outbox WHERE parent = ?", str(asked))[0]
        return row["state"], row["attempts"]

    assert state() == ("sending", 1)
    # Whoever held the row is dead, as the lock file proves: nothing waits for a lease to end. No list answers, so
    # that the row stays as the start left it.
    looking = live.wordpress.hold(Moment.BEFORE, method="GET", path="/wp/v2/comments", times=100)
    await live.bot.start()
    await live.discord.ready()
    await live.eventually(lambda: state() == ("verifying", 1), "the reply to be looked for", within=1.0)
    sending.lift()
    looking.lift()
    await all_is_well(live, asked, words, "Ja, eine Sorte")
    assert state() == ("sent", 1)


async def test_between_approving_and_replying(live: Bed) -> None:
    words = "Darf ich was fragen?"
    asked = await live.held(words)
    fault = live.wordpress.hold(Moment.AFTER, method="POST", path=f"/wp/v2/comments/{asked}")
    await live.answer(await live.card(words), "Immer gern")
    await live.eventually(lambda: fault.reached, "the approval to be under way")
    await live.bot.kill()
    fault.lift()
    assert live.wordpress.comment_row(asked).status == "approve"
    await live.bot.start()
    await live.discord.ready()
    await all_is_well(live, asked, words, "Immer gern")


async def test_before_the_card_says_that_it_is_answered(live: Bed) -> None:
    words = "Wann macht ihr zu?"
    asked = await live.comment(words)
    card = await live.card(words)
    await live.answer(card, "Bis sechs")
    await live.offered(card, "Zurückholen")
    drawing = live.discord.fault("PATCH /channels/*/messages/*", hold=True, times=2)
    await live.row(f"SELECT 1 FROM outbox WHERE parent = '{asked}' AND state = 'sent'")
    await drawing.reached()
    await live.bot.kill()
    drawing.lift()
    await live.bot.start()
    await live.discord.ready()
    await all_is_well(live, asked, words, "Bis sechs")


async def test_an_objected_text_is_still_there_after_a_restart(live: Bed) -> None:
    first = await live.comment("Danke für alles!", "Eva Erste")
    await live.answer(await live.card("Danke für alles!"), "Sehr gern!")
    await live.reply_is_there(first)
    asked = await live.comment("Danke nochmals!", "Eva Erste")
    card = await live.card("Danke nochmals!")
    objected = await (await live.answer(card, "Sehr gern!")).reply()
    assert objected.text.split("\n") == [
        "-# Zu Eva Erste, Blog: „Danke nochmals!“",
        "Genau das hast du dort zuletzt schon geschrieben.",
    ]
    assert objected.ephemeral
    assert list(objected.buttons) == ["Ändern", "Trotzdem senden"]
    await live.reborn()
    form = (await live.owner.click(objected, "Ändern")).modal
    assert form.field("answer").value == "Sehr gern!"
    await form.submit({"answer": "Kommen Sie gern, Eva!"})
    assert objected.text.split("\n")[-1] == (
        "Du hast „Sie“ geschrieben, ihr seid per du. „Kommen Sie gern“ → „Komm gern“"
    )
    form = (await live.owner.click(objected, "Ändern")).modal
    assert form.field("answer").value == "Kommen Sie gern, Eva!"
    await form.submit({"answer": "Sehr gern, Eva!"})
    await all_is_well(live, asked, "Danke nochmals!", "Sehr gern, Eva!")


async def test_a_text_sent_anyway_after_a_restart_goes_out_once(live: Bed) -> None:
    first = await live.comment("Bis bald!", "Udo Zweiter")
    await live.answer(await live.card("Bis bald!"), "Bis bald!")
    await live.reply_is_there(first)
    asked = await live.comment("Also bis morgen!", "Udo Zweiter")
    objected = await (await live.answer(await live.card("Also bis morgen!"), "Bis bald!")).reply()
    await live.reborn()
    await asyncio.gather(
        live.owner.click(objected, "Trotzdem senden"), live.owner.click(objected, "Trotzdem senden")
    )
    await all_is_well(live, asked, "Also bis morgen!", "Bis bald!")


async def test_a_walk_through_a_bundle_goes_on_with_its_text_after_each_death(live: Bed) -> None:
    await live.bot.kill()
    asked = [await live.comment(f"Reihe {number}: wann offen?", f"Rita {number}") for number in range(8)]
    await live.bot.start()
    await live.discord.ready()
    bundle = await live.card("3 neue Kommentare")
    walk = await (await live.owner.click(bundle, "Der Reihe nach")).reply()
    assert walk.ephemeral and "noch 2" in walk.text
    first = (await live.owner.click(walk, "Antworten")).modal
    assert first.field("answer").value == "Hallo,\n", "a name with a digit is none"
    await live.reborn()
    sent = await first.submit({"answer": "Um acht, Reihe 5."})
    assert sent.kind == "updated"
    await live.discord.until(lambda: "noch 1" in walk.text, 30, "the next comment in the same message")
    await live.changed(bundle, "noch 2 Kommentare")
    untouched = await (await live.owner.click(walk, "Antworten")).modal.submit({})
    assert untouched.kind == "updated" and "Da steht noch kein Text." in walk.text
    await live.reborn()
    kept = (await live.owner.click(walk, "Ändern")).modal
    assert kept.field("answer").value.startswith("Hallo")
    await kept.submit({"answer": "Um acht, Reihe 6."})
    await live.discord.until(lambda: "der letzte" in walk.text, 30, "the last comment")
    await live.owner.click(walk, "Erledigt")
    assert "### Das waren alle" in walk.text
    await live.changed(bundle, "**Alle 3 angesehen**")
    replies = [(await live.reply_is_there(one)).content for one in asked[5:7]]
    assert replies == ["Um acht, Reihe 5.", "Um acht, Reihe 6."]
