"""Corrections of kinds in the database: what members said comments are, which later ones are compared with."""

from datetime import datetime

from bot.domain.business import BusinessId, MemberId
from bot.domain.comment import CommentId
from bot.domain.kind import Kind
from bot.domain.kind_correction import Corrected
from bot.domain.times import to_ms
from bot.storage.sqlite.database import Tx

SPAM = "spam"
"""As what a comment was read that was sorted out."""
COMPARED = 100
"""Newest corrections that count."""


class KindCorrectionStore:
    """Reads and writes corrections; one for a comment."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx

    def add(
        self, business: BusinessId, member: MemberId, comment: CommentId, kind: Kind, was: str, now: datetime
    ) -> None:
        """Records what a member says a comment is, in the place of what was said before. `was`: as what it was read at first."""
        self._tx.execute(
            "INSERT INTO kind_correction (business_id, comment_id, kind, was, member_id, created_at)"
            " VALUES (:business, :comment, :kind, :was, :member, :now)"
            " ON CONFLICT (business_id, comment_id) DO UPDATE SET kind = excluded.kind,"
            " member_id = excluded.member_id, created_at = excluded.created_at, undone_at = NULL",
            business=business,
            comment=comment,
            kind=kind.value,
            was=was,
            member=member,
            now=to_ms(now),
        )

    def undo(self, business: BusinessId, comment: CommentId, now: datetime) -> str | None:
        """Ends that a correction is learnt from; as what the comment was read before it. None for no such correction."""
        row = self._tx.one(
            "SELECT was FROM kind_correction WHERE business_id = :business AND comment_id = :comment AND undone_at IS NULL",
            business=business,
            comment=comment,
        )
        if row is None:
            return None
        self._tx.execute(
            "UPDATE kind_correction SET undone_at = :now WHERE business_id = :business AND comment_id = :comment",
            business=business,
            comment=comment,
            now=to_ms(now),
        )
        return str(row["was"])

    def learnt(self, business: BusinessId) -> tuple[Corrected, ...]:
        """Newest corrections whose comments still have words, at most a hundred."""
        rows = self._tx.all(
            "SELECT comment.id, kind_correction.kind, was, text FROM kind_correction"
            " JOIN comment ON comment.id = comment_id"
            " WHERE kind_correction.business_id = :business AND undone_at IS NULL AND text <> ''"
            " ORDER BY created_at DESC, kind_correction.id DESC LIMIT :most",
            business=business,
            most=COMPARED,
        )
        return tuple(
            Corrected(
                CommentId(row["id"]),
                row["text"],
                None if row["was"] == SPAM else Kind(row["was"]),
                Kind(row["kind"]),
            )
            for row in rows
        )
