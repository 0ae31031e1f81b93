"""The market on the contract's stage."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, cast

import pytest

from bot.connectors import load
from bot.domain.external_id import ExternalId
from bot.ports import Account, AccountRef, Connector, Unmetered
from tests.connectors.harness import Able
from tests.connectors.wordpress.double import FakeWordPress
from tests.connectors.wordpress.stage import Kept

ABLE = frozenset({Able.WRITE, Able.ANSWER_THERE, Able.THREADS})


class OnStage:
    """Fulfils Stage."""

    able = ABLE

    def __init__(self, request: pytest.FixtureRequest) -> None:
        self._class = cast("Any", load("market"))
        self._market: Any = sys.modules[self._class.__module__]
        self._class.board.clear()

    def connector(self, ref: AccountRef | None) -> Connector:
        made: Connector = self._class(
            Account({"stall": "nord"}, ref, b""), Kept(token="t"), Unmetered(), FakeWordPress()
        )
        return made

    def now(self) -> datetime:
        return datetime.now(UTC)

    async def comment(self, text: str, *, name: str = "Resi", under: ExternalId | None = None) -> ExternalId:
        return self._write(name, text, under, own=False)

    async def answer_there(self, under: ExternalId, text: str) -> ExternalId:
        return self._write("Stall", text, under, own=True)

    async def colleague(self, under: ExternalId, text: str) -> ExternalId:
        raise AssertionError("a stall has one account")

    async def edit(self, comment: ExternalId, text: str) -> None:
        raise AssertionError("chalk is not edited")

    async def delete(self, comment: ExternalId) -> None:
        raise AssertionError("nobody wipes the board")

    async def hold(self, text: str) -> ExternalId:
        raise AssertionError("nothing waits")

    async def standing(self, under: ExternalId) -> tuple[str, ...]:
        return tuple(one.text for one in self._class.board if one.own and one.under == under)

    def revoke(self) -> None:
        raise AssertionError("not played")

    def down(self) -> Callable[[], None]:
        raise AssertionError("never down")

    def rewrite(self, words: str, into: str) -> None:
        raise AssertionError("words stay")

    def lose_next_answer(self) -> None:
        raise AssertionError("nothing is lost")

    def _write(self, author: str, text: str, under: ExternalId | None, *, own: bool) -> ExternalId:
        written: ExternalId = self._market.chalk(self._class.board, author, text, under, own=own).id
        return written
