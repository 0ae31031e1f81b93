"""The bundle rings again for what somebody would miss, and says what came last; and what became of it."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.comment import Visibility
from tests.cogs.test_panels import flood
from tests.support.simcord_bed import Shown, SimcordBed, message_in, simcord_bed

MINUTE = timedelta(minutes=1)


async def arrives(bed: SimcordBed, text: str, after: timedelta = 2 * MINUTE) -> None:
    bed.platform.write(text, author="Klara K.", author_id=text)
    bed.clock.advance(after)
    await bed.read()
    await bed.show()


async def rung(bed: SimcordBed) -> list[str]:
    """Times at which bundles rang."""
    rows = await bed.app.db.read(
        lambda tx: tx.all("SELECT rang_at, posted_at FROM card WHERE form = 'bundle' AND rang_at IS NOT NULL")
    )
    return [str(row["rang_at"]) for row in rows]


def bundle_of(bed: SimcordBed) -> Shown:
    (bundle,) = [card for card in bed.cards() if "Als Liste" in card.buttons]
    return bundle


async def test_a_question_that_joins_rings_again_at_the_bottom_and_is_in_the_headline(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        first = await flood(bed, 3)
        before = await rung(bed)
        await arrives(bed, "Was kostet die Mühle?", 4 * MINUTE)
        again = bundle_of(bed)
        assert again.id != first.id
        assert again.text.split("\n")[0] == "### Zuletzt: Kaufinteresse von Klara K."
        assert again.text.split("\n")[1].startswith("4 neue Kommentare")
        assert await rung(bed) > before


async def test_praise_joins_silently_until_somebody_has_looked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        first = await flood(bed, 3)
        before = await rung(bed)
        await arrives(bed, "Schönen Abend noch", 4 * MINUTE)
        assert bundle_of(bed).id == first.id
        assert await rung(bed) == before
        message_in(await bed.owner.click(bundle_of(bed), "Als Liste"))
        await arrives(bed, "Liebe Grüße aus Graz", MINUTE)
        assert bundle_of(bed).id != first.id
        assert bundle_of(bed).text.startswith("### Zuletzt: Kommentar von Klara K.\n")


async def test_a_bundle_whose_comments_were_sorted_out_there_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        bundle = await flood(bed, 2)
        *_, one, other = bed.platform.comments
        for comment in (one, other):
            bed.platform.set(comment, Visibility.SPAM)
        bed.clock.advance(2 * MINUTE)
        await bed.read()
        await bed.show()
        assert bed.again(bundle).text == "**Alle 2 aussortiert**"
