"""Snoozing: a card, or a bundle, rests until a time and then comes back at the bottom with a notification."""

from datetime import datetime

from bot.domain.actor import Actor
from bot.domain.business import BusinessId
from bot.domain.card import CardForm, CardId
from bot.domain.comment import Comment, CommentId
from bot.domain.event import What
from bot.domain.outbox import newest
from bot.domain.sending import IN_FLIGHT
from bot.domain.snooze import is_choosable
from bot.loops import DESK, WAKING, Wake
from bot.services.inbox.closing import Closed
from bot.storage.cards import CardStore
from bot.storage.claims import ClaimStore
from bot.storage.comment_states import CommentStateStore
from bot.storage.comments import CommentStore
from bot.storage.drafts import DraftStore
from bot.storage.events import EventStore
from bot.storage.outbox import OutboxStore
from bot.storage.snoozes import SnoozeStore
from bot.storage.sqlite.database import Database, Tx


class Snoozing:
    """Lets cards rest. What was answered, done or deleted meanwhile does not come back."""

    def __init__(self, db: Database, wake: Wake) -> None:
        self._db = db
        self._wake = wake

    async def snooze(self, actor: Actor, card: CardId, until: datetime) -> Closed:
        """Lets a card rest until then. A claim of it ends; its comments wait on, for every figure.

        ALREADY: nothing waits on it any more, or the time is over.
        """
        business, now = actor.business, actor.now

        def work(tx: Tx) -> Closed:
            found = CardStore(tx).get(business, card)
            if found is None or found.form is CardForm.STOPPED:
                return Closed.GONE
            waiting = waiting_on(tx, actor.business, card)
            if not waiting or not is_choosable(until, now):
                return Closed.ALREADY
            if found.form is CardForm.COMMENT and any(_moves(tx, actor, one) for one in waiting):
                return Closed.IN_FLIGHT
            SnoozeStore(tx).put(business, card, until)
            ClaimStore(tx).end(business, card)
            for one in waiting:
                EventStore(tx).add(
                    business,
                    now,
                    What.SNOOZED,
                    channel=one.channel_id,
                    comment=one.id,
                    member=actor.member,
                    until=int(until.timestamp() * 1000),
                )
            CardStore(tx).touch_card(business, card, now)
            return Closed.YES

        outcome = await self._db.write(work)
        for loop in (DESK, WAKING):
            self._wake(loop)
        return outcome


def waiting_on(tx: Tx, business: BusinessId, card: CardId) -> tuple[Comment, ...]:
    """Comments on a card that wait for an answer, oldest first."""
    comments = CommentStore(tx)
    found = (comments.get(business, one) for one in CardStore(tx).comments(business, card))
    return tuple(one for one in found if one is not None and one.waits)


def end_deleted(tx: Tx, business: BusinessId, comment: CommentId, now: datetime) -> None:
    """Ends what waited for a comment that its customer deleted: drafts, and where nothing else on its card waits, claims and
    the rest of the card.
    """
    DraftStore(tx).end_of_comment(business, comment, now)
    card = CardStore(tx).of_comment(business, comment)
    if card is not None and not waiting_on(tx, business, card.id):
        CommentStateStore(tx).taken_up(business, comment)


def _moves(tx: Tx, actor: Actor, comment: Comment) -> bool:
    reply = newest(OutboxStore(tx).of_comment(actor.business, comment.id))
    return reply is not None and reply.state in IN_FLIGHT
