"""Access ends (token health): warns by a card 14, 3 and 1 day before the access of a channel runs out, and closes the
warning when it is renewed.
"""

from datetime import datetime

from bot.domain.access_end import RINGS, next_warning, same_end, warning
from bot.domain.business import BusinessId
from bot.domain.channel import Channel, ChannelId, ChannelState
from bot.ports import AccountRef
from bot.services.business.ringing import ringing_now
from bot.storage.cards import CardStore
from bot.storage.channels import ChannelStore
from bot.storage.sqlite.database import Tx


def warn(tx: Tx, business: BusinessId, channel: Channel, now: datetime) -> bool:
    """Opens or redraws the card that warns, where a threshold is reached; whether a card changed.

    A channel that stopped has a card that says more; where it works again before the end, the warning follows.
    """
    ends_at = channel.access_ends_at
    due = warning(ends_at, channel.warned_days, now)
    if ends_at is None or due is None:
        return False
    card = CardStore(tx).of_channel(business, channel.id)
    if card is not None and card.ends_at is None:
        return False
    ChannelStore(tx).warned(business, channel.id, due)
    ringing = ringing_now(tx, business, now)
    CardStore(tx).open_ending(business, channel.id, ends_at, now, ringing, rings=due == RINGS)
    return True


def put_off(tx: Tx, business: BusinessId, channel: ChannelId, now: datetime) -> bool:
    """Puts the warning off to the next threshold, after the last one to the end itself; whether there was one."""
    known, card = ChannelStore(tx).get(business, channel), CardStore(tx).of_channel(business, channel)
    if known is None or known.state is ChannelState.REMOVED or card is None or card.ends_at is None:
        return False
    again_at = next_warning(card.ends_at, now) or card.ends_at
    ChannelStore(tx).warned(business, channel, known.warned_days, again_at)
    CardStore(tx).touch_card(business, card.id, now)
    return True


def end_found(tx: Tx, business: BusinessId, before: Channel, ref: AccountRef, now: datetime) -> bool:
    """Applies the end of the access that a check found; whether a card changed. Another end is warned of from the first
    threshold on, and the card that warns of the one before closes.
    """
    if same_end(before.access_ends_at, ref.token_ends_at):
        return False
    ChannelStore(tx).warned(business, before.id, None)
    card = CardStore(tx).of_channel(business, before.id)
    if card is None or card.ends_at is None:
        return False
    CardStore(tx).touch_card(business, card.id, now)
    return True
