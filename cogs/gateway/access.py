"""Access control: a member's role in the business, determined on every press."""

import discord

from bot.domain.business import Business, DiscordRoleId
from bot.domain.role import Role
from bot.texts import Texts


def role_of(
    business: Business,
    owner_roles: frozenset[DiscordRoleId],
    user: discord.Member | discord.User,
    permissions: discord.Permissions,
) -> Role | None:
    """Role of a member. Owner: who has "Manage Server" or the owner's role. Team: who has the team's role."""
    if permissions.manage_guild or permissions.administrator:
        return Role.OWNER
    if not isinstance(user, discord.Member):
        return None
    held = {role.id for role in user.roles}
    if held & owner_roles:
        return Role.OWNER
    if business.team_role_id is not None and business.team_role_id in held:
        return Role.TEAM
    return None


def refusal(texts: Texts, role: Role | None) -> str:
    """Sentence for somebody who lacks the permission."""
    if role is None:
        return texts(
            "This inbox belongs to the people who answer here. Ask the owner if you should be one of them."
        )
    return texts("Only the owner can do that.")
