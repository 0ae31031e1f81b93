"""Catching up: a platform that pushes was away, so its channels are read at once, and their latest comments looked at again;
which comments a push is about, where it names a thread alone; and which channels a platform pushes for.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from bot.domain.business import BusinessId, ServerId
from bot.domain.channel import ChannelId, ChannelState
from bot.domain.external_id import ExternalId
from bot.loops import Wake, reading_loops
from bot.ports import Target
from bot.services.reading.poller import WATCH_ANSWERED
from bot.storage.businesses import BusinessStore
from bot.storage.channels import ChannelStore, decode_settings
from bot.storage.cursors import CursorStore
from bot.storage.sqlite.database import Database, Tx
from bot.storage.watched import WatchedStore

LOOKED_AT_AGAIN = 200
"""Comments of a channel, the newest ones: what happened to others while it was away is found by the daily look."""


class Active(NamedTuple):
    """Active channel of one platform, with its settings and the Discord server of its business."""

    business: BusinessId
    server: ServerId
    channel: ChannelId
    settings: Mapping[str, str]


class CatchingUp:
    """Makes polls due, and answers what the cog of a pushing platform has to know."""

    def __init__(self, db: Database, wake: Wake) -> None:
        self._db = db
        self._wake = wake

    async def active(self, connector: str) -> tuple[Active, ...]:
        """Active channels of a platform, of the whole installation."""

        def read(tx: Tx) -> tuple[Active, ...]:
            servers = {each.id: each.server_id for each in BusinessStore(tx).all()}
            return tuple(
                Active(business, servers[business], channel.id, decode_settings(channel.settings))
                for business, channel in ChannelStore(tx).of_platform(connector, ChannelState.ACTIVE)
            )

        return await self._db.read(read)

    async def at_once(self, channels: Iterable[tuple[BusinessId, ChannelId]], now: datetime) -> None:
        """Reads these channels now; the latest comments of each are looked at one by one."""
        channels = tuple(channels)

        def work(tx: Tx) -> None:
            for business, channel in channels:
                CursorStore(tx).hasten_all(business, channel, now)
                WatchedStore(tx).look_again(business, channel, LOOKED_AT_AGAIN)

        if channels:
            await self._db.write(work)
        for _, channel in channels:
            for loop in reading_loops(channel):
                self._wake(loop)

    async def latest(self, business: BusinessId, channel: ChannelId, now: datetime) -> tuple[Target, ...]:
        """The latest comments of a channel that only pushes, and those that wait or were answered lately; the cog that knows
        its platform looks at them.
        """

        def work(tx: Tx) -> tuple[Target, ...]:
            WatchedStore(tx).look_again(business, channel, LOOKED_AT_AGAIN)
            return WatchedStore(tx).watched(business, channel, LOOKED_AT_AGAIN, now, now - WATCH_ANSWERED)

        return await self._db.write(work)

    async def looked(
        self, business: BusinessId, channel: ChannelId, externals: Iterable[ExternalId], now: datetime
    ) -> None:
        """Records that these were looked at."""
        await self._db.write(lambda tx: WatchedStore(tx).looked(business, channel, externals, now))

    async def in_thread(
        self, business: BusinessId, channel: ChannelId, thread: ExternalId | None
    ) -> tuple[ExternalId, ...]:
        """Comments of a thread, or of the whole channel, that are there as far as is known."""
        return await self._db.read(lambda tx: WatchedStore(tx).there(business, channel, thread))
