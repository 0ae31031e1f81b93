"""A page whose connection is paused, removed or connected again while an answer of Facebook is under way: nothing is taken in
for a removed one, no lamp changes, and in the end nothing is missed and nothing rang twice.
"""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from bot.ports import HttpAnswer, HttpRequest, Net
from bot.storage.sqlite.database import Database
from tests.connectors.facebook.test_machine import Played
from tests.connectors.machine import OWNER, Engine
from tests.support.businesses import acting
from tests.support.fresh import new_database

LAMPS = "SELECT read_glow, read_reason, send_glow, send_reason, state FROM channel"
TWICE = "SELECT comment_id FROM event WHERE what = 'announced' GROUP BY comment_id HAVING count(*) > 1"


class Held:
    """The way to Facebook; the answer to the request after which none is `left` waits for `go`."""

    def __init__(self, net: Net) -> None:
        self._net, self.left = net, 0
        self.reached, self.go = asyncio.Event(), asyncio.Event()

    async def request(self, request: HttpRequest) -> HttpAnswer:
        answer = await self._net.request(request)
        self.left -= 1
        if self.left == 0:
            self.reached.set()
            await self.go.wait()
        return answer


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


@pytest.mark.parametrize("at", [1, 2, 4])
@pytest.mark.parametrize("turn", ["pause", "remove", "pause and resume", "remove and add"])
async def test_a_connection_that_is_turned_while_an_answer_is_under_way_loses_and_doubles_nothing(
    tmp_path: Path, turn: str, at: int
) -> None:
    played, path = Walked(), tmp_path / "shopbell.db"
    new_database(path)
    db = await Database.open(path)
    try:
        engine = Engine(db, played, 1)
        await engine.connect()
        played.fill()
        actor = acting(engine.business.id, OWNER, played.clock())

        async def again() -> None:
            if turn.startswith("pause"):
                await engine.pausing.resume(actor, engine.channel)
            else:
                await engine.connecting.add(actor, played.key, played.settings, played.secrets)

        played.held.left = at
        reading = asyncio.create_task(engine.run(timedelta(minutes=3)))
        await asyncio.wait_for(played.held.reached.wait(), 30)
        await (engine.pausing.pause if turn.startswith("pause") else engine.pausing.remove)(
            actor, engine.channel
        )
        if " and " in turn:
            await again()
        before, known = await engine.rows(LAMPS), await engine.rows("SELECT count(*) FROM comment")
        played.held.go.set()
        await reading
        assert await engine.rows(LAMPS) == before
        if turn == "remove":
            assert await engine.rows("SELECT count(*) FROM comment") == known
        if " and " not in turn:
            await again()
        await engine.rest()
        here = await engine.rows("SELECT text FROM comment WHERE visibility = 'public' ORDER BY text")
        assert [row[0] for row in here] == sorted(one.message for one in played.facebook.comments.values())
        assert await engine.rows(TWICE) == []
        assert await engine.rows(LAMPS) == [("on", "", "on", "", "active")]
        await engine.switchboard.aclose()
    finally:
        await db.close()
