"""Framing of the connect page by another site, in a real browser: nothing of the page is shown, and nothing is used up."""

from __future__ import annotations

from urllib.parse import urlsplit

from aiohttp import web as http

from tests.support.browser import browser
from tests.support.ports import free_port
from tests.support.provision import Chromium
from tests.support.web import Web


async def test_another_site_shows_no_page_in_a_frame_and_uses_nothing_up(
    web: Web, chromium: Chromium
) -> None:
    link, port = await web.link(), free_port()
    frames = "".join(
        f'<iframe src="{web.base}{path}"></iframe>' for path in (urlsplit(link.url).path, "/connect/at/1")
    )

    async def evil(_: http.Request) -> http.Response:
        return http.Response(text=f"<!DOCTYPE html><p>Win a phone</p>{frames}", content_type="text/html")

    site = http.Application()
    site.router.add_get("/", evil)
    runner = http.AppRunner(site)
    await runner.setup()
    await http.TCPSite(runner, "127.0.0.1", port).start()
    try:
        async with browser(chromium) as started:
            context = await started.new_context(locale="en-GB")
            page = await context.new_page()
            await page.goto(link.url)
            await page.locator("button.primary").click()
            await page.get_by_text("Step 1 of 3").first.wait_for()
            for origin in (f"http://localhost:{port}/", f"http://127.0.0.1:{port}/"):
                await page.goto(origin, wait_until="load")
                shown = [await frame.content() for frame in page.frames if frame != page.main_frame]
                assert len(shown) == 2
                assert not [one for one in shown if "<form" in one or "Step 1" in one or "Shopbell" in one]
            await page.goto(f"{web.base}/connect/at/{link.id}")
            await page.get_by_text("Step 1 of 3").first.wait_for()
    finally:
        await runner.cleanup()
