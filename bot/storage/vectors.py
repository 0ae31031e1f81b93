"""Sentence vectors in the database: computed once for each text. Those of a comment go with its words."""

from collections.abc import Iterable, Mapping, Sequence

from bot.domain.business import BusinessId
from bot.domain.comment import CommentId
from bot.domain.vector import StoredVector, TextHash
from bot.storage.sqlite.database import Row, Tx
from bot.storage.sqlite.dialect import among, listed

COMMENTS_KEPT = 2000
"""Vectors of a business's comments that are kept, the newest; besides those of examples. 1 KB each."""

_PUT_OWN = (
    "INSERT INTO vector (business_id, embedder, text_hash, numbers) VALUES (:business, :embedder, :hash, :numbers)"
    " ON CONFLICT (business_id, text_hash) WHERE comment_id IS NULL"
    " DO UPDATE SET embedder = excluded.embedder, numbers = excluded.numbers"
)
_PUT_OF_COMMENT = (
    "INSERT INTO vector (business_id, comment_id, embedder, text_hash, numbers)"
    " SELECT business_id, id, :embedder, :hash, :numbers FROM comment"
    " WHERE business_id = :business AND id = :comment AND erased_at IS NULL AND text <> ''"
    " ON CONFLICT (business_id, comment_id) WHERE comment_id IS NOT NULL"
    " DO UPDATE SET embedder = excluded.embedder, text_hash = excluded.text_hash, numbers = excluded.numbers"
)


class VectorStore:
    """Reads and writes vectors."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx

    def own(self, business: BusinessId, embedder: str) -> tuple[StoredVector, ...]:
        """Vectors of the business's own words, computed by this embedder."""
        rows = self._tx.all(
            "SELECT comment_id, text_hash, numbers FROM vector"
            " WHERE business_id = :business AND comment_id IS NULL AND embedder = :embedder",
            business=business,
            embedder=embedder,
        )
        return tuple(map(_vector, rows))

    def of_examples(self, business: BusinessId, embedder: str) -> tuple[StoredVector, ...]:
        """Vectors of the comments that are examples."""
        rows = self._tx.all(
            "SELECT comment_id, text_hash, numbers FROM vector WHERE business_id = :business"
            " AND embedder = :embedder AND comment_id IN"
            " (SELECT comment_id FROM example WHERE business_id = :business AND undone_at IS NULL)",
            business=business,
            embedder=embedder,
        )
        return tuple(map(_vector, rows))

    def of_comments(
        self, business: BusinessId, embedder: str, comments: Iterable[CommentId]
    ) -> tuple[StoredVector, ...]:
        """Vectors of these comments."""
        rows = self._tx.all(
            "SELECT comment_id, text_hash, numbers FROM vector"
            f" WHERE business_id = :business AND embedder = :embedder AND comment_id {among('comments')}",
            business=business,
            embedder=embedder,
            comments=listed(comments),
        )
        return tuple(map(_vector, rows))

    def comparable(
        self, business: BusinessId, comments: Iterable[CommentId]
    ) -> Mapping[CommentId, StoredVector]:
        """Vectors of these comments, by comment; where several embedders computed them, of the one that computed most."""
        rows = self._tx.all(
            "SELECT comment_id, embedder, text_hash, numbers FROM vector"
            f" WHERE business_id = :business AND comment_id {among('comments')} ORDER BY comment_id",
            business=business,
            comments=listed(comments),
        )
        by: dict[str, list[Row]] = {}
        for row in rows:
            by.setdefault(row["embedder"], []).append(row)
        most = max(by.values(), key=len, default=[])
        return {CommentId(row["comment_id"]): _vector(row) for row in most}

    def put(self, business: BusinessId, embedder: str, vectors: Sequence[StoredVector]) -> None:
        """Stores vectors; a comment has one, and so has a text of the business. A comment whose words were erased
        meanwhile gets none.
        """
        rows = [
            {
                "business": business,
                "comment": one.comment,
                "embedder": embedder,
                "hash": one.text_hash,
                "numbers": one.numbers,
            }
            for one in vectors
        ]
        own = [row for row in rows if row["comment"] is None]
        if own:
            self._tx.many(_PUT_OWN, own)
        if len(own) < len(rows):
            self._tx.many(_PUT_OF_COMMENT, [row for row in rows if row["comment"] is not None])

    def forget(self, business: BusinessId, comments: Iterable[CommentId]) -> None:
        """Deletes the vectors of these comments."""
        self._tx.execute(
            f"DELETE FROM vector WHERE business_id = :business AND comment_id {among('comments')}",
            business=business,
            comments=listed(comments),
        )

    def trim(self, business: BusinessId, wanted: Iterable[TextHash]) -> None:
        """Deletes what no text needs any more: of the business's own words all but these, of its comments all but examples
        and the newest 2,000.
        """
        self._tx.execute(
            "DELETE FROM vector WHERE business_id = :business AND comment_id IS NULL"
            f" AND text_hash NOT {among('wanted')}",
            business=business,
            wanted=listed(wanted),
        )
        self._tx.execute(
            "DELETE FROM vector WHERE business_id = :business AND comment_id NOT IN"
            " (SELECT comment_id FROM example WHERE business_id = :business AND comment_id IS NOT NULL)"
            " AND comment_id < COALESCE((SELECT comment_id FROM vector WHERE business_id = :business"
            " AND comment_id IS NOT NULL ORDER BY comment_id DESC LIMIT 1 OFFSET :most), 0)",
            business=business,
            most=COMMENTS_KEPT,
        )


def _vector(row: Row) -> StoredVector:
    comment = row["comment_id"]
    return StoredVector(
        None if comment is None else CommentId(comment), TextHash(row["text_hash"]), row["numbers"]
    )
