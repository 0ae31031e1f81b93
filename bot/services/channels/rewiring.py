"""Rewiring: what follows for rows, connector and loops of a channel when its access, limit or state changed."""

from datetime import datetime

from bot.domain.business import BusinessId
from bot.domain.channel import ChannelId, Glow, Side
from bot.loops import DESK, Wake, delivery_loop, reading_loops
from bot.services.channels.lamps import lamp
from bot.services.channels.switchboard import Switchboard
from bot.storage.channels import ChannelStore
from bot.storage.cursors import CursorStore
from bot.storage.outbox import OutboxStore
from bot.storage.sqlite.database import Tx


def rewire(switchboard: Switchboard, wake: Wake, channel: ChannelId, *, same: bool = False) -> None:
    """Lets answers of the platform that are under way count for nothing, and wakes the channel's loops. `same`: its
    connector is what it was; otherwise the next call builds another.
    """
    (switchboard.outdate if same else switchboard.forget)(channel)
    for loop in (*reading_loops(channel), delivery_loop(channel), DESK):
        wake(loop)


def works_again(tx: Tx, business: BusinessId, channel: ChannelId, now: datetime) -> None:
    """Lights the lamps, and makes polls and waiting replies due at once. Where sending is not offered, it stays so."""
    found = ChannelStore(tx).get(business, channel)
    lamp(tx, business, channel, Side.READ, Glow.ON, None, now)
    if found is not None and found.sending.glow is not Glow.OFF:
        lamp(tx, business, channel, Side.SEND, Glow.ON, None, now)
    CursorStore(tx).hasten_all(business, channel, now)
    OutboxStore(tx).release(business, channel, now)
