"""One of the two sides is away for a while: nothing is lost, nothing doubled, and each trouble is told once."""

import asyncio

import pytest

from bot.storage.credentials import new_key
from tests.e2e.bed import Bed
from tests.support.wordpress import Moment

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_a_reply_sent_while_the_blog_is_down_goes_out_once_it_is_back(it: Bed) -> None:
    asked = await it.comment("Seid ihr auch am Markt?")
    card = await it.card("Seid ihr auch am Markt?")
    await asyncio.to_thread(it.wordpress.stop)
    await it.answer(card, "Ja, jeden Freitag")
    await it.changed(card, "Noch nicht durchgekommen, ich versuche es weiter")
    await asyncio.to_thread(it.wordpress.start)
    assert (await it.reply_stands(asked)).content == "Ja, jeden Freitag"
    await it.changed(card, "Beantwortet nach")
    # A hiccup of a minute is nobody's business.
    assert not it.cards("läutet nicht mehr") and not it.cards("nimmt keine Antworten an")


async def test_seven_comments_while_discord_is_down_come_as_five_cards_and_one_bundle(it: Bed) -> None:
    rang_before = len(it.discord.notifications)
    await it.discord.go_down()
    written = [await it.comment(f"Während ihr weg wart {number}", f"Gast {number}") for number in range(7)]
    await it.row(f"SELECT 1 FROM comment WHERE external_id = '{written[-1]}'")
    await it.discord.come_back()
    await it.discord.ready()
    await it.inbox.wait_for_message("2 neue Kommentare", 60)
    for number in range(5):
        await it.card(f"Während ihr weg wart {number}", 60)
    bundle = await it.card("2 neue Kommentare")
    assert "Während ihr weg wart 5" in bundle.text and "Während ihr weg wart 6" in bundle.text
    for number in range(7):
        assert len(it.cards(f"Während ihr weg wart {number}")) == 1
    assert len(it.discord.notifications) - rang_before == 6
    shown = it.bot.rows(
        "SELECT count(*) AS n, count(DISTINCT comment_id) AS comments FROM card_comment"
        " WHERE comment_id IN (SELECT id FROM comment WHERE text LIKE 'Während ihr weg wart %')"
    )
    assert tuple(shown[0]) == (7, 7)


async def test_our_own_poll_may_see_the_reply_before_its_sender_knows(it: Bed) -> None:
    asked = await it.comment("Kann man Bohnen vorbestellen?")
    card = await it.card("Kann man Bohnen vorbestellen?")
    fault = it.wordpress.hold(Moment.AFTER, method="POST", path="/wp/v2/comments")
    with it.wordpress.during(fault):
        await it.answer(card, "Ja, im Webshop")
        await it.eventually(lambda: fault.reached, "the reply to be under way")
        await it.changed(card, "Beantwortet nach")
        row = it.bot.rows("SELECT state, unclear FROM outbox WHERE parent = ?", str(asked))
        assert [tuple(one) for one in row] == [("sent", 0)], "settled by the poll, not by looking for it"
    reply = await it.reply_stands(asked)
    next_one = await it.comment("Und Filter?")
    other = await it.card("Und Filter?")
    await it.answer(other, "Filter auch")
    await it.reply_stands(next_one)
    row = it.bot.rows("SELECT state, external_id, attempts FROM outbox WHERE parent = ?", str(asked))
    assert [tuple(one) for one in row] == [("sent", str(reply.id), 1)]
    assert len(await asyncio.to_thread(it.wordpress.replies_to, asked)) == 1
    assert "direkt im Blog" not in card.text


async def test_a_revoked_password_is_told_once_and_a_new_one_lets_everything_out(it: Bed) -> None:
    asked = await it.comment("Verschickt ihr nach Wien?")
    card = await it.card("Verschickt ihr nach Wien?")
    editor = it.wordpress.editor
    await asyncio.to_thread(it.wordpress.revoke_application_passwords, editor)
    stopped = await it.card("läutet nicht mehr")
    assert "Der Zugang wurde entzogen" in stopped.text and "Zugang erneuern" in stopped.buttons
    missed = await it.comment("Ich schreibe inzwischen", "Ina Inzwischen")
    await it.answer(card, "Ja, mit der Post")
    await it.row(f"SELECT 1 FROM outbox WHERE parent = '{asked}' AND state = 'queued' AND reason <> ''")
    told = await (await it.owner.click(stopped, "Zugang erneuern")).reply()
    assert "python -m bot channel login 1" in told.text

    renewed = await asyncio.to_thread(it.wordpress.new_application_password, editor)
    typed = f"{renewed.login}\n{renewed.application_password}\n"
    code, printed = await it.bot.command("channel", "login", "1", typed=typed)
    assert code == 0, printed
    assert (await it.reply_stands(asked)).content == "Ja, mit der Post"
    await it.changed(card, "Beantwortet nach")
    await it.card("Ich schreibe inzwischen")
    await it.changed(stopped, "läutet wieder")
    assert it.cards("läutet") == [stopped]
    assert it.rang("läutet nicht mehr") == 1 and it.rang("läutet wieder") == 0
    assert it.rang("Ich schreibe inzwischen") == 1
    mirrored = it.bot.rows(
        "SELECT visibility FROM comment WHERE external_id IN (?, ?)", str(asked), str(missed)
    )
    assert [row["visibility"] for row in mirrored] == ["public", "public"]


async def test_after_one_start_with_a_wrong_key_the_right_one_rings_within_seconds(it: Bed) -> None:
    await it.comment("Vor dem Umzug?")
    await it.card("Vor dem Umzug?")
    right = dict(it.bot.environment)
    await it.bot.kill()
    it.bot.environment = {**right, "SHOPBELL_SECRET_KEYS": new_key()}
    await it.bot.start()
    await it.discord.ready()
    stopped = await it.card("mit einem anderen Schlüssel gestartet")
    assert list(stopped.buttons)[:2] == ["Jetzt prüfen", "Zugang erneuern"]
    said = await (await it.owner.click(stopped, "Jetzt prüfen")).reply()
    assert "mit einem anderen Schlüssel gestartet" in said.text
    await it.comment("Nach dem Umzug?", "Ute Umzug")
    await it.bot.kill()
    it.bot.environment = right
    await it.bot.start()
    await it.discord.ready()
    began = asyncio.get_running_loop().time()
    await it.card("Nach dem Umzug?")
    assert asyncio.get_running_loop().time() - began < 15
    await it.changed(stopped, "läutet wieder")
