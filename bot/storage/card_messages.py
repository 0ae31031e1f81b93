"""Messages of cards in the database: which cards are due to be posted or redrawn in Discord, which message shows each,
and in which version.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from bot.domain.business import BusinessId, DiscordChannelId, MessageId
from bot.domain.card import Card, CardId, Ringing
from bot.domain.comment import CommentId
from bot.domain.lease import Holder
from bot.domain.times import from_ms_or_none, to_ms, to_ms_or_none
from bot.storage.cards import card_in, ringing_json
from bot.storage.leases import CLEARED, HELD, asked, free, held
from bot.storage.sqlite.database import Row, Tx
from bot.storage.sqlite.dialect import among, greatest, least, listed

ERASED = (
    "form = 'comment' AND EXISTS (SELECT 1 FROM card_comment JOIN comment ON comment.id = card_comment.comment_id"
    " WHERE card_comment.business_id = card.business_id AND card_comment.card_id = card.id"
    " AND comment.erased_at IS NOT NULL) AND NOT EXISTS (SELECT 1 FROM card_comment JOIN comment"
    " ON comment.id = card_comment.comment_id WHERE card_comment.business_id = card.business_id"
    " AND card_comment.card_id = card.id AND comment.erased_at IS NULL)"
)
"""Whether a card of comments has none left that is not erased: what was read of one before is not posted any more."""


class CardMessageStore:
    """Reads and writes what is known of a card's message; they are columns of the card."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx

    def due(self, now: datetime, most: int, holder: Holder) -> tuple[tuple[BusinessId, Card], ...]:
        """Cards to post, redraw or convert, of every business that is set up: new and plain ones before those
        that are only redrawn, of which there may be hundreds; then the longest due.
        """
        return tuple(
            (BusinessId(row["business_id"]), card_in(row)) for row in self._due("card.*", now, most, holder)
        )

    def first_due(self, now: datetime, holder: Holder) -> tuple[BusinessId, CardId] | None:
        """The first of those by its number alone, for a row that cannot be read."""
        for row in self._due("card.business_id, card.id", now, 1, holder):
            return BusinessId(row["business_id"]), CardId(row["id"])
        return None

    def _due(self, columns: str, now: datetime, most: int, holder: Holder) -> Sequence[Row]:
        return self._tx.all(
            f"SELECT {columns} FROM card JOIN business ON business.id = card.business_id"
            " WHERE (shown_version < version OR convert_at IS NOT NULL) AND due_at <= :now"
            " AND (convert_at IS NULL OR convert_at <= :now) AND business.inbox_id IS NOT NULL"
            f" AND {free('card')} ORDER BY CASE WHEN message_id IS NULL OR rings = 2"
            " OR convert_at IS NOT NULL THEN 0 ELSE 1 END, due_at, card.id LIMIT :most",
            now=to_ms(now),
            most=most,
            **asked(holder, now),
        )

    def next_due(self, holder: Holder, now: datetime) -> datetime | None:
        """When the next card is due for this process; None where all are up to date."""
        row = self._tx.one(
            f"SELECT min({greatest('due_at', 'COALESCE(convert_at, 0)')}) AS at FROM card"
            " JOIN business ON business.id = card.business_id"
            " WHERE (shown_version < version OR convert_at IS NOT NULL) AND business.inbox_id IS NOT NULL"
            f" AND {free('card')}",
            **asked(holder, now),
        )
        return from_ms_or_none(row["at"]) if row else None

    def posting(
        self, business: BusinessId, card: CardId, place: DiscordChannelId, holder: Holder, now: datetime
    ) -> bool:
        """Claims a card and records the intent before a message is posted, so that a lost one is looked for (crash
        recovery); whether this caller has it.
        """
        return bool(
            self._tx.execute(
                f"UPDATE card SET posting_at = :now, place_id = :place, {HELD}"
                f" WHERE business_id = :business AND id = :card AND {free('card')} AND NOT ({ERASED})",
                business=business,
                card=card,
                place=place,
                now=to_ms(now),
                **held(holder.lease(now)),
                **asked(holder, now),
            )
        )

    def posted(
        self,
        business: BusinessId,
        card: CardId,
        message: MessageId,
        now: datetime,
        *,
        version: int,
        rang: Ringing | None,
        convert_at: datetime | None,
    ) -> None:
        """Records the posted message; with `rang` it is still plain until it is converted."""
        self._tx.execute(
            "UPDATE card SET message_id = :message, posting_at = NULL, posted_at = :now, shown_version = :version,"
            " tidied_at = NULL,"
            " thread_due_at = CASE WHEN notes > 0 OR thread_id IS NOT NULL THEN :now ELSE thread_due_at END,"
            f" {CLEARED}, pictures = '', pictures_due_at = NULL, rings = {least('rings', '1')}, convert_at = :convert_at, rang = :rang,"
            " rang_at = CASE WHEN :rang = '' THEN rang_at ELSE :now END"
            " WHERE business_id = :business AND id = :card",
            business=business,
            card=card,
            message=message,
            now=to_ms(now),
            version=version,
            convert_at=to_ms_or_none(convert_at),
            rang=ringing_json(rang),
        )
        self._tx.execute(
            "UPDATE comment SET surfaced_at = :now WHERE business_id = :business AND surfaced_at IS NULL"
            " AND id IN (SELECT comment_id FROM card_comment WHERE business_id = :business AND card_id = :card)",
            business=business,
            card=card,
            now=to_ms(now),
        )

    def shown(
        self,
        business: BusinessId,
        card: CardId,
        version: int,
        closed: bool,
        now: datetime,
        *,
        wants_pictures: bool = False,
    ) -> None:
        """Records which version the message shows, as Components V2; a closed one has no pictures any more."""
        self._tx.execute(
            f"UPDATE card SET shown_version = {greatest('shown_version', ':version')}, convert_at = NULL,"
            " closed_at = CASE WHEN :closed = 1 THEN COALESCE(closed_at, :now) ELSE NULL END,"
            " thread_due_at = CASE WHEN thread_id IS NOT NULL AND ((:closed = 1 AND closed_at IS NULL)"
            " OR (:closed = 0 AND closed_at IS NOT NULL)) THEN :now ELSE thread_due_at END,"
            " pictures = CASE WHEN :closed = 1 THEN '' ELSE pictures END,"
            " pictures_due_at = CASE WHEN :wants = 1 THEN COALESCE(pictures_due_at, :now) ELSE NULL END"
            " WHERE business_id = :business AND id = :card",
            business=business,
            card=card,
            version=version,
            closed=int(closed),
            wants=int(wants_pictures),
            now=to_ms(now),
        )

    def pictures_due(self, now: datetime, last: BusinessId | None) -> tuple[BusinessId, CardId] | None:
        """Card whose pictures are to be fetched: of another business than the `last` one where there is any, the longest due
        first.
        """
        row = self._tx.one(
            "SELECT business_id, id FROM card WHERE pictures_due_at <= :now AND pictures_due_at IS NOT NULL"
            " ORDER BY CASE WHEN business_id = :last THEN 1 ELSE 0 END, pictures_due_at, id LIMIT 1",
            now=to_ms(now),
            last=last,
        )
        return None if row is None else (BusinessId(row["business_id"]), CardId(row["id"]))

    def next_pictures(self) -> datetime | None:
        """When pictures are to be fetched next; None: there are none."""
        row = self._tx.one("SELECT min(pictures_due_at) AS at FROM card WHERE pictures_due_at IS NOT NULL")
        return from_ms_or_none(row["at"]) if row else None

    def put_off_pictures(self, business: BusinessId, card: CardId, until: datetime | None) -> None:
        """Postpones the pictures of a card; None: they are not wanted any more."""
        self._tx.execute(
            "UPDATE card SET pictures_due_at = :until WHERE business_id = :business AND id = :card",
            business=business,
            card=card,
            until=to_ms_or_none(until),
        )

    def pictured(
        self,
        business: BusinessId,
        card: CardId,
        message: MessageId,
        key: str,
        names: Sequence[str],
        version: int,
    ) -> None:
        """Records which pictures this message has. A card that has another version by now is drawn once more: the edit that
        brought them may have shown the old one.
        """
        self._tx.execute(
            "UPDATE card SET pictures = :pictures,"
            " pictures_due_at = CASE WHEN version = :version THEN NULL ELSE pictures_due_at END,"
            " shown_version = CASE WHEN version = :version THEN shown_version ELSE 0 END"
            " WHERE business_id = :business AND id = :card AND message_id = :message",
            business=business,
            card=card,
            message=message,
            pictures=f"{key}:{','.join(names)}",
            version=version,
        )

    def adopt(
        self, business: BusinessId, card: Card, place: DiscordChannelId, message: MessageId, now: datetime
    ) -> None:
        """Records a message that was found in this channel's history as the card's: where the card was to ring, that
        is done. It is to be redrawn.
        """
        self._tx.execute(
            "UPDATE card SET place_id = :place WHERE business_id = :business AND id = :card",
            business=business,
            card=card.id,
            place=place,
        )
        rang = card.rang or (card.ringing if card.rings else None)
        self.posted(business, card.id, message, now, version=card.version, rang=rang, convert_at=now)

    def lost(self, business: BusinessId, card: CardId) -> None:
        """Records that its message was deleted in Discord; it will be posted again, silently."""
        self._tx.execute(
            f"UPDATE card SET message_id = NULL, posting_at = NULL, convert_at = NULL, rang = '', {CLEARED},"
            " version = version + 1, rings = CASE rings WHEN 2 THEN 2 ELSE 0 END"
            " WHERE business_id = :business AND id = :card",
            business=business,
            card=card,
        )

    def place_lost(self, business: BusinessId, place: DiscordChannelId, now: datetime) -> None:
        """Records that this Discord channel was deleted, with all messages in it; open cards will be posted
        again, silently.
        """
        self._tx.execute(
            "UPDATE card SET message_id = NULL, posting_at = NULL, convert_at = NULL, rang = '', due_at = :now,"
            " version = version + 1, rings = CASE rings WHEN 2 THEN 2 ELSE 0 END"
            " WHERE business_id = :business AND place_id = :place AND message_id IS NOT NULL"
            " AND closed_at IS NULL",
            business=business,
            place=place,
            now=to_ms(now),
        )
        self._tx.execute(
            "UPDATE card SET shown_version = version, convert_at = NULL"
            " WHERE business_id = :business AND place_id = :place AND closed_at IS NOT NULL",
            business=business,
            place=place,
        )

    def put_off(self, business: BusinessId, card: CardId, until: datetime) -> None:
        """Postpones a card that Discord didn't accept (back-off)."""
        self._tx.execute(
            f"UPDATE card SET due_at = :until, {CLEARED} WHERE business_id = :business AND id = :card",
            business=business,
            card=card,
            until=to_ms(until),
        )

    def hasten(self, business: BusinessId, now: datetime) -> int:
        """Makes all pending cards due at once. Number of cards."""
        return self._tx.execute(
            "UPDATE card SET due_at = :now WHERE business_id = :business AND due_at > :now"
            " AND shown_version < version",
            business=business,
            now=to_ms(now),
        )

    def messages(
        self, business: BusinessId, comments: Iterable[CommentId]
    ) -> Mapping[CommentId, tuple[DiscordChannelId, MessageId]]:
        """Discord channel and message that show each comment, for those that are posted."""
        rows = self._tx.all(
            "SELECT comment_id, place_id, message_id FROM card_comment JOIN card ON card.id = card_comment.card_id"
            " WHERE card_comment.business_id = :business AND message_id IS NOT NULL AND place_id IS NOT NULL"
            f" AND comment_id {among('comments')}",
            business=business,
            comments=listed(comments),
        )
        return {
            CommentId(row["comment_id"]): (DiscordChannelId(row["place_id"]), MessageId(row["message_id"]))
            for row in rows
        }
