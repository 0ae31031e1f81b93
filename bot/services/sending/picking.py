"""Picking: which row of a channel is sent or read back next, with what its connector has to know."""

import json
from dataclasses import dataclass
from datetime import datetime

from bot.domain.business import BusinessId
from bot.domain.channel import Channel, ChannelId, ChannelState
from bot.domain.comment import CommentId, Visibility
from bot.domain.external_id import ExternalId
from bot.domain.lease import Holder
from bot.domain.outbox import OutboxRow, RowKind
from bot.ports import OutgoingReply, Prepared, Target
from bot.services.channels.reply_targets import target_of
from bot.services.sending import rests
from bot.services.sending.read_back import read_back_from
from bot.storage.channels import ChannelStore
from bot.storage.comments import CommentStore
from bot.storage.outbox import OutboxStore
from bot.storage.sent_replies import SentReplyStore
from bot.storage.sqlite.database import Tx


@dataclass(frozen=True, slots=True)
class Picked:
    """Row with what its connector has to know. `to` is what it goes under or acts on."""

    row: OutboxRow
    to: Target
    channel: Channel
    owned: frozenset[ExternalId]
    """External ids of other rows."""
    known: frozenset[ExternalId] = frozenset()
    """Answers that the mirror knew before this one went out, so that they surely are others."""
    answered: bool = False
    """The mirror knows an answer that came after this reply was asked for."""
    wired: int = 0
    """How often the connection's access or limit had changed by then."""

    @property
    def outgoing(self) -> OutgoingReply:
        """Reply as its connector gets it, with what it was prepared with."""
        row = self.row
        return OutgoingReply(row.id, self.to, row.body, decode_prepared(row.prepared))


def encode_prepared(prepared: Prepared) -> str:
    """JSON of an outbox row: what an attempt is sent with (idempotency key, record)."""
    return json.dumps([prepared.key, prepared.record])


def decode_prepared(text: str) -> Prepared:
    """Reads what `encode_prepared` wrote; of an empty text, nothing was prepared."""
    return Prepared(*json.loads(text)) if text else Prepared()


def pick(
    tx: Tx, business: BusinessId, channel_id: ChannelId, holder: Holder, now: datetime
) -> tuple[Picked | None, datetime | None]:
    """Row to work on, else when the next one is due; nothing while the channel is paused, nor before its
    account was checked: without knowing who we are there, no reply of our own would be recognised. While sending
    rests, only what may be there already is looked for.
    """
    channel, outbox = ChannelStore(tx).get(business, channel_id), OutboxStore(tx)
    if channel is None or channel.state is not ChannelState.ACTIVE or not channel.account:
        return None, None
    row = outbox.due(business, channel_id, holder, now, begun=channel.rests_until(now) is not None)
    if row is None:
        return None, rests.next_turn(tx, business, channel_id, holder, now)
    to = _target(tx, business, row)
    if row.kind is not RowKind.REPLY:
        return Picked(row, to, channel, frozenset()), None
    asked = row.confirmed_at or row.created_at
    seen = CommentStore(tx).answers(business, channel_id, row.parent)
    begun = max(asked, row.first_attempt_at or asked)
    known = frozenset(one.external_id for one in seen if one.seen_at < begun)
    owned = SentReplyStore(tx).owned(business, channel_id, read_back_from(row, channel))
    fresh = (one for one in seen if one.seen_at >= asked and one.visibility is Visibility.PUBLIC)
    answered = any(one.external_id not in owned for one in fresh)
    return Picked(row, to, channel, owned, known, answered), None


def _target(tx: Tx, business: BusinessId, row: OutboxRow) -> Target:
    """Stored comment it is about; of our own reply that was not read yet only the id is known."""
    comments = CommentStore(tx)
    there = comments.by_external(business, row.channel_id, row.parent)
    if there is not None:
        return target_of(there)
    return Target(row.parent, _thread(comments, business, row.comment_id))


def _thread(comments: CommentStore, business: BusinessId, comment: CommentId) -> ExternalId | None:
    answered = comments.get(business, comment)
    return None if answered is None else answered.thread.external_id
