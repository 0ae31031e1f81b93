"""Sent replies: what went out from the outbox, by the comment it answers, its id on the platform, or its words; and what no list
of the platform has shown.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from bot.domain.business import BusinessId
from bot.domain.channel import ChannelId
from bot.domain.comment import CommentId, Visibility
from bot.domain.external_id import ExternalId
from bot.domain.matching import norm
from bot.domain.outbox import OutboxRow
from bot.domain.person import PersonId
from bot.domain.template import TemplateId
from bot.domain.times import to_ms
from bot.storage.outbox import row_in, select_rows
from bot.storage.row_states import SENT, THERE
from bot.storage.sqlite.database import Tx, Value
from bot.storage.sqlite.dialect import among, listed


class Answered(NamedTuple):
    """Words of a sent reply, and whom it answers."""

    body: str
    author: str
    template_id: TemplateId | None


class SentReplyStore:
    """Reads outbox rows of replies that are sent."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx

    def posted_reply(self, business: BusinessId, comment: CommentId) -> OutboxRow | None:
        """Newest reply to a comment that is there, as far as is known."""
        return self._one(f"comment_id = :comment AND {THERE.format('o')}", business, comment=comment)

    def last_sent(
        self, business: BusinessId, comment: CommentId, visibility: Visibility | None = None
    ) -> OutboxRow | None:
        """Newest reply that went out and was not deleted from here; with a visibility, the newest that has
        it.
        """
        return self._one(
            f"comment_id = :comment AND (:visibility IS NULL OR visibility = :visibility) AND {SENT.format('o')}",
            business,
            comment=comment,
            visibility=None if visibility is None else visibility.value,
        )

    def owner(self, business: BusinessId, channel: ChannelId, external_id: ExternalId) -> OutboxRow | None:
        """Reply that became this comment on the platform."""
        return self._one(
            "channel_id = :channel AND errand = 'reply' AND external_id = :external_id",
            business,
            channel=channel,
            external_id=external_id,
        )

    def changed_here(
        self, business: BusinessId, channel: ChannelId, externals: Iterable[ExternalId]
    ) -> Mapping[ExternalId, OutboxRow]:
        """Those of these comments that are replies from here, and were edited, deleted or moderated from here since."""
        rows = self._tx.all(
            select_rows(
                f"channel_id = :channel AND errand = 'reply' AND external_id {among('externals')} AND EXISTS"
                " (SELECT 1 FROM outbox AS act WHERE act.comment_id = o.comment_id AND act.parent = o.external_id"
                " AND act.errand <> 'reply' AND act.state = 'sent')",
                "id",
            ),
            business=business,
            channel=channel,
            externals=listed(externals),
        )
        return {ExternalId(row["external_id"]): row_in(row) for row in rows}

    def owned(self, business: BusinessId, channel: ChannelId, since: datetime) -> frozenset[ExternalId]:
        """Platform ids of replies settled after `since`, by this machine's clock."""
        rows = self._tx.all(
            "SELECT external_id FROM outbox WHERE business_id = :business AND channel_id = :channel"
            " AND errand = 'reply' AND external_id IS NOT NULL AND settled_at >= :since",
            business=business,
            channel=channel,
            since=to_ms(since),
        )
        return frozenset(ExternalId(row["external_id"]) for row in rows)

    def same_words(self, business: BusinessId, reply: OutboxRow, since: datetime) -> bool:
        """Whether another reply with the same words went out on its channel since then."""
        row = self._tx.one(
            "SELECT 1 FROM outbox WHERE business_id = :business AND channel_id = :channel AND id <> :id"
            " AND errand = 'reply' AND state = 'sent' AND settled_at >= :since AND body_norm = :body_norm LIMIT 1",
            business=business,
            channel=reply.channel_id,
            id=reply.id,
            since=to_ms(since),
            body_norm=norm(reply.body),
        )
        return row is not None

    def had(self, business: BusinessId, person: PersonId, template: TemplateId, since: datetime) -> bool:
        """Whether a reply made from this template went out to a person since then, or is on its way."""
        row = self._tx.one(
            "SELECT 1 FROM comment JOIN outbox ON outbox.comment_id = comment.id"
            " WHERE comment.person_id = :person AND comment.business_id = :business AND errand = 'reply'"
            " AND template_id = :template AND outbox.state NOT IN ('cancelled', 'failed')"
            " AND coalesce(outbox.posted_at, outbox.created_at) > :since LIMIT 1",
            business=business,
            person=person,
            template=template,
            since=to_ms(since),
        )
        return row is not None

    def newest(self, business: BusinessId, limit: int) -> tuple[Answered, ...]:
        """Public replies that went out, the newest first, with whom each answered; none whose words were erased."""
        rows = self._tx.all(
            "SELECT outbox.body, outbox.template_id, comment.author FROM outbox"
            " JOIN comment ON comment.business_id = outbox.business_id AND comment.id = outbox.comment_id"
            " WHERE outbox.business_id = :business AND outbox.errand = 'reply' AND outbox.body <> ''"
            f" AND comment.audience = 'public' AND {SENT.format('outbox')} ORDER BY outbox.id DESC LIMIT :limit",
            business=business,
            limit=limit,
        )
        return tuple(
            Answered(
                row["body"],
                row["author"],
                None if row["template_id"] is None else TemplateId(row["template_id"]),
            )
            for row in rows
        )

    def never_listed(
        self, business: BusinessId, channel: ChannelId, since: datetime, until: datetime
    ) -> bool:
        """Whether a reply that was posted between these times was in no list since."""
        row = self._tx.one(
            "SELECT 1 FROM outbox WHERE business_id = :business AND channel_id = :channel AND visibility = 'public'"
            f" AND external_id IS NOT NULL AND {SENT.format('outbox')}"
            " AND settled_at BETWEEN :since AND :until"
            " AND NOT EXISTS (SELECT 1 FROM comment WHERE comment.channel_id = outbox.channel_id"
            " AND comment.external_id = outbox.external_id)"
            " LIMIT 1",
            business=business,
            channel=channel,
            since=to_ms(since),
            until=to_ms(until),
        )
        return row is not None

    def _one(self, where: str, business: BusinessId, **params: Value) -> OutboxRow | None:
        row = self._tx.one(select_rows(where, "id DESC") + " LIMIT 1", business=business, **params)
        return None if row is None else row_in(row)
