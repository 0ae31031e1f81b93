"""Discord connector: a channel, a forum or a thread of the business's own server; and the built-in one for what was captured
by hand, anywhere on it.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from secrets import token_hex
from typing import TYPE_CHECKING, ClassVar

import discord

from bot.domain.account import AccountRef
from bot.domain.act import Act
from bot.domain.business import DiscordChannelId, MessageId, ServerId
from bot.domain.channel import Side
from bot.domain.external_id import ExternalId
from bot.domain.length import Length, Unit
from bot.domain.plaintext import one_line
from bot.domain.reason import Reason
from bot.ports import (
    CONFIRMED,
    Account,
    Api,
    ConnectorInfo,
    Fetched,
    LinkOut,
    OutgoingReply,
    Poll,
    Prepared,
    Pull,
    Reconnect,
    Refused,
    Retry,
    SeenAuthor,
    SeenComment,
    SeenThread,
    SentReply,
    SettingSpec,
    Target,
    UseLink,
    Way,
)
from bot.services.business.directory import Entry
from cogs.community.asking import asking
from cogs.community.capturing import Rules
from cogs.community.circle import Circle, Members, circle
from cogs.community.normalise import author_in, media_of, writable_in
from cogs.community.settings import BY_HAND, KEY, PLACE, SERVER, TAKES, Picked, Place, number
from cogs.community.words import CAPTURED, WORDS
from cogs.gateway.line import Line, may_read_content
from cogs.kit.links import jump

if TYPE_CHECKING:
    from cogs.community.writing import Writing

LONGEST = 2000
"""Characters of a message."""
ACTS = frozenset({Act.LIKE, Act.UNLIKE, Act.EDIT_OWN, Act.DELETE_OWN})
HISTORY = Poll("history", timedelta(minutes=5))
WATCH = Poll("watch", timedelta(hours=6), watch_batch=50)
SOON = timedelta(seconds=5)
_CONTENT = "needs the message-content intent"

INFO = ConnectorInfo(
    key=KEY,
    title="Discord",
    words=WORDS,
    acts=ACTS,
    settle=timedelta(seconds=30),
    settings=(SettingSpec(PLACE), SettingSpec(TAKES, required=False)),
)
INFO_BY_HAND = ConnectorInfo(
    key=BY_HAND,
    title="Captured by hand",
    words=CAPTURED,
    acts=ACTS,
    settle=timedelta(seconds=30),
    backfill=timedelta(days=3650),
    settings=(SettingSpec(SERVER),),
    lists_own=False,
)


class _OnDiscord:
    """What both have in common: replies, acts, length. Keeps no state between calls, the connection is the line's."""

    def __init__(self, account: Account, line: Line, members: Members, server: int) -> None:
        self._account = account
        self._line = line
        self._members = members
        self._server = server

    def can(self, to: Target) -> frozenset[Act]:
        """Likes for anybody's message, changes for our own."""
        ref = self._account.ref
        if ref is None or not ref.can_write:
            return frozenset()
        by = author_in(to.context)
        if by == "" or by in ref.own_ids:
            return frozenset({Act.EDIT_OWN, Act.DELETE_OWN})
        return frozenset({Act.LIKE, Act.UNLIKE})

    def way(self, to: Target, text: str) -> Way:
        """A Discord reply, where the bot may write; else the message itself."""
        ref = self._account.ref
        if ref is not None and ref.can_write and writable_in(to.context):
            return Api()
        return LinkOut(self._link(to))

    def _link(self, to: Target) -> str:
        place, message = DiscordChannelId(number(to.thread_id or "")), MessageId(number(to.external_id))
        return jump(ServerId(self._server), place, message)

    def length(self, to: Target, text: str) -> Length:
        """Discord counts characters."""
        return Length(len(text), LONGEST, Unit.CHARS)

    async def threads(self, ids: tuple[ExternalId, ...]) -> tuple[SeenThread, ...]:
        """Names of channels and threads."""
        _, guild = await self._guild()
        found = []
        for each in ids:
            place = await self._named(guild, int(each)) if each.isdigit() else None
            if place is not None:
                is_thread = isinstance(place, discord.Thread)
                title = one_line(place.name) if is_thread else f"#{one_line(place.name)}"
                found.append(SeenThread(each, title, place.jump_url))
        return tuple(found)

    async def _named(
        self, guild: discord.Guild, number: int
    ) -> discord.abc.GuildChannel | discord.Thread | None:
        try:
            return guild.get_channel_or_thread(number) or await guild.fetch_channel(number)
        except (discord.HTTPException, discord.InvalidData):
            return None

    async def authors(self, ids: tuple[str, ...]) -> tuple[SeenAuthor, ...]:
        """None: names come with the messages."""
        return ()

    async def prepare(self, reply: OutgoingReply, now: datetime) -> Prepared:
        """A nonce: for some minutes Discord makes one message of all that bring the same."""
        return Prepared(key=token_hex(12))

    async def send(self, reply: OutgoingReply) -> SentReply:
        """Sends a Discord reply."""
        try:
            return await (await self._writing(Side.SEND)).send(reply)
        except Reconnect as gone:
            raise Refused(gone.reason, str(gone)) from gone

    async def find_sent(
        self, reply: OutgoingReply, since: datetime, owned: frozenset[ExternalId]
    ) -> tuple[SentReply, ...]:
        """Replies to this message by the bot and the team."""
        return await (await self._writing(Side.READ)).answers(reply, since, owned, self._members)

    async def act(self, act: Act, to: Target, text: str | None) -> SeenComment | None:
        """Does an act; None where the message is gone."""
        return await (await self._writing(Side.SEND)).act(act, to, text)

    async def signed_media(self, to: Target) -> Mapping[str, str]:
        """Addresses of the pictures of a message, as Discord signs them now."""
        client, guild = await self._guild()
        place = client.get_partial_messageable(int(to.thread_id or 0), guild_id=guild.id)
        with asking(Side.READ):
            return media_of(await place.fetch_message(int(to.external_id)))

    async def aclose(self) -> None:
        """Nothing is held open."""

    async def _writing(self, side: Side) -> "Writing":
        from cogs.community.writing import Writing

        client, guild = await self._guild(side)
        entry = await self._line.look_up(ServerId(self._server))
        return Writing(client, guild, circle(guild, _own_id(client), entry))

    async def _guild(self, side: Side = Side.READ) -> tuple[discord.Client, discord.Guild]:
        """The server. Raises Retry while Discord is away, Reconnect where the bot was removed from it."""
        client = await self._line.client(side)
        guild = client.get_guild(self._server)
        if guild is None:
            raise Reconnect(Reason.GONE, "not on this server")
        if guild.unavailable:
            raise Retry(side=side, detail="the server is unavailable")
        return client, guild


class DiscordChannel(_OnDiscord):
    """Connector of one picked channel, forum or thread."""

    info: ClassVar[ConnectorInfo] = INFO

    def __init__(self, account: Account, line: Line, members: Members) -> None:
        self._place = Place.of(account.settings)
        super().__init__(account, line, members, self._place.server)

    def polls(self) -> tuple[Poll, ...]:
        """History, and single comments: both only catch up, news come by the gateway."""
        return (HISTORY, WATCH)

    async def check(self) -> AccountRef:
        """Looks whether the channel is one for customers, what may be done there, and whether texts come along."""
        client, guild = await self._guild()
        picked = await self._picked(guild)
        entry = await self._line.look_up(ServerId(guild.id))
        _refuse_own(picked, entry)
        mine = picked.permissions_for(guild.me)
        missing = tuple(
            right for right in ("view_channel", "read_message_history") if not getattr(mine, right)
        )
        if missing and self._account.ref is None:
            raise Refused(Reason.NO_RIGHT, ", ".join(missing))
        if self._account.settings.get(CONFIRMED) != Reason.MOST_SEE:
            await _refuse_private(picked, guild, circle(guild, _own_id(client), entry))
        await self._need_content(client)
        from cogs.community.writing import may_reply

        return AccountRef(
            id=str(picked.id),
            name=_name(picked),
            own_ids=(str(_own_id(client)),),
            can_write=may_reply(picked, guild.me),
            missing=missing,
            url=picked.jump_url,
        )

    async def probe(self) -> None:
        """The check: hardly any request."""
        await self.check()

    async def fetch(self, pull: Pull) -> Fetched:
        """One request of the history, or of the look at single comments."""
        self._line.reading()
        client, guild = await self._guild()
        picked = await self._picked(guild)
        mine = picked.permissions_for(guild.me)
        if not (mine.view_channel and mine.read_message_history):
            raise Reconnect(Reason.NO_RIGHT, "may not read there")
        content = client.intents.message_content
        if self._place.needs_content and not content:
            await self._need_content(client)
            raise Retry(SOON, detail=_CONTENT)
        entry = await self._line.look_up(ServerId(guild.id))
        forum = isinstance(picked, discord.ForumChannel)
        rules = Rules(self._place.takes, forum, circle(guild, _own_id(client), entry))
        from cogs.community.reading import Reading

        reading = Reading(client, picked, rules, self._members, self._line.captured, content=content)
        session = self._line.session
        if pull.poll == WATCH.name:
            fetched = await reading.watched(pull)
        else:
            fetched = await reading.history(pull, INFO.backfill, session)
        # Another session began meanwhile: what came before it is to be read once more.
        return fetched if session == self._line.session else replace(fetched, more=True)

    async def _need_content(self, client: discord.Client) -> None:
        """Has the connection made again with the intent, where the switch in the portal is on; raises Reconnect where it is
        not.
        """
        if not self._place.needs_content or client.intents.message_content:
            return
        with asking(Side.READ):
            application = await client.application_info()
        if not may_read_content(application.flags):
            raise Reconnect(Reason.API_OFF, _CONTENT)
        self._line.refused_content = False
        self._line.reconnect()

    async def _picked(self, guild: discord.Guild) -> Picked:
        found = guild.get_channel_or_thread(self._place.channel)
        if found is None:
            # InvalidData: it is of another server.
            with asking(Side.READ), suppress(discord.InvalidData):
                found = await guild.fetch_channel(self._place.channel)
        if not isinstance(found, Picked) or found.guild.id != self._place.server:
            raise Refused(Reason.NO_ADDRESS, "no channel for customers")
        return found


class CapturedByHand(_OnDiscord):
    """Connector of what was captured by hand, anywhere on one server: it reads nothing by itself."""

    info: ClassVar[ConnectorInfo] = INFO_BY_HAND

    def __init__(self, account: Account, line: Line, members: Members) -> None:
        super().__init__(account, line, members, number(account.settings.get(SERVER, "")))

    def polls(self) -> tuple[Poll, ...]:
        """None: what happens to these messages comes by the gateway."""
        return ()

    async def check(self) -> AccountRef:
        """The bot is on the server."""
        client, guild = await self._guild()
        return AccountRef(
            id=str(guild.id), name=one_line(guild.name), own_ids=(str(_own_id(client)),), can_write=True
        )

    async def probe(self) -> None:
        """The check: hardly any request."""
        await self.check()

    async def fetch(self, pull: Pull) -> Fetched:
        """Nothing."""
        return Fetched()

    async def send(self, reply: OutgoingReply) -> SentReply:
        """Sends a Discord reply; where the bot may not write, a person does."""
        try:
            return await super().send(reply)
        except Refused as refused:
            if refused.reason is not Reason.NO_RIGHT:
                raise
            raise UseLink(self._link(reply.to), str(refused)) from refused


def _own_id(client: discord.Client) -> int:
    return client.user.id if client.user is not None else 0


def _name(picked: Picked) -> str:
    name = one_line(picked.name)
    return name if isinstance(picked, discord.Thread) else f"#{name}"


def _refuse_own(picked: Picked, entry: Entry) -> None:
    """Raises Refused for the inbox and the channel of the reports, and for threads under them."""
    business = entry.known
    places = {picked.id, picked.parent_id} if isinstance(picked, discord.Thread) else {picked.id}
    if business is not None and not places.isdisjoint({business.inbox_id, business.digest_id}):
        raise Refused(Reason.OWN_PLACE)


async def _refuse_private(picked: Picked, guild: discord.Guild, ours: Circle) -> None:
    """Raises Refused where not everybody sees the channel: with MOST_SEE, which the owner may confirm, where the role that
    most members hold does. Where Discord does not tell how many hold one (its documentation names no right for that,
    discord.py's "Manage Roles"; read 2026-11-29), each is taken for it. A role of the business is no crowd.
    """
    if isinstance(picked, discord.Thread) and picked.is_private():
        raise Refused(Reason.PRIVATE_PLACE)
    if picked.permissions_for(guild.default_role).view_channel:
        return
    others = [role for role in guild.roles if not (role.is_default() or role.managed)]
    largest = others
    with asking(Side.READ), suppress(discord.HTTPException):
        counts = {role.id: held for role, held in (await guild.role_member_counts()).items()}
        largest = sorted(others, key=lambda role: counts.get(role.id, 0))[-1:]
    largest = [role for role in largest if role.id not in ours.staff]
    if any(picked.permissions_for(role).view_channel for role in largest):
        raise Refused(Reason.MOST_SEE)
    raise Refused(Reason.PRIVATE_PLACE)
