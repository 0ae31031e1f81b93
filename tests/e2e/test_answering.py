"""An evening at the inbox, on real parts: every story has a comment of its own, the bot goes on running."""

import asyncio

import pytest

from tests.e2e.bed import Bed
from tests.support.loopback_discord import Right

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_a_held_comment_that_is_approved_in_wp_admin_becomes_an_ordinary_card(live: Bed) -> None:
    asked = await live.held("Habt ihr auch Hafermilch?")
    card = await live.card("Habt ihr auch Hafermilch?")
    assert card.text.startswith("### Wartet auf Freigabe: Klara Kundin")
    assert "Noch unsichtbar" in card.text
    await live.approve(asked)
    await live.changed(card, "### Frage von Klara Kundin")
    assert "Noch unsichtbar" not in card.text and "Freigeben" not in card.buttons
    assert live.rang("Hafermilch") == 1


async def test_a_held_comment_is_approved_from_its_card(live: Bed) -> None:
    asked = await live.held("Kann man bei euch verkosten?")
    card = await live.card("Kann man bei euch verkosten?")
    await asyncio.gather(live.owner.click(card, "Freigeben"), live.owner.click(card, "Freigeben"))
    await live.has_status(asked, "approve")
    await live.changed(card, "### Frage von Klara Kundin")
    rows = live.bot.rows("SELECT state FROM outbox WHERE parent = ? AND act = 'approve'", str(asked))
    assert [row["state"] for row in rows] == ["sent"]


async def test_a_reply_to_a_held_comment_approves_it_first(live: Bed) -> None:
    asked = await live.held("Macht ihr Führungen?")
    card = await live.card("Macht ihr Führungen?")
    form = (await live.owner.click(card, "Antworten")).modal
    assert form.title.startswith("Freigeben und antworten: Klara")
    await form.submit({"answer": "Ja, jeden Samstag!"})
    reply = await live.reply_is_there(asked)
    assert (reply.content, reply.status) == ("Ja, jeden Samstag!", "approve")
    assert live.wordpress.comment_row(asked).status == "approve"
    # WordPress notes a request when it answers, and the reply is there before that.
    both = [f"/wp/v2/comments/{asked}", "/wp/v2/comments"]
    await live.eventually(
        lambda: live.written()[-2:] == both, "approving and replying to be noted, in this order"
    )
    await live.changed(card, "Beantwortet nach")


async def test_a_reply_typed_in_wp_admin_closes_its_card(live: Bed) -> None:
    asked = await live.comment("Wo parkt man bei euch?")
    card = await live.card("Wo parkt man bei euch?")
    await asyncio.to_thread(
        live.wordpress.reply_in_admin, live.wordpress.owner, asked, "Gleich hinterm Haus."
    )
    await live.changed(card, "direkt im Blog")
    assert "**Beantwortet nach" in card.text and "Gleich hinterm Haus" in card.text
    facts = await live.row(f"SELECT state, answered_at FROM comment WHERE external_id = '{asked}'")
    assert facts["state"] == "elsewhere" and facts["answered_at"]
    assert live.bot.rows("SELECT 1 FROM outbox WHERE parent = ?", str(asked)) == []


async def test_two_forms_sent_at_once_by_an_impatient_owner_are_one_reply(live: Bed) -> None:
    asked = await live.comment("Gibt es den Kaffee auch gemahlen?")
    card = await live.card("Gibt es den Kaffee auch gemahlen?")
    pressed = await asyncio.gather(live.owner.click(card, "Antworten"), live.owner.click(card, "Antworten"))
    sent = await asyncio.gather(*(one.modal.submit({"answer": "Klar, gern!"}) for one in pressed))
    assert (await live.reply_is_there(asked)).content == "Klar, gern!"
    await live.changed(card, "Beantwortet nach")
    told = [outcome for outcome in sent if outcome.kind == "message"]
    assert len(told) == 1 and "schon unterwegs" in told[0].text
    rows = live.bot.rows("SELECT state, attempts FROM outbox WHERE parent = ?", str(asked))
    assert [tuple(row) for row in rows] == [("sent", 1)]


async def test_of_two_owners_answering_at_once_one_learns_of_the_other_and_keeps_the_text(live: Bed) -> None:
    boss = live.discord.guild.add_role("Chefin", permissions=Right.ADMINISTRATOR)
    partner = live.discord.add_person("Bernd", boss)
    asked = await live.comment("Liefert ihr nach Graz?")
    card = await live.card("Liefert ihr nach Graz?")
    said = {live.owner.id: "Ja, ab 40 Euro frei Haus.", partner.id: "Ja, jeden Dienstag."}
    forms = [(await person.click(card, "Antworten")).modal for person in (live.owner, partner)]
    sent = await asyncio.gather(*(form.submit({"answer": said[form.person.id]}) for form in forms))
    reply = await live.reply_is_there(asked)
    await live.changed(card, "Beantwortet nach")
    second = next(outcome for outcome in sent if said[outcome.person.id] != reply.content)
    await live.given_back(second, said[second.person.id])
    assert "Eine andere Antwort ist schon unterwegs" in second.text
    kept = live.bot.rows("SELECT body FROM form_text ORDER BY id DESC LIMIT 2")
    assert {row["body"] for row in kept} == set(said.values())
    assert len(live.bot.rows("SELECT 1 FROM outbox WHERE parent = ?", str(asked))) == 1


@pytest.mark.parametrize(
    ("label", "status", "says", "back"),
    [
        ("Spam", "spam", "**Als Spam aussortiert**", "Kein Spam"),
        ("Papierkorb", "trash", "**Im Papierkorb**", "Zurückholen"),
    ],
)
async def test_what_is_sorted_out_from_the_card_can_come_back(
    live: Bed, label: str, status: str, says: str, back: str
) -> None:
    words = f"Uhren von Omas Wand, {status}"
    asked = await live.comment(words)
    card = await live.card(words)
    await live.more(card, label)
    await live.has_status(asked, status)
    await live.changed(card, says)
    await live.owner.click(card, back)
    await live.has_status(asked, "approve")
    await live.offered(card, "Antworten")
    assert f"> {words}" in card.text
    assert live.cards(words) == [card] and live.rang(words) == 1


async def test_an_own_reply_is_changed_and_then_deleted(live: Bed) -> None:
    asked = await live.comment("Wie lange ist der Röstkurs?")
    card = await live.card("Wie lange ist der Röstkurs?")
    await live.answer(card, "Drei Stunden")
    reply = await live.reply_is_there(asked)
    await live.changed(card, "Beantwortet nach")

    form = (await live.more(card, "Antwort ändern")).modal
    assert form.field("answer").value == "Drei Stunden"
    await form.submit({"answer": "Vier Stunden, mit Jause"})
    await live.changed(card, "„Vier Stunden, mit Jause“")
    await live.changed(card, "**Beantwortet nach")
    assert live.wordpress.comment_row(reply.id).content == "Vier Stunden, mit Jause"

    await live.more(card, "Antwort löschen")
    await live.eventually(lambda: not live.is_public(reply.id), "the reply to be gone")
    await live.changed(card, "### Frage von Klara Kundin")
    assert "Antworten" in card.buttons


async def test_a_comment_changed_and_then_deleted_on_the_blog_takes_its_words_off_discord(live: Bed) -> None:
    asked = await live.comment("Habt ihr am Sontag offen?")
    card = await live.card("Habt ihr am Sontag offen?")
    await asyncio.to_thread(live.wordpress.edit_comment, asked, "Habt ihr am Sonntag offen?")
    await live.changed(card, "Habt ihr am Sonntag offen?")
    assert "-# geändert um" in card.text
    await asyncio.to_thread(live.wordpress.delete_comment, asked)
    await live.changed(card, "**Im Blog gelöscht** · Klara Kundin")
    assert "Sonntag" not in card.text and not card.buttons
    row = await live.row(f"SELECT text, visibility FROM comment WHERE external_id = '{asked}'")
    assert tuple(row) == ("", "gone")


async def test_a_reply_under_a_closed_post_fails_in_words_and_can_be_sent_again(live: Bed) -> None:
    post = await asyncio.to_thread(live.wordpress.make_post, "Nur kurz offen")
    visitor = live.wordpress.customer("Zoe Zuspät")
    asked = await asyncio.to_thread(live.wordpress.comment, visitor, post.id, "Gilt das noch?")
    card = await live.card("Gilt das noch?")
    await asyncio.to_thread(live.wordpress.change_post, post.id, comment_status="closed")
    await live.answer(card, "Ja, bis Ende Mai")
    await live.changed(card, "### Nicht gesendet: Zoe Zuspät")
    assert "Dort sind die Kommentare geschlossen." in card.text and "> Ja, bis Ende Mai" in card.text
    assert list(card.buttons) == ["Erneut senden", "Text zeigen", "Mehr"]
    await live.given_back(await live.owner.click(card, "Text zeigen"), "Ja, bis Ende Mai")
    await asyncio.to_thread(live.wordpress.change_post, post.id, comment_status="open")
    await asyncio.gather(live.owner.click(card, "Erneut senden"), live.owner.click(card, "Erneut senden"))
    assert (await live.reply_is_there(asked)).content == "Ja, bis Ende Mai"
    await live.changed(card, "Beantwortet nach")


async def test_a_card_closed_without_an_answer_opens_again(live: Bed) -> None:
    asked = await live.comment("Schöne Grüße aus Linz!")
    card = await live.card("Schöne Grüße aus Linz!")
    await live.owner.click(card, "Erledigt")
    await live.changed(card, "**Ohne Antwort erledigt** · Klara Kundin, Blog")
    await live.owner.click(card, "Wieder öffnen")
    await live.changed(card, "### Kommentar von Klara Kundin")
    await live.answer(card, "Grüße zurück!")
    assert (await live.reply_is_there(asked)).content == "Grüße zurück!"
    await live.changed(card, "Beantwortet nach")
    await live.more(card, "Wieder öffnen")
    await live.changed(card, "### Kommentar von Klara Kundin")
    assert len(await asyncio.to_thread(live.wordpress.replies_to, asked)) == 1


async def test_a_note_makes_a_thread_under_its_card_that_closes_and_opens_with_it(live: Bed) -> None:
    await live.comment("Grüße aus Graz!")
    card = await live.card("Grüße aus Graz!")
    form = (await live.more(card, "Notiz")).modal
    await form.submit({"note": "Am Montag anrufen."})
    await live.changed(card, "1 Notiz")
    await live.discord.until(lambda: card.thread is not None, 30, "the thread")
    thread = card.thread
    assert thread is not None and thread.name == "Notizen: Klara Kundin"
    note = await thread.wait_for(lambda messages: next((one for one in messages if one.content), None))
    assert note.content.endswith(":** Am Montag anrufen.")
    await live.owner.click(card, "Erledigt")
    await live.discord.until(lambda: thread.archived, 30, "the thread to be archived")
    await live.owner.click(card, "Wieder öffnen")
    await live.discord.until(lambda: not thread.archived, 30, "the thread to be open again")
    await live.owner.click(card, "Erledigt")
    await live.changed(card, "**Ohne Antwort erledigt**")


async def test_with_a_template_it_is_two_taps_from_the_push_to_a_sent_reply(live: Bed) -> None:
    panel = await (await live.owner.command("templates")).reply()
    form = (await live.owner.click(panel, "Neue Vorlage")).modal
    body = "Hallo {name}! Gutscheine gibt es ab {Betrag}, gleich im Laden."
    await form.submit({"title": "Gutscheine", "body": body})
    asked = await live.comment("Habt ihr Gutscheine?")
    card = await live.card("Habt ihr Gutscheine?")
    assert "-# 1 wegen „Gutscheine“" in card.text
    assert list(card.buttons) == ["1 Gutscheine", "Antworten", "Erledigt", "Mehr"]

    form = (await live.owner.click(card, "1 Gutscheine")).modal
    assert [field.label for field in form.fields] == ["Betrag", "Deine Antwort"]
    assert form.fields[1].value == "Hallo Klara Kundin! Gutscheine gibt es ab {?Betrag}, gleich im Laden."
    assert form.texts == ["-# Habt ihr Gutscheine?"]
    await form.submit({"Betrag": "10 €"})
    said = "Hallo Klara Kundin! Gutscheine gibt es ab 10 €, gleich im Laden."
    assert (await live.reply_is_there(asked)).content == said
    await live.changed(card, "Beantwortet nach")
    assert [row["used"] for row in live.bot.rows("SELECT used FROM template")] == [1]


async def test_a_blank_that_stays_open_is_asked_for_and_the_text_is_kept(live: Bed) -> None:
    asked = await live.comment("Und Gutscheine per Post?")
    card = await live.card("Und Gutscheine per Post?")
    form = (await live.owner.click(card, "1 Gutscheine")).modal
    objected = await (await form.submit({"answer": "Gern, ab {Betrag}!"})).reply()
    assert objected.text.split("\n")[-1] == "Noch nicht ausgefüllt: Betrag"
    assert list(objected.buttons) == ["Ändern"], "an open blank can't be sent anyway"
    again = (await live.owner.click(objected, "Ändern")).modal
    assert again.field("answer").value == "Gern, ab {Betrag}!"
    await again.submit({"Betrag": "20 €"})
    assert (await live.reply_is_there(asked)).content == "Gern, ab 20 €!"


async def test_a_picture_of_a_customer_is_fetched_by_the_bot_and_follows_its_card(live: Bed) -> None:
    address = f"{live.wordpress.url}/wp-includes/images/w-logo-blue.png"
    text = f'So sieht er aus. <img src="{address}">'
    await asyncio.to_thread(live.wordpress.insert_comment, live.post, text)
    card = await live.card("So sieht er aus.")
    await live.eventually(lambda: bool(card.attachments), "the picture to be on the card")
    (file,) = card.attachments
    assert file.filename == "picture1.png"
    assert address not in str(card.components)
    assert live.rang("So sieht er aus.") == 1
    await live.owner.click(card, "Erledigt")
    await live.changed(card, "**Ohne Antwort erledigt**")
    assert card.attachments == []
