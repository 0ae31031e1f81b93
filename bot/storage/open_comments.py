"""Open comments in the database: their order in /open, how many there are on each channel; and what was sorted out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.domain.business import BusinessId, MemberId
from bot.domain.channel import ChannelId
from bot.domain.comment import CommentId
from bot.domain.open_list import Narrowed, Part
from bot.domain.times import to_ms
from bot.storage.comments import PRESSING, WAITS
from bot.storage.sqlite.database import Tx

_OPEN = WAITS.format("comment")
_SORTED_OUT = (
    "role = 'customer' AND audience = 'public' AND announced = 1 AND visibility IN ('hidden', 'spam', 'trashed')"
    " AND erased_at IS NULL"
)


@dataclass(frozen=True, slots=True)
class OpenCounts:
    """How many comments wait, how many of them are urgent, and how many were sorted out."""

    urgent: int
    sorted_out: int
    channels: Mapping[ChannelId, int]


class OpenCommentStore:
    """Reads which comments /open lists."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx

    def listed(self, business: BusinessId, narrowed: Narrowed, most: int) -> tuple[CommentId, ...]:
        """Comments of a part: the most pressing first, of what was sorted out the newest."""
        if narrowed.part is Part.SORTED_OUT:
            rows = self._tx.all(
                f"SELECT id FROM comment WHERE business_id = :business AND {_SORTED_OUT}"
                " ORDER BY posted_at DESC, id DESC LIMIT :most",
                business=business,
                most=most,
            )
        else:
            rows = self._tx.all(
                f"SELECT comment.id AS id FROM comment WHERE comment.business_id = :business AND {_OPEN}"
                " AND urgent >= :urgent AND (:channel IS NULL OR channel_id = :channel)"
                f" ORDER BY {PRESSING} LIMIT :most",
                business=business,
                urgent=int(narrowed.part is Part.URGENT),
                channel=narrowed.channel,
                most=most,
            )
        return tuple(CommentId(row["id"]) for row in rows)

    def mine(self, business: BusinessId, member: MemberId, now: datetime, most: int) -> tuple[CommentId, ...]:
        """Comments that wait and that this member claims now, or put off last; the most pressing first."""
        rows = self._tx.all(
            "SELECT comment.id AS id FROM card_comment AS place JOIN comment ON comment.id = place.comment_id"
            f" WHERE place.business_id = :business AND {_OPEN} AND (place.card_id IN (SELECT card_id FROM claim"
            " WHERE claim.business_id = :business AND claim.member_id = :member AND claim.ends_at > :now)"
            " OR (place.card_id IN (SELECT id FROM card WHERE card.business_id = :business AND snoozed_until IS NOT NULL)"
            " AND :member = (SELECT member_id FROM event WHERE event.business_id = :business"
            " AND event.comment_id = comment.id AND what = 'snoozed' ORDER BY event.at DESC, event.id DESC LIMIT 1)))"
            f" ORDER BY {PRESSING} LIMIT :most",
            business=business,
            member=member,
            now=to_ms(now),
            most=most,
        )
        return tuple(CommentId(row["id"]) for row in rows)

    def counts(self, business: BusinessId) -> OpenCounts:
        """How many there are of each part."""
        rows = self._tx.all(
            "SELECT channel_id, count(*) AS n, sum(urgent) AS urgent FROM comment"
            f" WHERE comment.business_id = :business AND {_OPEN} GROUP BY channel_id",
            business=business,
        )
        out = self._tx.one(
            f"SELECT count(*) AS n FROM comment WHERE business_id = :business AND {_SORTED_OUT}",
            business=business,
        )
        return OpenCounts(
            urgent=sum(row["urgent"] for row in rows),
            sorted_out=int(out["n"]) if out else 0,
            channels={ChannelId(row["channel_id"]): row["n"] for row in rows},
        )
