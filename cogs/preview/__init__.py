"""Preview (demo): the same bot on a simulated Discord in the browser, with an example business."""

import asyncio
import getpass
import logging
import os
import sys
import webbrowser
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from typing import Any
from urllib.parse import urlsplit

import discord
import simcord
from simcord._clock import Clock
from simcord.backend.errors import BackendError, SetupError

from bot.app import App
from bot.domain.actor import NOBODY, Actor
from bot.domain.business import Business, BusinessId, DiscordChannelId, MemberId, ServerId
from bot.domain.role import Role
from bot.domain.settings import Language
from bot.loops import DESK, TIDYING
from bot.texts import Texts, speak
from cogs.gateway.client import Shopbell
from cogs.inbox.poster import Poster
from cogs.inbox.tidying import Tidying
from cogs.preview.first_step import tried_live
from cogs.preview.page import open_page
from cogs.preview.roastery import name_of, open_business
from cogs.preview.tour import TOUR, Tour, go_button, welcome

log = logging.getLogger(__name__)

TRIES = 20
"""Ports that are tried, one after the other, from the wanted one."""


class Client(Shopbell):
    """Client of the preview: nobody has a Discord of their own, so everything is in the language of the
    business.
    """

    def texts_for(
        self, business: Business | None, interaction: discord.Interaction[Any], chosen: Language | None = None
    ) -> Texts:
        """Texts for what only one person sees."""
        return speak(chosen or (business.language if business else self.app.language))

    async def setup_hook(self) -> None:
        """Loads the cogs; of a platform whose access is given on a computer, only the first step is shown."""
        await super().setup_hook()
        self.routes.change("channel:choose", partial(tried_live, self.app))

    async def _sync(self) -> None:
        """Skips the sync of commands: the page opens no command by its mention, so commands are shown as
        plain names.
        """
        await super()._sync()
        self._command_ids = {}


class RealClock(Clock):
    """Clock for simcord, whose time does not advance by itself; with the real time, dates are now."""

    def now(self) -> datetime:
        return datetime.now(UTC)


async def preview(app: App, wordpress: str = "") -> int:
    """Runs the preview until it is cancelled; returns the exit code. `wordpress`: address of a real public blog
    to read along.
    """
    _quiet(app.settings.log_level)
    bot = Client(app)
    env = simcord.Env(bot, check_errors=False)
    env.backend.clock = RealClock()
    env.backend.bot_user.name = "Shopbell"
    await env.start()
    app.loops.start_as_here()
    try:
        return await _run(app, bot, env, wordpress)
    finally:
        await env.shutdown()


def _quiet(level: str) -> None:
    """Silences the log: the terminal is for the sentences, unless a level was configured."""
    logging.getLogger("simcord").setLevel(logging.WARNING)
    if level == "INFO":
        for name in ("", "discord"):
            logging.getLogger(name).setLevel(logging.WARNING)


async def _run(app: App, bot: Client, env: simcord.Env, wordpress: str) -> int:
    texts = speak(app.language)
    role = texts("Owner")
    person = env.create_user(role)
    guild = env.create_guild(name=name_of(app.language), owner=person)
    closed: dict[Any, discord.PermissionOverwrite] = {
        guild.default_role: discord.PermissionOverwrite(view_channel=False),
        bot.user: discord.PermissionOverwrite(view_channel=True),
    }
    inbox = guild.create_text_channel(texts("customer-comments"), overwrites=closed)
    manager = guild.create_role(name=role, permissions=discord.Permissions(administrator=True))
    owner = guild.add_member(person, roles=[manager])
    server = ServerId(guild.id)
    business = await open_business(app, server, MemberId(owner.id), DiscordChannelId(inbox.id))
    if wordpress:
        await _read_along(app, business, wordpress, texts)
    place = bot.get_partial_messageable(inbox.id)
    tour = Tour(bot, business, place)
    port, zone = app.settings.preview_port, app.settings.zone.key
    ports = _ports(port, app.settings.web_port)
    async with open_page(env, inbox, owner, ports, zone, tour.opened, app.open_example, texts) as page:
        _say_where(texts, page.url, port)
        await place.send(welcome(texts), view=go_button(texts))
        await page.refresh()
        await app.start(keeps=False)
        app.loops.start(DESK, PageUpdates(bot, env, page).step)
        bot.dispatch("inbox_chosen")  # It was, before anything listened for that.
        app.loops.start(TIDYING, Tidying(bot).step)
        app.loops.start(TOUR, tour.step)
        await page.wait_closed()
    return 0


async def _read_along(app: App, business: BusinessId, address: str, texts: Texts) -> None:
    from cogs.connections.wording import connect_sentence

    outcome = await app.connect.add(
        Actor(business, NOBODY, Role.OWNER, app.now()), "wordpress", {"url": address}, {}
    )
    _out(connect_sentence(texts, app.switchboard.info("wordpress").words, outcome, installer=True))


class PageUpdates:
    """Loop of the cards, which also redraws the page whenever a message was posted."""

    def __init__(self, bot: Shopbell, env: simcord.Env, page: Any) -> None:
        self._poster = Poster(bot, bot.app.desk, bot.app.convert_after)
        self._env = env
        self._page = page
        self._seen = 0

    async def step(self, now: datetime) -> datetime | None:
        """Runs one pass of the poster, then refreshes the page."""
        due = await self._poster.step(now)
        requests = len(self._env.http_requests)
        if requests != self._seen:
            self._seen = requests
            await self._refresh()
        return due

    async def _refresh(self) -> None:
        for _ in range(20):
            try:
                async with self._page._server.turn:
                    await self._page.refresh()
            except (SetupError, BackendError, TimeoutError) as busy:
                log.debug("the page is busy: %s", busy)
                await asyncio.sleep(0.25)
            else:
                return


def _ports(wanted: int, door: int) -> list[int]:
    """The wanted port and those after it, without that of the web door: consoles know it, so nothing else may take it."""
    return [port for port in range(wanted, wanted + TRIES) if port == wanted or port != door]


def _say_where(texts: Texts, url: str, wanted: int) -> None:
    port = urlsplit(url).port or 0
    _out(texts("The preview runs: an example roastery. Nothing reaches real customers."))
    if wanted and port != wanted:  # 0 asks for any free port
        _out(texts("Port {wanted} is taken, so I took {port}.", wanted=str(wanted), port=str(port)))
    _out(texts("Open: {url}", url=url))
    if "SSH_CONNECTION" in os.environ:
        host = f"{getpass.getuser()}@{os.environ['SSH_CONNECTION'].split()[2]}"
        _out(
            texts("From your own computer first: {command}", command=f"ssh -L {port}:127.0.0.1:{port} {host}")
        )
    _out(texts("Stop: Ctrl+C. To go live: README, “Going live”."))
    if _has_screen():
        with suppress(webbrowser.Error):
            webbrowser.open(url)


def _has_screen() -> bool:
    """Whether a browser would open in a window; a terminal browser would block the preview."""
    return sys.platform == "darwin" or any(name in os.environ for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def _out(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
