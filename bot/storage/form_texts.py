"""Form texts in the database: what was typed into a form, stored before any check."""

from datetime import datetime

from bot.domain.business import BusinessId, MemberId
from bot.domain.comment import CommentId
from bot.domain.form_text import FormInput, FormText, FormTextId, Purpose
from bot.domain.outbox import RowId
from bot.domain.times import from_ms, from_ms_or_none, to_ms
from bot.storage.sqlite.database import Row, Tx


class FormTextStore:
    """Stores and reads form texts."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx

    def keep(self, business: BusinessId, form: FormInput, now: datetime) -> FormTextId | None:
        """Stores a submitted form. Idempotent: the same id when the same form is delivered twice; None where
        this business has no such comment, or its words were erased while somebody typed.

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
            " AND comment.erased_at IS NULL"
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
        """Form text by id."""
        row = self._tx.one(
            "SELECT * FROM form_text WHERE business_id = :business AND id = :id",
            business=business,
            id=form_text,
        )
        return None if row is None else _form_text(row)

    def used(self, business: BusinessId, form_text: FormTextId, now: datetime) -> bool:
        """Records that it became an outbox row or was handed over, together with what its member typed there
        before.

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

    def drop(self, business: BusinessId, form_text: FormTextId) -> None:
        """Deletes a text that nobody typed and that was not used: the words of a draft that could not be sent."""
        self._tx.execute(
            "DELETE FROM form_text WHERE business_id = :business AND id = :id AND used_at IS NULL",
            business=business,
            id=form_text,
        )

    def give_back(self, business: BusinessId, reply: RowId, member: MemberId) -> None:
        """Makes the form text of an undone reply unsent again, for this member to go on with."""
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
        """Newest text that a member typed for a comment and that was neither sent nor discarded."""
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

    def handed_over(self, business: BusinessId, comment: CommentId, at: datetime) -> str:
        """Text that was handed over then, to be posted by hand; empty where none is kept."""
        row = self._tx.one(
            "SELECT body FROM form_text WHERE business_id = :business AND comment_id = :comment AND used_at = :at"
            " AND purpose = 'reply' ORDER BY id DESC LIMIT 1",
            business=business,
            comment=comment,
            at=to_ms(at),
        )
        return "" if row is None else str(row["body"])

    def throw_away(self, business: BusinessId, comment: CommentId, member: MemberId, now: datetime) -> int:
        """Discards unsent texts: no form opens with them any more. Number of texts."""
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
