"""Events in the database: the audit trail (audit log)."""

import json
from collections.abc import Iterable
from datetime import datetime

from bot.domain.business import BusinessId, MemberId
from bot.domain.channel import ChannelId
from bot.domain.comment import CommentId
from bot.domain.event import By, Event, What
from bot.domain.outbox import RowId
from bot.domain.times import from_ms, to_ms
from bot.storage.sqlite.database import Row, Tx, Value
from bot.storage.sqlite.dialect import among, listed

_LAST = 2**62


class EventStore:
    """Adds and reads audit events; none is ever changed."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx

    def add(
        self,
        business: BusinessId,
        at: datetime,
        what: What,
        *,
        channel: ChannelId | None = None,
        comment: CommentId | None = None,
        reply: RowId | None = None,
        member: MemberId | None = None,
        **facts: str | int,
    ) -> None:
        """Adds an event. `facts` never hold customers' words; they are for people who read the log."""
        self._tx.execute(
            "INSERT INTO event (business_id, at, what, channel_id, comment_id, reply_id, member_id, detail)"
            " VALUES (:business, :at, :what, :channel, :comment, :reply, :member, :detail)",
            business=business,
            at=to_ms(at),
            what=what.value,
            channel=channel,
            comment=comment,
            reply=reply,
            member=member,
            detail=json.dumps({name: str(value) for name, value in facts.items()}) if facts else "",
        )

    def of_comment(self, business: BusinessId, comment: CommentId) -> tuple[Event, ...]:
        """Events of a comment, oldest first."""
        rows = self._tx.all(
            "SELECT * FROM event WHERE business_id = :business AND comment_id = :comment ORDER BY at, id",
            business=business,
            comment=comment,
        )
        return tuple(map(_event, rows))

    def between(
        self, business: BusinessId, since: datetime, until: datetime, *whats: What
    ) -> tuple[Event, ...]:
        """Events with `since` <= at < `until`, oldest first; of these kinds, or of every kind."""
        rows = self._tx.all(
            "SELECT * FROM event WHERE business_id = :business AND at >= :since AND at < :until"
            f" AND (:every = 1 OR what {among('whats')}) ORDER BY at, id",
            business=business,
            since=to_ms(since),
            until=to_ms(until),
            every=int(not whats),
            whats=listed(what.value for what in whats),
        )
        return tuple(map(_event, rows))

    def newest(
        self, business: BusinessId, by: By | MemberId, whats: Iterable[What], before: int | None, most: int
    ) -> tuple[Event, ...]:
        """Events of these members before that one, newest first; of these kinds, or of every kind."""
        whats = tuple(whats)
        where = "member_id = :member"
        if isinstance(by, By):
            where = "member_id IS NOT NULL" if by is By.ANYONE else "member_id IS NULL"
        member: dict[str, Value] = {} if isinstance(by, By) else {"member": by}
        rows = self._tx.all(
            f"SELECT * FROM event WHERE business_id = :business AND id < :before AND {where}"
            f" AND (:every = 1 OR what {among('whats')}) ORDER BY id DESC LIMIT :most",
            business=business,
            before=_LAST if before is None else before,
            every=int(not whats),
            whats=listed(what.value for what in whats),
            most=most,
            **member,
        )
        return tuple(map(_event, rows))

    def count_announced(
        self, business: BusinessId, channel: ChannelId, since: datetime, until: datetime
    ) -> int:
        """Number of comments of a channel that were announced in this period, both ends included."""
        row = self._tx.one(
            "SELECT count(*) AS n FROM event WHERE business_id = :business AND at BETWEEN :since AND :until"
            " AND what = 'announced' AND channel_id = :channel",
            business=business,
            channel=channel,
            since=to_ms(since),
            until=to_ms(until),
        )
        return int(row["n"]) if row else 0

    def add_each(
        self,
        business: BusinessId,
        at: datetime,
        what: What,
        comments: Iterable[CommentId],
        channel: ChannelId,
    ) -> None:
        """Adds the same event of the platform for several comments, in one statement."""
        self._tx.many(
            "INSERT INTO event (business_id, at, what, channel_id, comment_id)"
            " VALUES (:business, :at, :what, :channel, :comment)",
            [
                {
                    "business": business,
                    "at": to_ms(at),
                    "what": what.value,
                    "channel": channel,
                    "comment": comment,
                }
                for comment in comments
            ],
        )


def _event(row: Row) -> Event:
    return Event(
        id=row["id"],
        at=from_ms(row["at"]),
        what=What(row["what"]),
        channel_id=row["channel_id"],
        comment_id=row["comment_id"],
        reply_id=row["reply_id"],
        member_id=row["member_id"],
        facts=tuple(json.loads(row["detail"]).items()) if row["detail"] else (),
    )
