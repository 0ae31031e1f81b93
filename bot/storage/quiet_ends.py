"""End of quiet hours: which comments came meanwhile and wait still, and whom their cards rang."""

from datetime import datetime
from typing import NamedTuple

from bot.domain.business import BusinessId, MemberId
from bot.domain.card import Ringing
from bot.domain.comment import CommentId
from bot.domain.hours import Period
from bot.domain.times import from_ms_or_none, to_ms
from bot.storage.cards import ringing_in
from bot.storage.comments import WAITS
from bot.storage.sqlite.database import Tx


class Came(NamedTuple):
    """Waiting comment whose card is one that rings. `rang`: whom its message rang last, and when; None: nobody."""

    comment_id: CommentId
    rang: Ringing | None
    rang_at: datetime | None

    def rang_for(self, member: MemberId, since: datetime) -> bool:
        """Whether this member was rung since then; with a role, everybody who has it."""
        if self.rang is None or self.rang_at is None or self.rang_at < since:
            return False
        return self.rang.role is not None or member in self.rang.members


class QuietEndStore:
    """Reads what a member missed."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx

    def came(self, business: BusinessId, period: Period) -> tuple[Came, ...]:
        """Comments that were first seen in the period and wait, on cards that ring and are not put off; oldest first."""
        rows = self._tx.all(
            "SELECT comment.id, card.rang, card.rang_at FROM comment"
            " JOIN card_comment ON card_comment.business_id = comment.business_id"
            " AND card_comment.comment_id = comment.id"
            " JOIN card ON card.business_id = comment.business_id AND card.id = card_comment.card_id"
            f" WHERE comment.business_id = :business AND {WAITS.format('comment')} AND card.rings <> 0"
            " AND card.snoozed_until IS NULL AND comment.seen_at >= :start AND comment.seen_at < :end ORDER BY comment.id",
            business=business,
            start=to_ms(period.start),
            end=to_ms(period.end),
        )
        return tuple(
            Came(CommentId(row["id"]), ringing_in(row["rang"]), from_ms_or_none(row["rang_at"]))
            for row in rows
        )
