"""What the contract needs of a platform under test, and the list of platforms it runs against.

A connector joins by a class that fulfils Stage (in tests/connectors/KEY/stage.py) and a line in STAGES.
What a platform cannot do is left out of its `able`; the tests that need it are then not made for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum, auto
from importlib import import_module
from typing import Protocol

import pytest

from bot.domain.external_id import ExternalId
from bot.ports import AccountRef, Connector, Coverage, Fetched, Pull, SeenComment, Target


class Able(Enum):
    """What a stage can play."""

    ANSWER_THERE = auto()
    """Somebody of the business answers on the platform itself, with the account the bot uses."""
    COLLEAGUE = auto()
    """Another member of the business answers there with an account of their own."""
    EDIT = auto()
    DELETE = auto()
    WRITE = auto()
    """The account may answer."""
    MODERATE = auto()
    HOLD = auto()
    """A comment can wait for approval."""
    REVOKE = auto()
    FAIL = auto()
    """The platform can be down and lose answers."""
    REWRITE = auto()
    """A plugin there changes the words of what comes in."""
    THREADS = auto()
    TELLS_STATE = auto()
    """Lists say what was done to a comment: hidden, liked."""


class Stage(Protocol):
    """One platform with one account, empty at first. All methods act on the platform, not on the connector."""

    able: frozenset[Able]

    def connector(self, ref: AccountRef | None) -> Connector:
        """A new instance, as after a restart; `ref` is the answer of `check`."""

    def now(self) -> datetime:
        """The platform's time."""

    async def comment(self, text: str, *, name: str = "Resi", under: ExternalId | None = None) -> ExternalId:
        """A customer writes."""

    async def answer_there(self, under: ExternalId, text: str) -> ExternalId: ...

    async def colleague(self, under: ExternalId, text: str) -> ExternalId: ...

    async def edit(self, comment: ExternalId, text: str) -> None:
        """Its author changes it."""

    async def delete(self, comment: ExternalId) -> None:
        """For good."""

    async def hold(self, text: str) -> ExternalId:
        """A customer writes and it waits for approval."""

    async def standing(self, under: ExternalId) -> tuple[str, ...]:
        """Texts of the visible answers under a comment, as readers see them, oldest first."""

    def revoke(self) -> None:
        """The credential stops being valid."""

    def down(self) -> Callable[[], None]:
        """Nothing answers until the returned function is called."""

    def rewrite(self, words: str, into: str) -> None:
        """From now on these words are changed on the way in."""

    def lose_next_answer(self) -> None:
        """The next write takes effect, but its answer never arrives."""


@dataclass(frozen=True, slots=True)
class Staging:
    """Where a stage comes from. `server`: needs a real server, so it is skipped by name where there is none."""

    key: str
    module: str
    name: str
    able: frozenset[Able]

    def open(self, request: pytest.FixtureRequest) -> Stage:
        stage: Stage = getattr(import_module(self.module), self.name)(request)
        return stage


_EVERYTHING = frozenset(Able)
_ON_X = _EVERYTHING - {Able.COLLEAGUE, Able.HOLD, Able.REWRITE, Able.THREADS, Able.TELLS_STATE}

_ON_DISCORD = _EVERYTHING - {Able.HOLD, Able.REVOKE, Able.REWRITE}

STAGES: Mapping[str, Staging] = {
    "example": Staging(
        "example",
        "tests.connectors.example.stage",
        "OnStage",
        _EVERYTHING - {Able.REVOKE, Able.FAIL, Able.REWRITE},
    ),
    "discord": Staging("discord", "tests.connectors.community.stage", "OnStage", _ON_DISCORD),
    "discord-forum": Staging("discord", "tests.connectors.community.stage", "InForum", _ON_DISCORD),
    "facebook": Staging(
        "facebook",
        "tests.connectors.facebook.stage",
        "OnFacebook",
        _EVERYTHING - {Able.COLLEAGUE, Able.HOLD},
    ),
    "x": Staging("x", "tests.connectors.x.stage", "InMemory", _ON_X),
    "x-legacy": Staging("x", "tests.connectors.x.stage", "Legacy", _ON_X),
    "wordpress-in-memory": Staging("wordpress", "tests.connectors.wordpress.stage", "InMemory", _EVERYTHING),
    "wordpress-real": Staging("wordpress", "tests.connectors.wordpress.stage", "Real", _EVERYTHING),
}


@dataclass
class Reading:
    """A poll as the engine drives it: cursor kept, pages taken until there are no more."""

    connector: Connector
    poll: str
    now: Callable[[], datetime]
    cursor: str = ""
    pages: list[Fetched] = field(default_factory=list)

    async def once(self, watched: tuple[Target, ...] = ()) -> Fetched:
        """Everything one due poll brings, as one Fetched. Raises what fetch raises, the cursor kept."""
        seen: dict[ExternalId, SeenComment] = {}
        gone: list[ExternalId] = []
        covered: list[Coverage] = []
        also: list[str] = []
        for _ in range(200):
            page = await self.connector.fetch(Pull(self.poll, self.cursor, watched, self.now()))
            self.cursor = page.cursor
            self.pages.append(page)
            seen.update({one.external_id: one for one in page.seen})
            gone += page.gone
            covered += page.covered
            also += page.also
            if not page.more:
                return Fetched(
                    tuple(seen.values()), tuple(gone), tuple(covered), self.cursor, also=tuple(also)
                )
        raise AssertionError("the poll never comes to an end")


async def look(connector: Connector, now: Callable[[], datetime]) -> dict[ExternalId, SeenComment]:
    """Everything the main poll sees, from the very beginning."""
    main = connector.polls()[0].name
    return {one.external_id: one for one in (await Reading(connector, main, now).once()).seen}


def target(seen: SeenComment) -> Target:
    """What the engine hands back for a comment it has seen."""
    return Target(seen.external_id, seen.thread_id, seen.context, seen.visibility)


LONG_AGO = timedelta(hours=1)
