"""Acts on Facebook while an answer is under way that has the comment as it was before."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.domain.act import Act
from bot.domain.external_id import ExternalId
from bot.ports import Net
from tests.connectors.acted import SECOND, HeldRead, acted_while_read
from tests.connectors.facebook.test_machine import Played

QUESTION = "Habt ihr offen?"


class Behind(Played):
    """Fulfils HeldBack."""

    def __init__(self) -> None:
        super().__init__()
        self.held = HeldRead(self.bed)

    def net(self) -> Net:
        return self.held

    def asked(self) -> ExternalId:
        return self.say(QUESTION, ("7001000000000001", "Resi"), None)

    def listed_again(self, comment: ExternalId) -> None:
        """Every answer lists the newest."""


@pytest.mark.parametrize(
    ("before", "act", "left"),
    [
        (None, Act.HIDE, ("hidden", QUESTION, 0)),
        (Act.HIDE, Act.UNHIDE, ("public", QUESTION, 0)),
        (None, Act.LIKE, ("public", QUESTION, 1)),
        (Act.LIKE, Act.UNLIKE, ("public", QUESTION, 0)),
        (None, Act.EDIT_OWN, ("public", SECOND, 0)),
        (None, Act.DELETE_OWN, ("gone", "", 0)),
    ],
)
async def test_an_act_is_not_undone_by_an_answer_that_was_under_way(
    tmp_path: Path, before: Act | None, act: Act, left: tuple[str, str, int]
) -> None:
    assert await acted_while_read(Behind, tmp_path, before, act, {}) == [left]
