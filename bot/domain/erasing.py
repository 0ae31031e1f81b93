"""Erasing: whom one may forget (right to erasure), and the keyed hashes by which
what was erased is recognised without being known.
"""

import hmac
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.business import DiscordChannelId, MessageId
from bot.domain.channel import ChannelId
from bot.domain.comment import CommentId
from bot.domain.person import PersonId

DIGEST = 32
"""Letters of a digest, in hex: enough that two never meet, short for a log that grows for years."""
GIVEN_ONCE = 15
"""Digits; a blog counts its comments from 1."""


class Why(StrEnum):
    """Reason of an erasing. Values are in the erasure log."""

    FORGOTTEN = "forgotten"
    AGE = "age"


def keyed_hash(key: bytes, *parts: str) -> str:
    """HMAC-SHA256 of texts with the key of a business, in hex, shortened to a digest."""
    message = "\x1f".join(parts).encode(errors="backslashreplace")
    return hmac.digest(key, message, "sha256").hex()[:DIGEST]


@dataclass(frozen=True, slots=True)
class Account:
    """Account whose numbers are hashed: a comment has one number there, whichever channel row brings it."""

    connector: str
    key: str

    def comment(self, key: bytes, external_id: str) -> str:
        """Digest of a comment's number. One of many digits (a snowflake) is given once on its platform, so that it is
        recognised in another connection too, as a message of Discord is.
        """
        if external_id.isdecimal() and len(external_id) >= GIVEN_ONCE:
            return keyed_hash(key, "erased", "comment", external_id)
        return self._digest(key, "comment", external_id)

    def author(self, key: bytes, author_id: str) -> str:
        """Digest of an author's number."""
        return self._digest(key, "author", author_id)

    def _digest(self, key: bytes, what: str, number: str) -> str:
        return keyed_hash(key, "erased", what, self.connector, self.key, number)


@dataclass(frozen=True, slots=True)
class Erasure:
    """Digest of something erased. What was posted `until` then never comes in again: a later one of an author is by a new
    person, a later one of a comment's number belongs to another comment.
    """

    digest: str
    until: datetime


def stays_away(posted_at: datetime, number: datetime | None, author: datetime | None) -> bool:
    """Whether a comment posted then must not be known, by the times until which its number and its author stay away;
    None: that was never erased.

    A number that was erased and is posted later belongs to another comment, unless a forgotten person wrote it.
    """
    if number is not None and (author is not None or posted_at <= number):
        return True
    return author is not None and posted_at <= author


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
