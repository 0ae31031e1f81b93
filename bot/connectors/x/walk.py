"""Walk over pages of a list, newest first, and what its cursor remembers between requests. Pure."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta

from bot.connectors.x.dialect import text
from bot.connectors.x.normalise import identifier, time_of

SETTLED = timedelta(seconds=30)
"""Age from which no older post comes into a list any more: what is younger is asked for once more."""
_REMEMBERED = 100
"""Posts younger than that; more are taken a second time, which changes nothing."""
_TOKEN = 500


@dataclass(frozen=True, slots=True)
class Trail:
    """State of a walk. Empty at the very first.

    `since`: everything up to this id was taken; `begin`: where the list begins while there is no such id, as X writes
    times; `token`: next page; `newest`, `settled`: highest ids of this walk, of all posts and of those that are old enough;
    `taken`: posts above `since` that were taken already; `ended`: when the last walk ended, seconds since 1970.

    `lowest`: lowest id of the pages so far; `restarted`: the walk went back to its first page once.

    `begun`: conversations that the account began, newest first: a reply further down does not tell.

    `setting`: dialect of the installation, `dialect`: the one in use instead. `own_since`: the walk goes on through our own
    posts above this id (or from `begin` on, where that is "0"); empty: it does not.
    """

    since: str = ""
    begin: str = ""
    token: str = ""
    newest: str = ""
    settled: str = ""
    taken: tuple[str, ...] = ()
    ended: int = 0
    setting: str = ""
    dialect: str = ""
    own_since: str = ""
    lowest: str = ""
    restarted: bool = False
    begun: tuple[str, ...] = ()

    @property
    def under_way(self) -> bool:
        """Whether pages of this walk are still to come."""
        return bool(self.token or self.own_since)


def store(trail: Trail) -> str:
    """Encodes a trail as a cursor, without what is empty."""
    return json.dumps({name: value for name, value in asdict(trail).items() if value})


def resume(cursor: str) -> Trail:
    """Decodes a cursor; an empty trail for an empty or unknown one."""
    try:
        kept = json.loads(cursor) if cursor else {}
    except (ValueError, RecursionError):
        return Trail()
    if not isinstance(kept, dict):
        return Trail()
    ended = kept.get("ended")
    return Trail(
        since=identifier(kept.get("since")),
        begin=text(kept, "begin")[:30],
        token=text(kept, "token")[:_TOKEN],
        newest=identifier(kept.get("newest")),
        settled=identifier(kept.get("settled")),
        taken=_ids(kept.get("taken")),
        ended=ended if isinstance(ended, int) and 0 <= ended < 2**40 else 0,
        setting=text(kept, "setting"),
        dialect=text(kept, "dialect"),
        own_since=identifier(kept.get("own_since")),
        lowest=identifier(kept.get("lowest")),
        restarted=kept.get("restarted") is True,
        begun=_ids(kept.get("begun")),
    )


def onward(token: str, ids: Iterable[str], lowest: str) -> tuple[str, str]:
    """Token of the next page, and the lowest id so far. No token where a page reached no older post than those before it:
    a list that goes round in a circle costs money without end. Nor one that a cursor cannot hold.
    """
    reached = min((each for each in ids if each), key=int, default="")
    if not reached or len(token) > _TOKEN or (lowest and int(reached) >= int(lowest)):
        return "", lowest or reached
    return token, reached


def after_page(trail: Trail, ids: Iterable[str], token: str, now: datetime) -> Trail:
    """Trail after a page with these posts; `token`: of the next page, empty after the last."""
    there = tuple(each for each in ids if each)
    old = tuple(each for each in there if now - time_of(each) >= SETTLED)
    return replace(
        trail,
        token=token,
        newest=highest((trail.newest, *there)),
        settled=highest((trail.settled, *old)),
        taken=tuple(dict.fromkeys((*trail.taken, *(each for each in there if each not in old)))),
    )


def completed(trail: Trail, now: datetime) -> Trail:
    """Trail after the last page: what is old enough is never asked for again."""
    since = highest((trail.since, trail.settled))
    taken = sorted((each for each in trail.taken if int(each) > int(since or 0)), key=int)
    return replace(
        trail,
        since=since,
        begin="" if since else trail.begin,
        token="",
        newest="",
        settled="",
        taken=tuple(taken[-_REMEMBERED:]),
        ended=int(now.timestamp()),
        own_since="",
        lowest="",
        restarted=False,
    )


def floor_of(trail: Trail) -> datetime:
    """Time from which on a walk asks for posts; long ago where the trail does not say."""
    if trail.since:
        return time_of(trail.since)
    try:
        return datetime.fromisoformat(trail.begin).astimezone(UTC)
    except ValueError:
        return time_of("0")


def _ids(kept: object) -> tuple[str, ...]:
    return tuple(filter(None, map(identifier, kept))) if isinstance(kept, list) else ()


def highest(ids: Iterable[str]) -> str:
    """Highest of these ids; empty for no ids."""
    return max((each for each in ids if each), key=int, default="")


def moment(at: datetime) -> str:
    """Time as X takes it in a query."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
