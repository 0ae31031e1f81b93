"""Web door: listens on 127.0.0.1 as long as there is a connect link, and always where a public address is set. What serves
(aiohttp.web, jinja2) is loaded when it opens for the first time.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.app import App
from bot.services.channels.connect_site import DOOR
from bot.texts import speak
from bot.words.web_door import taken_sentence

if TYPE_CHECKING:
    from bot.web.server import Server

log = logging.getLogger(__name__)

HOST = "127.0.0.1"
AGAIN = timedelta(seconds=15)
"""Until the next try at a port that was taken."""


@asynccontextmanager
async def door(app: App, say: Callable[[str], None]) -> AsyncIterator["WebDoor"]:
    """Opens and closes the door as needed, until the end of the block; requests under way may finish. `say` prints a
    sentence for the installer.
    """
    made = WebDoor(app, say)
    app.connect_site.door = made
    app.loops.start(DOOR, made.step)
    try:
        yield made
    finally:
        app.connect_site.door = None
        await app.loops.stop(DOOR)
        await made.close()


class WebDoor:
    """Web door: opens and closes the port (fulfils Door)."""

    def __init__(self, app: App, say: Callable[[str], None]) -> None:
        self._app = app
        self._say = say
        self._server: Server | None = None
        self._taken = False
        """Whether it was said that the port is taken."""
        self._turn = asyncio.Lock()

    @property
    def is_open(self) -> bool:
        """Whether it listens now."""
        return self._server is not None

    async def step(self, now: datetime) -> datetime | None:
        """Step of the loop: opens or closes; when to come back."""
        async with self._turn:
            last = await self._app.connect_site.last_end(now)
            if last is None and not self._app.connect_site.reachable:
                await self._close()
                return None
            return last if await self._open() else now + AGAIN

    async def open(self) -> bool:
        """Opens the port, unless it is open; whether it is open now."""
        async with self._turn:
            return await self._open()

    async def close(self) -> None:
        """Closes the port; requests under way may finish."""
        async with self._turn:
            await self._close()

    async def _open(self) -> bool:
        if self._server is not None:
            return True
        from bot.web.server import Server

        port, server = self._app.settings.web_port, Server(self._app)
        try:
            await server.open(HOST, port)
        except OSError as error:
            if not self._taken:
                self._taken = True
                log.error("the web door stays shut: port %d: %s", port, error.strerror or error)
                self._say(taken_sentence(speak(self._app.language), port))
            return False
        if self._taken:
            log.info("port %d is free again, the web door is open", port)
        self._taken, self._server = False, server
        return True

    async def _close(self) -> None:
        server, self._server = self._server, None
        if server is not None:
            await server.close()
