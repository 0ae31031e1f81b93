"""Forgetting a person (right to erasure): whom one may forget, and what comes of it."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.business import DiscordChannelId, MessageId
from bot.domain.channel import ChannelId
from bot.domain.comment import CommentId
from bot.domain.person import PersonId


@dataclass(frozen=True, slots=True)
class Someone:
    """Whom to forget: a person, or the one comment of a guest whom the platform gives no number."""

    person: PersonId | None = None
    comment: CommentId | None = None

    def __str__(self) -> str:
        """Short text for a custom id or a command line: p12, c7."""
        return f"p{self.person}" if self.person is not None else f"c{self.comment}"


def someone(text: str) -> Someone | None:
    """Parses `str(Someone)`; None for anything else."""
    kind, number = text[:1], text[1:]
    if not (number.isascii() and number.isdecimal() and len(number) < 19):
        return None
    match kind:
        case "p":
            return Someone(person=PersonId(int(number)))
        case "c":
            return Someone(comment=CommentId(int(number)))
    return None


@dataclass(frozen=True, slots=True)
class Known:
    """Someone who can be forgotten, with as much as it takes to recognise them."""

    who: Someone
    name: str
    channel_id: ChannelId
    channel: str
    """Title of the connection."""
    comments: int
    last_at: datetime
    last_text: str


@dataclass(frozen=True, slots=True)
class Blockers:
    """What keeps comments from being erased: they wait for an answer or approval, or something of theirs is on its way.
    `place`, `message`: where the card of the first of them is in Discord, None where it is not posted.
    """

    waiting: int = 0
    moving: int = 0
    place: DiscordChannelId | None = None
    message: MessageId | None = None

    def __bool__(self) -> bool:
        return bool(self.waiting or self.moving)


@dataclass(frozen=True, slots=True)
class Forgetting:
    """What forgetting comes to: so many comments; nothing is done where something is in the way. `known`: who it is about,
    where that was asked.
    """

    comments: int
    blockers: Blockers = Blockers()
    known: tuple[Known, ...] = ()
