"""A thank-you after our answer goes under the closed card without a ring; one tap makes it a comment to be answered."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.domain.comment import CommentState, Visibility
from bot.domain.external_id import ExternalId
from bot.storage.comments import CommentStore
from tests.support.simcord_bed import Shown, SimcordBed, form_of, simcord_bed


async def answered(bed: SimcordBed, words: str = "Ja, bis 13 Uhr.") -> Shown:
    """Klara's question, answered from its card."""
    card = await bed.asked("Habt ihr am Samstag offen?", author="Klara K.", author_id="k")
    await bed.owner.send(await form_of(bed, card, "Antworten"), answer=words)
    await bed.deliver()
    return bed.again(card)


async def writes(
    bed: SimcordBed, text: str, after: timedelta = timedelta(minutes=2), **more: Any
) -> ExternalId:
    bed.clock.advance(after)
    written = bed.platform.write(text, author="Klara K.", **{"author_id": "k", **more})
    bed.clock.advance(timedelta(minutes=2))
    await bed.read()
    await bed.show()
    return written


async def state(bed: SimcordBed, external: ExternalId) -> CommentState:
    found = await bed.app.db.read(
        lambda tx: CommentStore(tx).by_external(bed.business.id, bed.channel, external)
    )
    assert found is not None
    return found.state


async def test_a_thank_you_is_a_line_under_the_answer_and_neither_rings_nor_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        card = await answered(bed)
        thanks = await writes(bed, "Danke!")
        (shown,) = bed.cards()
        assert shown.id == card.id
        assert shown.text.split("\n")[2] == "-# schrieb noch: „Danke!“"
        assert shown.buttons == ["Doch beantworten", "Mehr"]
        assert await state(bed, thanks) is CommentState.DONE
        assert (await bed.app.desk.open(bed.business.id))[1] == 0
        await writes(bed, "👍")
        assert bed.again(card).text.split("\n")[2] == "-# schrieb noch: „👍“"


async def test_one_tap_makes_it_an_open_comment_with_a_silent_card_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        card = await answered(bed)
        thanks = await writes(bed, "Danke!")
        await bed.owner.click(bed.again(card), "Doch beantworten")
        await bed.show()
        first, second = bed.cards()
        assert "schrieb noch" not in first.text
        assert first.buttons == ["Mehr"]
        assert second.text.startswith("### Kommentar von Klara K.")
        assert (second.framed, second.raw.mentions) == (True, [])
        assert await state(bed, thanks) is CommentState.OPEN
        await bed.owner.send(await form_of(bed, second, "Antworten"), answer="Gern!")
        await bed.deliver()
        assert await state(bed, thanks) is CommentState.ANSWERED


@pytest.mark.parametrize(
    ("answer", "text", "more"),
    [
        ("Ja, bis 13 Uhr.", "Danke! Und am Sonntag?", {}),
        ("Sollen wir dir eins zurücklegen?", "Super!", {}),
        ("Ja, bis 13 Uhr.", "Danke!", {"author_id": "m"}),
        ("Ja, bis 13 Uhr.", "Danke!", {"author_id": None}),
        ("Ja, bis 13 Uhr.", "Danke!", {"thread": "post-2"}),
        ("Ja, bis 13 Uhr.", "Danke!", {"after": timedelta(days=8)}),
        ("Ja, bis 13 Uhr.", "Danke!", {"visibility": Visibility.HELD}),
    ],
)
async def test_anything_else_is_an_ordinary_comment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str, text: str, more: dict[str, Any]
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        card = await answered(bed, answer)
        written = await writes(bed, text, **more)
        assert "schrieb noch" not in bed.again(card).text
        assert await state(bed, written) is CommentState.OPEN
        assert len(bed.cards()) == 2


async def test_a_thank_you_while_something_waits_is_read_with_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        await answered(bed)
        await writes(bed, "Und am Sonntag?")
        await writes(bed, "Danke!")
        assert "> Danke!" in bed.cards()[-1].text


async def test_a_thank_you_that_is_edited_into_a_question_becomes_a_card(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        card = await answered(bed)
        thanks = await writes(bed, "Danke!")
        bed.platform.edit(thanks, "Danke! Und was kostet das?")
        bed.clock.advance(timedelta(minutes=6))
        await bed.read()
        await bed.show()
        assert "schrieb noch" not in bed.again(card).text
        assert bed.cards()[-1].text.startswith("### Kaufinteresse von Klara K.")


async def test_a_thank_you_that_the_customer_deletes_leaves_the_card(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        card = await answered(bed)
        thanks = await writes(bed, "Danke!")
        bed.platform.delete(thanks)
        bed.clock.advance(timedelta(hours=25))
        await bed.read()
        await bed.show()
        shown = bed.again(card)
        assert "schrieb noch" not in shown.text
        assert shown.text.startswith("**Beantwortet")
