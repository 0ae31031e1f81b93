"""Examples in the database: comments that a template answers. A learnt one refers to its comment and copies no words, so that
it goes with them.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from bot.domain.business import BusinessId
from bot.domain.channel import ChannelId
from bot.domain.comment import CommentId
from bot.domain.example import Decision, Example, ExampleId, Origin
from bot.domain.template import TemplateId
from bot.domain.times import from_ms, to_ms
from bot.storage.sqlite.database import Row, Tx
from bot.storage.sqlite.dialect import among, listed, same

_SELECT = (
    "SELECT example.id, example.template_id, COALESCE(comment.text, example.text) AS text,"
    " example.origin, example.weight, example.created_at,"
    " example.comment_id, example.odds, example.among_three, comment.channel_id FROM example"
    " LEFT JOIN template ON template.business_id = example.business_id AND template.id = example.template_id"
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

    def of(self, business: BusinessId, template: TemplateId | None) -> tuple[Example, ...]:
        """Examples of one template, in use or not, or of none; oldest first."""
        rows = self._tx.all(
            f"{_SELECT} AND {same('example.template_id', 'template')} ORDER BY example.id",
            business=business,
            template=template,
        )
        return tuple(map(_example, rows))

    def learnt_from(self, business: BusinessId, comment: CommentId) -> ExampleId | None:
        """What was learnt from a comment, undone or not."""
        row = self._tx.one(
            "SELECT id FROM example WHERE business_id = :business AND comment_id = :comment",
            business=business,
            comment=comment,
        )
        return None if row is None else ExampleId(row["id"])

    def write(
        self,
        business: BusinessId,
        template: TemplateId,
        texts: Sequence[str],
        origin: Origin,
        now: datetime,
    ) -> None:
        """Replaces what was written down for a template; what was learnt stays."""
        self._tx.execute(
            "DELETE FROM example WHERE business_id = :business AND template_id = :template AND comment_id IS NULL",
            business=business,
            template=template,
        )
        self._tx.many(
            "INSERT INTO example (business_id, template_id, text, origin, created_at)"
            " VALUES (:business, :template, :text, :origin, :now)",
            [
                {
                    "business": business,
                    "template": template,
                    "text": text,
                    "origin": origin.value,
                    "now": to_ms(now),
                }
                for text in texts
            ],
        )

    def learn(
        self,
        business: BusinessId,
        comment: CommentId,
        template: TemplateId | None,
        origin: Origin,
        weight: float,
        now: datetime,
    ) -> bool:
        """Makes the words of a public comment an example of this template alone, or of none; whether that is new. What was
        undone stays undone, and a comment whose words were erased teaches nothing.
        """
        known = self._tx.one(
            "SELECT template_id, origin, weight FROM example WHERE business_id = :business AND comment_id = :comment",
            business=business,
            comment=comment,
        )
        if known is not None and known["template_id"] == template:
            # That somebody said so outlasts the reply from which the same follows.
            if known["origin"] == Origin.NONE or (known["origin"], known["weight"]) == (origin, weight):
                return False
        elif known is not None:
            self._tx.execute(
                "DELETE FROM example WHERE business_id = :business AND comment_id = :comment",
                business=business,
                comment=comment,
            )
        return bool(
            self._tx.execute(
                "INSERT INTO example"
                " (business_id, template_id, comment_id, origin, weight, created_at, odds, among_three)"
                " SELECT business_id, :template, id, :origin, :weight, :now,"
                " (SELECT odds FROM card_comment WHERE business_id = :business AND comment_id = :comment),"
                " EXISTS (SELECT 1 FROM suggestion WHERE business_id = :business AND comment_id = :comment"
                " AND place <= 3 AND template_id = :template)"
                " FROM comment WHERE business_id = :business"
                " AND id = :comment AND erased_at IS NULL AND text <> '' AND audience = 'public'"
                " ON CONFLICT (business_id, comment_id)"
                " DO UPDATE SET origin = excluded.origin, weight = excluded.weight",
                business=business,
                template=template,
                comment=comment,
                origin=origin.value,
                weight=weight,
                now=to_ms(now),
            )
        )

    def unlearn(self, business: BusinessId, comment: CommentId) -> bool:
        """Deletes what was learnt from the reply to a comment, unless it was undone; whether there was something."""
        return bool(
            self._tx.execute(
                "DELETE FROM example WHERE business_id = :business AND comment_id = :comment AND origin <> 'none'"
                " AND undone_at IS NULL",
                business=business,
                comment=comment,
            )
        )

    def forget(self, business: BusinessId, comments: Iterable[CommentId]) -> bool:
        """Deletes everything learnt from these comments; whether there was something."""
        return bool(
            self._tx.execute(
                f"DELETE FROM example WHERE business_id = :business AND comment_id {among('comments')}",
                business=business,
                comments=listed(comments),
            )
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
        template_id=None if row["template_id"] is None else TemplateId(row["template_id"]),
        text=row["text"],
        origin=Origin(row["origin"]),
        weight=row["weight"],
        created_at=from_ms(row["created_at"]),
        comment_id=None if row["comment_id"] is None else CommentId(row["comment_id"]),
        channel_id=None if row["channel_id"] is None else ChannelId(row["channel_id"]),
        decision=None if row["odds"] is None else Decision(row["odds"], bool(row["among_three"])),
    )
