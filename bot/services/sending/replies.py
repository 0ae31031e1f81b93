"""Replies: from a submitted form to an outbox row, or to a text handed over."""

from collections.abc import Collection
from datetime import datetime

from bot.domain.act import Act
from bot.domain.business import BusinessId, MemberId
from bot.domain.checks import FIRM, Doubt, Objection, Size, object_to
from bot.domain.comment import CommentId, CommentState, Visibility
from bot.domain.event import What
from bot.domain.form_text import FormInput, FormText, FormTextId, Purpose
from bot.domain.reason import Reason
from bot.domain.reply import Errand
from bot.domain.submission import (
    AlreadyOnItsWay,
    Handed,
    Lost,
    NotPossible,
    Objected,
    Queued,
    Submitted,
)
from bot.ports import Api, Closed, LinkOut, Way
from bot.services.channels.addressing import target_of
from bot.services.sending.acts import Errands
from bot.services.sending.decisions import Deciding
from bot.services.sending.outbox import KeptForm, kept_form, put_row, resting, size_of
from bot.storage.cards import CardStore
from bot.storage.comments import CommentStore
from bot.storage.events import EventStore
from bot.storage.form_texts import FormTextStore
from bot.storage.outbox import NewRow, Outbox
from bot.storage.sqlite.database import Tx


class UnknownComment(LookupError):
    """The business has no such comment."""

    def __init__(self, comment: CommentId) -> None:
        super().__init__(f"comment {comment}")


class Replies(Errands, Deciding):
    """Everything a member can send, do, and say about it. Whatever is asked twice happens once."""

    async def keep_text(self, business: BusinessId, form: FormInput, now: datetime) -> FormTextId:
        """Stores what was typed, before anything can object to it. Raises UnknownComment."""

        def work(tx: Tx) -> FormTextId | None:
            return FormTextStore(tx).keep(business, form, now)

        kept = await self._db.insist(work)
        if kept is None:
            raise UnknownComment(form.comment_id)
        return kept

    async def kept(self, business: BusinessId, form_text: FormTextId) -> FormText | None:
        """A text that was typed into a form."""
        return await self._db.read(lambda tx: FormTextStore(tx).get(business, form_text))

    async def unsent(
        self, business: BusinessId, comment: CommentId, member: MemberId, purpose: Purpose = Purpose.REPLY
    ) -> FormText | None:
        """What this member typed for a comment and was neither sent nor thrown away."""
        return await self._db.read(lambda tx: FormTextStore(tx).unsent(business, comment, member, purpose))

    async def throw_away(
        self, business: BusinessId, comment: CommentId, member: MemberId, now: datetime
    ) -> bool:
        """On purpose; whether there was anything."""
        return (
            await self._db.write(lambda tx: FormTextStore(tx).throw_away(business, comment, member, now)) > 0
        )

    async def send(
        self,
        business: BusinessId,
        form_text: FormTextId,
        member: MemberId,
        now: datetime,
        *,
        despite: Collection[Doubt] = (),
    ) -> Submitted:
        """Checks a kept form and puts it into the outbox, due when the undo window has passed.

        `despite` overrules soft doubts. A held comment is approved first. Where the platform takes no
        replies from programs, the text is handed over instead and the comment stays open.
        """
        kept = await self._db.read(lambda tx: kept_form(tx, business, form_text, Purpose.REPLY))
        if kept is None:
            return Lost()
        connector = await self._switchboard.connector(business, kept.comment.channel_id)
        to, text = target_of(kept.comment), kept.form.body
        way, size = connector.way(to, text), size_of(connector, to, text)
        approves = Act.APPROVE in connector.can(to)

        def work(tx: Tx) -> Submitted:
            # Read anew: another owner may have been faster since.
            fresh = kept_form(tx, business, form_text, Purpose.REPLY)
            if fresh is None:
                return Lost()
            return self._submit(tx, business, fresh, way, size, approves, member, now, frozenset(despite))

        submitted = await self._db.insist(work)
        if isinstance(submitted, Queued):
            self._ring(submitted.reply)
        elif isinstance(submitted, Handed):
            self._wake("desk")
        return submitted

    def _submit(
        self,
        tx: Tx,
        business: BusinessId,
        kept: KeptForm,
        way: Way,
        size: Size,
        approves: bool,
        member: MemberId,
        now: datetime,
        despite: frozenset[Doubt],
    ) -> Submitted:
        text = kept.form.body
        if kept.first is not None:
            return Queued(kept.first)
        if kept.form.used_at is not None and not isinstance(way, Api):
            return Handed(way.url if isinstance(way, LinkOut) else None, text)
        no_way = _no_way(tx, business, kept, way)
        if no_way is not None:
            return no_way
        other = Outbox(tx).in_flight(business, kept.comment.id)
        if other is not None:
            return AlreadyOnItsWay(other)
        objections = _objections(tx, business, kept, size, despite)
        if objections:
            return Objected(kept.form.id, objections)
        FormTextStore(tx).used(business, kept.form.id, now)
        if not isinstance(way, Api):
            _hand_over(tx, business, kept, member, now)
            return Handed(way.url if isinstance(way, LinkOut) else None, text)
        return put_row(
            tx,
            business,
            NewRow(
                channel_id=kept.comment.channel_id,
                comment_id=kept.comment.id,
                errand=Errand.REPLY,
                parent=kept.comment.external_id,
                body=text,
                approve_first=approves and kept.comment.visibility is Visibility.HELD,
                due_at=now + self._undo,
                template_id=kept.form.template_id,
                created_by=member,
                interaction_id=kept.form.interaction_id,
            ),
            now,
        )


def _no_way(tx: Tx, business: BusinessId, kept: KeptForm, way: Way) -> NotPossible | None:
    """Why no reply can go there, whatever it says."""
    if kept.comment.visibility is Visibility.GONE:
        return NotPossible(Reason.GONE)
    if isinstance(way, Closed):
        return NotPossible(way.reason)
    return resting(tx, business, kept.comment.channel_id) if isinstance(way, Api) else None


def _objections(
    tx: Tx, business: BusinessId, kept: KeptForm, size: Size, despite: frozenset[Doubt]
) -> tuple[Objection, ...]:
    comment = kept.comment
    answered = comment.state in (CommentState.ANSWERED, CommentState.ELSEWHERE)
    if Outbox(tx).sorting_out(business, comment.id) is not None:
        return (Objection(Doubt.SORTED_OUT),)
    found = object_to(
        kept.form.body,
        size,
        Outbox(tx).last_said(business, comment.id),
        comment.answered_at if answered else None,
        kept.form.blanks,
    )
    return tuple(one for one in found if one.doubt in FIRM or one.doubt not in despite)


def _hand_over(tx: Tx, business: BusinessId, kept: KeptForm, member: MemberId, now: datetime) -> None:
    comment = kept.comment
    CommentStore(tx).handed_over(business, comment.id, now)
    EventStore(tx).add(
        business, now, What.HANDED_OVER, channel=comment.channel_id, comment=comment.id, member=member
    )
    CardStore(tx).touch(business, (comment.id,), now)
