"""Fixtures of the tests of X."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import cast

import pytest

from bot.connectors.x import X
from bot.domain.external_id import ExternalId
from bot.domain.outbox import RowId
from bot.domain.reason import Reason
from bot.ports import AccountRef, OutgoingReply, Purpose, Retry, SeenComment
from tests.connectors.harness import look, target
from tests.connectors.x.stage import CURRENT, LEGACY, InMemory, connector


@dataclass
class Till:
    """Implements ports.Meter over a cap: what was asked for and what was spent, by purpose."""

    cap: int = 10**9
    reserve: int = 0
    """Of the cap, what only replies may spend."""
    spent: dict[Purpose, int] = field(default_factory=dict)
    asked: list[int] = field(default_factory=list)
    under_way: int = 0
    """Requests that were allowed and did not say yet what they cost."""

    @property
    def total(self) -> int:
        return sum(self.spent.values())

    async def allow(self, purpose: Purpose, at_most: int) -> None:
        self.asked.append(at_most)
        if self.total + at_most > self.cap - (0 if purpose is Purpose.SEND else self.reserve):
            raise Retry(timedelta(days=9), reason=Reason.BUDGET)
        self.under_way += 1

    async def spend(self, units: int, purpose: Purpose) -> None:
        assert units <= self.asked[-1], "more than was asked for"
        self.under_way -= 1
        self.spent[purpose] = self.spent.get(purpose, 0) + units


class Scene(InMemory):
    """A stage with a meter, and an account that was checked."""

    def __init__(self, installation: dict[str, str]) -> None:
        super().__init__(cast("pytest.FixtureRequest", None))
        self.installation = installation
        self.till = Till()

    async def connected(self) -> X:
        """A connector as the engine has it once the channel is set up; what that costs is not counted."""
        ref = await self.connector(None).check()
        self.x.bill = 0
        self.till = Till(self.till.cap, self.till.reserve)
        self.recording.log.clear()
        return self.connector(ref)

    def connector(self, ref: AccountRef | None) -> X:
        return connector(self.recording, ref, meter=self.till, installation=self.installation)

    async def seen(self, comment: ExternalId) -> SeenComment:
        return (await look(await self.connected(), self.now))[comment]

    async def reply(self, comment: ExternalId, text: str = "Ja, bis 18 Uhr!") -> OutgoingReply:
        return OutgoingReply(RowId(1), target(await self.seen(comment)), text)

    async def plain(self, text: str = "habt ihr offen?", name: str = "Greta") -> ExternalId:
        """A reply to our post that mentions us only as X does by itself."""
        return ExternalId(str(self.x.write(self.x.user(name).id, text, parent=self.x.root).first))


@pytest.fixture
def scene() -> Scene:
    return Scene(CURRENT)


@pytest.fixture(params=["current", "legacy"])
def either(request: pytest.FixtureRequest) -> Scene:
    """Once in each dialect."""
    return Scene(CURRENT if request.param == "current" else LEGACY)
