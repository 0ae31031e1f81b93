"""Pagination of the list of comments (the walk), newest first, page by page, so that nothing in between is
missed.

Rests on three facts (WordPress 6.1 to 7.1, checked November 2026): ids are assigned once and grow; with
status=any and type=all the list changes only by new ids at the top and by hard deletes; one answer is one
slice of it. Slices that pairwise share a row leave no gap: new rows push the list down (rows are seen twice),
deletes pull it up, and a pull by more than the overlap shows as a missing shared row.
"""

import json
from dataclasses import dataclass, fields, replace

PAGE = 100
OVERLAP = 10
# A comment may take 600 KB of an answer (64 KB of text, given twice, letters as \\u0000), so a hundred do not
# always come at once.
_SMALLER = ((20, 5), (3, 1))
FLOOR_LAG_MS = 15 * 60 * 1000
_QUICK_RESTARTS = 3
_FIRST_PAUSE_MS = 15_000
_LONGEST_PAUSE_MS = 600_000
_EMPTY_IN_A_ROW = 50


class Malformed(Exception):
    """Answer that is not a page of a list ordered by falling id; nothing may be concluded from it."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page: ids as they came, and X-WP-Total, which also counts rows that this reader may not see."""

    ids: tuple[int, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Trail:
    """State of a walk between two requests; stored as the poll's cursor. Times in ms."""

    mode: str = ""
    floor: int = 0
    """Ids up to here need no look on a quick walk. Lags a page and 15 minutes behind the top, since an
    id may be assigned earlier than its row becomes readable (slow transaction, replica)."""
    mark: int = -1
    """The next floor, once it has aged; -1: none yet."""
    marked_at: int = 0
    settled_total: int = -1
    """X-WP-Total of the last complete walk; -1: none yet."""
    offset: int = 0
    back: int = 0
    """By how many places `offset` lies within the page before."""
    until: int = 0
    """The floor of the walk under way."""
    ids: tuple[int, ...] = ()
    """Of the page before."""
    total: int = 0
    short: bool = False
    """The page before lacked rows that were counted."""
    whole: bool = True
    low: int = 0
    """Lowest id of this walk so far; 0: none."""
    got: int = 0
    """Different rows of this walk so far."""
    lag: int = -1
    """An id of this walk at least a page below the top; -1: none seen."""
    empty: int = 0
    smaller: int = 0
    """How many steps the next page is smaller than usual; a page that came is followed by a usual one."""
    tries: int = 0
    not_before: int = 0
    top: int = 0
    """The newest id of the last complete walk; 0: none."""
    newest: int = 0
    """The newest id of this walk."""
    cached_at: int = 0
    """When a page last came out of a cache; 0: never."""


_FRESH = Trail()


@dataclass(frozen=True, slots=True)
class Stride:
    """Result of one page. `low` and `high` bound what it covers, `high` None upwards without end."""

    trail: Trail
    done: bool = False
    restarted: bool = False
    covers: bool = False
    low: int = 0
    high: int | None = None
    total_changed: bool = False
    unreadable: int = 0


def resume(cursor: str, mode: str) -> Trail:
    """Decodes the trail in a cursor; a new one for an empty cursor, or where the reader's rights are others
    now.
    """
    try:
        kept = json.loads(cursor) if cursor else {}
        trail = Trail(**{**kept, "ids": tuple(kept.get("ids", ()))})
    except (ValueError, TypeError, AttributeError):
        return Trail(mode=mode)
    return trail if trail.mode == mode else Trail(mode=mode)


def store(trail: Trail) -> str:
    """Encodes a trail as a cursor; default values are left out."""
    kept = {field.name: getattr(trail, field.name) for field in fields(trail)}
    return json.dumps({name: value for name, value in kept.items() if value != getattr(_FRESH, name)})


def pace(trail: Trail) -> tuple[int, int]:
    """Page size, and overlap with the page before, of the next request."""
    if not trail.smaller:
        return PAGE, OVERLAP
    size, overlap = _SMALLER[trail.smaller - 1]
    return min(size, PAGE), min(overlap, OVERLAP)


def smaller(trail: Trail) -> Trail | None:
    """Trail with a smaller page size; None where there is no smaller one."""
    return replace(trail, smaller=trail.smaller + 1) if trail.smaller < len(_SMALLER) else None


def step(
    trail: Trail, page: Page, now: int, *, deep: bool, size: int, overlap: int, behind: int = 0
) -> Stride:
    """Processes the page asked for at `trail.offset`. `deep`: down to the first comment, whatever the floor.

    `behind`: how many places the floor lags behind the top, a page of this size where 0. Raises Malformed.
    """
    _check(page, size)
    first = trail.offset == 0
    if first:
        trail = _begin(trail, page, deep)
    short = len(page.ids) < min(size, max(0, page.total - trail.offset))
    if not first and not _joins(trail, page, short):
        return Stride(_restart(trail, now), restarted=True)
    empty = 0 if page.ids else trail.empty + 1
    if empty > _EMPTY_IN_A_ROW:
        raise Malformed("counted comments that are never shown")
    fresh = [number for number in page.ids if not trail.low or number < trail.low]
    at_end = trail.offset + size >= page.total
    qualifies = trail.lag < 0 and trail.offset + len(page.ids) >= (behind or size)
    walked = replace(
        trail,
        ids=page.ids,
        total=page.total,
        short=short,
        whole=trail.whole and not short,
        low=fresh[-1] if fresh else trail.low,
        got=trail.got + len(fresh),
        lag=page.ids[-1] if qualifies and page.ids else trail.lag,
        empty=empty,
        smaller=0,
        newest=page.ids[0] if first and page.ids else trail.newest,
    )
    done = at_end or bool(page.ids and page.ids[-1] <= trail.until)
    bounds = Stride(
        trail=_settle(walked, page.total, now)
        if done
        else replace(walked, offset=trail.offset + size - overlap, back=overlap),
        done=done,
        covers=not short and bool(page.ids or at_end),
        low=0 if at_end else (page.ids[-1] if page.ids else 0),
        high=None if first else (page.ids[0] if page.ids else 0),
    )
    if not done:
        return bounds
    return replace(
        bounds,
        total_changed=trail.settled_total not in (-1, page.total),
        unreadable=max(0, page.total - walked.got) if at_end and not walked.whole else 0,
    )


def _check(page: Page, size: int) -> None:
    if len(page.ids) > size or page.total < len(page.ids):
        raise Malformed("more comments than asked for or counted")
    if any(later >= earlier for earlier, later in zip(page.ids, page.ids[1:], strict=False)):
        raise Malformed("comments are not in the order asked for")
    if page.ids and page.ids[-1] <= 0:
        raise Malformed("ids are not positive")


def _begin(trail: Trail, page: Page, deep: bool) -> Trail:
    # The top is not above the floor: a backup was put back, or a page of rows is gone. Look at everything.
    fell = page.total == 0 or bool(page.ids and page.ids[0] <= trail.floor)
    floor = 0 if fell else trail.floor
    kept = replace(_cleared(trail), floor=floor, mark=-1 if fell else trail.mark)
    return replace(kept, until=0 if deep else floor)


def _joins(trail: Trail, page: Page, short: bool) -> bool:
    if set(page.ids) & set(trail.ids):
        return True
    # Rows that this reader may not see can hide the shared ones. The list moved up by no more than the
    # count fell (new rows only push it down), so a count that kept up proves the same.
    return (short or trail.short) and page.total >= trail.total - trail.back


def _restart(trail: Trail, now: int) -> Trail:
    tries = trail.tries + 1
    over = tries - _QUICK_RESTARTS
    pause = min(_LONGEST_PAUSE_MS, _FIRST_PAUSE_MS * 2 ** min(over, 10)) if over >= 0 else 0
    return replace(_cleared(trail), tries=tries, not_before=now + pause if pause else 0)


def _settle(trail: Trail, total: int, now: int) -> Trail:
    settled = replace(_cleared(trail), settled_total=total, top=trail.newest, tries=0, not_before=0)
    if trail.lag < 0:
        return settled
    if trail.mark < 0 or now < trail.marked_at:
        return replace(settled, mark=trail.lag, marked_at=now)
    if now - trail.marked_at >= FLOOR_LAG_MS:
        return replace(settled, floor=max(trail.floor, trail.mark), mark=trail.lag, marked_at=now)
    return settled


def _cleared(trail: Trail) -> Trail:
    return replace(
        trail,
        offset=0,
        back=0,
        until=0,
        ids=(),
        total=0,
        short=False,
        whole=True,
        low=0,
        got=0,
        lag=-1,
        empty=0,
        smaller=0,
        newest=0,
    )
