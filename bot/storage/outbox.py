"""Outbox (send queue, transactional outbox): every reply, edit, deletion and moderation act that is to leave,
as outbox rows with a due time and a delivery state.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from bot.domain.act import Act, stored_act
from bot.domain.business import BusinessId, MemberId
from bot.domain.channel import ChannelId
from bot.domain.checks import LastReply
from bot.domain.comment import CommentId, Visibility
from bot.domain.external_id import ExternalId
from bot.domain.form_text import InteractionId
from bot.domain.lease import Holder, Lease
from bot.domain.matching import norm, same_norm
from bot.domain.outbox import OutboxRow, RowId, RowKind, RowState, stored_row_reason
from bot.domain.sending import look_since
from bot.domain.template import TemplateId
from bot.domain.times import from_ms, from_ms_or_none, to_ms, to_ms_or_none
from bot.storage.leases import HELD, asked, free, held
from bot.storage.row_states import IN_FLIGHT_SQL, NOT_DELETED, REQUESTED_SQL, UNSETTLED_SQL
from bot.storage.sqlite.database import Row, Tx, Value
from bot.storage.sqlite.dialect import same

# One at a time under a parent, and in the order in which they were asked for.
_FREE = (
    "NOT (o.state = 'queued' AND EXISTS (SELECT 1 FROM outbox x WHERE x.channel_id = o.channel_id"
    f" AND x.parent = o.parent AND x.id <> o.id AND x.state IN {IN_FLIGHT_SQL}"
    " AND (x.state <> 'queued' OR x.id < o.id)))"
)

NEAR = 1000
"""Comments of a thread, the newest, among which the last reply in it is looked for: a press waits for that."""

_BEGUN = "(:begun = 0 OR o.state <> 'queued')"


@dataclass(frozen=True, slots=True)
class NewRow:
    """Row to be added to the outbox."""

    channel_id: ChannelId
    comment_id: CommentId
    kind: RowKind
    parent: ExternalId
    due_at: datetime
    created_by: MemberId
    interaction_id: InteractionId
    act: Act | None = None
    body: str = ""
    approve_first: bool = False
    template_id: TemplateId | None = None


class OutboxStore:
    """Reads and writes outbox rows. The next state of a row is decided in `bot.domain.sending`."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx

    def add(self, business: BusinessId, new: NewRow, now: datetime) -> RowId | None:
        """Adds an outbox row. Idempotency: None where this interaction has a row already. Raises on a second
        reply in flight for a comment.
        """
        row = self._tx.one(
            "INSERT INTO outbox (business_id, channel_id, comment_id, errand, act, parent, body, body_norm,"
            " approve_first, due_at, template_id, created_by, interaction_id, created_at)"
            " VALUES (:business, :channel, :comment, :kind, :act, :parent, :body, :body_norm,"
            " :approve_first, :due_at, :template, :member, :interaction, :now)"
            " ON CONFLICT (interaction_id) DO NOTHING RETURNING id",
            business=business,
            channel=new.channel_id,
            comment=new.comment_id,
            kind=new.kind.value,
            act=new.act or "",
            parent=new.parent,
            body=new.body,
            body_norm=norm(new.body),
            approve_first=int(new.approve_first),
            due_at=to_ms(new.due_at),
            template=new.template_id,
            member=new.created_by,
            interaction=new.interaction_id,
            now=to_ms(now),
        )
        return None if row is None else RowId(row["id"])

    def get(self, business: BusinessId, reply: RowId) -> OutboxRow | None:
        """Outbox row by id."""
        return self._one("id = :id", business, id=reply)

    def by_interaction(self, business: BusinessId, interaction: InteractionId) -> OutboxRow | None:
        """Outbox row that this button press or form made (idempotency by interaction id)."""
        return self._one("interaction_id = :interaction", business, interaction=interaction)

    def put(
        self, business: BusinessId, before: OutboxRow, after: OutboxRow, lease: Lease | None = None
    ) -> bool:
        """Saves the new state of an outbox row (compare-and-swap, optimistic locking); false, and nothing is
        written, where it is no longer as `before`.
        """
        if after.external_id is not None and after.external_id != before.external_id:
            self._disown(business, after)
        changed = self._tx.execute(
            "UPDATE outbox SET state = :state, attempts = :attempts, due_at = :due_at,"
            " first_attempt_at = :first_attempt_at, last_attempt_at = :last_attempt_at, unclear = :unclear,"
            " final = :final, verify_failures = :verify_failures, looks = :looks, external_id = :external_id,"
            " url = :url, posted_at = :posted_at, visibility = :visibility,"
            " confirmed_at = :confirmed_at, prepared = :prepared, reason = :reason,"
            f" approved_at = :approved_at, settled_at = :settled_at, {HELD}"
            " WHERE business_id = :business AND id = :id AND state = :was AND attempts = :had"
            f" AND {same('last_attempt_at', 'last')} AND looks = :looked AND verify_failures = :tried",
            business=business,
            id=before.id,
            was=before.state.value,
            had=before.attempts,
            last=to_ms_or_none(before.last_attempt_at),
            looked=before.looks,
            tried=before.verify_failures,
            state=after.state.value,
            attempts=after.attempts,
            due_at=to_ms(after.due_at),
            first_attempt_at=to_ms_or_none(after.first_attempt_at),
            last_attempt_at=to_ms_or_none(after.last_attempt_at),
            unclear=int(after.unclear),
            final=int(after.final),
            verify_failures=after.verify_failures,
            looks=after.looks,
            external_id=after.external_id,
            url=after.url,
            posted_at=to_ms_or_none(after.posted_at),
            visibility=after.visibility.value,
            confirmed_at=to_ms_or_none(after.confirmed_at),
            prepared=after.prepared,
            reason=after.reason or "",
            approved_at=to_ms_or_none(after.approved_at),
            settled_at=to_ms_or_none(after.settled_at),
            **held(lease),
        )
        return changed == 1

    def reword(self, business: BusinessId, reply: RowId, body: str) -> None:
        """Saves the new text of the posted reply after an edit, wherever that was made; to be learnt from again."""
        self._tx.execute(
            "UPDATE outbox SET body = :body, body_norm = :body_norm, learnt = 0 WHERE business_id = :business AND id = :id",
            business=business,
            id=reply,
            body=body,
            body_norm=norm(body),
        )

    def set_visibility(self, business: BusinessId, reply: RowId, visibility: Visibility) -> None:
        """Saves the visibility of the posted reply, as the platform shows it now; to be learnt from again."""
        self._tx.execute(
            "UPDATE outbox SET visibility = :visibility, learnt = 0 WHERE business_id = :business AND id = :id",
            business=business,
            id=reply,
            visibility=visibility.value,
        )

    def due(
        self, business: BusinessId, channel: ChannelId, holder: Holder, now: datetime, *, begun: bool = False
    ) -> OutboxRow | None:
        """Next outbox row of a channel to deliver; not one that waits for another under the same parent. `begun`: only
        those that are sent or looked for already.
        """
        return self._one(
            f"channel_id = :channel AND state IN {IN_FLIGHT_SQL} AND due_at <= :now AND {_FREE} AND {free('o')}"
            f" AND {_BEGUN}",
            business,
            order="due_at, id",
            channel=channel,
            now=to_ms(now),
            begun=int(begun),
            **asked(holder, now),
        )

    def next_turn(
        self, business: BusinessId, channel: ChannelId, holder: Holder, now: datetime, *, begun: bool = False
    ) -> datetime | None:
        """When the next row of this channel is due for this process; `begun` as in `due`."""
        first = self._one(
            f"channel_id = :channel AND state IN {IN_FLIGHT_SQL} AND {_FREE} AND {free('o')} AND {_BEGUN}",
            business,
            order="due_at",
            channel=channel,
            begun=int(begun),
            **asked(holder, now),
        )
        return None if first is None else first.due_at

    def next_due(self, business: BusinessId, channel: ChannelId) -> datetime | None:
        """When the next row of this channel is due."""
        first = self._one(
            f"channel_id = :channel AND state IN {IN_FLIGHT_SQL} AND {_FREE}",
            business,
            order="due_at",
            channel=channel,
        )
        return None if first is None else first.due_at

    def interrupted(
        self, business: BusinessId, channel: ChannelId, holder: Holder, now: datetime
    ) -> tuple[OutboxRow, ...]:
        """Rows that were being sent when a process died (crash recovery), not those of another live one."""
        mine = f"channel_id = :channel AND state = 'sending' AND {free('o')}"
        return self._all(mine, business, "id", channel=channel, **asked(holder, now))

    def held(self, business: BusinessId, holder: Holder, now: datetime) -> frozenset[RowId]:
        """Rows that another live process is sending."""
        theirs = self._all(f"NOT {free('o')}", business, "id", **asked(holder, now))
        return frozenset(row.id for row in theirs)

    def all_in_flight(self, business: BusinessId, channel: ChannelId | None = None) -> tuple[OutboxRow, ...]:
        """All rows in flight of a business or of one channel, from queued to verifying; acts first."""
        where = f"state IN {IN_FLIGHT_SQL} AND (:channel IS NULL OR channel_id = :channel)"
        return self._all(where, business, order="errand, id", channel=channel)

    def release(self, business: BusinessId, channel: ChannelId, now: datetime) -> int:
        """Makes rows due at once that were held while the platform could not be reached, or failed meanwhile.
        Number of rows.
        """
        return self._tx.execute(
            "UPDATE outbox SET due_at = :now WHERE business_id = :business AND channel_id = :channel"
            f" AND state IN {IN_FLIGHT_SQL} AND (reason <> '' OR attempts > 0) AND due_at > :now",
            business=business,
            channel=channel,
            now=to_ms(now),
        )

    def unsettled(self, business: BusinessId, comment: CommentId) -> OutboxRow | None:
        """Reply to a comment that is in flight, or about which the owner is asked."""
        return self._one(
            f"comment_id = :comment AND errand = 'reply' AND state IN {UNSETTLED_SQL}",
            business,
            order="id DESC",
            comment=comment,
        )

    def sorting_out(self, business: BusinessId, comment: CommentId) -> OutboxRow | None:
        """Moderation act in flight that will hide the comment."""
        return self._one(
            "comment_id = :comment AND errand = 'act' AND act IN ('spam', 'trash', 'hide', 'hold')"
            f" AND state IN {IN_FLIGHT_SQL}",
            business,
            order="id DESC",
            comment=comment,
        )

    def queued_by(
        self, business: BusinessId, member: MemberId, since: datetime, now: datetime, most: int
    ) -> tuple[OutboxRow, ...]:
        """Newest rows of a member, asked for since then, whose undo window is still open at `now`."""
        return self._all(
            "o.created_at >= :since AND created_by = :member AND state = 'queued' AND attempts = 0 AND due_at > :now",
            business,
            order="id DESC LIMIT :most",
            since=to_ms(since),
            member=member,
            now=to_ms(now),
            most=most,
        )

    def same_request(
        self, business: BusinessId, comment: CommentId, kind: RowKind, act: Act | None, parent: ExternalId
    ) -> OutboxRow | None:
        """Newest row for the same request, queued, under way or done (deduplication)."""
        return self._one(
            "comment_id = :comment AND errand = :kind AND act = :act AND parent = :parent"
            f" AND state IN {REQUESTED_SQL}",
            business,
            order="id DESC",
            comment=comment,
            kind=kind.value,
            act=act or "",
            parent=parent,
        )

    def of_comment(self, business: BusinessId, comment: CommentId) -> tuple[OutboxRow, ...]:
        """Every row about a comment, newest first."""
        return self._all("comment_id = :comment", business, order="id DESC", comment=comment)

    def match_own(
        self,
        business: BusinessId,
        channel: ChannelId,
        parents: Collection[ExternalId],
        text: str,
        posted_at: datetime,
    ) -> OutboxRow | None:
        """Finds the reply that a comment seen on the platform is, by parent, text and time (deduplication).

        Also one the owner is asked about, and one given up after an attempt that stayed unclear.
        """
        seen = norm(text)
        rows = self._tx.all(
            "SELECT o.* FROM outbox o WHERE o.business_id = :business AND o.channel_id = :channel"
            " AND o.errand = 'reply' AND o.external_id IS NULL"
            f" AND (o.state IN {UNSETTLED_SQL} OR o.state = 'failed' AND o.unclear)"
            " ORDER BY o.id",
            business=business,
            channel=channel,
        )
        for row in rows:
            reply = row_in(row)
            begun = reply.created_at if reply.first_attempt_at is None else look_since(reply)
            if reply.parent in parents and posted_at >= begun and same_norm(row["body_norm"], seen):
                return reply
        return None

    def last_reply(self, business: BusinessId, comment: CommentId) -> LastReply | None:
        """Last reply in the thread of a comment that went out or is in flight, among the thread's newest comments."""
        row = self._tx.one(
            "SELECT o.body, coalesce(o.posted_at, o.created_at) AS at FROM outbox o WHERE o.comment_id IN (SELECT c.id FROM comment c WHERE c.thread_id ="
            " (SELECT thread_id FROM comment WHERE business_id = :business AND id = :comment)"
            " ORDER BY c.id DESC LIMIT :most)"
            " AND o.errand = 'reply' AND o.state NOT IN ('cancelled', 'failed')"
            f" AND {NOT_DELETED.format('o')}"
            # By the comments alone: by the business, or in the order of ids, every reply of the business would be read.
            " ORDER BY o.id + 0 DESC LIMIT 1",
            business=business,
            comment=comment,
            most=NEAR,
        )
        return None if row is None else LastReply(row["body"], from_ms(row["at"]))

    def _disown(self, business: BusinessId, after: OutboxRow) -> None:
        # Where a platform keeps one reply per review, a second one comes back under the first one's id.
        self._tx.execute(
            "UPDATE outbox SET external_id = NULL WHERE business_id = :business AND channel_id = :channel"
            " AND errand = 'reply' AND external_id = :external_id AND id <> :id",
            business=business,
            channel=after.channel_id,
            external_id=after.external_id,
            id=after.id,
        )

    def _one(self, where: str, business: BusinessId, order: str = "id", **params: Value) -> OutboxRow | None:
        row = self._tx.one(select_rows(where, order) + " LIMIT 1", business=business, **params)
        return None if row is None else row_in(row)

    def _all(
        self, where: str, business: BusinessId, order: str = "id", **params: Value
    ) -> tuple[OutboxRow, ...]:
        return tuple(map(row_in, self._tx.all(select_rows(where, order), business=business, **params)))


def select_rows(where: str, order: str) -> str:
    """Query of outbox rows, named o, of a business; `row_in` reads what it selects."""
    return f"SELECT o.* FROM outbox o WHERE o.business_id = :business AND {where} ORDER BY {order}"


def row_in(row: Row) -> OutboxRow:
    """Outbox row of a database row."""
    return OutboxRow(
        id=row["id"],
        channel_id=row["channel_id"],
        comment_id=row["comment_id"],
        kind=RowKind(row["errand"]),
        act=stored_act(row["act"]),
        parent=row["parent"],
        body=row["body"],
        approve_first=bool(row["approve_first"]),
        approved_at=from_ms_or_none(row["approved_at"]),
        state=RowState(row["state"]),
        attempts=row["attempts"],
        due_at=from_ms(row["due_at"]),
        first_attempt_at=from_ms_or_none(row["first_attempt_at"]),
        last_attempt_at=from_ms_or_none(row["last_attempt_at"]),
        unclear=bool(row["unclear"]),
        final=bool(row["final"]),
        verify_failures=row["verify_failures"],
        external_id=row["external_id"],
        url=row["url"],
        posted_at=from_ms_or_none(row["posted_at"]),
        visibility=Visibility(row["visibility"]),
        confirmed_at=from_ms_or_none(row["confirmed_at"]),
        prepared=row["prepared"],
        reason=stored_row_reason(row["reason"]),
        created_by=row["created_by"],
        created_at=from_ms(row["created_at"]),
        template_id=row["template_id"],
        settled_at=from_ms_or_none(row["settled_at"]),
        looks=row["looks"],
    )
