"""Search: what is looked for, and what is found; cards of a comment and of a person among that."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.card_facts import CommentCard
from bot.domain.channel import Channel, ChannelId
from bot.domain.event import Event
from bot.domain.line import Line
from bot.domain.person import PersonId
from bot.domain.words import Words

FOUND_LISTED = 200
"""Most comments a search lists."""
PERIODS = (7, 30, 90, 365)
"""Days back from now."""


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for; every part that is given must fit. Without any: all comments."""

    words: str = ""
    """As typed."""
    person: PersonId | None = None
    channel: ChannelId | None = None
    days: int = 0
    """Not older than so many days; 0: of any age."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What a search is narrowed to, by name."""

    person: str | None
    channel: Channel | None
    channel_words: Words | None


@dataclass(frozen=True, slots=True)
class Hit:
    """Comment that was found. `answer`: of what was answered, where only that holds the words."""

    line: Line
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """One page of what a search found, newest first: `page` of `pages`, from 0. `total` counts all, `more` says that
    there are others besides. `filled`: share of the comments that can be found so far, below 1 after an update.
    """

    search: Search
    filters: Filters
    hits: tuple[Hit, ...]
    total: int
    more: bool
    page: int
    pages: int
    filled: float


@dataclass(frozen=True, slots=True)
class Opened:
    """One comment, shown to one member, with its history."""

    line: Line
    answer: str
    """What was answered, here or there; empty where nothing was."""
    events: tuple[Event, ...]
    """Oldest first."""
    card: CommentCard | None
    """What its card shows; None where it is on none, in a bundle, or not the newest on its card."""
    bundled: bool


@dataclass(frozen=True, slots=True)
class PersonCard:
    """Person with their history: the newest comments with what was answered, and those that are open."""

    id: PersonId
    name: str
    channel: Channel
    words: Words
    several: bool
    first_at: datetime
    """When they first wrote, as far as is known here."""
    total: int
    open: tuple[Line, ...]
    newest: tuple[tuple[Line, str], ...]
    """With the text of the answer; empty without an answer."""
