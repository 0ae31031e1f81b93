"""Claims: who is at a card, for both of them to see; nothing of it where one person answers alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.domain.business import MemberId
from tests.support.businesses import acting
from tests.support.clock import NOW
from tests.support.simcord_bed import Shown, SimcordBed, form_in, form_of, message_in, simcord_bed


async def later(bed: SimcordBed, by: timedelta) -> None:
    """Time passes, and what became due is shown."""
    bed.clock.advance(by)
    await bed.app.waking.step(bed.clock())
    await bed.show()


async def claims(bed: SimcordBed) -> list[int]:
    rows = await bed.app.db.read(lambda tx: tx.all("SELECT member_id FROM claim ORDER BY id"))
    return [row["member_id"] for row in rows]


async def facts(bed: SimcordBed, what: str) -> list[int]:
    rows = await bed.app.db.read(
        lambda tx: tx.all(f"SELECT member_id FROM event WHERE what = '{what}' ORDER BY id")
    )
    return [row["member_id"] for row in rows]


async def test_whoever_opens_the_form_is_at_it_for_ten_minutes_and_the_card_comes_back_by_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch, team=True) as bed:
        card = await bed.asked("Habt ihr am Samstag offen?")
        assert card.buttons == ["Antworten", "Erledigt", "Mehr"]
        await form_of(bed, card, "Antworten")
        await bed.show()
        claimed = bed.again(card)
        assert f"In Arbeit: Inhaberin, bis {until(bed, 10)}" in claimed.text
        assert claimed.buttons == ["Trotzdem antworten", "Mehr"]
        assert await facts(bed, "claimed") == [bed.owner.id]
        await later(bed, timedelta(minutes=9))
        assert bed.again(card).buttons == ["Trotzdem antworten", "Mehr"]
        await later(bed, timedelta(minutes=1))
        assert bed.again(card).buttons == card.buttons
        assert "In Arbeit" not in bed.again(card).text
        assert await claims(bed) == []


def until(bed: SimcordBed, minutes: int) -> str:
    """The local time so many minutes after the newest press, which was before the card was shown."""
    at = bed.clock() + timedelta(minutes=minutes) - timedelta(seconds=4)
    return f"{(at.hour + 1) % 24}:{at.minute:02}"


async def test_who_comes_second_is_told_in_the_form_and_both_stand_on_the_card(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch, team=True) as bed:
        card = await bed.asked("Habt ihr am Samstag offen?")
        mine = await form_of(bed, card, "Antworten")
        await bed.show()
        theirs = form_in(await bed.colleague.click(bed.again(card), "Trotzdem antworten"))
        described = theirs.fields["answer"]["description"]
        assert described.startswith("Inhaberin ist gerade dran, bis ")
        await bed.show()
        assert "In Arbeit: Inhaberin und Aushilfe, bis " in bed.again(card).text
        await bed.colleague.send(theirs, answer="Ja, bis 14 Uhr.")
        said = message_in(await bed.owner.send(mine, answer="Samstag haben wir offen."))
        assert "Samstag haben wir offen." in said.text, "what was typed is kept"
        assert await claims(bed) == []
        await bed.deliver()
        assert [reply.text for reply in bed.platform.own()] == ["Ja, bis 14 Uhr."]


async def test_two_who_press_the_same_card_before_it_changes_are_told_by_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch, team=True) as bed:
        card = await bed.asked("Habt ihr am Samstag offen?")
        facts_before = bed.app.forms.opening

        async def unclaimed(*given: Any, **named: Any) -> Any:
            found = await facts_before(*given, **named)
            assert found.facts is not None
            return replace(found, facts=replace(found.facts, claims=()))

        await form_of(bed, card, "Antworten")
        monkeypatch.setattr(bed.app.forms, "opening", unclaimed)
        result = await bed.colleague.actor.click(card.raw, label="Antworten")
        assert result.modal is not None
        (told,) = result.followups
        assert told.content.startswith("Inhaberin ist gerade dran, bis ") and told.ephemeral


async def test_whoever_is_at_it_goes_on_with_the_same_template(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch, team=True) as bed:
        who = acting(bed.business.id, MemberId(bed.owner.id), NOW)
        await bed.app.templates.save(who, None, "Samstag", "", "Samstag bis 14 Uhr offen!")
        card = await bed.asked("Habt ihr am Samstag offen?")
        first = await form_of(bed, card, "1 Samstag")
        await bed.show()
        again = await form_of(bed, bed.again(card), "Trotzdem antworten")
        assert (
            again.fields["answer"]["value"] == first.fields["answer"]["value"] == "Samstag bis 14 Uhr offen!"
        )
        assert "gerade dran" not in again.fields["answer"]["description"]
        other = form_in(await bed.colleague.click(bed.again(card), "Trotzdem antworten"))
        assert "Samstag bis 14" not in other.fields["answer"].get("value", "")


async def test_i_will_do_it_claims_without_a_form_and_done_ends_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch, team=True) as bed:
        card = await bed.asked("Habt ihr am Samstag offen?")
        panel = message_in(await bed.colleague.click(card, "Mehr"))
        said = message_in(await bed.colleague.click(panel, "Ich mach’s"))
        assert said.text.endswith(f"Du bist dran, bis {until_now(bed)}.")
        assert await claims(bed) == [bed.colleague.id]
        await bed.show()
        panel = message_in(await bed.owner.click(bed.again(card), "Mehr"))
        told = message_in(await bed.owner.click(panel, "Ich mach’s"))
        assert "Aushilfe ist gerade dran" in told.text
        panel = message_in(await bed.owner.click(bed.again(card), "Mehr"))
        await bed.owner.click(panel, "Erledigt")
        assert await claims(bed) == []
        await bed.show()
        assert bed.again(card).text.startswith("**Ohne Antwort erledigt**")


def until_now(bed: SimcordBed) -> str:
    at = bed.clock() + timedelta(minutes=10)
    return f"{(at.hour + 1) % 24}:{at.minute:02}"


async def test_nobody_is_at_a_comment_that_its_customer_deleted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch, team=True) as bed:
        card = await bed.asked("Habt ihr am Samstag offen?")
        bed.clock.advance(timedelta(minutes=4))
        await form_of(bed, card, "Antworten")
        assert await claims(bed) == [bed.owner.id]
        bed.platform.delete(next(iter(bed.platform.comments)))
        bed.clock.advance(timedelta(minutes=5))
        await bed.read()
        assert await claims(bed) == []


async def test_alone_nothing_is_claimed_and_nothing_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        card = await bed.asked("Habt ihr am Samstag offen?")
        panel: Shown = message_in(await bed.owner.click(card, "Mehr"))
        assert "Ich mach’s" not in panel.buttons
        await form_of(bed, card, "Antworten")
        await bed.show()
        assert bed.again(card).buttons == card.buttons and "In Arbeit" not in bed.again(card).text
        assert await claims(bed) == [] and await facts(bed, "claimed") == []
