"""Direct messages (DM) with the digest: whether their member belongs to the business still, and the channel to them."""

from datetime import datetime

import discord

from bot.domain.business import DiscordChannelId, MemberId
from bot.domain.role import Right, may
from bot.services.reports.digest import Digests, Waiting
from cogs.gateway.access import role_asked
from cogs.gateway.client import Shopbell


class Direct:
    """Opens direct messages. Who lost their role, or left, gets none from then on."""

    def __init__(self, client: Shopbell, digests: Digests) -> None:
        self._client = client
        self._digests = digests

    async def open(self, waiting: Waiting, now: datetime) -> DiscordChannelId | None:
        """Discord channel of the direct messages to this member; None for one who does not belong to the business any
        more. Raises NotSaidError where Discord does not say.
        """
        business, member = waiting.business, waiting.run.member_id
        if member is None:
            return None
        entry = await self._client.app.directory.look_up(business.server_id)
        role = await role_asked(self._client.get_guild(business.server_id), entry.roles, member)
        if entry.business is None or not may(role, Right.LOOK):
            await self._digests.unsubscribe(business.id, waiting.run, now, refused=False)
            return None
        return await open_direct(self._client, member)


async def open_direct(client: discord.Client, member: MemberId) -> DiscordChannelId:
    """Discord channel of the direct messages to a member, created by Discord on the first message."""
    channel = await client.create_dm(discord.Object(member))
    return DiscordChannelId(channel.id)
