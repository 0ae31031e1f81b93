"""Community cog: what the gateway says of messages in connected Discord channels goes to intake, in its order; the history is
read at once after a time without connection. What it needs beside is imported once a channel is connected.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

import discord
from discord.ext import commands

from bot.domain.business import BusinessId, ServerId
from bot.domain.channel import ChannelId
from bot.domain.external_id import ExternalId
from bot.ports import ConnectorError, Received, SeenComment
from bot.services.channels.switchboard import UnknownChannel
from bot.services.reading.catching_up import Active
from cogs.community.settings import BY_HAND, KEY, Place
from cogs.gateway.client import Shopbell
from cogs.kit.errors import NETWORK_TROUBLE

if TYPE_CHECKING:
    from cogs.community.capturing import Rules
    from cogs.community.circle import Members

log = logging.getLogger(__name__)

MOST_WAITING = 2_000
"""Messages of one connection that wait to be taken in; beyond that the history brings them."""
BATCH = 100
LOOK_AGAIN = 60.0
"""Seconds until Discord is asked once more for what was captured by hand."""


Connection = tuple[BusinessId, ChannelId]


class Source(NamedTuple):
    """Connected Discord channel, or what was captured by hand on one server."""

    business: BusinessId
    channel: ChannelId
    server: int
    rules: Rules
    by_hand: bool = False

    @property
    def connection(self) -> Connection:
        """Connection, of which business."""
        return self.business, self.channel


class News(NamedTuple):
    """What the gateway said: a message as it is now, or messages that are gone."""

    picked: Source
    message: discord.Message | None = None
    gone: tuple[int, ...] = ()
    thread: int | None = None
    """All of this thread is gone; 0: all of the channel."""


@dataclass(slots=True)
class _Batch:
    """News of one connection, its latest state by message."""

    seen: dict[ExternalId, SeenComment] = field(default_factory=dict)
    gone: dict[ExternalId, None] = field(default_factory=dict)


class Community(commands.Cog):
    """Listens. Nothing but a look-up happens for messages of channels that are not connected."""

    def __init__(self, bot: Shopbell) -> None:
        self._bot = bot
        self._app = bot.app
        self._members: Members | None = None
        self._may_matter: Callable[[discord.Message, Rules], bool] = lambda *_: False
        self._picked: Mapping[int, Source] = {}
        """By Discord channel."""
        self._captured: Mapping[int, Source] = {}
        """By message: what was captured by hand."""
        self._news: dict[Connection, deque[News]] = {}
        """What waits, by connection. Each has a task of its own while something does: none waits for the flood of another, or
        fails with it."""
        self._missed: set[Connection] = set()
        self._unlooked: tuple[Source, ...] = ()
        """Connections of what was captured by hand, to be looked at again."""
        self._stale = False
        self._looks = False

    async def cog_load(self) -> None:
        """Begins to listen, before the gateway opens."""
        self._bot.hears.append(self.hears)
        self._bot.line.reading = self._look_again

    async def cog_unload(self) -> None:
        """Ends with the connection: what waits comes by the history of the next one."""
        for waiting in self._news.values():
            waiting.clear()

    # What the gateway says. No request and no database here: the order must stay.

    def hears(self, message: discord.Message) -> bool:
        """Takes a message that was just written, and lets nobody else have it."""
        picked = self._at(message.channel) if self._picked else None
        if picked is not None:
            if self._may_matter(message, picked.rules):
                self._put(News(picked, message))
        elif self._captured and message.reference is not None:
            captured = self._captured.get(message.reference.message_id or 0)
            if captured is not None:
                self._put(News(captured, message))
        return False

    @commands.Cog.listener()
    async def on_raw_message_edit(self, event: discord.RawMessageUpdateEvent) -> None:
        """Takes a message that was changed, known or not: an edit may make a question of it."""
        picked = self._captured.get(event.message_id) or self._at(event.message.channel)
        if picked is not None:
            self._put(News(picked, event.message))

    @commands.Cog.listener()
    async def on_raw_message_delete(self, event: discord.RawMessageDeleteEvent) -> None:
        """Takes a deletion."""
        self._delete(event.guild_id, event.channel_id, [event.message_id])

    @commands.Cog.listener()
    async def on_raw_bulk_message_delete(self, event: discord.RawBulkMessageDeleteEvent) -> None:
        """Takes deletions of many at once."""
        self._delete(event.guild_id, event.channel_id, event.message_ids)

    @commands.Cog.listener()
    async def on_raw_thread_delete(self, event: discord.RawThreadDeleteEvent) -> None:
        """Takes the deletion of a thread or post."""
        picked = self._picked.get(event.thread_id) or self._picked.get(event.parent_id)
        if picked is not None:
            self._put(News(picked, thread=0 if event.thread_id in self._picked else event.thread_id))
        for captured in self._by_hand(event.guild_id):
            self._put(News(captured, thread=event.thread_id))

    @commands.Cog.listener()
    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        """Takes the deletion of a connected channel: what was written there is gone, and the connection says so."""
        picked = self._picked.get(channel.id)
        if picked is not None:
            self._put(News(picked, thread=0))
            await self._catch_up([picked])
        for captured in self._by_hand(channel.guild.id):
            self._put(News(captured, thread=channel.id))

    @commands.Cog.listener()
    async def on_guild_channel_update(
        self, before: discord.abc.GuildChannel, after: discord.abc.GuildChannel
    ) -> None:
        """Looks at once whether a connected channel can still be read."""
        picked = self._picked.get(after.id)
        if picked is not None and before.overwrites != after.overwrites:
            await self._catch_up([picked])

    @commands.Cog.listener()
    async def on_guild_role_update(self, before: discord.Role, after: discord.Role) -> None:
        """Another role may be of the business, or the bot's own role may do less."""
        if before.permissions != after.permissions:
            self._look_again()
            await self._catch_up(each for each in self._picked.values() if each.server == after.guild.id)

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Reads what was written before this session, which the gateway does not bring."""
        await self._refresh()
        await self._catch_up(self._picked.values())
        self._look_at(self._by_hand())

    @commands.Cog.listener()
    async def on_set_up(self) -> None:
        """Roles and names may be others."""
        self._look_again()

    def _by_hand(self, server: int | None = None) -> tuple[Source, ...]:
        """Connections of what was captured by hand, on one server or on all."""
        found = {each.channel: each for each in self._captured.values() if server in (None, each.server)}
        return tuple(found.values())

    def _at(self, place: Any) -> Source | None:
        found = self._picked.get(place.id)
        if found is None:
            found = self._picked.get(getattr(place, "parent_id", None) or 0)
            if found is not None and place.type is discord.ChannelType.private_thread:
                return None  # a conversation of a few, which the right to manage threads shows to the bot
        return found

    def _delete(self, server: int | None, place: int, messages: Iterable[int]) -> None:
        guild = None if server is None else self._bot.get_guild(server)
        channel = None if guild is None else guild.get_channel_or_thread(place)
        picked = self._picked.get(place) if channel is None else self._at(channel)
        numbers = tuple(messages)
        if picked is not None:
            self._put(News(picked, gone=numbers))
        for number in numbers:
            if number in self._captured:
                self._put(News(self._captured[number], gone=(number,)))

    def _put(self, news: News) -> None:
        connection = news.picked.connection
        waiting = self._news.get(connection)
        if waiting is None:
            waiting = self._news[connection] = deque()
            self._app.loops.aside(self._run(connection, waiting))
        if len(waiting) < MOST_WAITING:
            waiting.append(news)
        else:
            self._missed.add(connection)

    def _look_again(self) -> None:
        """Has it looked which Discord channels are connected."""
        self._stale = True
        self._go_to_look()

    def _look_at(self, captured: tuple[Source, ...]) -> None:
        self._unlooked = (*self._unlooked, *captured)
        if captured:
            self._go_to_look()

    def _look_later(self, captured: tuple[Source, ...]) -> None:
        asyncio.get_running_loop().call_later(LOOK_AGAIN, self._look_at, captured)

    def _go_to_look(self) -> None:
        if not self._looks:
            self._looks = True
            self._app.loops.aside(self._look_on())

    async def _look_on(self) -> None:
        try:
            while self._stale or self._unlooked:
                await (self._refresh() if self._stale else self._look())
        finally:
            self._looks = False

    # What becomes of that, one after the other.

    async def _run(self, connection: Connection, waiting: deque[News]) -> None:
        """Takes in what waits of one connection, then has its history read where something was missed."""
        try:
            while waiting or connection in self._missed:
                if waiting:
                    await self._take(connection, [waiting.popleft() for _ in range(min(BATCH, len(waiting)))])
                else:
                    self._missed.discard(connection)
                    await self._app.catching_up.at_once([connection], self._app.now())
                    self._look_later(tuple(one for one in self._by_hand() if one.connection == connection))
        finally:
            del self._news[connection]

    async def _look(self) -> None:
        """Looks again at the latest of what was captured by hand: what became of it while nobody listened."""
        from cogs.community.looking import look

        (picked, *others), now = self._unlooked, self._app.now()
        self._unlooked = tuple(others)
        targets = await self._app.catching_up.latest(picked.business, picked.channel, now)
        threads: dict[int, list[int]] = {}
        for each in targets:
            threads.setdefault(int(each.thread_id or 0), []).append(int(each.external_id))
        try:
            for thread, numbers in threads.items():
                looked = await look(self._bot, picked.server, thread, numbers)
                self._put(News(picked, gone=looked.gone))
                for message in looked.messages:
                    above = message.reference.message_id if message.reference is not None else None
                    if message.id in numbers or above in numbers:
                        self._put(News(picked, message))
        except (ConnectorError, *NETWORK_TROUBLE) as error:
            log.warning("what was captured by hand is looked at in a while (%s)", type(error).__name__)
            self._look_later((picked,))
            return
        externals = [each.external_id for each in targets]
        await self._app.catching_up.looked(picked.business, picked.channel, externals, now)

    async def _take(self, connection: Connection, news: Sequence[News]) -> None:
        """Takes in some news; where that fails, whatever the reason, the history brings them."""
        taken = False
        try:
            await self._hand_in(*connection, await self._batch(connection, news))
            taken = True
        except (ConnectorError, discord.HTTPException, *NETWORK_TROUBLE) as error:
            log.warning("news of a Discord channel come by its history (%s)", type(error).__name__)
        finally:
            if not taken:
                self._missed.add(connection)

    async def _batch(self, connection: Connection, news: Sequence[News]) -> _Batch:
        batch = _Batch()
        for each in news:
            if each.message is not None:
                await self._add(batch, each.picked, each.message)
            for gone in each.gone:
                batch.gone[ExternalId(str(gone))] = None
            if each.thread is not None:
                thread = ExternalId(str(each.thread)) if each.thread else None
                known = await self._app.catching_up.in_thread(*connection, thread)
                batch.gone |= dict.fromkeys((*known, *_in_thread(batch, thread)))
        return batch

    async def _add(self, batch: _Batch, picked: Source, message: discord.Message) -> None:
        from cogs.community.capturing import seen

        guild = self._bot.get_guild(picked.server)
        if guild is None or self._members is None:
            return
        if not message.content and not message.attachments and not self._reads(message):
            return  # without its text it would look as if it had been emptied
        found = await seen(message, picked.rules, guild, self._members, self._app.now())
        if found is None:
            return
        if picked.by_hand:
            self._add_captured(batch, message, found)
        else:
            batch.seen[found.external_id] = found

    def _reads(self, message: discord.Message) -> bool:
        own = self._bot.user is not None and message.author.id == self._bot.user.id
        return own or self._bot.intents.message_content or message.reference is not None

    def _add_captured(self, batch: _Batch, message: discord.Message, found: SeenComment) -> None:
        """A message that was captured by hand and changed, or an answer to one: its row knows whether the bot may write."""
        if message.id not in self._captured:
            batch.seen[found.external_id] = found
            return
        if not self._bot.intents.message_content and not message.content:
            return
        from cogs.community.normalise import by_hand
        from cogs.community.writing import may_reply

        writable = message.guild is not None and may_reply(message.channel, message.guild.me)
        batch.seen[found.external_id] = by_hand(found, writable=writable)

    async def _hand_in(self, business: BusinessId, channel: ChannelId, batch: _Batch) -> None:
        there = tuple(one for one in batch.seen.values() if one.external_id not in batch.gone)
        if not there and not batch.gone:
            return
        try:
            await self._app.receive(business, channel, Received(seen=there, gone=tuple(batch.gone)))
        except UnknownChannel:
            self._look_again()

    async def _catch_up(self, picked: Iterable[Source]) -> None:
        channels = {each.connection for each in picked}
        await self._app.catching_up.at_once(channels, self._app.now())

    async def _refresh(self) -> None:
        """Loads which Discord channels are connected, and what was captured by hand."""
        self._stale = False
        us = self._bot.user.id if self._bot.user is not None else 0
        picked: dict[int, Source] = {}
        channels, captured = [await self._app.catching_up.active(key) for key in (KEY, BY_HAND)]
        if not channels and not captured:
            self._picked, self._captured = {}, {}
            return
        from cogs.community.capturing import Rules, may_matter
        from cogs.community.circle import Members, circle

        self._may_matter, self._members = may_matter, self._members or Members()
        for each in channels:
            place = Place.of(each.settings)
            guild = self._bot.get_guild(place.server)
            if guild is None or place.server != each.server:
                continue
            entry = await self._app.directory.look_up(ServerId(guild.id))
            forum = isinstance(guild.get_channel(place.channel), discord.ForumChannel)
            rules = Rules(place.takes, forum, circle(guild, us, entry))
            picked[place.channel] = Source(each.business, each.channel, guild.id, rules)
        self._picked = picked
        self._captured = await self._load_captured(us, captured)
        self._bot.line.captured = frozenset(self._captured)

    async def _load_captured(self, us: int, connections: Iterable[Active]) -> Mapping[int, Source]:
        from cogs.community.capturing import Rules
        from cogs.community.circle import circle

        captured: dict[int, Source] = {}
        for each in connections:
            guild = self._bot.get_guild(each.server)
            if guild is None:
                continue
            entry = await self._app.directory.look_up(each.server)
            rules = Rules(Place.of({}).takes, False, circle(guild, us, entry))
            one = Source(each.business, each.channel, guild.id, rules, by_hand=True)
            known = await self._app.catching_up.in_thread(each.business, each.channel, None)
            captured |= {int(external): one for external in known if external.isdigit()}
        return captured


def _in_thread(batch: _Batch, thread: ExternalId | None) -> list[ExternalId]:
    return [one.external_id for one in batch.seen.values() if thread in (None, one.thread_id)]


async def setup(bot: Shopbell) -> None:
    """Called by discord.py when the extension is loaded."""
    await bot.add_cog(Community(bot))
