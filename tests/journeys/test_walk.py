"""A busy hour on the phone: a bundle walked through one by one, on simcord, with every tap counted."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.support.simcord_bed import Shown, SimcordBed, form_in, message_in, simcord_bed


async def burst(bed: SimcordBed, *texts: str) -> Shown:
    """Five ring singly; these come after them in a bundle, each from somebody else."""
    for number in range(5):
        bed.platform.write(f"Vorher {number}", author=f"Vor {number}", author_id=f"v{number}")
    bed.clock.advance(timedelta(minutes=4))
    await bed.read()
    await bed.show()
    for number, text in enumerate(texts):
        bed.platform.write(text, author=f"Gast {'ABCDEFGHIJKLMNOP'[number % 16]}.", author_id=f"g{number}")
    bed.clock.advance(timedelta(minutes=4))
    await bed.read()
    await bed.show()
    return bundle_of(bed)


def bundle_of(bed: SimcordBed) -> Shown:
    (bundle,) = [card for card in bed.cards() if "Der Reihe nach" in card.buttons]
    return bundle


def said_of(walk: Shown) -> str:
    """Headline of the comment that is shown."""
    return next(line for line in walk.text.split("\n") if line.startswith("### ")).removeprefix("### ")


async def replies(bed: SimcordBed) -> list[str]:
    await bed.deliver()
    return [reply.text for reply in bed.platform.own()]


async def test_eight_comments_in_a_busy_hour_take_two_taps_each_in_one_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        bundle = await burst(bed, *(f"Habt ihr am {day}. offen?" for day in range(1, 9)))
        assert bundle.text.startswith("### 8 neue Kommentare")
        assert bundle.buttons == ["Der Reihe nach", "Als Liste", "Mehr"]
        before = len(bed.cards())
        walk = message_in(await bed.owner.click(bundle, "Der Reihe nach"))
        assert walk.ephemeral and walk.v2
        first, taps = walk.id, bed.owner.interactions
        for number in range(8):
            assert said_of(walk).startswith("Frage von Gast ")
            assert ("noch " + str(7 - number) if number < 7 else "der letzte") in walk.text
            form = form_in(await bed.owner.click(walk, "Antworten"))
            assert form.fields["answer"]["value"].startswith("Hallo Gast ")
            walk = message_in(await bed.owner.send(form, answer=f"Ja, am {number}. bis 14 Uhr."))
            assert walk.id == first, "the same message becomes the next comment"
            await bed.poster.step(bed.clock())
            left = bed.again(bundle).text
            assert left.startswith(
                f"### noch {7 - number} Kommentar" if number < 7 else "**Alle 8 angesehen**"
            )
        assert bed.owner.interactions - taps == 16
        assert walk.text == "### Das waren alle\nHier wartet niemand mehr auf eine Antwort."
        assert len(bed.cards()) == before, "nothing is posted below the walk while it goes on"
        for _ in range(8):
            await bed.deliver()
        assert sorted(await replies(bed)) == sorted(f"Ja, am {n}. bis 14 Uhr." for n in range(8))
        done = bed.again(bundle)
        assert done.text == "**Alle 8 angesehen**" and done.buttons == ["Mehr"]
