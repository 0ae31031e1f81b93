"""One of the two sides is away for a while: nothing is lost, nothing doubled, and each trouble is reported once."""

import asyncio

import pytest

from bot.storage.credentials import new_key
from tests.e2e.bed import Bed
from tests.support.wordpress import Moment

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_a_reply_sent_while_the_blog_is_down_goes_out_once_it_is_back(live: Bed) -> None:
    asked = await live.comment("Seid ihr auch am Markt?")
    card = await live.card("Seid ihr auch am Markt?")
    await asyncio.to_thread(live.wordpress.stop)
    await live.answer(card, "Ja, jeden Freitag")
    await live.changed(card, "Noch nicht durchgekommen, ich versuche es weiter")
    await asyncio.to_thread(live.wordpress.start)
    assert (await live.reply_is_there(asked)).content == "Ja, jeden Freitag"
    await live.changed(card, "Beantwortet nach")
    # A hiccup of a minute is nobody's business.
    assert not live.cards("läutet seit ") and not live.cards("nimmt keine Antworten an")


async def test_seven_comments_while_discord_is_down_come_as_five_cards_and_one_bundle(live: Bed) -> None:
    rang_before = len(live.discord.notifications)
    await live.discord.go_down()
    written = [await live.comment(f"Während ihr weg wart {number}", f"Gast {number}") for number in range(7)]
    await live.row(f"SELECT 1 FROM comment WHERE external_id = '{written[-1]}'")
    await live.discord.come_back()
    await live.discord.ready()
    await live.inbox.wait_for_message("2 neue Kommentare", 60)
    for number in range(5):
        await live.card(f"Während ihr weg wart {number}", 60)
    bundle = await live.card("2 neue Kommentare")
    assert "Während ihr weg wart 5" in bundle.text and "Während ihr weg wart 6" in bundle.text
    for number in range(7):
        assert len(live.cards(f"Während ihr weg wart {number}")) == 1
    assert len(live.discord.notifications) - rang_before == 6
    shown = live.bot.rows(
        "SELECT count(*) AS n, count(DISTINCT comment_id) AS comments FROM card_comment"
        " WHERE comment_id IN (SELECT id FROM comment WHERE text LIKE 'Während ihr weg wart %')"
    )
    assert tuple(shown[0]) == (7, 7)


async def test_our_own_poll_may_see_the_reply_before_its_sender_knows(live: Bed) -> None:
    asked = await live.comment("Kann man Bohnen vorbestellen?")
    card = await live.card("Kann man Bohnen vorbestellen?")
    fault = live.wordpress.hold(Moment.AFTER, method="POST", path="/wp/v2/comments")
    with live.wordpress.during(fault):
        await live.answer(card, "Ja, im Webshop")
        await live.eventually(lambda: fault.reached, "the reply to be under way")
        await live.changed(card, "Beantwortet nach")
        row = live.bot.rows("SELECT state, unclear FROM outbox WHERE parent = ?", str(asked))
        assert [tuple(one) for one in row] == [("sent", 0)], "settled by the poll, not by looking for it"
    reply = await live.reply_is_there(asked)
    next_one = await live.comment("Und Filter?")
    other = await live.card("Und Filter?")
    await live.answer(other, "Filter auch")
    await live.reply_is_there(next_one)
    row = live.bot.rows("SELECT state, external_id, attempts FROM outbox WHERE parent = ?", str(asked))
    assert [tuple(one) for one in row] == [("sent", str(reply.id), 1)]
    assert len(await asyncio.to_thread(live.wordpress.replies_to, asked)) == 1
    assert "direkt im Blog" not in card.text


async def test_a_revoked_password_is_reported_once_and_a_new_one_lets_everything_out(live: Bed) -> None:
    asked = await live.comment("Verschickt ihr nach Wien?")
    card = await live.card("Verschickt ihr nach Wien?")
    editor = live.wordpress.editor
    await asyncio.to_thread(live.wordpress.revoke_application_passwords, editor)
    stopped = await live.card("läutet seit ")
    assert "Der Zugang wurde entzogen" in stopped.text and "Zugang erneuern" in stopped.buttons
    missed = await live.comment("Ich schreibe inzwischen", "Ina Inzwischen")
    await live.answer(card, "Ja, mit der Post")
    await live.row(f"SELECT 1 FROM outbox WHERE parent = '{asked}' AND state = 'queued' AND reason <> ''")
    told = await (await live.owner.click(stopped, "Zugang erneuern")).reply()
    assert "python -m bot channel login 1" in told.text

    renewed = await asyncio.to_thread(live.wordpress.new_application_password, editor)
    typed = f"{renewed.login}\n{renewed.application_password}\n"
    code, printed = await live.bot.command("channel", "login", "1", typed=typed)
    assert code == 0, printed
    assert (await live.reply_is_there(asked)).content == "Ja, mit der Post"
    await live.changed(card, "Beantwortet nach")
    await live.card("Ich schreibe inzwischen")
    await live.changed(stopped, "läutet wieder")
    assert live.cards("läutet") == [stopped]
    assert live.rang("läutet seit ") == 1 and live.rang("läutet wieder") == 0
    assert live.rang("Ich schreibe inzwischen") == 1
    mirrored = live.bot.rows(
        "SELECT visibility FROM comment WHERE external_id IN (?, ?)", str(asked), str(missed)
    )
    assert [row["visibility"] for row in mirrored] == ["public", "public"]


async def test_after_one_start_with_a_wrong_key_the_right_one_rings_within_seconds(live: Bed) -> None:
    await live.comment("Vor dem Umzug?")
    await live.card("Vor dem Umzug?")
    right = dict(live.bot.environment)
    await live.bot.kill()
    live.bot.environment = {**right, "SHOPBELL_SECRET_KEYS": new_key()}
    await live.bot.start()
    await live.discord.ready()
    stopped = await live.card("mit einem anderen Schlüssel gestartet")
    assert list(stopped.buttons)[:2] == ["Jetzt prüfen", "Zugang erneuern"]
    said = await (await live.owner.click(stopped, "Jetzt prüfen")).reply()
    assert "mit einem anderen Schlüssel gestartet" in said.text
    await live.comment("Nach dem Umzug?", "Ute Umzug")
    await live.bot.kill()
    live.bot.environment = right
    await live.bot.start()
    await live.discord.ready()
    began = asyncio.get_running_loop().time()
    await live.card("Nach dem Umzug?")
    assert asyncio.get_running_loop().time() - began < 15
    await live.changed(stopped, "läutet wieder")
