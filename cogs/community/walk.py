"""Walk over the history of a Discord channel, its threads and its posts: what was written since the last one (catch-up)."""

import json
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import discord

PAGE = 100
"""Messages that Discord returns at once."""
THREADS = 50
"""Archived threads that are listed at once."""
FURTHEST = timedelta(days=30)
"""What was written longer ago is not caught up."""
OVERLAP = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class Todo:
    """Thread to be read. `owner`: who began it, 0 where nobody is to be known."""

    thread: int
    owner: int = 0


@dataclass(frozen=True, slots=True)
class Walk:
    """State of a walk, kept as the cursor. Ids of messages are times (snowflakes), the same for all channels of Discord.

    1. The threads that are active, then the archived ones that changed, those that changed last first.
    2. Each of them that holds something after `floor`, page by page, the channel itself before them.
    3. The next walk begins a little before the newest message that was seen less the time that this one took: whatever was
       written before this walk began is below that, by Discord's own clock.
    """

    floor: int
    session: str = ""
    """Session of the gateway in which it began: in another one it begins again."""
    top: int = 0
    began: int = 0
    """Milliseconds, by our clock."""
    listed: bool = False
    """The active threads are."""
    archived: str = ""
    """How far the archived ones are listed: an ISO time, empty at first, "-" when that is done."""
    todo: tuple[Todo, ...] = ()
    after: int = 0
    """How far the first of `todo` is read; 0: from the floor."""

    @property
    def low(self) -> int:
        """Message after which the next page begins."""
        return max(self.after, self.floor)

    def found(self, threads: list[discord.Thread]) -> "Walk":
        """Adds the threads of a list that hold something new."""
        known = {one.thread for one in self.todo}
        more = [
            Todo(each.id, each.owner_id or 0)
            for each in threads
            if each.id not in known and (each.last_message_id or each.id) > self.floor
        ]
        return replace(self, todo=(*self.todo, *more))

    def read(self, newest: int, *, full: bool) -> "Walk":
        """Goes on behind a page; `newest`: its last message, 0 where it was empty."""
        top = max(self.top, newest)
        if full:
            return replace(self, top=top, after=newest)
        return replace(self, top=top, after=0, todo=self.todo[1:])

    def ended(self, now: datetime) -> "Walk":
        """The next walk, from where this one may have missed something on."""
        took = timedelta(milliseconds=max(int(now.timestamp() * 1000) - self.began, 0))
        floor = self.top - (int((took + OVERLAP).total_seconds() * 1000) << 22) if self.top else self.floor
        return Walk(max(floor, self.floor))


def begin(kept: str, now: datetime, backfill: timedelta, session: str) -> Walk:
    """Parses the cursor; a new walk where it is empty, where the last one ended, or began in another session."""
    furthest = discord.utils.time_snowflake(now - FURTHEST)
    try:
        saved = json.loads(kept) if kept else {}
        walk = Walk(
            floor=int(saved["floor"]),
            session=str(saved.get("session", "")),
            top=int(saved.get("top", 0)),
            began=int(saved.get("began", 0)),
            listed=bool(saved.get("listed")),
            archived=str(saved.get("archived", "")),
            todo=tuple(Todo(int(thread), int(owner)) for thread, owner in saved.get("todo", ())),
            after=int(saved.get("after", 0)),
        )
    except (ValueError, KeyError, TypeError):
        walk = Walk(discord.utils.time_snowflake(now - backfill))
    if not walk.began or walk.session != session:
        floor = max(walk.floor, furthest)
        walk = Walk(floor, session, began=int(now.timestamp() * 1000))
    return walk


def kept(walk: Walk) -> str:
    """Encodes a walk as the cursor."""
    return json.dumps(
        {
            "floor": walk.floor,
            "session": walk.session,
            "top": walk.top,
            "began": walk.began,
            "listed": walk.listed,
            "archived": walk.archived,
            "todo": [[one.thread, one.owner] for one in walk.todo],
            "after": walk.after,
        }
    )
