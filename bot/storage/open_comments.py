"""Open comments in the database: their order in /open and in a walk, how many there are on each channel, which can be closed
at once; and what was sorted out.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from bot.domain.business import BusinessId, MemberId
from bot.domain.card import CardId
from bot.domain.channel import ChannelId
from bot.domain.comment import CommentId
from bot.domain.kind import Kind
from bot.domain.times import from_ms, to_ms
from bot.storage.comments import WAITS
from bot.storage.row_states import UNSETTLED_SQL
from bot.storage.sqlite.database import Tx

if TYPE_CHECKING:
    from bot.domain.open_list import Narrowed
    from bot.domain.walk import Turn

_OPEN = WAITS.format("comment")
_ON = (
    "(:card IS NULL OR EXISTS (SELECT 1 FROM card_comment AS place"
    " WHERE place.business_id = :business AND place.card_id = :card AND place.comment_id = comment.id))"
)
_FREE = (
    "NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.comment_id = comment.id"
    f" AND outbox.state IN {UNSETTLED_SQL})"
)
"""Nothing about the comment is on its way, or perhaps posted."""
_NOT_SNOOZED = (
    "(:card IS NOT NULL OR NOT EXISTS (SELECT 1 FROM card_comment AS place JOIN card ON card.id = place.card_id"
    " WHERE place.business_id = :business AND place.comment_id = comment.id AND card.snoozed_until IS NOT NULL))"
)
_NEWEST = (
    "(:each = 1 OR NOT EXISTS (SELECT 1 FROM comment AS newer WHERE newer.person_id = comment.person_id"
    " AND newer.thread_id = comment.thread_id AND newer.id > comment.id AND newer.business_id = :business"
    f" AND {WAITS.format('newer')} AND newer.visibility = comment.visibility"
    " AND newer.probable_answer IS NULL AND comment.probable_answer IS NULL"
    " AND (SELECT card_id FROM card_comment WHERE business_id = :business AND comment_id = newer.id)"
    " = (SELECT card_id FROM card_comment WHERE business_id = :business AND comment_id = comment.id)))"
)
"""No newer one is answered together with the comment."""
WALKED = 2000
"""Turns of a walk, the most pressing."""

PRESSING = (
    "urgent DESC, CASE kind WHEN 'buying' THEN 0 WHEN 'complaint' THEN 1 WHEN 'question' THEN 1 ELSE 2 END,"
    " waits_since, comment.id"
)
"""Order of `pressing`, as an index of open comments has it."""

_SORTED_OUT = (
    "role = 'customer' AND audience = 'public' AND announced = 1 AND visibility IN ('hidden', 'spam', 'trashed')"
    " AND erased_at IS NULL"
)


_SPAM_LIKE = "role = 'customer' AND audience = 'public' AND spam_like = 1 AND visibility = 'public' AND erased_at IS NULL"


class OpenCounts(NamedTuple):
    """How many comments wait, how many of them are urgent, and how many were sorted out."""

    urgent: int
    sorted_out: int
    channels: Mapping[ChannelId, int]


class OpenCommentStore:
    """Reads which comments wait, as lists, walks and closing many at once need them."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx

    def listed(self, business: BusinessId, narrowed: Narrowed, most: int) -> tuple[CommentId, ...]:
        """Comments of a part: the most pressing first, of what was sorted out the newest."""
        from bot.domain.open_list import Part

        if narrowed.part is Part.SORTED_OUT:
            rows = self._tx.all(
                f"SELECT id, posted_at FROM comment WHERE business_id = :business AND {_SORTED_OUT}"
                f" UNION ALL SELECT id, posted_at FROM comment WHERE business_id = :business AND {_SPAM_LIKE}"
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
        like = self._tx.one(
            f"SELECT count(*) AS n FROM comment WHERE business_id = :business AND {_SPAM_LIKE}",
            business=business,
        )
        return OpenCounts(
            urgent=sum(row["urgent"] for row in rows),
            sorted_out=sum(int(one["n"]) for one in (out, like) if one),
            channels={ChannelId(row["channel_id"]): row["n"] for row in rows},
        )

    def turns(self, business: BusinessId, card: CardId | None, *, each: bool = False) -> tuple[Turn, ...]:
        """Turns of a walk over what waits on this card, or anywhere but on cards put off; without comments that have something on its way.
        What one person wrote in one thread and waits on one card has one turn, its newest comment's, unless `each`. Rows as
        narrow as they can be: a walk reads them with every press.
        """
        rows = self._tx.all(
            "SELECT comment.id AS id, kind, urgent, waits_since FROM comment"
            f" WHERE comment.business_id = :business AND {_OPEN} AND {_ON} AND {_FREE}"
            f" AND {_NOT_SNOOZED} AND {_NEWEST} ORDER BY {PRESSING} LIMIT :most",
            business=business,
            card=card,
            each=int(each),
            most=WALKED,
        )
        from bot.domain.walk import turn

        return tuple(
            turn(
                CommentId(row["id"]),
                Kind(row["kind"]),
                from_ms(row["waits_since"]),
                urgent=bool(row["urgent"]),
            )
            for row in rows
        )

    def to_close(
        self, business: BusinessId, card: CardId | None, seen_until: datetime
    ) -> tuple[tuple[CommentId, ChannelId], ...]:
        """Comments that wait on this card, or anywhere, and were seen by then; not those with a reply on its
        way or perhaps posted.
        """
        rows = self._tx.all(
            "SELECT comment.id, comment.channel_id FROM comment"
            f" WHERE comment.business_id = :business AND {_OPEN}"
            f" AND comment.seen_at <= :until AND {_ON} AND {_FREE} ORDER BY comment.id",
            business=business,
            card=card,
            until=to_ms(seen_until),
        )
        return tuple((CommentId(row["id"]), ChannelId(row["channel_id"])) for row in rows)

    def done_at(self, business: BusinessId, moment: datetime) -> tuple[tuple[CommentId, ChannelId], ...]:
        """Comments that were closed without an answer at exactly this time, and still are (for undo). Found by their events,
        which are in the order of time.
        """
        rows = self._tx.all(
            "SELECT DISTINCT comment.id, comment.channel_id FROM event JOIN comment ON comment.id = event.comment_id"
            " WHERE event.business_id = :business AND event.at = :moment AND event.what = 'done'"
            " AND comment.business_id = :business AND comment.state = 'done' AND comment.done_at = :moment"
            " ORDER BY comment.id",
            business=business,
            moment=to_ms(moment),
        )
        return tuple((CommentId(row["id"]), ChannelId(row["channel_id"])) for row in rows)
