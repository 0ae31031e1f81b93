"""Debian's Chromium driven through playwright: a phone of 390 px, and pictures of what it shows."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tests.support.provision import Chromium

if TYPE_CHECKING:
    from playwright.async_api import Browser, Page

PHONE = {"width": 390, "height": 844}
SCALE = 2
# Beside what playwright itself passes: no sandbox (none without root in a container), no knocking at outside hosts.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--no-proxy-server",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
    "--force-color-profile=srgb",
    "--font-render-hinting=none",
)


@asynccontextmanager
async def browser(chromium: Chromium) -> AsyncIterator[Browser]:
    """A headless Chromium with an empty profile; ended with the block."""
    from playwright.async_api import async_playwright

    with TemporaryDirectory(prefix="shopbell-browser-") as home:
        # Chromium writes crash settings beside its profile, into the person's own folders unless these variables say otherwise.
        elsewhere = {"HOME": home, "XDG_CONFIG_HOME": f"{home}/config", "XDG_CACHE_HOME": f"{home}/cache"}
        async with async_playwright() as playwright:
            started = await playwright.chromium.launch(
                executable_path=chromium.program,
                headless=False,
                args=["--headless=new", *FLAGS],
                env={**chromium.environment(), **elsewhere},
            )
            try:
                yield started
            finally:
                await started.close()


@asynccontextmanager
async def phone(
    chromium: Chromium,
    *,
    dark: bool = True,
    locale: str = "de-AT",
    zone: str = "Europe/Vienna",
    scale: int = SCALE,
) -> AsyncIterator[Page]:
    """One page as a phone shows it: 390 px wide, touch; nothing but loopback is reached.

    `scale`: device pixels to one; a story that takes no picture needs one, and a quarter of the painting.
    """
    async with browser(chromium) as started:
        context = await started.new_context(
            viewport={"width": PHONE["width"], "height": PHONE["height"]},
            device_scale_factor=scale,
            has_touch=True,
            locale=locale,
            timezone_id=zone,
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
        )
        page = await context.new_page()
        yield page
        await context.close()


async def screenshot(page: Page, file: Path, *, of: str | None = None) -> Path:
    """A PNG of the whole page, or of the one element that the selector `of` finds; fonts are loaded before."""
    await page.evaluate("document.fonts.ready.then(() => true)")
    file.parent.mkdir(parents=True, exist_ok=True)
    if of is None:
        await page.screenshot(path=file, full_page=True, animations="disabled")
    else:
        await page.locator(of).screenshot(path=file, animations="disabled")
    return file
