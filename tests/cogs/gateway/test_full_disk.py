"""Full disk and flood of comments: the owner is warned of each once, and informed once when reading continues."""

import sqlite3
from pathlib import Path

import pytest

from bot.domain.allowance import Allowance
from bot.storage.allowances import AllowanceStore
from bot.storage.installation import InstallationStore
from cogs.gateway.full_disk import FullDisk
from tests.support.simcord_bed import Shown, SimcordBed, simcord_bed


async def pages(bed: SimcordBed, most: int) -> None:
    """How large the file may grow, as on a disk of that size; never less than it is."""
    connection = bed.app.db._writer._conn
    assert connection is not None
    await bed.app.db._writer._execute(connection.execute, f"PRAGMA max_page_count = {most}")


async def remember(bed: SimcordBed, letters: int) -> None:
    await bed.app.db.write(lambda tx: InstallationStore(tx).put("a long one", "x" * letters))


async def test_a_full_disk_is_reported_once_with_a_mention_and_once_when_there_is_room_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        watch = FullDisk(bed.app)
        await watch.step(bed.client, bed.clock())
        assert bed.cards() == []
        await pages(bed, 1)
        with pytest.raises(sqlite3.OperationalError, match="full"):
            await remember(bed, 1_000_000)
        for _ in range(3):
            await watch.step(bed.client, bed.clock())
        assert [shown.content for shown in bed.cards()] == [
            f"<@{bed.owner.id}> Auf dem Computer, auf dem ich laufe, ist kein Platz mehr. Ich kann gerade weder lesen"
            " noch senden; heb bis dahin selbst auf, was du schreibst. Mach dort Platz, dann geht es von selbst weiter."
        ]
        await pages(bed, 1_000_000)
        await remember(bed, 10)
        for _ in range(3):
            await watch.step(bed.client, bed.clock())
        assert [shown.content for shown in bed.cards()][1:] == [
            "Es ist wieder Platz: Ich lese und sende wie vorher und hole nach, was inzwischen kam."
        ]


async def test_a_flood_is_said_on_a_card_that_lets_it_be_read_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        await bed.app.db.write(
            lambda tx: AllowanceStore(tx).put(bed.business.id, bed.channel, Allowance(bed.clock(), 19_999, 0))
        )
        await bed.asked("Habt ihr offen?")
        (stopped,) = [shown for shown in bed.cards() if "läutet seit " in shown.text]
        assert "Von dort kam heute viel mehr, als ich an einem Tag aufnehme." in stopped.text
        assert stopped.buttons == ["Weiterlesen", "Was heißt das?"]
        answer = await bed.owner.click(stopped, "Weiterlesen")
        assert isinstance(answer, Shown)
        assert answer.text == "Alles klar, ich lese weiter."
        await bed.show()
        assert "läutet wieder" in bed.again(stopped).text
        card = await bed.asked("Und am Sonntag?")
        assert "Und am Sonntag?" in card.text
