"""An account on X connected by X's own page (OAuth 2.0) in a browser, up to the first card and a token that was replaced."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.domain.business import MemberId
from bot.domain.channel import ChannelId, Glow
from bot.domain.connect_link import ConnectLink
from bot.domain.settings import Language
from bot.http import Http
from bot.web.door import door
from cogs.gateway.owners import inbox_name, is_owner
from tests.connectors.x import specification
from tests.connectors.x.double import HANDLE, FakeX
from tests.support.browser import browser, screenshot
from tests.support.businesses import acting
from tests.support.clock import Clock
from tests.support.ports import free_port
from tests.support.provision import Chromium
from tests.support.recording import Recording
from tests.support.simcord_bed import SimcordBed, simcord_bed

if TYPE_CHECKING:
    from playwright.async_api import Page, Route

PAGE = "<!doctype html><title>X</title><a id='allow' href='{allow}'>Authorize app</a> <a id='deny' href='{deny}'>Cancel</a>"


@dataclass(slots=True)
class Bench:
    """The bot in memory, its web door, and a browser in which X's own page is played by the fake."""

    bed: SimcordBed
    x: FakeX
    requests: Recording
    page: Page
    asked: list[str] = field(default_factory=list)
    """Addresses at which X's page was opened."""
    shots: int = 0

    @asynccontextmanager
    async def stranger(self) -> AsyncIterator[Page]:
        """Page of another browser."""
        started = self.page.context.browser
        assert started is not None
        context = await started.new_context()
        yield await context.new_page()
        await context.close()

    async def link(self, channel: ChannelId | None = None) -> str:
        actor = acting(self.bed.business.id, MemberId(self.bed.owner.id), self.bed.clock())
        made = await self.bed.app.connect_links.make(actor, "x", channel, Language.GERMAN_DU)
        assert isinstance(made, ConnectLink)
        return made.url

    async def on(self) -> None:
        await self.shoot()
        await self.page.locator("button.primary").click()
        await self.page.wait_for_load_state()

    async def fill(self, **typed: str) -> None:
        for name, value in typed.items():
            await self.page.locator(f'[name="f.{name}"]').fill(value)

    async def to_x(self) -> None:
        """From the step before X's page to that page."""
        await self.on()
        await self.page.wait_for_selector("#allow")

    async def says(self, words: str) -> None:
        await self.page.get_by_text(words).first.wait_for()
        await self.shoot()

    async def shoot(self) -> None:
        folder = os.environ.get("SHOPBELL_PICTURES")
        if folder:
            self.shots += 1
            await screenshot(self.page, Path(folder) / f"oauth_{self.shots:02}.png")


@asynccontextmanager
async def bench(folder: Path, patch: pytest.MonkeyPatch, chromium: Chromium) -> AsyncIterator[Bench]:
    clock = Clock(datetime.now(UTC))
    x = FakeX(clock)
    requests = Recording(x, clock)
    patch.setattr(Http, "net_for", lambda http, info: requests)
    port = str(free_port())
    async with simcord_bed(folder, patch, SHOPBELL_WEB_PORT=port) as bed, browser(chromium) as started:
        bed.clock.advance(clock() - bed.clock())
        x.clock = requests.clock = bed.clock
        bed.app.connect_site.is_owner = partial(is_owner, bed.client)
        bed.app.connect_site.inbox_name = partial(inbox_name, bed.client)
        context = await started.new_context(viewport={"width": 390, "height": 844}, locale="de-AT")
        context.set_default_timeout(10_000)
        made = Bench(bed, x, requests, await context.new_page())

        async def asks(route: Route) -> None:
            url = route.request.url
            made.asked.append(url)
            allow, deny = (x.asked_to_allow(url, allows=each) for each in (True, False))
            await route.fulfill(body=PAGE.format(allow=allow, deny=deny), content_type="text/html")

        await context.route("https://x.com/**", asks)
        async with door(bed.app, print):
            yield made


async def test_an_account_is_connected_by_the_page_of_x(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chromium: Chromium
) -> None:
    async with bench(tmp_path, monkeypatch, chromium) as at:
        bed, x, page = at.bed, at.x, at.page
        x.write(x.user("Anna Beispiel").id, f"@{HANDLE} habt ihr am Samstag offen?")
        await to_the_page_of_x(at)
        await page.click("#allow")
        await at.says("X nimmt das Client Secret nicht an. Geh einen Schritt zurück")
        await page.get_by_role("link", name="Client der App eingefügt").click()
        await at.fill(client_secret=x.client_secret)
        await at.on()
        await at.to_x()
        await page.click("#deny")
        await at.says("Dort wurde es nicht erlaubt.")
        await at.to_x()
        allowed = str(await page.get_attribute("#allow", "href"))
        await strangers_get_nothing(at, allowed)
        await page.goto(allowed)
        await at.says("Fertig. Kaffeehaus Ex läutet ab jetzt in #kundenkommentare.")
        await at.says("Client der App eingefügt")
        await at.says(
            "Das kostet im Monat höchstens 5\u00a0$; die Grenze änderst du mit /verbindungen. Ist das"
        )
        await one_code_is_redeemed_once(at, allowed)

        (channel,) = [each for each in await bed.app.connect.all(bed.business.id) if each.connector == "x"]
        bed.channel = channel.id
        await bed.read()
        await bed.show()
        assert "habt ihr am Samstag offen?" in bed.cards()[-1].text
        await a_token_is_replaced_by_reading(at)


async def to_the_page_of_x(at: Bench) -> None:
    """From the link, by the way that is not the usual one, to X's page; the secret is mistyped."""
    await at.page.goto(await at.link())
    await at.on()
    await at.on()
    await at.page.get_by_text("Mit X anmelden (OAuth 2.0)").click()
    await at.on()
    await at.says("Schritt 3 von 4")
    back = await at.page.locator(".copy > span").inner_text()
    assert back == f"{at.bed.app.connect_site.base}/connect/back"
    await at.fill(client_id="client-id", client_secret="client-secre")
    await at.on()
    await at.to_x()
    query = specification.allow_query(at.asked[-1])
    assert (query["client_id"], query["redirect_uri"]) == ("client-id", back)
    assert set(query["scope"].split()) >= {"tweet.write", "offline.access"}


async def strangers_get_nothing(at: Bench, allowed: str) -> None:
    """X's answer opens nothing in another browser, nor with another state, and costs the right one nothing."""
    before = len(at.requests.log)
    async with at.stranger() as other:
        answer = await other.goto(allowed)
        assert answer is not None and answer.status == 404
        assert "Dieser Link gilt nicht mehr." in await other.inner_text("main")
    query = parse_qs(urlsplit(allowed).query)
    mixed = allowed.replace(query["state"][0], specification.allow_query(at.asked[0])["state"])
    assert mixed != allowed
    await at.page.goto(mixed)
    await at.says("Das hat zu lang gedauert, oder die Antwort wurde schon benutzt.")
    assert len(at.requests.log) == before
    assert not [each for each in await at.bed.app.connect.all(at.bed.business.id) if each.connector == "x"]


async def one_code_is_redeemed_once(at: Bench, allowed: str) -> None:
    """The same answer again shows the same end, and asks X nothing."""
    before = len(at.requests.log)
    await at.page.goto(allowed)
    await at.says("Fertig. Kaffeehaus Ex läutet ab jetzt")
    assert len(at.requests.log) == before
    exchanged = [asked for asked in at.requests.log if asked.path == specification.TOKEN_PATH]
    assert [asked.form["code"] for asked in exchanged].count(
        parse_qs(urlsplit(allowed).query)["code"][0]
    ) == 1


async def a_token_is_replaced_by_reading(at: Bench) -> None:
    """The access token runs out, and the next poll replaces it; the channel goes on without a word."""
    bed, x = at.bed, at.x
    x.tokens.clear()
    bed.clock.advance(timedelta(minutes=30))
    x.write(x.user("Bernd Probe").id, f"@{HANDLE} und am Sonntag?")
    await bed.read()
    await bed.show()
    assert x.refreshed == 1 and len(x.tokens) == 1
    assert "und am Sonntag?" in bed.cards()[-1].text
    known = await bed.app.connections.of(bed.business.id, bed.channel)
    assert known is not None and known.channel.reading.glow is Glow.ON
