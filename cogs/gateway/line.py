"""Line to Discord: the client that is connected just now, for whatever outlives a connection; whether the next one asks for
the message-content intent (privileged).
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from secrets import token_hex

import discord

from bot.domain.business import ServerId
from bot.domain.channel import Side
from bot.ports import Retry
from bot.services.business.directory import NOWHERE, Entry

READY_WITHIN = 20.0
"""Seconds that a request waits for a connection, as after a start."""
ANSWERED_WITHIN = 3.0
"""Seconds until a connection is made again, so that the press that led to it gets its answer."""
SWITCH = 1 << 18 | 1 << 19
"""Flags of an application that may read message content: by Discord's review, or by the switch in the portal."""


async def _nowhere(_: ServerId) -> Entry:
    return NOWHERE


class Line:
    """Holds the client. One for the whole process; a new client takes the place of the one before."""

    def __init__(self) -> None:
        self.content = False
        """Whether the next connection asks for message content."""
        self.refused_content = False
        """Discord refused that (4014) since the last time it was allowed."""
        self.again = asyncio.Event()
        """Set when the connection is to be made again."""
        self.look_up: Callable[[ServerId], Awaitable[Entry]] = _nowhere
        self.reading: Callable[[], None] = lambda: None
        """Called at each look at a Discord channel: which ones are connected may have changed."""
        self.captured: frozenset[int] = frozenset()
        """Messages that were captured by hand; their connection has them, whatever channel is connected later."""
        self.session = ""
        """Another one with each new session: what was said between two of them no gateway brings."""
        self._client: discord.Client | None = None
        self._there = asyncio.Event()
        self._soon: asyncio.TimerHandle | None = None

    def connected(self, client: discord.Client) -> None:
        """Takes this client: it is ready."""
        self._client = client
        self.session = token_hex(4)
        self._there.set()
        self._soon = None

    def closed(self, client: discord.Client) -> None:
        """Lets this client go."""
        if self._client is client:
            self._client = None
            self._there.clear()

    async def client(self, side: Side = Side.READ) -> discord.Client:
        """The client that is connected. Raises Retry, of this side, where none is for a while."""
        if self._client is None:
            try:
                async with asyncio.timeout(READY_WITHIN):
                    await self._there.wait()
            except TimeoutError:
                raise Retry(side=side, detail="not connected to Discord") from None
        assert self._client is not None
        return self._client

    def reconnect(self) -> None:
        """Makes the connection again, in a moment, with the intent that is wanted then."""
        if self._soon is None:
            self._soon = asyncio.get_running_loop().call_later(ANSWERED_WITHIN, self.again.set)


def may_read_content(flags: discord.ApplicationFlags) -> bool:
    """Whether the switch "Message Content Intent" is on in the portal."""
    return bool(flags.value & SWITCH)
