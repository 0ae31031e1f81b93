"""Pictures that customers sent: which of them a card shows, and what file a body is by its first bytes."""

import hashlib
from collections.abc import Iterable, Sequence
from typing import NamedTuple, NewType

PictureKey = NewType("PictureKey", str)
"""Hash of the addresses that a card wants; another one after any of them changed."""

SHOWN = 4
"""Pictures on one card."""
LARGEST = 4 * 1024 * 1024
"""Bytes of one picture."""
ALL_TOGETHER = 8 * 1024 * 1024
"""Bytes of all pictures of a card: Discord takes 10 MiB."""


class Picture(NamedTuple):
    """A picture in memory: the name of its file, and its bytes."""

    name: str
    body: bytes


def chosen(newest_first: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """Addresses to show of these comments' pictures: at most four, each once."""
    every = dict.fromkeys(address for addresses in newest_first for address in addresses)
    return tuple(every)[:SHOWN]


def key_of(addresses: Sequence[str]) -> PictureKey:
    """Hash of addresses, twelve hex digits."""
    return PictureKey(
        hashlib.blake2b("\n".join(addresses).encode(errors="replace"), digest_size=6).hexdigest()
    )


def file_type(body: bytes) -> str | None:
    """Ending for a picture of this content, by its first bytes; None for what is no picture. What a server says of it proves
    nothing.
    """
    if body.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if body.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if body.startswith((b"GIF87a", b"GIF89a")):
        return "gif"
    return "webp" if body.startswith(b"RIFF") and body[8:12] == b"WEBP" else None
