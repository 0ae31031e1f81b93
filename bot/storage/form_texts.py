"""Form texts in the database: what was typed, kept before any check."""

from datetime import datetime

from bot.domain.business import BusinessId, MemberId
from bot.domain.comment import CommentId
from bot.domain.form_text import FormInput, FormText, FormTextId, Purpose
from bot.domain.reply import ReplyId
from bot.domain.times import from_ms, from_ms_or_none, to_ms
from bot.storage.sqlite.database import Row, Tx


class FormTextStore:
    """Keeps and reads form texts."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx

    def keep(self, business: BusinessId, form: FormInput, now: datetime) -> FormTextId | None:
        """The same id when the same form is delivered twice; None where this business has no such comment.

        A template that it does not have is left out.
        """
        self._tx.execute(
            "INSERT INTO form_text"
            " (business_id, comment_id, member_id, template_id, purpose, body, interaction_id, blanks,"
            " created_at)"
            " SELECT comment.business_id, comment.id, :member,"
            " (SELECT id FROM template WHERE business_id = :business AND id = :template),"
            " :purpose, :body, :interaction, :blanks, :now"
            " FROM comment WHERE comment.business_id = :business AND comment.id = :comment"
            " ON CONFLICT (interaction_id) DO NOTHING",
            business=business,
            comment=form.comment_id,
            member=form.member_id,
            template=form.template_id,
            purpose=form.purpose.value,
            body=form.body,
            interaction=form.interaction_id,
            blanks="\n".join(form.blanks),
            now=to_ms(now),
        )
        row = self._tx.one(
            "SELECT id FROM form_text WHERE business_id = :business AND interaction_id = :interaction",
            business=business,
            interaction=form.interaction_id,
        )
        return None if row is None else FormTextId(row["id"])

    def get(self, business: BusinessId, form_text: FormTextId) -> FormText | None:
        """One form text."""
        row = self._tx.one(
            "SELECT * FROM form_text WHERE business_id = :business AND id = :id",
            business=business,
            id=form_text,
        )
        return None if row is None else _form_text(row)

    def used(self, business: BusinessId, form_text: FormTextId, now: datetime) -> bool:
        """It became a reply or was handed over, and what its member typed there before is settled with it.

        False where it was before.
        """
        return (
            self._tx.execute(
                "UPDATE form_text SET used_at = :now WHERE business_id = :business AND used_at IS NULL AND id IN"
                " (SELECT f.id FROM form_text f JOIN form_text sent ON sent.comment_id = f.comment_id"
                " AND sent.member_id = f.member_id AND sent.purpose = f.purpose"
                " WHERE sent.business_id = :business AND sent.id = :id AND f.id <= sent.id)",
                business=business,
                id=form_text,
                now=to_ms(now),
            )
            > 0
        )

    def give_back(self, business: BusinessId, reply: ReplyId, member: MemberId) -> None:
        """The reply that came of it will not go out: it is this member's text to go on with."""
        self._tx.execute(
            "UPDATE form_text SET used_at = NULL, member_id = :member WHERE business_id = :business"
            " AND interaction_id = (SELECT interaction_id FROM outbox WHERE business_id = :business AND id = :reply)",
            business=business,
            member=member,
            reply=reply,
        )

    def unsent(
        self, business: BusinessId, comment: CommentId, member: MemberId, purpose: Purpose
    ) -> FormText | None:
        """What a member typed last for a comment and was neither sent nor thrown away."""
        row = self._tx.one(
            "SELECT * FROM form_text WHERE business_id = :business AND comment_id = :comment"
            " AND member_id = :member AND purpose = :purpose AND used_at IS NULL AND trim(body) <> ''"
            " ORDER BY id DESC LIMIT 1",
            business=business,
            comment=comment,
            member=member,
            purpose=purpose.value,
        )
        return None if row is None else _form_text(row)

    def throw_away(self, business: BusinessId, comment: CommentId, member: MemberId, now: datetime) -> int:
        """No form opens with it any more; how many texts."""
        return self._tx.execute(
            "UPDATE form_text SET used_at = :now WHERE business_id = :business AND comment_id = :comment"
            " AND member_id = :member AND used_at IS NULL",
            business=business,
            comment=comment,
            member=member,
            now=to_ms(now),
        )


def _form_text(row: Row) -> FormText:
    return FormText(
        id=row["id"],
        comment_id=row["comment_id"],
        member_id=row["member_id"],
        template_id=row["template_id"],
        purpose=Purpose(row["purpose"]),
        body=row["body"],
        interaction_id=row["interaction_id"],
        blanks=tuple(filter(None, row["blanks"].split("\n"))),
        created_at=from_ms(row["created_at"]),
        used_at=from_ms_or_none(row["used_at"]),
    )
