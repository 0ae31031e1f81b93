"""Facts of a bundle's card, read from rows."""

from collections.abc import Sequence
from datetime import timedelta

from bot.domain.business import Business
from bot.domain.card import Card
from bot.domain.card_facts import BundleCard, BundleLine
from bot.domain.comment import Comment, CommentState, pressing
from bot.services.business.ringing import ringing_of
from bot.services.channels.switchboard import Switchboard
from bot.storage.cards import CardStore
from bot.storage.channels import ChannelStore
from bot.storage.comments import CommentStore
from bot.storage.open_comments import OpenCommentStore
from bot.storage.sqlite.database import Tx


def bundle_facts(tx: Tx, switchboard: Switchboard, business: Business, card: Card) -> BundleCard:
    """What a bundle shows: the comments in it that wait, the most pressing first, and those that were answered from the walk."""
    comments = CommentStore(tx)
    inside = [c for i in CardStore(tx).comments(business.id, card.id) if (c := comments.get(business.id, i))]
    free = {turn.comment for turn in OpenCommentStore(tx).turns(business.id, card.id, each=True)}
    waiting = [c for c in inside if c.id in free]
    channels, connected = ChannelStore(tx), ChannelStore(tx).all(business.id)
    of = {number: channels.get(business.id, number) for number in {c.channel_id for c in inside}}

    def lines_of(comments: Sequence[Comment]) -> tuple[BundleLine, ...]:
        return tuple(
            BundleLine(
                c,
                channel,
                switchboard.words(channel),
                switchboard.several(channel, connected),
            )
            for c in comments
            if (channel := of[c.channel_id]) is not None
        )

    lines = lines_of(sorted(waiting, key=pressing))
    answered = [c for c in inside if c.state is CommentState.ANSWERED]
    times = [c.waits_since for c in inside]
    last = max(waiting, key=lambda one: (one.seen_at, one.id), default=None)
    joined = last is not None and last.seen_at > card.created_at
    return BundleCard(
        card=card,
        business=business,
        lines=lines,
        total=card.held,
        span=max(times) - min(times) if times else timedelta(0),
        last=next((line for line in lines if joined and line.comment is last), None),
        sorted_out=sum(c.state is CommentState.OPEN and not c.waits for c in inside),
        ringing=ringing_of(tx, business, card),
        answered=lines_of(sorted(answered, key=lambda one: one.id, reverse=True)),
    )
