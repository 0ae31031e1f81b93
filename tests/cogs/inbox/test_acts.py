"""Hiding and liking from a card: buttons under More, what the card says meanwhile and afterwards."""

from pathlib import Path

import pytest

from bot.domain.comment import Visibility
from bot.domain.settings import Language
from tests.support.simcord_bed import Form, Shown, SimcordBed, message_in, simcord_bed

OFFERED = ["Notiz", "Verbergen", "Gefällt mir", "Im Web", "Person"]


async def pressed(bed: SimcordBed, card: Shown, label: str) -> Shown:
    """Pressed in the private panel of the card."""
    panel = message_in(await bed.owner.click(card, "Mehr"))
    assert label in panel.buttons
    return message_in(await bed.owner.click(panel, label))


async def test_a_like_waits_ten_seconds_shows_on_the_card_and_can_be_withdrawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        bed.platform.social = True
        card = await bed.asked("So ein schöner Laden!", author="Klara K.")
        assert message_in(await bed.owner.click(card, "Mehr")).buttons == OFFERED
        said = await pressed(bed, card, "Gefällt mir")
        assert "Dein „Gefällt mir“ geht gleich raus." in said.text
        await bed.poster.step(bed.clock())
        waiting = bed.again(card)
        assert waiting.text.startswith("### „Gefällt mir“ geht <t:")
        assert "-# Gefällt mir · von Klara K., Blog" in waiting.text
        assert waiting.buttons == ["Zurückholen"]
        await bed.deliver()
        liked = bed.again(card)
        assert liked.framed and liked.text.splitlines()[0] == "### Lob von Klara K."
        assert "-# gefällt dir" in liked.text.splitlines()
        assert [one.liked for one in bed.platform.comments.values()] == [True]
        assert (await pressed(bed, liked, "Gefällt mir nicht mehr")).buttons == []
        await bed.deliver()
        assert [one.liked for one in bed.platform.comments.values()] == [False]
        assert "gefällt dir" not in bed.again(card).text


async def test_a_hidden_comment_shrinks_and_comes_back_with_one_tap(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        bed.platform.social = True
        card = await bed.asked("Kauft woanders!", author="Klara K.")
        await pressed(bed, card, "Gefällt mir")
        await bed.deliver()
        await pressed(bed, bed.again(card), "Verbergen")
        await bed.poster.step(bed.clock())
        assert bed.again(card).text.startswith("### Wird <t:") and "verborgen" in bed.again(card).text
        await bed.deliver()
        hidden = bed.again(card)
        assert not hidden.framed
        assert hidden.text == ("**Dort verborgen** · Klara K., Blog\n-# „Kauft woanders!“ · gefällt dir")
        assert hidden.buttons == ["Wieder zeigen"]
        assert await bed.owner.click(hidden, "Wieder zeigen") is None
        await bed.deliver()
        assert bed.again(card).framed
        assert [one.visibility for one in bed.platform.comments.values()] == [Visibility.PUBLIC]


async def test_taking_a_like_back_opens_no_form_and_the_card_is_as_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        bed.platform.social = True
        card = await bed.asked("So ein schöner Laden!")
        before = bed.again(card).text
        await pressed(bed, card, "Gefällt mir")
        await bed.poster.step(bed.clock())
        back = await bed.owner.click(bed.again(card), "Zurückholen")
        assert not isinstance(back, Form)
        await bed.deliver()
        assert bed.again(card).text == before
        assert [one.liked for one in bed.platform.comments.values()] == [False]


async def test_a_like_made_there_shows_on_the_card_after_the_next_look_and_rings_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch, language=Language.ENGLISH) as bed:
        bed.platform.social = True
        card = await bed.asked("What a nice shop!")
        for one in bed.platform.comments.values():
            one.liked = True
        bed.clock.advance(bed.platform.polls[0].every * 2)
        await bed.read()
        await bed.show()
        assert "-# you like this" in bed.again(card).text
        assert len(bed.cards()) == 1
        panel = message_in(await bed.owner.click(bed.again(card), "More"))
        assert panel.buttons == ["Note", "Hide", "No longer like", "On the web", "Person"]


async def test_an_old_panel_does_not_like_twice_but_shows_what_is_so_now(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        bed.platform.social = True
        card = await bed.asked("So ein schöner Laden!")
        old = message_in(await bed.owner.click(card, "Mehr"))
        await pressed(bed, card, "Gefällt mir")
        await bed.deliver()
        again = message_in(await bed.owner.click(old, "Gefällt mir"))
        assert "Inzwischen hat sich etwas getan." in again.text
        assert "Gefällt mir nicht mehr" in again.buttons
        assert len(await bed.app.db.read(lambda tx: tx.all("SELECT 1 FROM outbox"))) == 1
