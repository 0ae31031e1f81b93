"""Capturing: which message of a connected Discord channel is a comment that needs the business, and what the team's messages
answer; everything else is context.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import discord

from bot.domain.classifier.question import asks
from bot.domain.comment import AuthorRole
from bot.domain.external_id import ExternalId
from bot.ports import SeenComment
from cogs.community.circle import Circle, Members
from cogs.community.normalise import WRITTEN, comment, replied_to
from cogs.community.settings import Takes


@dataclass(frozen=True, slots=True)
class Rules:
    """What becomes a card in one connected Discord channel."""

    takes: Takes
    forum: bool
    """Whether it is a forum: its threads are posts."""
    circle: Circle

    @property
    def everything(self) -> bool:
        """Whether what is said needs no question to be taken in."""
        return self.takes is Takes.ALL or (self.takes is Takes.USUAL and self.forum)


def may_matter(message: discord.Message, rules: Rules) -> bool:
    """Whether a message that was just written is more than context, as far as that is known without asking. Called for every
    message of a connected channel: no task, no request.
    """
    author, circle = message.author, rules.circle
    if message.type not in WRITTEN:
        return False
    if author.bot or message.webhook_id is not None:
        return author.id == circle.us
    if message.reference is not None:
        return True
    if isinstance(author, discord.Member) and _is_staff(author, circle):
        return True
    if rules.takes is Takes.BY_HAND:
        return False
    if rules.everything:
        return not rules.forum or message.channel.id == message.id or _owner(message) in (author.id, None)
    return asks(message.content) or _named(message, circle)


def _is_staff(author: discord.Member, circle: Circle) -> bool:
    if author.id == circle.owner:
        return True
    for role in circle.staff:  # noqa: SIM110  (a generator costs as much as all the rest)
        if author.get_role(role) is not None:
            return True
    return False


def _named(message: discord.Message, circle: Circle) -> bool:
    """Whether a message mentions the business: the bot, one of its roles, or its name."""
    # As it was typed: who may not ping a role mentions it all the same.
    if "<@" in message.content and (
        circle.us in message.raw_mentions or not circle.called.isdisjoint(message.raw_role_mentions)
    ):
        return True
    said = message.content.casefold()
    for name in circle.names:  # noqa: SIM110
        if name in said:
            return True
    return False


def _owner(message: discord.Message) -> int | None:
    """Who began the thread of a message; None where that is not known."""
    owner: int | None = getattr(message.channel, "owner_id", None)
    return owner


async def seen(
    message: discord.Message,
    rules: Rules,
    guild: discord.Guild,
    members: Members,
    now: datetime,
    begun_by: int | None = None,
) -> SeenComment | None:
    """Converts a message, and says by whom it is and what it answers. None for what nobody wrote, and for programs. What is
    context is `if_known`. `begun_by`: who began its thread. Raises what discord.py raises.
    """
    author, circle = message.author, rules.circle
    if message.type not in WRITTEN:
        return None
    if author.id == circle.us:
        role = AuthorRole.US
    elif author.bot or message.webhook_id is not None:
        return None
    else:
        of_team = circle.holds(author.id, await _roles(author, guild, members, now))
        role = AuthorRole.TEAM if of_team else AuthorRole.CUSTOMER
    above, theirs = await _answered(message, circle, guild, members, now)
    if role is AuthorRole.CUSTOMER:
        toward_us = above is not None and not theirs
        needs_us = toward_us or _needs_us(message, rules, begun_by or _owner(message))
        return comment(message, role, if_known=not needs_us or not (message.content or message.attachments))
    if above is not None:
        return comment(message, role, answers=(above,) if theirs else (), if_known=True)
    # Somebody of the team answers perhaps; our own account always answers by a reply.
    return comment(message, role, answers_sure=role is AuthorRole.US, if_known=True)


def _needs_us(message: discord.Message, rules: Rules, begun_by: int | None) -> bool:
    if rules.takes is Takes.BY_HAND:
        return False
    if _named(message, rules.circle):
        return True
    if rules.everything:
        return not rules.forum or begun_by == message.author.id
    return asks(message.content)


async def _answered(
    message: discord.Message, circle: Circle, guild: discord.Guild, members: Members, now: datetime
) -> tuple[ExternalId | None, bool]:
    """Message that this one is a reply to, and whether somebody outside of the business wrote that."""
    above = replied_to(message)
    if above is None or message.reference is None:
        return None, False
    answered = message.reference.resolved
    if not isinstance(answered, discord.Message):
        return above, True  # deleted
    if answered.author.id == circle.us:
        return above, False
    if answered.author.bot or answered.webhook_id is not None:
        return above, True
    named = next((user for user in message.mentions if user.id == answered.author.id), answered.author)
    return above, not circle.holds(answered.author.id, await _roles(named, guild, members, now))


async def _roles(
    user: discord.abc.User, guild: discord.Guild, members: Members, now: datetime
) -> Iterable[int]:
    if isinstance(user, discord.Member):
        roles = frozenset(role.id for role in user.roles)
        members.learn(guild.id, user.id, roles, now)
        return roles
    return await members.roles(guild, user.id, now)
