"""Arrivals: which connection was made or renewed since a time, in whatever way, for a message that waits for one."""

import asyncio
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.business import BusinessId
from bot.domain.channel import ChannelId
from bot.domain.event import What
from bot.storage.channels import ChannelStore
from bot.storage.events import EventStore
from bot.storage.sqlite.database import Database, Tx

LOOKED_FOR = timedelta(days=1)
"""How long after its beginning something is looked for: a message that is older is not about what comes then."""


@dataclass(frozen=True, slots=True)
class Awaited:
    """What a message waits for since a time: a new channel of this connector, or a new access of `channel`."""

    connector: str
    channel: ChannelId | None
    since: datetime


class Arrivals:
    """Looks and waits for connections. Only those that this process makes wake whoever waits; the terminal has them made
    by the bot that runs.
    """

    def __init__(self, db: Database) -> None:
        self._db = db
        self._next: defaultdict[BusinessId, asyncio.Event] = defaultdict(asyncio.Event)

    def notify(self, business: BusinessId) -> None:
        """Wakes whoever waits: something was connected or renewed there."""
        if business in self._next:
            self._next.pop(business).set()

    async def made(self, business: BusinessId, awaited: Awaited) -> ChannelId | None:
        """Channel that is what was waited for, the newest of several; None where none is yet."""
        what = What.CONNECTED if awaited.channel is None else What.RENEWED
        until = awaited.since + LOOKED_FOR

        def work(tx: Tx) -> ChannelId | None:
            channels = ChannelStore(tx).all(business)
            here = {each.id for each in channels if each.connector == awaited.connector}
            if awaited.channel is not None:
                here &= {awaited.channel}
            events = EventStore(tx).between(business, awaited.since, until, what)
            found = (each.channel_id for each in reversed(events))
            return next((each for each in found if each is not None and each in here), None)

        return await self._db.read(work)

    async def wait(self, business: BusinessId, awaited: Awaited, within: timedelta) -> ChannelId | None:
        """Waits until it is made, from now on; None when that takes longer than `within`."""
        news = self._next[business]
        try:
            async with asyncio.timeout(within.total_seconds()):
                while True:
                    await news.wait()
                    # Taken before the look: what is made meanwhile wakes it again.
                    news = self._next[business]
                    made = await self.made(business, awaited)
                    if made is not None:
                        return made
        except TimeoutError:
            return None
