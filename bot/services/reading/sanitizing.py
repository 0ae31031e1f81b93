"""Sanitizing what a platform sent for storage: one comment that no database can store must not block its page."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import TypeVar

from bot.ports import SeenComment

_LARGEST = 2**63 - 1
LONGEST_NAME = 200
LONGEST_ID = 500
_EARLIEST = datetime(2, 1, 1, tzinfo=UTC)
_LATEST = datetime(9999, 1, 1, tzinfo=UTC)
"""Times beyond cannot be shown in every time zone, nor be put right by a clock."""

Word = TypeVar("Word", bound=str)


def storable_ids(comments: Sequence[SeenComment]) -> Sequence[SeenComment]:
    """Comments whose ids can be stored and looked up, one line each; the same where all can, which is cheap to know."""
    ids = [
        f"{one.external_id}{one.thread_id}{one.in_reply_to}{one.author_id}{one.identity}{''.join(one.answers)}"
        for one in comments
    ]
    if "".join(ids).isprintable() and all(len(each) <= LONGEST_ID for each in ids):
        return comments
    return tuple(
        replace(
            one,
            external_id=_id(one.external_id),
            thread_id=_id(one.thread_id),
            in_reply_to=None if one.in_reply_to is None else _id(one.in_reply_to),
            author_id=None if one.author_id is None else _id(one.author_id),
            identity=_id(one.identity),
            answers=tuple(map(_id, one.answers)),
        )
        for one in comments
    )


def storable(seen: SeenComment) -> SeenComment:
    """Comment that can be stored (its ids can already): without halves of surrogate pairs, which JSON can carry but
    no database can store; with numbers that fit; with times that have a zone and can be shown.
    """
    numbers = (seen.order, seen.stars or 0)
    texts = f"{seen.author}{seen.text}{seen.url}{seen.context}"
    times = all(at is None or at == _time(at) for at in (seen.posted_at, seen.edited_at))
    if times and all(-_LARGEST <= number <= _LARGEST for number in numbers) and _is_whole(texts):
        return seen
    return replace(
        seen,
        author=_whole(seen.author),
        text=_whole(seen.text),
        url=_whole(seen.url),
        context=_whole(seen.context),
        order=_near(seen.order),
        stars=None if seen.stars is None else _near(seen.stars),
        posted_at=_time(seen.posted_at),
        edited_at=None if seen.edited_at is None else _time(seen.edited_at),
    )


def storable_name(name: str) -> str:
    """Name of an author that can be stored."""
    return _whole(name[:LONGEST_NAME])


def _is_whole(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _whole(text: Word) -> Word:
    return text if _is_whole(text) else text.__class__(text.encode(errors="replace").decode())


def _id(text: Word) -> Word:
    if text.isprintable() and len(text) <= LONGEST_ID:
        return text
    plain = "".join(letter if letter.isprintable() else "?" for letter in text[:LONGEST_ID])
    return text.__class__(plain)


def _near(number: int) -> int:
    return max(-_LARGEST, min(number, _LARGEST))


def _time(at: datetime) -> datetime:
    zoned = at if at.tzinfo is not None else at.replace(tzinfo=UTC)
    return max(_EARLIEST, min(zoned, _LATEST))
