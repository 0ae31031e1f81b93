"""Sanitizing what a platform sent for storage: one comment that no database can store must not block its page."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import TypeVar

from bot.ports import SeenComment

_LARGEST = 2**63 - 1
LONGEST_NAME = 200

Word = TypeVar("Word", bound=str)


def storable_ids(comments: Sequence[SeenComment]) -> Sequence[SeenComment]:
    """Comments whose ids can be stored and looked up; the same where all can, which is cheap to know."""
    ids = [
        f"{one.external_id}{one.thread_id}{one.in_reply_to}{one.author_id}{one.identity}{''.join(one.answers)}"
        for one in comments
    ]
    if _is_whole("".join(ids)):
        return comments
    return tuple(
        replace(
            one,
            external_id=_whole(one.external_id),
            thread_id=_whole(one.thread_id),
            in_reply_to=_whole_or_none(one.in_reply_to),
            author_id=_whole_or_none(one.author_id),
            identity=_whole(one.identity),
            answers=tuple(map(_whole, one.answers)),
        )
        for one in comments
    )


def storable(seen: SeenComment) -> SeenComment:
    """Comment that can be stored (its ids can already): without halves of surrogate pairs, which JSON can carry but
    no database can store; with numbers that fit; with times that have a zone.
    """
    numbers = (seen.order, seen.stars or 0)
    texts = f"{seen.author}{seen.text}{seen.url}{seen.context}"
    zones = seen.posted_at.tzinfo is not None and (
        seen.edited_at is None or seen.edited_at.tzinfo is not None
    )
    if zones and all(-_LARGEST <= number <= _LARGEST for number in numbers) and _is_whole(texts):
        return seen
    return replace(
        seen,
        author=_whole(seen.author),
        text=_whole(seen.text),
        url=_whole(seen.url),
        context=_whole(seen.context),
        order=_near(seen.order),
        stars=None if seen.stars is None else _near(seen.stars),
        posted_at=_in_a_zone(seen.posted_at),
        edited_at=None if seen.edited_at is None else _in_a_zone(seen.edited_at),
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


def _whole_or_none(text: Word | None) -> Word | None:
    return None if text is None else _whole(text)


def _near(number: int) -> int:
    return max(-_LARGEST, min(number, _LARGEST))


def _in_a_zone(at: datetime) -> datetime:
    return at if at.tzinfo is not None else at.replace(tzinfo=UTC)
