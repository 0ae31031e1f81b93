"""Sentence vectors as they are kept: of which text, computed by what, in float16."""

import hashlib
from typing import NamedTuple, NewType

from bot.domain.comment import CommentId

TextHash = NewType("TextHash", str)


class StoredVector(NamedTuple):
    """Vector of a text. `comment`: whose words these are; None: the business's own."""

    comment: CommentId | None
    text_hash: TextHash
    numbers: bytes
    """float16, little-endian."""


def text_hash(text: str) -> TextHash:
    """Tells whether a text is still the one that was encoded."""
    return TextHash(hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=16).hexdigest())
