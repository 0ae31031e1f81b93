"""Process memory: state that one process holds (locks, failures in a row), and its holder id for leases.

Everything here is lost with the process, and costs a request or a log line more, never a comment or a reply.
"""

import asyncio
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from bot.domain.channel import ChannelId
from bot.domain.lease import Holder

Key = TypeVar("Key", bound=int)


class Turns(Generic[Key]):
    """Locks by id: steps about one thing go one after the other in this process. Every such lock is one of these, so
    that an engine with several processes brings its leases here.
    """

    def __init__(self) -> None:
        self._locks: defaultdict[Key, asyncio.Lock] = defaultdict(asyncio.Lock)

    def of(self, key: Key) -> asyncio.Lock:
        """Lock of this channel, credential or login."""
        return self._locks[key]


@dataclass(slots=True)
class Noticed:
    """State of polling one channel since the start (failures in a row, pages, checks)."""

    met: bool = False
    """A step was made: a channel with a dim lamp is checked again after every start."""
    failures: int = 0
    """In a row."""
    refusals: int = 0
    """Those failures in a row that were about the access."""
    pages: int = 0
    """In a row that were not the last."""
    checks: int = 0
    """In a row that left a lamp out."""
    check_again_at: datetime | None = None
    """When the next check is worth its request."""
    names_again_at: datetime | None = None
    """When names of authors are asked for again, after a failure."""


class Process:
    """One per process. Leases keep processes apart; `turn` keeps steps of this one apart."""

    def __init__(self, holder: Holder) -> None:
        self.holder = holder
        self._turns = Turns[ChannelId]()
        self._noticed: defaultdict[ChannelId, Noticed] = defaultdict(Noticed)

    def turn(self, channel: ChannelId) -> asyncio.Lock:
        """Deliveries of one channel go one after the other."""
        return self._turns.of(channel)

    def noticed(self, channel: ChannelId) -> Noticed:
        """State of polling a channel, as this process noticed."""
        return self._noticed[channel]
