"""Digest: the facts of one local day for the daily report, and what is still open."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.business import Business
from bot.domain.card import Ringing
from bot.domain.channel import Channel
from bot.domain.comment import CommentId
from bot.domain.figures import Figures, OfMember
from bot.domain.kind import Kind
from bot.domain.line import Line
from bot.domain.meter import Spending
from bot.domain.offer import Offer
from bot.domain.words import Words


@dataclass(frozen=True, slots=True)
class Stopped:
    """Channel with a lamp that is out, or late for long."""

    channel: Channel
    words: Words
    several: bool


@dataclass(frozen=True, slots=True)
class Ending:
    """Channel whose access ends soon."""

    channel: Channel
    words: Words
    several: bool
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Costly:
    """Channel that has used most of what it may cost in a month."""

    channel: Channel
    words: Words
    several: bool
    spending: Spending


@dataclass(frozen=True, slots=True)
class Off:
    """Downtime: the bot did not run. `caught_up`: comments that came meanwhile."""

    since: datetime
    until: datetime
    caught_up: int


@dataclass(frozen=True, slots=True)
class Silence:
    """No comment came for a week or more, though everything is read. `days`: whole ones; `read_at`: the last good look."""

    days: int
    read_at: datetime


@dataclass(frozen=True, slots=True)
class Only:
    """Channel that a report is about alone."""

    channel: Channel
    words: Words
    several: bool


@dataclass(frozen=True, slots=True)
class Digest:
    """Report of one day, as of `now`. One of a single channel, and one of a day that is over for longer than since
    midnight, lists of what is open only what came on the day, and nothing of how things are now.
    """

    business: Business
    day: date
    now: datetime
    figures: Figures
    evening: Figures
    week_before: Figures
    open: tuple[Line, ...]
    """What waits now, whenever it came: the first few, longest waiting first."""
    open_total: int
    overdue: bool
    """Something waits for longer than the target."""
    working: int
    """Channels that are active and work."""
    paused: int
    stopped: tuple[Stopped, ...]
    left_out: tuple[date, ...]
    """Days before this one that had no digest."""
    off: tuple[Off, ...]
    """Since the digest before, oldest first."""
    ending: tuple[Ending, ...]
    """The soonest first."""
    costly: tuple[Costly, ...]
    ringing: Ringing
    """Who answers, and whom it rings where something is overdue."""
    sorted_out: int = 0
    """Comments that came and were sorted out as spam-like, or as mere mentions."""
    kinds: tuple[tuple[Kind, int], ...] = ()
    """How many of each kind came."""
    praise: Line | None = None
    """Words worth keeping of somebody who liked something."""
    by_member: tuple[OfMember, ...] = ()
    """Who answered, where that was asked for."""
    now_too: bool = True
    """Whether it says how things are now, besides how the day went."""
    only: Only | None = None
    channels: tuple[Only, ...] = ()
    """Channels that it can be about alone."""

    silence: Silence | None = None
    offer: Offer | None = None
    """What could be made of what was learnt."""
    words_erased: int = 0
    """In the first digest of a month: comments whose words were older than they are kept, in the month before."""

    @property
    def quoted(self) -> tuple[CommentId, ...]:
        """Comments whose words or author its message shows: that goes when they are erased."""
        lines = self.open if self.praise is None else (*self.open, self.praise)
        offered = () if self.offer is None else self.offer.candidate.comments
        return (*(line.comment.id for line in lines), *offered)

    @property
    def quiet(self) -> bool:
        """Whether nothing came and nothing is open."""
        return not self.figures.new and not self.open_total
