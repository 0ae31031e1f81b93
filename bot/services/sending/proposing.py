"""Proposing: what a member who may send nothing submits is a draft; whoever may send it declines it, or sends it as a reply
of their own.
"""

from bot.domain.actor import Actor
from bot.domain.checks import Doubt, Objection
from bot.domain.draft import Draft, DraftId, DraftState
from bot.domain.event import What
from bot.domain.role import Right, may
from bot.domain.submission import Objected, Proposed
from bot.loops import DESK, Wake
from bot.services.business.ringing import ringing_now
from bot.services.sending.outbox import FormTextContext
from bot.storage.cards import CardStore
from bot.storage.comments import CommentStore
from bot.storage.drafts import DraftStore
from bot.storage.events import EventStore
from bot.storage.form_texts import FormTextStore
from bot.storage.sqlite.database import Database, Tx


def propose(tx: Tx, actor: Actor, kept: FormTextContext) -> Proposed | Objected:
    """Makes a form text a draft, in the transaction that checked it. Its card rings again, but not for a change of one's own
    draft. Idempotent: a form that is delivered twice is one draft.
    """
    business, comment, drafts = actor.business, kept.comment, DraftStore(tx)
    known = drafts.of_form(business, kept.form.id)
    if known is not None:
        return Proposed()
    if not comment.waits:
        return Objected(kept.form.id, (Objection(Doubt.ANSWERED_MEANWHILE),))
    before = drafts.of_member(business, comment.id, actor.member)
    if before is None:
        # Before the draft is added: from a bundle the comment moves to a card of its own.
        ringing = ringing_now(tx, business, actor.now)
        CardStore(tx).ring_comment(business, comment.id, actor.now, ringing)
    drafts.add(business, kept.form.id, comment.id, actor.member, actor.name, actor.now)
    CardStore(tx).touch(business, (comment.id,), actor.now)
    EventStore(tx).add(
        business,
        actor.now,
        What.DRAFTED,
        channel=comment.channel_id,
        comment=comment.id,
        member=actor.member,
    )
    return Proposed()


class Drafts:
    """Ends drafts without a reply."""

    def __init__(self, db: Database, wake: Wake) -> None:
        self._db = db
        self._wake = wake

    async def get(self, actor: Actor, draft: DraftId) -> Draft | None:
        """Draft by id."""
        return await self._db.read(lambda tx: DraftStore(tx).get(actor.business, draft))

    async def decline(self, actor: Actor, draft: DraftId) -> bool:
        """Declines a draft; its author's form opens with the words again. False: it waits no more."""
        if not may(actor.role, Right.REPLY):
            return False
        return await self._end(actor, draft, DraftState.DECLINED, What.DRAFT_DECLINED)

    async def withdraw(self, actor: Actor, draft: DraftId) -> bool:
        """Withdraws one's own draft. False: it waits no more, or is somebody else's."""
        return await self._end(actor, draft, DraftState.WITHDRAWN, What.DRAFT_WITHDRAWN)

    async def _end(self, actor: Actor, draft: DraftId, state: DraftState, what: What) -> bool:
        business = actor.business

        def work(tx: Tx) -> bool:
            drafts = DraftStore(tx)
            found = drafts.get(business, draft)
            own = found is not None and found.member_id == actor.member
            if found is None or (state is DraftState.WITHDRAWN and not own):
                return False
            if not drafts.settle(business, found, state, actor.now):
                return False
            if state is DraftState.WITHDRAWN:
                FormTextStore(tx).throw_away(business, found.comment_id, actor.member, actor.now)
            comment = CommentStore(tx).get(business, found.comment_id)
            EventStore(tx).add(
                business,
                actor.now,
                what,
                channel=None if comment is None else comment.channel_id,
                comment=found.comment_id,
                member=actor.member,
                by=found.member_id,
            )
            CardStore(tx).touch(business, (found.comment_id,), actor.now)
            return True

        ended = await self._db.write(work)
        self._wake(DESK)
        return ended
