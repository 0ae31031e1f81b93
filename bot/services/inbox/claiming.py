"""Claiming: whoever opens the form of a card is at it for ten minutes, for all to see; only where several answer."""

from bot.domain.actor import MEMBER_NAME, Actor
from bot.domain.card import CardForm, CardId
from bot.domain.claim import CLAIM_LASTS, Claim
from bot.domain.event import What
from bot.domain.template import TemplateId
from bot.loops import DESK, WAKING, Wake
from bot.services.business.ringing import ringing_now
from bot.storage.cards import CardStore
from bot.storage.claims import ClaimStore
from bot.storage.comments import CommentStore
from bot.storage.events import EventStore
from bot.storage.sqlite.database import Database, Tx


class Claiming:
    """Claims cards. A claim ends by itself, by a reply, by done and by a snooze."""

    def __init__(self, db: Database, wake: Wake) -> None:
        self._db = db
        self._wake = wake

    async def claim(
        self, actor: Actor, card: CardId, name: str, template: TemplateId | None = None
    ) -> tuple[Claim, ...] | None:
        """Claims a comment's card that waits; who else is at it. None: nothing to claim, or only one person answers.
        `name`: of the member, as Discord shows them; `template`: with which the form was opened.
        """
        business, now = actor.business, actor.now

        def work(tx: Tx) -> tuple[Claim, ...] | None:
            found = CardStore(tx).get(business, card)
            if found is None or found.form is not CardForm.COMMENT:
                return None
            waiting = CommentStore(tx).waiting_on(business, card)
            if not waiting or not ringing_now(tx, business, now).team:
                return None
            comment = waiting[-1]
            claims = ClaimStore(tx)
            live = [one for one in claims.of_card(business, card) if one.ends_at > now]
            mine = Claim(actor.member, name[:MEMBER_NAME], now, now + CLAIM_LASTS, template)
            claims.put(business, card, mine)
            if all(one.member_id != actor.member for one in live):
                EventStore(tx).add(
                    business,
                    now,
                    What.CLAIMED,
                    channel=comment.channel_id,
                    comment=comment.id,
                    member=actor.member,
                )
            CardStore(tx).touch_card(business, card, now)
            return tuple(one for one in live if one.member_id != actor.member)

        others = await self._db.write(work)
        if others is not None:
            for loop in (DESK, WAKING):
                self._wake(loop)
        return others
