"""Creating, editing and deleting messages by Discord's rules, and whom a message rings."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass

from tests.support.loopback_discord import mentions, payloads, validate
from tests.support.loopback_discord.model import (
    COMPONENTS_V2,
    EPHEMERAL,
    JSON,
    LOADING,
    SUPPRESS_EMBEDS,
    SUPPRESS_NOTIFICATIONS,
    Attachment,
    Channel,
    Message,
    Notification,
    RefusedPing,
    User,
)
from tests.support.loopback_discord.problems import ApiError, invalid
from tests.support.loopback_discord.rights import Right
from tests.support.loopback_discord.world import DIRECT_MESSAGES, GUILD_MESSAGES

SETTABLE = SUPPRESS_EMBEDS | SUPPRESS_NOTIFICATIONS | COMPONENTS_V2


@dataclass(frozen=True, slots=True)
class Upload:
    index: int
    filename: str
    content: bytes


def _attach(channel: Channel, body: JSON, uploads: Sequence[Upload]) -> list[Attachment]:
    listed = {str(a.get("id")): a for a in body.get("attachments") or ()}
    made = []
    for upload in uploads:
        meta = listed.get(str(upload.index), {})
        name = meta.get("filename") or upload.filename
        kind = "image/png" if name.endswith(".png") else "application/octet-stream"
        made.append(Attachment(channel.world.new_id(), name, upload.content, kind, meta.get("description")))
    return made


def create(
    channel: Channel,
    author: User,
    body: JSON,
    uploads: Sequence[Upload] = (),
    *,
    ephemeral_for: int | None = None,
    webhook: bool = False,
    number: int | None = None,
) -> Message:
    """Creates a message from a request body and rings whom it rings.

    `number`: its id, for the first message of a post. Raises ApiError where Discord refuses. With a nonce and `enforce_nonce` the earlier message is returned.
    """
    world = channel.world
    body = copy.deepcopy(body)
    validate.new_message(body, [u.filename for u in uploads])
    nonce = None if body.get("nonce") is None else str(body["nonce"])
    if nonce is not None and body.get("enforce_nonce"):
        earlier = _by_nonce(channel, author, nonce)
        if earlier is not None:
            world.note(f"nonce {nonce} again: message {earlier.id} returned")
            return earlier
    message = Message(channel, number or world.new_id(), author, world.now(), nonce=nonce, by_webhook=webhook)
    message.flags = (body.get("flags") or 0) & SETTABLE
    if ephemeral_for is not None:
        message.ephemeral_for = ephemeral_for
        message.flags |= EPHEMERAL
    if body.get("message_reference"):
        _refer(message, body["message_reference"])
    _fill(message, body, uploads)
    found = name_people(message, body.get("allowed_mentions"))
    _put(message)
    _ring(message, found)
    return message


def _fill(message: Message, body: JSON, uploads: Sequence[Upload]) -> None:
    message.content = str(body.get("content") or "").strip()
    message.embeds = [{"type": "rich"} | e for e in body.get("embeds") or ()]
    message.components = payloads.numbered(body.get("components") or [])
    message.attachments = _attach(message.channel, body, uploads)
    message.poll = body.get("poll")
    message.sticker_ids = [int(i) for i in body.get("sticker_ids") or ()]


def think(channel: Channel, author: User, *, ephemeral_for: int | None) -> Message:
    """The "thinking …" message of a deferred answer."""
    world = channel.world
    message = Message(channel, world.new_id(), author, world.now(), by_webhook=True, flags=LOADING)
    if ephemeral_for is not None:
        message.ephemeral_for = ephemeral_for
        message.flags |= EPHEMERAL
    _put(message)
    return message


def _by_nonce(channel: Channel, author: User, nonce: str) -> Message | None:
    oldest = channel.world.now() - channel.world.nonce_life
    for message in reversed(channel.log.values()):
        if message.created_at < oldest:
            return None
        if message.author.id == author.id and message.nonce == nonce and not message.deleted:
            return message
    return None


def _refer(message: Message, reference: JSON) -> None:
    answered = message.channel.log.get(int(reference.get("message_id") or 0))
    if answered is None or answered.deleted:
        if reference.get("fail_if_not_exists", True):
            raise invalid("message_reference", "REPLIES_UNKNOWN_MESSAGE", "Unknown message")
        return
    if not message.channel.rights_of(message.author.id) & Right.READ_MESSAGE_HISTORY:
        raise ApiError(403, 160002, "Cannot reply without permission to read message history")
    message.type = 19
    message.reference = {"type": 0, "message_id": str(answered.id), "channel_id": str(message.channel.id)}
    if message.channel.guild is not None:
        message.reference["guild_id"] = str(message.channel.guild.id)


def name_people(message: Message, allowed: JSON | None) -> mentions.Named:
    """Rebuilds the message's mentions from its text under `allowed` (None: everything allowed)."""
    text = mentions.texts_of(message.content, message.components, v2=message.is_v2)
    found = mentions.named(text, message.channel, message.author.id, allowed)
    message.mentions = list(found.users)
    message.mention_roles = list(found.roles)
    message.mention_everyone = found.everyone
    if message.reference is not None and (allowed is None or allowed.get("replied_user")):
        answered = message.channel.log[int(message.reference["message_id"])].author.id
        if answered not in message.mentions:
            message.mentions.insert(0, answered)
    world = message.channel.world
    if found.mass and message.author.id == world.bot.id:
        world.violation("mass-mention", f"#{message.channel.name}: {text[:200]}")
    return found


def _put(message: Message) -> None:
    world = message.channel.world
    message.revise(message.created_at)
    message.channel.log[message.id] = message
    if message.channel.is_thread:
        if message.channel.archived:
            message.channel.archived = False
            world.channel_event("THREAD_UPDATE", message.channel)
        message.channel.thread_members.add(message.author.id)
    whom = f" (only {world.users[message.ephemeral_for].name} sees it)" if message.ephemeral_for else ""
    world.note(f"#{message.channel.name} {message.author.name}{whom}: {message.text[:300]!r}")
    extra = {"nonce": message.nonce} if message.nonce is not None else None
    world.message_event("MESSAGE_CREATE", message, extra)


def _ring(message: Message, found: mentions.Named) -> None:
    world = message.channel.world
    if message.ephemeral_for is not None:
        return
    for role_id in found.refused_roles:
        world.refused_pings.append(RefusedPing(role_id, message))
        world.note(f"NOT RUNG: role {role_id} is not mentionable")
    if message.silent:
        return
    for user_id in _rung(message):
        text = mentions.lock_screen(message.content, message.channel)  # Components V2 has no content
        world.notifications.append(Notification(user_id, message, text, world.now()))
        world.note(f"RING {world.users[user_id].name}: {text!r}")


def _rung(message: Message) -> list[int]:
    channel, world = message.channel, message.channel.world
    if channel.guild is None:
        return [i for i in channel.recipient_ids if i != message.author.id and not world.users[i].bot]
    rung = []
    for member in channel.guild.members.values():
        who = member.user
        named = (
            message.mention_everyone
            or who.id in message.mentions
            or any(role in message.mention_roles for role in member.role_ids)
        )
        sees = channel.rights_of(who.id) & Right.VIEW_CHANNEL
        if named and sees and not who.bot and who.id != message.author.id:
            rung.append(who.id)
    return rung


def edit(message: Message, body: JSON, uploads: Sequence[Upload] = ()) -> Message:
    """Edits by Discord's documented rule: an absent field keeps, null resets, Components V2 is never unset.

    Filling a "thinking …" answer is the only edit that rings. An edit by the bot without `allowed_mentions` is
    recorded as a violation. Raises ApiError and leaves the message as it was where Discord refuses.
    """
    world = message.channel.world
    body = copy.deepcopy(body)
    validate.content(body.get("content"))
    validate.allowed_mentions(body.get("allowed_mentions"))
    if message.author.id == world.bot.id and body.get("allowed_mentions") is None:
        world.violation(
            "edit-without-allowed-mentions", f"#{message.channel.name} {message.id}: {message.text[:120]!r}"
        )
    after = copy.copy(message)
    after.flags = _flags_after(message, body)
    if "content" in body:
        after.content = str(body["content"] or "").strip()
    if "embeds" in body:
        validate.embeds(body["embeds"] or [])
        after.embeds = [{"type": "rich"} | e for e in body["embeds"] or ()]
    if "poll" in body:
        after.poll = body["poll"]
    if "sticker_ids" in body:
        after.sticker_ids = [int(i) for i in body["sticker_ids"] or ()]
    after.attachments = _attachments_after(message, body, uploads)
    if "components" in body:
        after.components = body["components"] or []
    _check_after(after, body)
    if "components" in body:
        after.components = payloads.numbered(after.components)
    filling = message.loading
    for name in ("flags", "content", "embeds", "poll", "sticker_ids", "attachments", "components"):
        setattr(message, name, getattr(after, name))
    message.flags &= ~LOADING
    if not filling:
        message.edited_at = world.now()
    found = None
    if filling or ("components" if message.is_v2 else "content") in body:
        found = name_people(message, body.get("allowed_mentions"))
    message.revise(world.now())
    world.note(f"#{message.channel.name} edited {message.id}: {message.text[:300]!r}")
    world.message_event("MESSAGE_UPDATE", message)
    if filling and found is not None:
        _ring(message, found)
    return message


def _flags_after(message: Message, body: JSON) -> int:
    wanted = body.get("flags")
    if wanted is None:
        return message.flags
    if wanted & COMPONENTS_V2 and not message.is_v2 and "components" not in body:
        raise ApiError(400, 50006, "Cannot send an empty message")
    kept = message.flags & ~SUPPRESS_EMBEDS
    return kept | wanted & (SUPPRESS_EMBEDS | COMPONENTS_V2)


def _attachments_after(message: Message, body: JSON, uploads: Sequence[Upload]) -> list[Attachment]:
    kept = message.attachments
    if "attachments" in body:
        ids = {str(a.get("id")) for a in body["attachments"] or ()}
        kept = [a for a in message.attachments if str(a.id) in ids]
    return [*kept, *_attach(message.channel, body, uploads)]


def _check_after(after: Message, body: JSON) -> None:
    if after.is_v2:
        left = {
            "content": after.content,
            "embeds": after.embeds,
            "poll": after.poll,
            "sticker_ids": after.sticker_ids,
        }
        validate.v2_alone(left)
    files = [a.filename for a in after.attachments]
    if "components" in body or after.is_v2:
        validate.components_of_message(after.components, v2=after.is_v2, files=files)
    filled = after.components or (
        not after.is_v2
        and (after.content or after.embeds or after.poll or after.sticker_ids or after.attachments)
    )
    if not filled:
        raise ApiError(400, 50006, "Cannot send an empty message")


def delete(message: Message) -> None:
    channel = message.channel
    message.deleted = True
    channel.world.note(f"#{channel.name} deleted {message.id}: {message.text[:120]!r}")
    if message.ephemeral_for is None:
        _deletion_event("MESSAGE_DELETE", channel, {"id": str(message.id)})


def delete_bulk(channel: Channel, messages: Sequence[Message]) -> None:
    for message in messages:
        message.deleted = True
    channel.world.note(f"#{channel.name} deleted {len(messages)} messages at once")
    _deletion_event("MESSAGE_DELETE_BULK", channel, {"ids": [str(m.id) for m in messages]})


def _deletion_event(event: str, channel: Channel, body: JSON) -> None:
    body = body | {"channel_id": str(channel.id)}
    if channel.guild is not None:
        body["guild_id"] = str(channel.guild.id)

    def build(intents: int) -> JSON | None:
        if not channel.rights_of(channel.world.bot.id) & Right.VIEW_CHANNEL:
            return None
        return body if intents & (GUILD_MESSAGES if channel.guild else DIRECT_MESSAGES) else None

    channel.world.emit(event, build)
