"""Rests of sending (back-off of a whole channel): begun where a platform refuses everything for a while, ended by the next
thing that it takes.
"""

from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from bot.domain.business import BusinessId
from bot.domain.channel import Channel, ChannelId, Glow, Side
from bot.domain.lease import Holder
from bot.domain.reason import Reason
from bot.domain.rest import USUAL_REST, Rest, next_rest
from bot.domain.sending import NotNow
from bot.services.channels.lamps import lamp
from bot.storage.cards import CardStore
from bot.storage.channels import ChannelStore
from bot.storage.outbox import OutboxStore
from bot.storage.sqlite.database import Tx

T = TypeVar("T")


def with_rest(outcome: T, channel: Channel, now: datetime) -> T | NotNow:
    """Outcome of an attempt; where it begins a rest of sending, with the whole of that as the time to wait."""
    if not isinstance(outcome, NotNow) or not outcome.rests:
        return outcome
    return replace(outcome, after=next_rest(channel.rest, outcome.after, now).until - now)


def begin(tx: Tx, business: BusinessId, channel: Channel, refusal: NotNow, now: datetime) -> None:
    """Begins a rest of sending, `refusal.after` long (`with_rest`), and dims the sending lamp."""
    # Before the lamp, which is reported at once where sending rests.
    times = 1 if channel.rest is None else channel.rest.times + 1
    ChannelStore(tx).set_rest(business, channel.id, Rest(now + (refusal.after or USUAL_REST), times))
    why = Reason.RATE if refusal.reason in (None, Reason.SILENT) else refusal.reason
    lamp(tx, business, channel.id, Side.SEND, Glow.LATE, why, now)
    CardStore(tx).touch_in_flight(business, channel.id, now)


def end(tx: Tx, business: BusinessId, channel: Channel, now: datetime) -> None:
    """Ends a rest of sending for good: the platform took something."""
    if channel.rest is not None:
        ChannelStore(tx).set_rest(business, channel.id, None)
        CardStore(tx).touch_in_flight(business, channel.id, now)


def next_turn(
    tx: Tx, business: BusinessId, channel_id: ChannelId, holder: Holder, now: datetime
) -> datetime | None:
    """When the next row is due; while sending rests only what is looked for is due before its end."""
    channel, outbox = ChannelStore(tx).get(business, channel_id), OutboxStore(tx)
    due = outbox.next_turn(business, channel_id, holder, now)
    until = None if channel is None else channel.rests_until(now)
    if until is None or due is None:
        return due
    begun = outbox.next_turn(business, channel_id, holder, now, begun=True)
    return max(due, until) if begun is None else min(begun, max(due, until))
