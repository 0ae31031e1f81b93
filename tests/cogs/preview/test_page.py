"""What the preview changes on simcord's page is still there to be changed."""

from collections.abc import Mapping
from pathlib import Path

import pytest
import simcord.preview

from cogs.preview import page
from cogs.preview.phone import STYLE
from tests.support.browser import PHONE, phone
from tests.support.provision import Chromium

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


async def test_a_text_to_copy_is_seen_whole_on_a_phone(chromium: Chromium) -> None:
    css = (FILES / "preview.css").read_text(encoding="utf-8") + STYLE
    words = "Hallo {name}! Gutscheine gibt’s ab 10 € im Geschäft und in unserem Webshop. " * 3
    block = f'<pre class="code-block"><code>{words}</code></pre>'
    async with phone(chromium, scale=1) as live:
        await live.set_content(f'<style>{css}</style><article class="channel-message">{block}</article>')
        width = await live.locator("pre").evaluate("block => [block.scrollWidth, block.clientWidth]")
    assert width[0] <= width[1] <= PHONE["width"]
