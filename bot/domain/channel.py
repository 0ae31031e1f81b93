"""Channels: connected accounts (on screen a connection), their state, and their health: two lamps, one for
reading and one for sending.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NewType

from bot.domain.reason import Reason
from bot.domain.rest import Rest

EXAMPLE = "example"
"""Key of the preview's blog; no live business has a connection there, or to another example."""


def example_of(key: str) -> str:
    """Key of the preview's connection that behaves as this platform."""
    return f"{EXAMPLE}-{key}"


PRACTICE = "practice"
"""Key of the test comments' channel, which is no connection: lists of channels leave it out."""
ON_DISCORD = ("discord", "captured")
"""Keys of the connectors that only a running bot has, which reads with its own connection to Discord: of a picked channel, and
of what was captured by hand.
"""


def is_example(key: str) -> bool:
    """Whether this is the key of a connection that only the preview has."""
    return key == EXAMPLE or key.startswith(example_of(""))


ChannelId = NewType("ChannelId", int)
CredentialId = NewType("CredentialId", int)


class ChannelState(StrEnum):
    """State that the owner gave a channel: active, paused, removed."""

    ACTIVE = "active"
    PAUSED = "paused"
    REMOVED = "removed"


class Side(StrEnum):
    """Which of the two lamps: reading or sending."""

    READ = "read"
    SEND = "send"


class Glow(StrEnum):
    """Health of one lamp. LATE: trouble that may pass by itself; OUT: the owner must act."""

    ON = "on"
    LATE = "late"
    OUT = "out"
    OFF = "off"
    """Not offered: sending on a read-only channel."""


@dataclass(frozen=True, slots=True)
class Lamp:
    """Health of reading or of sending. `since` is when it changed; `reason` is None while ON or OFF."""

    glow: Glow
    since: datetime
    reason: Reason | None
    failures: int

    @property
    def in_trouble(self) -> bool:
        """Whether it is out, or late."""
        return self.glow in (Glow.OUT, Glow.LATE)


@dataclass(frozen=True, slots=True)
class Channel:
    """Connected account. `settings`, `account` and `found` are JSON that only its connector reads."""

    id: ChannelId
    connector: str
    """Key of the connector, for example wordpress."""
    title: str
    settings: str
    account: str
    """The stored AccountRef as JSON; empty before the first check."""
    credential_id: CredentialId | None
    state: ChannelState
    connected_at: datetime
    first_synced_at: datetime | None
    """When the first walk was complete; before that nothing is new."""
    last_read_at: datetime | None
    """Last good fetch."""
    checked_at: datetime | None
    """Last good check of who we are there."""
    reading: Lamp
    sending: Lamp
    pushed_at: datetime | None = None
    """When the platform last delivered comments by itself; None: never, or it left one out since."""
    access_ends_at: datetime | None = None
    """When the access ends, as the last check found; None: not by itself."""
    paused_until: datetime | None = None
    """When a paused channel goes on by itself; None: when somebody says so."""
    warned_days: int | None = None
    """Threshold at which the owner was last warned of the end of this access, in days; None: not yet."""
    warn_after: datetime | None = None
    """The owner put that warning off until then."""
    clock_ahead: timedelta = timedelta(0)
    """Clock skew: how far the platform's clock is ahead of this machine's; negative: behind."""
    rest: Rest | None = None
    """Sending was refused altogether, and nothing has been sent since; None: it was not."""
    erases: bool = False
    """Whether anything of its business was erased, so that what comes in is compared with that."""
    words_kept: timedelta | None = None
    """Age from which its business keeps no words; None: at no age."""
    corrects: bool = False
    """Whether anybody of its business corrected the kind of a comment, so that what comes in is compared with that."""

    @property
    def dark(self) -> Lamp | None:
        """Lamp to report: one that is out before one that is late, reading before sending."""
        dim = [lamp for lamp in (self.reading, self.sending) if lamp.in_trouble]
        return next((lamp for lamp in dim if lamp.glow is Glow.OUT), dim[0] if dim else None)

    def rests_until(self, now: datetime) -> datetime | None:
        """When sending goes on; None while it does not rest."""
        return self.rest.until if self.rest is not None and self.rest.holds(now) else None

    def on_our_clock(self, at: datetime) -> datetime:
        """Platform time corrected by the clock difference, to be compared with times of this machine."""
        try:
            return at - self.clock_ahead
        except OverflowError:
            return at

    def at_latest(self, at: datetime) -> datetime:
        """Platform time read as late as possible, for whatever must not be missed.

        Not every Date header is the clock that dates the comments: a proxy has one of its own.
        """
        return max(at, self.on_our_clock(at))

    def search_from(self, ours: datetime) -> datetime:
        """Time of this machine as the earliest time that the platform may write for it."""
        return ours + min(self.clock_ahead, timedelta(0))


def sharing(channel: Channel, channels: Iterable[Channel]) -> tuple[Channel, ...]:
    """The other channels that use the same credential."""
    if channel.credential_id is None:
        return ()
    return tuple(
        other for other in channels if other.id != channel.id and other.credential_id == channel.credential_id
    )
