"""Removing: deletes messages and threads in Discord whose words were erased, and messages that a newer one replaced."""

import logging
from datetime import datetime

import discord

from bot.domain.removal import Removal
from bot.marks import mark
from cogs.gateway.client import Shopbell
from cogs.kit.errors import NETWORK_TROUBLE

log = logging.getLogger(__name__)

_STAYS = mark("I can't delete in <#{place}> what has to go. I try again every hour.")


class Remover:
    """Deletes what is due, in the cards' loop."""

    def __init__(self, client: Shopbell) -> None:
        self._client = client
        self._removing = client.app.removing

    async def step(self, now: datetime) -> datetime | None:
        """Deletes a few of what is due; when there is more to do."""
        for removal in await self._removing.due(now):
            if (until := await self._remove(removal, now)) is not None:
                await self._removing.put_off(removal, until)
                if self._client.rests_until(now) is not None:
                    return self._client.rests_until(now)
            else:
                await self._removing.done(removal)
        return self._removing.next_due

    async def _remove(self, removal: Removal, now: datetime) -> datetime | None:
        """Deletes one; when to try again, None where it is gone."""
        place = self._client.get_partial_messageable(removal.place)
        try:
            if removal.message is None:
                await self._client.http.delete_channel(removal.place, reason=None)
            else:
                await place.get_partial_message(removal.message).delete()
        except discord.NotFound:
            return None
        except (discord.HTTPException, *NETWORK_TROUBLE) as error:
            log.warning("a message could not be deleted yet (%s)", type(error).__name__)
            if isinstance(error, discord.Forbidden):
                self._client.dispatch("right_missing", removal.server, removal.place, _STAYS)
            return self._client.put_off_until(error, now)
        return None
