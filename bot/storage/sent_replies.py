"""Sent replies: what went out from the outbox, looked for by its words or for not being listed by the platform."""

from datetime import datetime

from bot.domain.business import BusinessId
from bot.domain.channel import ChannelId
from bot.domain.matching import norm
from bot.domain.outbox import OutboxRow
from bot.domain.person import PersonId
from bot.domain.template import TemplateId
from bot.domain.times import to_ms
from bot.storage.sqlite.database import Tx


class SentReplyStore:
    """Reads outbox rows of replies that are sent."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx

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

    def never_listed(
        self, business: BusinessId, channel: ChannelId, since: datetime, until: datetime
    ) -> bool:
        """Whether a reply that was posted between these times was in no list since."""
        row = self._tx.one(
            "SELECT 1 FROM outbox WHERE business_id = :business AND channel_id = :channel AND state = 'sent'"
            " AND errand = 'reply' AND external_id IS NOT NULL AND visibility = 'public'"
            " AND settled_at BETWEEN :since AND :until"
            " AND NOT EXISTS (SELECT 1 FROM comment WHERE comment.channel_id = outbox.channel_id"
            " AND comment.external_id = outbox.external_id)"
            " AND NOT EXISTS (SELECT 1 FROM outbox AS undone WHERE undone.channel_id = outbox.channel_id"
            " AND undone.errand = 'delete_own' AND undone.state = 'sent' AND undone.parent = outbox.external_id)"
            " LIMIT 1",
            business=business,
            channel=channel,
            since=to_ms(since),
            until=to_ms(until),
        )
        return row is not None
