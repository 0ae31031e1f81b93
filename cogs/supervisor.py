"""Supervisor: keeps one gateway connection to Discord going (reconnect with back-off), runs the loops of
cards and digests, and reports when a person has to act.
"""

import asyncio
import ctypes
import gc
import logging
import random
import sys
from collections import deque
from collections.abc import Callable
from datetime import datetime, timedelta
from enum import Enum
from functools import partial

import discord
from discord.gateway import DiscordWebSocket
from discord.http import Route
from yarl import URL

from bot.app import GRACE, App
from bot.config import DiscordAddress
from bot.loops import DESK, PICTURES, REPORTS, TIDYING, LoopStep
from cogs.community.factories import content_wanted
from cogs.digest.poster import Reporter
from cogs.gateway.client import Shopbell
from cogs.gateway.full_disk import LOOK_EVERY, FullDisk
from cogs.gateway.line import Line
from cogs.gateway.owners import inbox_name, is_owner
from cogs.inbox.pictures import CardPictures
from cogs.inbox.poster import Poster
from cogs.inbox.tidying import Tidying
from cogs.kit import error_codes
from cogs.kit.errors import NETWORK_TROUBLE, asked_to_rest

log = logging.getLogger(__name__)

SHORTEST, LONGEST = 5.0, 300.0
"""Seconds between two tries to connect; full jitter in between."""
STEADY = timedelta(minutes=10)
"""A connection that held this long resets the back-off."""
DROPS, DROPS_WITHIN = 20, 60.0
"""So many lost connections within so many seconds: discord.py resumes without a pause, so it is closed."""
IDENTIFIES_A_DAY = 900
"""Discord resets a token after 1,000."""
FULL_DISK = "full disk"
"""Name of the loop that looks at the disk."""


class Ended(Enum):
    """Reason why the bot stopped for good."""

    ASKED = "asked"
    UNKNOWN_TOKEN = "unknown_token"  # noqa: S105
    INTENTS = "intents"


class _Brief(logging.Filter):
    """Log filter: discord.py logs every lost connection with a traceback; one line says as much."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Shortens the record and keeps it."""
        if record.exc_info and record.exc_info[0] is not None and "reconnect" in record.getMessage():
            record.msg, record.args = f"{record.getMessage()} ({record.exc_info[0].__name__})", ()
            record.exc_info, record.levelno, record.levelname = None, logging.WARNING, "WARNING"
        return True


def point_to(address: DiscordAddress) -> None:
    """Sends everything, the token included, to a loopback Discord on this machine (tests)."""
    log.warning("DISCORD IS REPLACED: everything goes to %s and %s", address.api, address.gateway)
    Route.BASE = address.api
    DiscordWebSocket.DEFAULT_GATEWAY = URL(address.gateway)


def posters(client: Shopbell) -> tuple[Poster, Reporter]:
    """Makes what posts cards and digests through this client; before it connects, since they listen to it."""
    app = client.app
    return Poster(client, app.desk, app.convert_after), Reporter(client, app.digests, app.convert_after)


class Supervisor:
    """Makes a new client for every attempt; what must last is in the database."""

    def __init__(
        self, app: App, make: Callable[[App, Line], Shopbell] = Shopbell, line: Line | None = None
    ) -> None:
        """`line`: that of the community's connectors."""
        self._app = app
        self._make = make
        self._line = line or Line()
        self._stop = asyncio.Event()
        self._client: Shopbell | None = None
        self._poster: Poster
        self._reporter: Reporter
        self._tidying: Tidying
        self._pictures: CardPictures
        self._identified: deque[datetime] = deque()
        self._worn_out = asyncio.Event()
        self._full_disk = FullDisk(app)
        self._rest = timedelta()
        """How long the last try was asked to leave Discord alone."""
        logger = logging.getLogger("discord.client")
        if not any(isinstance(one, _Brief) for one in logger.filters):
            logger.addFilter(_Brief())

    def stop(self) -> None:
        """Stops after closing the connection; safe to call from a signal handler."""
        self._stop.set()

    async def run(self) -> Ended:
        """Runs until `stop`, or until a person has to act."""
        self._app.loops.start(DESK, self._desk)
        self._app.loops.start(REPORTS, self._reports)
        self._app.loops.start(TIDYING, self._tidy)
        self._app.loops.start(PICTURES, self._picture)
        self._app.loops.start(FULL_DISK, self._look_at_disk)
        failures = 0
        while not self._stop.is_set():
            began = self._app.now()
            self._line.content = not self._line.refused_content and await content_wanted(self._app)
            self._line.again.clear()
            ended = await self._once()
            if ended is Ended.INTENTS and self._line.content:
                log.warning("Discord gives no message content: its switch is off in the portal")
                self._line.refused_content = True
                continue
            if ended is not None:
                return ended
            if self._line.again.is_set():
                continue
            failures = 0 if self._app.now() - began > STEADY else failures + 1
            await self._pause(failures)
        return Ended.ASKED

    async def _once(self) -> Ended | None:
        """Runs one client, from login to the end of its connection; None: try again.

        1. A new client, with its own poster and reporter, connects.
        2. Whichever comes first ends it: its connection, `stop`, too many drops or sessions, a 401.
        3. Stopped, the loops may finish their step; then the connection is closed, and the client after it.
        4. Its error says whether a person has to act, or how long to rest.
        """
        client = self._make(self._app, self._line)
        self._poster, self._reporter = posters(client)
        self._tidying = Tidying(client)
        self._pictures = CardPictures(client)
        self._client = client
        self._app.connect_site.is_owner = partial(is_owner, client)
        self._app.connect_site.inbox_name = partial(inbox_name, client)
        client.add_listener(self._count, "on_connect")
        client.add_listener(_spare_what_stays, "on_ready")
        connection = asyncio.create_task(client.start(self._app.settings.discord_token), name="discord")
        ends = {
            asyncio.create_task(self._stop.wait()): "",
            asyncio.create_task(client.dropped_too_often(DROPS, DROPS_WITHIN)): "drops again and again",
            asyncio.create_task(self._worn_out.wait()): "identified too often today",
            asyncio.create_task(client.refused()): "is refused",
            asyncio.create_task(self._line.again.wait()): "",
        }
        try:
            await asyncio.wait({connection, *ends}, return_when=asyncio.FIRST_COMPLETED)
            for reason in (why for task, why in ends.items() if why and task.done()):
                log.warning("the connection to Discord %s; waiting a while", reason)
            if self._stop.is_set():
                await asyncio.gather(
                    *(
                        self._app.loops.stop(name, GRACE)
                        for name in (DESK, PICTURES, REPORTS, TIDYING, FULL_DISK)
                    )
                )
        finally:
            # The connection first: closed under a reading discord.py it says 4000, and the bot looks online for a while.
            for task in (*ends, connection):
                task.cancel()
            await asyncio.wait({connection})
            await client.close()
        error = None if connection.cancelled() else connection.exception()
        self._rest = asked_to_rest(error) or timedelta()
        return _why(error)

    async def _count(self) -> None:
        """Counts a new session (identify), which is what Discord limits."""
        now = self._app.now()
        self._identified.append(now)
        if self._identified_today(now) > IDENTIFIES_A_DAY:
            self._worn_out.set()

    def _identified_today(self, now: datetime) -> int:
        while self._identified and self._identified[0] < now - timedelta(days=1):
            self._identified.popleft()
        return len(self._identified)

    async def _pause(self, failures: int) -> None:
        cap = min(LONGEST, SHORTEST * 2 ** min(failures, 6))
        seconds = random.uniform(SHORTEST / 2, cap)  # noqa: S311  (spreads tries, keeps no secret)
        seconds = max(seconds, self._rest.total_seconds())
        if self._identified_today(self._app.now()) > IDENTIFIES_A_DAY:
            seconds = LONGEST
        self._worn_out.clear()
        try:
            async with asyncio.timeout(seconds):
                await self._stop.wait()
        except TimeoutError:
            return

    async def _desk(self, now: datetime) -> datetime | None:
        """Step of the cards' loop; it is outside the client and uses whichever is connected."""
        client = self._client
        return None if client is None else await _through(client, self._poster.step, now)

    async def _reports(self, now: datetime) -> datetime | None:
        """Step of the digests' loop."""
        client = self._client
        return None if client is None else await _through(client, self._reporter.step, now)

    async def _picture(self, now: datetime) -> datetime | None:
        """Brings the pictures of the next card; None while there is no client."""
        client = self._client
        return None if client is None else await _through(client, self._pictures.step, now)

    async def _tidy(self, now: datetime) -> datetime | None:
        """Step of the loop that takes messages of closed cards away."""
        client = self._client
        return None if client is None else await _through(client, self._tidying.step, now)

    async def _look_at_disk(self, now: datetime) -> datetime | None:
        """Step of the loop that reports a full disk."""
        client = self._client
        if client is None:
            return now + LOOK_EVERY
        return await _through(client, partial(self._full_disk.step, client), now)


async def _through(client: Shopbell, step: LoopStep, now: datetime) -> datetime | None:
    """Runs a step; if its connection ends during it, the step continues with the next connection."""
    try:
        return await step(now)
    except Exception as error:
        if not client.is_closed():
            raise
        log.info("a step ended with its connection (%s)", type(error).__name__)
        return None


async def _spare_what_stays() -> None:
    """Takes what is in memory by now out of further garbage collections (gc.freeze): modules, commands, what is known of the
    servers. Each full collection stops the event loop; looking through these 80,000 objects took 13 to 17 ms of that.

    What stayed of an earlier client is collected before. What the start needed and freed goes back to the machine (malloc_trim
    of glibc): 1.3 MB of 80.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim is not None:
        trim(0)


def _why(error: BaseException | None) -> Ended | None:
    match error:
        case None:
            return None
        case discord.LoginFailure():
            return Ended.UNKNOWN_TOKEN
        case discord.PrivilegedIntentsRequired():
            return Ended.INTENTS
        case discord.ConnectionClosed(code=error_codes.AUTHENTICATION_FAILED):
            return Ended.UNKNOWN_TOKEN
        case discord.ConnectionClosed(code=error_codes.DISALLOWED_INTENTS):
            return Ended.INTENTS
        case _:
            known = isinstance(error, (discord.DiscordException, AttributeError, *NETWORK_TROUBLE))
            # AttributeError: how discord.py 2.7 ends when the very first handshake fails (Rapptz/discord.py#10520).
            name, trace = type(error).__name__, None if known else error
            log.warning("no connection to Discord (%s); trying again", name, exc_info=trace)
            return None
