"""Replies: from a submitted form to an outbox row, or to a text handed over."""

from collections.abc import Collection
from datetime import datetime
from typing import TypeVar

from bot.domain.act import Act
from bot.domain.actor import Actor
from bot.domain.business import BusinessId, MemberId
from bot.domain.checks import Doubt, Objection, object_to, standing
from bot.domain.comment import CommentId, CommentState, Visibility
from bot.domain.draft import Draft, DraftId, DraftState
from bot.domain.event import What
from bot.domain.form_text import FormInput, FormText, FormTextId, InteractionId, Purpose
from bot.domain.length import Length
from bot.domain.outbox import RowKind
from bot.domain.reason import Reason
from bot.domain.role import Right, may
from bot.domain.submission import (
    AlreadyOnItsWay,
    Handed,
    Lost,
    NotPossible,
    Objected,
    Proposed,
    Queued,
    Submitted,
)
from bot.domain.template import TemplateId
from bot.ports import Api, Closed, LinkOut, Way
from bot.services.business.brand import findings_in, opening_in, voice_of
from bot.services.business.filling import other_words
from bot.services.business.ringing import ringing_now
from bot.services.channels.reply_targets import target_of
from bot.services.inbox.thanking import offered
from bot.services.sending.outbox import (
    ConnectorOf,
    FormTextContext,
    Outbox,
    form_text_context,
    note_overruled,
    put_row,
    resting,
)
from bot.services.sending.proposing import propose
from bot.storage.businesses import BusinessStore
from bot.storage.cards import CardStore
from bot.storage.channels import ChannelStore
from bot.storage.comment_states import CommentStateStore
from bot.storage.comments import CommentStore
from bot.storage.drafts import DraftStore
from bot.storage.events import EventStore
from bot.storage.form_texts import FormTextStore
from bot.storage.outbox import NewRow, OutboxStore
from bot.storage.sqlite.database import Tx
from bot.storage.templates import TemplateStore

Outcome = TypeVar("Outcome", bound=Submitted | None)


class UnknownComment(LookupError):
    """Unknown comment of this business."""

    def __init__(self, comment: CommentId) -> None:
        super().__init__(f"comment {comment}")


class Replies:
    """Stores texts typed into forms, and submits replies. Idempotent: whatever is asked twice happens once."""

    def __init__(self, outbox: Outbox) -> None:
        self._outbox = outbox
        self._db = outbox.db

    async def keep_text(self, business: BusinessId, form: FormInput, now: datetime) -> FormTextId:
        """Stores what was typed, before any check. Raises UnknownComment."""

        def work(tx: Tx) -> FormTextId | None:
            return FormTextStore(tx).keep(business, form, now)

        kept = await self._db.insist(work)
        if kept is None:
            raise UnknownComment(form.comment_id)
        return kept

    async def unsent(
        self, business: BusinessId, comment: CommentId, member: MemberId, purpose: Purpose = Purpose.REPLY
    ) -> FormText | None:
        """Text that this member typed for a comment and that was neither sent nor discarded."""
        return await self._db.read(lambda tx: FormTextStore(tx).unsent(business, comment, member, purpose))

    async def throw_away(self, actor: Actor, comment: CommentId) -> bool:
        """Discards the form texts of this member for a comment; whether there was one."""
        return (
            await self._db.write(
                lambda tx: FormTextStore(tx).throw_away(actor.business, comment, actor.member, actor.now)
            )
            > 0
        )

    async def send(
        self, actor: Actor, form_text: FormTextId, *, despite: Collection[Doubt] = ()
    ) -> Submitted:
        """Submits a form text: checks it and queues the reply, due when the undo window has passed.

        `despite` overrules soft objections. A held comment is approved first. Where the platform accepts no
        replies from programs, the text is handed over instead and the comment stays open.
        """

        def work(tx: Tx, connector_of: ConnectorOf) -> Submitted:
            return self._sent(tx, actor, form_text, connector_of, frozenset(despite))

        return self._said(await self._outbox.decide(actor.business, work, insist=True))

    async def thank(
        self, actor: Actor, comment: CommentId, template: TemplateId, seen: str, interaction: InteractionId
    ) -> Submitted | None:
        """Submits the thank-you that is offered for a comment, as if it had come through the form; None where that is not
        what was shown any more (`seen`: its stamp). Idempotent like a form.
        """
        business = actor.business

        def work(tx: Tx, connector_of: ConnectorOf) -> Submitted | None:
            first = OutboxStore(tx).by_interaction(business, interaction)
            if first is not None:
                return Queued(first)
            found = CommentStore(tx).get(business, comment)
            thanks = None if found is None or not found.waits else offered(tx, business, found, actor.now)
            if thanks is None or thanks.template != template or thanks.stamp != seen:
                return None
            typed = FormInput(comment, actor.member, thanks.text, interaction, template_id=template)
            form_text = FormTextStore(tx).keep(business, typed, actor.now)
            return (
                Lost() if form_text is None else self._sent(tx, actor, form_text, connector_of, frozenset())
            )

        return self._said(await self._outbox.decide(business, work, insist=True))

    async def send_draft(
        self, actor: Actor, draft: DraftId, interaction: InteractionId, *, despite: Collection[Doubt] = ()
    ) -> Submitted:
        """Submits the words of a draft as this member's own reply; `despite` as in `send`. Lost: it waits no more. Idempotent
        like a form.
        """
        business = actor.business

        def work(tx: Tx, connector_of: ConnectorOf) -> Submitted:
            found = DraftStore(tx).get(business, draft)
            first = OutboxStore(tx).by_interaction(business, interaction)
            if first is not None:
                return Queued(first)
            if found is None or found.state is not DraftState.WAITING or not may(actor.role, Right.REPLY):
                return Lost()
            typed = FormInput(
                found.comment_id, actor.member, found.text, interaction, template_id=found.template_id
            )
            form_text = FormTextStore(tx).keep(business, typed, actor.now)
            if form_text is None:
                return Lost()
            sent = self._sent(tx, actor, form_text, connector_of, frozenset(despite))
            if isinstance(sent, Queued | Handed):
                _note_draft(tx, actor, found)
            else:
                # Or this member's form would open with it, instead of what they typed themselves.
                FormTextStore(tx).drop(business, form_text)
            return sent

        return self._said(await self._outbox.decide(business, work, insist=True))

    def _sent(
        self,
        tx: Tx,
        actor: Actor,
        form_text: FormTextId,
        connector_of: ConnectorOf,
        despite: frozenset[Doubt],
    ) -> Submitted:
        kept = form_text_context(tx, actor.business, form_text, Purpose.REPLY)
        if kept is None:
            return Lost()
        connector, to = connector_of(kept.comment.channel_id), target_of(kept.comment)
        way, length = connector.way(to, kept.form.body), connector.length(to, kept.form.body)
        return self._submit(tx, actor, kept, way, length, Act.APPROVE in connector.can(to), despite)

    def _said(self, submitted: Outcome) -> Outcome:
        if isinstance(submitted, Queued):
            self._outbox.wake(submitted.reply)
        elif isinstance(submitted, Handed | Proposed):
            self._outbox.redraw()
        return submitted

    def _submit(
        self,
        tx: Tx,
        actor: Actor,
        kept: FormTextContext,
        way: Way,
        length: Length,
        approves: bool,
        despite: frozenset[Doubt],
    ) -> Submitted:
        """Submits a reply, in one transaction. The order is the contract:

        1. The same interaction again: its first row, or the text handed over once more.
        2. Nothing can go there: the comment is gone, replies are closed, or the connection rests.
        3. Another reply to the comment is in flight, or waits for a person.
        4. Objections to the text; soft ones may be overruled, firm ones never.
        5. Whoever may send nothing has proposed it: a draft, and nothing of what follows.
        6. The form text is marked as used.
        7. A text handed over, or an outbox row that is due after the undo window.
        """
        business, text = actor.business, kept.form.body
        if kept.first is not None:
            return Queued(kept.first)
        if kept.form.used_at is not None and not isinstance(way, Api) and may(actor.role, Right.REPLY):
            return Handed(way.url if isinstance(way, LinkOut) else None, text)
        no_way = _no_way(tx, business, kept, way)
        if no_way is not None:
            return no_way
        other = OutboxStore(tx).unsettled(business, kept.comment.id)
        if other is not None:
            return AlreadyOnItsWay(other)
        objections = _objections(tx, actor, kept, length, despite)
        if objections:
            return Objected(kept.form.id, objections, _has_other_words(tx, business, kept, objections))
        if not may(actor.role, Right.REPLY):
            return propose(tx, actor, kept)
        FormTextStore(tx).used(business, kept.form.id, actor.now)
        CommentStateStore(tx).taken_up(business, kept.comment.id)
        if not isinstance(way, Api):
            _hand_over(tx, actor, kept)
            return Handed(way.url if isinstance(way, LinkOut) else None, text)
        _leave_bundle(tx, actor, kept)
        return put_row(
            tx,
            business,
            NewRow(
                channel_id=kept.comment.channel_id,
                comment_id=kept.comment.id,
                kind=RowKind.REPLY,
                parent=kept.comment.external_id,
                body=text,
                approve_first=approves and kept.comment.visibility is Visibility.HELD,
                due_at=actor.now + self._outbox.undo,
                template_id=kept.form.template_id,
                created_by=actor.member,
                interaction_id=kept.form.interaction_id,
            ),
            actor.now,
        )


def _has_other_words(
    tx: Tx, business: BusinessId, kept: FormTextContext, objections: Collection[Objection]
) -> bool:
    if kept.form.template_id is None or all(one.doubt is not Doubt.SAME_TEXT for one in objections):
        return False
    own, template = BusinessStore(tx).get(business), TemplateStore(tx).get(business, kept.form.template_id)
    return own is not None and other_words(tx, own, kept.comment, template, kept.form.body) is not None


def _leave_bundle(tx: Tx, actor: Actor, kept: FormTextContext) -> None:
    """Moves a comment out of its bundle where its reply waits for long: nobody would see that in there."""
    business, now = actor.business, actor.now
    channel = ChannelStore(tx).get(business, kept.comment.channel_id)
    if channel is not None and channel.rests_until(now) is not None:
        CardStore(tx).take_out(business, kept.comment.id, now, ringing_now(tx, business, now))


def _note_draft(tx: Tx, actor: Actor, draft: Draft) -> None:
    EventStore(tx).add(
        actor.business,
        actor.now,
        What.DRAFT_SENT,
        comment=draft.comment_id,
        member=actor.member,
        by=draft.member_id,
    )


def _no_way(tx: Tx, business: BusinessId, kept: FormTextContext, way: Way) -> NotPossible | None:
    """Why no reply can go there, whatever the text."""
    if kept.comment.visibility is Visibility.GONE:
        return NotPossible(Reason.GONE)
    if isinstance(way, Closed):
        return NotPossible(way.reason)
    return resting(tx, business, kept.comment.channel_id) if isinstance(way, Api) else None


def _objections(
    tx: Tx, actor: Actor, kept: FormTextContext, length: Length, despite: frozenset[Doubt]
) -> tuple[Objection, ...]:
    """Objections that are not overruled; where none is left, the overruled ones are recorded."""
    business, comment, body = actor.business, kept.comment, kept.form.body
    if OutboxStore(tx).sorting_out(business, comment.id) is not None:
        return (Objection(Doubt.SORTED_OUT),)
    answered = comment.state in (CommentState.ANSWERED, CommentState.ELSEWHERE)
    voice = voice_of(tx, business)
    found = object_to(
        body,
        length,
        OutboxStore(tx).last_reply(business, comment.id),
        comment.answered_at if answered else None,
        kept.form.blanks,
        comment.author,
        opening_in(voice, comment.author),
        findings_in(voice, body),
    )
    left = standing(found, despite)
    if not left:
        note_overruled(tx, actor, comment, found)
    return left


def _hand_over(tx: Tx, actor: Actor, kept: FormTextContext) -> None:
    business, comment = actor.business, kept.comment
    CommentStateStore(tx).handed_over(business, comment.id, actor.now)
    DraftStore(tx).handed_over(business, comment.id, kept.form.body, actor.now)
    EventStore(tx).add(
        business,
        actor.now,
        What.HANDED_OVER,
        channel=comment.channel_id,
        comment=comment.id,
        member=actor.member,
    )
    CardStore(tx).touch(business, (comment.id,), actor.now)
