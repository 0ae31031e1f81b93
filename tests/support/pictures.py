"""Pictures of the README, taken of the preview in Chromium: a card, the report, the tour; German and English.
`python -m tests.support.pictures` takes them.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tests.e2e.test_preview import press, preview, shows
from tests.support.browser import phone
from tests.support.ports import free_port
from tests.support.provision import Chromium, chromium

if TYPE_CHECKING:
    from playwright.async_api import Page

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "pictures"
LANGUAGES = ("de", "en")
NAMES = ("card", "tour", "digest")
WIDTH, HEIGHT = 390, 500
COLOURS = 128
"""Of a picture: few are needed, and each of its bytes is in every clone."""
WORDS: Mapping[str, Mapping[str, str]] = {
    "de": {
        "go": "Los",
        "suggestion": "1 Gutscheine",
        "send": "Absenden",
        "answered": "Deine erste Antwort",
        "next": "Lob von Resi",
        "report": "Das war der",
    },
    "en": {
        "go": "Go",
        "suggestion": "1 Vouchers",
        "send": "Submit",
        "answered": "Your first reply",
        "next": "Praise from Resi",
        "report": "That was",
    },
}


async def take(language: str, program: Chromium) -> None:
    """Goes through the tour, as fast as a test does, and takes the three pictures in one language."""
    said = WORDS[language]
    more = {"SHOPBELL_PREVIEW_PORT": str(free_port()), "SHOPBELL_LANGUAGE": language}
    with TemporaryDirectory() as folder:
        async with (
            preview(Path(folder) / "preview", hurried=True, more=more) as live,
            phone(program, scale=2) as page,
        ):
            await page.goto(await live.address())
            await page.locator(".phone-cover").first.click()
            timeline = page.locator("#channel-message-list")
            await press(timeline, said["go"])
            klara = await shows(page, "Klara")
            await klara.locator(".message-components h3").wait_for(timeout=20_000)
            await _picture(page, "card", language)
            await press(klara, said["suggestion"])
            await press(page.get_by_role("dialog"), said["send"])
            await shows(page, said["answered"], 30)
            praise = await shows(page, said["next"])
            await praise.locator(".message-components h3").wait_for(timeout=20_000)
            await timeline.evaluate("list => list.parentElement.scrollTop = 0")
            await _picture(page, "tour", language, 640)
            report = await shows(page, said["report"], 90)
            await page.set_viewport_size({"width": WIDTH, "height": 1100})
            await report.scroll_into_view_if_needed()
            await asyncio.sleep(1)  # what changed last is drawn by then
            await report.screenshot(path=FOLDER / f"digest.{language}.png", animations="disabled")
    for name in NAMES:
        _fewer_colours(FOLDER / f"{name}.{language}.png")


async def _picture(page: Page, name: str, language: str, height: int = HEIGHT) -> None:
    await page.evaluate("document.fonts.ready.then(() => true)")
    await page.mouse.move(WIDTH / 2, HEIGHT + 200)
    clip = {"x": 0, "y": 0, "width": WIDTH, "height": height}
    await page.screenshot(path=FOLDER / f"{name}.{language}.png", clip=clip, animations="disabled")  # type: ignore[arg-type]


def _fewer_colours(file: Path) -> None:
    from PIL import Image

    with Image.open(file) as picture:
        small = picture.convert("RGB").quantize(COLOURS)
    small.save(file, optimize=True)


async def main() -> None:
    """Takes all of them."""
    program = chromium()
    for language in LANGUAGES:
        await take(language, program)


if __name__ == "__main__":
    asyncio.run(main())
