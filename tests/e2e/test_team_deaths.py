"""Killed in the day of a team: drafts, cards that were put off, quiet hours, forgetting, exports."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import pytest_asyncio

from bot.domain.times import to_ms
from tests.e2e.team_shop import TeamShop, team_shop
from tests.support.counts import SOAK
from tests.support.loopback_discord import Message, Person

MORE = 30 if SOAK else 0
"""Deaths at random moments, in each story."""

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.timeout(90 + 15 * MORE)]


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def shop(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[TeamShop]:
    async with team_shop(tmp_path_factory.mktemp("team")) as open_shop:
        yield open_shop


async def test_what_a_freelancer_submits_from_whatever_button_waits_through_a_death_and_goes_out_once(
    shop: TeamShop,
) -> None:
    texts = ("Gibt es am Montag Kurse?", "Habt ihr am Samstag offen?", "Wie lange am Samstag?")
    plain, suggested, chosen = [await shop.asked(f"Dora{n}", text) for n, text in enumerate(texts)]
    await shop.offered(suggested, "1 Samstag")
    panel = await (await shop.writer.click(chosen, "Mehr")).reply()
    forms = [
        await shop.writer.click(plain, "Antworten"),
        await shop.writer.click(suggested, "1 Samstag"),
        await shop.writer.select(panel, "Samstag", placeholder="Andere Vorlage …"),
    ]
    words = [f"Entwurf Nr. {number}, gern!" for number in range(3)]
    for form, text in zip(forms, words, strict=True):
        said = (await form.modal.submit({"answer": text})).message
        assert said is not None and "Vorgeschlagen." in said.text and said.ephemeral
    await shop.reborn()
    drafted = [await shop.card(text) for text in words]
    for card, text in zip(drafted, texts, strict=True):
        await shop.offered(card, "Senden")
        assert "Entwurf von Texterin:" in card.text and shop.cards(text) == [card]
    assert shop.bot.rows("SELECT * FROM outbox") == [] and shop.replies() == []
    for card in drafted:
        await shop.owner.click(card, "Senden")
    for card in drafted:
        await shop.changed(card, "Beantwortet nach ")
    assert sorted(shop.replies()) == words
    sent = shop.bot.rows("SELECT state, created_by FROM outbox")
    assert [tuple(row) for row in sent] == [("sent", shop.owner.id)] * 3
    assert {row["state"] for row in shop.bot.rows("SELECT state FROM draft")} == {"sent"}
    for number in range(MORE):
        await proposed_and_sent(shop, number, random.uniform(0, 0.1), random.uniform(0, 0.8))


async def proposed_and_sent(shop: TeamShop, number: int, first: float, second: float) -> None:
    """Killed so many seconds after the draft was submitted, and after the owner sent it: it goes out once."""
    asked, draft = f"Geht auch Kurs {number}?", f"Ja, Kurs {number} geht."
    form = (await shop.writer.click(await shop.asked(f"Kurt{number}", asked), "Antworten")).modal
    form.send({"answer": draft})
    await shop.reborn(after=first)
    if not shop.bot.rows(
        "SELECT 1 FROM draft JOIN form_text ON form_text.id = form_text_id WHERE body = ?", draft
    ):
        await form.submit({"answer": draft})
    drafted = await shop.card(draft)
    await shop.offered(drafted, "Senden")
    press = shop.owner.press(drafted, "Senden")
    await shop.reborn(after=second)
    if press.interaction.answer is None and "Senden" in drafted.buttons:
        await shop.owner.click(drafted, "Senden")
    await shop.changed(drafted, "Beantwortet nach ")
    await shop.discord.until(lambda: shop.cards(asked) == [drafted], 20, "nothing but that card")
    assert shop.replies().count(draft) == 1


async def comes_back(shop: TeamShop, number: int, wait: float) -> None:
    """Killed so many seconds after it was due: it is there once, and rang."""
    words = f"Und was ist mit Nr. {number}?"
    old, other = await shop.asked("Paul", words), await shop.asked("Pia", f"Noch etwas Nr. {number}!")
    await shop.put_off(old)
    await brought_back(shop, f"Noch etwas Nr. {number}!")
    await shop.reborn(after=wait)
    await shop.discord.until(lambda: old.deleted, 30, "the old message to go")
    fresh = await shop.card(words)
    assert shop.cards(words) == [fresh] and shop.rang(words) == 2
    for card in (fresh, other):
        await shop.done(card)


async def brought_back(shop: TeamShop, words: str) -> None:
    """What was put off is due, and somebody's press has the loop look at once."""
    shop.bot.change("UPDATE card SET snoozed_until = ? WHERE snoozed_until > 0", to_ms(datetime.now(UTC)))
    await shop.more(await shop.card(words), "Ich mach’s")


async def test_a_card_that_was_put_off_comes_back_once_though_each_step_of_it_ends_in_a_death(
    shop: TeamShop,
) -> None:
    words = "Schon das zweite Packerl!"
    old = await shop.asked("Paul", words)
    await shop.asked("Pia", "Macht ihr auch Tee?")
    await shop.put_off(old)
    posting = shop.to_inbox("POST", after_effect=True)
    await brought_back(shop, "Macht ihr auch Tee?")
    await posting.reached()
    await shop.bot.kill()
    posting.lift()
    # Down for so long that Discord does not know the nonce any more.
    shop.discord.advance(600)
    deleting = shop.to_inbox("DELETE")
    await shop.start()
    await deleting.reached()
    await shop.bot.kill()
    deleting.lift()
    await shop.start()
    await shop.discord.until(lambda: old.deleted, 30, "the old message to go")
    fresh = await shop.card(words)
    await shop.offered(fresh, "Antworten")
    assert shop.cards(words) == [fresh] and fresh.framed
    assert shop.rang(words) == 2, "when it came, and when it came back"
    await shop.row("SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM removal)")
    for card in (fresh, await shop.card("Macht ihr auch Tee?")):
        await shop.done(card)
    for number in range(MORE):
        await comes_back(shop, number, random.uniform(0, 0.15))


async def test_after_a_night_of_quiet_hours_one_line_rings_for_what_waits_and_the_report_works_in_a_message(
    shop: TeamShop,
) -> None:
    yesterday = "Wo bleibt mein Paket?"
    shop.writes("Gestern", yesterday, ago=timedelta(days=1))
    await shop.card(yesterday)
    # Both are known to answer.
    for who in (shop.owner, shop.discord.colleague):
        card = await shop.asked(who.user.name, f"Fragt {who.user.name}?")
        await shop.answer(card, f"Antwort von {who.user.name}.", by=who)
        await shop.changed(card, "Beantwortet nach ")
    now = datetime.now(UTC).replace(second=0, microsecond=0)
    for who in (shop.owner, shop.discord.colleague):
        await rests(shop, who, now - timedelta(hours=3), now + timedelta(hours=2))
    panel = await (await shop.owner.command("me")).reply()
    await shop.owner.click(panel, "Bericht als Nachricht")
    await shop.discord.until(lambda: len(shop.owner.dm.messages) == 1, 20, "the first direct message")
    rang = len(shop.discord.notifications)
    early, late = [await shop.asked(name, f"Nachts {name}?") for name in ("Emil", "Lena")]
    assert len(shop.discord.notifications) == rang, "all who answer rest"
    await shop.answer(early, "Gern, Emil!")
    await shop.changed(early, "Beantwortet nach ")
    await shop.put_off(await shop.card(yesterday))
    await shop.bot.kill()
    # The night passes: Emil wrote before the colleague's rest ended, Lena before the owner's did.
    for name, came in (("Emil", now - timedelta(minutes=5)), ("Lena", now - timedelta(minutes=1))):
        shop.bot.change("UPDATE comment SET seen_at = ? WHERE author = ?", to_ms(came), name)
    for who, ends in ((shop.owner, now), (shop.discord.colleague, now - timedelta(minutes=2))):
        until = "UPDATE member_setting SET value = ? WHERE name = 'quiet_until' AND member_id = ?"
        shop.bot.change(until, f"{ends:%H:%M}", who.id)
    shop.bot.change("UPDATE business_setting SET value = ? WHERE name = 'digest_at'", f"{now:%H:%M}")
    shop.bot.change("UPDATE card SET snoozed_until = ? WHERE snoozed_until > 0", to_ms(now))
    await shop.start()

    line = await shop.inbox.wait_for_message("während du Ruhe hattest")
    report = await shop.reports.wait_for_message("Das war der")
    await shop.discord.until(lambda: len(shop.owner.dm.messages) == 2, 20, "the report as a message")
    await shop.discord.until(lambda: shop.rang(yesterday) == 2, 20, "what was put off to ring")
    rung = [one for one in shop.discord.notifications[rang:] if "Ruhe" in one.text]
    assert [(one.user_id, one.text.partition("! ")[2]) for one in rung] == [
        (shop.owner.id, "1 kam, während du Ruhe hattest")
    ]
    opened = (await shop.owner.click(line, "Offene angehen")).message
    assert opened is not None and opened.ephemeral and yesterday in opened.text and "noch 1" in opened.text
    direct = shop.owner.dm.messages[-1]
    await shop.discord.until(
        lambda: "1 neu" in direct.text and "1 neu" in report.text, 20, "the whole report"
    )
    for label, words in (("Offene angehen", yesterday), ("Zahlen", "neu")):
        said = (await shop.owner.click(direct, label)).message
        assert said is not None and words in said.text
    await shop.done(late)
    await shop.done(await shop.card(yesterday))


async def rests(shop: TeamShop, who: Person, start: datetime, end: datetime) -> None:
    """/me, [Ruhezeit], and the form."""
    panel = await (await who.command("me")).reply()
    form = (await who.click(panel, "Ruhezeit")).modal
    await form.submit({"start": f"{start:%H:%M}", "end": f"{end:%H:%M}"})


async def test_a_death_while_an_export_is_written_leaves_no_half_file_to_be_handed_out(
    shop: TeamShop,
) -> None:
    await shop.done(await shop.asked("Xaver", "Was kostet der Xanadu?"))
    # Enough rows that it takes a moment.
    shop.bot.change(
        "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 60000) INSERT INTO event"
        " (business_id, at, what) SELECT business.id, 1, 'looked' FROM business, n"
    )
    folder = shop.bot.data / "exports"
    panel = await (await shop.owner.command("data")).reply()
    shop.owner.press(panel, "Ausgeben")
    await shop.eventually(lambda: any(folder.glob("*.part")), "a part of an export")
    await shop.bot.kill()
    assert [file.suffix for file in folder.iterdir()] == [".part"], "the kill came too late"
    shop.bot.change("DELETE FROM event WHERE what = 'looked'")
    await shop.start()
    panel = await (await shop.owner.command("data")).reply()
    handed = await (await shop.owner.click(panel, "Ausgeben")).reply()
    (file,) = folder.iterdir()
    assert file.suffix == ".zip" and file.stat().st_mode & 0o777 == 0o600
    assert [attached.content for attached in handed.attachments] == [file.read_bytes()]


async def test_a_death_while_somebody_is_forgotten_leaves_all_of_them_or_nothing(shop: TeamShop) -> None:
    card = await shop.asked("Zdenka", "Wo bleibt der Nirwana?")
    await shop.done(card)
    question = await asked_to_forget(shop, "zdenka")
    log = shop.bot.data / "shopbell.erased"
    before = log.stat().st_size if log.exists() else 0
    # A kill that comes late finds the deletion under way, never done.
    early = shop.to_inbox("DELETE")
    shop.owner.press(question, "Vergessen")
    await asyncio.to_thread(grown, log, before)
    await shop.bot.kill()
    early.lift()
    deleting = shop.to_inbox("DELETE")
    await shop.start()
    await deleting.reached()
    assert shop.holding("zdenka", "nirwana") == ["#kundenkommentare: zdenka", "#kundenkommentare: nirwana"]
    await shop.bot.kill()
    deleting.lift()
    await shop.start()
    await nothing_left(shop, card, "zdenka", "nirwana")
    for number in range(MORE):
        await forgotten_or_not(shop, number, random.uniform(0, 0.02))


async def forgotten_or_not(shop: TeamShop, number: int, wait: float) -> None:
    """Killed so many seconds after the press: nothing of them is left, or nothing was begun and the press works again."""
    name, word = f"Zacharias{number}", f"Elysium{number}"
    card = await shop.asked(name, f"Was kostet der {word}?")
    await shop.done(card)
    shop.owner.press(await asked_to_forget(shop, name), "Vergessen")
    await shop.reborn(after=wait)
    if shop.bot.rows("SELECT 1 FROM comment WHERE author = ?", name):
        assert not card.deleted and word in card.text, "nothing was begun"
        await shop.owner.click(await asked_to_forget(shop, name), "Vergessen")
    await nothing_left(shop, card, name, word)


async def nothing_left(shop: TeamShop, card: Message, *needles: str) -> None:
    """The card goes, and five polls later the words are nowhere."""
    await shop.discord.until(lambda: card.deleted, 30, "the card to go")
    await shop.five_polls()
    await shop.eventually(lambda: shop.holding(*needles) == [], f"nothing of {needles} to be left", within=10)


async def asked_to_forget(shop: TeamShop, name: str) -> Message:
    """/data, the name, and the question whether they are to be forgotten."""
    panel = await (await shop.owner.command("data")).reply()
    form = (await shop.owner.click(panel, "Vergessen …")).modal
    found = (await form.submit({"name": name})).message
    assert found is not None
    (option,) = found.selects[0].options
    question = (await shop.owner.select(found, option.value)).message
    assert question is not None and "Vergessen" in question.buttons
    return question


def grown(file: Path, size: int) -> None:
    """Returns as soon as the file is larger than that. Asks without a pause: what follows takes a few milliseconds."""
    end = time.monotonic() + 20
    while not file.exists() or file.stat().st_size <= size:
        assert time.monotonic() < end, "nothing was appended"
