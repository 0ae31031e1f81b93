"""The supervisor: keeps one connection to Discord going, and says when a person has to act."""

import asyncio
import logging
import random
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

import discord
from discord.gateway import DiscordWebSocket
from discord.http import Route
from yarl import URL

from bot.app import App
from bot.config import DiscordAddress
from cogs.client import Shopbell

log = logging.getLogger(__name__)

SHORTEST, LONGEST = 5.0, 300.0
"""Seconds between two tries to connect; full jitter in between."""
STEADY = timedelta(minutes=10)
"""A connection that held this long starts the back-off anew."""
DROPS, DROPS_WITHIN = 20, 60.0
"""So many lost connections within so many seconds: discord.py resumes without a pause, so it is closed."""
IDENTIFIES_A_DAY = 900
"""Discord resets a token after 1,000."""
DISALLOWED_INTENTS = 4014


class Ended(Enum):
    """Why the bot stopped for good."""

    ASKED = "asked"
    UNKNOWN_TOKEN = "unknown_token"  # noqa: S105
    INTENTS = "intents"


@dataclass(slots=True)
class _Try:
    """One client's life."""

    client: Shopbell
    drops: deque[float]


def point_to(address: DiscordAddress) -> None:
    """Sends everything, the token included, to a Discord on this machine."""
    log.warning("DISCORD IS REPLACED: everything goes to %s and %s", address.api, address.gateway)
    Route.BASE = address.api
    DiscordWebSocket.DEFAULT_GATEWAY = URL(address.gateway)


class Supervisor:
    """A new client for every try; what must last is in the database."""

    def __init__(self, app: App, make: Callable[[App], Shopbell] = Shopbell) -> None:
        self._app = app
        self._make = make
        self._stop = asyncio.Event()
        self._client: Shopbell | None = None
        self._identified: deque[datetime] = deque()

    def stop(self) -> None:
        """Ends after closing the connection; safe to call from a signal."""
        self._stop.set()

    async def run(self) -> Ended:
        """Until `stop`, or until a person has to act."""
        self._app.loops.start("desk", self._desk)
        self._app.loops.start("reports", self._reports)
        failures = 0
        while not self._stop.is_set():
            began = self._app.now()
            ended = await self._once()
            if ended is not None:
                return ended
            failures = 0 if self._app.now() - began > STEADY else failures + 1
            await self._pause(failures)
        return Ended.ASKED

    async def _once(self) -> Ended | None:
        """One client, from login to the end of its connection; None: try again."""
        self._identified.append(self._app.now())
        client = self._client = self._make(self._app)
        connection = asyncio.create_task(client.start(self._app.settings.discord_token), name="discord")
        stopping = asyncio.create_task(self._stop.wait())
        dropping = asyncio.create_task(client.dropped_too_often(DROPS, DROPS_WITHIN))
        try:
            await asyncio.wait({connection, stopping, dropping}, return_when=asyncio.FIRST_COMPLETED)
            if dropping.done() and not connection.done():
                log.warning("the connection to Discord drops again and again; waiting a while")
        finally:
            for task in (stopping, dropping):
                task.cancel()
            await client.close()
            if not connection.done():
                connection.cancel()
        return _why(await _outcome(connection))

    async def _pause(self, failures: int) -> None:
        day_ago = self._app.now() - timedelta(days=1)
        while self._identified and self._identified[0] < day_ago:
            self._identified.popleft()
        cap = min(LONGEST, SHORTEST * 2 ** min(failures, 6))
        seconds = LONGEST if len(self._identified) > IDENTIFIES_A_DAY else random.uniform(SHORTEST / 2, cap)  # noqa: S311
        try:
            async with asyncio.timeout(seconds):
                await self._stop.wait()
        except TimeoutError:
            return

    async def _desk(self, now: datetime) -> datetime | None:
        """The loop of the cards; it lives outside the client and uses whichever is connected."""
        client = self._client
        return None if client is None else await client.poster.step(now)

    async def _reports(self, now: datetime) -> datetime | None:
        """The loop of the digests."""
        client = self._client
        return None if client is None else await client.reporter.step(now)


async def _outcome(connection: "asyncio.Task[None]") -> BaseException | None:
    try:
        await connection
    except asyncio.CancelledError:
        return None
    except Exception as error:
        return error
    return None


def _why(error: BaseException | None) -> Ended | None:
    match error:
        case None:
            return None
        case discord.LoginFailure():
            return Ended.UNKNOWN_TOKEN
        case discord.PrivilegedIntentsRequired():
            return Ended.INTENTS
        case discord.ConnectionClosed(code=4004):
            return Ended.UNKNOWN_TOKEN
        case discord.ConnectionClosed(code=code) if code == DISALLOWED_INTENTS:
            return Ended.INTENTS
        case _:
            log.warning("no connection to Discord (%s); trying again", type(error).__name__)
            return None
