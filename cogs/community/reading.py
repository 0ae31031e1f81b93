"""Reading a connected Discord channel: the history after a time without connection, and single comments looked at again."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import discord

from bot.domain.channel import Side
from bot.domain.external_id import ExternalId
from bot.ports import Coverage, Fetched, Pull, Reconnect, SeenComment, Target
from cogs.community.asking import asking
from cogs.community.capturing import Rules, seen
from cogs.community.circle import Members
from cogs.community.settings import Picked
from cogs.community.walk import PAGE, THREADS, Todo, Walk, begin, kept
from cogs.kit.error_codes import UNKNOWN_CHANNEL

REQUESTS = 5
"""Of one look: what a quiet channel takes."""


class Reading:
    """Reads one picked channel, by one request each."""

    def __init__(
        self,
        client: discord.Client,
        picked: Picked,
        rules: Rules,
        members: Members,
        others: frozenset[int],
        *,
        content: bool,
    ) -> None:
        """`others`: messages that another connection has; `content`: texts come along."""
        self._client = client
        self._picked = picked
        self._rules = rules
        self._members = members
        self._others = others
        self._content = content

    async def _is_deleted(self, target: Target) -> bool:
        """Asks for one comment alone: without the right to read back Discord's lists are empty, and prove nothing."""
        place = self._client.get_partial_messageable(
            int(target.thread_id or self._picked.id), guild_id=self._picked.guild.id
        )
        try:
            with asking(Side.READ):
                await place.fetch_message(_number(target))
        except Reconnect as error:
            cause = error.__cause__
            if isinstance(cause, discord.NotFound):
                return True
            raise
        return False

    async def history(self, pull: Pull, backfill: timedelta, session: str) -> Fetched:
        """Some requests of the walk: until a page holds something, or all is read."""
        fetched = Fetched(cursor=pull.cursor, more=True)
        for _ in range(REQUESTS):
            before = fetched
            fetched = await self._go_on(begin(before.cursor, pull.now, backfill, session), pull)
            fetched = replace(fetched, covered=(*before.covered, *fetched.covered))
            if fetched.seen or not fetched.more:
                break
        return fetched

    async def _go_on(self, walk: Walk, pull: Pull) -> Fetched:
        if not walk.listed:
            walk = await self._active(walk)
            return self._more(walk, pull.now)
        if walk.archived != "-":
            walk = await self._archived(walk)
            return self._more(walk, pull.now)
        if not walk.todo:
            return self._more(walk, pull.now)
        return await self._page(walk, pull.now)

    def _more(
        self,
        walk: Walk,
        now: datetime,
        found: tuple[SeenComment, ...] = (),
        covered: tuple[Coverage, ...] = (),
    ) -> Fetched:
        done = walk.listed and walk.archived == "-" and not walk.todo
        after = walk.ended(now) if done else walk
        return Fetched(found, covered=covered, cursor=kept(after), more=not done)

    async def _active(self, walk: Walk) -> Walk:
        itself = () if isinstance(self._picked, discord.ForumChannel) else (Todo(self._picked.id),)
        walk = replace(walk, listed=True, todo=itself)
        if isinstance(self._picked, discord.Thread):
            return replace(walk, archived="-")
        with asking(Side.READ):
            threads = await self._picked.guild.active_threads()
        of_it = [each for each in threads if each.parent_id == self._picked.id]
        # Private ones are listed too, since the bot may manage threads.
        return walk.found([each for each in of_it if not each.is_private()])

    async def _archived(self, walk: Walk) -> Walk:
        assert not isinstance(self._picked, discord.Thread)
        before = datetime.fromisoformat(walk.archived) if walk.archived else None
        with asking(Side.READ):
            threads = [each async for each in self._picked.archived_threads(limit=THREADS, before=before)]
        since = discord.utils.snowflake_time(walk.floor)
        last = threads[-1].archive_timestamp if threads else None
        done = last is None or len(threads) < THREADS or last < since or last == before
        return replace(walk.found(threads), archived="-" if done or last is None else last.isoformat())

    async def _page(self, walk: Walk, now: datetime) -> Fetched:
        first = walk.todo[0]
        try:
            with asking(Side.READ):
                messages = await self._after(first.thread, walk.low)
                found = [await self._seen(each, now, first.owner) for each in messages]
        except Reconnect as error:
            if first.thread == self._picked.id or not _is_gone(error):
                raise
            return self._more(walk.read(0, full=False), now)  # a thread that was deleted meanwhile
        newest, full = messages[-1].id if messages else 0, len(messages) == PAGE
        covered = Coverage(ExternalId(str(first.thread)), walk.low + 1, newest if full else None)
        return self._more(
            walk.read(newest, full=full),
            now,
            tuple(one for one in found if one is not None),
            (covered,) if self._content else (),
        )

    async def _after(self, thread: int, message: int) -> Sequence[discord.Message]:
        """Messages of a thread that follow on one, the oldest first."""
        place = self._client.get_partial_messageable(thread, guild_id=self._picked.guild.id)
        after = discord.Object(message)
        return [each async for each in place.history(limit=PAGE, after=after, oldest_first=True)]

    async def _seen(self, message: discord.Message, now: datetime, owner: int) -> SeenComment | None:
        if message.id in self._others:
            return None
        if not self._content and message.author.id != self._rules.circle.us:
            return None  # without its text it would look as if it had been emptied
        return await seen(message, self._rules, self._picked.guild, self._members, now, owner or None)

    async def watched(self, pull: Pull) -> Fetched:
        """Looks at comments that are open or were answered lately, those that lie close together by one request: what is not
        between its neighbours any more is gone.
        """
        asked = _unlooked(pull)
        if not asked:
            return Fetched()
        thread = asked[0].thread_id or ExternalId(str(self._picked.id))
        here = sorted((one for one in asked if one.thread_id == thread), key=_number)
        others = [one for one in asked if one.thread_id != thread]
        try:
            with asking(Side.READ):
                messages = await self._after(int(thread), _number(here[0]) - 1)
                found = [await self._seen(each, pull.now, 0) for each in messages]
        except Reconnect as error:
            if int(thread) == self._picked.id or not _is_gone(error):
                raise
            messages, found = (), []
        until = messages[-1].id if len(messages) == PAGE else None
        looked = [one for one in here if until is None or _number(one) <= until]
        left = [one for one in here if one not in looked] + others
        present = {str(each.id) for each in messages}
        absent = [one for one in looked if one.external_id not in present]
        if absent and not await self._is_deleted(absent[0]):
            absent = []
        wanted = {one.external_id for one in looked}
        return Fetched(
            seen=tuple(one for one in found if one is not None and one.external_id in wanted),
            gone=tuple(one.external_id for one in absent),
            cursor=json.dumps([[one.thread_id, one.external_id] for one in left]) if left else "",
            more=bool(left),
        )


def _is_gone(error: Reconnect) -> bool:
    cause = error.__cause__
    return isinstance(cause, discord.NotFound) and cause.code == UNKNOWN_CHANNEL


def _unlooked(pull: Pull) -> list[Target]:
    """Comments of a round that are still to be looked at."""
    if not pull.cursor:
        return list(pull.watched)
    return [
        Target(ExternalId(str(comment)), ExternalId(str(thread)))
        for thread, comment in json.loads(pull.cursor)
    ]


def _number(target: Target) -> int:
    return int(target.external_id)
