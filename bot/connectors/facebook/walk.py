"""Walks over pages and their cursors: what is known of the newest posts, and which pages of comments are still to be read."""

import json
from dataclasses import dataclass, replace
from typing import Any, TypeVar

T = TypeVar("T")
_MOST_PAGES = 500
"""Of one list in one walk, whatever comes."""
_MOST_LEFT = 100
"""Posts that were passed over and are asked for again."""
_BROKEN = (KeyError, ValueError, TypeError, AttributeError, OverflowError)
"""A restored backup may be anybody's file."""


@dataclass(frozen=True, slots=True)
class Lap:
    """Finds a list that goes round in a circle, by the first row of its pages (Brent's cycle detection): how many pages
    were read, and the first row of one of them.
    """

    pages: int = 0
    first: str = ""

    def onward(self, first: str) -> "Lap | None":
        """Lap after a page that begins with this row; None where the list comes to no end."""
        if self.pages >= _MOST_PAGES or (self.pages and first == self.first):
            return None
        pages = self.pages + 1
        return Lap(pages, first if pages & (pages - 1) == 0 else self.first)

    def stored(self) -> list[Any]:
        """Encodes it for a cursor."""
        return [self.pages, self.first]


@dataclass(frozen=True, slots=True)
class Unread:
    """Comments of one post still to be read, newest first, down to `floor` (order)."""

    post: str
    floor: int
    made: int
    """When the post was made, in seconds: nothing on it is older."""
    after: str = ""
    """Cursor of the page; empty for the first one."""
    lap: Lap = Lap()

    def stored(self) -> list[Any]:
        """Encodes it for a cursor."""
        return [self.post, self.floor, self.made, self.after, *self.lap.stored()]


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a post: the newest comment down to which everything was read (order), and when the post was
    updated (seconds).
    """

    top: int
    updated: int


@dataclass(frozen=True, slots=True)
class Trail:
    """State of the poll of the newest posts."""

    known: dict[str, Known]
    queue: tuple[Unread, ...] = ()
    flat_until: int = 0
    """Until when (ms) posts and comments are asked for apart, because Facebook refused them together."""
    turn: int = 0
    """Which post is read in its turn while they are asked for apart, whether it says that it changed or not."""
    refused: int = 0
    """How many posts in a row were passed over because Facebook does not give their comments."""

    def passed_over(self, unread: Unread) -> "Trail":
        """After a post whose comments were not given: they are still to be read, from the same floor on."""
        known = {**self.known, unread.post: Known(unread.floor, 0)}
        return replace(self, known=known, refused=self.refused + 1)

    def stored(self) -> str:
        """Encodes the cursor."""
        return json.dumps(
            {
                "known": {post: [one.top, one.updated] for post, one in self.known.items()},
                "queue": [unread.stored() for unread in self.queue],
                "flat": self.flat_until,
                "turn": self.turn,
                "refused": self.refused,
            },
            separators=(",", ":"),
        )


@dataclass(frozen=True, slots=True)
class Sweep:
    """State of the hourly walk over all posts. Times are seconds of the platform."""

    mark: int = 0
    """Everything updated before was read; 0: no walk was complete yet."""
    newest: int = 0
    """Newest update that this walk has seen."""
    after: str = ""
    queue: tuple[Unread, ...] = ()
    lap: Lap = Lap()
    left: tuple[Unread, ...] = ()
    """Passed over, to be asked for again by the next walk."""

    def passed_over(self, unread: Unread) -> "Sweep":
        """After a post whose comments were not given."""
        return replace(self, left=(*self.left, unread)[-_MOST_LEFT:])

    def queued(self, moved: tuple[Unread, ...]) -> "Sweep":
        """With the posts of a page of the list that moved; a walk begins with those that the last one passed over."""
        if self.after:
            return replace(self, queue=moved)
        left = {unread.post for unread in self.left}
        return replace(self, queue=(*self.left, *(one for one in moved if one.post not in left)), left=())

    def stored(self) -> str:
        """Encodes the cursor."""
        kept = {"mark": self.mark, "newest": self.newest, "after": self.after, "lap": self.lap.stored()}
        for name, posts in (("queue", self.queue), ("left", self.left)):
            kept[name] = [unread.stored() for unread in posts]
        return json.dumps(kept, separators=(",", ":"))

    @property
    def at_start(self) -> bool:
        """Whether the next request begins a walk."""
        return not self.after and not self.queue


@dataclass(frozen=True, slots=True)
class Recheck:
    """State of the poll that reads known comments once more: posts that are left of this round, a page of one at a time."""

    queue: tuple[Unread, ...] = ()

    def stored(self) -> str:
        """Encodes the cursor; empty where a round is over."""
        if not self.queue:
            return ""
        return json.dumps({"queue": [unread.stored() for unread in self.queue]}, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Wanted:
    """Watched comment: its thread, and when it was written (seconds)."""

    id: str
    thread: str
    second: int


@dataclass(frozen=True, slots=True)
class Watch:
    """State of the poll that looks after known comments: lists of threads first, then what they left out, one by one."""

    wanted: tuple[Wanted, ...] = ()
    after: str = ""
    """Cursor within the list of the first one's thread."""
    alone: tuple[Wanted, ...] = ()
    lap: Lap = Lap()

    def stored(self) -> str:
        """Encodes the cursor; empty where nothing is left."""
        if not self.wanted and not self.alone:
            return ""
        return json.dumps(
            {
                "wanted": [[one.id, one.thread, one.second] for one in self.wanted],
                "after": self.after,
                "alone": [[one.id, one.thread, one.second] for one in self.alone],
                "lap": self.lap.stored(),
            },
            separators=(",", ":"),
        )

    def without_thread(self, missing: tuple[Wanted, ...]) -> "Watch":
        """After the list of the first thread: what it left out is asked for alone."""
        rest = tuple(one for one in self.wanted if one.thread != self.wanted[0].thread)
        return replace(self, wanted=rest, after="", alone=(*self.alone, *missing), lap=Lap())


def resume(cursor: str) -> Trail:
    """Decodes the cursor of the newest posts; an empty one for anything else."""
    kept = _loaded(cursor)
    try:
        known = {str(post): Known(int(top), int(updated)) for post, (top, updated) in kept["known"].items()}
        flat, turn, refused = int(kept["flat"]), int(kept["turn"]), int(kept["refused"])
        return Trail(known, _unread(kept["queue"]), flat, turn, refused)
    except _BROKEN:
        return Trail({})


def resume_sweep(cursor: str) -> Sweep:
    """Decodes the cursor of the hourly walk."""
    kept = _loaded(cursor)
    try:
        mark, newest, after = int(kept["mark"]), int(kept["newest"]), str(kept["after"])
        return Sweep(mark, newest, after, _unread(kept["queue"]), _lap(*kept["lap"]), _unread(kept["left"]))
    except _BROKEN:
        return Sweep()


def resume_recheck(cursor: str) -> Recheck:
    """Decodes the cursor of the poll that reads known comments once more."""
    try:
        return Recheck(_unread(_loaded(cursor)["queue"]))
    except _BROKEN:
        return Recheck()


def resume_watch(cursor: str) -> Watch:
    """Decodes the cursor of the poll that watches."""
    kept = _loaded(cursor)
    try:
        wanted, alone = _wanted(kept["wanted"]), _wanted(kept["alone"])
        return Watch(wanted, str(kept["after"]), alone, _lap(*kept["lap"]))
    except _BROKEN:
        return Watch()


def _unread(kept: list[list[Any]]) -> tuple[Unread, ...]:
    return tuple(
        Unread(str(post), int(floor), int(made), str(after), _lap(*lap))
        for post, floor, made, after, *lap in kept
    )


def _lap(pages: Any, first: Any) -> Lap:
    return Lap(int(pages), str(first))


def _wanted(kept: list[list[Any]]) -> tuple[Wanted, ...]:
    return tuple(Wanted(str(id_), str(thread), int(at)) for id_, thread, at in kept)


def _loaded(cursor: str) -> dict[str, Any]:
    try:
        kept = json.loads(cursor) if cursor else {}
    except (ValueError, RecursionError):
        return {}
    return kept if isinstance(kept, dict) else {}
