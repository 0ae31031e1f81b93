"""The JSON in which Discord tells a bot of guilds, channels, people, messages and interactions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.loopback_discord.model import (
    DM,
    FORUM,
    JSON,
    LOADING,
    Attachment,
    Channel,
    Guild,
    Member,
    Message,
    Role,
    User,
    walk,
)

if TYPE_CHECKING:
    from tests.support.loopback_discord.world import Interaction, World

MESSAGE_CONTENT_INTENT = 1 << 15


def user(who: User) -> JSON:
    return {
        "id": str(who.id),
        "username": who.name,
        "global_name": None if who.bot else who.display_name,
        "discriminator": "0000" if who.bot else "0",
        "avatar": None,
        "bot": who.bot,
        "system": False,
        "banner": None,
        "accent_color": None,
        "public_flags": 0,
        "avatar_decoration_data": None,
        "primary_guild": None,
    }


def member(who: Member, *, with_user: bool = True) -> JSON:
    body: JSON = {
        "nick": who.nick,
        "avatar": None,
        "banner": None,
        "roles": [str(role) for role in who.role_ids],
        "joined_at": who.joined_at.isoformat(),
        "premium_since": None,
        "communication_disabled_until": None,
        "deaf": False,
        "mute": False,
        "pending": False,
        "flags": 0,
    }
    if with_user:
        body["user"] = user(who.user)
    return body


def role(item: Role) -> JSON:
    body: JSON = {
        "id": str(item.id),
        "name": item.name,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "icon": None,
        "unicode_emoji": None,
        "position": item.position,
        "permissions": str(int(item.permissions)),
        "managed": item.managed_by is not None,
        "mentionable": item.mentionable,
        "flags": 0,
    }
    if item.managed_by is not None:
        body["tags"] = {"bot_id": str(item.managed_by)}
    return body


def channel(item: Channel) -> JSON:
    if item.is_thread:
        return thread(item)
    body: JSON = {
        "id": str(item.id),
        "type": item.type,
        "last_message_id": str(next(reversed(item.log))) if item.log else None,
        "flags": 0,
    }
    if item.type == DM:
        body["recipients"] = [user(item.world.users[i]) for i in item.recipient_ids if i != item.world.bot.id]
        return body
    assert item.guild is not None
    return body | {
        "guild_id": str(item.guild.id),
        "name": item.name,
        "topic": item.topic,
        "position": item.position,
        "nsfw": item.nsfw,
        "parent_id": str(item.parent.id) if item.parent else None,
        "rate_limit_per_user": item.rate_limit_per_user,
        "permission_overwrites": [
            {"id": str(o.id), "type": o.kind, "allow": str(int(o.allow)), "deny": str(int(o.deny))}
            for o in item.overwrites.values()
        ],
        "default_auto_archive_duration": None,
        **({"available_tags": [], "default_forum_layout": 0} if item.type == FORUM else {}),
    }


def thread(item: Channel) -> JSON:
    assert item.guild is not None
    assert item.parent is not None
    assert item.created_at is not None
    return {
        "id": str(item.id),
        "type": item.type,
        "guild_id": str(item.guild.id),
        "parent_id": str(item.parent.id),
        "owner_id": str(item.owner_id),
        "name": item.name,
        "message_count": len(item.messages),
        "member_count": len(item.thread_members),
        "total_message_sent": len(item.log),
        "rate_limit_per_user": item.rate_limit_per_user,
        "last_message_id": str(next(reversed(item.log))) if item.log else None,
        "flags": 0,
        "thread_metadata": {
            "archived": item.archived,
            "auto_archive_duration": item.auto_archive,
            "archive_timestamp": (item.archived_at or item.created_at).isoformat(),
            "create_timestamp": item.created_at.isoformat(),
            "locked": item.locked,
        },
    }


def guild(item: Guild) -> JSON:
    """As GET /guilds/{id} answers; GUILD_CREATE adds channels, members and threads."""
    return {
        "id": str(item.id),
        "name": item.name,
        "icon": None,
        "splash": None,
        "discovery_splash": None,
        "owner_id": str(item.owner_id),
        "afk_channel_id": None,
        "afk_timeout": 300,
        "verification_level": 0,
        "default_message_notifications": 1,
        "explicit_content_filter": 0,
        "roles": [role(r) for r in item.roles.values()],
        "emojis": [],
        "stickers": [],
        "features": [],
        "mfa_level": 0,
        "application_id": None,
        "system_channel_id": None,
        "system_channel_flags": 0,
        "rules_channel_id": None,
        "vanity_url_code": None,
        "description": None,
        "banner": None,
        "premium_tier": 0,
        "premium_subscription_count": 0,
        "preferred_locale": item.locale,
        "public_updates_channel_id": None,
        "nsfw_level": 0,
        "premium_progress_bar_enabled": False,
        "safety_alerts_channel_id": None,
    }


def guild_create(item: Guild) -> JSON:
    world = item.world
    return guild(item) | {
        "joined_at": item.members[world.bot.id].joined_at.isoformat(),
        "large": False,
        "unavailable": False,
        "member_count": len(item.members),
        "voice_states": [],
        "members": [member(item.members[world.bot.id])],
        "channels": [channel(c) for c in item.channels.values() if not c.is_thread],
        "threads": [channel(c) for c in item.channels.values() if c.is_thread and not c.archived],
        "presences": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
    }


def attachment(item: Attachment, place: Channel) -> JSON:
    # Signed with each look, for a day (developers/reference, "Signed Attachment CDN URLs").
    signed = int(place.world.now().timestamp())
    url = (
        f"{place.world.base_url}/cdn/attachments/{place.id}/{item.id}/{item.filename}"
        f"?ex={signed + 24 * 3600:x}&is={signed:x}&hm=0"
    )
    body: JSON = {
        "id": str(item.id),
        "filename": item.filename,
        "size": item.size,
        "url": url,
        "proxy_url": url,
        "content_type": item.content_type,
    }
    if item.description:
        body["description"] = item.description
    return body


def message(item: Message, *, event: bool = False, intents: int | None = None) -> JSON:
    """A message as the bot gets it; with `intents` the content is withheld where Discord withholds it."""
    world = item.channel.world
    body: JSON = {
        "id": str(item.id),
        "channel_id": str(item.channel.id),
        "type": item.type,
        "author": user(item.author),
        "content": item.content,
        "timestamp": item.created_at.isoformat(),
        "edited_timestamp": item.edited_at.isoformat() if item.edited_at else None,
        "tts": False,
        "mention_everyone": item.mention_everyone,
        "mentions": [_mentioned(item, i) for i in item.mentions if i in world.users],
        "mention_roles": [str(i) for i in item.mention_roles],
        "attachments": [attachment(a, item.channel) for a in item.attachments],
        "embeds": item.embeds,
        "components": item.components,
        "pinned": False,
        "flags": item.flags,
    }
    if item.reactions:
        body["reactions"] = [
            {
                "emoji": {"id": None, "name": emoji},
                "count": len(who),
                "count_details": {"burst": 0, "normal": len(who)},
                "me": world.bot.id in who,
                "me_burst": False,
                "burst_colors": [],
            }
            for emoji, who in item.reactions.items()
            if who
        ]
    if item.by_webhook:
        body["webhook_id"] = body["application_id"] = str(world.application_id)
    if item.reference is not None:
        body["message_reference"] = item.reference
        answered = item.channel.log.get(int(item.reference.get("message_id") or 0))
        body["referenced_message"] = (
            message(answered, intents=intents) if answered and not answered.deleted else None
        )
    if item.poll is not None:
        body["poll"] = item.poll
    if item.thread is not None:
        body["thread"] = thread(item.thread)
    if event and item.channel.guild is not None:
        body["guild_id"] = str(item.channel.guild.id)
        who = item.channel.guild.members.get(item.author.id)
        if who is not None and not item.by_webhook:
            body["member"] = member(who, with_user=False)
    if intents is not None and _withheld(item, intents):
        body |= {"content": "", "embeds": [], "attachments": [], "components": []}
        body.pop("poll", None)
    return body


def _mentioned(item: Message, user_id: int) -> JSON:
    body = user(item.channel.world.users[user_id])
    who = item.channel.guild.members.get(user_id) if item.channel.guild else None
    return body | {"member": member(who, with_user=False)} if who else body


def _withheld(item: Message, intents: int) -> bool:
    bot = item.channel.world.bot
    if intents & MESSAGE_CONTENT_INTENT or item.channel.guild is None:
        return False
    return item.author.id != bot.id and bot.id not in item.mentions


def numbered(components: list[JSON]) -> list[JSON]:
    """Components with the ids Discord gives to those that bring none, and media with a proxy address."""
    taken = {c["id"] for c in walk(components) if c.get("id")}
    following = iter(n for n in range(1, 1000) if n not in taken)
    for component in walk(components):
        if not component.get("id"):
            component["id"] = next(following)
        for media in _media(component):
            media.setdefault("proxy_url", media.get("url"))
    return components


def _media(component: JSON) -> list[JSON]:
    found = [component[key] for key in ("media", "file") if isinstance(component.get(key), dict)]
    return found + [item["media"] for item in component.get("items") or ()]


def interaction(item: Interaction, world: World) -> JSON:
    """INTERACTION_CREATE, permissions of the person and of the bot included."""
    guild_of = item.channel.guild
    who = world.users[item.user_id]
    body: JSON = {
        "id": str(item.id),
        "application_id": str(world.application_id),
        "type": item.kind,
        "token": item.token,
        "version": 1,
        "data": item.data,
        "channel_id": str(item.channel.id),
        "channel": channel(item.channel) | {"permissions": str(int(item.channel.rights_of(item.user_id)))},
        "app_permissions": str(int(item.channel.rights_of(world.bot.id))),
        "locale": world.locales.get(item.user_id, "en-US"),
        "entitlements": [],
        "entitlement_sku_ids": [],
        "attachment_size_limit": 10 * 1024 * 1024,
        "context": 0 if guild_of else 1,
        "authorizing_integration_owners": {"0": str(guild_of.id) if guild_of else "0"},
    }
    if guild_of is not None:
        body |= {
            "guild_id": str(guild_of.id),
            "guild": {"id": str(guild_of.id), "locale": guild_of.locale, "features": []},
            "guild_locale": guild_of.locale,
            "member": member(guild_of.members[item.user_id])
            | {"permissions": str(int(item.channel.rights_of(item.user_id)))},
        }
    else:
        body["user"] = user(who)
    if item.message is not None:
        body["message"] = message(item.message)
    return body


def callback(item: Interaction, kind: int) -> JSON:
    """The answer to `?with_response=1`."""
    body: JSON = {"interaction": {"id": str(item.id), "type": item.kind}, "resource": {"type": kind}}
    shown = item.original
    if shown is not None and kind in (4, 5, 7):
        body["interaction"] |= {
            "response_message_id": str(shown.id),
            "response_message_loading": bool(shown.flags & LOADING),
            "response_message_ephemeral": shown.ephemeral,
        }
        body["resource"]["message"] = message(shown)
    return body
