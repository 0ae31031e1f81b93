"""Outbox row: a reply, the edit or deletion of our own reply, or a moderation act, with its delivery state."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from bot.domain.act import Act
from bot.domain.business import MemberId
from bot.domain.channel import ChannelId
from bot.domain.comment import CommentId, Visibility
from bot.domain.external_id import ExternalId
from bot.domain.reason import Reason, stored_reason
from bot.domain.template import TemplateId

RowId = NewType("RowId", int)


class RowKind(StrEnum):
    """Kind of outbox row: a new reply, the edit or deletion of our own reply, or a moderation act."""

    REPLY = "reply"
    EDIT_OWN = "edit_own"
    DELETE_OWN = "delete_own"
    ACT = "act"


class RowState(StrEnum):
    """Delivery states of an outbox row."""

    QUEUED = "queued"
    SENDING = "sending"
    VERIFYING = "verifying"
    SENT = "sent"
    FAILED = "failed"
    NEEDS_HUMAN = "needs_human"
    CANCELLED = "cancelled"


class Undecided(StrEnum):
    """Why a person has to decide about a reply that is not known to be posted."""

    MAYBE_OURS = "maybe_ours"
    """Our account has something else under the comment, since the first attempt: our text, rewritten there?"""
    ANSWERED_MEANWHILE = "answered_meanwhile"
    """Somebody of the business answered there while our reply was waiting to go out."""


def stored_row_reason(text: str) -> Reason | Undecided | None:
    """Parses the stored reason of an outbox row."""
    try:
        return Undecided(text)
    except ValueError:
        return stored_reason(text)


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """One outbox row. A REPLY answers `comment_id`; the others act on it or on `external_id`."""

    id: RowId
    channel_id: ChannelId
    comment_id: CommentId
    kind: RowKind
    act: Act | None
    """For ACT, EDIT_OWN and DELETE_OWN; None for REPLY."""
    parent: ExternalId
    """What the reply hangs under, or what the act is done to."""
    body: str
    approve_first: bool
    approved_at: datetime | None
    state: RowState
    attempts: int
    due_at: datetime
    """Nothing happens before: the undo window, a back-off, the next look."""
    first_attempt_at: datetime | None
    last_attempt_at: datetime | None
    unclear: bool
    """An earlier attempt may have had an effect."""
    final: bool
    """The platform has refused for good; only the unclear attempt is left to be looked for."""
    verify_failures: int
    external_id: ExternalId | None
    url: str
    """Of the posted reply; where the platform wants a person (USE_LINK), the page on which it can be posted."""
    posted_at: datetime | None
    """The platform's time of the posted reply."""
    visibility: Visibility
    """Visibility of the reply there: accepted is not yet visible to customers."""
    prepared: str
    """JSON of ports.Prepared, stored together with `sending`; empty before."""
    reason: Reason | Undecided | None
    """None where nothing is wrong."""
    created_by: MemberId
    created_at: datetime
    template_id: TemplateId | None
    settled_at: datetime | None
    looks: int = 0
    """Read-backs that answered without a hit since the last attempt."""
    confirmed_at: datetime | None = None
    """When somebody last said that it is to go out all the same; what stood there by then holds up nothing."""

    @property
    def seen_by_customers(self) -> bool:
        """Whether it is a reply that is posted and public."""
        return self.state is RowState.SENT and self.visibility is Visibility.PUBLIC


def by_hand(row: OutboxRow) -> bool:
    """Whether it is a reply that the platform wanted a person to post at its own page."""
    return row.kind is RowKind.REPLY and row.state is RowState.FAILED and row.reason is Reason.USE_LINK


def newest(rows: Sequence[OutboxRow]) -> OutboxRow | None:
    """Row that a comment's card shows, of all its rows, newest first; an act matters only until it is done."""
    return next(
        (
            row
            for row in rows
            if row.state is not RowState.CANCELLED
            and (row.kind is RowKind.REPLY or row.state is not RowState.SENT)
        ),
        None,
    )


def went_through(rows: Sequence[OutboxRow]) -> OutboxRow | None:
    """Last edit or deletion of our reply that is done, unless another reply went out since; rows newest first."""
    done = (row for row in rows if row.state is RowState.SENT and row.kind is not RowKind.ACT)
    last = next(done, None)
    return None if last is None or last.kind is RowKind.REPLY else last


def went_out(rows: Sequence[OutboxRow]) -> bool:
    """Whether a reply to the comment was ever posted."""
    return any(row.kind is RowKind.REPLY and row.state is RowState.SENT for row in rows)
