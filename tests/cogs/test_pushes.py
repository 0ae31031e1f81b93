"""A platform that only pushes, through the whole bot: card, reply, panel, terminal's facts and loops."""

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.domain.external_id import ExternalId
from bot.ports import Received
from tests.services.reading.test_pushes import HOSTILE
from tests.support.businesses import acting
from tests.support.platform import FakePlatform
from tests.support.simcord_bed import Shown, SimcordBed, form_of, simcord_bed


@pytest.fixture(autouse=True)
def no_polls(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pretend platform is never polled."""
    made = FakePlatform.__init__

    def pushing(self: FakePlatform, *given: object, **named: object) -> None:
        made(self, *given, **{"polls": (), **named})  # type: ignore[arg-type]

    monkeypatch.setattr(FakePlatform, "__init__", pushing)


async def pushed(bed: SimcordBed, text: str) -> Shown:
    made = bed.platform.write(text, author="Klara K.", author_id="k")
    seen = bed.platform.seen(bed.platform.comments[made])
    assert await bed.app.receive(bed.business.id, bed.channel, Received((seen,)))
    await bed.read()
    await bed.show()
    return bed.cards()[-1]


async def test_a_pushed_comment_rings_becomes_a_card_and_is_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        card = await pushed(bed, "Habt ihr am Samstag offen?")
        assert "Habt ihr am Samstag offen?" in card.text and "Klara K." in card.text
        await bed.owner.send(await form_of(bed, card, "Antworten"), answer="Ja, bis 14 Uhr.")
        await bed.deliver()
        assert "Ja, bis 14 Uhr." in [one.text for one in bed.platform.comments.values()]
        assert not any(call.startswith("fetch") for call in bed.platform.calls)
        panel = await bed.owner.command("connections")
        assert isinstance(panel, Shown) and "läutet · nimmt Antworten an" in panel.text
        one = await bed.owner.choose(panel, "Eine öffnen …", str(bed.channel))
        assert isinstance(one, Shown) and "-# zuletzt geprüft: <t:" in one.text
        walk = await bed.app.connect.first_read(bed.business.id, bed.channel)
        assert walk is not None and walk.only_pushes and walk.complete and walk.works
        digest = await bed.app.figures.day(bed.business.id, bed.clock().date(), bed.clock())
        assert digest is not None and (digest.stopped, digest.working) == ((), 1)


async def test_it_has_a_loop_for_its_check_ups_and_none_that_polls(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        await bed.app.start(keeps=False)
        names = bed.app.loops.names()
        assert f"checkup:{bed.channel}" in names and f"poll:{bed.channel}" not in names
        await bed.app.pausing.remove(acting(bed.business.id, bed.owner.id, bed.clock()), bed.channel)  # type: ignore[arg-type]
        await asyncio.sleep(0)
        assert f"checkup:{bed.channel}" not in bed.app.loops.names()


@pytest.mark.parametrize("odd", HOSTILE.values(), ids=HOSTILE.keys())
async def test_a_comment_that_cannot_be_is_a_card_all_the_same_and_keeps_no_other_from_one(
    odd: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        bad, good = (bed.platform.write(text, author=text, author_id=text) for text in ("Seltsam", "Offen?"))
        seen = replace(
            bed.platform.seen(bed.platform.comments[bad]),
            **{"external_id": ExternalId("x"), "answers": (), **odd},
        )
        received = Received((seen, bed.platform.seen(bed.platform.comments[good])))
        assert await bed.app.receive(bed.business.id, bed.channel, received)
        await bed.read()
        for _ in range(3):
            await bed.show()
        assert any("Offen?" in card.text for card in bed.cards())
        waiting = await bed.app.db.read(
            lambda tx: tx.all(
                "SELECT comment_id FROM card_comment JOIN card ON card.id = card_id WHERE message_id IS NULL"
            )
        )
        assert waiting == []
        listed = await bed.owner.command("open")
        assert isinstance(listed, Shown)
        card = bed.cards()[-1]
        assert isinstance(await bed.owner.click(card, "Mehr"), Shown)
