"""Access control: a member's role in the business, determined on every press."""

from collections.abc import Iterable

import discord

from bot.domain.business import MemberId
from bot.domain.role import MappedRole, Right, Role, strongest
from bot.texts import Texts
from cogs.kit.errors import NETWORK_TROUBLE


def role_of(
    roles: Iterable[MappedRole], user: discord.Member | discord.User, permissions: discord.Permissions
) -> Role | None:
    """Role of a member: the strongest that one of their Discord roles gives. Who has "Manage Server" is an owner."""
    if permissions.manage_guild or permissions.administrator:
        return Role.OWNER
    return strongest(roles, (role.id for role in user.roles)) if isinstance(user, discord.Member) else None


class NotSaidError(Exception):
    """Discord does not say just now whether somebody is a member."""


async def role_asked(
    guild: discord.Guild | None, roles: Iterable[MappedRole], member: MemberId
) -> Role | None:
    """Role of a member as Discord says now, for what goes on outside of the server; None for nobody of the business.
    Raises NotSaidError.
    """
    if guild is None or guild.unavailable:
        raise NotSaidError
    try:
        found = await guild.fetch_member(member)
    except discord.NotFound:
        return None
    except (discord.HTTPException, *NETWORK_TROUBLE) as error:
        raise NotSaidError from error
    return role_of(roles, found, found.guild_permissions)


def refusal(texts: Texts, role: Role | None, right: Right) -> str:
    """Sentence for somebody who lacks the permission."""
    if role is None:
        return texts(
            "This inbox belongs to the people who answer here. Ask the owner if you should be one of them."
        )
    if right is Right.ADMINISTER:
        return texts("Only the owner can do that.")
    if role is Role.DRAFT:
        return texts("You propose replies here; the rest is done by the owner and the team.")
    return texts("You can read along here. Ask the owner if you should answer too.")
