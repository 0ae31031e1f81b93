"""Races on one mention on X: answered by the API and by a link, hidden and taken back at the same moments, while its author
changes it and the owner changes the limit of money.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.domain.act import Act
from bot.domain.external_id import ExternalId
from bot.ports import Net
from tests.connectors.races import Slow, race
from tests.connectors.x.double import HANDLE
from tests.connectors.x.stage import CURRENT
from tests.connectors.x.test_machine import Played
from tests.support.recording import DROPPED, DROPPED_AFTER, writes


class Racing(Played):
    """Fulfils Raced."""

    acts: tuple[Act, ...] = (Act.HIDE, Act.UNHIDE)

    def __init__(self, dice: random.Random) -> None:
        super().__init__()
        self.dice = dice
        self.slow = Slow(self.recording, dice)
        self.losses = 0

    def net(self) -> Net:
        super().net()
        return self.slow

    async def begin(self) -> ExternalId:
        words = f"@{HANDLE} " if self.dice.random() < 0.7 else ""
        made = self.x.write(self.x.user("Resi").id, f"{words}Habt ihr offen?", parent=self.x.root)
        return ExternalId(str(made.first))

    async def meddle(self, comment: ExternalId) -> None:
        """Its author names us, or does not any more: a reply that was to go by the API is refused then."""
        named = HANDLE in self.x.posts[int(comment)].text
        self.x.edit(int(comment), "Habt ihr offen? Bitte!" if named else f"@{HANDLE} Habt ihr offen?")

    async def post_by_hand(self, comment: ExternalId, text: str) -> None:
        await self.answer_there(comment, text)

    def lose_an_answer(self) -> None:
        self.losses += 1
        self.recording.plan(self.dice.choice((DROPPED_AFTER, DROPPED)), writes)

    def told(self, comment: ExternalId) -> tuple[str, bool] | None:
        """X never says whether a post is hidden: after a lost answer or an end in between, nobody knows."""
        return None if self.losses else ("hidden" if self.x.posts[int(comment)].hidden else "public", False)

    def answers(self, comment: ExternalId) -> list[str]:
        return [post.text for post in self.x.replies(int(comment))]

    def billed(self) -> int:
        return self.x.bill - 10 * sum(asked.path.endswith("/users/me") for asked in self.recording.log)


@pytest.mark.timeout(0)
async def test_one_mention_under_everybodys_hands_is_as_x_has_it_and_no_answer_is_there_twice(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    assert await race(Racing, tmp_path, record_property, dict(CURRENT)) == []
