"""Outbox rows: queueing them, once for each interaction (idempotency); replies, acts and decisions share it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import TypeVar

from bot.domain.actor import Actor
from bot.domain.business import BusinessId
from bot.domain.channel import ChannelId, ChannelState
from bot.domain.checks import Objection
from bot.domain.comment import Comment
from bot.domain.event import What
from bot.domain.form_text import FormText, FormTextId, Purpose
from bot.domain.outbox import OutboxRow, RowKind
from bot.domain.reason import Reason
from bot.domain.sending import UNDO_WINDOW
from bot.domain.submission import NotPossible, Queued
from bot.loops import DESK, Wake, delivery_loop
from bot.ports import Connector
from bot.services.channels.switchboard import NotBuilt, Switchboard
from bot.services.sending.settling import note
from bot.storage.cards import CardStore
from bot.storage.channels import ChannelStore
from bot.storage.comments import CommentStore
from bot.storage.drafts import DraftStore
from bot.storage.events import EventStore
from bot.storage.form_texts import FormTextStore
from bot.storage.outbox import NewRow, OutboxStore
from bot.storage.sent_replies import SentReplyStore
from bot.storage.sqlite.database import Database, Tx

T = TypeVar("T")
ConnectorOf = Callable[[ChannelId], Connector]
"""The connector of a channel, inside a transaction: for its pure questions only."""


@dataclass(frozen=True, slots=True)
class FormTextContext:
    """Stored form with its comment, and what came of it if it was submitted before."""

    form: FormText
    comment: Comment
    posted: OutboxRow | None
    """Our posted reply under the comment."""
    first: OutboxRow | None


class Outbox:
    """What replies, acts and decisions share to queue rows. `undo`: the undo window, how long a row may be
    taken back.
    """

    def __init__(
        self, db: Database, switchboard: Switchboard, wake: Wake, undo: timedelta = UNDO_WINDOW
    ) -> None:
        self.db = db
        self.undo = undo
        self._switchboard = switchboard
        self._wake = wake

    async def decide(
        self, business: BusinessId, work: Callable[[Tx, ConnectorOf], T], *, insist: bool = False
    ) -> T:
        """Checks and writes in one transaction, so that nothing changes in between. The connector of a channel is
        built beforehand, by a second try, where it is not yet. Raises ConnectorError.
        """
        run = self.db.insist if insist else self.db.write
        while True:
            try:
                return await run(lambda tx: work(tx, partial(self._switchboard.built, business)))
            except NotBuilt as missing:
                await self._switchboard.connector(business, missing.channel)

    def wake(self, row: OutboxRow) -> None:
        """Wakes the delivery of the row's channel, and the loop of the cards."""
        self._wake(delivery_loop(row.channel_id))
        self.redraw()

    def redraw(self) -> None:
        """Wakes the loop of the cards."""
        self._wake(DESK)


def form_text_context(
    tx: Tx, business: BusinessId, form_text: FormTextId, purpose: Purpose
) -> FormTextContext | None:
    """Stored form with its comment; None where the business has no such form for this purpose any more."""
    form = FormTextStore(tx).get(business, form_text)
    if form is None or form.purpose is not purpose:
        return None
    comment = CommentStore(tx).get(business, form.comment_id)
    if comment is None:
        return None
    outbox = OutboxStore(tx)
    return FormTextContext(
        form,
        comment,
        posted=SentReplyStore(tx).posted_reply(business, comment.id),
        first=outbox.by_interaction(business, form.interaction_id),
    )


def note_overruled(tx: Tx, actor: Actor, comment: Comment, objections: Sequence[Objection]) -> None:
    """Records that somebody sends a text despite objections: which ones, and how many places; never the words."""
    if objections:
        EventStore(tx).add(
            actor.business,
            actor.now,
            What.SENT_DESPITE,
            channel=comment.channel_id,
            comment=comment.id,
            member=actor.member,
            doubts=" ".join(one.doubt.value for one in objections),
        )


def resting(tx: Tx, business: BusinessId, channel_id: ChannelId) -> NotPossible | None:
    """Why nothing may be queued for this channel: it is paused or removed."""
    channel = ChannelStore(tx).get(business, channel_id)
    if channel is not None and channel.state is ChannelState.ACTIVE:
        return None
    if channel is not None and channel.state is ChannelState.PAUSED:
        return NotPossible(Reason.PAUSED, channel_id)
    return NotPossible(Reason.REMOVED)


def put_row(tx: Tx, business: BusinessId, new: NewRow, now: datetime) -> Queued:
    """Adds a row with its event, and redraws the card; for a repeated interaction the first one's row
    (idempotency).
    """
    outbox = OutboxStore(tx)
    row = outbox.add(business, new, now)
    if row is None:
        first = outbox.by_interaction(business, new.interaction_id)
        if first is None:
            raise LookupError(f"interaction {new.interaction_id} belongs to another business")
        return Queued(first)
    reply = outbox.get(business, row)
    assert reply is not None
    note(tx, business, reply, What.QUEUED, now, new.created_by)
    if reply.kind is RowKind.REPLY:
        DraftStore(tx).accepted(business, new.comment_id, row)
    CardStore(tx).touch(business, (new.comment_id,), now)
    return Queued(reply)
