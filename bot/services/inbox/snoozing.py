"""Snoozing: a card, or a bundle, rests until a time and then comes back at the bottom with a notification."""

from datetime import datetime

from bot.domain.actor import Actor
from bot.domain.card import CardForm, CardId
from bot.domain.comment import Comment
from bot.domain.event import What
from bot.domain.outbox import newest
from bot.domain.sending import IN_FLIGHT
from bot.domain.snooze import is_choosable
from bot.domain.times import to_ms
from bot.loops import DESK, WAKING, Wake
from bot.services.inbox.closing import Closed
from bot.storage.cards import CardStore
from bot.storage.claims import ClaimStore
from bot.storage.comments import CommentStore
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
            waiting = CommentStore(tx).waiting_on(business, card)
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
                    until=to_ms(until),
                )
            CardStore(tx).touch_card(business, card, now)
            return Closed.YES

        outcome = await self._db.write(work)
        for loop in (DESK, WAKING):
            self._wake(loop)
        return outcome


def _moves(tx: Tx, actor: Actor, comment: Comment) -> bool:
    reply = newest(OutboxStore(tx).of_comment(actor.business, comment.id))
    return reply is not None and reply.state in IN_FLIGHT
