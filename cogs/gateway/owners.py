"""Owners: asks Discord whether a member is an owner of the business still, and how the inbox is called, for what goes on
outside of Discord (the connect page).
"""

import discord

from bot.domain.business import Business, MemberId
from bot.domain.role import Right, may
from cogs.gateway.access import role_of
from cogs.gateway.client import Shopbell
from cogs.kit.errors import NETWORK_TROUBLE


async def is_owner(client: Shopbell, business: Business, member: MemberId) -> bool | None:
    """Whether this member may administer the business now; None where Discord does not say."""
    guild = client.get_guild(business.server_id)
    if guild is None or guild.unavailable:
        return None
    try:
        found = await guild.fetch_member(member)
    except discord.NotFound:
        return False
    except (discord.HTTPException, *NETWORK_TROUBLE):
        return None
    entry = await client.app.directory.look_up(business.server_id)
    if entry.business is None:
        return False
    role = role_of(entry.roles, found, found.guild_permissions)
    return may(role, Right.ADMINISTER)


def inbox_name(client: Shopbell, business: Business) -> str:
    """Name of the inbox; empty where it is not known."""
    guild = client.get_guild(business.server_id)
    inbox = guild.get_channel(business.inbox_id) if guild is not None and business.inbox_id else None
    return "" if inbox is None else f"#{inbox.name}"
