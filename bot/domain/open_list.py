"""List of /open: the comments that wait, or a part of them, and what was sorted out; how many there are of each."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.channel import Channel, ChannelId
from bot.domain.line import Line
from bot.domain.words import Words

LISTED = 200
"""Most comments the list shows; more are only counted."""


class Part(StrEnum):
    """Part of the list."""

    ALL = "all"
    URGENT = "urgent"
    MINE = "mine"
    """What this member claims or put off; in a team alone."""
    SORTED_OUT = "out"
    """Spam, trash and hidden, which were in the inbox before; and what was kept out of it as spam-like or as a mere mention."""


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Which part is shown; of one channel alone, or of all."""

    part: Part = Part.ALL
    channel: ChannelId | None = None


@dataclass(frozen=True, slots=True)
class OfChannel:
    """Comments that wait on one channel."""

    channel: Channel
    words: Words
    several: bool
    count: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How many there are of each part."""

    open: int
    urgent: int
    mine: int
    sorted_out: int
    channels: tuple[OfChannel, ...]
    """Those with open comments, most first."""

    def of(self, narrowed: Narrowed) -> int:
        """Comments of this part."""
        if narrowed.channel is not None:
            return next((one.count for one in self.channels if one.channel.id == narrowed.channel), 0)
        match narrowed.part:
            case Part.ALL:
                return self.open
            case Part.URGENT:
                return self.urgent
            case Part.MINE:
                return self.mine
            case Part.SORTED_OUT:
                return self.sorted_out


@dataclass(frozen=True, slots=True)
class OpenList:
    """One page of a part, most pressing first, of what was sorted out the newest first: `page` of `pages`, from 0."""

    narrowed: Narrowed
    counts: Counts
    lines: tuple[Line, ...]
    page: int
    pages: int

    @property
    def more(self) -> int:
        """Comments of this part beyond those that are listed."""
        return max(0, self.counts.of(self.narrowed) - LISTED)
