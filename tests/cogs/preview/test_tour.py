"""The tour keeps its pace: three seconds after the button, fifteen without it, then every twenty-five, or eight after an
answer; at the end the report and how to do it live.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.domain.settings import Language
from bot.texts import speak
from cogs.preview.tour import Tour, go_button, welcome
from tests.support.simcord_bed import SimcordBed, form_in, simcord_bed

S = timedelta(seconds=1)


@dataclass(slots=True)
class Show:
    """A tour of three scenes whose beginnings are noted, in seconds from the start."""

    bed: SimcordBed
    tour: Tour
    began: datetime
    scenes: list[float] = field(default_factory=list)

    async def runs(self, seconds: int) -> None:
        """Every second a step."""
        for _ in range(seconds):
            await self.tour.step(self.bed.clock())
            self.bed.clock.advance(S)


@asynccontextmanager
async def show(folder: Path, patch: pytest.MonkeyPatch) -> AsyncIterator[Show]:
    async with simcord_bed(folder, patch) as bed:
        at = bed.clock()
        made: list[Show] = []

        def play(scenes: int) -> int:
            if scenes:
                made[0].scenes.append((bed.clock() - at).total_seconds())
            return 3

        patch.setattr(bed.app, "play_example", play)
        made_tour = Tour(bed.client, bed.business.id, bed.client.get_partial_messageable(bed.inbox.id))
        made.append(Show(bed, made_tour, at))
        yield made[0]


def test_the_welcome_is_the_sentence_of_the_specification() -> None:
    assert welcome(speak(Language.GERMAN_DU)) == (
        "Willkommen! Gleich läutet die erste Kundin. Tipp auf einen blauen Knopf, ändere den Text, schick ihn ab."
        " Du hast 10 Sekunden zum Zurückholen."
    )


async def test_nothing_begins_before_anybody_looks_and_fifteen_seconds_after_it_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with show(tmp_path, monkeypatch) as tour:
        await tour.runs(40)
        assert tour.scenes == []
        tour.tour.opened()
        await tour.runs(10)
        tour.tour.opened()
        await tour.runs(10)
        assert tour.scenes == [55.0]


async def test_the_button_begins_at_once_and_goes_and_a_second_tap_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with show(tmp_path, monkeypatch) as tour:
        tour.tour.opened()
        texts = speak(Language.GERMAN_DU)
        place = tour.bed.client.get_partial_messageable(tour.bed.inbox.id)
        await place.send(welcome(texts), view=go_button(texts))
        message = tour.bed.cards()[-1]
        assert message.buttons == ["Los"]
        await tour.bed.owner.click(message, "Los")
        assert tour.bed.cards()[-1].buttons == []
        assert tour.bed.cards()[-1].content == welcome(texts)
        await tour.runs(60)
        assert tour.scenes == [1.0, 26.0, 51.0]


async def test_after_an_answer_the_next_one_comes_eight_seconds_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with show(tmp_path, monkeypatch) as tour:
        bed = tour.bed
        card = await bed.asked("Habt ihr Gutscheine?")
        tour.tour.opened()
        await tour.runs(16)
        (first,) = tour.scenes
        await bed.owner.send(form_in(await bed.owner.click(card, "Antworten")), answer="Ja, ab 10 €!")
        await bed.deliver()
        answered = (bed.clock() - tour.began).total_seconds()
        await tour.runs(10)
        assert tour.scenes == [first, answered + 8]


async def test_after_the_scenes_come_the_report_of_yesterday_and_three_lines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with show(tmp_path, monkeypatch) as tour:
        tour.tour.opened()
        await tour.runs(15 + 4 * 25)
        report = tour.bed.cards()[-1]
        assert "Das war der" in report.text or "Gestern war es ruhig" in report.text
        await tour.runs(25)
        end = tour.bed.cards()[-1]
        assert end.text.split("\n")[0] == "**Das war’s. So machst du es echt:**"
        assert [line[0] for line in end.text.split("\n")[1:]] == ["1", "2", "3"]
        count = len(tour.bed.cards())
        assert await tour.tour.step(tour.bed.clock()) is None
        assert len(tour.bed.cards()) == count
