"""Everything the loopback Discord remembers, and every change to it with the events and notifications it causes."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from tests.support.loopback_discord import payloads
from tests.support.loopback_discord.model import (
    DM,
    HAS_THREAD,
    JSON,
    PUBLIC_THREAD,
    TEXT,
    Channel,
    Guild,
    Member,
    Message,
    Notification,
    Overwrite,
    RefusedPing,
    Role,
    User,
)
from tests.support.loopback_discord.problems import Rejection, Violation
from tests.support.loopback_discord.rights import BOT_RIGHTS, EVERYONE_RIGHTS, Right

T = TypeVar("T")
EPOCH = datetime(2015, 1, 1, tzinfo=UTC)

GUILDS, GUILD_MEMBERS, GUILD_MESSAGES, DIRECT_MESSAGES = 1 << 0, 1 << 1, 1 << 9, 1 << 12

Builder = Callable[[int], "JSON | None"]
Outlet = Callable[[str, Builder], None]


@dataclass(slots=True, eq=False)
class Interaction:
    """What a person did and how the bot answered. `kind`: 2 command, 3 component, 4 autocomplete, 5 form."""

    id: int
    token: str
    kind: int
    user_id: int
    channel: Channel
    data: JSON
    message: Message | None
    created_at: datetime
    answer: int | None = None
    original: Message | None = None
    form: JSON | None = None
    choices: list[JSON] | None = None
    followups: list[Message] = field(default_factory=list)


class World:
    """State of the whole Discord; it outlives every bot process and every time the port is closed."""

    def __init__(self) -> None:
        self.skew = timedelta()
        self.answer_within = timedelta(seconds=3)
        self.token_life = timedelta(minutes=15)
        self.nonce_life = timedelta(minutes=5)
        self.base_url = ""
        self._last_id = 0
        self._changed = asyncio.Event()
        self.emit: Outlet = lambda event, build: None
        self.reachable: Callable[[], bool] = lambda: False
        self.users: dict[int, User] = {}
        self.locales: dict[int, str] = {}
        self.guilds: dict[int, Guild] = {}
        self.channels: dict[int, Channel] = {}
        self.dms: dict[int, Channel] = {}
        self.interactions: dict[int, Interaction] = {}
        self.by_token: dict[str, Interaction] = {}
        self.commands: dict[int | None, list[JSON]] = {None: []}
        self.command_syncs = 0
        self.notifications: list[Notification] = []
        self.refused_pings: list[RefusedPing] = []
        self.violations: list[Violation] = []
        self.rejections: list[Rejection] = []
        self.diary: list[str] = []
        self.bot = self.add_user("shopbell", "Shopbell", bot=True)
        self.application_id = self.bot.id

    # -- time, ids, waiting ------------------------------------------------------------------

    def now(self) -> datetime:
        return datetime.now(UTC) + self.skew

    def new_id(self) -> int:
        """A snowflake of now, strictly increasing."""
        millis = int((self.now() - EPOCH).total_seconds() * 1000)
        self._last_id = max(self._last_id + 1, millis << 22)
        return self._last_id

    def note(self, line: str) -> None:
        self.diary.append(f"{self.now():%H:%M:%S.%f} {line}")
        self.touch()

    def touch(self) -> None:
        """Wakes everybody who waits for a condition."""
        self._changed.set()
        self._changed = asyncio.Event()

    async def until(self, condition: Callable[[], T | None], timeout: float, what: str) -> T:
        """The first truthy value of `condition`; AssertionError with the diary else.

        Looked at after every change here, and every 50 ms for conditions about other things than Discord.
        """
        end = time.monotonic() + timeout
        while True:
            changed = self._changed
            value = condition()
            if value:
                return value
            left = end - time.monotonic()
            if left <= 0:
                raise AssertionError(f"waited {timeout:g} s for {what}\n{self.transcript()}")
            try:
                await asyncio.wait_for(changed.wait(), min(left, 0.05))
            except TimeoutError:
                continue

    def transcript(self, last: int = 60) -> str:
        """What happened lately, for the message of a failed test."""
        return "\n".join(self.diary[-last:])

    def violation(self, kind: str, detail: str) -> None:
        self.violations.append(Violation(kind, detail))
        self.note(f"VIOLATION {kind}: {detail}")

    # -- people, guilds, roles, channels -----------------------------------------------------

    def add_user(self, name: str, display_name: str, *, bot: bool = False, locale: str = "en-US") -> User:
        person = User(self.new_id(), name, display_name, bot)
        self.users[person.id] = person
        self.locales[person.id] = locale
        return person

    def add_guild(
        self, name: str, owner: User, *, locale: str = "de", bot_rights: Right = BOT_RIGHTS
    ) -> Guild:
        guild = Guild(self, self.new_id(), name, owner.id, locale)
        guild.roles[guild.id] = Role(guild.id, "@everyone", EVERYONE_RIGHTS)
        self.guilds[guild.id] = guild
        guild.members[owner.id] = Member(owner, [], self.now())
        self._seat_bot(guild, bot_rights)
        self._keep(Channel(self, self.new_id(), TEXT, "allgemein", guild))
        self._announce_guild(guild)
        return guild

    def _seat_bot(self, guild: Guild, rights: Right) -> None:
        role = Role(
            self.new_id(), self.bot.display_name, rights, managed_by=self.bot.id, position=len(guild.roles)
        )
        guild.roles[role.id] = role
        guild.members[self.bot.id] = Member(self.bot, [role.id], self.now())
        guild.bot_present = True

    def _announce_guild(self, guild: Guild) -> None:
        body = payloads.guild_create(guild)
        del body["unavailable"]  # by its absence a bot tells that it just joined
        self.emit("GUILD_CREATE", lambda intents: body if intents & GUILDS else None)

    def remove_bot(self, guild: Guild) -> None:
        guild.bot_present = False
        role = guild.bot_role
        guild.members.pop(self.bot.id)
        guild.roles.pop(role.id)
        self.commands.pop(guild.id, None)
        self.note(f"bot left {guild.name}")
        self.emit("GUILD_DELETE", lambda intents: {"id": str(guild.id)})

    def invite_bot(self, guild: Guild, rights: Right = BOT_RIGHTS) -> None:
        self._seat_bot(guild, rights)
        self.note(f"bot joined {guild.name}")
        self._announce_guild(guild)

    def guild_event(self, event: str, guild: Guild, data: Callable[[], JSON]) -> None:
        if guild.bot_present:
            self.emit(event, lambda intents: data() if intents & GUILDS else None)
        self.touch()

    def add_member(self, guild: Guild, user: User, *roles: Role) -> Member:
        guild.members[user.id] = Member(user, [role.id for role in roles], self.now())
        return guild.members[user.id]

    def change_member(self, guild: Guild, user_id: int, role_ids: list[int]) -> None:
        member = guild.members[user_id]
        member.role_ids = role_ids
        body = payloads.member(member) | {"guild_id": str(guild.id)}
        wanted = GUILDS if user_id == self.bot.id else GUILD_MEMBERS
        self.emit("GUILD_MEMBER_UPDATE", lambda intents: body if intents & wanted else None)

    def add_role(self, guild: Guild, name: str, *, mentionable: bool, permissions: Right) -> Role:
        role = Role(self.new_id(), name, permissions, mentionable, position=len(guild.roles))
        guild.roles[role.id] = role
        self._role_event("GUILD_ROLE_CREATE", guild, role)
        return role

    def _role_event(self, event: str, guild: Guild, role: Role) -> None:
        self.guild_event(event, guild, lambda: {"guild_id": str(guild.id), "role": payloads.role(role)})

    def change_role(
        self, guild: Guild, role: Role, *, mentionable: bool | None = None, permissions: Right | None = None
    ) -> None:
        if mentionable is not None:
            role.mentionable = mentionable
        if permissions is not None:
            role.permissions = permissions
        self._role_event("GUILD_ROLE_UPDATE", guild, role)

    def change_bot_right(self, guild: Guild, right: Right, *, allowed: bool, channel: Channel | None) -> None:
        self.note(f"right {right.name} {'given to' if allowed else 'taken from'} the bot")
        if channel is None:
            for role in (guild.bot_role, guild.everyone):
                rights = role.permissions & ~right
                if allowed and (role is guild.bot_role or right & EVERYONE_RIGHTS):
                    rights = role.permissions | right
                self.change_role(guild, role, permissions=rights)
            return
        own = channel.overwrites.setdefault(self.bot.id, Overwrite(self.bot.id, 1, Right.NONE, Right.NONE))
        own.allow = own.allow | right if allowed else own.allow & ~right
        own.deny = own.deny & ~right if allowed else own.deny | right
        self.channel_event("CHANNEL_UPDATE", channel)

    def channel_event(self, event: str, channel: Channel) -> None:
        if channel.guild is not None:
            self.guild_event(event, channel.guild, lambda: payloads.channel(channel))

    def _keep(self, channel: Channel) -> Channel:
        self.channels[channel.id] = channel
        if channel.guild is not None:
            channel.position = len(channel.guild.channels)
            channel.guild.channels[channel.id] = channel
        return channel

    def add_channel(
        self,
        guild: Guild,
        name: str,
        *,
        private_for: Sequence[Role | User] | None = None,
        kind: int = TEXT,
        overwrites: Sequence[Overwrite] = (),
        parent: Channel | None = None,
        topic: str | None = None,
    ) -> Channel:
        channel = Channel(self, self.new_id(), kind, name, guild, parent, topic)
        channel.overwrites = {o.id: o for o in overwrites}
        if private_for is not None:
            channel.overwrites[guild.id] = Overwrite(guild.id, 0, Right.NONE, Right.VIEW_CHANNEL)
            for who in private_for:
                target = 0 if isinstance(who, Role) else 1
                channel.overwrites[who.id] = Overwrite(who.id, target, Right.VIEW_CHANNEL, Right.NONE)
        self._keep(channel)
        self.note(f"channel #{name} created")
        self.channel_event("CHANNEL_CREATE", channel)
        return channel

    def delete_channel(self, channel: Channel) -> None:
        channel.deleted = True
        self.channels.pop(channel.id, None)
        for thread in [each for each in self.channels.values() if each.parent is channel and each.is_thread]:
            # Discord says nothing of threads that go with their channel.
            thread.deleted = True
            del self.channels[thread.id]
            if channel.guild is not None:
                channel.guild.channels.pop(thread.id, None)
        if channel.guild is not None:
            channel.guild.channels.pop(channel.id, None)
        self.note(f"channel #{channel.name} deleted")
        self.channel_event("THREAD_DELETE" if channel.is_thread else "CHANNEL_DELETE", channel)

    def add_thread(
        self, parent: Channel, name: str, owner_id: int, *, message: Message | None, kind: int = PUBLIC_THREAD
    ) -> Channel:
        thread = Channel(self, message.id if message else self.new_id(), kind, name, parent.guild, parent)
        thread.owner_id, thread.created_at = owner_id, self.now()
        thread.thread_members.add(owner_id)
        self._keep(thread)
        self.note(f"thread {name!r} created in #{parent.name}")
        if thread.guild is not None:
            self.guild_event(
                "THREAD_CREATE", thread.guild, lambda: payloads.thread(thread) | {"newly_created": True}
            )
        if message is not None:
            message.thread = thread
            message.flags |= HAS_THREAD
            self.message_event("MESSAGE_UPDATE", message)
        return thread

    def archive(self, thread: Channel, *, locked: bool = False) -> None:
        """Closes a thread, as its moderators or its time do."""
        thread.archived, thread.locked, thread.archived_at = True, locked, self.now()
        self.channel_event("THREAD_UPDATE", thread)

    def dm_with(self, user_id: int) -> Channel:
        if user_id not in self.dms:
            channel = Channel(self, self.new_id(), DM, f"dm-{self.users[user_id].name}")
            channel.recipient_ids = (user_id, self.bot.id)
            self.dms[user_id] = self._keep(channel)
        return self.dms[user_id]

    def message_event(self, event: str, message: Message, extra: JSON | None = None) -> None:
        """Tells every session that may know of this message; ephemeral ones travel in no event."""
        channel = message.channel

        def build(intents: int) -> JSON | None:
            wanted = GUILD_MESSAGES if channel.guild else DIRECT_MESSAGES
            if not intents & wanted or not channel.rights_of(self.bot.id) & Right.VIEW_CHANNEL:
                return None
            return payloads.message(message, event=True, intents=intents) | (extra or {})

        if message.ephemeral_for is None:
            self.emit(event, build)
