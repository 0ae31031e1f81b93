"""Comparing what stands on a platform with the mirror: which changes that means."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.comment import VISIBLE, Audience, AuthorRole, Change, ExternalId, Visibility

_NO_TIME = timedelta(0)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a comment stands, in the mirror or on the platform. Times are whole milliseconds."""

    author: str
    author_key: str
    """The author's id, or the bare name where there is none."""
    role: AuthorRole
    text: str
    media: tuple[str, ...]
    stars: int | None
    audience: Audience
    visibility: Visibility
    thread: ExternalId
    in_reply_to: ExternalId | None
    posted_at: datetime


@dataclass(frozen=True, slots=True)
class Mirrored:
    """A row of the mirror. `announced`: NEW was derived once; `seen_at`: when the row was made."""

    standing: Standing
    announced: bool
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed. `another`: the id belongs to another comment now, after a restored backup there.

    `redraw`: something that a card shows is different, even if it is no Change.
    """

    changes: tuple[Change, ...]
    another: bool = False
    redraw: bool = False


def announceable(role: AuthorRole, visibility: Visibility, audience: Audience) -> bool:
    """Whether it may ring: a customer's, there to be answered, and meant for everybody."""
    return role is AuthorRole.CUSTOMER and visibility in VISIBLE and audience is Audience.PUBLIC


def _may_ring(standing: Standing) -> bool:
    return announceable(standing.role, standing.visibility, standing.audience)


def compare(before: Mirrored, after: Standing, clock_ahead: timedelta = _NO_TIME) -> Difference:
    """The changes between a row and the platform; NEW at most once for an identity.

    `clock_ahead`: of the platform's clock, which gave the times of posting, to ours.
    """
    if _another(before, after, clock_ahead):
        fresh = (Change.NEW,) if _may_ring(after) else ()
        return Difference(fresh, another=True, redraw=True)
    was = before.standing
    changes = _visibility(was, after)
    if not before.announced and _may_ring(after) and not _may_ring(was) and was.role is after.role:
        changes = (*changes, Change.NEW)
    if was.visibility is not Visibility.GONE and (was.text, was.media) != (after.text, after.media):
        changes = (*changes, Change.EDITED)
    if (was.thread, was.in_reply_to) != (after.thread, after.in_reply_to):
        changes = (*changes, Change.MOVED)
    shown = (was.author, was.stars, was.role, was.audience) != (
        after.author,
        after.stars,
        after.role,
        after.audience,
    )
    return Difference(changes, redraw=bool(changes) or shown)


def _visibility(was: Standing, now: Standing) -> tuple[Change, ...]:
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


def _another(before: Mirrored, after: Standing, clock_ahead: timedelta) -> bool:
    """A platform that was restored from a backup gives out its ids again (seen on WordPress).

    Another time alone is a corrected date, another author or text alone an edit. Both together are another
    comment, if the author changed as well or if it was posted only after we had seen the old one.
    """
    was = before.standing
    if was.posted_at == after.posted_at:
        return False
    other_author = was.author_key != after.author_key
    other_text = was.text != after.text
    posted_later = after.posted_at - before.seen_at > clock_ahead
    return (other_author and other_text) or (posted_later and (other_author or other_text))
