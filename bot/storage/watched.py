"""Watched comments: those that are fetched again one by one, and when each was looked at last."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from bot.domain.business import BusinessId
from bot.domain.channel import ChannelId
from bot.domain.comment import CommentId, Visibility
from bot.domain.external_id import ExternalId
from bot.domain.times import to_ms
from bot.ports import Coverage, Target
from bot.storage.sqlite.database import Row, Tx
from bot.storage.sqlite.dialect import among, listed

NEVER = 2**62
"""`looked_at` of an answered comment that is watched no longer."""

_WATCHABLE = "visibility <> 'gone' AND (state = 'open' OR visibility = 'held' OR answered_at IS NOT NULL)"
_WATCHED = "(state = 'open' OR visibility = 'held' OR answered_at > :answered_since)"


class WatchedStore:
    """Reads and writes when comments were looked at, within one transaction."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx

    def ask_for_missing(
        self, business: BusinessId, channel: ChannelId, covered: Coverage, there: Iterable[ExternalId]
    ) -> int:
        """Marks rows in this range that were not returned, to be watched first; how many there are."""
        return self._tx.execute(
            "UPDATE comment SET looked_at = 0 WHERE business_id = :business AND channel_id = :channel"
            " AND ordinal BETWEEN :low AND :high AND visibility <> 'gone' AND looked_at <> 0 AND erased_at IS NULL"
            " AND (:thread IS NULL OR thread_id IN (SELECT id FROM thread WHERE business_id = :business"
            " AND channel_id = :channel AND external_id = :thread))"
            f" AND external_id NOT {among('there')}",
            business=business,
            channel=channel,
            low=covered.low,
            high=2**63 - 1 if covered.high is None else covered.high,
            thread=covered.thread_id,
            there=listed(there),
        )

    def ask_for(
        self, business: BusinessId, channel: ChannelId, externals: Iterable[ExternalId]
    ) -> frozenset[ExternalId]:
        """Marks these to be watched first; those that are known, deleted ones among them."""
        known = self._ids(business, channel, externals)
        self._tx.many(
            "UPDATE comment SET looked_at = 0 WHERE business_id = :business AND id = :comment AND visibility <> 'gone'",
            [{"business": business, "comment": comment} for comment in known.values()],
        )
        return frozenset(known)

    def look_again(self, business: BusinessId, channel: ChannelId, most: int) -> None:
        """Marks the newest rows to be watched first, whatever became of them."""
        self._tx.execute(
            "UPDATE comment SET looked_at = 0 WHERE business_id = :business AND id IN (SELECT id FROM comment"
            " WHERE business_id = :business AND channel_id = :channel AND visibility <> 'gone'"
            " ORDER BY ordinal DESC LIMIT :most)",
            business=business,
            channel=channel,
            most=most,
        )

    def there(
        self, business: BusinessId, channel: ChannelId, thread: ExternalId | None
    ) -> tuple[ExternalId, ...]:
        """Rows of a thread, or of the whole channel, that are not gone."""
        rows = self._tx.all(
            "SELECT comment.external_id FROM comment JOIN thread ON thread.id = comment.thread_id"
            " WHERE comment.business_id = :business AND comment.channel_id = :channel AND comment.visibility <> 'gone'"
            " AND (:thread IS NULL OR thread.external_id = :thread) ORDER BY comment.ordinal DESC",
            business=business,
            channel=channel,
            thread=thread,
        )
        return tuple(ExternalId(row["external_id"]) for row in rows)

    def awaits_answer(self, business: BusinessId, channel: ChannelId, handed_over_since: datetime) -> bool:
        """Whether a comment is open, or its answer was handed over since then and is not posted as far as is known."""
        return (
            self._tx.one(
                "SELECT 1 FROM comment WHERE business_id = :business AND channel_id = :channel AND state = 'open'"
                " AND role = 'customer' AND visibility <> 'gone' LIMIT 1",
                business=business,
                channel=channel,
            )
            or self._tx.one(
                "SELECT 1 FROM comment AS asked WHERE business_id = :business AND channel_id = :channel"
                " AND handed_over_at > :since AND visibility <> 'gone'"
                " AND NOT EXISTS (SELECT 1 FROM comment AS answer WHERE answer.channel_id = asked.channel_id"
                " AND answer.in_reply_to = asked.external_id AND answer.role = 'us') LIMIT 1",
                business=business,
                channel=channel,
                since=to_ms(handed_over_since),
            )
        ) is not None

    def watched(
        self,
        business: BusinessId,
        channel: ChannelId,
        most: int,
        looked_before: datetime,
        answered_since: datetime,
    ) -> tuple[Target, ...]:
        """Comments to fetch again: missing ones, then those open, held or lately answered and not looked at
        since; longest ago first.
        """
        select = (
            "SELECT comment.external_id, comment.context, comment.visibility, comment.looked_at,"
            " thread.external_id AS thread_external"
            " FROM comment JOIN thread ON thread.id = comment.thread_id"
            " WHERE comment.business_id = :business AND comment.channel_id = :channel"
        )
        missing = self._tx.all(
            f"{select} AND looked_at = 0 AND visibility <> 'gone' ORDER BY comment.id LIMIT :most",
            business=business,
            channel=channel,
            most=most,
        )
        others = self._tx.all(
            f"{select} AND {_WATCHABLE} AND {_WATCHED} AND looked_at BETWEEN 1 AND :before"
            " ORDER BY looked_at LIMIT :most",
            business=business,
            channel=channel,
            before=to_ms(looked_before),
            answered_since=to_ms(answered_since),
            most=most - len(missing),
        )
        return tuple(_target(row) for row in (*missing, *others))

    def looked(
        self, business: BusinessId, channel: ChannelId, externals: Iterable[ExternalId], now: datetime
    ) -> None:
        """Records that these were fetched again."""
        self._tx.many(
            "UPDATE comment SET looked_at = :now"
            " WHERE business_id = :business AND channel_id = :channel AND external_id = :external",
            [
                {"business": business, "channel": channel, "external": external, "now": to_ms(now)}
                for external in externals
            ],
        )

    def retire(
        self, business: BusinessId, channel: ChannelId, looked_before: datetime, answered_since: datetime
    ) -> None:
        """Stops watching comments that were answered long ago, so that nobody reads past them again and
        again.
        """
        self._tx.execute(
            "UPDATE comment SET looked_at = :never WHERE business_id = :business"
            f" AND channel_id = :channel AND {_WATCHABLE} AND NOT {_WATCHED} AND looked_at BETWEEN 1 AND :before",
            business=business,
            channel=channel,
            never=NEVER,
            before=to_ms(looked_before),
            answered_since=to_ms(answered_since),
        )

    def _ids(
        self, business: BusinessId, channel: ChannelId, externals: Iterable[ExternalId]
    ) -> Mapping[ExternalId, CommentId]:
        rows = self._tx.all(
            "SELECT external_id, id FROM comment WHERE business_id = :business AND channel_id = :channel"
            f" AND external_id {among('externals')}",
            business=business,
            channel=channel,
            externals=listed(externals),
        )
        return {ExternalId(row["external_id"]): CommentId(row["id"]) for row in rows}


def _target(row: Row) -> Target:
    return Target(
        external_id=ExternalId(row["external_id"]),
        thread_id=ExternalId(row["thread_external"]),
        context=row["context"],
        visibility=Visibility(row["visibility"]),
    )
