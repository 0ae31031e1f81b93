"""Races on one comment of a Facebook page: hidden, liked, answered and taken back at the same moments."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.domain.act import Act
from bot.domain.external_id import ExternalId
from bot.ports import Net
from tests.connectors.facebook.test_machine import Played
from tests.connectors.races import Slow, race
from tests.support.recording import DROPPED, DROPPED_AFTER, writes


class Racing(Played):
    """Fulfils Raced."""

    acts: tuple[Act, ...] = (Act.HIDE, Act.UNHIDE, Act.LIKE, Act.UNLIKE)

    def __init__(self, dice: random.Random) -> None:
        super().__init__()
        self.dice = dice
        self.slow = Slow(self.bed, dice)

    def net(self) -> Net:
        return self.slow

    async def begin(self) -> ExternalId:
        return await self.comment("Habt ihr am Samstag offen?")

    async def meddle(self, comment: ExternalId) -> None:
        one = self.facebook.comments[comment]
        if self.dice.random() < 0.5:
            self.hide(comment, hidden=not one.hidden)
        else:
            one.likes = not one.likes

    async def post_by_hand(self, comment: ExternalId, text: str) -> None:
        raise AssertionError("Facebook takes every reply from programs")

    def lose_an_answer(self) -> None:
        self.bed.plan(self.dice.choice((DROPPED_AFTER, DROPPED)), writes)

    def told(self, comment: ExternalId) -> tuple[str, bool] | None:
        one = self.facebook.comments[comment]
        return "hidden" if one.hidden else "public", one.likes

    def answers(self, comment: ExternalId) -> list[str]:
        return [one.message for one in self.facebook.comments.values() if one.parent == comment]

    def billed(self) -> int:
        return 0


@pytest.mark.timeout(0)
async def test_one_comment_under_everybodys_hands_is_as_facebook_has_it_and_answered_once(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    assert await race(Racing, tmp_path, record_property) == []
