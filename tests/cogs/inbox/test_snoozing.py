"""Snoozed cards: put off under More, back at the bottom at their time, ringing, whatever happened in between."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.business import MemberId
from bot.domain.card import CardId
from bot.domain.times import to_ms
from bot.services.inbox.closing import Closed
from tests.support.businesses import acting
from tests.support.simcord_bed import Shown, SimcordBed, form_of, message_in, simcord_bed

HOUR = timedelta(hours=1)


async def put_off(bed: SimcordBed, card: Shown, choice: str = "In 1 Stunde") -> Shown:
    panel = message_in(await bed.owner.click(card, "Mehr"))
    said = message_in(await bed.owner.choose(panel, "Später …", choice))
    await bed.show()
    return said


async def pass_time(bed: SimcordBed, by: timedelta) -> None:
    bed.clock.advance(by)
    await bed.app.waking.step(bed.clock())
    await bed.show()


async def rung(bed: SimcordBed) -> list[tuple[int, int]]:
    """Card and how often it rang, by what is kept."""
    rows = await bed.app.db.read(lambda tx: tx.all("SELECT id, rang_at FROM card WHERE rang_at IS NOT NULL"))
    return [(row["id"], row["rang_at"]) for row in rows]


async def test_a_comment_that_was_put_off_rests_in_two_lines_and_comes_back_at_the_bottom_ringing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        card = await bed.asked("Schon das zweite Packerl kaputt!", author="Kunde M.", author_id="m")
        other = await bed.asked("Wann habt ihr offen?", author="Gast G.", author_id="g")
        said = await put_off(bed, card)
        assert said.text.splitlines()[-1].startswith("Kommt wieder: heute ") and said.buttons == []
        rests = bed.again(card)
        assert rests.text.splitlines()[0].startswith("**Später: heute ")
        assert rests.text.splitlines()[0].endswith("** · Kunde M., Blog")
        assert not rests.framed and rests.buttons == ["Jetzt antworten", "Mehr"]
        await pass_time(bed, HOUR - timedelta(minutes=1))
        assert [one.id for one in bed.cards()] == [card.id, other.id]
        await pass_time(bed, timedelta(minutes=1))
        standing = bed.cards()
        assert standing[0].id == other.id and len(standing) == 2
        assert standing[-1].id not in (card.id, other.id), "a fresh message"
        assert standing[-1].framed and "Packerl" in standing[-1].text
        assert (await rung(bed))[0][1] > to_ms(bed.clock() - timedelta(minutes=1))


async def test_what_fell_due_while_the_bot_was_off_comes_at_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        card = await bed.asked("Habt ihr offen?")
        await put_off(bed, card)
        bed.clock.advance(HOUR * 30)
        assert await bed.app.waking.step(bed.clock()) is None
        await bed.show()
        assert [one.id for one in bed.cards()] != [card.id] and len(bed.cards()) == 1
        assert bed.cards()[0].buttons == ["Antworten", "Erledigt", "Mehr"]


@pytest.mark.parametrize("how", ["answered there", "done", "deleted", "answered here"])
async def test_what_ended_meanwhile_does_not_come_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        card = await bed.asked("Habt ihr offen?")
        await put_off(bed, card)
        asked = next(iter(bed.platform.comments))
        if how == "answered there":
            bed.platform.answer(asked, "Ja!")
        elif how == "deleted":
            bed.platform.delete(asked)
        elif how == "done":
            panel = message_in(await bed.owner.click(bed.again(card), "Mehr"))
            await bed.owner.click(panel, "Erledigt")
        else:
            await bed.owner.send(await form_of(bed, bed.again(card), "Jetzt antworten"), answer="Ja.")
            await bed.deliver()
        bed.clock.advance(timedelta(minutes=3))
        await bed.read()
        await bed.show()
        ended = bed.again(card)
        assert not ended.framed and "Später" not in ended.text
        before = await rung(bed)
        await pass_time(bed, HOUR)
        assert [one.id for one in bed.cards()] == [card.id]
        assert bed.again(card).text == ended.text
        assert await rung(bed) == before


async def test_a_question_of_the_same_person_wakes_the_card_and_praise_does_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        card = await bed.asked("Habt ihr am Samstag offen?", author="Klara K.", author_id="k")
        await put_off(bed, card, "In 3 Tagen")
        await bed.asked("Euer Kaffee ist übrigens wunderbar.", author="Klara K.", author_id="k")
        assert bed.again(card).text.startswith("**Später: ")
        woken = await bed.asked("Und wann macht ihr zu?", author="Klara K.", author_id="k")
        assert woken.id != card.id and woken.framed and "wann macht ihr zu" in woken.text
        assert await bed.app.waking.step(bed.clock()) is None


async def test_a_form_that_is_opened_and_left_does_not_end_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch, team=True) as bed:
        card = await bed.asked("Habt ihr offen?")
        await put_off(bed, card)
        await form_of(bed, bed.again(card), "Jetzt antworten")
        await bed.show()
        assert "In Arbeit: Inhaberin" in bed.again(card).text and not bed.again(card).framed
        await pass_time(bed, timedelta(minutes=11))
        assert bed.again(card).text.startswith("**Später: ") and "In Arbeit" not in bed.again(card).text
        await pass_time(bed, HOUR)
        assert bed.cards()[-1].framed and bed.cards()[-1].id != card.id


async def test_the_wait_goes_on_while_a_card_rests(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        card = await bed.asked("Habt ihr offen?")
        since = await bed.app.db.read(lambda tx: tx.one("SELECT waits_since AS at, state FROM comment"))
        await put_off(bed, card)
        panel = message_in(await bed.owner.command("open"))
        assert "Habt ihr offen?" in panel.text and panel.text.startswith("### 1 offen")
        after = await bed.app.db.read(lambda tx: tx.one("SELECT waits_since AS at, state FROM comment"))
        assert after is not None and since is not None
        assert (after["at"], after["state"]) == (since["at"], "open")


async def test_a_bundle_rests_too_and_a_forged_or_past_time_puts_nothing_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        for number in range(13):
            bed.platform.write(f"Frage Nummer {number}?", author=f"Gast {number}", author_id=f"g{number}")
        bed.clock.advance(timedelta(minutes=2))
        await bed.read()
        await bed.show()
        (row,) = await bed.app.db.read(lambda tx: tx.all("SELECT id FROM card WHERE form = 'bundle'"))
        bundle, owner = CardId(row["id"]), MemberId(bed.owner.id)
        shown = next(one for one in bed.cards() if one.text.startswith("### 8 neue"))

        for wrong in (-HOUR, timedelta(0), timedelta(days=9)):
            outcome = await bed.app.snoozing.snooze(
                acting(bed.business.id, owner, bed.clock()), bundle, bed.clock() + wrong
            )
            assert outcome is Closed.ALREADY
        done = await bed.app.snoozing.snooze(
            acting(bed.business.id, owner, bed.clock()), bundle, bed.clock() + HOUR
        )
        assert done is Closed.YES
        await bed.show()
        rests = bed.again(shown)
        assert rests.text.startswith("**Später: heute ") and rests.text.endswith("** · 8 Kommentare")
        assert not rests.framed
        await pass_time(bed, HOUR)
        assert bed.cards()[-1].text.startswith("### 8 neue") and shown.id not in [
            one.id for one in bed.cards()
        ]
