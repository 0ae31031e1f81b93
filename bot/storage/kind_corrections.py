"""Corrections of kinds in the database: what members said comments are, which later ones are compared with."""

from datetime import datetime
from typing import NamedTuple

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


class ReadBefore(NamedTuple):
    """As what a comment was read before it was corrected: its kind, None for one that was sorted out, and whether it was urgent."""

    kind: Kind | None
    urgent: bool


class KindCorrectionStore:
    """Reads and writes corrections; one for a comment."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx

    def add(
        self,
        business: BusinessId,
        member: MemberId,
        comment: CommentId,
        kind: Kind,
        was: ReadBefore,
        now: datetime,
        *,
        urgent: bool | None = None,
    ) -> None:
        """Records what a member says a comment is, in the place of what was said before. `was`: as what it was read, kept from the
        first correction on; `urgent` None: nothing is said of that, and what was said before holds.
        """
        self._tx.execute(
            "INSERT INTO kind_correction (business_id, comment_id, kind, was, urgent, was_urgent, member_id, created_at)"
            " VALUES (:business, :comment, :kind, :was, :urgent, :was_urgent, :member, :now)"
            " ON CONFLICT (business_id, comment_id) DO UPDATE SET kind = excluded.kind, urgent = CASE"
            " WHEN excluded.urgent IS NULL AND kind_correction.undone_at IS NULL THEN kind_correction.urgent"
            " ELSE excluded.urgent END,"
            " member_id = excluded.member_id, created_at = excluded.created_at, undone_at = NULL",
            business=business,
            comment=comment,
            kind=kind.value,
            was=SPAM if was.kind is None else was.kind.value,
            urgent=None if urgent is None else int(urgent),
            was_urgent=int(was.urgent),
            member=member,
            now=to_ms(now),
        )

    def undo(self, business: BusinessId, comment: CommentId, now: datetime) -> ReadBefore | None:
        """Ends that a correction is learnt from; as what the comment was read before it. None for no such correction."""
        row = self._tx.one(
            "SELECT was, was_urgent FROM kind_correction WHERE business_id = :business AND comment_id = :comment AND undone_at IS NULL",
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
        return ReadBefore(_kind(row["was"]), bool(row["was_urgent"]))

    def learnt(self, business: BusinessId) -> tuple[Corrected, ...]:
        """Newest corrections whose comments still have words, at most a hundred."""
        rows = self._tx.all(
            "SELECT comment.id, kind_correction.kind, was, kind_correction.urgent, text FROM kind_correction"
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
                _kind(row["was"]),
                Kind(row["kind"]),
                None if row["urgent"] is None else bool(row["urgent"]),
            )
            for row in rows
        )


def _kind(was: str) -> Kind | None:
    return None if was == SPAM else Kind(was)
