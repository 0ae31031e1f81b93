"""The nouns of the loopback Discord: guild, role, member, channel, message, notification."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

from tests.support.loopback_discord.problems import NotOffered
from tests.support.loopback_discord.rights import Right, channel_rights, guild_rights

if TYPE_CHECKING:
    from tests.support.loopback_discord.world import World

JSON = dict[str, Any]
T = TypeVar("T")

TEXT, DM, CATEGORY, NEWS, PUBLIC_THREAD, PRIVATE_THREAD, FORUM = 0, 1, 4, 5, 11, 12, 15

SUPPRESS_EMBEDS = 1 << 2
HAS_THREAD = 1 << 5
EPHEMERAL = 1 << 6
LOADING = 1 << 7
SUPPRESS_NOTIFICATIONS = 1 << 12
COMPONENTS_V2 = 1 << 15


@dataclass(slots=True)
class User:
    id: int
    name: str
    display_name: str
    bot: bool = False
    dms_closed: bool = False

    @property
    def mention(self) -> str:
        return f"<@{self.id}>"


@dataclass(slots=True)
class Role:
    id: int
    name: str
    permissions: Right
    mentionable: bool = False
    managed_by: int | None = None
    position: int = 0

    @property
    def mention(self) -> str:
        return f"<@&{self.id}>"


@dataclass(slots=True)
class Member:
    user: User
    role_ids: list[int]
    joined_at: datetime
    nick: str | None = None


@dataclass(slots=True)
class Overwrite:
    """`kind` is 0 for a role and 1 for a member."""

    id: int
    kind: int
    allow: Right
    deny: Right


@dataclass(slots=True, eq=False)
class Guild:
    world: World = field(repr=False)
    id: int
    name: str
    owner_id: int
    locale: str
    roles: dict[int, Role] = field(default_factory=dict)
    members: dict[int, Member] = field(default_factory=dict)
    channels: dict[int, Channel] = field(default_factory=dict)
    bot_present: bool = True

    @property
    def everyone(self) -> Role:
        return self.roles[self.id]

    @property
    def bot_role(self) -> Role:
        return next(role for role in self.roles.values() if role.managed_by is not None)

    def role(self, name: str) -> Role:
        return next(role for role in self.roles.values() if role.name == name)

    def channel(self, name: str) -> Channel:
        """The newest channel of that name; raises AssertionError if there is none."""
        for channel in reversed(self.channels.values()):
            if channel.name == name:
                return channel
        raise AssertionError(f"no channel {name!r}, only {[c.name for c in self.channels.values()]}")

    @property
    def text_channels(self) -> list[Channel]:
        return [channel for channel in self.channels.values() if channel.type == TEXT]

    def rights_of(self, user_id: int) -> Right:
        return guild_rights(self, user_id)

    def add_role(self, name: str, *, mentionable: bool = False, permissions: Right = Right.NONE) -> Role:
        return self.world.add_role(self, name, mentionable=mentionable, permissions=permissions)

    def add_channel(self, name: str, *, private_for: Sequence[Role | User] | None = None) -> Channel:
        """A text channel made by a person; with `private_for` @everyone can't see it."""
        return self.world.add_channel(self, name, private_for=private_for)

    def add_member(self, user: User, *roles: Role) -> None:
        self.world.add_member(self, user, *roles)

    def delete_channel(self, channel: Channel) -> None:
        self.world.delete_channel(channel)

    def take_away(self, right: Right, *, channel: Channel | None = None) -> None:
        """Takes a right from the bot: everywhere (bot role and @everyone), or by an overwrite of one channel."""
        self.world.change_bot_right(self, right, allowed=False, channel=channel)

    def give_back(self, right: Right, *, channel: Channel | None = None) -> None:
        self.world.change_bot_right(self, right, allowed=True, channel=channel)

    def set_mentionable(self, role: Role, value: bool) -> None:
        self.world.change_role(self, role, mentionable=value)

    def set_roles(self, user_id: int, *roles: Role) -> None:
        self.world.change_member(self, user_id, [role.id for role in roles])

    def remove_bot(self) -> None:
        """A person removes the bot from the server."""
        self.world.remove_bot(self)

    def invite_bot(self) -> None:
        self.world.invite_bot(self)


@dataclass(slots=True, eq=False)
class Channel:
    world: World = field(repr=False)
    id: int
    type: int
    name: str
    guild: Guild | None = field(default=None, repr=False)
    parent: Channel | None = field(default=None, repr=False)
    topic: str | None = None
    position: int = 0
    overwrites: dict[int, Overwrite] = field(default_factory=dict, repr=False)
    log: dict[int, Message] = field(default_factory=dict, repr=False)
    recipient_ids: tuple[int, ...] = ()
    deleted: bool = False
    archived: bool = False
    archived_at: datetime | None = None
    locked: bool = False
    auto_archive: int = 1440
    owner_id: int | None = None
    thread_members: set[int] = field(default_factory=set, repr=False)
    created_at: datetime | None = None
    rate_limit_per_user: int = 0
    nsfw: bool = False

    @property
    def is_thread(self) -> bool:
        return self.type in (PUBLIC_THREAD, PRIVATE_THREAD)

    @property
    def mention(self) -> str:
        return f"<#{self.id}>"

    @property
    def messages(self) -> list[Message]:
        """Messages that everybody sees in the channel now, oldest first."""
        return [m for m in self.log.values() if not m.deleted and m.ephemeral_for is None]

    @property
    def everything(self) -> list[Message]:
        """Every message ever, deleted and ephemeral ones too, oldest first."""
        return list(self.log.values())

    def rights_of(self, user_id: int) -> Right:
        return channel_rights(self, user_id)

    @property
    def public(self) -> bool:
        """Whether somebody without any role sees the channel."""
        if self.guild is None:
            return False
        overwrite = self.overwrites.get(self.guild.id)
        rights = self.guild.everyone.permissions
        if overwrite is not None:
            rights = (rights & ~overwrite.deny) | overwrite.allow
        return bool(rights & Right.VIEW_CHANNEL)

    async def wait_for(self, wanted: Callable[[list[Message]], T | None], timeout: float = 20.0) -> T:
        """Waits until `wanted(messages)` is truthy and returns that value; AssertionError with a transcript else."""
        return await self.world.until(lambda: wanted(self.messages), timeout, f"something in #{self.name}")

    async def wait_for_message(self, part: str, timeout: float = 20.0) -> Message:
        """The newest message whose text contains `part`."""

        def look(messages: list[Message]) -> Message | None:
            return next((m for m in reversed(messages) if part in m.text), None)

        return await self.world.until(lambda: look(self.messages), timeout, f"{part!r} in #{self.name}")


@dataclass(frozen=True, slots=True)
class Attachment:
    id: int
    filename: str
    content: bytes
    content_type: str
    description: str | None

    @property
    def size(self) -> int:
        return len(self.content)


@dataclass(frozen=True, slots=True)
class Button:
    label: str
    custom_id: str | None
    url: str | None
    style: int
    disabled: bool


@dataclass(frozen=True, slots=True)
class Option:
    label: str
    value: str
    description: str | None
    default: bool


@dataclass(frozen=True, slots=True)
class Select:
    """`kind` is the component type: 3 text, 5 person, 6 role, 7 both, 8 channel."""

    custom_id: str
    kind: int
    placeholder: str | None
    options: tuple[Option, ...]
    min_values: int
    max_values: int
    disabled: bool
    channel_types: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Revision:
    """One state of a message, the first being its creation."""

    at: datetime
    content: str
    components: tuple[JSON, ...]
    embeds: tuple[JSON, ...]
    flags: int
    mentions: tuple[int, ...]
    mention_roles: tuple[int, ...]

    @property
    def is_v2(self) -> bool:
        return bool(self.flags & COMPONENTS_V2)

    @property
    def text(self) -> str:
        return flatten(self.content, self.embeds, self.components)

    @property
    def buttons(self) -> dict[str, Button]:
        return {button.label: button for button in buttons_in(self.components)}


@dataclass(slots=True, eq=False)
class Message:
    channel: Channel = field(repr=False)
    id: int
    author: User = field(repr=False)
    created_at: datetime = field(repr=False)
    content: str = ""
    embeds: list[JSON] = field(default_factory=list, repr=False)
    components: list[JSON] = field(default_factory=list, repr=False)
    attachments: list[Attachment] = field(default_factory=list, repr=False)
    flags: int = 0
    type: int = 0
    mentions: list[int] = field(default_factory=list)
    mention_roles: list[int] = field(default_factory=list)
    mention_everyone: bool = False
    edited_at: datetime | None = field(default=None, repr=False)
    reference: JSON | None = field(default=None, repr=False)
    poll: JSON | None = None
    sticker_ids: list[int] = field(default_factory=list, repr=False)
    nonce: str | None = None
    deleted: bool = False
    ephemeral_for: int | None = None
    thread: Channel | None = field(default=None, repr=False)
    by_webhook: bool = False
    reactions: dict[str, set[int]] = field(default_factory=dict, repr=False)
    """Who reacted, by emoji."""
    history: list[Revision] = field(default_factory=list, repr=False)

    @property
    def text(self) -> str:
        """All text of content, embeds and components, one line each."""
        return flatten(self.content, self.embeds, self.components)

    @property
    def is_v2(self) -> bool:
        return bool(self.flags & COMPONENTS_V2)

    @property
    def silent(self) -> bool:
        return bool(self.flags & SUPPRESS_NOTIFICATIONS)

    @property
    def ephemeral(self) -> bool:
        return self.ephemeral_for is not None

    @property
    def loading(self) -> bool:
        """Whether it is only "thinking …" so far."""
        return bool(self.flags & LOADING)

    @property
    def framed(self) -> bool:
        """Whether a container frames it."""
        return any(component["type"] == 17 for component in self.components)

    @property
    def buttons(self) -> dict[str, Button]:
        """Label to button, in the order on screen."""
        return {button.label: button for button in buttons_in(self.components)}

    @property
    def selects(self) -> list[Select]:
        return selects_in(self.components)

    def button(self, label: str | None = None, *, custom_id: str | None = None) -> Button:
        """Exactly one button by its label, by the beginning of its label, or by its custom id; raises NotOffered."""
        buttons = buttons_in(self.components)
        if custom_id is not None:
            found = [b for b in buttons if b.custom_id == custom_id]
        else:
            found = [b for b in buttons if b.label == label] or [
                b for b in buttons if label is not None and b.label.startswith(label)
            ]
        if len(found) != 1:
            names = [b.label for b in buttons]
            raise NotOffered(
                f"{len(found)} buttons match {custom_id or label!r}, the message has {names}:\n{self.text}"
            )
        return found[0]

    def select(self, placeholder: str | None = None, *, custom_id: str | None = None) -> Select:
        """The only select, or the one with this (beginning of a) placeholder or custom id; raises NotOffered."""
        found = [
            s
            for s in self.selects
            if (custom_id is None or s.custom_id == custom_id)
            and (placeholder is None or (s.placeholder or "").startswith(placeholder))
        ]
        if len(found) != 1:
            raise NotOffered(
                f"{len(found)} selects match, the message has {[s.placeholder for s in self.selects]}"
            )
        return found[0]

    async def wait_for(self, wanted: Callable[[Message], Any], timeout: float = 20.0) -> Message:
        """Waits until `wanted(self)` holds; AssertionError with a transcript else."""
        await self.channel.world.until(
            lambda: wanted(self), timeout, f"a change of message {self.id}:\n{self.text}"
        )
        return self

    async def wait_for_text(self, part: str, timeout: float = 20.0) -> Message:
        return await self.wait_for(lambda message: part in message.text, timeout)

    async def wait_for_edit(self, timeout: float = 20.0, *, beyond: int | None = None) -> Message:
        """Waits for one revision more than now, or more than `beyond` revisions."""
        count = len(self.history) if beyond is None else beyond
        return await self.wait_for(lambda message: len(message.history) > count, timeout)

    def revise(self, at: datetime) -> None:
        self.history.append(
            Revision(
                at,
                self.content,
                tuple(self.components),
                tuple(self.embeds),
                self.flags,
                tuple(self.mentions),
                tuple(self.mention_roles),
            )
        )


@dataclass(frozen=True, slots=True)
class Notification:
    """A phone that rang. `text` is what the lock screen shows: the plain content, empty for pure Components V2."""

    user_id: int
    message: Message
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class RefusedPing:
    """A role that was named but not rung, because it is not mentionable for the bot."""

    role_id: int
    message: Message


def walk(components: Sequence[JSON]) -> Iterator[JSON]:
    """Every component with all nested ones, in the order on screen."""
    for component in components:
        yield component
        yield from walk(component.get("components") or ())
        for key in ("accessory", "component"):
            if isinstance(component.get(key), dict):
                yield from walk([component[key]])


def flatten(content: str, embeds: Sequence[JSON], components: Sequence[JSON]) -> str:
    lines = [content] if content else []
    for embed in embeds:
        for key in ("title", "description"):
            if embed.get(key):
                lines.append(embed[key])
        for item in embed.get("fields") or ():
            lines += [item["name"], item["value"]]
        if embed.get("footer"):
            lines.append(embed["footer"]["text"])
    lines += [component["content"] for component in walk(components) if component["type"] == 10]
    return "\n".join(lines)


def buttons_in(components: Sequence[JSON]) -> list[Button]:
    return [
        Button(
            c.get("label") or (c.get("emoji") or {}).get("name") or "",
            c.get("custom_id"),
            c.get("url"),
            c["style"],
            bool(c.get("disabled")),
        )
        for c in walk(components)
        if c["type"] == 2
    ]


def selects_in(components: Sequence[JSON]) -> list[Select]:
    return [as_select(c) for c in walk(components) if c["type"] in (3, 5, 6, 7, 8)]


def as_select(c: JSON) -> Select:
    return Select(
        c["custom_id"],
        c["type"],
        c.get("placeholder"),
        tuple(
            Option(o["label"], o["value"], o.get("description"), bool(o.get("default")))
            for o in c.get("options") or ()
        ),
        1 if c.get("min_values") is None else c["min_values"],
        1 if c.get("max_values") is None else c["max_values"],
        bool(c.get("disabled")),
        tuple(c.get("channel_types") or ()),
    )
