"""What the preview changes on simcord's page is still there to be changed."""

from collections.abc import Mapping
from pathlib import Path

import pytest
import simcord.preview

from cogs.preview import page

FILES = Path(simcord.preview.__file__).parent / "static"
CHANGED = [
    ("index.html", page.BRAND | page.IN_HTML),
    *page.BEHAVIOUR.items(),
    *page.IN_SCRIPTS.items(),
]


@pytest.mark.parametrize(("name", "pieces"), CHANGED, ids=[name for name, _ in CHANGED])
def test_every_piece_that_is_replaced_is_in_simcords_file(name: str, pieces: Mapping[str, str]) -> None:
    text = (FILES / name).read_text(encoding="utf-8")
    assert [piece for piece in pieces if piece not in text] == []


def test_no_file_has_both_its_behaviour_and_its_words_replaced() -> None:
    assert page.BEHAVIOUR.keys().isdisjoint(page.IN_SCRIPTS)
