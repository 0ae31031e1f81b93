"""Comments of one person in the database: how many are known, since when, the newest ones, and those that wait."""

from datetime import datetime

from bot.domain.business import BusinessId
from bot.domain.comment import Comment
from bot.domain.person import PersonId
from bot.domain.times import from_ms_or_none
from bot.storage.comments import SELECT_COMMENT, WAITS, comment_in
from bot.storage.sqlite.database import Tx


class PersonCommentStore:
    """Reads what one known person wrote."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx

    def count(self, business: BusinessId, person: PersonId) -> int:
        """Number of known comments of this person."""
        row = self._tx.one(
            "SELECT count(*) AS n FROM comment WHERE business_id = :business AND person_id = :person",
            business=business,
            person=person,
        )
        return int(row["n"]) if row else 0

    def first_at(self, business: BusinessId, person: PersonId) -> datetime | None:
        """When this person's first known comment was posted."""
        row = self._tx.one(
            "SELECT min(posted_at) AS at FROM comment WHERE business_id = :business AND person_id = :person",
            business=business,
            person=person,
        )
        return from_ms_or_none(row["at"]) if row else None

    def newest(self, business: BusinessId, person: PersonId, most: int) -> tuple[Comment, ...]:
        """This person's comments, the newest first."""
        rows = self._tx.all(
            f"{SELECT_COMMENT} WHERE comment.business_id = :business AND comment.person_id = :person"
            " AND comment.audience = 'public' AND comment.visibility <> 'gone'"
            " AND comment.erased_at IS NULL ORDER BY comment.posted_at DESC, comment.id DESC LIMIT :most",
            business=business,
            person=person,
            most=most,
        )
        return tuple(comment_in(row) for row in rows)

    def open(self, business: BusinessId, person: PersonId, most: int) -> tuple[Comment, ...]:
        """This person's comments that wait for an answer; longest waiting first."""
        rows = self._tx.all(
            f"{SELECT_COMMENT} WHERE comment.business_id = :business AND comment.person_id = :person"
            f" AND {WAITS.format('comment')} ORDER BY comment.waits_since LIMIT :most",
            business=business,
            person=person,
            most=most,
        )
        return tuple(comment_in(row) for row in rows)
