"""Tidying in the database: which cards have a message that is to leave its Discord channel, and which message left."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from bot.domain.business import BusinessId, DiscordChannelId, MessageId
from bot.domain.card import CardId
from bot.domain.times import from_ms_or_none, to_ms
from bot.storage.sqlite.database import Row, Tx
from bot.storage.sqlite.dialect import among, listed

_HAS_MESSAGE = (
    "business_id = :business AND message_id IS NOT NULL AND place_id IS NOT NULL AND convert_at IS NULL"
)
_UP_TO_DATE = "shown_version >= version"


class TidyingStore:
    """Reads and writes which messages leave; they are columns of the card."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx

    def closed(
        self, business: BusinessId, before: datetime, most: int
    ) -> Mapping[DiscordChannelId, Mapping[MessageId, CardId]]:
        """Messages of cards that were closed by then and show it, by their Discord channel; oldest first."""
        return _by_place(
            self._tx.all(
                f"SELECT id, place_id, message_id FROM card WHERE {_HAS_MESSAGE} AND {_UP_TO_DATE}"
                " AND closed_at IS NOT NULL AND closed_at <= :before ORDER BY closed_at, id LIMIT :most",
                business=business,
                before=to_ms(before),
                most=most,
            )
        )

    def leaving(
        self, business: BusinessId, now: datetime, most: int
    ) -> Mapping[DiscordChannelId, Mapping[MessageId, CardId]]:
        """Messages of cards whose own time to leave has come, closed or not."""
        return _by_place(
            self._tx.all(
                "SELECT id, place_id, message_id FROM card WHERE business_id = :business AND message_id IS NOT NULL"
                " AND place_id IS NOT NULL AND leaves_at IS NOT NULL AND leaves_at <= :now"
                " ORDER BY leaves_at, id LIMIT :most",
                business=business,
                now=to_ms(now),
                most=most,
            )
        )

    def next_closed(self, business: BusinessId) -> datetime | None:
        """When the card was closed that has a message and was closed first."""
        row = self._tx.one(
            f"SELECT min(closed_at) AS at FROM card WHERE {_HAS_MESSAGE} AND {_UP_TO_DATE} AND closed_at IS NOT NULL",
            business=business,
        )
        return from_ms_or_none(row["at"]) if row else None

    def next_leaving(self, business: BusinessId) -> datetime | None:
        """Earliest time that a card has of its own."""
        row = self._tx.one(
            "SELECT min(leaves_at) AS at FROM card WHERE business_id = :business AND message_id IS NOT NULL"
            " AND leaves_at IS NOT NULL",
            business=business,
        )
        return from_ms_or_none(row["at"]) if row else None

    def leave(self, business: BusinessId, cards: Iterable[CardId], at: datetime) -> None:
        """Has the messages of these cards leave at this time, whatever the setting says."""
        self._tx.execute(
            f"UPDATE card SET leaves_at = :at WHERE business_id = :business AND id {among('cards')}",
            business=business,
            cards=listed(cards),
            at=to_ms(at),
        )

    def left(self, business: BusinessId, messages: Mapping[MessageId, CardId], now: datetime) -> None:
        """Records that these messages are gone from Discord. A card that was posted once more meanwhile keeps its new
        message; one that is to be drawn again stays due, and is posted if its comment was opened again.
        """
        self._tx.many(
            "UPDATE card SET message_id = NULL, posting_at = NULL, leaves_at = NULL, rang = '', tidied_at = :now,"
            " rings = CASE rings WHEN 2 THEN 2 ELSE 0 END"
            " WHERE business_id = :business AND id = :card AND message_id = :message",
            [
                {"business": business, "card": card, "message": message, "now": to_ms(now)}
                for message, card in messages.items()
            ],
        )


def _by_place(rows: Sequence[Row]) -> Mapping[DiscordChannelId, Mapping[MessageId, CardId]]:
    found: dict[DiscordChannelId, dict[MessageId, CardId]] = {}
    for row in rows:
        place = found.setdefault(DiscordChannelId(row["place_id"]), {})
        place[MessageId(row["message_id"])] = CardId(row["id"])
    return found
