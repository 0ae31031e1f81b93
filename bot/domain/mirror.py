"""Comparing a comment on a platform with its stored row: which changes that means (new, edited, approved,
hidden, moved, deleted).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from bot.domain.comment import VISIBLE, Audience, AuthorRole, Change, Visibility
from bot.domain.external_id import ExternalId

_NO_TIME = timedelta(0)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Snapshot of a comment, stored or on the platform. Times are whole milliseconds."""

    author: str
    author_key: str
    """The author's id, or the bare name of an author without an id."""
    role: AuthorRole
    text: str
    media: tuple[str, ...]
    stars: int | None
    audience: Audience
    visibility: Visibility
    thread: ExternalId
    in_reply_to: ExternalId | None
    posted_at: datetime
    liked: bool = False


class Mirrored(NamedTuple):
    """Stored row of a comment. `announced`: NEW was derived once; `seen_at`: when the row was made."""

    snapshot: Snapshot
    announced: bool
    seen_at: datetime


class Difference(NamedTuple):
    """Result of a comparison. `another`: the id belongs to another comment now, since the platform was
    restored from a backup.

    `redraw`: something that a card shows is different, even if it is no Change.
    """

    changes: tuple[Change, ...]
    another: bool = False
    redraw: bool = False


def unsigned(media: Sequence[str]) -> tuple[str, ...]:
    """Addresses of pictures without their queries: a platform that signs them gives another query with each answer, of the
    same picture.
    """
    return tuple(address.partition("?")[0] for address in media)


def announceable(role: AuthorRole, visibility: Visibility, audience: Audience) -> bool:
    """Whether a comment may notify: a customer's, visible for an answer, and public."""
    return role is AuthorRole.CUSTOMER and visibility in VISIBLE and audience is Audience.PUBLIC


def _may_ring(snapshot: Snapshot) -> bool:
    return announceable(snapshot.role, snapshot.visibility, snapshot.audience)


def compare(before: Mirrored, after: Snapshot, clock_ahead: timedelta = _NO_TIME) -> Difference:
    """Compares the stored row with the platform and returns the changes; NEW at most once for an identity.

    `clock_ahead`: how far the platform's clock, which gave the posting times, is ahead of this machine's.
    """
    if _another(before, after, clock_ahead):
        fresh = (Change.NEW,) if _may_ring(after) else ()
        return Difference(fresh, another=True, redraw=True)
    was = before.snapshot
    changes = _visibility(was, after)
    if not before.announced and _may_ring(after) and not _may_ring(was) and was.role is after.role:
        changes = (*changes, Change.NEW)
    words = was.text != after.text or unsigned(was.media) != unsigned(after.media)
    if was.visibility is not Visibility.GONE and words:
        changes = (*changes, Change.EDITED)
    if (was.thread, was.in_reply_to) != (after.thread, after.in_reply_to):
        changes = (*changes, Change.MOVED)
    # From trash to spam is no change to anybody's work, but the card says where the comment is.
    shown = (was.author, was.stars, was.role, was.audience, was.liked, was.visibility) != (
        after.author,
        after.stars,
        after.role,
        after.audience,
        after.liked,
        after.visibility,
    )
    return Difference(changes, redraw=bool(changes) or shown)


def _visibility(was: Snapshot, now: Snapshot) -> tuple[Change, ...]:
    if was.visibility is now.visibility:
        return ()
    match was.visibility in VISIBLE, now.visibility in VISIBLE:
        case False, True:
            return (Change.RESTORED,)
        case True, False:
            return (Change.HIDDEN,)
        case True, True:
            return (Change.APPROVED,) if now.visibility is Visibility.PUBLIC else (Change.HIDDEN,)
        case _:
            return ()


def _another(before: Mirrored, after: Snapshot, clock_ahead: timedelta) -> bool:
    """Whether an id was reused for another comment: a platform that was restored from a backup assigns its
    ids again (seen on WordPress).

    Another time alone is a corrected date, another author or text alone an edit. Both together are another
    comment, if the author changed as well or if it was posted only after the stored one was seen.
    """
    was = before.snapshot
    if was.posted_at == after.posted_at:
        return False
    other_author = was.author_key != after.author_key
    other_text = was.text != after.text
    posted_later = after.posted_at - before.seen_at > clock_ahead
    return (other_author and other_text) or (posted_later and (other_author or other_text))
