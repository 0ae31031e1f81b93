"""Moderation acts (hide, like, approve, spam, trash), and editing or deleting (edit, delete) our own reply,
as outbox rows with an undo window.
"""

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.act import Act
from bot.domain.actor import Actor
from bot.domain.business import BusinessId
from bot.domain.checks import Doubt, object_to, standing
from bot.domain.comment import CommentId, Visibility
from bot.domain.form_text import FormTextId, InteractionId, Purpose
from bot.domain.outbox import RowKind
from bot.domain.reason import Reason
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
from bot.services.business.brand import findings_in, voice_of
from bot.services.channels.reply_targets import own_target, target_of
from bot.services.inbox.hidden_answers import unseen_answer, way_out
from bot.services.sending.outbox import (
    ConnectorOf,
    Outbox,
    form_text_context,
    note_overruled,
    put_row,
    resting,
)
from bot.storage.comments import CommentStore
from bot.storage.form_texts import FormTextStore
from bot.storage.outbox import NewRow, OutboxStore
from bot.storage.sent_replies import SentReplyStore
from bot.storage.sqlite.database import Tx

_HIDING = frozenset({Act.SPAM, Act.TRASH, Act.HIDE, Act.HOLD})


class Acts:
    """Queues moderation acts and changes to our own reply. Those that can be undone wait for the undo window,
    as replies do.
    """

    def __init__(self, outbox: Outbox) -> None:
        self._outbox = outbox

    async def act(
        self,
        actor: Actor,
        comment: CommentId,
        act: Act,
        interaction: InteractionId,
        *,
        undo: bool,
        seen: Visibility | None = None,
    ) -> Asked:
        """Moderates a customer's comment, at once or after the undo window.

        A comment to which a reply is on its way is not taken out of sight: the reply is taken back first.
        `seen`: how it was when this was asked for; where it is another by now, that is the answer.
        """
        business = actor.business

        def work(tx: Tx, connector_of: ConnectorOf) -> Asked:
            asked = CommentStore(tx).get(business, comment)
            if asked is None:
                return Lost()
            reply = OutboxStore(tx).unsettled(business, comment) if act in _HIDING else None
            if reply is not None and reply.state in IN_FLIGHT:
                return AlreadyOnItsWay(reply)
            connector, to = connector_of(asked.channel_id), target_of(asked)
            if act not in connector.can(to):
                return _why_not(connector, act, to)
            new = NewRow(
                channel_id=asked.channel_id,
                comment_id=asked.id,
                kind=RowKind.ACT,
                act=act,
                parent=asked.external_id,
                due_at=actor.now + (self._outbox.undo if undo else timedelta(0)),
                created_by=actor.member,
                interaction_id=interaction,
            )
            changed = seen is not None and asked.visibility is not seen
            return _put_once(tx, business, new, actor.now, Changed(asked.visibility) if changed else None)

        return await self._ask(business, work)

    async def delete_own(self, actor: Actor, comment: CommentId, interaction: InteractionId) -> Asked:
        """Deletes our reply under a comment, once the undo window has passed."""
        business = actor.business

        def work(tx: Tx, connector_of: ConnectorOf) -> Asked:
            asked = CommentStore(tx).get(business, comment)
            if asked is None:
                return Lost()
            own = own_target(tx, business, asked, SentReplyStore(tx).posted_reply(business, comment))
            if own is None:
                return NotPossible(Reason.GONE)
            if Act.DELETE_OWN not in connector_of(asked.channel_id).can(own):
                return NotPossible(Reason.NO_RIGHT)
            new = NewRow(
                channel_id=asked.channel_id,
                comment_id=asked.id,
                kind=RowKind.DELETE_OWN,
                act=Act.DELETE_OWN,
                parent=own.external_id,
                due_at=actor.now + self._outbox.undo,
                created_by=actor.member,
                interaction_id=interaction,
            )
            return _put_once(tx, business, new, actor.now)

        return await self._ask(business, work)

    async def reveal(self, actor: Actor, comment: CommentId, interaction: InteractionId) -> Asked:
        """Shows customers the answer that they don't see, at once."""
        business = actor.business

        def work(tx: Tx, connector_of: ConnectorOf) -> Asked:
            asked = CommentStore(tx).get(business, comment)
            unseen = None if asked is None else unseen_answer(tx, business, asked)
            if asked is None or unseen is None:
                return Lost()
            act = way_out(connector_of(asked.channel_id), unseen)
            if act is None:
                return NotPossible(Reason.NO_RIGHT)
            new = NewRow(
                channel_id=asked.channel_id,
                comment_id=asked.id,
                kind=RowKind.ACT,
                act=act,
                parent=unseen.target.external_id,
                due_at=actor.now,
                created_by=actor.member,
                interaction_id=interaction,
            )
            return _put_once(tx, business, new, actor.now)

        return await self._ask(business, work)

    async def edit_own(
        self, actor: Actor, form_text: FormTextId, *, despite: Collection[Doubt] = ()
    ) -> Submitted:
        """Gives our reply under a comment another text, once the undo window has passed; `despite` overrules soft
        objections.
        """
        business, now = actor.business, actor.now

        def work(tx: Tx, connector_of: ConnectorOf) -> Submitted:
            kept = form_text_context(tx, business, form_text, Purpose.EDIT_OWN)
            if kept is None:
                return Lost()
            if kept.first is not None:
                return Queued(kept.first)
            own = own_target(tx, business, kept.comment, kept.posted)
            if own is None:
                return NotPossible(Reason.GONE)
            connector = connector_of(kept.comment.channel_id)
            if Act.EDIT_OWN not in connector.can(own):
                return NotPossible(Reason.NO_RIGHT)
            length = connector.length(target_of(kept.comment), kept.form.body)
            body = kept.form.body
            found = object_to(body, length, None, None, findings=findings_in(voice_of(tx, business), body))
            objections = standing(found, despite)
            if objections:
                return Objected(form_text, objections)
            rests = resting(tx, business, kept.comment.channel_id)
            if rests is not None:
                return rests
            note_overruled(tx, actor, kept.comment, found)
            FormTextStore(tx).used(business, form_text, now)
            new = NewRow(
                channel_id=kept.comment.channel_id,
                comment_id=kept.comment.id,
                kind=RowKind.EDIT_OWN,
                act=Act.EDIT_OWN,
                parent=own.external_id,
                body=kept.form.body,
                due_at=now + self._outbox.undo,
                created_by=actor.member,
                interaction_id=kept.form.interaction_id,
            )
            return put_row(tx, business, new, now)

        outcome = await self._outbox.decide(business, work, insist=True)
        if isinstance(outcome, Queued):
            self._outbox.wake(outcome.reply)
        return outcome

    async def _ask(self, business: BusinessId, work: Callable[[Tx, ConnectorOf], Asked]) -> Asked:
        outcome = await self._outbox.decide(business, work)
        if isinstance(outcome, Queued | AlreadyOnItsWay):
            self._outbox.wake(outcome.reply)
        return outcome


def _put_once(
    tx: Tx, business: BusinessId, new: NewRow, now: datetime, changed: Changed | None = None
) -> Queued | NotPossible | Changed:
    """Queues an act. The order is the contract:

    1. The connection rests.
    2. The same act is in flight, or was done and is why the comment changed: that row.
    3. The comment is no longer as it was when this was asked for (`changed`): what it is now.
    4. A new row.
    """
    rests = resting(tx, business, new.channel_id)
    if rests is not None:
        return rests
    same = OutboxStore(tx).same_request(business, new.comment_id, new.kind, new.act, new.parent)
    if same is not None and (same.state in IN_FLIGHT or changed is not None):
        return Queued(same)
    return changed or put_row(tx, business, new, now)


def _why_not(connector: Connector, act: Act, to: Target) -> Changed | NotPossible:
    """Why an act is impossible: the comment changed, if the account could do it in another visibility; else
    the right is missing.
    """
    could = any(act in connector.can(replace(to, visibility=other)) for other in Visibility)
    return Changed(to.visibility) if could else NotPossible(Reason.NO_RIGHT)
