"""Lamps: the health status of a channel. Sets reading and sending to ON, LATE or OUT, and alerts once when
a channel stopped or works again, by a card.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.business import BusinessId
from bot.domain.channel import Channel, ChannelId, Glow, Lamp, Side
from bot.domain.event import What
from bot.domain.reason import Reason
from bot.ports import AccountRef
from bot.services.business.ringing import ringing_now
from bot.services.channels.access_ends import end_found
from bot.services.channels.diagnosis import DOUBTS, is_shut
from bot.storage.cards import CardStore
from bot.storage.channels import ChannelStore
from bot.storage.cursors import CursorStore
from bot.storage.events import EventStore
from bot.storage.outbox import OutboxStore
from bot.storage.sqlite.database import Tx

PATIENCE = timedelta(minutes=30)
"""Temporary trouble shorter than this is not reported."""


def lamp(
    tx: Tx,
    business: BusinessId,
    channel: ChannelId,
    side: Side,
    glow: Glow,
    reason: Reason | None,
    now: datetime,
) -> bool:
    """Sets a lamp, and reports the change by the channel's card where that is due; whether a card changed.

    OUT is reported at once, and so is a rest of sending; LATE when it has lasted half an hour; all end with one ON. A lamp that is
    OUT stays so through temporary trouble, until it is ON again.
    """
    found = ChannelStore(tx).get(business, channel)
    if found is None:
        return False
    before = _of(found, side)
    after = _next(before, glow, reason, now)
    if after == before:
        return False
    ChannelStore(tx).set_lamp(business, channel, side, after)
    found = replace(found, reading=after) if side is Side.READ else replace(found, sending=after)
    if after.glow is not before.glow:
        EventStore(tx).add(
            business,
            now,
            What.LAMP,
            channel=channel,
            side=side.value,
            glow=after.glow.value,
            reason=after.reason or "",
        )
    return _report(tx, business, found, before, after, now)


def apply_check(
    tx: Tx, business: BusinessId, channel: ChannelId, ref: AccountRef, now: datetime, *, asked: bool
) -> bool:
    """Applies a successful check: stores the account, sets both lamps, and where one was dark makes
    everything that waits due at once. Whether a card changed.

    A check does not end a rest of sending: it proves only that the account is let in. `asked`: somebody wanted to know. Otherwise a check does not end the trouble of a reply in flight: that is
    for its next try, or its half hour would begin again and again without a report.
    """
    before = ChannelStore(tx).get(business, channel)
    if before is None:
        return False
    ChannelStore(tx).checked(business, channel, ref, now)
    changed = end_found(tx, business, before, ref, now)
    if not ref.missing and before.reading.reason not in DOUBTS:
        changed |= lamp(tx, business, channel, Side.READ, Glow.ON, None, now)
    elif is_shut(before.reading):
        changed |= lamp(tx, business, channel, Side.READ, Glow.OUT, Reason.NO_RIGHT, now)
    if ref.can_write:
        trying = before.sending.glow is Glow.LATE and OutboxStore(tx).next_due(business, channel) is not None
        if before.rests_until(now) is None and (asked or not trying):
            changed |= lamp(tx, business, channel, Side.SEND, Glow.ON, None, now)
    elif before.credential_id is None:
        changed |= lamp(tx, business, channel, Side.SEND, Glow.OFF, None, now)
    else:
        changed |= lamp(tx, business, channel, Side.SEND, Glow.OUT, Reason.NO_RIGHT, now)
    after = ChannelStore(tx).get(business, channel)
    if after is not None and _mended(before.reading, after.reading):
        CursorStore(tx).hasten_all(business, channel, now)
    if after is not None and (
        _mended(before.reading, after.reading) or _mended(before.sending, after.sending)
    ):
        OutboxStore(tx).release(business, channel, now)
    return changed


def nothing_waits(tx: Tx, business: BusinessId, channel: ChannelId, now: datetime) -> bool:
    """Lights the sending lamp when no row waits any more: what was late may have been given up or done by
    hand. Whether a card changed.
    """
    known = ChannelStore(tx).get(business, channel)
    if known is None or known.sending.glow is not Glow.LATE or known.rests_until(now) is not None:
        return False
    if OutboxStore(tx).next_due(business, channel) is not None:
        return False
    return lamp(tx, business, channel, Side.SEND, Glow.ON, None, now)


def is_reported(lamp: Lamp, now: datetime) -> bool:
    """Whether the owner is informed of it: OUT at once, LATE when it has lasted."""
    return lamp.glow is Glow.OUT or (lamp.glow is Glow.LATE and now - lamp.since >= PATIENCE)


def _mended(before: Lamp, after: Lamp) -> bool:
    return before.in_trouble and after.glow is Glow.ON


def _of(channel: Channel, side: Side) -> Lamp:
    return channel.reading if side is Side.READ else channel.sending


def _next(before: Lamp, glow: Glow, reason: Reason | None, now: datetime) -> Lamp:
    if glow in (Glow.ON, Glow.OFF):
        return before if before.glow is glow else Lamp(glow, now, None, 0)
    if before.glow is Glow.OUT and glow is Glow.LATE:
        return replace(before, failures=before.failures + 1)
    since = before.since if before.glow is glow else now
    return Lamp(glow, since, reason, before.failures + 1)


def _report(tx: Tx, business: BusinessId, channel: Channel, before: Lamp, after: Lamp, now: datetime) -> bool:
    cards = CardStore(tx)
    card = cards.of_channel(business, channel.id)
    if card is not None and card.ends_at is not None:
        # It warns of the end of the access, and says nothing of lamps until one is reported.
        card = None
    if after.in_trouble:
        worse = after.glow is not before.glow or after.reason != before.reason
        rests = after is channel.sending and channel.rests_until(now) is not None
        if card is None and (rests or is_reported(after, now)):
            cards.open_stopped(business, channel.id, now, ringing_now(tx, business, now))
            return True
        if card is not None and worse:
            cards.touch_card(business, card.id, now)
            return True
        return False
    if card is not None:
        # The card shows both lamps; it closes itself when neither is in trouble any more.
        cards.touch_card(business, card.id, now)
    return card is not None
