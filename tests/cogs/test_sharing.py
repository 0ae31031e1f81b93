"""Connections with one access: the panel says which, and what removing or renewing one means for the others."""

from pathlib import Path

import pytest

from bot.domain.connecting import Connected
from bot.domain.event import What
from tests.support.businesses import acting
from tests.support.platform import KEY
from tests.support.simcord_bed import Shown, SimcordBed, simcord_bed


async def gallery(bed: SimcordBed) -> None:
    """A second connection with the access of the first."""
    [first] = await bed.app.connect.all(bed.business.id)
    bed.platform.account = "gallery.example"
    second = await bed.app.connect.add(
        acting(
            bed.business.id,
            bed.owner.id,  # type: ignore[arg-type]
            bed.clock(),
        ),
        KEY,
        {"address": "gallery.example"},
        {"password": "x"},
        title="Galerie_2",
        credential=first.credential_id,
    )
    assert isinstance(second, Connected)


async def panel(bed: SimcordBed) -> Shown:
    listed = await bed.owner.command("connections")
    assert isinstance(listed, Shown)
    shown = await bed.owner.choose(listed, "Eine öffnen …", str(bed.channel))
    assert isinstance(shown, Shown)
    return shown


async def test_the_panel_names_the_connections_with_the_same_access(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        assert "Gemeinsamer Zugang" not in (await panel(bed)).text
        await gallery(bed)
        assert "-# Gemeinsamer Zugang mit Galerie\\_2." in (await panel(bed)).text


async def test_renewing_says_for_whom_the_new_access_counts_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        await gallery(bed)
        said = await bed.owner.click(await panel(bed), "Erneuern")
        assert isinstance(said, Shown)
        assert said.text.endswith("Damit gilt der neue Zugang auch für Galerie\\_2.")


async def test_removing_one_asks_truly_and_leaves_the_other_its_access(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        await gallery(bed)
        asked = await bed.owner.click(await panel(bed), "Trennen")
        assert isinstance(asked, Shown)
        assert asked.text == (
            "Rösterei trennen? Die Kommentare von dort bleiben in den Zahlen.\n"
            "Der Zugang bleibt für Galerie\\_2 bestehen."
        )
        await bed.owner.click(asked, "Trennen")
        [left] = await bed.app.connect.all(bed.business.id)
        assert left.title == "Galerie_2" and left.credential_id is not None
        events = await bed.app.db.read(
            lambda tx: tx.all("SELECT 1 FROM event WHERE what = :what", what=What.REMOVED.value)
        )
        assert len(events) == 1
        last = await bed.owner.command("connections")
        assert isinstance(last, Shown)
        shown = await bed.owner.choose(last, "Eine öffnen …", str(left.id))
        assert isinstance(shown, Shown)
        asked = await bed.owner.click(shown, "Trennen")
        assert isinstance(asked, Shown) and asked.text.startswith(
            "Galerie\\_2 trennen? Der Zugang wird vergessen"
        )
        await bed.owner.click(asked, "Trennen")
        kept = await bed.app.db.read(lambda tx: tx.all("SELECT 1 FROM credential"))
        assert kept == []
