"""Sweep after a restored backup: deletes cards that the backup does not know from the inbox, before any
card is posted.
"""

import logging
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime

import discord

from bot.domain.business import Business, BusinessId, DiscordChannelId, MessageId
from bot.services.inbox.cards import Desk
from cogs.kit.error_codes import UNKNOWN_CHANNEL
from cogs.kit.message_parsing import card_ids

log = logging.getLogger(__name__)

LOOK_BACK = 1000


class Sweep:
    """Deletes messages posted between the backup and its restore: their buttons name ids that other rows have
    now.

    Their comments come again from the platforms, silently; none may be shown twice, and no old button may act
    on another comment.
    """

    def __init__(self, client: discord.Client, desk: Desk) -> None:
        self._client = client
        self._desk = desk
        self._restored: datetime | None = None
        self._done: set[BusinessId] = set()

    async def step(
        self, businesses: Sequence[Business], reachable: Sequence[Business], restored: datetime
    ) -> tuple[DiscordChannelId, ...]:
        """Sweeps every inbox once; an inbox that is gone, or on a server that was left, has nothing to sweep. Returns
        those that the bot may not look into now: they are to be swept before anything is posted there. Raises
        what Discord raises otherwise; then the rest is swept by the next step.
        """
        if restored != self._restored:
            self._restored = restored
            self._done.clear()
        shut = []
        for business in reachable:
            if business.inbox_id is None or business.id in self._done:
                continue
            try:
                await self._look_through(business.id, business.inbox_id, restored)
            except discord.NotFound as error:
                if error.code != UNKNOWN_CHANNEL:
                    raise
            except discord.Forbidden:
                if self._client.get_guild(business.server_id) is not None:
                    self._client.dispatch("place_shut", business.server_id, business.inbox_id)
                    shut.append(business.inbox_id)
                    continue
            self._done.add(business.id)
        if all(business.id in self._done for business in businesses):
            await self._desk.swept(restored)
        return tuple(shut)

    async def _look_through(self, business: BusinessId, inbox: DiscordChannelId, restored: datetime) -> None:
        removed = 0
        async for message in self._client.get_partial_messageable(inbox).history(limit=LOOK_BACK):
            named = card_ids(message)
            ours = self._client.user is not None and message.author.id == self._client.user.id
            if (
                not ours
                or not named
                or await self._desk.recognise(business, inbox, MessageId(message.id), named, restored)
            ):
                continue
            with suppress(discord.NotFound):
                await message.delete()
            removed += 1
        log.info("after the restored backup %d cards were taken out of the inbox", removed)
