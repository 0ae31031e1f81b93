"""Reading comments with one request each: a page of a walk (pagination), a question after known comments,
titles of posts.
"""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.connectors.wordpress import normalise, walk
from bot.connectors.wordpress.client import COUNT, GONE, Answer, Client, TooMuch
from bot.connectors.wordpress.normalise import MODERATOR_FIELDS, PUBLIC_FIELDS, Row, Who
from bot.connectors.wordpress.walk import Malformed, Page
from bot.domain.comment import Visibility
from bot.domain.external_id import ExternalId
from bot.domain.reason import Reason
from bot.http import server_time
from bot.ports import Coverage, Fetched, Notice, NoticeKind, Pull, Retry, SeenComment, SeenThread, Target

_COMMENTS = "/wp/v2/comments"
_CHUNK = 100
_TITLES = "id,title,link"
_ONE_BY_ONE = 10
"""Titles at a time that take two questions each."""
_AT_ONCE = 20
_BREATH = timedelta(seconds=1)
"""Between questions after single comments, while more than `_AT_ONCE` are left: spam goes by the thousand."""
_HEAVY = 60_000
"""Characters of text that are read beside the loop: a page holds up to 2 MB, which takes half a second."""
_DOUBTED_MS = 60 * 60 * 1000
"""A cache that is passed now and then is not gone: it is said once an hour at most that reading works again."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads comments. `all_of_it`: with a moderator's credential. Then every list asks for something that
    only moderators get (context=edit with status=any), since a wrong password would else show what
    anonymous visitors see.
    """

    client: Client
    who: Who
    all_of_it: bool

    async def walk(self, pull: Pull, *, deep: bool) -> Fetched:
        """Reads the next page of the walk in the cursor. Raises Retry or Reconnect."""
        now = _ms(pull.now)
        trail = walk.resume(pull.cursor, "all" if self.all_of_it else "public")
        if trail.not_before > now:
            raise Retry(
                timedelta(milliseconds=trail.not_before - now), detail="the list moves under the walk"
            )
        size, overlap = walk.pace(trail)
        place = {"orderby": "id", "order": "desc", "offset": str(trail.offset), "per_page": str(size)}
        try:
            rows, page, answer = await self._list({**self._scope(), **place})
        except TooMuch:
            less = walk.smaller(trail)
            if less is None:
                raise
            return Fetched(cursor=walk.store(less), more=True)
        if not page.ids and not trail.offset and trail.top and await self._exists(trail.top):
            return Fetched(cursor=pull.cursor, stale=True, doubt=Reason.EMPTIED)
        stale = answer.cached
        if stale:
            trail = replace(trail, cached_at=now)
        try:
            stride = walk.step(trail, page, now, deep=deep, size=size, overlap=overlap, behind=walk.PAGE)
        except Malformed as malformed:
            raise Retry(detail=str(malformed), reason=Reason.UNKNOWN) from malformed
        missed = stride.total_changed and not deep and not self.all_of_it
        hidden = stride.unreadable if self.all_of_it else 0
        return Fetched(
            seen=await self._seen(rows),
            covered=(Coverage(None, stride.low, stride.high),) if stride.covers and not stale else (),
            cursor=walk.store(stride.trail),
            more=not stride.done,
            also=("sweep",) if missed else (),
            notices=(Notice(NoticeKind.UNREADABLE, hidden),) if hidden else (),
            stale=stale,
            clock=None if stale else server_time(answer.headers),
            doubt=Reason.CACHED if 0 <= now - stride.trail.cached_at < _DOUBTED_MS else None,
        )

    async def watch(self, pull: Pull) -> Fetched:
        """Reads watched comments again. One request even with none, so that it proves reading works."""
        queue = _queue(pull.cursor)
        if queue.ids:
            return await self._ask_one(queue)
        asked = {
            int(target.external_id)
            for target in pull.watched
            if _is_number(target.external_id) and (self.all_of_it or _shown_to_strangers(target))
        }
        # The other way round than a walk: an answer in its order was not given to this question.
        upwards = {"orderby": "id", "order": "asc", "per_page": str(_CHUNK if asked else 1)}
        query = {**self._scope(), **upwards}
        if asked:
            query["include"] = ",".join(map(str, sorted(asked)[:_CHUNK]))
        try:
            rows, page, answer = await self._list(query)
            if not _fits(page, asked):
                rows, page, answer = await self._list(query)
        except TooMuch:
            return Fetched(cursor=_Queue(tuple(sorted(asked)), counted=True).stored(), more=bool(asked))
        if not _fits(page, asked):
            # The answer to another question, twice: a cache that tells no questions apart.
            return Fetched(stale=True, doubt=Reason.CACHED)
        if not asked:
            return Fetched()
        # What the list leaves out may be counted but not shown to us, or kept from every list by a plugin, or
        # newer than a cache: whether it is deleted, only a question after it alone tells.
        absent = tuple(number for number in sorted(asked) if number not in page.ids)
        return Fetched(
            seen=await self._seen(rows),
            cursor=_Queue(absent, counted=page.total > len(page.ids)).stored(),
            more=bool(absent),
            stale=answer.cached,
        )

    async def _ask_one(self, queue: "_Queue") -> Fetched:
        number, rest = queue.ids[0], replace(queue, ids=queue.ids[1:])
        answer = await self._one(number)
        onward = Fetched(
            cursor=rest.stored(),
            more=bool(rest.ids),
            next_after=_BREATH if len(rest.ids) > _AT_ONCE else None,
            stale=answer.cached,
        )
        if answer.cached:
            return onward
        # To strangers spam, trash and what waits for approval are as good as deleted.
        kept_back = answer.code == "rest_cannot_read" and not self.all_of_it and not queue.counted
        if answer.code == GONE or kept_back:
            return replace(onward, gone=(ExternalId(str(number)),))
        if answer.code == "rest_cannot_read" or answer.status == 403:
            return onward
        if not answer.ok:
            raise self.client.refusal(answer)
        try:
            return replace(onward, seen=await self._seen(normalise.rows([answer.body])))
        except Malformed as malformed:
            raise Retry(detail=str(malformed), reason=Reason.UNKNOWN) from malformed

    async def _exists(self, number: int) -> bool:
        """Whether a comment is there when it alone is asked for."""
        answer = await self._one(number)
        return answer.ok and isinstance(answer.body, dict) and answer.body.get("id") == number

    async def _one(self, number: int) -> Answer:
        fields = MODERATOR_FIELDS if self.all_of_it else PUBLIC_FIELDS
        query = {"context": "edit", "_fields": fields} if self.all_of_it else {"_fields": fields}
        return await self.client.get(f"{_COMMENTS}/{number}", query)

    def _scope(self) -> Mapping[str, str]:
        if self.all_of_it:
            return {"context": "edit", "status": "any", "type": "all", "_fields": MODERATOR_FIELDS}
        return {"_fields": PUBLIC_FIELDS}

    async def _list(self, query: Mapping[str, str]) -> tuple[tuple[Row, ...], Page, Answer]:
        """Reads a list: rows, its count, and the answer that held them."""
        answer = await self.client.listed(_COMMENTS, query)
        if COUNT not in answer.headers:
            raise Retry(detail="a list without its count", reason=Reason.NO_COUNT)
        try:
            return normalise.rows(answer.body), normalise.page(answer.body, answer.headers), answer
        except Malformed as malformed:
            raise Retry(detail=str(malformed), reason=Reason.UNKNOWN) from malformed

    async def _seen(self, rows: tuple[Row, ...]) -> tuple[SeenComment, ...]:
        if sum(map(normalise.weight, rows)) < _HEAVY:
            return self._values(rows)
        return await asyncio.to_thread(self._values, rows)

    def _values(self, rows: tuple[Row, ...]) -> tuple[SeenComment, ...]:
        seen = (normalise.comment(row, self.who) for row in rows)
        return tuple(comment for comment in seen if comment is not None)


async def probe(client: Client, all_of_it: bool) -> None:
    """Health check: reads the smallest list that needs what every other list needs. Raises Retry or
    Reconnect.
    """
    scope = {"context": "edit", "status": "any", "type": "all"} if all_of_it else {}
    await client.ask(_COMMENTS, {**scope, "per_page": "1", "_fields": "id"})


async def threads(client: Client, ids: tuple[ExternalId, ...], all_of_it: bool) -> tuple[SeenThread, ...]:
    """Reads titles: posts first, then pages, any other public kind (products) by search, media, and what REST
    does not list by its comments. Raises Retry or Reconnect.
    """
    found: dict[str, SeenThread] = {}
    wanted = [number for number in ids if _is_number(number)][:_CHUNK]
    more = {"status": "any"} if all_of_it else {}
    lists = (
        ("/wp/v2/posts", {**more, "_fields": _TITLES}),
        ("/wp/v2/pages", {**more, "_fields": _TITLES}),
        ("/wp/v2/search", {"type": "post", "subtype": "any", "_fields": "id,title,url"}),
        ("/wp/v2/media", {"_fields": _TITLES}),
    )
    for route, query in lists:
        left = [number for number in wanted if number not in found]
        if not left:
            break
        answer = await client.get(route, {**query, "include": ",".join(left), "per_page": str(_CHUNK)})
        if answer.status == 429 or answer.status >= 500:
            raise client.refusal(answer)
        if not answer.ok:
            continue
        try:
            rows = normalise.rows(answer.body)
        except Malformed:
            continue
        converted = (normalise.thread(row) for row in rows)
        found.update({thread.external_id: thread for thread in converted if thread.external_id in left})
    for number in [number for number in wanted if number not in found][:_ONE_BY_ONE]:
        thread = await _by_its_comments(client, number, all_of_it)
        if thread is not None:
            found[number] = thread
    return tuple(found.values())


async def _by_its_comments(client: Client, number: ExternalId, all_of_it: bool) -> SeenThread | None:
    """Title of a thread of a kind that REST does not list: its comments link to it, oEmbed or the link itself
    name it.
    """
    scope = {"status": "any", "type": "all"} if all_of_it else {}
    asked = {**scope, "post": number, "per_page": "1", "_fields": "id,link"}
    answer = await client.get(_COMMENTS, asked)
    try:
        link = normalise.thread_link(normalise.rows(answer.body)[0]) if answer.ok else ""
    except (Malformed, IndexError):
        link = ""
    if not link:
        return None
    embed = await client.get("/oembed/1.0/embed", {"url": link})
    title = normalise.embed_title(embed.body) if embed.ok else ""
    title = title or normalise.slug_title(link)
    return SeenThread(number, title, link) if title else None


def _fits(page: Page, asked: set[int]) -> bool:
    """Whether a list can be the answer to a question after these, upwards, or after any one comment."""
    ids = page.ids
    return list(ids) == sorted(set(ids)) and (asked.issuperset(ids) if asked else len(ids) <= 1)


def _shown_to_strangers(target: Target) -> bool:
    """Whether anonymous visitors are shown it: they get no list of reviews or of what waits for approval."""
    return target.visibility is Visibility.PUBLIC and not normalise.remembered(target.context).review


@dataclass(frozen=True, slots=True)
class _Queue:
    """Comments to read one by one. `counted`: the list may have counted them without showing them."""

    ids: tuple[int, ...] = ()
    counted: bool = False

    def stored(self) -> str:
        """Encodes the queue as a cursor; empty where nothing is left."""
        return json.dumps({"ids": self.ids, "counted": self.counted}) if self.ids else ""


def _queue(cursor: str) -> _Queue:
    try:
        kept = json.loads(cursor) if cursor else {}
        return _Queue(tuple(int(number) for number in kept.get("ids", ())), bool(kept.get("counted")))
    except (ValueError, TypeError, AttributeError):
        return _Queue()


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 19


def _ms(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)
