"""Pictures of customers follow their card by an edit: fetched by us, uploaded by us, whatever the other server does."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from cogs.inbox.pictures import CardPictures
from tests.support.rough_server import RoughServer, Wire, rough_server
from tests.support.simcord_bed import Shown, SimcordBed, form_of, simcord_bed

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 99
JPG = b"\xff\xd8\xff\xe0" + b"0" * 99
LINE = "Bild, im Web ansehen"


async def png(wire: Wire) -> None:
    await wire.answer(200, PNG, "Content-Type: text/html")


@asynccontextmanager
async def bed_with_server(
    folder: Path, patch: pytest.MonkeyPatch
) -> AsyncIterator[tuple[SimcordBed, RoughServer, CardPictures]]:
    async with (
        rough_server(png) as server,
        simcord_bed(folder, patch, SHOPBELL_PRIVATE_HOSTS=f"127.0.0.1:{server.port}") as bed,
    ):
        yield bed, server, CardPictures(bed.client)


def address(server: RoughServer, name: str = "a.png") -> str:
    return f"http://127.0.0.1:{server.port}/{name}"


async def fetch(bed: SimcordBed, pictures: CardPictures) -> None:
    """Pictures until none is due now."""
    for _ in range(9):
        due = await pictures.step(bed.clock())
        if due is None or due > bed.clock():
            return


def gallery(card: Shown) -> list[str]:
    return [item["media"]["url"] for part in card.parts if part["type"] == 12 for item in part["items"]]


def files(card: Shown) -> list[str]:
    return [one.filename for one in card.raw.attachments]


async def test_the_card_comes_first_and_its_pictures_follow_as_attachments_of_its_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with bed_with_server(tmp_path, monkeypatch) as (bed, server, pictures):
        addresses = tuple(address(server, f"{n}.png") for n in range(6))
        card = await bed.asked("So sieht es aus.", author="Klara K.", media=addresses)
        assert (gallery(card), server.connections) == ([], 0)
        assert "6 Bilder, im Web ansehen" in card.text
        mentions = card.raw.mentions
        await fetch(bed, pictures)
        shown = bed.again(card)
        assert files(shown) == [f"picture{n}.png" for n in range(1, 5)]
        assert len(gallery(shown)) == 4
        assert not [url for url in gallery(shown) if "127.0.0.1" in url]
        assert "2 Bilder, im Web ansehen" in shown.text
        assert shown.raw.mentions == mentions
        assert [asked.path for asked in server.asked] == [f"/{n}.png" for n in range(4)]
        assert await pictures.step(bed.clock()) is None


async def test_a_later_drawing_keeps_the_pictures_and_a_closed_card_has_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with bed_with_server(tmp_path, monkeypatch) as (bed, server, pictures):
        card = await bed.asked("So sieht es aus.", author="Klara K.", media=(address(server),))
        await fetch(bed, pictures)
        bed.platform.edit(next(reversed(bed.platform.comments)), "So sah es aus.")
        bed.clock.advance(timedelta(minutes=6))
        await bed.read()
        await bed.show()
        shown = bed.again(card)
        assert "So sah es aus." in shown.text
        assert (len(gallery(shown)), files(shown)) == (1, ["picture1.png"])
        await bed.owner.send(await form_of(bed, shown, "Antworten"), answer="Oje!")
        await bed.deliver()
        closed = bed.again(card)
        assert closed.text.startswith("**Beantwortet")
        assert (gallery(closed), files(closed)) == ([], [])
        assert len(server.asked) == 1


async def test_a_card_that_is_posted_again_gets_its_pictures_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with bed_with_server(tmp_path, monkeypatch) as (bed, server, pictures):
        card = await bed.asked("So sieht es aus.", author_id="k", media=(address(server),))
        await fetch(bed, pictures)
        bed.clock.advance(timedelta(minutes=3))
        again = await bed.asked("Was macht ihr jetzt?", author_id="k", media=(address(server, "b.png"),))
        assert again.id != card.id
        assert gallery(again) == []
        await fetch(bed, pictures)
        assert files(bed.again(again)) == ["picture1.png", "picture2.png"]


async def test_a_card_whose_message_was_deleted_is_posted_again_and_gets_the_same_pictures_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with bed_with_server(tmp_path, monkeypatch) as (bed, server, pictures):
        card = await bed.asked("So sieht es aus.", author_id="k", media=(address(server),))
        await fetch(bed, pictures)
        await bed.again(card).raw.delete()
        bed.platform.edit(next(reversed(bed.platform.comments)), "So sah es aus.")
        bed.clock.advance(timedelta(minutes=6))
        await bed.read()
        await bed.show()
        (again,) = bed.cards()
        assert (again.id != card.id, gallery(again), files(again)) == (True, [], [])
        await fetch(bed, pictures)
        assert files(bed.again(again)) == ["picture1.png"]


class Late(CardPictures):
    """Uploads what it has read, after the card was closed and drawn so."""

    bed: SimcordBed
    card: Shown

    async def _upload(self, *given: Any) -> None:
        await self.bed.owner.click(self.bed.again(self.card), "Erledigt")
        await self.bed.poster.step(self.bed.clock())
        await super()._upload(*given)


async def test_an_upload_that_comes_too_late_is_drawn_over_by_what_the_card_is_now(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with bed_with_server(tmp_path, monkeypatch) as (bed, server, _):
        late = Late(bed.client)
        late.bed, late.card = bed, await bed.asked("Schaut!", media=(address(server),))
        await fetch(bed, late)
        await bed.show()
        shown = bed.again(late.card)
        assert shown.text.startswith("**Ohne Antwort erledigt**")
        assert files(shown) == []


async def test_a_bot_that_was_killed_before_fetches_them_after_its_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with bed_with_server(tmp_path, monkeypatch) as (bed, server, _):
        card = await bed.asked("So sieht es aus.", media=(address(server),))
        await fetch(bed, CardPictures(bed.client))
        assert files(bed.again(card)) == ["picture1.png"]


async def missing(wire: Wire) -> None:
    await wire.answer(404, PNG)


async def test_one_that_does_not_come_leaves_the_others_and_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def some(wire: Wire) -> None:
        await (missing(wire) if wire.asked.path == "/1" else wire.answer(200, JPG))

    async with bed_with_server(tmp_path, monkeypatch) as (bed, server, pictures):
        server.behave = some
        card = await bed.asked("Schaut!", media=tuple(address(server, str(n)) for n in range(3)))
        await fetch(bed, pictures)
        assert files(bed.again(card)) == ["picture1.jpg", "picture2.jpg"]
        assert f"1 {LINE}" in bed.again(card).text
        await fetch(bed, pictures)
        assert len(server.asked) == 3, "each is asked for once"


async def test_a_card_that_changed_while_its_pictures_came_is_drawn_as_it_is_now(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with bed_with_server(tmp_path, monkeypatch) as (bed, server, pictures):
        card = await bed.asked("Schaut!", media=(address(server),))

        async def meanwhile(wire: Wire) -> None:
            await bed.owner.click(bed.again(card), "Erledigt")
            await bed.poster.step(bed.clock())
            await wire.answer(200, PNG)

        server.behave = meanwhile
        await fetch(bed, pictures)
        await bed.show()
        shown = bed.again(card)
        assert shown.text.startswith("**Ohne Antwort erledigt**")
        assert files(shown) == []
