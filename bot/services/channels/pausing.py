"""Pausing, resuming and removing a connected channel."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Protocol

from bot.domain.actor import Actor
from bot.domain.business import BusinessId
from bot.domain.channel import Channel, ChannelId, ChannelState
from bot.domain.event import What
from bot.loops import DESK, Wake
from bot.services.channels.new_access import leave_credential
from bot.services.channels.rewiring import rewire, works_again
from bot.services.channels.switchboard import Switchboard
from bot.storage.cards import CardStore
from bot.storage.channels import ChannelStore
from bot.storage.credentials import Vault
from bot.storage.events import EventStore
from bot.storage.sqlite.database import Database, Tx

Active = tuple[tuple[BusinessId, ChannelId], ...]
"""Every channel of the installation that is read and answered."""


class GiveBack(Protocol):
    """Ends what is in flight on a removed channel (sending.settling)."""

    def __call__(
        self, tx: Tx, business: BusinessId, channel: ChannelId, now: datetime, *, may_be_out: bool = True
    ) -> int: ...


class Pausing:
    """Changes the state of connected channels."""

    def __init__(
        self,
        db: Database,
        switchboard: Switchboard,
        vault: Vault,
        wake: Wake,
        sync_loops: Callable[[Active | None], Awaitable[None]],
        give_back: GiveBack,
    ) -> None:
        self._db = db
        self._switchboard = switchboard
        self._vault = vault
        self._wake = wake
        self._sync_loops = sync_loops
        self._give_back = give_back

    async def pause(self, actor: Actor, channel: ChannelId, until: datetime | None = None) -> Channel | None:
        """Pauses a channel: nothing is read or sent until it is resumed, or until then. The channel then, None where
        nothing changed.
        """
        return await self._turn(actor, channel, ChannelState.PAUSED, What.PAUSED, until)

    async def resume(self, actor: Actor, channel: ChannelId) -> Channel | None:
        """Resumes a channel, which catches up. The channel then, None where it was not paused."""
        return await self._turn(actor, channel, ChannelState.ACTIVE, What.RESUMED)

    async def remove(self, actor: Actor, channel: ChannelId) -> tuple[Channel, tuple[Channel, ...]] | None:
        """Removes a channel and deletes its credential; its comments stay. The channel and those that are left; None
        where it was not there.
        """
        removed = await self._turn(actor, channel, ChannelState.REMOVED, What.REMOVED)
        if removed is None:
            return None

        def work(tx: Tx) -> tuple[Channel, ...]:
            # What was just being sent when it was removed has its answer by now, or never gets one.
            self._give_back(tx, actor.business, channel, actor.now)
            return ChannelStore(tx).all(actor.business)

        left = await self._db.write(work)
        self._wake(DESK)
        return removed, left

    async def _turn(
        self,
        actor: Actor,
        channel: ChannelId,
        state: ChannelState,
        what: What,
        until: datetime | None = None,
    ) -> Channel | None:
        """Pauses, resumes or removes a channel. The order is the contract:

        1. Nothing where it is in that state already (paused: until the same time), or removed.
        2. In one transaction: the state; removed, its credential goes with the last channel that uses it, and
           replies that surely are not out end; active again, lamps are lit and polls and replies are due.
        3. In the same: cards that say something else now are redrawn, and an event is added.
        4. Answers of the platform that are under way count for nothing; its loops are woken, begin or end.
        """
        business, now = actor.business, actor.now

        def work(tx: Tx) -> tuple[Channel | None, Active]:
            channels = ChannelStore(tx)
            found = channels.get(business, channel)
            if found is None or found.state is ChannelState.REMOVED:
                return None, ()
            if (found.state, found.paused_until) == (state, until):
                return None, ()
            channels.set_state(business, channel, state, until)
            if state is ChannelState.REMOVED:
                leave_credential(tx, self._vault, business, found)
            if state is ChannelState.ACTIVE:
                works_again(tx, business, channel, now)
            if state is ChannelState.REMOVED:
                self._give_back(tx, business, channel, now, may_be_out=False)
            CardStore(tx).touch_in_flight(business, channel, now)
            card = CardStore(tx).of_channel(business, channel)
            if state is ChannelState.REMOVED:
                CardStore(tx).touch_all(business, now)
            elif card is not None:
                CardStore(tx).touch_card(business, card.id, now)
            EventStore(tx).add(business, now, what, channel=channel, member=actor.member)
            return channels.get(business, channel), channels.in_state(ChannelState.ACTIVE)

        turned, active = await self._db.write(work)
        # Paused and resumed its connector is what it was, and a reply typed meanwhile need not wait for another.
        rewire(self._switchboard, self._wake, channel, same=state is not ChannelState.REMOVED)
        if turned is not None:
            await self._sync_loops(active)
        return turned
