"""Normalising Discord messages into SeenComment and SentReply: plain text without markup, names in the place of mentions."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import discord

from bot.domain.comment import AuthorRole
from bot.domain.external_id import ExternalId
from bot.domain.plaintext import clean, one_line
from bot.ports import SeenComment, SentReply

LIKE = "👍"
WRITTEN = (discord.MessageType.default, discord.MessageType.reply)
"""Kinds of messages that somebody wrote; all others are Discord's own."""
LONGEST_NAME = 200
MOST_MEDIA = 10

_BY, _WRITABLE = "by", "w"
"""In the context of a comment: its author, and of one captured by hand whether the bot may write there."""


def mentioned(message: discord.Message) -> Mapping[str, str]:
    """Names of what a message mentions, as `plain` wants them."""
    from cogs.community.markup import MENTION

    guild = message.guild
    names = {f"@{user.id}": name_of(user) for user in message.mentions}
    if guild is not None:
        for found in MENTION.finditer(message.content):
            number = int(found[2])
            role = guild.get_role(number) if found[1] == "@&" else None
            place = guild.get_channel_or_thread(number) if found[1] == "#" else None
            named = role or place
            if named is not None:
                names[found[1] + found[2]] = one_line(named.name)
    return names


def name_of(user: discord.abc.User) -> str:
    """Name of an author: the one of the account, since only messages of the gateway bring the one of the server along."""
    return one_line(user.global_name or user.name)[:LONGEST_NAME]


def text_of(message: discord.Message, role: AuthorRole) -> str:
    """Text of a message. Our own stays as it was sent."""
    if role is AuthorRole.US:
        return clean(message.content)
    from cogs.community.markup import plain

    return plain(message.content, mentioned(message))


def media_of(message: discord.Message) -> Mapping[str, str]:
    """Addresses of the pictures that are attached, by those without Discord's signatures: these change with every look, and
    hold for a day.
    """
    pictures = [each for each in message.attachments if (each.content_type or "").startswith("image/")]
    return {each.url.partition("?")[0]: each.url for each in pictures[:MOST_MEDIA]}


def replied_to(message: discord.Message) -> ExternalId | None:
    """Message that this one is a reply to, in the same channel."""
    reference = message.reference
    if message.type is not discord.MessageType.reply or reference is None or reference.message_id is None:
        return None
    return ExternalId(str(reference.message_id)) if reference.channel_id == message.channel.id else None


def comment(
    message: discord.Message,
    role: AuthorRole,
    *,
    answers: tuple[ExternalId, ...] = (),
    answers_sure: bool = True,
    if_known: bool = False,
) -> SeenComment:
    """Converts a message."""
    return SeenComment(
        external_id=ExternalId(str(message.id)),
        order=message.id,
        thread_id=ExternalId(str(message.channel.id)),
        author=name_of(message.author),
        author_id=str(message.author.id),
        role=role,
        text=text_of(message, role),
        media=tuple(media_of(message)),
        posted_at=message.created_at,
        edited_at=message.edited_at,
        url=message.jump_url,
        in_reply_to=replied_to(message),
        answers=answers,
        answers_sure=answers_sure,
        context=json.dumps({_BY: str(message.author.id)}),
        liked=any(each.me and str(each.emoji) == LIKE for each in message.reactions),
        if_known=if_known,
    )


def author_in(context: str) -> str:
    """Author that the context of a Target names; empty for one of our own replies that no list has shown yet."""
    return str(_kept(context).get(_BY, ""))


def by_hand(seen: SeenComment, *, writable: bool) -> SeenComment:
    """Comment that was captured by hand: its context keeps whether the bot may write there."""
    context = json.dumps({**_kept(seen.context), _WRITABLE: int(writable)})
    return replace(seen, context=context, if_known=False)


def writable_in(context: str) -> bool:
    """Whether the bot may write where this comment is, as far as its context says."""
    return bool(_kept(context).get(_WRITABLE, 1))


def _kept(context: str) -> Mapping[str, Any]:
    try:
        kept = json.loads(context) if context else {}
    except ValueError:
        return {}
    return kept if isinstance(kept, dict) else {}


def sent(message: discord.Message, *, by_us: bool) -> SentReply:
    """Converts an answer of the business."""
    role = AuthorRole.US if by_us else AuthorRole.TEAM
    return SentReply(
        external_id=ExternalId(str(message.id)),
        url=message.jump_url,
        posted_at=message.created_at,
        text=text_of(message, role),
        by_us=by_us,
    )
