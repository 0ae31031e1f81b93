"""The bed on simcord: what a test's clock passes is read, in every run."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.support.simcord_bed import simcord_bed


async def test_a_poll_is_due_after_its_interval_however_often_it_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        for number in range(20):
            bed.platform.write(f"Nummer {number}", author_id="eva")
            bed.clock.advance(timedelta(minutes=1))
            await bed.read()
            rows = await bed.app.db.read(lambda tx: tx.all("SELECT text FROM comment"))
            assert f"Nummer {number}" in [row["text"] for row in rows]
