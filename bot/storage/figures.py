"""Figures: the waits behind the statistics, read from the comments."""

from datetime import datetime

from bot.domain.business import BusinessId, MemberId
from bot.domain.channel import ChannelId
from bot.domain.comment import CommentId
from bot.domain.hours import Period
from bot.domain.kind import Kind
from bot.domain.person import PersonId
from bot.domain.response import Waiting
from bot.domain.times import from_ms, from_ms_or_none, to_ms
from bot.storage.sqlite.database import Row, Tx

# What was sorted out without an answer (spam, trash, deleted by its author) is in no figure.
COUNTS = (
    "{0}.business_id = :business AND {0}.role = 'customer' AND {0}.state <> 'silent'"
    " AND {0}.audience = 'public' AND ({0}.visibility IN ('public', 'held')"
    " OR ({0}.answered_at IS NOT NULL AND {0}.state <> 'open'))"
)
"""Whether a comment named {0} of :business is in a figure."""
_COLUMNS = "c.id, c.channel_id, c.thread_id, c.person_id, c.waits_since, c.answered_at, c.state"
IN_PERIOD = "{0}.waits_since >= :start AND {0}.waits_since < :end"


class FigureStore:
    """Reads when comments came and when they were answered."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx

    def waiting(self, business: BusinessId, period: Period) -> tuple[Waiting, ...]:
        """Customers' comments of the period, and all others of the same persons in the same threads.

        The others decide whether one of the period continues an earlier wait.
        """
        rows = self._tx.all(
            f"SELECT {_COLUMNS} FROM comment c WHERE {COUNTS.format('c')} AND {IN_PERIOD.format('c')}"
            f" UNION SELECT {_COLUMNS} FROM (SELECT DISTINCT p.person_id, p.thread_id FROM comment p"
            f" WHERE {COUNTS.format('p')} AND {IN_PERIOD.format('p')} AND p.person_id IS NOT NULL) q"
            f" JOIN comment c ON c.person_id = q.person_id AND c.thread_id = q.thread_id"
            f" WHERE {COUNTS.format('c')}",
            business=business,
            start=to_ms(period.start),
            end=to_ms(period.end),
        )
        return tuple(map(_waiting, rows))

    def newest(self, business: BusinessId) -> datetime | None:
        """When the newest customer's comment came, sorted out or not; None for none."""
        row = self._tx.one(
            "SELECT waits_since FROM comment WHERE business_id = :business AND role = 'customer'"
            " AND audience = 'public' ORDER BY waits_since DESC LIMIT 1",
            business=business,
        )
        return None if row is None else from_ms(row["waits_since"])

    def answerers(self, business: BusinessId, period: Period) -> tuple[tuple[CommentId, MemberId], ...]:
        """Whose reply went out under which customer's comment of the period; the first one under each."""
        rows = self._tx.all(
            "SELECT c.id, o.created_by FROM comment c JOIN outbox o ON o.comment_id = c.id"
            " AND o.business_id = c.business_id AND o.errand = 'reply' AND o.state = 'sent'"
            f" WHERE {COUNTS.format('c')} AND {IN_PERIOD.format('c')} ORDER BY o.id DESC",
            business=business,
            start=to_ms(period.start),
            end=to_ms(period.end),
        )
        return tuple((CommentId(row["id"]), MemberId(row["created_by"])) for row in rows)

    def sorted_out(self, business: BusinessId, period: Period, channel: ChannelId | None = None) -> int:
        """How many comments of the period were sorted out as spam-like and still are; only of this channel where one is given."""
        row = self._tx.one(
            "SELECT count(*) AS n FROM comment c WHERE c.business_id = :business AND c.role = 'customer'"
            f" AND c.spam_like = 1 AND c.visibility = 'public' AND {IN_PERIOD.format('c')}"
            " AND (:channel = 0 OR c.channel_id = :channel)",
            business=business,
            start=to_ms(period.start),
            end=to_ms(period.end),
            channel=channel or 0,
        )
        return int(row["n"]) if row else 0

    def kinds(
        self, business: BusinessId, period: Period, channel: ChannelId | None = None
    ) -> tuple[tuple[Kind, int], ...]:
        """How many comments of each kind came in the period, in the order of the kinds; only of this channel where one is
        given.
        """
        rows = self._tx.all(
            f"SELECT c.kind, count(*) AS n FROM comment c WHERE {COUNTS.format('c')}"
            f" AND {IN_PERIOD.format('c')} AND (:channel = 0 OR c.channel_id = :channel) GROUP BY c.kind",
            business=business,
            start=to_ms(period.start),
            end=to_ms(period.end),
            channel=channel or 0,
        )
        counted = {Kind(row["kind"]): int(row["n"]) for row in rows}
        return tuple((kind, counted[kind]) for kind in Kind if kind in counted)

    def praise(
        self, business: BusinessId, period: Period, longest: int, channel: ChannelId | None = None
    ) -> CommentId | None:
        """Praise of the period that is worth a quotation: the longest text that fits into so many characters, else the
        shortest; None for none.
        """
        row = self._tx.one(
            f"SELECT c.id FROM comment c WHERE {COUNTS.format('c')} AND {IN_PERIOD.format('c')}"
            " AND c.kind = 'praise' AND c.visibility = 'public' AND c.text <> ''"
            " AND (:channel = 0 OR c.channel_id = :channel)"
            " ORDER BY CASE WHEN length(c.text) <= :longest THEN :longest - length(c.text) ELSE length(c.text) END, c.id"
            " LIMIT 1",
            business=business,
            start=to_ms(period.start),
            end=to_ms(period.end),
            longest=longest,
            channel=channel or 0,
        )
        return None if row is None else CommentId(row["id"])


def _waiting(row: Row) -> Waiting:
    return Waiting.of(
        CommentId(row["id"]),
        ChannelId(row["channel_id"]),
        str(row["thread_id"]),
        None if row["person_id"] is None else PersonId(row["person_id"]),
        from_ms(row["waits_since"]),
        from_ms_or_none(row["answered_at"]),
        is_open=row["state"] == "open",
        visible=True,  # by COUNTS, where it is open
    )
