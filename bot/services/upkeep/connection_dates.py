"""Dates of connections: pauses that end (holiday), and accesses that end soon (token expiry), of which the owner is warned."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.domain.actor import NOBODY, Actor
from bot.domain.card import CardId
from bot.domain.role import Role
from bot.loops import DESK, Wake
from bot.services.channels.access_ends import put_off, warn
from bot.storage.businesses import BusinessStore
from bot.storage.cards import CardStore
from bot.storage.channels import ChannelStore
from bot.storage.sqlite.database import Database, Tx
from bot.storage.waits import DIFFERENCE

if TYPE_CHECKING:
    from bot.services.channels.pausing import Pausing

log = logging.getLogger(__name__)

ENDS_EVERY = timedelta(minutes=15)
"""How often accesses that end are looked for; they are warned of by the day."""


class ConnectionDates:
    """Loop of the installation; what is due is in rows, so a restart misses nothing."""

    def __init__(self, db: Database, pausing: Callable[[], Pausing], wake: Wake) -> None:
        """`pausing` is asked for with the first pause that ends."""
        self._db = db
        self._pausing = pausing
        self._wake = wake
        self._last_step: datetime | None = None
        self._look_at: datetime | None = None

    async def step(self, now: datetime) -> datetime:
        """Ends the pauses that are over, and warns of accesses that end; when there is more to do."""
        if self._last_step is None or now < self._last_step - DIFFERENCE:
            self._look_at = None
        self._last_step = now
        paused = await self._db.read(lambda tx: ChannelStore(tx).paused_until())
        for business, channel, _ in (each for each in paused if each[2] <= now):
            if await self._pausing().resume(Actor(business, NOBODY, Role.OWNER, now), channel) is not None:
                log.info("the pause of channel %d is over", channel)
        if self._look_at is None or self._look_at <= now:
            if await self._db.write(lambda tx: _warn_all(tx, now)):
                self._wake(DESK)
            self._look_at = now + ENDS_EVERY
        return min([self._look_at, *(until for *_, until in paused if until > now)])

    async def put_off(self, actor: Actor, card: CardId) -> None:
        """Puts off the warning of this card to the next threshold. A card that warns of no end, or that is closed, is not changed."""

        def work(tx: Tx) -> None:
            known = CardStore(tx).get(actor.business, card)
            if known is not None and known.channel_id is not None and known.closed_at is None:
                put_off(tx, actor.business, known.channel_id, actor.now)

        await self._db.write(work)
        self._wake(DESK)


def _warn_all(tx: Tx, now: datetime) -> bool:
    """Warns of every access that ends soon; whether a card changed."""
    warned = [
        warn(tx, business.id, channel, now)
        for business in BusinessStore(tx).all()
        for channel in ChannelStore(tx).all(business.id)
    ]
    return any(warned)
