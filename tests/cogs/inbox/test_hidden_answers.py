"""Answers that customers don't see: the card says where they are, offers the way out, and closes only then."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.comment import Visibility
from bot.ports import Unclear
from tests.support.simcord_bed import Form, Shown, SimcordBed, simcord_bed

SENTENCES = {
    Visibility.HELD: ("steht im Blog in der Warteschlange. Kundin K. sieht sie nicht.", "Freigeben"),
    Visibility.SPAM: ("ist im Blog im Spam gelandet. Kundin K. sieht sie nicht.", "Kein Spam"),
    Visibility.TRASHED: ("liegt im Blog im Papierkorb. Kundin K. sieht sie nicht.", "Aus dem Papierkorb"),
}


async def answer(bed: SimcordBed, card: Shown, text: str) -> None:
    form = await bed.owner.click(card, "Antworten")
    assert isinstance(form, Form)
    await bed.owner.send(form, answer=text)
    await bed.deliver()


async def read(bed: SimcordBed) -> Shown:
    """Polls a minute later; the one card that is there."""
    bed.clock.advance(timedelta(seconds=70))
    await bed.read()
    await bed.show()
    return bed.cards()[-1]


@pytest.mark.parametrize("where", SENTENCES)
async def test_a_reply_that_is_taken_but_not_shown_is_not_called_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: Visibility
) -> None:
    sentence, way_out = SENTENCES[where]
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        card = await bed.asked("Offen?")
        bed.platform.sweep = where
        await answer(bed, card, "Ja, bis 13 Uhr.")
        await bed.show()
        unseen = bed.cards()[-1]
        assert unseen.text.startswith("### Nicht zu sehen: ")
        assert sentence in unseen.text
        assert "Ja, bis 13 Uhr." in unseen.text
        assert unseen.buttons == [way_out, "Im Web", "Mehr"]
        assert "erste Antwort" not in unseen.text
        assert (await read(bed)).text == unseen.text
        await bed.owner.click(bed.cards()[-1], way_out)
        await bed.deliver()
        await bed.show()
        seen = bed.cards()[-1]
        assert seen.text.startswith("**Beantwortet nach ")
        assert [reply.visibility for reply in bed.platform.own()] == [Visibility.PUBLIC]


async def test_a_reply_that_disappears_later_opens_its_comment_and_one_that_comes_back_closes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        card = await bed.asked("Offen?")
        await answer(bed, card, "Ja, bis 13 Uhr.")
        await read(bed)
        [ours] = bed.platform.own()
        bed.platform.set(ours.id, Visibility.SPAM)
        assert (await read(bed)).text.startswith("### Nicht zu sehen: ")
        bed.platform.set(ours.id, Visibility.PUBLIC)
        assert (await read(bed)).text.startswith("**Beantwortet nach ")
        bed.platform.delete(ours.id)
        gone = await read(bed)
        assert gone.text.startswith("### Nicht zu sehen: ")
        assert "Deine Antwort wurde im Blog gelöscht." in gone.text
        assert "Ja, bis 13 Uhr." in gone.text
        assert gone.buttons == ["Antworten", "Im Web", "Mehr"]
        await answer(bed, gone, "Ja, bis 13 Uhr, wie jeden Tag.")
        assert (await read(bed)).text.startswith("**Beantwortet nach ")


async def test_a_reply_that_is_thrown_away_where_nobody_saw_it_is_not_said_to_be_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        card = await bed.asked("Offen?")
        bed.platform.sweep = Visibility.SPAM
        await answer(bed, card, "Ja, bis 13 Uhr.")
        assert "Kein Spam" in (await read(bed)).buttons
        [ours] = bed.platform.own()
        bed.platform.delete(ours.id)
        bed.clock.advance(timedelta(minutes=10))
        gone = await read(bed)
        assert "Deine Antwort wurde im Blog gelöscht." in gone.text
        assert gone.buttons == ["Antworten", "Im Web", "Mehr"]


async def test_an_answer_by_hand_that_lands_in_spam_is_shown_as_such(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        await bed.asked("Offen?")
        [asked] = bed.platform.comments
        made = bed.platform.answer(asked, "Ja, bis eins.", visibility=Visibility.SPAM)
        unseen = await read(bed)
        assert unseen.text.startswith("### Nicht zu sehen: ")
        await bed.owner.click(unseen, "Kein Spam")
        await bed.deliver()
        await bed.show()
        assert bed.platform.comments[made].visibility is Visibility.PUBLIC
        assert bed.cards()[-1].text.startswith("**Beantwortet nach ")


async def test_of_two_answers_by_hand_that_nobody_sees_the_card_shows_and_approves_the_newer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        await bed.asked("Offen?")
        [asked] = bed.platform.comments
        older = bed.platform.answer(asked, "Ja, bis eins.", visibility=Visibility.SPAM)
        bed.clock.advance(timedelta(minutes=1))
        newer = bed.platform.answer(asked, "Nein, bis zwei.", visibility=Visibility.SPAM)
        unseen = await read(bed)
        assert "Nein, bis zwei." in unseen.text
        assert "Ja, bis eins." not in unseen.text
        await bed.owner.click(unseen, "Kein Spam")
        await bed.deliver()
        there = bed.platform.comments
        assert (there[older].visibility, there[newer].visibility) == (Visibility.SPAM, Visibility.PUBLIC)


async def test_a_changed_reply_that_is_held_for_it_opens_its_comment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        card = await bed.asked("Offen?")
        await answer(bed, card, "Ja, bis 13 Uhr.")
        await bed.show()
        panel = await bed.owner.click(bed.cards()[-1], "Mehr")
        assert isinstance(panel, Shown)
        form = await bed.owner.click(panel, "Antwort ändern")
        assert isinstance(form, Form)
        bed.platform.sweep_edits = Visibility.HELD
        await bed.owner.send(form, answer="Ja, bis 14 Uhr.")
        await bed.deliver()
        await bed.show()
        unseen = bed.cards()[-1]
        assert unseen.text.startswith("### Nicht zu sehen: ")
        assert "Ja, bis 14 Uhr." in unseen.text


async def test_a_held_comment_that_is_approved_and_answered_is_answered_only_if_the_reply_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        card = await bed.asked("Erster!", visibility=Visibility.HELD)
        bed.platform.sweep = Visibility.HELD
        await answer(bed, card, "Willkommen!")
        await bed.show()
        assert bed.cards()[-1].text.startswith("### Nicht zu sehen: ")


async def test_the_card_quotes_what_the_platform_made_of_our_words_and_says_that_a_change_went_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        card = await bed.asked("Offen?")
        bed.platform.rewrite = lambda text: text.replace("🎄", "").strip()
        await answer(bed, card, "Ja, bis eins 🎄")
        await bed.show()
        assert "→ „Ja, bis eins“" in bed.cards()[-1].text
        panel = await bed.owner.click(bed.cards()[-1], "Mehr")
        assert isinstance(panel, Shown)
        form = await bed.owner.click(panel, "Antwort ändern")
        assert isinstance(form, Form)
        assert form.fields["answer"]["value"] == "Ja, bis eins"
        await bed.owner.send(form, answer="Ja, bis zwei 🎄")
        await bed.deliver()
        await bed.show()
        changed = bed.cards()[-1]
        assert "→ „Ja, bis zwei“" in changed.text
        assert "Deine Antwort wurde um " in changed.text and " geändert." in changed.text
        panel = await bed.owner.click(changed, "Mehr")
        assert isinstance(panel, Shown)
        await bed.owner.click(panel, "Antwort löschen")
        await bed.deliver()
        await bed.show()
        assert " gelöscht." in bed.cards()[-1].text
        assert bed.cards()[-1].framed


async def test_an_answer_given_there_meanwhile_is_shown_and_the_reply_goes_out_only_on_a_press(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        card = await bed.asked("Offen?")
        [asked] = bed.platform.comments
        form = await bed.owner.click(card, "Antworten")
        assert isinstance(form, Form)
        await bed.owner.send(form, answer="Ja, bis 13 Uhr.")
        bed.platform.answer(asked, "Ja, bis eins!")
        await bed.deliver()
        question = await read(bed)
        assert question.text.startswith("### Schon beantwortet? ")
        assert "Ja, bis eins!" in question.text and "Ja, bis 13 Uhr." in question.text
        assert question.buttons[-3:] == ["Mehr", "Trotzdem senden", "Lassen"]
        assert bed.platform.own() == []
        await bed.owner.click(question, "Lassen")
        assert (await read(bed)).text.startswith("**Beantwortet nach ")
        assert bed.platform.own() == []


async def test_a_reply_in_other_words_is_asked_about_with_what_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        card = await bed.asked("Offen?")
        bed.platform.rewrite = lambda text: text.replace("13 Uhr", "***")
        bed.platform.trouble("send", Unclear(), effect=timedelta(0))
        await answer(bed, card, "Ja, bis 13 Uhr.")
        for _ in range(4):
            await read(bed)
            await bed.deliver()
        question = await read(bed)
        assert question.text.startswith("### Bitte nachsehen: ")
        assert "Ja, bis \\*\\*\\*." in question.text and "Ja, bis 13 Uhr." in question.text
        await bed.owner.click(question, "Steht dort")
        answered = await read(bed)
        assert answered.text.startswith("**Beantwortet nach ")
        assert len(bed.platform.own()) == 1
