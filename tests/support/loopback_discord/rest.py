"""The REST routes that Shopbell uses; anything else is recorded as a violation."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import unquote

from tests.support.loopback_discord import payloads, posts, validate
from tests.support.loopback_discord.gateway import GUILD_MEMBERS, MESSAGE_CONTENT, Gateway
from tests.support.loopback_discord.model import (
    CATEGORY,
    DM,
    EPHEMERAL,
    JSON,
    NEWS,
    PRIVATE_THREAD,
    PUBLIC_THREAD,
    SUPPRESS_EMBEDS,
    TEXT,
    Channel,
    Guild,
    Message,
    Overwrite,
    Role,
)
from tests.support.loopback_discord.posts import Upload
from tests.support.loopback_discord.problems import (
    ApiError,
    invalid,
    missing_access,
    missing_right,
    required,
    unknown,
)
from tests.support.loopback_discord.rights import Right
from tests.support.loopback_discord.world import EPOCH, Interaction, World

Answer = tuple[int, Any]


@dataclass(slots=True)
class Call:
    """One request: ids of the path, query, JSON body and uploaded files."""

    path: dict[str, str]
    query: dict[str, str]
    body: Any
    uploads: list[Upload] = field(default_factory=list)

    def id(self, name: str) -> int:
        try:
            return int(self.path[name])
        except ValueError:
            raise invalid(
                name, "NUMBER_TYPE_COERCE", f'Value "{self.path[name]}" is not snowflake.'
            ) from None


Route = Callable[["Rest", Call], Answer]
_ROUTES: list[tuple[str, re.Pattern[str], str, bool, Route]] = []


def route(method: str, path: str, *, token: bool = True) -> Callable[[Route], Route]:
    """Registers a route; `token=False` for those that carry an interaction's token instead of the bot's."""
    pattern = re.compile(re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", path))

    def keep(function: Route) -> Route:
        _ROUTES.append((method, pattern, path, token, function))
        return function

    return keep


@dataclass(frozen=True, slots=True)
class Found:
    template: str
    path: dict[str, str]
    needs_token: bool
    run: Route


def find(method: str, path: str) -> Found | None:
    for wanted, pattern, template, token, function in _ROUTES:
        match = pattern.fullmatch(path)
        if match and wanted == method:
            return Found(template, match.groupdict(), token, function)
    return None


class Rest:
    """What the routes need: the world, and of the gateway its address and intents."""

    def __init__(self, world: World, gateway: Gateway) -> None:
        self.world = world
        self.gateway = gateway
        self.file_limit = validate.FILE_LIMIT

    # -- look-ups with the refusals they bring -----------------------------------------------

    def guild(self, call: Call, name: str = "guild") -> Guild:
        guild = self.world.guilds.get(call.id(name))
        if guild is None:
            raise unknown(10004, "Guild")
        if not guild.bot_present:
            raise missing_access()
        return guild

    def channel(self, call: Call, *rights: Right) -> Channel:
        channel = self.world.channels.get(call.id("channel"))
        if channel is None:
            raise unknown(10003, "Channel")
        have = channel.rights_of(self.world.bot.id)
        if not have & Right.VIEW_CHANNEL:
            raise missing_access()
        for right in rights:
            if not have & right:
                raise missing_right()
        return channel

    def message(self, call: Call, channel: Channel) -> Message:
        message = channel.log.get(call.id("message"))
        if message is None or message.deleted or message.ephemeral_for is not None:
            raise unknown(10008, "Message")
        return message

    def content_intents(self) -> int:
        """REST withholds content by what the application is allowed, not by what the session asked for."""
        return self.gateway.allowed_privileged

    def check_files(self, call: Call) -> None:
        if any(len(upload.content) > self.file_limit for upload in call.uploads):
            raise ApiError(413, 40005, "Request entity too large")


# -- application, gateway, users -------------------------------------------------------------------


@route("GET", "/users/@me")
def me(rest: Rest, call: Call) -> Answer:
    return 200, payloads.user(rest.world.bot) | {
        "verified": True,
        "mfa_enabled": False,
        "flags": 0,
        "locale": "en-US",
    }


@route("GET", "/users/@me/guilds")
def my_guilds(rest: Rest, call: Call) -> Answer:
    present = [g for g in rest.world.guilds.values() if g.bot_present]
    return 200, [
        {
            "id": str(g.id),
            "name": g.name,
            "icon": None,
            "banner": None,
            "owner": False,
            "permissions": str(int(g.rights_of(rest.world.bot.id))),
            "features": [],
        }
        for g in present
    ]


@route("DELETE", "/users/@me/guilds/{guild}")
def leave(rest: Rest, call: Call) -> Answer:
    rest.world.remove_bot(rest.guild(call))
    return 204, None


@route("POST", "/users/@me/channels")
def open_dm(rest: Rest, call: Call) -> Answer:
    user_id = int(call.body["recipient_id"])
    if user_id not in rest.world.users or rest.world.users[user_id].bot:
        raise invalid("recipient_id", "INVALID_RECIPIENT", "Invalid Recipient(s)")
    return 200, payloads.channel(rest.world.dm_with(user_id))


@route("GET", "/users/{user}")
def one_user(rest: Rest, call: Call) -> Answer:
    user = rest.world.users.get(call.id("user"))
    if user is None:
        raise unknown(10013, "User")
    return 200, payloads.user(user)


def _application(rest: Rest) -> JSON:
    world = rest.world
    maker = next((u for u in world.users.values() if not u.bot), world.bot)
    return {
        "id": str(world.application_id),
        "name": world.bot.display_name,
        "icon": None,
        "description": "",
        "summary": "",
        "bot_public": False,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "owner": payloads.user(maker),
        "team": None,
        "flags": 1 << 19 if rest.gateway.allowed_privileged & MESSAGE_CONTENT else 0,
        "bot": payloads.user(world.bot),
        "approximate_guild_count": sum(g.bot_present for g in world.guilds.values()),
        "integration_types_config": {"0": {}},
        "redirect_uris": [],
        "interactions_endpoint_url": None,
    }


@route("GET", "/oauth2/applications/@me")
def application(rest: Rest, call: Call) -> Answer:
    return 200, _application(rest)


@route("GET", "/applications/@me")
def application_again(rest: Rest, call: Call) -> Answer:
    return 200, _application(rest)


@route("GET", "/gateway")
def gateway(rest: Rest, call: Call) -> Answer:
    return 200, {"url": rest.gateway.url}


@route("GET", "/gateway/bot")
def gateway_bot(rest: Rest, call: Call) -> Answer:
    limit = {"total": 1000, "remaining": 999, "reset_after": 86_400_000, "max_concurrency": 1}
    return 200, {"url": rest.gateway.url, "shards": 1, "session_start_limit": limit}


# -- commands --------------------------------------------------------------------------------------


def _commands(rest: Rest, call: Call) -> int | None:
    if call.id("application") != rest.world.application_id:
        raise missing_access()
    return rest.guild(call).id if "guild" in call.path else None


def _list_commands(rest: Rest, call: Call) -> Answer:
    return 200, rest.world.commands.get(_commands(rest, call), [])


def _put_commands(rest: Rest, call: Call) -> Answer:
    where = _commands(rest, call)
    validate.commands(call.body)
    known = {(c["type"], c["name"]): c["id"] for c in rest.world.commands.get(where, [])}
    made = []
    for item in call.body:
        kind = item.get("type") or 1
        made.append(
            {
                "description": "",
                "options": [],
                "default_member_permissions": None,
                "nsfw": False,
                "contexts": None,
            }
            | item
            | {
                "id": known.get((kind, item["name"])) or str(rest.world.new_id()),
                "type": kind,
                "application_id": str(rest.world.application_id),
                "version": str(rest.world.new_id()),
            }
            | ({"guild_id": str(where)} if where else {})
        )
    rest.world.commands[where] = made
    rest.world.command_syncs += 1
    rest.world.note(f"commands synced: {', '.join(c['name'] for c in made)}")
    return 200, made


for _path in ("/applications/{application}/commands", "/applications/{application}/guilds/{guild}/commands"):
    route("GET", _path)(_list_commands)
    route("PUT", _path)(_put_commands)


# -- guilds ----------------------------------------------------------------------------------------


@route("GET", "/guilds/{guild}")
def one_guild(rest: Rest, call: Call) -> Answer:
    return 200, payloads.guild(rest.guild(call)) | {"approximate_member_count": len(rest.guild(call).members)}


@route("GET", "/guilds/{guild}/channels")
def guild_channels(rest: Rest, call: Call) -> Answer:
    return 200, [payloads.channel(c) for c in rest.guild(call).channels.values() if not c.is_thread]


@route("GET", "/guilds/{guild}/roles")
def guild_roles(rest: Rest, call: Call) -> Answer:
    return 200, [payloads.role(r) for r in rest.guild(call).roles.values()]


@route("GET", "/guilds/{guild}/roles/member-counts")
def role_member_counts(rest: Rest, call: Call) -> Answer:
    """Takes no right (developers/resources/guild, read 2026-11-29); discord.py's own documentation asks for "Manage Roles"."""
    guild = rest.guild(call)
    held = [role for member in guild.members.values() for role in member.role_ids]
    return 200, {str(role): held.count(role) for role in guild.roles if role != guild.id}


@route("GET", "/guilds/{guild}/roles/{role}")
def one_role(rest: Rest, call: Call) -> Answer:
    role = rest.guild(call).roles.get(call.id("role"))
    if role is None:
        raise unknown(10011, "Role")
    return 200, payloads.role(role)


@route("GET", "/guilds/{guild}/threads/active")
def active_threads(rest: Rest, call: Call) -> Answer:
    threads = [c for c in rest.guild(call).channels.values() if c.is_thread and not c.archived]
    return 200, {"threads": [payloads.thread(t) for t in threads], "members": []}


@route("GET", "/guilds/{guild}/members/{user}")
def one_member(rest: Rest, call: Call) -> Answer:
    member = rest.guild(call).members.get(call.id("user"))
    if member is None:
        raise unknown(10007, "Member")
    return 200, payloads.member(member)


@route("GET", "/guilds/{guild}/members")
def list_members(rest: Rest, call: Call) -> Answer:
    guild = rest.guild(call)
    if not rest.gateway.allowed_privileged & GUILD_MEMBERS:
        raise missing_access()
    after, limit = int(call.query.get("after") or 0), int(call.query.get("limit") or 1)
    found = sorted((m for i, m in guild.members.items() if i > after), key=lambda m: m.user.id)
    return 200, [payloads.member(m) for m in found[:limit]]


def _overwrites(rest: Rest, guild: Guild, items: Any) -> list[Overwrite]:
    mine = guild.rights_of(rest.world.bot.id)
    made = []
    for index, item in enumerate(items or ()):
        allow, deny = Right(int(item.get("allow") or 0)), Right(int(item.get("deny") or 0))
        if (allow | deny) & ~mine or ((allow | deny) & Right.MANAGE_ROLES and not mine & Right.ADMINISTRATOR):
            raise missing_right()
        target, kind = int(item["id"]), int(item.get("type") or 0)
        if target not in (guild.roles if kind == 0 else guild.members):
            raise invalid(
                f"permission_overwrites.{index}.id", "CHANNEL_OVERWRITE_UNKNOWN", "Unknown overwrite target"
            )
        made.append(Overwrite(target, kind, allow, deny))
    return made


def _channel_text(body: JSON, *, new: bool) -> None:
    if new or "name" in body:
        name = body.get("name")
        if not isinstance(name, str) or not name:
            raise required("name")
        if len(name) > 100:
            raise validate.too_long("name", 1, 100)
    if len(body.get("topic") or "") > 1024:
        raise validate.too_long("topic", 0, 1024)


@route("POST", "/guilds/{guild}/channels")
def create_channel(rest: Rest, call: Call) -> Answer:
    guild = rest.guild(call)
    _channel_text(call.body, new=True)
    if not guild.rights_of(rest.world.bot.id) & Right.MANAGE_CHANNELS:
        raise missing_right()
    kind = int(call.body.get("type") or 0)
    if kind not in (TEXT, CATEGORY, NEWS):
        raise invalid("type", "BASE_TYPE_CHOICES", "This channel type is not part of the loopback Discord")
    parent = None
    if call.body.get("parent_id"):
        parent = guild.channels.get(int(call.body["parent_id"]))
        if parent is None or parent.type != CATEGORY:
            raise invalid("parent_id", "CHANNEL_PARENT_INVALID", "Category does not exist")
    name = call.body["name"]
    if kind != CATEGORY:
        name = re.sub(r"\s+", "-", name.strip()).lower()
    overwrites = _overwrites(rest, guild, call.body.get("permission_overwrites"))
    if "permission_overwrites" not in call.body and parent is not None:
        overwrites = list(parent.overwrites.values())
    channel = rest.world.add_channel(
        guild, name, kind=kind, overwrites=overwrites, parent=parent, topic=call.body.get("topic")
    )
    return 201, payloads.channel(channel)


@route("POST", "/guilds/{guild}/roles")
def create_role(rest: Rest, call: Call) -> Answer:
    guild = rest.guild(call)
    mine = guild.rights_of(rest.world.bot.id)
    wanted = Right(int(call.body.get("permissions") or 0))
    if not mine & Right.MANAGE_ROLES or wanted & ~mine:
        raise missing_right()
    role: Role = rest.world.add_role(
        guild,
        call.body.get("name") or "new role",
        mentionable=bool(call.body.get("mentionable")),
        permissions=wanted,
    )
    return 200, payloads.role(role)


# -- channels and threads --------------------------------------------------------------------------


@route("GET", "/channels/{channel}")
def one_channel(rest: Rest, call: Call) -> Answer:
    return 200, payloads.channel(rest.channel(call))


@route("PATCH", "/channels/{channel}")
def change_channel(rest: Rest, call: Call) -> Answer:
    channel = rest.channel(call)
    _channel_text(call.body, new=False)
    have = channel.rights_of(rest.world.bot.id)
    if channel.is_thread:
        own = channel.owner_id == rest.world.bot.id and not (channel.locked or call.body.get("locked"))
        if not have & Right.MANAGE_THREADS and not own:
            raise missing_right()
        channel.archived = bool(call.body.get("archived", channel.archived))
        channel.locked = bool(call.body.get("locked", channel.locked))
        channel.auto_archive = int(call.body.get("auto_archive_duration", channel.auto_archive))
    else:
        if not have & Right.MANAGE_CHANNELS:
            raise missing_right()
        if "permission_overwrites" in call.body:
            if not have & Right.MANAGE_ROLES:
                raise missing_right()
            assert channel.guild is not None
            changed = _overwrites(rest, channel.guild, call.body["permission_overwrites"])
            channel.overwrites = {o.id: o for o in changed}
        channel.topic = call.body.get("topic", channel.topic)
    channel.name = call.body.get("name", channel.name)
    rest.world.note(f"channel #{channel.name} changed")
    rest.world.channel_event("THREAD_UPDATE" if channel.is_thread else "CHANNEL_UPDATE", channel)
    return 200, payloads.channel(channel)


@route("DELETE", "/channels/{channel}")
def delete_channel(rest: Rest, call: Call) -> Answer:
    channel = rest.channel(call)
    needed = Right.MANAGE_THREADS if channel.is_thread else Right.MANAGE_CHANNELS
    if not channel.rights_of(rest.world.bot.id) & needed:
        raise missing_right()
    body = payloads.channel(channel)
    rest.world.delete_channel(channel)
    return 200, body


@route("PUT", "/channels/{channel}/permissions/{target}")
def set_overwrite(rest: Rest, call: Call) -> Answer:
    channel = rest.channel(call, Right.MANAGE_ROLES)
    assert channel.guild is not None
    item = call.body | {"id": call.path["target"]}
    for overwrite in _overwrites(rest, channel.guild, [item]):
        channel.overwrites[overwrite.id] = overwrite
    rest.world.channel_event("CHANNEL_UPDATE", channel)
    return 204, None


@route("DELETE", "/channels/{channel}/permissions/{target}")
def drop_overwrite(rest: Rest, call: Call) -> Answer:
    channel = rest.channel(call, Right.MANAGE_ROLES)
    channel.overwrites.pop(call.id("target"), None)
    rest.world.channel_event("CHANNEL_UPDATE", channel)
    return 204, None


@route("POST", "/channels/{channel}/typing")
def typing(rest: Rest, call: Call) -> Answer:
    channel = rest.channel(call)
    _may_send(rest, channel)
    return 204, None


def _thread_name(call: Call) -> str:
    name = call.body.get("name")
    if not isinstance(name, str) or not 1 <= len(name) <= 100:
        raise validate.too_long("name", 1, 100)
    if call.body.get("auto_archive_duration") not in (None, 60, 1440, 4320, 10080):
        raise invalid(
            "auto_archive_duration", "BASE_TYPE_CHOICES", "Value must be one of {60, 1440, 4320, 10080}."
        )
    return name


@route("POST", "/channels/{channel}/messages/{message}/threads")
def thread_from_message(rest: Rest, call: Call) -> Answer:
    channel = rest.channel(call, Right.CREATE_PUBLIC_THREADS)
    message = rest.message(call, channel)
    name = _thread_name(call)
    if message.thread is not None:
        raise ApiError(400, 160004, "A thread has already been created for this message")
    thread = rest.world.add_thread(channel, name, rest.world.bot.id, message=message)
    thread.auto_archive = int(call.body.get("auto_archive_duration") or 1440)
    return 201, payloads.thread(thread)


@route("POST", "/channels/{channel}/threads")
def thread_alone(rest: Rest, call: Call) -> Answer:
    kind = int(call.body.get("type") or PRIVATE_THREAD)
    needed = Right.CREATE_PRIVATE_THREADS if kind == PRIVATE_THREAD else Right.CREATE_PUBLIC_THREADS
    channel = rest.channel(call, needed)
    name = _thread_name(call)
    thread = rest.world.add_thread(
        channel,
        name,
        rest.world.bot.id,
        message=None,
        kind=PRIVATE_THREAD if kind == PRIVATE_THREAD else PUBLIC_THREAD,
    )
    return 201, payloads.thread(thread)


@route("PUT", "/channels/{channel}/thread-members/{user}")
def join_thread(rest: Rest, call: Call) -> Answer:
    channel = rest.channel(call)
    if not channel.is_thread:
        raise unknown(10003, "Channel")
    who = rest.world.bot.id if call.path["user"] == "@me" else call.id("user")
    if who != rest.world.bot.id:
        _may_send(rest, channel)
    channel.thread_members.add(who)
    return 204, None


@route("DELETE", "/channels/{channel}/thread-members/{user}")
def leave_thread(rest: Rest, call: Call) -> Answer:
    channel = rest.channel(call)
    who = rest.world.bot.id if call.path["user"] == "@me" else call.id("user")
    if who != rest.world.bot.id and not channel.rights_of(rest.world.bot.id) & Right.MANAGE_THREADS:
        raise missing_right()
    channel.thread_members.discard(who)
    return 204, None


@route("GET", "/channels/{channel}/threads/archived/public")
def archived_threads(rest: Rest, call: Call) -> Answer:
    channel = rest.channel(call, Right.READ_MESSAGE_HISTORY)
    archived = [c for c in rest.world.channels.values() if c.parent is channel and c.archived]
    threads = [c for c in archived if c.type != PRIVATE_THREAD]
    threads.sort(key=lambda thread: thread.archived_at or thread.created_at or EPOCH, reverse=True)
    if "before" in call.query:
        before = datetime.fromisoformat(call.query["before"])
        threads = [t for t in threads if (t.archived_at or t.created_at or EPOCH) < before]
    limit = int(call.query.get("limit") or 50)
    more = len(threads) > limit
    return 200, {"threads": [payloads.thread(t) for t in threads[:limit]], "members": [], "has_more": more}


# -- messages --------------------------------------------------------------------------------------


def _may_send(rest: Rest, channel: Channel) -> None:
    have = channel.rights_of(rest.world.bot.id)
    if channel.archived and channel.locked and not have & Right.MANAGE_THREADS:
        raise ApiError(400, 50083, "Thread is archived")
    if not have & (Right.SEND_MESSAGES_IN_THREADS if channel.is_thread else Right.SEND_MESSAGES):
        raise missing_right()


def _may_attach(rest: Rest, channel: Channel, call: Call) -> None:
    have = channel.rights_of(rest.world.bot.id)
    if call.uploads and not have & Right.ATTACH_FILES:
        raise missing_right()
    if call.body.get("embeds") and not have & Right.EMBED_LINKS:
        raise missing_right()
    if call.body.get("poll") and not have & Right.SEND_POLLS:
        raise missing_right()
    rest.check_files(call)


@route("POST", "/channels/{channel}/messages")
def create_message(rest: Rest, call: Call) -> Answer:
    channel = rest.channel(call)
    if channel.type == CATEGORY:
        raise ApiError(400, 50008, "Cannot send messages in a non-text channel")
    if channel.type == DM and any(rest.world.users[i].dms_closed for i in channel.recipient_ids):
        raise ApiError(403, 50007, "Cannot send messages to this user")
    _may_send(rest, channel)
    _may_attach(rest, channel, call)
    message = posts.create(channel, rest.world.bot, call.body, call.uploads)
    body = payloads.message(message)
    if message.nonce is not None:
        body["nonce"] = message.nonce
    return 200, body


@route("GET", "/channels/{channel}/messages")
def list_messages(rest: Rest, call: Call) -> Answer:
    channel = rest.channel(call)
    limit = int(call.query.get("limit") or 50)
    if not 1 <= limit <= 100:
        raise invalid("limit", "NUMBER_TYPE_MAX", "int value should be between 1 and 100.")
    if not channel.rights_of(rest.world.bot.id) & Right.READ_MESSAGE_HISTORY:
        return 200, []
    found = sorted(channel.messages, key=lambda m: m.id, reverse=True)
    if "before" in call.query:
        found = [m for m in found if m.id < int(call.query["before"])]
    elif "after" in call.query:
        found = [m for m in found if m.id > int(call.query["after"])][-limit:]
    elif "around" in call.query:
        middle = int(call.query["around"])
        newer = [m for m in found if m.id > middle][-(limit // 2) :]
        found = newer + [m for m in found if m.id <= middle][: limit - len(newer)]
    intents = rest.content_intents()
    return 200, [payloads.message(m, intents=intents) for m in found[:limit]]


@route("GET", "/channels/{channel}/messages/{message}")
def one_message(rest: Rest, call: Call) -> Answer:
    channel = rest.channel(call, Right.READ_MESSAGE_HISTORY)
    return 200, payloads.message(rest.message(call, channel), intents=rest.content_intents())


@route("PATCH", "/channels/{channel}/messages/{message}")
def edit_message(rest: Rest, call: Call) -> Answer:
    channel = rest.channel(call)
    message = rest.message(call, channel)
    if message.author.id != rest.world.bot.id:
        if set(call.body) - {"flags"}:
            raise ApiError(403, 50005, "Cannot edit a message authored by another user")
        if not channel.rights_of(rest.world.bot.id) & Right.MANAGE_MESSAGES:
            raise missing_right()
        message.flags = message.flags & ~SUPPRESS_EMBEDS | int(call.body["flags"]) & SUPPRESS_EMBEDS
        return 200, payloads.message(message)
    _may_attach(rest, channel, call)
    return 200, payloads.message(posts.edit(message, call.body, call.uploads))


@route("DELETE", "/channels/{channel}/messages/{message}")
def delete_message(rest: Rest, call: Call) -> Answer:
    channel = rest.channel(call)
    message = rest.message(call, channel)
    if (
        message.author.id != rest.world.bot.id
        and not channel.rights_of(rest.world.bot.id) & Right.MANAGE_MESSAGES
    ):
        raise missing_right()
    posts.delete(message)
    return 204, None


@route("POST", "/channels/{channel}/messages/bulk-delete")
def bulk_delete(rest: Rest, call: Call) -> Answer:
    channel = rest.channel(call, Right.MANAGE_MESSAGES)
    ids = [int(i) for i in call.body.get("messages") or ()]
    if not 2 <= len(ids) <= 100:
        raise ApiError(
            400,
            50016,
            "Provided too few or too many messages to delete. Must provide at least 2 and at most 100",
        )
    oldest = rest.world.now() - timedelta(days=14)
    if any(EPOCH + timedelta(milliseconds=i >> 22) < oldest for i in ids):
        raise ApiError(400, 50034, "A message provided was too old to bulk delete")
    if len(ids) != len(set(ids)):
        raise invalid("messages", "SET_TYPE_ALREADY_CONTAINS_VALUE", "Duplicate message ids")
    found = [channel.log[i] for i in ids if i in channel.log and not channel.log[i].deleted]
    posts.delete_bulk(channel, found)
    return 204, None


@route("PUT", "/channels/{channel}/messages/{message}/reactions/{emoji}/@me")
def add_reaction(rest: Rest, call: Call) -> Answer:
    channel = rest.channel(call, Right.READ_MESSAGE_HISTORY)
    message, emoji = rest.message(call, channel), unquote(call.path["emoji"])
    if emoji not in message.reactions and not channel.rights_of(rest.world.bot.id) & Right.ADD_REACTIONS:
        raise missing_right()
    message.reactions.setdefault(emoji, set()).add(rest.world.bot.id)
    return 204, None


@route("DELETE", "/channels/{channel}/messages/{message}/reactions/{emoji}/@me")
def drop_reaction(rest: Rest, call: Call) -> Answer:
    message = rest.message(call, rest.channel(call))
    message.reactions.get(unquote(call.path["emoji"]), set()).discard(rest.world.bot.id)
    return 204, None


# -- interactions ----------------------------------------------------------------------------------


@route("POST", "/interactions/{interaction}/{token}/callback", token=False)
def answer(rest: Rest, call: Call) -> Answer:
    world = rest.world
    item = world.interactions.get(call.id("interaction"))
    if item is None or item.token != call.path["token"]:
        raise unknown(10062, "interaction")
    if item.answer is not None:
        raise ApiError(400, 40060, "Interaction has already been acknowledged.")
    if world.now() - item.created_at > world.answer_within:
        raise unknown(10062, "interaction")
    kind, data = int(call.body.get("type") or 0), call.body.get("data") or {}
    rest.check_files(call)
    _answer(rest, item, kind, data, call)
    item.answer = kind
    world.note(f"{world.users[item.user_id].name} is answered with type {kind}")
    if call.query.get("with_response") in ("1", "true", "True"):
        return 200, payloads.callback(item, kind)
    return 204, None


def _answer(rest: Rest, item: Interaction, kind: int, data: JSON, call: Call) -> None:
    wrong = invalid(
        "type", "INTERACTION_RESPONSE_TYPE_INVALID", "This answer is not allowed for this interaction"
    )
    if (item.kind == 4) != (kind == 8):
        raise wrong
    ephemeral = item.user_id if int(data.get("flags") or 0) & EPHEMERAL else None
    if kind == 4:
        item.original = posts.create(
            item.channel, rest.world.bot, data, call.uploads, ephemeral_for=ephemeral, webhook=True
        )
    elif kind == 5:
        item.original = posts.think(item.channel, rest.world.bot, ephemeral_for=ephemeral)
    elif kind in (6, 7):
        if item.message is None or item.kind not in (3, 5):
            raise wrong
        if item.message.deleted:
            raise unknown(10008, "Message")
        item.original = item.message
        if kind == 7:
            posts.edit(item.message, data, call.uploads)
    elif kind == 8:
        validate.choices(data.get("choices"))
        item.choices = data["choices"]
    elif kind == 9:
        if item.kind == 5:
            raise wrong
        validate.form(data)
        item.form = data
    else:
        raise wrong


def _by_token(rest: Rest, call: Call) -> Interaction:
    item = rest.world.by_token.get(call.path["token"])
    if item is None or call.id("application") != rest.world.application_id or item.answer is None:
        raise unknown(10015, "Webhook")
    if rest.world.now() - item.created_at > rest.world.token_life:
        raise unknown(10015, "Webhook")
    return item


@route("POST", "/webhooks/{application}/{token}", token=False)
def follow_up(rest: Rest, call: Call) -> Answer:
    item = _by_token(rest, call)
    rest.check_files(call)
    if item.original is not None and item.answer == 5 and item.original.loading:
        call.body.setdefault("allowed_mentions", {"parse": ["users", "roles", "everyone"]})
        return 200, payloads.message(posts.edit(item.original, call.body, call.uploads))
    ephemeral = item.user_id if int(call.body.get("flags") or 0) & EPHEMERAL else None
    message = posts.create(
        item.channel, rest.world.bot, call.body, call.uploads, ephemeral_for=ephemeral, webhook=True
    )
    item.followups.append(message)
    return 200, payloads.message(message)


def _of_interaction(rest: Rest, call: Call) -> Message:
    item = _by_token(rest, call)
    if call.path["message"] == "@original":
        message = item.original
    else:
        message = next(
            (m for m in [item.original, *item.followups] if m and m.id == call.id("message")), None
        )
    if message is None or message.deleted:
        raise unknown(10008, "Message")
    return message


@route("GET", "/webhooks/{application}/{token}/messages/{message}", token=False)
def get_answer(rest: Rest, call: Call) -> Answer:
    return 200, payloads.message(_of_interaction(rest, call))


@route("PATCH", "/webhooks/{application}/{token}/messages/{message}", token=False)
def edit_answer(rest: Rest, call: Call) -> Answer:
    message = _of_interaction(rest, call)
    rest.check_files(call)
    return 200, payloads.message(posts.edit(message, call.body, call.uploads))


@route("DELETE", "/webhooks/{application}/{token}/messages/{message}", token=False)
def delete_answer(rest: Rest, call: Call) -> Answer:
    posts.delete(_of_interaction(rest, call))
    return 204, None
