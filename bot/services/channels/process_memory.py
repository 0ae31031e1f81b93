"""Process memory: state that one process holds (delivery locks, failures in a row), and its holder id for leases.

Everything here is lost with the process, and costs a request or a log line more, never a comment or a reply.
"""

import asyncio
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from bot.domain.channel import ChannelId
from bot.domain.lease import Holder


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


class Process:
    """One per process. Leases keep processes apart; `turn` keeps steps of this one apart."""

    def __init__(self, holder: Holder) -> None:
        self.holder = holder
        self._turns: defaultdict[ChannelId, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._noticed: defaultdict[ChannelId, Noticed] = defaultdict(Noticed)

    def turn(self, channel: ChannelId) -> asyncio.Lock:
        """Deliveries of one channel go one after the other."""
        return self._turns[channel]

    def noticed(self, channel: ChannelId) -> Noticed:
        """State of polling a channel, as this process noticed."""
        return self._noticed[channel]
