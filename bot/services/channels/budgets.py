"""Budgets: the limit of what a connection may cost in a month (money cap), set by the owner."""

from bot.domain.actor import Actor
from bot.domain.channel import ChannelId, ChannelState, Glow, Side
from bot.domain.event import What
from bot.domain.meter import HIGHEST_LIMIT, PARTS, Spending
from bot.domain.reason import Reason
from bot.loops import Wake
from bot.services.channels.lamps import lamp
from bot.services.channels.metering import money, span_of
from bot.services.channels.rewiring import rewire
from bot.services.channels.switchboard import Switchboard
from bot.storage.channels import ChannelStore
from bot.storage.cursors import CursorStore
from bot.storage.events import EventStore
from bot.storage.meters import MeterStore
from bot.storage.outbox import OutboxStore
from bot.storage.sqlite.database import Database, Tx


class Budgets:
    """Sets limits."""

    def __init__(self, db: Database, switchboard: Switchboard, wake: Wake) -> None:
        self._db = db
        self._switchboard = switchboard
        self._wake = wake

    async def set_limit(self, actor: Actor, channel: ChannelId, limit: int) -> Spending | None:
        """Sets what the access of a channel may cost in a month, in thousandths of its currency, 0 to HIGHEST_LIMIT whole
        ones: it counts at once, for every channel of that access, and what had stopped for want of money goes on. What
        is spent and allowed then; None where the channel costs nothing, or is gone. Raises ValueError.
        """
        if not 0 <= limit <= HIGHEST_LIMIT * PARTS:
            raise ValueError(limit)
        business, now = actor.business, actor.now

        def work(tx: Tx) -> tuple[Spending | None, tuple[ChannelId, ...]]:
            known = ChannelStore(tx).get(business, channel)
            if known is None or known.state is ChannelState.REMOVED or known.credential_id is None:
                return None, ()
            info = self._switchboard.declared(known)
            quota = None if info is None else money(info.quotas)
            if quota is None:
                return None, ()
            MeterStore(tx).set_cap(business, known.credential_id, quota.name, span_of(quota, now), limit)
            EventStore(tx).add(business, now, What.LIMITED, channel=channel, member=actor.member, limit=limit)
            sharing = ChannelStore(tx).of_credential(business, known.credential_id)
            for each in sharing:
                if each.reading.reason is Reason.BUDGET:
                    lamp(tx, business, each.id, Side.READ, Glow.ON, None, now)
                    CursorStore(tx).hasten_all(business, each.id, now)
                if each.sending.reason is Reason.BUDGET:
                    lamp(tx, business, each.id, Side.SEND, Glow.ON, None, now)
                    OutboxStore(tx).release(business, each.id, now)
            after = self._switchboard.spending(tx, business, known)
            return after, tuple(each.id for each in sharing)

        after, sharing = await self._db.write(work)
        for each in sharing:
            rewire(self._switchboard, self._wake, each, same=True)
        return after
