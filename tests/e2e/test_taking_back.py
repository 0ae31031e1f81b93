"""What is taken back while it still can be, with an undo window that a slow machine cannot miss."""

import asyncio

import pytest

from tests.e2e.bed import Bed

pytestmark = pytest.mark.asyncio(loop_scope="module")

SETTINGS = {"SHOPBELL_TEST_UNDO": "6"}


async def test_a_reply_taken_back_is_changed_and_sent_again_and_only_that_goes_out(live: Bed) -> None:
    asked = await live.comment("Was kostet ein Kilo?")
    card = await live.card("Was kostet ein Kilo?")
    await live.answer(card, "Zwanzig Euro")
    await live.offered(card, "Zurückholen")
    assert card.text.startswith("### Geht <t:")
    form = (await live.owner.click(card, "Zurückholen")).modal
    assert form.field("answer").value == "Zwanzig Euro"
    await live.changed(card, "### Kaufinteresse von Klara Kundin")
    await form.submit({"answer": "Zweiundzwanzig Euro"})
    assert (await live.reply_is_there(asked)).content == "Zweiundzwanzig Euro"
    await live.changed(card, "Beantwortet nach")
    rows = live.bot.rows("SELECT state, body FROM outbox WHERE parent = ? ORDER BY id", str(asked))
    assert [tuple(row) for row in rows] == [("cancelled", "Zwanzig Euro"), ("sent", "Zweiundzwanzig Euro")]


async def test_spam_and_trash_taken_back_never_reach_the_blog(live: Bed) -> None:
    asked = await live.comment("Schaut bei mir vorbei!")
    card = await live.card("Schaut bei mir vorbei!")
    for label, says in (("Spam", "als Spam markiert"), ("Papierkorb", "in den Papierkorb")):
        await live.more(card, label)
        await live.changed(card, says)
        await live.owner.click(card, "Zurückholen")
        await live.offered(card, "Antworten")
    assert live.wordpress.comment_row(asked).status == "approve"
    rows = live.bot.rows("SELECT state, attempts FROM outbox WHERE parent = ?", str(asked))
    assert [tuple(row) for row in rows] == [("cancelled", 0), ("cancelled", 0)]
    asked_for = [call for call in live.wordpress.calls() if call.route == f"/wp/v2/comments/{asked}"]
    assert [call for call in asked_for if call.method != "GET"] == []


async def test_pressed_a_moment_too_late_taking_back_says_so(live: Bed) -> None:
    asked = await live.comment("Habt ihr Espresso?")
    card = await live.card("Habt ihr Espresso?")
    await live.answer(card, "Ja, drei Sorten")
    await live.offered(card, "Zurückholen")
    drawing = live.discord.fault("PATCH /channels/*/messages/*", hold=True)
    await live.reply_is_there(asked)
    late = await live.owner.click(card, "Zurückholen")
    assert "Zu spät" in (await late.reply()).text
    drawing.lift()
    await live.changed(card, "Beantwortet nach")
    assert len(await asyncio.to_thread(live.wordpress.replies_to, asked)) == 1
