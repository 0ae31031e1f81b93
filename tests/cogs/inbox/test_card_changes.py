"""Whatever is done to a card, it looks different afterwards; and a new, changed or removed template reaches cards that are open."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.business import MemberId
from bot.domain.comment import CommentId, Visibility
from bot.domain.reason import Reason
from bot.domain.template import Flaw
from bot.loops import DESK, SUGGESTING
from bot.ports import Refused, Unclear
from tests.support.businesses import acting
from tests.support.simcord_bed import Shown, SimcordBed, form_of, message_in, simcord_bed

Make = Callable[[SimcordBed], Awaitable[Shown]]


async def asks(bed: SimcordBed) -> Shown:
    return await bed.asked("Habt ihr am Samstag offen?", author="Klara K.")


async def replies(bed: SimcordBed) -> Shown:
    card = await asks(bed)
    await bed.owner.send(await form_of(bed, card, "Antworten"), answer="Ja, bis 13 Uhr.")
    await bed.poster.step(bed.clock())
    return bed.again(card)


async def answered(bed: SimcordBed) -> Shown:
    card = await replies(bed)
    await bed.deliver()
    return bed.again(card)


async def held(bed: SimcordBed) -> Shown:
    return await bed.asked("Darf ich was fragen", author="Gast G.", visibility=Visibility.HELD)


async def done(bed: SimcordBed) -> Shown:
    card = await asks(bed)
    await bed.owner.click(card, "Erledigt")
    await bed.show()
    return bed.again(card)


async def probable(bed: SimcordBed) -> Shown:
    card = await asks(bed)
    bed.platform.answer(next(reversed(bed.platform.comments)), "Um sechs.", sure=False)
    bed.clock.advance(timedelta(minutes=6))
    await bed.read()
    await bed.show()
    return bed.again(card)


async def failed(bed: SimcordBed) -> Shown:
    bed.platform.trouble("send", Refused(Reason.POLICY))
    return await answered(bed)


async def social(bed: SimcordBed) -> Shown:
    bed.platform.social = True
    return await asks(bed)


async def spam(bed: SimcordBed) -> Shown:
    card = await held(bed)
    await bed.owner.click(card, "Spam")
    await bed.deliver()
    await bed.show()
    return bed.again(card)


PRESSES: list[tuple[str, Make, str]] = [
    ("done", asks, "Erledigt"),
    ("taken back", replies, "Zurückholen"),
    ("opened again", done, "Wieder öffnen"),
    ("approved", held, "Freigeben"),
    ("spam", held, "Spam"),
    ("no spam", spam, "Kein Spam"),
    ("yes", probable, "Ja"),
    ("no", probable, "Nein"),
    ("sent again", failed, "Erneut senden"),
]
UNDER_MORE: list[tuple[str, Make, str]] = [
    ("hidden", social, "Verbergen"),
    ("liked", social, "Gefällt mir"),
    ("trash", held, "Papierkorb"),
    ("opened again", answered, "Wieder öffnen"),
    ("reply deleted", answered, "Antwort löschen"),
]


def looks(card: Shown) -> tuple[str, tuple[str, ...]]:
    return card.text, tuple(card.buttons)


async def differs(bed: SimcordBed, before: Shown) -> None:
    """At once, and after whatever was asked for is done."""
    await bed.show()
    soon = bed.again(before)
    assert looks(soon) != looks(before)


@pytest.mark.parametrize(("what", "make", "button"), PRESSES, ids=[each[0] for each in PRESSES])
async def test_a_pressed_card_looks_different(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str, make: Make, button: str
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        before = await make(bed)
        await bed.owner.click(before, button)
        await differs(bed, before)


@pytest.mark.parametrize(("what", "make", "button"), UNDER_MORE, ids=[each[0] for each in UNDER_MORE])
async def test_a_card_looks_different_after_what_is_under_more_at_once_and_when_that_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str, make: Make, button: str
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        before = await make(bed)
        await bed.owner.click(message_in(await bed.owner.click(before, "Mehr")), button)
        await differs(bed, before)
        await bed.deliver()
        await bed.show()
        assert looks(bed.again(before)) != looks(before)


async def test_what_was_said_to_be_answered_quotes_the_answer_once_that_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        before = await asks(bed)
        owner = acting(bed.business.id, MemberId(bed.owner.id), bed.clock())
        await bed.app.closing.is_answered(owner, CommentId(1))
        await bed.show()
        assert "Ja, bis sechs." not in bed.again(before).text
        bed.platform.answer(next(iter(bed.platform.comments)), "Ja, bis sechs.")
        bed.clock.advance(timedelta(minutes=2))
        await bed.read()
        await bed.show()
        assert "Ja, bis sechs." in bed.again(before).text


async def test_a_card_goes_on_with_what_waits_where_the_comment_of_a_failed_reply_was_deleted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        await bed.asked("Habt ihr offen?", author_id="k")
        card = await bed.asked("Und am Sonntag?", author_id="k")
        bed.platform.trouble("send", Refused(Reason.POLICY))
        await bed.owner.send(await form_of(bed, card, "Antworten"), answer="Ja.")
        await bed.deliver()
        bed.platform.delete(next(reversed(bed.platform.comments)))
        bed.clock.advance(timedelta(minutes=6))
        await bed.read()
        await bed.show()
        shown = bed.cards()[-1]
        assert shown.framed and "Habt ihr offen?" in shown.text


async def test_a_reply_on_its_way_and_one_that_is_out_look_different(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        card = await asks(bed)
        seen = [looks(card)]
        await bed.owner.send(await form_of(bed, card, "Antworten"), answer="Ja, bis 13 Uhr.")
        await bed.poster.step(bed.clock())
        seen.append(looks(bed.again(card)))
        await bed.deliver()
        seen.append(looks(bed.again(card)))
        more = message_in(await bed.owner.click(bed.again(card), "Mehr"))
        await bed.owner.send(await form_of(bed, more, "Antwort ändern"), answer="Ja, bis 14 Uhr.")
        await bed.poster.step(bed.clock())
        seen.append(looks(bed.again(card)))
        await bed.deliver()
        seen.append(looks(bed.again(card)))
        assert len(set(seen)) == len(seen)


async def test_an_answer_that_did_not_arrive_surely_and_its_two_ends_look_different(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        seen = []
        for button in ("Steht dort", "Fehlt dort"):
            card = await asks(bed)
            bed.platform.trouble("send", Unclear())
            bed.platform.trouble("find_sent", Unclear(), times=99)
            await bed.owner.send(await form_of(bed, card, "Antworten"), answer=f"Ja. {button}")
            for _ in range(40):
                await bed.deliver()
                bed.clock.advance(timedelta(minutes=30))
            await bed.show()
            asked = next(one for one in reversed(bed.cards()) if "Fehlt dort" in one.buttons)
            answer = await bed.owner.click(asked, button)
            if button == "Fehlt dort":
                await bed.owner.click(message_in(answer), "Lassen")
            bed.platform.mend()
            await bed.show()
            seen.append(looks(bed.again(asked)) != looks(asked))
        assert seen == [True, True]


async def until(bed: SimcordBed, card: Shown, label: str, *, there: bool) -> None:
    """The running loops bring this button, or take it away."""
    async with asyncio.timeout(30):
        while any(label in one for one in bed.again(card).buttons) is not there:
            await asyncio.sleep(0.02)


async def test_templates_reach_open_cards_through_the_running_loops_when_they_are_made_changed_and_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        card = await bed.asked("Gibt es Gutscheine auch im Geschäft?")
        closed = await bed.asked("Wo gibt es Gutscheine?", author_id="other")
        await bed.owner.click(closed, "Erledigt")
        await bed.show()
        before = looks(bed.again(closed))
        bed.app.loops.start(SUGGESTING, bed.app.suggesting.step)
        bed.app.loops.start(DESK, bed.poster.step)
        actor = acting(bed.business.id, MemberId(bed.owner.id), bed.clock())
        made = await bed.app.templates.save(actor, None, "Gutscheine", "Gutscheine", "Ab 10 € im Geschäft.")
        assert not isinstance(made, Flaw)
        await until(bed, card, "Gutscheine", there=True)
        await bed.app.templates.save(
            actor, made, "Gutscheine", "Geschenkkarte", "Gutscheine ab 10 € im Geschäft."
        )
        await until(bed, card, "Geschenkkarte", there=True)
        await bed.app.templates.remove(actor, made)
        await until(bed, card, "Geschenkkarte", there=False)
        assert looks(bed.again(closed)) == before


async def test_how_long_an_answer_took_follows_what_counts_for_it_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        cards = []
        for text in ("Habt ihr am Samstag offen?", "Und am Sonntag?"):
            card = await bed.asked(text, author="Klara K.", author_id="k")
            await bed.owner.send(await form_of(bed, card, "Antworten"), answer=f"Nein: {text}")
            await bed.deliver()
            bed.clock.advance(timedelta(hours=1))
            cards.append(card)
        first, second = cards
        alone = bed.again(second).text
        assert alone.startswith("**Beantwortet nach 2 min**")
        panel = message_in(await bed.owner.click(bed.again(first), "Mehr"))
        await bed.owner.click(panel, "Wieder öffnen")
        await bed.show()
        assert bed.again(second).text.startswith("**Beantwortet nach 1 h ")
        await bed.owner.click(bed.again(first), "Erledigt")
        await bed.show()
        assert bed.again(second).text == alone
