"""One request's worth of news: a page of a walk, a question after known comments, titles."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.connectors.wordpress import normalise, walk
from bot.connectors.wordpress.client import GONE, Client, TooMuch
from bot.connectors.wordpress.normalise import MODERATOR_FIELDS, PUBLIC_FIELDS, Row, Who
from bot.connectors.wordpress.walk import Malformed, Page
from bot.domain.comment import ExternalId, Visibility
from bot.ports import Coverage, Fetched, Notice, NoticeKind, Pull, Retry, SeenComment, SeenThread, Target

_COMMENTS = "/wp/v2/comments"
_CHUNK = 100
_TITLES = "id,title,link"


@dataclass(frozen=True, slots=True)
class Reader:
    """`all_of_it`: with a moderator's proof. Then every list asks for something that only moderators get
    (context=edit with status=any), since a wrong password would else read as a stranger's view."""

    client: Client
    who: Who
    all_of_it: bool

    async def walk(self, pull: Pull, *, deep: bool) -> Fetched:
        """The next page of the walk in the cursor. Raises Retry or Reconnect."""
        now = _ms(pull.now)
        trail = walk.resume(pull.cursor, "all" if self.all_of_it else "public")
        if trail.not_before > now:
            raise Retry(
                timedelta(milliseconds=trail.not_before - now), detail="the list moves under the walk"
            )
        size, overlap = walk.pace(trail)
        place = {"orderby": "id", "order": "desc", "offset": str(trail.offset), "per_page": str(size)}
        try:
            rows, page = await self._list({**self._scope(pull.now), **place})
        except TooMuch:
            less = walk.smaller(trail)
            if less is None:
                raise
            return Fetched(cursor=walk.store(less), more=True)
        try:
            stride = walk.step(trail, page, now, deep=deep, size=size, overlap=overlap, behind=walk.PAGE)
        except Malformed as malformed:
            raise Retry(detail=str(malformed)) from malformed
        missed = stride.total_changed and not deep and not self.all_of_it
        hidden = stride.unreadable if self.all_of_it else 0
        return Fetched(
            seen=self._seen(rows),
            covered=(Coverage(None, stride.low, stride.high),) if stride.covers else (),
            cursor=walk.store(stride.trail),
            more=not stride.done,
            also=("sweep",) if missed else (),
            notices=(Notice(NoticeKind.UNREADABLE, hidden),) if hidden else (),
        )

    async def watch(self, pull: Pull) -> Fetched:
        """What became of watched comments. One request even with none, so that it proves reading works."""
        queue = _queue(pull.cursor)
        if queue:
            return await self._ask_one(queue)
        asked = {
            int(target.external_id)
            for target in pull.watched
            if _is_number(target.external_id) and (self.all_of_it or _shown_to_strangers(target))
        }
        query = {**self._scope(pull.now), "per_page": str(_CHUNK if asked else 1)}
        if asked:
            query["include"] = ",".join(map(str, sorted(asked)[:_CHUNK]))
        try:
            rows, page = await self._list(query)
        except TooMuch:
            return Fetched(cursor=json.dumps(sorted(asked)), more=bool(asked))
        if not asked:
            return Fetched()
        here = set(page.ids)
        if not here <= asked:
            raise Retry(detail="comments that were not asked for")
        absent = tuple(number for number in sorted(asked) if number not in here)
        if page.total > len(page.ids):
            # Counted but not shown to us: not deleted. Which ones those are, only single questions tell.
            return Fetched(seen=self._seen(rows), cursor=json.dumps(absent), more=bool(absent))
        return Fetched(seen=self._seen(rows), gone=tuple(ExternalId(str(number)) for number in absent))

    async def _ask_one(self, queue: tuple[int, ...]) -> Fetched:
        number, rest = queue[0], queue[1:]
        fields = MODERATOR_FIELDS if self.all_of_it else PUBLIC_FIELDS
        query = {"context": "edit", "_fields": fields} if self.all_of_it else {"_fields": fields}
        answer = await self.client.get(f"{_COMMENTS}/{number}", query)
        cursor = json.dumps(rest) if rest else ""
        if answer.code == GONE:
            return Fetched(gone=(ExternalId(str(number)),), cursor=cursor, more=bool(rest))
        if answer.code == "rest_cannot_read" or answer.status == 403:
            return Fetched(cursor=cursor, more=bool(rest))
        if not answer.ok:
            raise self.client.refusal(answer)
        try:
            seen = self._seen(normalise.rows([answer.body]))
        except Malformed as malformed:
            raise Retry(detail=str(malformed)) from malformed
        return Fetched(seen=seen, cursor=cursor, more=bool(rest))

    def _scope(self, now: datetime) -> Mapping[str, str]:
        if self.all_of_it:
            return {"context": "edit", "status": "any", "type": "all", "_fields": MODERATOR_FIELDS}
        # Anonymous lists may be cached by the host for hours; a parameter nobody knows passes that by.
        return {"_fields": PUBLIC_FIELDS, "shopbell": str(_ms(now) // 1000)}

    async def _list(self, query: Mapping[str, str]) -> tuple[tuple[Row, ...], Page]:
        answer = await self.client.ask(_COMMENTS, query)
        try:
            return normalise.rows(answer.body), normalise.page(answer.body, answer.headers)
        except Malformed as malformed:
            raise Retry(detail=str(malformed)) from malformed

    def _seen(self, rows: tuple[Row, ...]) -> tuple[SeenComment, ...]:
        seen = (normalise.comment(row, self.who) for row in rows)
        return tuple(comment for comment in seen if comment is not None)


async def threads(client: Client, ids: tuple[ExternalId, ...], all_of_it: bool) -> tuple[SeenThread, ...]:
    """Posts first, then pages, then any other public kind (products) by search. Raises Retry or Reconnect."""
    found: dict[str, SeenThread] = {}
    wanted = [number for number in ids if _is_number(number)][:_CHUNK]
    more = {"status": "any"} if all_of_it else {}
    lists = (
        ("/wp/v2/posts", {**more, "_fields": _TITLES}),
        ("/wp/v2/pages", {**more, "_fields": _TITLES}),
        ("/wp/v2/search", {"type": "post", "subtype": "any", "_fields": "id,title,url"}),
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
        told = (normalise.thread(row) for row in rows)
        found.update({thread.external_id: thread for thread in told if thread.external_id in left})
    return tuple(found.values())


def _shown_to_strangers(target: Target) -> bool:
    """Not what an earlier credential saw: strangers get no list of reviews or of what waits for approval."""
    return target.visibility is Visibility.PUBLIC and not normalise.remembered(target.context).review


def _queue(cursor: str) -> tuple[int, ...]:
    try:
        kept = json.loads(cursor) if cursor else []
    except ValueError:
        return ()
    return tuple(number for number in kept if isinstance(number, int)) if isinstance(kept, list) else ()


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 19


def _ms(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)
