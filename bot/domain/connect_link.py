"""Connect links: one-time links to the page on which an owner gives access in a browser, and what keeps it from going on."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NewType

from bot.domain.reason import Reason

LinkId = NewType("LinkId", int)


@dataclass(frozen=True, slots=True)
class ConnectLink:
    """Link for one person, once. `url` opens it and is kept nowhere: in the database lies its hash."""

    id: LinkId
    url: str = field(repr=False)
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class DoorShut:
    """No link was made, since nobody could open it: nothing listens on `port`. `taken`: another program does."""

    port: int
    taken: bool


class Stop(StrEnum):
    """What the connect page says instead of going on."""

    MISSING = "missing"
    """A required field is empty."""
    SILENT = "silent"
    """The platform does not answer; the same works later."""
    REFUSED = "refused"
    TOO_WEAK = "too_weak"
    ALREADY = "already"
    OVER = "over"
    """The platform's answer took too long, or was used already."""


@dataclass(frozen=True, slots=True)
class Setback:
    """Why the page did not go on. `missing`: fields (MISSING) or rights (TOO_WEAK) by their keys; `title`: of the channel
    that is connected already.
    """

    stop: Stop
    reason: Reason | None = None
    missing: tuple[str, ...] = ()
    title: str = ""
