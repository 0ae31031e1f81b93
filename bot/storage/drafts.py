"""Drafts in the database: replies that wait for somebody who may send them."""

from datetime import datetime

from bot.domain.actor import MEMBER_NAME
from bot.domain.business import BusinessId, MemberId
from bot.domain.card import CardId
from bot.domain.comment import CommentId
from bot.domain.draft import Draft, DraftId, DraftState
from bot.domain.form_text import FormTextId
from bot.domain.outbox import RowId
from bot.domain.times import from_ms, to_ms
from bot.storage.sqlite.database import Row, Tx

_SELECT = (
    "SELECT draft.*, form_text.body AS body, form_text.template_id AS template_id"
    " FROM draft JOIN form_text ON form_text.id = draft.form_text_id"
)


class DraftStore:
    """Reads and writes drafts; how many wait is counted in a column of their card."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx

    def add(
        self,
        business: BusinessId,
        form_text: FormTextId,
        comment: CommentId,
        member: MemberId,
        name: str,
        now: datetime,
    ) -> DraftId:
        """Adds a draft with the words of a form text; what this member proposed before for the comment is replaced."""
        self._tx.execute(
            "UPDATE draft SET state = 'replaced', settled_at = :now WHERE business_id = :business"
            " AND comment_id = :comment AND member_id = :member AND state = 'waiting'",
            business=business,
            comment=comment,
            member=member,
            now=to_ms(now),
        )
        draft = self._tx.insert(
            "INSERT INTO draft (business_id, comment_id, form_text_id, member_id, name, created_at)"
            " VALUES (:business, :comment, :form_text, :member, :name, :now)",
            business=business,
            comment=comment,
            form_text=form_text,
            member=member,
            name=name[:MEMBER_NAME],
            now=to_ms(now),
        )
        self._count(business, comment)
        return DraftId(draft)

    def get(self, business: BusinessId, draft: DraftId) -> Draft | None:
        """Draft by id."""
        row = self._tx.one(
            f"{_SELECT} WHERE draft.business_id = :business AND draft.id = :draft",
            business=business,
            draft=draft,
        )
        return None if row is None else _draft(row)

    def of_form(self, business: BusinessId, form_text: FormTextId) -> Draft | None:
        """Draft with the words of this form text."""
        row = self._tx.one(
            f"{_SELECT} WHERE draft.business_id = :business AND form_text_id = :form_text",
            business=business,
            form_text=form_text,
        )
        return None if row is None else _draft(row)

    def of_member(self, business: BusinessId, comment: CommentId, member: MemberId) -> Draft | None:
        """Draft of this member that waits on a comment."""
        row = self._tx.one(
            f"{_SELECT} WHERE draft.business_id = :business AND draft.comment_id = :comment"
            " AND draft.member_id = :member AND state = 'waiting' ORDER BY draft.id DESC LIMIT 1",
            business=business,
            comment=comment,
            member=member,
        )
        return None if row is None else _draft(row)

    def waiting_on(self, business: BusinessId, card: CardId) -> tuple[Draft, ...]:
        """Drafts that wait on the comments of a card, newest first."""
        rows = self._tx.all(
            f"{_SELECT} JOIN card_comment ON card_comment.comment_id = draft.comment_id"
            " WHERE draft.business_id = :business AND card_comment.card_id = :card AND state = 'waiting'"
            " ORDER BY draft.id DESC",
            business=business,
            card=card,
        )
        return tuple(_draft(row) for row in rows)

    def settle(self, business: BusinessId, draft: Draft, state: DraftState, now: datetime) -> bool:
        """Records what became of a draft; whether it waited."""
        settled = self._tx.execute(
            "UPDATE draft SET state = :state, settled_at = :now WHERE business_id = :business AND id = :draft"
            " AND state = 'waiting'",
            business=business,
            draft=draft.id,
            state=state.value,
            now=to_ms(now),
        )
        self._count(business, draft.comment_id)
        return bool(settled)

    def accepted(self, business: BusinessId, comment: CommentId, reply: RowId) -> None:
        """Records the outbox row that a draft of the same words became. It waits until that is sent: the row may be taken
        back.
        """
        self._tx.execute(
            "UPDATE draft SET reply_id = :reply WHERE business_id = :business AND comment_id = :comment"
            " AND state = 'waiting' AND (SELECT body FROM form_text WHERE form_text.id = draft.form_text_id) ="
            " (SELECT body FROM outbox WHERE outbox.business_id = :business AND outbox.id = :reply)",
            business=business,
            comment=comment,
            reply=reply,
        )

    def handed_over(self, business: BusinessId, comment: CommentId, body: str, now: datetime) -> None:
        """Records that a draft of these words was handed over, to be posted by hand."""
        self._tx.execute(
            "UPDATE draft SET state = 'sent', settled_at = :now WHERE business_id = :business"
            " AND comment_id = :comment AND state = 'waiting'"
            " AND (SELECT body FROM form_text WHERE form_text.id = draft.form_text_id) = :body",
            business=business,
            comment=comment,
            body=body,
            now=to_ms(now),
        )
        self._count(business, comment)

    def end_of_comment(self, business: BusinessId, comment: CommentId, now: datetime) -> None:
        """Ends what waits for a comment that was answered or closed: the draft that was sent, and those that were not."""
        ended = self._tx.execute(
            "UPDATE draft SET settled_at = :now, state = CASE WHEN EXISTS (SELECT 1 FROM outbox"
            " WHERE outbox.business_id = draft.business_id AND outbox.id = draft.reply_id"
            " AND outbox.state = 'sent') THEN 'sent' ELSE 'ended' END"
            " WHERE business_id = :business AND comment_id = :comment AND state = 'waiting'",
            business=business,
            comment=comment,
            now=to_ms(now),
        )
        if ended:
            self._tx.execute(
                "UPDATE form_text SET used_at = :now WHERE business_id = :business AND comment_id = :comment"
                " AND used_at IS NULL AND id IN (SELECT form_text_id FROM draft"
                " WHERE business_id = :business AND comment_id = :comment)",
                business=business,
                comment=comment,
                now=to_ms(now),
            )
            self._count(business, comment)

    def _count(self, business: BusinessId, comment: CommentId) -> None:
        self._tx.execute(
            "UPDATE card SET drafts = (SELECT count(*) FROM draft JOIN card_comment"
            " ON card_comment.comment_id = draft.comment_id WHERE card_comment.card_id = card.id"
            " AND draft.state = 'waiting') WHERE business_id = :business AND id ="
            " (SELECT card_id FROM card_comment WHERE business_id = :business AND comment_id = :comment)",
            business=business,
            comment=comment,
        )


def _draft(row: Row) -> Draft:
    return Draft(
        id=DraftId(row["id"]),
        comment_id=CommentId(row["comment_id"]),
        form_text_id=FormTextId(row["form_text_id"]),
        member_id=MemberId(row["member_id"]),
        name=row["name"],
        text=row["body"],
        template_id=row["template_id"],
        state=DraftState(row["state"]),
        created_at=from_ms(row["created_at"]),
    )
