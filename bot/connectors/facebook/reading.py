"""Reading comments with one request each: the newest posts with their comments, the hourly walk over all posts, questions
after known comments, and an hourly page of comments that nobody watches.

The list of posts is ordered by when they were made; `updated_time` of a post moves when somebody comments on it
(reference, section 1). So the newest posts are read all the time, and of the others only those that moved.
"""

import logging
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from bot.connectors.facebook import coverage, normalise, walk
from bot.connectors.facebook.client import SMALL_PAGE, Answer, Graph, TooMuch, Usage, next_cursor, rows
from bot.connectors.facebook.errors import NotTaken
from bot.connectors.facebook.normalise import COMMENT_FIELDS, POST_FIELDS, Row
from bot.connectors.facebook.walk import Known, Lap, Recheck, Sweep, Trail, Unread, Wanted, Watch
from bot.domain.external_id import ExternalId
from bot.domain.reason import Reason
from bot.domain.times import to_ms
from bot.http import server_time
from bot.ports import Coverage, Fetched, Pull, Reconnect, Refused, Retry, SeenComment, SeenThread

log = logging.getLogger(__name__)

FEED_EVERY = timedelta(seconds=120)
SWEEP_EVERY = timedelta(hours=1)
WATCH_EVERY = timedelta(hours=3)
WATCHED = 50
RECHECK_EVERY = timedelta(hours=1)
_RECHECKED = timedelta(days=30)
"""How old comments may be to be read once more in their turn."""
POSTS = 25
_NESTED = 25
_PAGE = 100
"""The most that a list holds (reference page of the feed)."""
_NESTED_FIELDS = (
    f"{POST_FIELDS},comments.filter(stream).order(reverse_chronological).limit({_NESTED}){{{COMMENT_FIELDS}}}"
)
_STREAM = {
    "filter": "stream",
    "order": "reverse_chronological",
    "limit": str(_PAGE),
    "fields": COMMENT_FIELDS,
}
_REFUSED_FOR = timedelta(days=7)
_TOO_MUCH_FOR = timedelta(hours=1)
_FEW = 5
"""So many old comments of a long list are asked for alone instead of reading on."""
_SLOW = (
    (95, 4, timedelta(minutes=15)),
    (80, 4, timedelta(seconds=10)),
    (50, 2, timedelta(seconds=2)),
)
"""From how many percent of a rate limit on an interval is how many times as long, and the pause between pages."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the comments of one page. `page`: its id."""

    graph: Graph
    page: str

    async def feed(self, pull: Pull) -> Fetched:
        """Reads the newest posts with their comments, then what did not fit. Raises Retry or Reconnect."""
        state = walk.resume(pull.cursor)
        if state.queue:
            unread, rest = state.queue[0], replace(state, queue=state.queue[1:])
            read = await self._unread_or_passed_over(unread)
            rest = rest.passed_over(unread) if read is None else replace(rest, refused=0)
            fetched, onward, used = read or _PASSED_OVER
            rest = replace(rest, queue=(*onward, *rest.queue))
            return _slowed(replace(fetched, cursor=rest.stored(), more=bool(rest.queue)), used, FEED_EVERY)
        if state.flat_until > to_ms(pull.now):
            return await self._flat(state, pull.now)
        try:
            answer = await self._posts(_NESTED_FIELDS, POSTS)
        except (NotTaken, TooMuch) as refused:
            # Where the posts alone are refused, too, that is not for the comments.
            await self.probe()
            wait = _TOO_MUCH_FOR if isinstance(refused, TooMuch) else _REFUSED_FOR
            flat = replace(state, flat_until=to_ms(pull.now + wait))
            return Fetched(cursor=flat.stored(), more=True)
        return self._nested(state, answer, pull.now)

    def _nested(self, state: Trail, answer: Answer, now: datetime) -> Fetched:
        seen: list[SeenComment] = []
        covered: list[Coverage] = []
        known: dict[str, Known] = {}
        queue: list[Unread] = []
        for post in rows(answer.body):
            name = str(post["id"])
            below = _object(post.get("comments"))
            found = rows(below)
            own = normalise.visitor_post(post, self.page)
            seen += [own] if own else []
            seen += normalise.comments(found, name, self.page)
            onward = next_cursor(below, full=len(found) >= _NESTED)
            covered.append(
                Coverage(ExternalId(name), coverage.next_second(found[-1]) if onward and found else 0, None)
            )
            before = state.known.get(name)
            floor = coverage.floor(before.top, now) if before else coverage.history(now)
            if onward and found and normalise.order(normalise.second(found[-1])) > floor:
                queue.append(Unread(name, floor, normalise.second(post), onward))
            top = normalise.order(coverage.by_now(normalise.second(found[0]), now)) if found else 0
            known[name] = Known(
                max(top, before.top if before else 0), coverage.by_now(normalise.updated(post), now)
            )
        fresh = Trail(known, tuple(queue), turn=state.turn)
        fetched = Fetched(
            tuple(seen), covered=tuple(covered), cursor=fresh.stored(), more=bool(queue), clock=_clock(answer)
        )
        return _slowed(fetched, answer.usage, FEED_EVERY)

    async def _flat(self, state: Trail, now: datetime) -> Fetched:
        """Reads the newest posts alone; their comments are read one post at a time: of those that moved, and of one more
        in turn.
        """
        answer = await self._posts(POST_FIELDS, POSTS)
        posts = rows(answer.body)
        if state.refused >= min(len(posts), _FEW):
            state = await self._prove(state, posts, now)
        known: dict[str, Known] = {}
        queue: list[Unread] = []
        for place, post in enumerate(posts):
            name, updated = str(post["id"]), coverage.by_now(normalise.updated(post), now)
            before = state.known.get(name)
            if before is None or updated > before.updated or place == state.turn % len(posts):
                floor = coverage.floor(before.top, now) if before else coverage.history(now)
                queue.append(Unread(name, floor, normalise.second(post)))
            known[name] = Known(
                max(before.top if before else 0, normalise.order(max(updated - coverage.LAG, 0))), updated
            )
        fresh = replace(state, known=known, queue=tuple(queue), turn=(state.turn + 1) % POSTS)
        fetched = Fetched(
            self._visitors(posts), cursor=fresh.stored(), more=bool(queue), clock=_clock(answer)
        )
        return _slowed(fetched, answer.usage, FEED_EVERY)

    async def _prove(self, state: Trail, posts: tuple[Row, ...], now: datetime) -> Trail:
        """Asks whether comments can be read at all after many posts were passed over: of another post each time, since one
        may be refused for itself. Raises Retry or Reconnect.
        """
        if posts:
            one = posts[int(now.timestamp()) // 60 % len(posts)]
            with suppress(Refused):
                await self.graph.get(f"{one['id']}/comments", {**_STREAM, "limit": "1"})
        return replace(state, refused=0)

    async def sweep(self, pull: Pull) -> Fetched:
        """Reads the next hundred posts, then the comments of those that moved since the last walk; the newest ones are the
        other poll's.
        """
        state = walk.resume_sweep(pull.cursor)
        if state.queue:
            unread, rest = state.queue[0], replace(state, queue=state.queue[1:])
            read = await self._unread_or_passed_over(unread)
            fetched, onward, used = read or _PASSED_OVER
            rest = rest.passed_over(unread) if read is None else rest
            return _swept(replace(rest, queue=(*onward, *rest.queue)), fetched, used)
        query = {"after": state.after} if state.after else {}
        try:
            answer = await self._posts(POST_FIELDS, _PAGE, query)
        except NotTaken as refused:
            if not state.after:
                raise
            # A cursor ends with time, or with the post that it names.
            log.warning("facebook: the walk over old posts begins again: %s", refused)
            return Fetched(cursor=Sweep(mark=state.mark, left=state.left).stored())
        posts = rows(answer.body)
        since = max(state.mark - coverage.LAG, 0) or coverage.history(pull.now) // 1000
        moved = tuple(
            Unread(str(post["id"]), normalise.order(since), normalise.second(post))
            for post in posts[0 if state.after else POSTS :]
            if normalise.updated(post) >= since
        )
        lap = state.lap.onward(_first(posts))
        newest = max((coverage.by_now(normalise.updated(post), pull.now) for post in posts), default=0)
        state = replace(
            state.queued(moved),
            newest=max(state.newest, newest),
            after=next_cursor(answer.body, full=len(posts) >= _PAGE) if lap else "",
            lap=lap or Lap(),
        )
        return _swept(state, Fetched(self._visitors(posts), clock=_clock(answer)), answer.usage)

    async def watch(self, pull: Pull) -> Fetched:
        """Reads watched comments again: by the lists of their threads, then alone what those left out. One request even
        with none, so that it proves that reading works.
        """
        state = walk.resume_watch(pull.cursor)
        if not state.wanted and not state.alone:
            state = self._wanted(pull)
        if state.wanted:
            return await self._watch_thread(state)
        if state.alone:
            return await self._watch_alone(state)
        await self.probe()
        return Fetched()

    def _wanted(self, pull: Pull) -> Watch:
        listed: list[Wanted] = []
        alone: list[Wanted] = []
        for target in pull.watched:
            thread = target.thread_id or target.external_id
            one = Wanted(target.external_id, thread, normalise.remembered(target.context).second)
            (listed if one.second and one.id != thread else alone).append(one)
        return Watch(tuple(sorted(listed, key=lambda one: (one.thread, -one.second))), alone=tuple(alone))

    async def _watch_thread(self, state: Watch) -> Fetched:
        thread = state.wanted[0].thread
        here = tuple(one for one in state.wanted if one.thread == thread)
        query = {"after": state.after} if state.after else {}
        try:
            answer = await self.graph.get(f"{thread}/comments", {**_STREAM, **query})
        except Refused:
            onward = state.without_thread(here)
            return Fetched(covered=coverage.nothing_left(thread), cursor=onward.stored(), more=True)
        except (Retry, Reconnect) as trouble:
            await self._pass_over(thread, trouble)
            return Fetched(cursor=state.without_thread(here).stored(), more=True)
        found = rows(answer.body)
        lap = state.lap.onward(_first(found))
        next_page = next_cursor(answer.body, full=len(found) >= _PAGE)
        there = {str(row["id"]) for row in found}
        oldest = normalise.second(found[-1]) if found and next_page else 0
        older = tuple(one for one in here if one.id not in there and one.second <= oldest)
        lowest = None if next_page else normalise.order(min(one.second for one in here))
        if len(older) > _FEW and next_page and lap:
            rest = tuple(one for one in state.wanted if one.thread != thread)
            missing = tuple(one for one in here if one.id not in there and one.second > oldest)
            onward = Watch((*older, *rest), next_page, (*state.alone, *missing), lap)
        else:
            onward = state.without_thread(tuple(one for one in here if one.id not in there))
        fetched = Fetched(
            normalise.comments(found, thread, self.page),
            covered=coverage.covered(thread, found, first=not state.after, lowest=lowest),
            cursor=onward.stored(),
            more=bool(onward.stored()),
            clock=_clock(answer),
        )
        return _slowed(fetched, answer.usage, WATCH_EVERY)

    async def _watch_alone(self, state: Watch) -> Fetched:
        one, onward = state.alone[0], replace(state, alone=state.alone[1:])
        is_post = one.id == one.thread
        fetched = Fetched(cursor=onward.stored(), more=bool(onward.stored()))
        try:
            answer = await self.graph.get(one.id, {"fields": POST_FIELDS if is_post else COMMENT_FIELDS})
        except Refused:
            return replace(fetched, gone=(ExternalId(one.id),))
        except (Retry, Reconnect) as trouble:
            await self._pass_over(one.id, trouble)
            return fetched
        if answer.body.get("id") != one.id:
            return fetched
        if is_post:
            seen = self._visitors((answer.body,))
        else:
            seen = normalise.comments((answer.body,), one.thread, self.page)
        return _slowed(replace(fetched, seen=seen, clock=_clock(answer)), answer.usage, WATCH_EVERY)

    async def recheck(self, pull: Pull) -> Fetched:
        """Reads one more page of the comments of the newest posts, in turn: so that what was deleted or edited is noticed
        where the newest comments of the post do not hold it and nobody watches it (old ones, and our own).
        """
        state = walk.resume_recheck(pull.cursor)
        if not state.queue:
            answer = await self._posts("id,created_time", POSTS)
            floor = normalise.order(int((pull.now - _RECHECKED).timestamp()))
            begun = Recheck(
                tuple(Unread(str(post["id"]), floor, normalise.second(post)) for post in rows(answer.body))
            )
            fetched = Fetched(cursor=begun.stored(), more=bool(begun.queue), clock=_clock(answer))
            return _slowed(fetched, answer.usage, RECHECK_EVERY)
        fetched, onward, used = await self._unread_or_passed_over(state.queue[0]) or _PASSED_OVER
        rest = Recheck((*onward, *state.queue[1:]))
        return _slowed(replace(fetched, cursor=rest.stored()), used, RECHECK_EVERY)

    async def probe(self) -> None:
        """Health check: the id of the newest post. Raises Retry or Reconnect."""
        await self._posts("id", 1)

    async def threads(self, ids: tuple[ExternalId, ...]) -> tuple[SeenThread, ...]:
        """Titles and links of posts: by one list where several are asked for, what is left one by one."""
        found: dict[str, Row] = {}
        fields = f"{POST_FIELDS},story"
        if len(ids) > _FEW:
            answer = await self._posts(fields, _PAGE)
            found = {str(post["id"]): post for post in rows(answer.body)}
        for one in ids[:_PAGE]:
            if one not in found:
                try:
                    answer = await self.graph.get(one, {"fields": fields})
                except (Refused, NotTaken):
                    continue
                if answer.body.get("id") == one:
                    found[one] = answer.body
        return tuple(normalise.thread(found[one]) for one in ids if one in found)

    async def _unread_or_passed_over(
        self, unread: Unread
    ) -> tuple[Fetched, tuple[Unread, ...], Usage] | None:
        """Like `_unread`; None where Facebook does not give the comments of this post: one must not hold up the others."""
        try:
            try:
                return await self._unread(unread)
            except TooMuch:
                return await self._unread(unread, SMALL_PAGE)
        except (Retry, Reconnect) as trouble:
            await self._pass_over(unread.post, trouble)
            return None

    async def _pass_over(self, asked: str, trouble: Retry | Reconnect) -> None:
        """Says in the log that something is passed over. Raises the trouble where it is about more than that: a lost access,
        a rate limit, a Facebook that does not answer anything else just now either.
        """
        if isinstance(trouble, Reconnect):
            if trouble.reason is not Reason.NO_RIGHT:
                raise trouble
        elif trouble.reason is Reason.RATE:
            raise trouble
        elif not isinstance(trouble, NotTaken | TooMuch):
            await self.probe()
        log.warning("facebook does not give what is on %s: %s", asked, trouble)

    async def _unread(self, unread: Unread, most: int = _PAGE) -> tuple[Fetched, tuple[Unread, ...], Usage]:
        """One page of the comments of a post, and what is left of it."""
        query = {"limit": str(most), **({"after": unread.after} if unread.after else {})}
        try:
            answer = await self.graph.get(f"{unread.post}/comments", {**_STREAM, **query})
        except Refused:
            return Fetched(covered=coverage.nothing_left(unread.post)), (), Usage()
        found = rows(answer.body)
        lap = unread.lap.onward(_first(found))
        onward = next_cursor(answer.body, full=len(found) >= most)
        below = bool(found) and normalise.order(normalise.second(found[-1])) > unread.floor
        lowest = None if onward else normalise.order(unread.made)
        covered = coverage.covered(unread.post, found, first=not unread.after, lowest=lowest)
        fetched = Fetched(
            normalise.comments(found, unread.post, self.page), covered=covered, clock=_clock(answer)
        )
        rest = (replace(unread, after=onward, lap=lap),) if lap and onward and below else ()
        return fetched, rest, answer.usage

    async def _posts(self, fields: str, limit: int, query: Mapping[str, str] | None = None) -> Answer:
        try:
            path, asked = f"{self.page}/feed", {"fields": fields, "limit": str(limit), **(query or {})}
            try:
                return await self.graph.get(path, asked)
            except TooMuch:
                if fields == _NESTED_FIELDS or limit <= _FEW:
                    raise
                # Posts of visitors may be long, too.
                return await self.graph.get(path, {**asked, "limit": str(_FEW)})
        except Refused as gone:
            # The page itself: deleted, or this token may see it no longer.
            raise Reconnect(Reason.GONE, str(gone)) from gone

    def _visitors(self, posts: tuple[Row, ...]) -> tuple[SeenComment, ...]:
        found = (normalise.visitor_post(post, self.page) for post in posts)
        return tuple(one for one in found if one is not None)


_PASSED_OVER: tuple[Fetched, tuple[Unread, ...], Usage] = (Fetched(), (), Usage())


def _first(found: tuple[Row, ...]) -> str:
    return str(found[0]["id"]) if found else ""


def _swept(state: Sweep, fetched: Fetched, used: Usage) -> Fetched:
    """Page of the hourly walk; after the last one the next walk begins at the newest update of this one."""
    onward = not state.at_start
    after_this = state if onward else Sweep(mark=max(state.newest, state.mark), left=state.left)
    return _slowed(replace(fetched, cursor=after_this.stored(), more=onward), used, SWEEP_EVERY)


def _slowed(fetched: Fetched, used: Usage, every: timedelta) -> Fetched:
    """Page with the pause that the rate limit asks for: longer intervals from half of it on; where nearly all is used,
    nothing is read for a while, so that replies still go.
    """
    for percent, times, pause in _SLOW:
        if used.percent >= percent:
            wait = pause if fetched.more else every * times
            if percent == _SLOW[0][0]:
                wait = max(wait, used.regain or timedelta(0), pause)
            return replace(fetched, next_after=wait)
    return fetched


def _clock(answer: Answer) -> datetime | None:
    return server_time(answer.headers)


def _object(value: Any) -> Row:
    return value if isinstance(value, dict) else {}
