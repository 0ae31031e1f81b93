"""Moderation acts (hide, like, approve, spam, trash), and editing or deleting (edit, delete) our own reply,
as outbox rows with an undo window.
"""

from dataclasses import replace
from datetime import timedelta

from bot.domain.act import Act
from bot.domain.actor import Actor
from bot.domain.checks import object_to
from bot.domain.comment import Comment, CommentId, Visibility
from bot.domain.form_text import FormTextId, InteractionId, Purpose
from bot.domain.reason import Reason
from bot.domain.reply import Errand
from bot.domain.sending import IN_FLIGHT
from bot.domain.submission import (
    AlreadyOnItsWay,
    Asked,
    Changed,
    Lost,
    NotPossible,
    Objected,
    Queued,
    Submitted,
)
from bot.ports import Connector, Target
from bot.services.channels.addressing import own_target, target_of
from bot.services.inbox.unseen import Unseen, unseen_answer, way_out
from bot.services.sending.outbox import KeptForm, Outgoing, kept_form, put_row, resting, size_of
from bot.storage.comments import CommentStore
from bot.storage.form_texts import FormTextStore
from bot.storage.outbox import NewRow, Outbox
from bot.storage.sqlite.database import Tx

_HIDING = frozenset({Act.SPAM, Act.TRASH, Act.HIDE, Act.HOLD})


class Acts:
    """Queues moderation acts and changes to our own reply. Those that can be undone wait for the undo window,
    as replies do.
    """

    def __init__(self, outgoing: Outgoing) -> None:
        self._outgoing = outgoing
        self._db = outgoing.db

    async def act(
        self, actor: Actor, comment: CommentId, act: Act, interaction: InteractionId, *, undo: bool
    ) -> Asked:
        """Moderates a customer's comment, at once or after the undo window.

        A comment to which a reply is on its way is not taken out of sight: the reply is taken back first.
        """
        business = actor.business
        found = await self._db.read(lambda tx: CommentStore(tx).get(business, comment))
        if found is None:
            return Lost()
        connector = await self._outgoing.connector(business, found.channel_id)
        if act not in connector.can(target_of(found)):
            return _why_not(connector, act, target_of(found))
        new = NewRow(
            channel_id=found.channel_id,
            comment_id=found.id,
            errand=Errand.ACT,
            act=act,
            parent=found.external_id,
            due_at=actor.now + (self._outgoing.undo if undo else timedelta(0)),
            created_by=actor.member,
            interaction_id=interaction,
        )
        return await self._put_once(actor, new, contrary=act in _HIDING, before=found.visibility)

    async def delete_own(self, actor: Actor, comment: CommentId, interaction: InteractionId) -> Asked:
        """Deletes our reply under a comment, once the undo window has passed."""
        business = actor.business

        def read(tx: Tx) -> tuple[Comment, Target | None] | None:
            asked = CommentStore(tx).get(business, comment)
            if asked is None:
                return None
            return asked, own_target(tx, business, asked, Outbox(tx).posted_reply(business, comment))

        found = await self._db.read(read)
        if found is None:
            return Lost()
        asked, own = found
        if own is None:
            return NotPossible(Reason.GONE)
        connector = await self._outgoing.connector(business, asked.channel_id)
        if Act.DELETE_OWN not in connector.can(own):
            return NotPossible(Reason.NO_RIGHT)
        new = NewRow(
            channel_id=asked.channel_id,
            comment_id=asked.id,
            errand=Errand.DELETE_OWN,
            act=Act.DELETE_OWN,
            parent=own.external_id,
            due_at=actor.now + self._outgoing.undo,
            created_by=actor.member,
            interaction_id=interaction,
        )
        return await self._put_once(actor, new)

    async def reveal(self, actor: Actor, comment: CommentId, interaction: InteractionId) -> Asked:
        """Shows customers the answer that they don't see, at once."""
        business = actor.business

        def read(tx: Tx) -> tuple[Comment, Unseen | None] | None:
            asked = CommentStore(tx).get(business, comment)
            return None if asked is None else (asked, unseen_answer(tx, business, asked))

        found = await self._db.read(read)
        if found is None:
            return Lost()
        asked, unseen = found
        if unseen is None:
            return Lost()
        act = way_out(await self._outgoing.connector(business, asked.channel_id), unseen)
        if act is None:
            return NotPossible(Reason.NO_RIGHT)
        new = NewRow(
            channel_id=asked.channel_id,
            comment_id=asked.id,
            errand=Errand.ACT,
            act=act,
            parent=unseen.target.external_id,
            due_at=actor.now,
            created_by=actor.member,
            interaction_id=interaction,
        )
        return await self._put_once(actor, new)

    async def edit_own(self, actor: Actor, form_text: FormTextId) -> Submitted:
        """Gives our reply under a comment another text, once the undo window has passed; firm checks only."""
        business, now = actor.business, actor.now

        def read(tx: Tx) -> tuple[KeptForm, Target | None] | None:
            kept = kept_form(tx, business, form_text, Purpose.EDIT_OWN)
            return None if kept is None else (kept, own_target(tx, business, kept.comment, kept.standing))

        found = await self._db.read(read)
        if found is None:
            return Lost()
        kept, own = found
        if kept.first is not None:
            return Queued(kept.first)
        if own is None:
            return NotPossible(Reason.GONE)
        connector = await self._outgoing.connector(business, kept.comment.channel_id)
        if Act.EDIT_OWN not in connector.can(own):
            return NotPossible(Reason.NO_RIGHT)
        size = size_of(connector, target_of(kept.comment), kept.form.body)
        objections = object_to(kept.form.body, size, None, None)
        if objections:
            return Objected(form_text, objections)
        new = NewRow(
            channel_id=kept.comment.channel_id,
            comment_id=kept.comment.id,
            errand=Errand.EDIT_OWN,
            act=Act.EDIT_OWN,
            parent=own.external_id,
            body=kept.form.body,
            due_at=actor.now + self._outgoing.undo,
            created_by=actor.member,
            interaction_id=kept.form.interaction_id,
        )

        def work(tx: Tx) -> Queued | NotPossible:
            rests = resting(tx, business, new.channel_id)
            if rests is not None:
                return rests
            FormTextStore(tx).used(business, form_text, now)
            return put_row(tx, business, new, now)

        outcome = await self._db.insist(work)
        if isinstance(outcome, Queued):
            self._outgoing.wake(outcome.reply)
        return outcome

    async def _put_once(
        self,
        actor: Actor,
        new: NewRow,
        *,
        contrary: bool = False,
        before: Visibility | None = None,
    ) -> Asked:
        """Queues an act, in one transaction. The order is the contract:

        1. `contrary` to a reply that is in flight: that row.
        2. The connection rests.
        3. The same act is in flight already: that row.
        4. The comment is no longer as it was when the account was asked (`before`): what it is now.
        5. A new row.
        """
        business, now = actor.business, actor.now

        def work(tx: Tx) -> Asked:
            outbox = Outbox(tx)
            reply = outbox.unsettled(business, new.comment_id) if contrary else None
            if reply is not None and reply.state in IN_FLIGHT:
                return AlreadyOnItsWay(reply)
            rests = resting(tx, business, new.channel_id)
            if rests is not None:
                return rests
            same = outbox.same_errand(business, new.comment_id, new.errand, new.act, new.parent)
            if same is not None and same.state in IN_FLIGHT:
                return Queued(same)
            comment = CommentStore(tx).get(business, new.comment_id)
            if before is not None and comment is not None and comment.visibility is not before:
                return Queued(same) if same is not None else Changed(comment.visibility)
            return put_row(tx, business, new, now)

        outcome = await self._db.write(work)
        if isinstance(outcome, Queued | AlreadyOnItsWay):
            self._outgoing.wake(outcome.reply)
        return outcome


def _why_not(connector: Connector, act: Act, to: Target) -> Changed | NotPossible:
    """Why an act is impossible: the comment changed, if the account could do it in another visibility; else
    the right is missing.
    """
    could = any(act in connector.can(replace(to, visibility=other)) for other in Visibility)
    return Changed(to.visibility) if could else NotPossible(Reason.NO_RIGHT)
