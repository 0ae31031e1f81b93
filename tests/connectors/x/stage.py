"""X on the contract's stage: a fake in memory."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

import pytest

from bot.connectors.x import X
from bot.domain.external_id import ExternalId
from bot.ports import Account, AccountRef, Meter, Net, Secrets, Unmetered
from tests.connectors.harness import Able
from tests.connectors.wordpress.stage import KEY, Kept
from tests.connectors.x.double import US, VALUES, FakeX
from tests.support.clock import NOW, Clock
from tests.support.recording import DROPPED_AFTER, UNREACHABLE, Recording, writes

CURRENT = {"DIALECT": "current", "HOST": "https://api.x.com"}
LEGACY = {**CURRENT, "DIALECT": "legacy"}


def connector(
    net: Net,
    ref: AccountRef | None,
    *,
    secrets: Secrets | None = None,
    meter: Meter | None = None,
    installation: Mapping[str, str] = CURRENT,
) -> X:
    """The connector of one channel, with the four values unless other secrets are given."""
    account = Account({}, ref, KEY, installation)
    return X(account, secrets or Kept(**VALUES, account=US), meter or Unmetered(), net)


class InMemory:
    """Fulfils Stage. Customers quote what they reply to, so that a program may answer them."""

    able = frozenset(
        {
            Able.ANSWER_THERE,
            Able.EDIT,
            Able.DELETE,
            Able.WRITE,
            Able.MODERATE,
            Able.REVOKE,
            Able.FAIL,
        }
    )
    installation: Mapping[str, str] = CURRENT

    def __init__(self, request: pytest.FixtureRequest) -> None:
        self.clock = Clock(NOW)
        self.x = FakeX(self.clock)
        self.recording = Recording(self.x, self.clock)

    def connector(self, ref: AccountRef | None) -> X:
        return connector(self.recording, ref, installation=self.installation)

    def now(self) -> datetime:
        return self.clock()

    async def comment(self, text: str, *, name: str = "Resi", under: ExternalId | None = None) -> ExternalId:
        author = self.x.user(name).id
        parent = int(under) if under else self.x.root
        return ExternalId(str(self.x.write(author, text, parent=parent, quoted=self.x.root).first))

    async def answer_there(self, under: ExternalId, text: str) -> ExternalId:
        return ExternalId(str(self.x.write(US, text, parent=int(under)).first))

    async def colleague(self, under: ExternalId, text: str) -> ExternalId:
        raise AssertionError("an account on X is one person's")

    async def edit(self, comment: ExternalId, text: str) -> None:
        self.x.edit(int(comment), text)

    async def delete(self, comment: ExternalId) -> None:
        self.x.delete(int(comment))

    async def hold(self, text: str) -> ExternalId:
        raise AssertionError("nothing is held on X")

    async def standing(self, under: ExternalId) -> tuple[str, ...]:
        return tuple(post.text for post in self.x.replies(int(under)))

    def revoke(self) -> None:
        self.x.revoked = True

    def down(self) -> Callable[[], None]:
        return self.recording.plan(UNREACHABLE, times=10**6)

    def rewrite(self, words: str, into: str) -> None:
        raise AssertionError("X changes no words")

    def lose_next_answer(self) -> None:
        self.recording.plan(DROPPED_AFTER, writes)


class Legacy(InMemory):
    """The same in the legacy dialect."""

    installation = LEGACY
