"""Pushes: what a platform delivers by itself (webhook, gateway event) goes through intake like a page."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime

from bot.domain.business import BusinessId
from bot.domain.channel import ChannelId
from bot.loops import Wake, reading_loops
from bot.ports import Received
from bot.services.channels.switchboard import Switchboard
from bot.services.reading.intake import Intake

log = logging.getLogger(__name__)


class Pushes:
    """Takes in what is pushed, one delivery after the other: of a thousand at once only one is in the database's
    queue, so that whoever presses a button waits for no more than that. Sends no request.
    """

    def __init__(
        self, switchboard: Switchboard, intake: Intake, wake: Wake, has_room: Callable[[], bool]
    ) -> None:
        self._switchboard = switchboard
        self._intake = intake
        self._wake = wake
        self._has_room = has_room
        self._turn = asyncio.Lock()

    async def take(self, business: BusinessId, channel: ChannelId, received: Received, now: datetime) -> bool:
        """Takes in one delivery, in one transaction. False: nothing was stored, since the channel is paused, brought too
        much for one day, or the disk is nearly full; the platform is to deliver it again.

        Raises UnknownChannel, also where the channel was removed: it is never to be delivered again.
        """
        taken = None
        async with self._turn:
            polls = (await self._switchboard.connector(business, channel)).polls()
            if self._has_room():
                taken = await self._intake.take_push(business, channel, received, polls, now)
        if taken is None:
            log.warning("channel %d: a delivery is not taken now", channel)
        if taken is None or taken.new or taken.untitled or received.also or received.ask:
            # The lamp that says why, names, titles, and the polls that are due now are the loop's.
            for loop in reading_loops(channel):
                self._wake(loop)
        return taken is not None
