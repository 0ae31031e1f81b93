"""Erasing: the keyed hashes by which what was erased is recognised without being known."""

import hmac
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

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
