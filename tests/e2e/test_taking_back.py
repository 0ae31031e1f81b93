"""What is taken back while it still can be, with an undo window that a slow machine cannot miss."""

import asyncio

import pytest

from tests.e2e.bed import Bed

pytestmark = pytest.mark.asyncio(loop_scope="module")

SETTINGS = {"SHOPBELL_TEST_UNDO": "6"}


async def test_a_reply_taken_back_is_changed_and_sent_again_and_only_that_goes_out(it: Bed) -> None:
    asked = await it.comment("Was kostet ein Kilo?")
    card = await it.card("Was kostet ein Kilo?")
    await it.answer(card, "Zwanzig Euro")
    await it.offered(card, "Zurückholen")
    assert card.text.startswith("### Geht <t:")
    form = (await it.owner.click(card, "Zurückholen")).modal
    assert form.field("answer").value == "Zwanzig Euro"
    await it.changed(card, "### Frage von Klara Kundin")
    await form.submit({"answer": "Zweiundzwanzig Euro"})
    assert (await it.reply_stands(asked)).content == "Zweiundzwanzig Euro"
    await it.changed(card, "Beantwortet nach")
    rows = it.bot.rows("SELECT state, body FROM outbox WHERE parent = ? ORDER BY id", str(asked))
    assert [tuple(row) for row in rows] == [("cancelled", "Zwanzig Euro"), ("sent", "Zweiundzwanzig Euro")]


async def test_spam_and_trash_taken_back_never_reach_the_blog(it: Bed) -> None:
    asked = await it.comment("Schaut bei mir vorbei!")
    card = await it.card("Schaut bei mir vorbei!")
    for label, says in (("Spam", "als Spam markiert"), ("Papierkorb", "in den Papierkorb")):
        await it.more(card, label)
        await it.changed(card, says)
        await it.owner.click(card, "Zurückholen")
        await it.offered(card, "Antworten")
    assert it.wordpress.comment_row(asked).status == "approve"
    rows = it.bot.rows("SELECT state, attempts FROM outbox WHERE parent = ?", str(asked))
    assert [tuple(row) for row in rows] == [("cancelled", 0), ("cancelled", 0)]
    asked_for = [call for call in it.wordpress.calls() if call.route == f"/wp/v2/comments/{asked}"]
    assert [call for call in asked_for if call.method != "GET"] == []


async def test_pressed_a_moment_too_late_taking_back_says_so(it: Bed) -> None:
    asked = await it.comment("Habt ihr Espresso?")
    card = await it.card("Habt ihr Espresso?")
    await it.answer(card, "Ja, drei Sorten")
    await it.offered(card, "Zurückholen")
    drawing = it.discord.fault("PATCH /channels/*/messages/*", hold=True)
    await it.reply_stands(asked)
    late = await it.owner.click(card, "Zurückholen")
    assert "Zu spät" in (await late.reply()).text
    drawing.lift()
    await it.changed(card, "Beantwortet nach")
    assert len(await asyncio.to_thread(it.wordpress.replies_to, asked)) == 1
