"""A page whose connection is paused, removed or connected again while an answer of Facebook is under way."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from bot.ports import Net
from tests.connectors.facebook.test_machine import Played
from tests.connectors.turned import MOMENTS, TURNS, Held, turned_while_read


class Walked(Played):
    """A page with more comments than one answer holds."""

    def __init__(self) -> None:
        super().__init__()
        self.held = Held(self.bed)

    def net(self) -> Net:
        return self.held

    def fill(self) -> None:
        for post in range(4):
            made = self.facebook.post(f"Beitrag {post}")
            for number in range(40):
                self.facebook.say(
                    made, f"Frage {post}-{number}", (f"7001{post:03}{number:03}", f"N {number}")
                )
        self.clock.advance(timedelta(minutes=65))


@MOMENTS
@TURNS
async def test_a_connection_that_is_turned_while_an_answer_is_under_way_loses_and_doubles_nothing(
    tmp_path: Path, turn: str, at: int
) -> None:
    await turned_while_read(Walked, tmp_path, turn, at, {})
