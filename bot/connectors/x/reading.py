"""Reading posts with one request each: mentions, our own posts, whether open ones are still there, names of authors."""

import json
import logging
from collections.abc import Awaitable, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta

from bot.connectors.x import normalise, prices, walk
from bot.connectors.x.client import Answer, BadRequest, Client
from bot.connectors.x.dialect import Dialect, Row, dialect, other, part, rows, text
from bot.connectors.x.normalise import Who, identifier, remembered
from bot.connectors.x.walk import Trail
from bot.domain.external_id import ExternalId
from bot.domain.plaintext import one_line
from bot.domain.reason import Reason
from bot.http import server_time
from bot.ports import Fetched, Pull, Purpose, Retry, SeenAuthor, SeenComment

log = logging.getLogger(__name__)

PAGE = 10
"""Posts a request: the most it can cost must fit below the limit of money."""
LEAST = 5
"""The fewest posts a request that X takes."""
LIGHT_PAGE = 50
"""Posts of which nothing but the id is wanted."""
MOST_IDS = 100
"""Of one look-up."""
LOOKED_BACK = timedelta(hours=72)
GAP = timedelta(minutes=10)
"""After a longer time without reading, an answer given there may be older than the mention is known here."""
_BEGUN = 100
"""Conversations of the account that are remembered."""
_RESTARTS = timedelta(hours=1)
_AUTHORS_WORDS = "name,username"
_NOT_FOUND = "resource-not-found"


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the lists of one account. `setting`: dialect of the installation; `backfill`: how far the first walk goes back."""

    client: Client
    who: Who
    setting: str
    backfill: timedelta

    async def mentions(self, pull: Pull) -> Fetched:
        """Reads the next page of mentions; after the first walk and after a gap, of our own posts of that time too, so that
        what was answered already does not ring.
        """
        trail = self._resumed(pull)
        if trail.own_since:
            return await self._page(pull, trail, f"/2/users/{self.who.id}/tweets", own=True)
        return await self._page(pull, trail, f"/2/users/{self.who.id}/mentions", own=False)

    async def own(self, pull: Pull) -> Fetched:
        """Reads the next page of our own posts: answers given there."""
        trail = self._resumed(pull)
        floor = pull.now - LOOKED_BACK
        if not trail.under_way and walk.floor_of(trail) < floor:
            # Nothing was open for days: what the business wrote meanwhile answers nothing that is.
            trail = replace(trail, since="", begin=walk.moment(floor), taken=())
        return await self._page(pull, trail, f"/2/users/{self.who.id}/tweets", own=True)

    def _resumed(self, pull: Pull) -> Trail:
        trail = walk.resume(pull.cursor)
        if trail.setting != self.setting:
            trail = replace(trail, setting=self.setting, dialect="", token="")
        if not trail.since and not trail.begin:
            trail = replace(trail, begin=walk.moment(pull.now - self.backfill))
        return trail

    async def _page(self, pull: Pull, trail: Trail, path: str, *, own: bool) -> Fetched:
        used = dialect(trail.dialect or self.setting)
        try:
            answer = await self._list(path, trail, used, own=own)
        except BadRequest:
            if trail.token:
                # A token of a page ends with time: from the first page on, what was taken changes nothing. Once at once:
                # the pages before cost money each time.
                again = _again(replace(trail, token="", lowest="", restarted=True))
                return replace(again, next_after=_RESTARTS if trail.restarted else None)
            if trail.dialect:
                raise
            return _again(replace(trail, dialect=other(self.setting)))
        found = [row for row in rows(answer.body.get("data")) if normalise.first_id(row)]
        if found and not trail.dialect and not any(_is_whole(row, own) for row in found):
            # Names that X does not know may be left out of the answer without a word.
            return _again(replace(trail, dialect=other(self.setting), token="", lowest=""))
        seen = self._seen(answer.body, found, trail, own=own)
        begun = _begun(trail, seen)
        if begun != trail.begun:
            # What one post of the page shows is so for those before it, too.
            trail = replace(trail, begun=begun)
            seen = self._seen(answer.body, found, trail, own=own)
        token, lowest = walk.onward(_next(answer.body), _ids(found), trail.lowest)
        trail = replace(trail, lowest=lowest)
        if trail.own_since and own:
            after = replace(trail, token=token) if token else walk.completed(trail, pull.now)
            return _fetched(seen, answer, after)
        after = walk.after_page(trail, _ids(found), token, pull.now)
        if token:
            return _fetched(seen, answer, after)
        if not own and self._needs_own(trail, after, pull.now):
            return _fetched(seen, answer, replace(after, own_since=trail.since or "0", lowest=""))
        return _fetched(seen, answer, walk.completed(after, pull.now))

    def _needs_own(self, trail: Trail, after: Trail, now: datetime) -> bool:
        late = now - datetime.fromtimestamp(trail.ended, UTC) > GAP
        return late and bool(after.newest)

    async def _list(self, path: str, trail: Trail, used: Dialect, *, own: bool) -> Answer:
        since = trail.own_since.removeprefix("0") if trail.own_since else trail.since
        query = {
            **({"since_id": since} if since else {"start_time": trail.begin}),
            **({"pagination_token": trail.token} if trail.token else {}),
            **(used.own if own else used.mentions),
        }
        each = used.own_at_most if own else used.post_at_most

        def get(size: int) -> Awaitable[Answer]:
            return self.client.get(path, {"max_results": str(size), **query}, size * each, price)

        try:
            return await get(PAGE)
        except Retry as full:
            if full.reason is not Reason.BUDGET:
                raise
        # The most that a small page can cost may still fit below the limit of money.
        return await get(LEAST)

    def _seen(self, body: Row, found: list[Row], trail: Trail, *, own: bool) -> tuple[SeenComment, ...]:
        includes, convert = (
            normalise.includes_of(body, trail.begun),
            normalise.own_reply if own else normalise.comment,
        )
        fresh = (row for row in found if own or identifier(row.get("id")) not in trail.taken)
        return tuple(one for one in (convert(row, includes, self.who) for row in fresh) if one is not None)

    async def sweep(self, pull: Pull) -> Fetched:
        """Looks whether watched mentions of the last days are still there: by the list of ids first, which costs least; what
        that leaves out is asked for by its id, which costs nothing where it is deleted. One request even where nothing is
        watched, so that reading is proved. Where X does not take a later page (its token ends with time), the next sweep
        begins at the first.
        """
        under_way = _queue(pull.cursor)
        if under_way is None:
            return await self._sweep_page(self._watched(pull))
        try:
            return await (self._look_up if under_way.listed else self._sweep_page)(under_way)
        except BadRequest as refused:
            log.warning("x: the walk over watched mentions is not gone on with: %s", refused)
            return Fetched()

    async def _sweep_page(self, queue: "_Queue") -> Fetched:
        query = {
            "max_results": str(LIGHT_PAGE if queue.left else 5),
            "start_time": queue.begin,
            **({"pagination_token": queue.token} if queue.token else {}),
        }
        answer = await self.client.get(
            f"/2/users/{self.who.id}/mentions", query, int(query["max_results"]), price
        )
        found = rows(answer.body.get("data"))
        there = {identifier(row.get("id")) for row in found} | {normalise.first_id(row) for row in found}
        left = {each: newest for each, newest in queue.left.items() if not {each, newest} & there}
        token, lowest = walk.onward(_next(answer.body), _ids(found), queue.lowest)
        after = replace(queue, left=left, token=token, lowest=lowest, listed=not token)
        more = bool(left)
        return Fetched(cursor=_stored(after) if more else "", more=more, clock=server_time(answer.headers))

    def _watched(self, pull: Pull) -> "_Queue":
        left: dict[str, str] = {}
        oldest = pull.now
        for target in pull.watched:
            known, own_id = remembered(target.context), identifier(target.external_id)
            at = normalise.time_of(own_id) if own_id else pull.now - 2 * LOOKED_BACK
            if known.by != self.who.id and at >= pull.now - LOOKED_BACK and len(left) < MOST_IDS:
                left[own_id] = known.newest or own_id
                oldest = min(oldest, at)
        return _Queue(left, walk.moment(oldest - timedelta(seconds=1)))

    async def _look_up(self, queue: "_Queue") -> Fetched:
        """Asks for posts by id: an answer without one names it as not found."""
        asked = {newest: first for first, newest in queue.left.items()}
        answer = await self.client.get(
            "/2/tweets",
            {"ids": ",".join(sorted(asked))},
            len(asked) * prices.POST_LOOKED_UP,
            lambda body: len(rows(body.get("data"))) * prices.POST_LOOKED_UP,
        )
        gone = tuple(
            ExternalId(asked[post])
            for post in (_missing(problem) for problem in rows(answer.body.get("errors")))
            if post in asked
        )
        return Fetched(gone=gone, clock=server_time(answer.headers))

    async def probe(self, now: datetime) -> Answer:
        """Health check: mentions of the last minutes, which are none as a rule and then cost nothing."""
        query = {"max_results": "5", "start_time": walk.moment(now - timedelta(minutes=5))}
        return await self.client.get(f"/2/users/{self.who.id}/mentions", query, 5, price, Purpose.CHECK)

    async def authors(self, ids: tuple[str, ...]) -> tuple[SeenAuthor, ...]:
        """Names of authors; those that X does not tell are left out."""
        asked = sorted(filter(None, map(identifier, ids)))[:MOST_IDS]
        if not asked:
            return ()
        answer = await self.client.get(
            "/2/users",
            {"ids": ",".join(asked), "user.fields": _AUTHORS_WORDS},
            len(asked) * prices.USER_READ,
            lambda body: len(rows(body.get("data"))) * prices.USER_READ,
        )
        named = (
            (identifier(row.get("id")), one_line(text(row, "name"))) for row in rows(answer.body.get("data"))
        )
        return tuple(SeenAuthor(each, name[:200]) for each, name in named if each in asked and name)


def price(body: Row) -> int:
    """Price of a list of the own account, in units."""
    came = part(body, "includes")
    posts = len(rows(body.get("data"))) + len(rows(came.get("posts"))) + len(rows(came.get("tweets")))
    return posts * prices.POST_READ + len(rows(came.get("users"))) * prices.USER_READ


@dataclass(frozen=True, slots=True)
class _Queue:
    """Watched posts that are not found yet: first id to newest. `listed`: the list was read to its end."""

    left: dict[str, str]
    begin: str
    token: str = ""
    listed: bool = False
    lowest: str = ""


def _queue(cursor: str) -> _Queue | None:
    try:
        kept = json.loads(cursor) if cursor else None
    except ValueError:
        return None
    if not isinstance(kept, dict) or not isinstance(kept.get("left"), dict):
        return None
    left = {
        identifier(first): identifier(newest)
        for first, newest in kept["left"].items()
        if identifier(first) and identifier(newest)
    }
    if not left or not text(kept, "begin"):
        return None
    return _Queue(
        left,
        text(kept, "begin"),
        text(kept, "token"),
        kept.get("listed") is True,
        identifier(kept.get("lowest")),
    )


def _stored(queue: _Queue) -> str:
    return json.dumps(asdict(queue))


def _missing(problem: Row) -> str:
    """Post that is surely not there any more; empty for one that only is not shown to us."""
    if not text(problem, "type").endswith(_NOT_FOUND):
        return ""
    return identifier(problem.get("resource_id")) or identifier(problem.get("value"))


def _next(body: Row) -> str:
    """Token of the next page; empty on the last."""
    return text(part(body, "meta"), "next_token")


def _ids(found: Sequence[Row]) -> tuple[str, ...]:
    return tuple(identifier(row.get("id")) for row in found)


def _is_whole(row: Row, own: bool) -> bool:
    """Whether what was asked for came, and not only what always comes."""
    return bool(text(row, "created_at")) and (own or bool(identifier(row.get("author_id"))))


def _begun(trail: Trail, seen: Iterable[SeenComment]) -> tuple[str, ...]:
    """Conversations that the account began, with those that this page shows."""
    shown = (one.thread_id for one in seen if remembered(one.context).in_own)
    return tuple(dict.fromkeys((*shown, *trail.begun)))[:_BEGUN]


def _again(trail: Trail) -> Fetched:
    return Fetched(cursor=walk.store(trail), more=True)


def _fetched(seen: tuple[SeenComment, ...], answer: Answer, after: Trail) -> Fetched:
    return Fetched(
        seen=seen, cursor=walk.store(after), more=after.under_way, clock=server_time(answer.headers)
    )
