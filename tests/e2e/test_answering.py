"""An evening at the inbox, on real parts: every story has a comment of its own, the bot goes on running."""

import asyncio

import pytest

from tests.e2e.bed import Bed
from tests.support.loopback_discord import Right

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_a_held_comment_that_is_approved_in_wp_admin_becomes_an_ordinary_card(it: Bed) -> None:
    asked = await it.held("Habt ihr auch Hafermilch?")
    card = await it.card("Habt ihr auch Hafermilch?")
    assert card.text.startswith("### Wartet auf Freigabe: Klara Kundin")
    assert "Noch unsichtbar" in card.text
    await it.approve(asked)
    await it.changed(card, "### Frage von Klara Kundin")
    assert "Noch unsichtbar" not in card.text and "Freigeben" not in card.buttons
    assert it.rang("Hafermilch") == 1


async def test_a_held_comment_is_approved_from_its_card(it: Bed) -> None:
    asked = await it.held("Kann man bei euch verkosten?")
    card = await it.card("Kann man bei euch verkosten?")
    await asyncio.gather(it.owner.click(card, "Freigeben"), it.owner.click(card, "Freigeben"))
    await it.stands(asked, "approve")
    await it.changed(card, "### Frage von Klara Kundin")
    rows = it.bot.rows("SELECT state FROM outbox WHERE parent = ? AND act = 'approve'", str(asked))
    assert [row["state"] for row in rows] == ["sent"]


async def test_a_reply_to_a_held_comment_approves_it_first(it: Bed) -> None:
    asked = await it.held("Macht ihr Führungen?")
    card = await it.card("Macht ihr Führungen?")
    form = (await it.owner.click(card, "Antworten")).modal
    assert form.title.startswith("Freigeben und antworten: Klara")
    await form.submit({"answer": "Ja, jeden Samstag!"})
    reply = await it.reply_stands(asked)
    assert (reply.content, reply.status) == ("Ja, jeden Samstag!", "approve")
    assert it.wordpress.comment_row(asked).status == "approve"
    # WordPress notes a request when it answers, and the reply stands before that.
    both = [f"/wp/v2/comments/{asked}", "/wp/v2/comments"]
    await it.eventually(
        lambda: it.written()[-2:] == both, "approving and replying to be noted, in this order"
    )
    await it.changed(card, "Beantwortet nach")


async def test_a_reply_typed_in_wp_admin_closes_its_card(it: Bed) -> None:
    asked = await it.comment("Wo parkt man bei euch?")
    card = await it.card("Wo parkt man bei euch?")
    await asyncio.to_thread(it.wordpress.reply_in_admin, it.wordpress.owner, asked, "Gleich hinterm Haus.")
    await it.changed(card, "direkt im Blog")
    assert "**Beantwortet nach" in card.text and "Gleich hinterm Haus" in card.text
    facts = await it.row(f"SELECT state, answered_at FROM comment WHERE external_id = '{asked}'")
    assert facts["state"] == "elsewhere" and facts["answered_at"]
    assert it.bot.rows("SELECT 1 FROM outbox WHERE parent = ?", str(asked)) == []


async def test_two_forms_sent_at_once_by_an_impatient_owner_are_one_reply(it: Bed) -> None:
    asked = await it.comment("Gibt es den Kaffee auch gemahlen?")
    card = await it.card("Gibt es den Kaffee auch gemahlen?")
    pressed = await asyncio.gather(it.owner.click(card, "Antworten"), it.owner.click(card, "Antworten"))
    sent = await asyncio.gather(*(one.modal.submit({"answer": "Klar, gern!"}) for one in pressed))
    assert (await it.reply_stands(asked)).content == "Klar, gern!"
    await it.changed(card, "Beantwortet nach")
    told = [outcome for outcome in sent if outcome.kind == "message"]
    assert len(told) == 1 and "schon unterwegs" in told[0].text
    rows = it.bot.rows("SELECT state, attempts FROM outbox WHERE parent = ?", str(asked))
    assert [tuple(row) for row in rows] == [("sent", 1)]


async def test_of_two_owners_answering_at_once_one_is_told_and_keeps_the_text(it: Bed) -> None:
    boss = it.discord.guild.add_role("Chefin", permissions=Right.ADMINISTRATOR)
    partner = it.discord.add_person("Bernd", boss)
    asked = await it.comment("Liefert ihr nach Graz?")
    card = await it.card("Liefert ihr nach Graz?")
    said = {it.owner.id: "Ja, ab 40 Euro frei Haus.", partner.id: "Ja, jeden Dienstag."}
    forms = [(await person.click(card, "Antworten")).modal for person in (it.owner, partner)]
    sent = await asyncio.gather(*(form.submit({"answer": said[form.person.id]}) for form in forms))
    reply = await it.reply_stands(asked)
    await it.changed(card, "Beantwortet nach")
    second = next(outcome for outcome in sent if said[outcome.person.id] != reply.content)
    await it.given_back(second, said[second.person.id])
    assert "Eine andere Antwort ist schon unterwegs" in second.text
    kept = it.bot.rows("SELECT body FROM form_text ORDER BY id DESC LIMIT 2")
    assert {row["body"] for row in kept} == set(said.values())
    assert len(it.bot.rows("SELECT 1 FROM outbox WHERE parent = ?", str(asked))) == 1


@pytest.mark.parametrize(
    ("label", "status", "says", "back"),
    [
        ("Spam", "spam", "**Als Spam aussortiert**", "Kein Spam"),
        ("Papierkorb", "trash", "**Im Papierkorb**", "Zurückholen"),
    ],
)
async def test_what_is_sorted_out_from_the_card_can_come_back(
    it: Bed, label: str, status: str, says: str, back: str
) -> None:
    words = f"Billige Uhren und {status}"
    asked = await it.comment(words)
    card = await it.card(words)
    await it.more(card, label)
    await it.stands(asked, status)
    await it.changed(card, says)
    await it.owner.click(card, back)
    await it.stands(asked, "approve")
    await it.offered(card, "Antworten")
    assert f"> {words}" in card.text
    assert it.cards(words) == [card] and it.rang(words) == 1


async def test_an_own_reply_is_changed_and_then_deleted(it: Bed) -> None:
    asked = await it.comment("Wie lange ist der Röstkurs?")
    card = await it.card("Wie lange ist der Röstkurs?")
    await it.answer(card, "Drei Stunden")
    reply = await it.reply_stands(asked)
    await it.changed(card, "Beantwortet nach")

    form = (await it.more(card, "Antwort ändern")).modal
    assert form.field("answer").value == "Drei Stunden"
    await form.submit({"answer": "Vier Stunden, mit Jause"})
    await it.changed(card, "„Vier Stunden, mit Jause“")
    await it.changed(card, "**Beantwortet nach")
    assert it.wordpress.comment_row(reply.id).content == "Vier Stunden, mit Jause"

    await it.more(card, "Antwort löschen")
    await it.eventually(lambda: not it.stands_publicly(reply.id), "the reply to be gone")
    await it.changed(card, "### Frage von Klara Kundin")
    assert "Antworten" in card.buttons


async def test_a_comment_changed_and_then_deleted_on_the_blog_takes_its_words_off_discord(it: Bed) -> None:
    asked = await it.comment("Habt ihr am Sontag offen?")
    card = await it.card("Habt ihr am Sontag offen?")
    await asyncio.to_thread(it.wordpress.edit_comment, asked, "Habt ihr am Sonntag offen?")
    await it.changed(card, "Habt ihr am Sonntag offen?")
    assert "-# geändert um" in card.text
    await asyncio.to_thread(it.wordpress.delete_comment, asked)
    await it.changed(card, "**Im Blog gelöscht** · Klara Kundin")
    assert "Sonntag" not in card.text and not card.buttons
    row = await it.row(f"SELECT text, visibility FROM comment WHERE external_id = '{asked}'")
    assert tuple(row) == ("", "gone")


async def test_a_reply_under_a_closed_post_fails_in_words_and_can_be_sent_again(it: Bed) -> None:
    post = await asyncio.to_thread(it.wordpress.make_post, "Nur kurz offen")
    visitor = it.wordpress.customer("Zoe Zuspät")
    asked = await asyncio.to_thread(it.wordpress.comment, visitor, post.id, "Gilt das noch?")
    card = await it.card("Gilt das noch?")
    await asyncio.to_thread(it.wordpress.change_post, post.id, comment_status="closed")
    await it.answer(card, "Ja, bis Ende Mai")
    await it.changed(card, "### Nicht gesendet: Zoe Zuspät")
    assert "Dort sind die Kommentare geschlossen." in card.text and "> Ja, bis Ende Mai" in card.text
    assert list(card.buttons) == ["Erneut senden", "Text zeigen", "Mehr"]
    await it.given_back(await it.owner.click(card, "Text zeigen"), "Ja, bis Ende Mai")
    await asyncio.to_thread(it.wordpress.change_post, post.id, comment_status="open")
    await asyncio.gather(it.owner.click(card, "Erneut senden"), it.owner.click(card, "Erneut senden"))
    assert (await it.reply_stands(asked)).content == "Ja, bis Ende Mai"
    await it.changed(card, "Beantwortet nach")


async def test_a_card_closed_without_an_answer_opens_again(it: Bed) -> None:
    asked = await it.comment("Schöne Grüße aus Linz!")
    card = await it.card("Schöne Grüße aus Linz!")
    await it.owner.click(card, "Erledigt")
    await it.changed(card, "**Ohne Antwort erledigt** · Klara Kundin, Blog")
    await it.owner.click(card, "Wieder öffnen")
    await it.changed(card, "### Kommentar von Klara Kundin")
    await it.answer(card, "Grüße zurück!")
    assert (await it.reply_stands(asked)).content == "Grüße zurück!"
    await it.changed(card, "Beantwortet nach")
    await it.more(card, "Wieder öffnen")
    await it.changed(card, "### Kommentar von Klara Kundin")
    assert len(await asyncio.to_thread(it.wordpress.replies_to, asked)) == 1


async def test_with_a_template_it_is_two_taps_from_the_push_to_a_sent_reply(it: Bed) -> None:
    panel = await (await it.owner.command("templates")).reply()
    form = (await it.owner.click(panel, "Neue Vorlage")).modal
    body = "Hallo {name}! Gutscheine gibt es ab {Betrag}, gleich im Laden."
    await form.submit({"title": "Gutscheine", "body": body})
    asked = await it.comment("Habt ihr Gutscheine?")
    card = await it.card("Habt ihr Gutscheine?")
    assert "-# 1 wegen „Gutscheine“" in card.text
    assert list(card.buttons) == ["1 Gutscheine", "Antworten", "Erledigt", "Mehr"]

    form = (await it.owner.click(card, "1 Gutscheine")).modal
    assert [field.label for field in form.fields] == ["Betrag", "Deine Antwort"]
    assert form.fields[1].value == "Hallo Klara Kundin! Gutscheine gibt es ab {Betrag}, gleich im Laden."
    assert form.texts == ["-# Habt ihr Gutscheine?"]
    await form.submit({"Betrag": "10 €"})
    said = "Hallo Klara Kundin! Gutscheine gibt es ab 10 €, gleich im Laden."
    assert (await it.reply_stands(asked)).content == said
    await it.changed(card, "Beantwortet nach")
    assert [row["used"] for row in it.bot.rows("SELECT used FROM template")] == [1]


async def test_a_blank_that_stays_open_is_asked_for_and_the_text_is_kept(it: Bed) -> None:
    asked = await it.comment("Und Gutscheine per Post?")
    card = await it.card("Und Gutscheine per Post?")
    form = (await it.owner.click(card, "1 Gutscheine")).modal
    objected = await (await form.submit({"answer": "Gern, ab {Betrag}!"})).reply()
    assert objected.text.split("\n")[-1] == "Noch nicht ausgefüllt: {Betrag}"
    assert list(objected.buttons) == ["Ändern"], "an open blank can't be sent anyway"
    again = (await it.owner.click(objected, "Ändern")).modal
    assert again.field("answer").value == "Gern, ab {Betrag}!"
    await again.submit({"Betrag": "20 €"})
    assert (await it.reply_stands(asked)).content == "Gern, ab 20 €!"
