"""Practice (test comments) in the database: making one, which one waits, and removing those whose card left the inbox."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from bot.domain.account import AccountRef
from bot.domain.business import BusinessId, DiscordChannelId, MessageId
from bot.domain.channel import PRACTICE, Channel, ChannelId, ChannelState
from bot.domain.comment import Audience, AuthorRole, CommentId, CommentState
from bot.domain.external_id import ExternalId
from bot.domain.kind import Classified
from bot.domain.times import to_ms
from bot.ports import SeenComment
from bot.storage.channels import ChannelStore
from bot.storage.mirror import Entry, Mirror, fingerprint
from bot.storage.sqlite.database import Tx
from bot.storage.sqlite.dialect import among, listed
from bot.storage.threads import ThreadStore

if TYPE_CHECKING:
    from bot.domain.practice import PracticeText, Practising

_THREAD = ExternalId(PRACTICE)


class PracticeStore:
    """Reads and writes test comments. A business has at most one channel for them, which no list of channels has."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx

    def channel(self, business: BusinessId, now: datetime) -> ChannelId:
        """Channel of the test comments, made or in use again."""
        channels, known = ChannelStore(self._tx), self._known(business)
        if known is None:
            made = channels.add(business, PRACTICE, PRACTICE, {}, PRACTICE, now)
            channels.checked(business, made, AccountRef(PRACTICE, PRACTICE, can_write=True), now)
            channels.synced(business, made, now)
            return made
        if known.state is not ChannelState.ACTIVE:
            channels.revive(business, known.id, PRACTICE, {}, now)
            channels.synced(business, known.id, now)
        return known.id

    def waiting(self, business: BusinessId) -> Practising | None:
        """Test comment that is not answered yet, with its message."""
        known = self._known(business)
        row = known and self._tx.one(
            "SELECT place_id, message_id FROM comment"
            " JOIN card_comment ON card_comment.business_id = comment.business_id AND comment_id = comment.id"
            " JOIN card ON card.id = card_id"
            " WHERE comment.business_id = :business AND comment.channel_id = :channel AND state = 'open'"
            " AND tidied_at IS NULL ORDER BY comment.id DESC LIMIT 1",
            business=business,
            channel=known.id,
        )
        if not row:
            return None
        place, message = row["place_id"], row["message_id"]
        from bot.domain.practice import Practising

        return Practising(
            fresh=False,
            place=None if place is None else DiscordChannelId(place),
            message=None if message is None else MessageId(message),
        )

    def add(
        self,
        business: BusinessId,
        channel: ChannelId,
        said: PracticeText,
        classified: Classified,
        language: str,
        now: datetime,
    ) -> CommentId:
        """Makes a test comment, written now."""
        number = to_ms(now)
        thread = ThreadStore(self._tx).on_sight(business, channel, (_THREAD,))[_THREAD]
        seen = SeenComment(
            external_id=ExternalId(str(number)),
            order=number,
            thread_id=_THREAD,
            author=said.author,
            role=AuthorRole.CUSTOMER,
            text=said.text,
            posted_at=now,
            url="",
            audience=Audience.PRACTICE,
        )
        entry = Entry(
            seen,
            thread,
            None,
            fingerprint(seen),
            announced=True,
            state=CommentState.OPEN,
            waits_since=now,
            edited_at=None,
            classified=classified,
            language=language,
        )
        return Mirror(self._tx).insert(business, channel, (entry,), now)[seen.external_id]

    def remove_gone(self, business: BusinessId) -> bool:
        """Removes test comments whose card has left the inbox, with everything that refers to them, the card too;
        whether the last one went, and its channel with it. The channel's row stays: its number is given to no other.
        """
        known = self._known(business)
        if known is None or known.state is ChannelState.REMOVED:
            return False
        gone = self._tx.all(
            "SELECT comment.id AS comment_id, card.id AS card_id FROM comment"
            " JOIN card_comment ON card_comment.business_id = comment.business_id AND comment_id = comment.id"
            " JOIN card ON card.id = card_id"
            " WHERE comment.business_id = :business AND comment.channel_id = :channel"
            " AND tidied_at IS NOT NULL AND message_id IS NULL",
            business=business,
            channel=known.id,
        )
        self._tx.execute(
            f"DELETE FROM comment WHERE business_id = :business AND id {among('comments')}",
            business=business,
            comments=listed(row["comment_id"] for row in gone),
        )
        self._tx.execute(
            f"DELETE FROM card WHERE business_id = :business AND id {among('cards')}",
            business=business,
            cards=listed(row["card_id"] for row in gone),
        )
        left = self._tx.one(
            "SELECT 1 FROM comment WHERE business_id = :business AND channel_id = :channel LIMIT 1",
            business=business,
            channel=known.id,
        )
        if left is not None:
            return False
        self._tx.execute(
            "DELETE FROM thread WHERE business_id = :business AND channel_id = :channel",
            business=business,
            channel=known.id,
        )
        ChannelStore(self._tx).set_state(business, known.id, ChannelState.REMOVED)
        return True

    def _known(self, business: BusinessId) -> Channel | None:
        return ChannelStore(self._tx).find(business, PRACTICE, PRACTICE)
