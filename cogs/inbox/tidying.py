"""Tidying (cleanup): deletes the messages of closed cards from the inbox channel, in bulk where Discord allows that, and
gently, so that new cards do not wait for it.
"""

import logging
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

import discord

from bot.domain.business import DiscordChannelId, MessageId
from bot.domain.card import CardId
from bot.domain.tidying import Leaving
from cogs.gateway.client import REFUSED, Shopbell
from cogs.kit.error_codes import UNKNOWN_CHANNEL
from cogs.kit.errors import NETWORK_TROUBLE

log = logging.getLogger(__name__)

BULK_AGE = timedelta(days=14) - timedelta(hours=1)
"""Older messages Discord only deletes one by one (developer docs, "Bulk Delete Messages", read 2026-11-29); an hour for
clocks that differ."""
SINGLY = 5
"""Messages that are deleted one by one in a step: Discord limits old ones to a few a second."""
PAUSE = timedelta(seconds=5)
"""Between two steps while more is to leave."""


class Tidying:
    """Step of the loop that takes messages of closed cards away. The order for each channel is the contract:

    1. Discord deletes; a message that is not there any more counts as deleted.
    2. What is gone is recorded. A crash in between repeats the first step, which finds nothing and harms nobody.
    """

    def __init__(self, client: Shopbell) -> None:
        self._client = client
        self._shut: dict[DiscordChannelId, datetime] = {}

    async def step(self, now: datetime) -> datetime | None:
        """Deletes what is due, at most a hundred messages of each business; returns when there is more to do."""
        if not self._client.is_ready():
            return None
        if (until := self._client.rests_until(now)) is not None:
            return until
        shut = {place for place, until in self._shut.items() if until > now}
        found = await self._client.app.tidying.due(now, shut)
        for leaving in found.leaving:
            await self._tidy(leaving, now)
            if (until := self._client.rests_until(now)) is not None:
                return until
        if found.leaving:
            return now + PAUSE
        # A channel that is left alone has something to leave all the time.
        return None if found.next_due is None else max(found.next_due, now + PAUSE)

    async def _tidy(self, leaving: Leaving, now: datetime) -> None:
        """Deletes from one channel. Where that is gone, its messages are, too."""
        guild = self._client.get_guild(leaving.server)
        if guild is None or guild.unavailable:
            self._shut[leaving.place] = now + REFUSED
            return
        channel = guild.get_channel(leaving.place)
        if not isinstance(channel, discord.TextChannel):
            await self._left(leaving, leaving.messages, now)
            return
        young, old = _by_age(leaving.messages, now)
        try:
            await self._together(channel, leaving, young, now)
            await self._one_by_one(channel, leaving, old[: SINGLY if not young else 0], now)
        except (discord.HTTPException, *NETWORK_TROUBLE) as error:
            log.warning("messages could not be taken away (%s)", type(error).__name__)
            self._shut[leaving.place] = self._client.put_off_until(error, now)

    async def _together(
        self, channel: discord.TextChannel, leaving: Leaving, young: Sequence[MessageId], now: datetime
    ) -> None:
        """Deletes young messages in one request; one by one without "Manage Messages", which the bot's own do not need."""
        if not young:
            return
        mine = channel.permissions_for(channel.guild.me)
        if len(young) == 1 or not mine.manage_messages:
            await self._one_by_one(channel, leaving, young[:SINGLY], now)
            return
        try:
            await channel.delete_messages([discord.Object(message) for message in young])
        except discord.NotFound as error:
            if error.code == UNKNOWN_CHANNEL:
                raise
        await self._left(leaving, young, now)

    async def _one_by_one(
        self, channel: discord.TextChannel, leaving: Leaving, messages: Sequence[MessageId], now: datetime
    ) -> None:
        for message in messages:
            try:
                await channel.get_partial_message(message).delete()
            except discord.NotFound as error:
                if error.code == UNKNOWN_CHANNEL:
                    raise
            await self._left(leaving, (message,), now)

    async def _left(self, leaving: Leaving, messages: Collection[MessageId], now: datetime) -> None:
        gone = {message: leaving.messages[message] for message in messages}
        await self._client.app.tidying.left(leaving.business, gone, now)


def _by_age(
    messages: Mapping[MessageId, CardId], now: datetime
) -> tuple[Sequence[MessageId], Sequence[MessageId]]:
    """Messages that Discord deletes together, and those that are too old for that."""
    young: list[MessageId] = []
    old: list[MessageId] = []
    for message in messages:
        (young if now - discord.utils.snowflake_time(message) < BULK_AGE else old).append(message)
    return young, old
