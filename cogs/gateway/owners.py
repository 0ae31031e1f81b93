"""Owners: asks Discord whether a member is an owner of the business still, and how the inbox is called, for what goes on
outside of Discord (the connect page).
"""

from bot.domain.business import Business, MemberId
from bot.domain.role import Right, may
from cogs.gateway.access import NotSaidError, role_asked
from cogs.gateway.client import Shopbell


async def is_owner(client: Shopbell, business: Business, member: MemberId) -> bool | None:
    """Whether this member may administer the business now; None where Discord does not say."""
    entry = await client.app.directory.look_up(business.server_id)
    try:
        role = await role_asked(client.get_guild(business.server_id), entry.roles, member)
    except NotSaidError:
        return None
    return entry.business is not None and may(role, Right.ADMINISTER)


def inbox_name(client: Shopbell, business: Business) -> str:
    """Name of the inbox; empty where it is not known."""
    guild = client.get_guild(business.server_id)
    inbox = guild.get_channel(business.inbox_id) if guild is not None and business.inbox_id else None
    return "" if inbox is None else f"#{inbox.name}"
