"""From a comment to a sent reply, through the whole bot on simcord."""

from pathlib import Path

import pytest

from bot.domain.business import MemberId
from tests.support.simcord_bed import Form, Shown, SimcordBed, simcord_bed


async def template(bed: SimcordBed, title: str, body: str, short: str = "") -> None:
    saved = await bed.app.templates.save(
        bed.business.id, None, title, short, body, MemberId(bed.owner.id), bed.clock()
    )
    assert isinstance(saved, int)


async def test_two_interactions_from_a_suggestion_to_a_sent_reply(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        await template(bed, "Gutscheine", "Hallo {name}! Gutscheine gibt es ab 10 €.")
        card = await bed.asked("Habt ihr Gutscheine?", author="Klara K.")
        assert card.v2
        assert card.buttons == ["1 Gutscheine", "Antworten", "Erledigt", "Mehr"]
        form = await bed.owner.click(card, "1 Gutscheine")
        assert isinstance(form, Form)
        await bed.owner.send(form)
        assert bed.owner.interactions == 2
        await bed.deliver()
        assert [it.text for it in bed.platform.own()] == ["Hallo Klara K.! Gutscheine gibt es ab 10 €."]
        answered = bed.again(card)
        assert answered.text.startswith("**Beantwortet nach ")
        assert not answered.framed
        assert isinstance(answered, Shown)
