"""Templates in the database; removed ones stay for the replies that refer to them (soft delete), and can be restored."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from itertools import groupby
from operator import itemgetter

from bot.domain.business import BusinessId, MemberId
from bot.domain.channel import ChannelId
from bot.domain.comment import CommentId
from bot.domain.settings import Language
from bot.domain.template import Template, TemplateId, Variant, in_order
from bot.domain.times import from_ms, from_ms_or_none, to_ms
from bot.storage.sqlite.database import Row, Tx

_SELECT = (
    "SELECT template.*, template_variant.language AS other_language, template_variant.body AS other_body FROM template"
    " LEFT JOIN template_variant ON template_variant.business_id = template.business_id"
    " AND template_variant.template_id = template.id WHERE template.business_id = :business"
)
"""One row for each text in another language, so that templates are one statement."""
_IN_USE = f"{_SELECT} AND removed_at IS NULL"


class TemplateStore:
    """Reads and writes templates."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx

    def all(self, business: BusinessId) -> tuple[Template, ...]:
        """All templates in use, sorted by title as a dictionary is."""
        found = _templates(self._tx.all(f"{_IN_USE} ORDER BY template.id", business=business))
        return tuple(sorted(found, key=lambda one: in_order(one.title)))

    def removed(self, business: BusinessId) -> tuple[Template, ...]:
        """Removed templates, the one removed last first."""
        rows = self._tx.all(
            f"{_SELECT} AND removed_at IS NOT NULL ORDER BY removed_at DESC, template.id DESC",
            business=business,
        )
        return _templates(rows)

    def get(self, business: BusinessId, template: TemplateId) -> Template | None:
        """Template in use, by id."""
        rows = self._tx.all(f"{_IN_USE} AND template.id = :template", business=business, template=template)
        return _first(rows)

    def titled(self, business: BusinessId, title: str) -> Template | None:
        """Template in use, by title."""
        return _first(self._tx.all(f"{_IN_USE} AND title = :title", business=business, title=title))

    def for_thanks(self, business: BusinessId) -> Template | None:
        """Template in use that thanks for praise."""
        return _first(self._tx.all(f"{_IN_USE} AND thanks = 1", business=business))

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
        self,
        business: BusinessId,
        title: str,
        short_name: str,
        body: str,
        member: MemberId,
        now: datetime,
        language: Language = Language.GERMAN_DU,
    ) -> TemplateId:
        """Adds a template; its title must be free."""
        return TemplateId(
            self._tx.insert(
                "INSERT INTO template (business_id, title, short_name, body, language, created_at, created_by)"
                " VALUES (:business, :title, :short_name, :body, :language, :now, :member)",
                business=business,
                title=title,
                short_name=short_name,
                body=body,
                language=language.value,
                now=to_ms(now),
                member=member,
            )
        )

    def change(
        self, business: BusinessId, template: TemplateId, title: str, short_name: str, body: str
    ) -> bool:
        """Changes a template's names and its text in its own language; whether there was one."""
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

    def place(
        self,
        business: BusinessId,
        template: TemplateId,
        category: str,
        channels: Iterable[ChannelId],
        goal: int,
    ) -> None:
        """Writes its category, where it is offered, and which goal it serves."""
        self._tx.execute(
            "UPDATE template SET category = :category, channels = :channels, goal = :goal"
            " WHERE business_id = :business AND id = :template",
            business=business,
            template=template,
            category=category,
            channels=" ".join(map(str, sorted(channels))),
            goal=goal,
        )

    def translate(self, business: BusinessId, template: TemplateId, language: Language, body: str) -> None:
        """Writes its text in another language than its own; an empty one is deleted."""
        if not body:
            self._tx.execute(
                "DELETE FROM template_variant WHERE business_id = :business AND template_id = :template"
                " AND language = :language",
                business=business,
                template=template,
                language=language.value,
            )
            return
        self._tx.execute(
            "INSERT INTO template_variant (business_id, template_id, language, body)"
            " VALUES (:business, :template, :language, :body)"
            " ON CONFLICT (business_id, template_id, language) DO UPDATE SET body = excluded.body",
            business=business,
            template=template,
            language=language.value,
            body=body,
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

    def restore(self, business: BusinessId, template: TemplateId, title: str) -> bool:
        """Brings a removed template back under a title, which must be free; whether there was one."""
        return bool(
            self._tx.execute(
                "UPDATE template SET removed_at = NULL, thanks = 0, title = :title"
                " WHERE business_id = :business AND id = :template AND removed_at IS NOT NULL",
                business=business,
                template=template,
                title=title,
            )
        )

    def went_out(
        self,
        business: BusinessId,
        template: TemplateId,
        comment: CommentId,
        now: datetime,
        *,
        edited: bool,
    ) -> None:
        """Counts one more reply made from it, unless that answered a test comment. `edited`: in other words."""
        self._tx.execute(
            "UPDATE template SET used = used + 1, edited = edited + :edited, last_used_at = :now"
            " WHERE business_id = :business AND id = :template"
            " AND NOT EXISTS (SELECT 1 FROM comment WHERE business_id = :business AND id = :comment"
            " AND audience = 'practice')",
            business=business,
            template=template,
            comment=comment,
            now=to_ms(now),
            edited=int(edited),
        )


def _first(rows: Iterable[Row]) -> Template | None:
    return next(iter(_templates(rows)), None)


def _templates(rows: Iterable[Row]) -> tuple[Template, ...]:
    """Templates of joined rows, those of one template one after the other."""
    found = []
    for _, group in groupby(rows, key=itemgetter("id")):
        own = list(group)
        others = [
            Variant(Language(row["other_language"]), row["other_body"])
            for row in own
            if row["other_language"] is not None
        ]
        found.append(replace(template_in(own[0]), others=tuple(others)))
    return tuple(found)


def template_in(row: Row) -> Template:
    """Template of a row that has its columns, with its text in its own language alone."""
    return Template(
        id=TemplateId(row["id"]),
        title=row["title"],
        short_name=row["short_name"],
        body=row["body"],
        used=row["used"],
        created_at=from_ms(row["created_at"]),
        thanks=bool(row["thanks"]),
        language=Language(row["language"]),
        category=row["category"],
        channels=frozenset(ChannelId(int(one)) for one in row["channels"].split()),
        goal=row["goal"],
        created_by=MemberId(row["created_by"]),
        last_used_at=from_ms_or_none(row["last_used_at"]),
        edited=row["edited"],
    )
