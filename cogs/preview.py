"""The preview: the same bot on a pretend Discord in the browser, with an example business."""

import asyncio
import getpass
import logging
import os
import sys
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import discord
import simcord
from simcord._clock import Clock
from simcord.backend.errors import BackendError, SetupError
from simcord.preview._server import PreviewServer

from bot.app import App
from bot.config import Settings
from bot.domain.business import Business, DiscordChannelId, Language, MemberId, ServerId
from bot.texts import Texts, speak
from cogs.client import Shopbell

log = logging.getLogger(__name__)

TRIES = 20
"""Ports that are tried, one after the other, from the configured one."""
WIDTH, HEIGHT = 390, 844

TEMPLATES = (
    (
        "Gutscheine",
        "Gutscheine",
        "Hallo {name}! Gutscheine gibt’s ab 10 € im Geschäft und in unserem Webshop. Liebe Grüße!",
    ),
    (
        "Öffnungszeiten",
        "Öffnungszeiten",
        "Hallo {name}! Offen ist Montag bis Freitag 8–18 Uhr und Samstag 9–14 Uhr.",
    ),
    (
        "Versand",
        "Versand",
        "Hallo {name}! Wir verschicken am selben Tag, die Post braucht meist zwei Werktage.",
    ),
    (
        "Mühlen",
        "Mühlen",
        "Hallo {name}! Für den Anfang passt eine gute Handmühle. Komm vorbei, wir zeigen dir {welche}.",
    ),
    ("Barista-Kurs", "Kurs", "Hallo {name}! Für den Kurs am {Tag} sind noch Plätze frei. Magst du einen?"),
)

# The page belongs to simcord and is made for developers: what an owner has no use for is hidden.
STYLE = """
.preview-toolbar, #messages-sidebar, #inspector-panel { display: none !important; }
.preview-shell { --toolbar-height: 0px !important; }
.message-edited-compact { display: none !important; }
"""
# Discord's own words, as Discord shows them to whoever has it in German.
DISCORDS_OWN = {
    '"Cancel"': '"Abbrechen"',
    '"Submit"': '"Absenden"',
    '" (edited)"': '" (bearbeitet)"',
    '"(edited)"': '"(bearbeitet)"',
    "This form will be submitted to ${modal": "Dieses Formular geht an ${modal",
    "Do not share passwords or other sensitive information.": "Gib keine Passwörter oder anderes Vertrauliches ein.",
    '"Only you can see this"': '"Nur du kannst das sehen"',
}


class Client(Shopbell):
    """In the preview nobody has a Discord of their own, so everything is in the language of the business."""

    def texts_for(self, business: Business | None, interaction: discord.Interaction[Any]) -> Texts:
        """What only one person sees."""
        return speak(business.language if business else Language.GERMAN_DU)


class RealClock(Clock):
    """simcord's world stands still by itself; here its time is the real one, so that dates are now."""

    def now(self) -> datetime:
        return datetime.now(UTC)


class Server(PreviewServer):
    """simcord's page without its tools."""

    async def _static(self, request: Any) -> Any:
        answer = await super()._static(request)
        if request.path == "/preview.css":
            answer.text += STYLE
        elif request.path == "/":
            answer.text = answer.text.replace("SimCord Preview", "Shopbell").replace("SimCord", "Shopbell")
        elif request.path.endswith(".js") and request.path.count("/") == 1:
            for english, german in DISCORDS_OWN.items():
                answer.text = answer.text.replace(english, german)
        return answer


def preview(settings: Settings, wordpress: str = "") -> int:
    """Until it is stopped; the exit code. `wordpress`: a real public blog, read along with."""
    logging.getLogger("simcord").setLevel(logging.WARNING)
    try:
        return asyncio.run(_preview(settings, wordpress))
    except KeyboardInterrupt:
        return 0


async def _preview(settings: Settings, wordpress: str) -> int:
    database = settings.data / "preview.db"
    async with await App.open(settings, database=database, example=True, fresh=True) as app:
        bot = Client(app)
        env = simcord.Env(bot, check_errors=False)
        env.backend.clock = RealClock()
        env.backend.bot_user.name = "Shopbell"
        await env.start()
        try:
            return await _run(app, bot, env, wordpress)
        finally:
            await env.shutdown()


async def _run(app: App, bot: Client, env: simcord.Env, wordpress: str) -> int:
    texts = speak(app.language)
    guild = env.create_guild(name="Rösterei Lindgrün")
    inbox = guild.create_text_channel("kundenkommentare")
    digest = guild.create_text_channel("tagesbericht")
    manager = guild.create_role(name="Inhaberin", permissions=discord.Permissions(administrator=True))
    owner = guild.add_member(env.create_user("Inhaberin"), roles=[manager])
    await _business(app, ServerId(guild.id), MemberId(owner.id), inbox.id, digest.id)
    if wordpress:
        await _read_along(app, ServerId(guild.id), wordpress, texts)
    async with _page(env, inbox, owner, app.settings.preview_port) as page:
        _say_where(texts, page.url)
        await bot.get_partial_messageable(inbox.id).send(
            speak(Language.GERMAN_DU)(
                "Welcome! The first customer rings in a moment. Tap a blue button, change the text, send it."
                " You have 10 seconds to take it back."
            )
        )
        await app.start()
        app.loops.start("desk", Showing(bot, env, page).step)
        await page.wait_closed()
    return 0


async def _business(app: App, server: ServerId, owner: MemberId, inbox: int, digest: int) -> None:
    """The example business, set up as an owner would."""
    now = app.now()
    business = await app.setup.begin(server, "Rösterei Lindgrün", Language.GERMAN_DU, now)
    assert business is not None
    places = {"inbox": DiscordChannelId(inbox), "digest": DiscordChannelId(digest)}
    await app.setup.places(business.id, owner, now, **places)
    await app.setup.finish(server, owner, now)
    for title, short_name, body in TEMPLATES:
        await app.templates.save(business.id, None, title, short_name, body, owner, now)
    await app.connect.add(business.id, "example", {}, {}, owner, now)


async def _read_along(app: App, server: ServerId, address: str, texts: Texts) -> None:
    from cogs.connections import connect_sentence, web_address

    business = await app.setup.business(server)
    assert business is not None
    outcome = await app.connect.add(
        business.id, "wordpress", {"url": web_address(address)}, {}, MemberId(0), app.now()
    )
    _out(connect_sentence(texts, outcome))


class Showing:
    """The loop of the cards, and the page drawn anew whenever it did something."""

    def __init__(self, bot: Shopbell, env: simcord.Env, page: Any) -> None:
        self._bot = bot
        self._env = env
        self._page = page
        self._seen = 0

    async def step(self, now: datetime) -> datetime | None:
        """One pass of the poster; the page follows."""
        due = await self._bot.poster.step(now)
        requests = len(self._env.http_requests)
        if requests != self._seen:
            self._seen = requests
            await self._refresh()
        return due

    async def _refresh(self) -> None:
        for _ in range(20):
            try:
                await self._page.refresh()
            except (SetupError, BackendError, TimeoutError) as busy:
                log.debug("the page is busy: %s", busy)
                await asyncio.sleep(0.25)
            else:
                return


@asynccontextmanager
async def _page(env: simcord.Env, channel: Any, viewer: Any, port: int) -> AsyncIterator[Any]:
    """The page on the first free port from the configured one on."""
    for candidate in (*range(port, port + TRIES), None):
        page = env.preview(
            channel,
            viewers=[viewer],
            layout="channel",
            width=WIDTH,
            height=HEIGHT,
            locale="de",
            timezone="Europe/Vienna",
        )
        page._server = Server(page, candidate or 0)
        try:
            await page.__aenter__()
        except SetupError:
            if candidate is None:
                raise
            continue
        try:
            yield page
        finally:
            await page.close()
        return


def _say_where(texts: Texts, url: str) -> None:
    _out(texts("The preview runs: an example roastery. Nothing reaches real customers."))
    _out(texts("Open: {url}", url=url))
    if "SSH_CONNECTION" in os.environ:
        port = urlsplit(url).port or 0
        host = f"{getpass.getuser()}@{os.environ['SSH_CONNECTION'].split()[2]}"
        _out(
            texts("From your own computer first: {command}", command=f"ssh -L {port}:127.0.0.1:{port} {host}")
        )
    _out(texts("Stop: Ctrl+C. To go live: README, “Going live”."))
    if _has_screen():
        with suppress(webbrowser.Error):
            webbrowser.open(url)


def _has_screen() -> bool:
    """Whether a browser would open in a window; a browser for the terminal would block the preview."""
    return sys.platform == "darwin" or any(name in os.environ for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def _out(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
