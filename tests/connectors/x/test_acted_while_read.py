"""Acts on X while an answer is under way that has the post as it was before: X never says whether a reply is hidden."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.domain.act import Act
from bot.domain.external_id import ExternalId
from bot.ports import Net
from tests.connectors.acted import HeldRead, acted_while_read
from tests.connectors.x.double import HANDLE, US
from tests.connectors.x.stage import CURRENT
from tests.connectors.x.test_machine import Played

QUESTION, EDITED = f"@{HANDLE} Habt ihr offen?", f"@{HANDLE} Habt ihr heute offen?"


class Behind(Played):
    """Fulfils HeldBack."""

    def __init__(self) -> None:
        super().__init__()
        self.held = HeldRead(self.recording)

    def net(self) -> Net:
        super().net()
        return self.held

    def asked(self) -> ExternalId:
        """Another one stays open: our own posts are read only while one is."""
        self.x.write(self.x.user("Toni").id, QUESTION, parent=self.x.root)
        made = self.x.write(self.x.user("Resi").id, QUESTION, parent=self.x.root)
        return ExternalId(str(made.first))

    def listed_again(self, comment: ExternalId) -> None:
        """An edit has an id of its own, so it is listed; our own replies are listed anyway."""
        if self.x.posts[int(comment)].author != US:
            self.x.edit(int(comment), EDITED)


@pytest.mark.parametrize(
    ("act", "left"), [(Act.HIDE, ("hidden", EDITED, 0)), (Act.DELETE_OWN, ("gone", "", 0))]
)
async def test_an_act_is_not_undone_by_an_answer_that_was_under_way(
    tmp_path: Path, act: Act, left: tuple[str, str, int]
) -> None:
    assert await acted_while_read(Behind, tmp_path, None, act, CURRENT) == [left]
