"""Sentence vectors as they are kept: of which text, computed by what, in float16."""

import hashlib
from typing import NamedTuple, NewType

from bot.domain.comment import CommentId

TextHash = NewType("TextHash", str)

_FINITE = bytes(byte for byte in range(256) if byte & 0x7C != 0x7C)
"""Upper bytes of all float16 but infinity and NaN, whose exponents are all ones (IEEE 754)."""


class StoredVector(NamedTuple):
    """Vector of a text. `comment`: whose words these are; None: the business's own."""

    comment: CommentId | None
    text_hash: TextHash
    numbers: bytes
    """float16, little-endian."""

    @property
    def dimension(self) -> int:
        """How many numbers; 0 for bytes of no vector: a row can be damaged on its disk."""
        pairs, odd = divmod(len(self.numbers), 2)
        return 0 if odd or self.numbers[1::2].translate(None, _FINITE) else pairs


def text_hash(text: str) -> TextHash:
    """Hash by which a text is compared with the one that was encoded: BLAKE2b, 16 bytes in hex."""
    return TextHash(hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=16).hexdigest())
