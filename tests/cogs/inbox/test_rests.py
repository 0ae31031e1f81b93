"""Cards while sending rests, and the card of a reply that the platform has in the same words already."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.channel import Side
from bot.domain.reason import Reason
from bot.ports import Refused, Retry
from tests.support.simcord_bed import Form, Shown, SimcordBed, form_in, form_of, message_in, simcord_bed

TEXT = "Ja, am Samstag bis 18 Uhr!"


async def resting(bed: SimcordBed, card: Shown, text: str = TEXT) -> Shown:
    """A reply to this card is refused together with everything else for three hours; the card then."""
    await bed.owner.send(await form_of(bed, card, "Antworten"), answer=text)
    blocked = Retry(timedelta(hours=3), Side.SEND, reason=Reason.BLOCKED, rests=True)
    bed.platform.trouble("send", blocked)
    await bed.deliver()
    await bed.show()
    return bed.again(card)


async def test_cards_say_until_when_they_wait_and_go_out_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        first, second = await bed.asked("Offen?"), await bed.asked("Und am Sonntag?", author_id="m")
        waits = await resting(bed, first)
        assert waits.text.startswith("### Wartet bis ")
        assert "-# an Kundin K., Blog" in waits.text and f"> {TEXT}" in waits.text
        assert waits.buttons == ["Zurückholen"]
        (stopped,) = [card for card in bed.cards() if "nimmt keine Antworten" in card.text]
        assert "Ich sende ab " in stopped.text and " wieder." in stopped.text
        checked = message_in(await bed.owner.click(stopped, "Jetzt prüfen"))
        assert "Ich sende ab " in checked.text
        assert "nimmt keine Antworten" in bed.again(stopped).text
        await bed.owner.send(await form_of(bed, second, "Antworten"), answer="Leider nein.")
        await bed.poster.step(bed.clock())
        assert bed.again(second).text.startswith("### Wartet bis ")
        bed.clock.advance(timedelta(hours=3))
        await bed.deliver()
        await bed.deliver()
        await bed.show()
        assert {one.text for one in bed.platform.own()} == {TEXT, "Leider nein."}
        assert bed.again(first).text.startswith("**Beantwortet nach ")
        assert "läutet wieder" in bed.again(stopped).text


async def test_the_words_of_a_reply_of_the_last_day_are_offered_to_be_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        sent = await bed.asked("Offen?")
        await bed.owner.send(await form_of(bed, sent, "Antworten"), answer=TEXT)
        await bed.deliver()
        card = await bed.asked("Samstag offen?", author="Maria M.", author_id="m", thread="post-2")
        waits = await resting(bed, card)
        assert "Genau das hast du dort in den letzten 24 Stunden schon gesendet." in waits.text
        assert waits.buttons == ["Ändern"]
        form = form_in(await bed.owner.click(waits, "Ändern"))
        assert form.fields["answer"]["value"] == TEXT
        await bed.owner.send(form, answer="Samstag? Gern, bis 18 Uhr.")
        await bed.poster.step(bed.clock())
        changed = bed.again(card)
        assert changed.text.startswith("### Wartet bis ") and changed.buttons == ["Zurückholen"]
        bed.clock.advance(timedelta(hours=3))
        await bed.deliver()
        assert [one.text for one in bed.platform.own()] == [TEXT, "Samstag? Gern, bis 18 Uhr."]


async def test_words_that_stand_there_already_are_asked_for_once_more_in_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        card = await bed.asked("Offen?")
        await bed.owner.send(await form_of(bed, card, "Antworten"), answer=TEXT)
        bed.platform.trouble("send", Refused(Reason.DUPLICATE))
        await bed.deliver()
        failed = bed.again(card)
        assert failed.text.startswith("### Nicht gesendet: Kundin K.")
        assert "Sag es mit anderen Worten." in failed.text
        assert failed.buttons == ["Ändern", "Abschließen", "Mehr"]
        form = await bed.owner.click(failed, "Ändern")
        assert isinstance(form, Form)
        assert form.fields["answer"]["value"] == TEXT
        await bed.owner.send(form, answer="Gern, am Samstag!")
        await bed.deliver()
        assert [one.text for one in bed.platform.own()] == ["Gern, am Samstag!"]
        assert bed.again(card).text.startswith("**Beantwortet nach ")


async def test_words_that_went_out_two_days_ago_are_no_reason_to_change_anything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        sent = await bed.asked("Offen?")
        await bed.owner.send(await form_of(bed, sent, "Antworten"), answer=TEXT)
        await bed.deliver()
        bed.clock.advance(timedelta(days=2))
        card = await bed.asked("Samstag offen?", author="Maria M.", author_id="m", thread="post-2")
        assert (await resting(bed, card)).buttons == ["Zurückholen"]


async def test_a_like_says_until_when_it_waits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        bed.platform.social = True
        other = await bed.asked("So schön!", author="Maria M.", author_id="m")
        await resting(bed, await bed.asked("Offen?"))
        panel = message_in(await bed.owner.click(bed.again(other), "Mehr"))
        said = message_in(await bed.owner.click(panel, "Gefällt mir"))
        assert said.text.splitlines()[-1].startswith("Wartet bis ")
        bed.clock.advance(timedelta(hours=3))
        await bed.deliver()
        await bed.deliver()
        assert {one.text: one.liked for one in bed.platform.comments.values()}["So schön!"]
