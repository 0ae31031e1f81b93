"""Thank-yous: a short "Danke!" after our answer is closed by a rule and goes under the card of that answer, without a ring."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.domain.business import BusinessId
from bot.domain.classifier.small_talk import is_thanks
from bot.domain.comment import CommentId, first_public
from bot.storage.card_comments import Arrival, CardCommentStore
from bot.storage.cards import CardStore
from bot.storage.comment_states import CommentStateStore
from bot.storage.comments import CommentStore
from bot.storage.sent_replies import SentReplyStore
from bot.storage.sqlite.database import Tx

WITHIN = timedelta(days=7)
"""After an answer; later the line under which it would go has mostly left the channel."""


def under_its_answer(tx: Tx, business: BusinessId, arrived: Arrival, now: datetime) -> bool:
    """Closes a thank-you and puts it on the card of the answer that it is for; false, and nothing is done, for any other
    comment.

    Not where our answer asks something: "Super!" is the answer to that, then.
    """
    if arrived.where is None or not is_thanks(arrived.text):
        return False
    thanked = CardCommentStore(tx).answered_last(business, arrived.where, now - WITHIN)
    if thanked is None or _asks(tx, business, thanked):
        return False
    cards = CardStore(tx)
    card = cards.of_comment(business, thanked)
    if card is None:
        return False
    cards.put(business, card.id, (arrived.id,))
    CommentStateStore(tx).close_thanks(business, arrived.id, now)
    if card.message_id is not None:
        cards.touch_card(business, card.id, now)
    return True


def reworded(
    tx: Tx, business: BusinessId, comments: Sequence[CommentId], now: datetime
) -> tuple[CommentId, ...]:
    """Opens thank-yous whose words changed to something else; those are to be put on cards, as if they had come now."""
    changed = [
        one for one in CommentStore(tx).several(business, comments) if one.thanks and not is_thanks(one.text)
    ]
    CardStore(tx).touch(business, [one.id for one in changed], now)
    for one in changed:
        CommentStateStore(tx).reopen(business, one.id)
    return tuple(one.id for one in changed)


def _asks(tx: Tx, business: BusinessId, comment: CommentId) -> bool:
    """Whether what we answered to a comment ends with a question to its author."""
    found = CommentStore(tx).get(business, comment)
    sent = SentReplyStore(tx).last_sent(business, comment)
    if sent is not None:
        return "?" in sent.body
    there = None
    if found is not None:
        there = first_public(CommentStore(tx).answers(business, found.channel_id, found.external_id))
    return there is not None and "?" in there.text
