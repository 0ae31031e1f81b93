"""Templates in the database; removed ones stay for the replies that refer to them (soft delete)."""

from datetime import datetime

from bot.domain.business import BusinessId, MemberId
from bot.domain.comment import CommentId
from bot.domain.template import Template, TemplateId, in_order
from bot.domain.times import from_ms, to_ms
from bot.storage.sqlite.database import Row, Tx


class TemplateStore:
    """Reads and writes templates."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx

    def all(self, business: BusinessId) -> tuple[Template, ...]:
        """All templates in use, sorted by title as a dictionary is."""
        rows = self._tx.all(
            "SELECT * FROM template WHERE business_id = :business AND removed_at IS NULL",
            business=business,
        )
        return tuple(sorted((template_in(row) for row in rows), key=lambda one: in_order(one.title)))

    def get(self, business: BusinessId, template: TemplateId) -> Template | None:
        """Template in use, by id."""
        row = self._tx.one(
            "SELECT * FROM template WHERE business_id = :business AND id = :template AND removed_at IS NULL",
            business=business,
            template=template,
        )
        return template_in(row) if row else None

    def titled(self, business: BusinessId, title: str) -> Template | None:
        """Template in use, by title."""
        row = self._tx.one(
            "SELECT * FROM template WHERE business_id = :business AND title = :title AND removed_at IS NULL",
            business=business,
            title=title,
        )
        return template_in(row) if row else None

    def for_thanks(self, business: BusinessId) -> Template | None:
        """Template in use that thanks for praise."""
        row = self._tx.one(
            "SELECT * FROM template WHERE business_id = :business AND thanks = 1 AND removed_at IS NULL",
            business=business,
        )
        return template_in(row) if row else None

    def mark_thanks(self, business: BusinessId, template: TemplateId | None) -> None:
        """Makes this template the one that thanks for praise; None: no template does any more."""
        self._tx.execute(
            "UPDATE template SET thanks = 0 WHERE business_id = :business AND thanks = 1", business=business
        )
        if template is not None:
            self._tx.execute(
                "UPDATE template SET thanks = 1"
                " WHERE business_id = :business AND id = :template AND removed_at IS NULL",
                business=business,
                template=template,
            )

    def add(
        self, business: BusinessId, title: str, short_name: str, body: str, member: MemberId, now: datetime
    ) -> TemplateId:
        """Adds a template; its title must be free."""
        return TemplateId(
            self._tx.insert(
                "INSERT INTO template (business_id, title, short_name, body, created_at, created_by)"
                " VALUES (:business, :title, :short_name, :body, :now, :member)",
                business=business,
                title=title,
                short_name=short_name,
                body=body,
                now=to_ms(now),
                member=member,
            )
        )

    def change(
        self, business: BusinessId, template: TemplateId, title: str, short_name: str, body: str
    ) -> bool:
        """Changes a template; whether there was one."""
        return bool(
            self._tx.execute(
                "UPDATE template SET title = :title, short_name = :short_name, body = :body"
                " WHERE business_id = :business AND id = :template AND removed_at IS NULL",
                business=business,
                template=template,
                title=title,
                short_name=short_name,
                body=body,
            )
        )

    def remove(self, business: BusinessId, template: TemplateId, now: datetime) -> bool:
        """Removes a template; whether there was one."""
        return bool(
            self._tx.execute(
                "UPDATE template SET removed_at = :now"
                " WHERE business_id = :business AND id = :template AND removed_at IS NULL",
                business=business,
                template=template,
                now=to_ms(now),
            )
        )

    def went_out(self, business: BusinessId, template: TemplateId, comment: CommentId) -> None:
        """Counts one more reply made from it, unless that answered a test comment."""
        self._tx.execute(
            "UPDATE template SET used = used + 1 WHERE business_id = :business AND id = :template"
            " AND NOT EXISTS (SELECT 1 FROM comment WHERE business_id = :business AND id = :comment"
            " AND audience = 'practice')",
            business=business,
            template=template,
            comment=comment,
        )


def template_in(row: Row) -> Template:
    """Template of a row that has its columns."""
    return Template(
        id=TemplateId(row["id"]),
        title=row["title"],
        short_name=row["short_name"],
        body=row["body"],
        used=row["used"],
        created_at=from_ms(row["created_at"]),
        thanks=bool(row["thanks"]),
    )
