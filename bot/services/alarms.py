"""Alarms: the two lamps of a channel, told once when they change."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.business import BusinessId
from bot.domain.channel import Channel, ChannelId, Glow, Lamp, Side
from bot.domain.event import What
from bot.storage.cards import CardStore
from bot.storage.channels import ChannelStore
from bot.storage.database import Tx
from bot.storage.events import EventStore

PATIENCE = timedelta(minutes=30)
"""Passing trouble shorter than this is told to nobody."""


def lamp(
    tx: Tx,
    business: BusinessId,
    channel: ChannelId,
    side: Side,
    glow: Glow,
    reason: str,
    now: datetime,
) -> bool:
    """Sets a lamp, and tells of it by the channel's card where that is due; whether a card changed.

    OUT is told at once, LATE when it has lasted half an hour, and both end with one ON. A lamp that is
    OUT stays so through passing trouble, until it is ON again.
    """
    it = ChannelStore(tx).get(business, channel)
    if it is None:
        return False
    before = _of(it, side)
    after = _next(before, glow, reason, now)
    if after == before:
        return False
    ChannelStore(tx).set_lamp(business, channel, side, after)
    it = replace(it, reading=after) if side is Side.READ else replace(it, sending=after)
    if after.glow is not before.glow:
        EventStore(tx).add(
            business,
            now,
            What.LAMP,
            channel=channel,
            side=side.value,
            glow=after.glow.value,
            reason=after.reason,
        )
    return _tell(tx, business, it, before, after, now)


def _of(channel: Channel, side: Side) -> Lamp:
    return channel.reading if side is Side.READ else channel.sending


def _next(before: Lamp, glow: Glow, reason: str, now: datetime) -> Lamp:
    if glow in (Glow.ON, Glow.OFF):
        return before if before.glow is glow else Lamp(glow, now, "", 0)
    if before.glow is Glow.OUT and glow is Glow.LATE:
        return replace(before, failures=before.failures + 1)
    since = before.since if before.glow is glow else now
    return Lamp(glow, since, reason, before.failures + 1)


def _tell(tx: Tx, business: BusinessId, channel: Channel, before: Lamp, after: Lamp, now: datetime) -> bool:
    cards = CardStore(tx)
    standing = cards.of_channel(business, channel.id)
    if after.glow in (Glow.OUT, Glow.LATE):
        worse = after.glow is not before.glow or after.reason != before.reason
        if standing is None and (after.glow is Glow.OUT or now - after.since >= PATIENCE):
            cards.open_stopped(business, channel.id, now)
            return True
        if standing is not None and worse:
            cards.touch_card(business, standing.id, now)
            return True
        return False
    if standing is not None:
        # The card shows both lamps; it closes itself when neither is in trouble any more.
        cards.touch_card(business, standing.id, now)
    return standing is not None
