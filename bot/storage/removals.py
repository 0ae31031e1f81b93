"""Removals in the database: messages and threads that are to be deleted in Discord, until they are."""

from collections.abc import Iterable
from datetime import datetime

from bot.domain.business import BusinessId, DiscordChannelId, MessageId, ServerId
from bot.domain.card import Card, CardId
from bot.domain.comment import CommentId
from bot.domain.removal import Removal, RemovalId
from bot.domain.times import from_ms_or_none, to_ms
from bot.storage.sqlite.database import Tx
from bot.storage.sqlite.dialect import among, least, listed

_OF_THESE = (
    "SELECT card_id FROM card_comment WHERE card_comment.business_id = :business"
    f" AND card_comment.comment_id {among('comments')}"
)
_EMPTY = (
    f"card.business_id = :business AND card.form = 'comment' AND card.id IN ({_OF_THESE})"
    " AND NOT EXISTS (SELECT 1 FROM card_comment JOIN comment ON comment.id = card_comment.comment_id"
    " WHERE card_comment.business_id = :business AND card_comment.card_id = card.id AND comment.erased_at IS NULL)"
)
"""Cards all of whose comments are erased."""


class RemovalStore:
    """Reads and writes removals."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx

    def take_cards(self, business: BusinessId, comments: Iterable[CommentId], now: datetime) -> None:
        """Takes the messages of cards away all of whose comments are erased, and marks the others to be redrawn."""
        ids, at = listed(comments), to_ms(now)
        noted = self._tx.all(
            f"SELECT id FROM card WHERE business_id = :business AND notes > 0 AND id IN ({_OF_THESE})",
            business=business,
            comments=ids,
        )
        self._take_threads(business, [CardId(row["id"]) for row in noted], now)
        self._tx.execute(
            "INSERT INTO removal (business_id, place_id, message_id, due_at)"
            " SELECT card.business_id, card.place_id, card.message_id, :now FROM card"
            f" WHERE {_EMPTY} AND card.message_id IS NOT NULL AND card.place_id IS NOT NULL",
            business=business,
            comments=ids,
            now=at,
        )
        self._tx.execute(
            "UPDATE card SET message_id = NULL, convert_at = NULL, rings = 0, shown_version = version,"
            f" tidied_at = :now, closed_at = COALESCE(closed_at, :now) WHERE {_EMPTY}",
            business=business,
            comments=ids,
            now=at,
        )
        self._tx.execute(
            f"UPDATE card SET version = version + 1, due_at = {least('due_at', ':now')}"
            f" WHERE business_id = :business AND message_id IS NOT NULL AND id IN ({_OF_THESE})",
            business=business,
            comments=ids,
            now=at,
        )

    def take_thread(self, business: BusinessId, card: CardId, message: MessageId, now: datetime) -> int:
        """Takes the thread away of a card whose message left; number of removals."""
        row = self._tx.one(
            "SELECT id FROM card WHERE business_id = :business AND id = :card AND message_id = :message AND notes > 0",
            business=business,
            card=card,
            message=message,
        )
        return 0 if row is None else self._take_threads(business, [card], now)

    def _take_threads(self, business: BusinessId, cards: Iterable[CardId], now: datetime) -> int:
        """Takes threads of cards away, and the message that a thread hangs under where the card has a newer one; number of
        removals.

        A thread has the number of its message: one that was made and is not recorded yet goes, too.
        """
        ids, at = listed(cards), to_ms(now)
        count = self._tx.execute(
            "INSERT INTO removal (business_id, place_id, message_id, due_at)"
            " SELECT business_id, COALESCE(thread_id, message_id), NULL, :now FROM card"
            f" WHERE business_id = :business AND id {among('cards')} AND COALESCE(thread_id, message_id) IS NOT NULL"
            " UNION ALL SELECT business_id, place_id, thread_id, :now FROM card"
            f" WHERE business_id = :business AND id {among('cards')} AND thread_id IS NOT NULL AND place_id IS NOT NULL"
            " AND thread_id <> COALESCE(message_id, 0)",
            business=business,
            cards=ids,
            now=at,
        )
        self._tx.execute(
            "UPDATE card SET thread_id = NULL, thread_due_at = NULL,"
            " notes = (SELECT count(*) FROM note WHERE note.business_id = :business AND note.card_id = card.id"
            f" AND note.text <> '') WHERE business_id = :business AND id {among('cards')}",
            business=business,
            cards=ids,
        )
        return count

    def take_replaced(self, business: BusinessId, card: Card, now: datetime) -> None:
        """Takes the message of a card away that is posted once more; one that a thread hangs under stays.

        `card`: as read before its new message was posted, with the place of the old one.
        """
        if (
            card.message_id is None
            or card.place_id is None
            or card.message_id == MessageId(card.thread_id or 0)
        ):
            return
        self._tx.execute(
            "INSERT INTO removal (business_id, place_id, message_id, due_at) VALUES (:business, :place, :message, :now)",
            business=business,
            place=card.place_id,
            message=card.message_id,
            now=to_ms(now),
        )

    def take_quotes(self, business: BusinessId, comments: Iterable[CommentId], now: datetime) -> None:
        """Takes messages away that quote these comments."""
        ids = listed(comments)
        self._tx.execute(
            "INSERT INTO removal (business_id, place_id, message_id, due_at)"
            " SELECT DISTINCT business_id, place_id, message_id, :now FROM quote"
            f" WHERE business_id = :business AND comment_id {among('comments')}",
            business=business,
            comments=ids,
            now=to_ms(now),
        )
        self._tx.execute(
            "DELETE FROM quote WHERE business_id = :business AND message_id IN (SELECT message_id FROM quote"
            f" WHERE business_id = :business AND comment_id {among('comments')})",
            business=business,
            comments=ids,
        )

    def take_late_quotes(self, business: BusinessId, comments: Iterable[CommentId], now: datetime) -> bool:
        """Takes messages away that quote those of these comments which were erased, or deleted there, before that was
        recorded; whether there are any.
        """
        rows = self._tx.all(
            "SELECT id FROM comment WHERE business_id = :business AND (erased_at IS NOT NULL OR visibility = 'gone')"
            f" AND id {among('comments')}",
            business=business,
            comments=listed(comments),
        )
        if rows:
            self.take_quotes(business, [CommentId(row["id"]) for row in rows], now)
        return bool(rows)

    def due(self, now: datetime, most: int) -> tuple[Removal, ...]:
        """Removals that are due, of every business, oldest first."""
        rows = self._tx.all(
            "SELECT removal.id, business_id, server_id, place_id, message_id FROM removal"
            " JOIN business ON business.id = removal.business_id"
            " WHERE due_at <= :now ORDER BY due_at, removal.id LIMIT :most",
            now=to_ms(now),
            most=most,
        )
        return tuple(
            Removal(
                RemovalId(row["id"]),
                BusinessId(row["business_id"]),
                ServerId(row["server_id"]),
                DiscordChannelId(row["place_id"]),
                None if row["message_id"] is None else MessageId(row["message_id"]),
            )
            for row in rows
        )

    def next_due(self) -> datetime | None:
        """When the next removal is due."""
        row = self._tx.one("SELECT min(due_at) AS due_at FROM removal")
        return None if row is None else from_ms_or_none(row["due_at"])

    def done(self, business: BusinessId, removal: RemovalId) -> None:
        """Records that it is deleted, or was gone."""
        self._tx.execute(
            "DELETE FROM removal WHERE business_id = :business AND id = :removal",
            business=business,
            removal=removal,
        )

    def put_off(self, business: BusinessId, removal: RemovalId, until: datetime) -> None:
        """Postpones one that Discord refused."""
        self._tx.execute(
            "UPDATE removal SET due_at = :until WHERE business_id = :business AND id = :removal",
            business=business,
            removal=removal,
            until=to_ms(until),
        )
