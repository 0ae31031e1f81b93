"""Snoozes in the database: until when a card rests; a column of the card."""

from datetime import datetime

from bot.domain.business import BusinessId
from bot.domain.card import CardId
from bot.domain.comment import CommentId
from bot.domain.times import from_ms_or_none, to_ms, to_ms_or_none
from bot.storage.sqlite.database import Tx


class SnoozeStore:
    """Reads and writes until when cards rest."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx

    def put(self, business: BusinessId, card: CardId, until: datetime | None) -> None:
        """Lets a card rest until then; None: no longer."""
        self._tx.execute(
            "UPDATE card SET snoozed_until = :until WHERE business_id = :business AND id = :card",
            business=business,
            card=card,
            until=to_ms_or_none(until),
        )

    def end_of_comment(self, business: BusinessId, comment: CommentId) -> None:
        """Ends the rest of the comment's own card; a bundle rests on for the others in it."""
        self._tx.execute(
            "UPDATE card SET snoozed_until = NULL WHERE business_id = :business AND snoozed_until IS NOT NULL"
            " AND form = 'comment' AND id ="
            " (SELECT card_id FROM card_comment WHERE business_id = :business AND comment_id = :comment)",
            business=business,
            comment=comment,
        )

    def due(self, now: datetime) -> tuple[tuple[BusinessId, CardId], ...]:
        """Cards of every business whose time has come, the longest due first."""
        rows = self._tx.all(
            "SELECT business_id, id FROM card WHERE snoozed_until IS NOT NULL AND snoozed_until <= :now"
            " ORDER BY snoozed_until, id",
            now=to_ms(now),
        )
        return tuple((BusinessId(row["business_id"]), CardId(row["id"])) for row in rows)

    def next_due(self) -> datetime | None:
        """When the next card of any business comes back."""
        row = self._tx.one("SELECT min(snoozed_until) AS at FROM card WHERE snoozed_until IS NOT NULL")
        return from_ms_or_none(row["at"]) if row else None
