"""Examples in the database: comments that a template answers. A learnt one refers to its comment and copies no words, so that
it goes with them.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from bot.domain.business import BusinessId
from bot.domain.comment import CommentId
from bot.domain.example import Example, ExampleId, Origin
from bot.domain.template import TemplateId
from bot.domain.times import from_ms, to_ms
from bot.storage.sqlite.database import Row, Tx
from bot.storage.sqlite.dialect import among, listed

_SELECT = (
    "SELECT example.id, example.template_id, COALESCE(comment.text, example.text) AS text,"
    " COALESCE(comment.language, example.language) AS language, example.origin, example.weight, example.created_at,"
    " example.comment_id FROM example"
    " JOIN template ON template.business_id = example.business_id AND template.id = example.template_id"
    " LEFT JOIN comment ON comment.business_id = example.business_id AND comment.id = example.comment_id"
    " WHERE example.business_id = :business AND example.undone_at IS NULL AND comment.erased_at IS NULL"
)


class ExampleStore:
    """Reads and writes examples."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx

    def all(self, business: BusinessId) -> tuple[Example, ...]:
        """Examples of the templates in use, oldest first: neither undone ones nor those whose words were erased."""
        rows = self._tx.all(
            f"{_SELECT} AND template.removed_at IS NULL ORDER BY example.id", business=business
        )
        return tuple(map(_example, rows))

    def some(self, business: BusinessId, examples: Iterable[ExampleId]) -> Mapping[ExampleId, Example]:
        """Those of these that are there still, by id."""
        rows = self._tx.all(
            f"{_SELECT} AND example.id {among('examples')}", business=business, examples=listed(examples)
        )
        return {one.id: one for one in map(_example, rows)}

    def of(self, business: BusinessId, template: TemplateId) -> tuple[Example, ...]:
        """Examples of one template, in use or not, oldest first."""
        rows = self._tx.all(
            f"{_SELECT} AND example.template_id = :template ORDER BY example.id",
            business=business,
            template=template,
        )
        return tuple(map(_example, rows))

    def write(
        self,
        business: BusinessId,
        template: TemplateId,
        texts: Sequence[str],
        origin: Origin,
        now: datetime,
        language: str = "",
    ) -> None:
        """Replaces what was written down for a template; what was learnt stays."""
        self._tx.execute(
            "DELETE FROM example WHERE business_id = :business AND template_id = :template AND comment_id IS NULL",
            business=business,
            template=template,
        )
        self._tx.many(
            "INSERT INTO example (business_id, template_id, text, language, origin, created_at)"
            " VALUES (:business, :template, :text, :language, :origin, :now)",
            [
                {
                    "business": business,
                    "template": template,
                    "text": text,
                    "language": language,
                    "origin": origin.value,
                    "now": to_ms(now),
                }
                for text in texts
            ],
        )

    def learn(
        self,
        business: BusinessId,
        template: TemplateId,
        comment: CommentId,
        origin: Origin,
        weight: float,
        now: datetime,
    ) -> None:
        """Adds the words of a comment to what a template answers; known already, its weight and origin are replaced."""
        self._tx.execute(
            "INSERT INTO example (business_id, template_id, comment_id, origin, weight, created_at)"
            " VALUES (:business, :template, :comment, :origin, :weight, :now)"
            " ON CONFLICT (business_id, template_id, comment_id)"
            " DO UPDATE SET origin = excluded.origin, weight = excluded.weight, undone_at = NULL",
            business=business,
            template=template,
            comment=comment,
            origin=origin.value,
            weight=weight,
            now=to_ms(now),
        )

    def undo(self, business: BusinessId, example: ExampleId, now: datetime) -> bool:
        """Undoes what was learnt; whether there was something."""
        return bool(
            self._tx.execute(
                "UPDATE example SET undone_at = :now WHERE business_id = :business AND id = :example"
                " AND undone_at IS NULL AND comment_id IS NOT NULL",
                business=business,
                example=example,
                now=to_ms(now),
            )
        )


def _example(row: Row) -> Example:
    return Example(
        id=ExampleId(row["id"]),
        template_id=TemplateId(row["template_id"]),
        text=row["text"],
        language=row["language"],
        origin=Origin(row["origin"]),
        weight=row["weight"],
        created_at=from_ms(row["created_at"]),
        comment_id=None if row["comment_id"] is None else CommentId(row["comment_id"]),
    )
