"""Walks over pages and their cursors: what is known of the newest posts, and which pages of comments are still to be read."""

import json
from dataclasses import dataclass, replace
from typing import Any, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Unread:
    """Comments of one post still to be read, newest first, down to `floor` (order)."""

    post: str
    floor: int
    made: int
    """When the post was made, in seconds: nothing on it is older."""
    after: str = ""
    """Cursor of the page; empty for the first one."""

    def stored(self) -> list[Any]:
        """Encodes it for a cursor."""
        return [self.post, self.floor, self.made, self.after]


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

    def stored(self) -> str:
        """Encodes the cursor."""
        return json.dumps(
            {
                "known": {post: [one.top, one.updated] for post, one in self.known.items()},
                "queue": [unread.stored() for unread in self.queue],
                "flat": self.flat_until,
                "turn": self.turn,
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

    def stored(self) -> str:
        """Encodes the cursor."""
        queue = [unread.stored() for unread in self.queue]
        return json.dumps(
            {"mark": self.mark, "newest": self.newest, "after": self.after, "queue": queue},
            separators=(",", ":"),
        )

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

    def stored(self) -> str:
        """Encodes the cursor; empty where nothing is left."""
        if not self.wanted and not self.alone:
            return ""
        return json.dumps(
            {
                "wanted": [[one.id, one.thread, one.second] for one in self.wanted],
                "after": self.after,
                "alone": [[one.id, one.thread, one.second] for one in self.alone],
            },
            separators=(",", ":"),
        )

    def without_thread(self, missing: tuple[Wanted, ...]) -> "Watch":
        """After the list of the first thread: what it left out is asked for alone."""
        rest = tuple(one for one in self.wanted if one.thread != self.wanted[0].thread)
        return replace(self, wanted=rest, after="", alone=(*self.alone, *missing))


def resume(cursor: str) -> Trail:
    """Decodes the cursor of the newest posts; an empty one for anything else."""
    kept = _loaded(cursor)
    try:
        known = {str(post): Known(int(top), int(updated)) for post, (top, updated) in kept["known"].items()}
        return Trail(known, _unread(kept["queue"]), int(kept["flat"]), int(kept["turn"]))
    except (KeyError, ValueError, TypeError, AttributeError):
        return Trail({})


def resume_sweep(cursor: str) -> Sweep:
    """Decodes the cursor of the hourly walk."""
    kept = _loaded(cursor)
    try:
        return Sweep(int(kept["mark"]), int(kept["newest"]), str(kept["after"]), _unread(kept["queue"]))
    except (KeyError, ValueError, TypeError):
        return Sweep()


def resume_recheck(cursor: str) -> Recheck:
    """Decodes the cursor of the poll that reads known comments once more."""
    try:
        return Recheck(_unread(_loaded(cursor)["queue"]))
    except (KeyError, ValueError, TypeError):
        return Recheck()


def resume_watch(cursor: str) -> Watch:
    """Decodes the cursor of the poll that watches."""
    kept = _loaded(cursor)
    try:
        return Watch(_wanted(kept["wanted"]), str(kept["after"]), _wanted(kept["alone"]))
    except (KeyError, ValueError, TypeError):
        return Watch()


def _unread(kept: list[list[Any]]) -> tuple[Unread, ...]:
    return tuple(Unread(str(post), int(floor), int(made), str(after)) for post, floor, made, after in kept)


def _wanted(kept: list[list[Any]]) -> tuple[Wanted, ...]:
    return tuple(Wanted(str(id_), str(thread), int(at)) for id_, thread, at in kept)


def _loaded(cursor: str) -> dict[str, Any]:
    try:
        kept = json.loads(cursor) if cursor else {}
    except ValueError:
        return {}
    return kept if isinstance(kept, dict) else {}
