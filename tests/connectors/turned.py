"""A connection of any platform that is paused, removed or connected again while an answer of the platform is under way."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Protocol

import pytest

from bot.domain.comment import AuthorRole
from bot.ports import HttpAnswer, HttpRequest, Net
from bot.storage.sqlite.database import Database
from tests.connectors.machine import OWNER, Engine, Played
from tests.support.businesses import acting
from tests.support.fresh import new_database

LAMPS = "SELECT read_glow, read_reason, send_glow, send_reason, state FROM channel"
TWICE = "SELECT comment_id FROM event WHERE what = 'announced' GROUP BY comment_id HAVING count(*) > 1"
HERE = "SELECT text FROM comment WHERE visibility = 'public' AND role = 'customer' ORDER BY text"

TURNS = pytest.mark.parametrize("turn", ["pause", "remove", "pause and resume", "remove and add"])
MOMENTS = pytest.mark.parametrize("at", [1, 2, 4])
"""After how many requests the connection is turned."""


class Held:
    """The way to a platform; the answer to the request after which none is `left` waits for `go`."""

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


class Filled(Played, Protocol):
    """A platform behind a Held."""

    held: Held

    def fill(self) -> None:
        """People write more than four answers hold."""


async def turned_while_read(
    made: Callable[[], Filled], folder: Path, turn: str, at: int, installation: Mapping[str, str]
) -> None:
    """Turns the connection after the request number `at` of a walk: nothing is taken in for a removed one, no lamp changes,
    and in the end nothing is missed and nothing rang twice.
    """
    played, path = made(), folder / "shopbell.db"
    new_database(path)
    db = await Database.open(path)
    try:
        engine = Engine(db, played, 1, installation=installation)
        await engine.connect()
        played.fill()
        actor = acting(engine.business.id, OWNER, played.clock())
        connecting, pausing = engine.connecting, engine.pausing

        async def again() -> None:
            if turn.startswith("pause"):
                await pausing.resume(actor, engine.channel)
            else:
                await connecting.add(actor, played.key, played.settings, played.secrets)

        played.held.left = at
        reading = asyncio.create_task(engine.run(timedelta(minutes=3)))
        await asyncio.wait_for(played.held.reached.wait(), 30)
        await (pausing.pause if turn.startswith("pause") else pausing.remove)(actor, engine.channel)
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
        there = [one.text for one in played.there().values() if one.role is AuthorRole.CUSTOMER]
        assert [row[0] for row in await engine.rows(HERE)] == sorted(there)
        assert await engine.rows(TWICE) == []
        assert await engine.rows(LAMPS) == [("on", "", "on", "", "active")]
        await engine.switchboard.aclose()
    finally:
        await db.close()
