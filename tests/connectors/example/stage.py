"""The example platform on the contract's stage: empty, without its script."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import ClassVar

import pytest

from bot.connectors.example import Example
from bot.connectors.example.places import BLOG
from bot.connectors.example.platform import Posted
from bot.connectors.example.script import SCENES
from bot.connectors.example.stage import OWN
from bot.connectors.example.stage import Stage as Play
from bot.domain.comment import AuthorRole, Visibility
from bot.domain.external_id import ExternalId
from bot.ports import Account, AccountRef, Unmetered
from tests.connectors.harness import Able
from tests.connectors.wordpress.double import FakeWordPress
from tests.connectors.wordpress.stage import Kept
from tests.support.clock import NOW

ABLE = frozenset(Able) - {Able.REVOKE, Able.FAIL, Able.REWRITE}


class OnStage:
    """Fulfils Stage."""

    able = ABLE

    def __init__(self, request: pytest.FixtureRequest) -> None:
        # As if everything in the script had been played long ago, so that only the test writes.
        play = self._play = Play(now=NOW, _played=len(SCENES), _over=NOW)

        class Ours(Example):
            stage: ClassVar[Play] = play

        self._class = Ours

    def connector(self, ref: AccountRef | None) -> Example:
        return self._class(Account({}, ref, b""), Kept(), Unmetered(), FakeWordPress())

    def now(self) -> datetime:
        return NOW

    async def comment(self, text: str, *, name: str = "Resi", under: ExternalId | None = None) -> ExternalId:
        return self._post(name, AuthorRole.CUSTOMER, text, under)

    async def answer_there(self, under: ExternalId, text: str) -> ExternalId:
        return self._post(OWN, AuthorRole.US, text, under)

    async def colleague(self, under: ExternalId, text: str) -> ExternalId:
        return self._post("colleague", AuthorRole.TEAM, text, under)

    async def edit(self, comment: ExternalId, text: str) -> None:
        self._play.edit(comment, text)

    async def delete(self, comment: ExternalId) -> None:
        self._play.delete(comment)

    async def hold(self, text: str) -> ExternalId:
        made = await self.comment(text)
        self._play.set(made, Visibility.HELD)
        return made

    async def standing(self, under: ExternalId) -> tuple[str, ...]:
        return tuple(
            comment.text
            for comment in self._play.comments.values()
            if comment.parent == under and comment.visibility is Visibility.PUBLIC
        )

    def revoke(self) -> None:
        raise AssertionError("it has no credential")

    def down(self) -> Callable[[], None]:
        raise AssertionError("it is never down")

    def rewrite(self, words: str, into: str) -> None:
        raise AssertionError("it leaves words alone")

    def lose_next_answer(self) -> None:
        raise AssertionError("it loses nothing")

    def _post(self, author: str, role: AuthorRole, text: str, under: ExternalId | None) -> ExternalId:
        post = ExternalId(next(iter(BLOG.posts)))
        return self._play.add(Posted(post, author, role, text, NOW, under)).id
