"""An account whose connection is paused, removed or connected again while an answer of X is under way."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from bot.ports import Net
from tests.connectors.turned import MOMENTS, TURNS, Held, turned_while_read
from tests.connectors.x.stage import CURRENT
from tests.connectors.x.test_machine import Played


class Walked(Played):
    """An account with more mentions than one answer holds."""

    def __init__(self) -> None:
        super().__init__()
        self.held = Held(self.recording)

    def net(self) -> Net:
        super().net()
        return self.held

    def fill(self) -> None:
        for number in range(45):
            author = self.x.user(f"Kundin {number % 9}").id
            self.x.write(author, f"Frage {number}", parent=self.x.root)
        self.clock.advance(timedelta(minutes=65))


@MOMENTS
@TURNS
async def test_a_connection_that_is_turned_while_an_answer_is_under_way_loses_and_doubles_nothing(
    tmp_path: Path, turn: str, at: int
) -> None:
    await turned_while_read(Walked, tmp_path, turn, at, CURRENT)
