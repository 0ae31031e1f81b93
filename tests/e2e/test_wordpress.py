"""A blog in production connected on the connect page: its authorise page opens without a way back, the password is pasted."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest

from tests.e2e.bed import Bed, may_reach, running
from tests.e2e.own_channels import at_desk, link_of_the_terminal
from tests.support.loopback_discord import LoopbackDiscord
from tests.support.ports import free_port
from tests.support.provision import Chromium, Site
from tests.support.rough_server import Wire, own_certificate, rough_server
from tests.support.wordpress import WordPress

PASSED = {"authorization", "content-type", "accept", "user-agent"}
"""Headers that the proxy hands on."""


@pytest.fixture
def production(wordpress_site: Site, tmp_path: Path) -> Iterator[WordPress]:
    """Takes application passwords over https alone, and believes that every request came so."""
    site = WordPress(wordpress_site, tmp_path, environment_type="production", behind_tls=True, workers=2)
    site.start()
    yield site
    site.stop()


@asynccontextmanager
async def behind_tls(site: WordPress, folder: Path) -> AsyncIterator[tuple[str, Mapping[str, str]]]:
    """A proxy that ends TLS before the site: its address, and what makes the bot trust it."""
    serving, _ = own_certificate(folder)
    inside = site.url.removeprefix("http://")

    async def hand_on(wire: Wire) -> None:
        asked = wire.asked
        headers = {name: value for name, value in asked.headers.items() if name in PASSED}
        async with browser.request(
            asked.method,
            site.url + asked.path,
            headers=headers,
            data=asked.body or None,
            allow_redirects=False,
        ) as answer:
            body = named_outside(await answer.read())
            kept = [
                f"{name}: {named_outside(value.encode()).decode()}"
                for name, value in answer.headers.items()
                if name.lower()
                not in ("content-length", "transfer-encoding", "content-encoding", "connection")
            ]
            await wire.answer(answer.status, body, *kept)

    def named_outside(text: bytes) -> bytes:
        """Text in which the site has the proxy's address."""
        for slashes in (b"://", rb":\/\/"):
            text = text.replace(b"http" + slashes + inside.encode(), b"https" + slashes + outside)
        return text.replace(inside.encode(), outside)

    async with aiohttp.ClientSession() as browser, rough_server(hand_on, tls=serving) as proxy:
        outside = f"127.0.0.1:{proxy.port}".encode()
        # Who is trusted is read when Python starts, so it has to be a new one: PYTHONPATH sees to that.
        trusts = {"SSL_CERT_FILE": str(folder / "certificate.pem"), "PYTHONPATH": ""}
        yield f"https://127.0.0.1:{proxy.port}", trusts


async def test_a_blog_is_connected_with_the_password_that_its_authorise_page_shows(
    tmp_path: Path, production: WordPress, chromium: Chromium, record_property: Callable[[str, object], None]
) -> None:
    post = (await asyncio.to_thread(production.make_post, "Röstplan im Advent")).id
    editor = production.editor
    async with (
        behind_tls(production, tmp_path) as (address, trusts),
        at_desk(chromium, "wordpress") as desk,
        LoopbackDiscord(answer_within=15) as discord,
        running(
            tmp_path,
            discord,
            {**may_reach(address), **trusts, "SHOPBELL_WEB_PORT": str(free_port())},
        ) as up,
    ):
        live = Bed(up.bot, discord, production, post)
        await desk.open(await link_of_the_terminal(live, "channel", "add", "wordpress"))
        await desk.on()
        await desk.says("Schritt 1 von 2")
        await desk.paste("Adresse des Blogs", address)
        await desk.on()
        await desk.says("Schritt 2 von 2")
        page = await desk.page.locator("a[target=_blank]").first.get_attribute("href")
        assert page is not None and "authorize-application.php?app_name=Shopbell" in page
        assert "success_url" not in page, "it would refuse to come back to plain http"
        await desk.paste("Benutzername in WordPress", editor.login)
        await desk.page.get_by_label("Anwendungspasswort").fill("abcd efgh ijkl mnop qrst uvwx")
        await desk.page.locator("button.primary").click()
        await desk.says("Benutzername oder Passwort stimmt nicht")
        assert await desk.page.get_by_label("Benutzername in WordPress").input_value() == editor.login
        password = await asyncio.to_thread(production.authorize_without_return, editor, page)
        await desk.paste("Anwendungspasswort", password)
        await desk.says("Das Passwort passt: Ich darf dort freigeben und antworten.")
        await desk.on()
        await desk.says("läutet ab jetzt")
        await desk.shoot()
        figures = f"{desk.clicks} clicks and {desk.pastes} pastes"
        await live.row("SELECT 1 FROM channel WHERE first_synced_at IS NOT NULL")
        asked = await live.comment("Habt ihr Gutscheine?")
        card = await live.card("Habt ihr Gutscheine?")
        await live.answer(card, "Ja, im Laden!")
        assert (await live.reply_is_there(asked)).content == "Ja, im Laden!"
        await live.changed(card, "Beantwortet nach")
        record_property(
            "figures", f"a blog in production: {figures} from the link to the end, beside the blog's own"
        )
