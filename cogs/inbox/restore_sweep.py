"""Sweep after a restored backup: deletes cards that the backup does not know from the inbox, before any
card is posted.
"""

import logging
from datetime import datetime

import discord

from bot.domain.business import Business, MessageId
from bot.services.inbox.cards import Desk
from cogs.kit.message_parsing import card_ids

log = logging.getLogger(__name__)

LOOK_BACK = 1000


async def sweep(
    client: discord.Client, desk: Desk, businesses: tuple[Business, ...], restored: datetime
) -> None:
    """Deletes messages posted between the backup and its restore: their buttons name ids that other rows have
    now.

    Their comments come again from the platforms, silently; none may be shown twice, and no old button may act
    on another comment. Raises what Discord raises; then the sweep is repeated.
    """
    for business in businesses:
        if business.inbox_id is None:
            continue
        inbox = client.get_partial_messageable(business.inbox_id)
        removed = 0
        async for message in inbox.history(limit=LOOK_BACK):
            named = card_ids(message)
            ours = client.user is not None and message.author.id == client.user.id
            if (
                not ours
                or not named
                or await desk.recognise(business.id, MessageId(message.id), named, restored)
            ):
                continue
            await message.delete()
            removed += 1
        log.info("after the restored backup %d cards were taken out of the inbox", removed)
    await desk.swept(restored)
