"""Search in a custom id: what is looked for, as arguments of a button, so that nothing of it is stored."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import TYPE_CHECKING

from bot.domain.channel import ChannelId
from bot.domain.person import PersonId

if TYPE_CHECKING:
    from bot.domain.search import Search

BYTES = 36
"""Of the typed words: of the 100 characters of an id, numbers and names of routes take 47."""
PARTS = 4
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def fitting(words: str) -> str:
    """Typed words, cut to what an id holds: 36 characters of a European language, half of others."""
    # Half a pair of UTF-16 is no character.
    kept = " ".join(words.split())[:BYTES].encode(errors="replace").decode()
    while len(_encoded(kept)) > BYTES + 1:
        kept = kept[:-1]
    return kept.rstrip()


def arguments(search: Search) -> tuple[str, ...]:
    """Four arguments of a custom id."""
    words = urlsafe_b64encode(_encoded(search.words)).decode().rstrip("=") if search.words else ""
    return _base36(search.person or 0), _base36(search.channel or 0), str(search.days), words


def search_in(given: tuple[str, ...]) -> Search:
    """Search in the first four arguments; what is no search leaves its part out."""
    from bot.domain.search import PERIODS, Search

    person, channel, days, words = (*given[:PARTS], *("",) * PARTS)[:PARTS]
    number = int(days) if days.isascii() and days.isdigit() and len(days) < 5 else 0
    return Search(
        words=_decoded(words),
        person=PersonId(_whole(person)) if _whole(person) else None,
        channel=ChannelId(_whole(channel)) if _whole(channel) else None,
        days=number if number in PERIODS else 0,
    )


def _encoded(words: str) -> bytes:
    """One byte a letter where Latin-1 has them all, else UTF-8; the first byte says which."""
    try:
        return b"l" + words.encode("latin-1")
    except UnicodeEncodeError:
        return b"u" + words.encode()


def _decoded(text: str) -> str:
    try:
        plain = urlsafe_b64decode(text + "=" * (-len(text) % 4))
        return fitting(plain[1:].decode("latin-1" if plain[:1] == b"l" else "utf-8"))
    except ValueError:
        return ""


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, rest = divmod(number, 36)
        digits = _DIGITS[rest] + digits
    return digits or "0"


def _whole(text: str) -> int:
    """Number from outside that the database can hold; 0 for anything else."""
    plain = text.isascii() and text.isalnum() and len(text) < 14
    number = int(text, 36) if plain else 0
    return number if number < 2**63 else 0
