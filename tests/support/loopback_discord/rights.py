"""Discord's permission bits and how roles and channel overwrites combine to a person's rights."""

from __future__ import annotations

from enum import IntFlag
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.support.loopback_discord.model import Channel, Guild


class Right(IntFlag):
    """Permission bits by Discord's own names."""

    NONE = 0
    CREATE_INSTANT_INVITE = 1 << 0
    KICK_MEMBERS = 1 << 1
    BAN_MEMBERS = 1 << 2
    ADMINISTRATOR = 1 << 3
    MANAGE_CHANNELS = 1 << 4
    MANAGE_GUILD = 1 << 5
    ADD_REACTIONS = 1 << 6
    VIEW_AUDIT_LOG = 1 << 7
    VIEW_CHANNEL = 1 << 10
    SEND_MESSAGES = 1 << 11
    SEND_TTS_MESSAGES = 1 << 12
    MANAGE_MESSAGES = 1 << 13
    EMBED_LINKS = 1 << 14
    ATTACH_FILES = 1 << 15
    READ_MESSAGE_HISTORY = 1 << 16
    MENTION_EVERYONE = 1 << 17
    USE_EXTERNAL_EMOJIS = 1 << 18
    CHANGE_NICKNAME = 1 << 26
    MANAGE_NICKNAMES = 1 << 27
    MANAGE_ROLES = 1 << 28
    MANAGE_WEBHOOKS = 1 << 29
    USE_APPLICATION_COMMANDS = 1 << 31
    MANAGE_THREADS = 1 << 34
    CREATE_PUBLIC_THREADS = 1 << 35
    CREATE_PRIVATE_THREADS = 1 << 36
    SEND_MESSAGES_IN_THREADS = 1 << 38
    SEND_POLLS = 1 << 49
    PIN_MESSAGES = 1 << 51


ALL_RIGHTS = Right((1 << 53) - 1)

EVERYONE_RIGHTS = (
    Right.CREATE_INSTANT_INVITE
    | Right.ADD_REACTIONS
    | Right.VIEW_CHANNEL
    | Right.SEND_MESSAGES
    | Right.EMBED_LINKS
    | Right.ATTACH_FILES
    | Right.READ_MESSAGE_HISTORY
    | Right.USE_EXTERNAL_EMOJIS
    | Right.CHANGE_NICKNAME
    | Right.USE_APPLICATION_COMMANDS
    | Right.CREATE_PUBLIC_THREADS
    | Right.SEND_MESSAGES_IN_THREADS
)
"""A new server's @everyone, without "Mention all roles" (the stricter of the two cases)."""

BOT_RIGHTS = (
    Right.VIEW_CHANNEL
    | Right.SEND_MESSAGES
    | Right.SEND_MESSAGES_IN_THREADS
    | Right.CREATE_PUBLIC_THREADS
    | Right.MANAGE_THREADS
    | Right.READ_MESSAGE_HISTORY
    | Right.ATTACH_FILES
    | Right.EMBED_LINKS
    | Right.MANAGE_MESSAGES
    | Right.MANAGE_CHANNELS
)
"""Exactly what Shopbell's invitation asks for."""

_NEED_SEND = Right.MENTION_EVERYONE | Right.SEND_TTS_MESSAGES | Right.ATTACH_FILES | Right.EMBED_LINKS


def guild_rights(guild: Guild, user_id: int) -> Right:
    """Rights of a member without any channel; nothing for somebody who is not a member."""
    member = guild.members.get(user_id)
    if member is None:
        return Right.NONE
    if user_id == guild.owner_id:
        return ALL_RIGHTS
    rights = guild.everyone.permissions
    for role_id in member.role_ids:
        role = guild.roles.get(role_id)
        if role is not None:
            rights |= role.permissions
    return ALL_RIGHTS if rights & Right.ADMINISTRATOR else rights


def channel_rights(channel: Channel, user_id: int) -> Right:
    """Rights of a person in one channel by Discord's documented order; threads use their parent's overwrites."""
    guild = channel.guild
    if guild is None:
        return ALL_RIGHTS if user_id in channel.recipient_ids else Right.NONE
    base = guild_rights(guild, user_id)
    if base == ALL_RIGHTS or user_id not in guild.members:
        return base
    place = channel.parent if channel.is_thread and channel.parent is not None else channel
    rights = base
    everyone = place.overwrites.get(guild.id)
    if everyone is not None:
        rights = (rights & ~everyone.deny) | everyone.allow
    allow = deny = Right.NONE
    for role_id in guild.members[user_id].role_ids:
        overwrite = place.overwrites.get(role_id)
        if overwrite is not None:
            allow |= overwrite.allow
            deny |= overwrite.deny
    rights = (rights & ~deny) | allow
    own = place.overwrites.get(user_id)
    if own is not None:
        rights = (rights & ~own.deny) | own.allow
    if not rights & Right.VIEW_CHANNEL:
        return Right.NONE
    send = Right.SEND_MESSAGES_IN_THREADS if channel.is_thread else Right.SEND_MESSAGES
    if not rights & send:
        rights &= ~_NEED_SEND
    return rights
