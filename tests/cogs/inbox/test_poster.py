"""The loop of the cards: what happens to one card does not happen to the others."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.support.simcord_bed import simcord_bed


async def test_a_card_whose_rows_cannot_be_read_holds_up_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        for text in ("Was kostet das?", "Habt ihr offen?"):
            bed.platform.write(text)
        bed.clock.advance(timedelta(minutes=2))
        await bed.read()
        await bed.app.db.write(
            lambda tx: tx.execute("UPDATE comment SET media = 'torn' WHERE text = 'Was kostet das?'")
        )
        await bed.show()
        assert ["Habt ihr offen?" in card.text for card in bed.cards()] == [True]
        await bed.app.db.write(lambda tx: tx.execute("UPDATE comment SET media = '[]'"))
        bed.clock.advance(timedelta(minutes=11))
        await bed.show()
        assert sorted("Was kostet das?" in card.text for card in bed.cards()) == [False, True]
