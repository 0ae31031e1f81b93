"""Quotes in the database: messages in Discord that hold a comment's words or author besides its card, as digests do."""

from collections.abc import Iterable

from bot.domain.business import BusinessId, DiscordChannelId, MessageId
from bot.domain.comment import CommentId
from bot.storage.sqlite.database import Tx


class QuoteStore:
    """Records quotes; what is erased takes their messages away (`RemovalStore`)."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx

    def add(
        self,
        business: BusinessId,
        place: DiscordChannelId,
        message: MessageId,
        comments: Iterable[CommentId],
    ) -> None:
        """Records which comments a message quotes; more may be added later."""
        self._tx.many(
            "INSERT INTO quote (business_id, comment_id, place_id, message_id)"
            " VALUES (:business, :comment, :place, :message) ON CONFLICT DO NOTHING",
            [
                {"business": business, "comment": comment, "place": place, "message": message}
                for comment in comments
            ],
        )
