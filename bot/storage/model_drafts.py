"""Drafts of a language model in the database: for which comments it is to be asked, and its answers."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from bot.domain.business import BusinessId
from bot.domain.comment import CommentId
from bot.domain.model_draft.inquiry import ModelAnswer
from bot.domain.template import TemplateId
from bot.domain.times import to_ms
from bot.storage.cards import CardStore
from bot.storage.sqlite.database import Row, Tx
from bot.storage.sqlite.dialect import among, listed

_HOUR_MS = 3_600_000
_ON_A_CARD = (
    " FROM model_draft JOIN comment ON comment.business_id = model_draft.business_id AND comment.id = model_draft.comment_id"
    " JOIN card_comment ON card_comment.business_id = model_draft.business_id"
    " AND card_comment.comment_id = model_draft.comment_id"
    " JOIN card ON card.business_id = model_draft.business_id AND card.id = card_comment.card_id"
)
_WAITS = (
    "queued_at IS NOT NULL AND comment.state = 'open' AND comment.role = 'customer'"
    " AND comment.visibility IN ('public', 'held') AND card.form = 'comment' AND card.closed_at IS NULL"
    " AND card.snoozed_until IS NULL"
)


class Queued(NamedTuple):
    """Comment for which the model is to be asked. `asks`: how often it was asked within this hour; `shows`: there is an
    answer from before.
    """

    business: BusinessId
    comment: CommentId
    asks: int
    shows: bool


class ModelDraftStore:
    """Reads and writes the drafts of a language model."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx

    def queue(self, business: BusinessId, comments: Iterable[CommentId], now: datetime) -> None:
        """Marks comments for which the model is to be asked. What it said before stays until it is asked again."""
        self._tx.many(
            "INSERT INTO model_draft (business_id, comment_id, queued_at) VALUES (:business, :comment, :now)"
            " ON CONFLICT (business_id, comment_id) DO UPDATE SET queued_at = excluded.queued_at",
            [{"business": business, "comment": comment, "now": to_ms(now)} for comment in comments],
        )

    def waiting(self, now: datetime, most: int) -> tuple[Queued, ...]:
        """Comments on cards of their own for which the model is to be asked, of every business, newest first."""
        rows = self._tx.all(
            "SELECT model_draft.business_id AS business, model_draft.comment_id AS comment,"
            " CASE WHEN hour = :hour THEN asks ELSE 0 END AS asks, model_draft.template_id AS template"
            f"{_ON_A_CARD} WHERE {_WAITS}"
            " ORDER BY model_draft.comment_id DESC LIMIT :most",
            hour=to_ms(now) // _HOUR_MS,
            most=most,
        )
        return tuple(
            Queued(
                BusinessId(row["business"]),
                CommentId(row["comment"]),
                row["asks"],
                row["template"] is not None,
            )
            for row in rows
        )

    def asked_within(self, business: BusinessId, now: datetime) -> int:
        """How often the model was asked for this business within this hour."""
        row = self._tx.one(
            "SELECT COALESCE(sum(asks), 0) AS n FROM model_draft WHERE business_id = :business AND hour = :hour",
            business=business,
            hour=to_ms(now) // _HOUR_MS,
        )
        return int(row["n"]) if row else 0

    def is_asked(self, business: BusinessId, comment: CommentId, now: datetime) -> None:
        """Counts one question, before it is asked; what was said to another one is deleted."""
        self._tx.execute(
            "UPDATE model_draft SET asks = CASE WHEN hour = :hour THEN asks + 1 ELSE 1 END, hour = :hour,"
            " template_id = NULL, text = '', ranked = ''"
            " WHERE business_id = :business AND comment_id = :comment",
            business=business,
            comment=comment,
            hour=to_ms(now) // _HOUR_MS,
        )

    def digest(self, business: BusinessId, comment: CommentId) -> str:
        """Fingerprint of the question that was asked last."""
        row = self._tx.one(
            "SELECT asked_for FROM model_draft WHERE business_id = :business AND comment_id = :comment",
            business=business,
            comment=comment,
        )
        return row["asked_for"] if row else ""

    def words(self, business: BusinessId, comment: CommentId, template: TemplateId) -> str:
        """Words that the model found for a template, with its placeholders; empty where it found none."""
        row = self._tx.one(
            "SELECT text FROM model_draft WHERE business_id = :business AND comment_id = :comment"
            " AND template_id = :template",
            business=business,
            comment=comment,
            template=template,
        )
        return row["text"] if row else ""

    def settle(
        self, business: BusinessId, comment: CommentId, digest: str, answer: ModelAnswer | None
    ) -> bool:
        """Records the answer to the question with this fingerprint, or that no usable one came; whether the comment is
        still known.
        """
        return bool(
            self._tx.execute(
                "UPDATE model_draft SET queued_at = NULL, asked_for = :digest, template_id = :template,"
                " text = :text, ranked = :ranked WHERE business_id = :business AND comment_id = :comment",
                business=business,
                comment=comment,
                digest=digest,
                template=answer.template if answer else None,
                text=answer.text if answer else "",
                ranked=" ".join(map(str, answer.ranked)) if answer else "",
            )
        )

    def keep(self, business: BusinessId, comment: CommentId) -> None:
        """Records that what was said before still answers the question."""
        self._tx.execute(
            "UPDATE model_draft SET queued_at = NULL WHERE business_id = :business AND comment_id = :comment",
            business=business,
            comment=comment,
        )

    def forget(self, business: BusinessId, comments: Iterable[CommentId]) -> None:
        """Deletes the rows of these comments: they hold words that were made from theirs."""
        self._tx.execute(
            f"DELETE FROM model_draft WHERE business_id = :business AND comment_id {among('comments')}",
            business=business,
            comments=listed(comments),
        )

    def outdate(self, business: BusinessId, template: TemplateId, now: datetime) -> None:
        """Deletes what was made of a template whose texts were changed, also where the model is not asked again: a card shows
        the template as it is now.
        """
        rows = self._tx.all(
            "UPDATE model_draft SET asked_for = '', template_id = NULL, text = ''"
            " WHERE business_id = :business AND template_id = :template AND text <> '' RETURNING comment_id",
            business=business,
            template=template,
        )
        shown = {CommentId(row["comment_id"]): True for row in rows}
        CardStore(self._tx).suggested(business, shown, now)

    def drop(self, business: BusinessId, now: datetime) -> None:
        """Deletes everything of a business that has no model any more; cards that show something of it are to be redrawn."""
        rows = self._tx.all(
            "SELECT comment_id FROM model_draft WHERE business_id = :business AND template_id IS NOT NULL",
            business=business,
        )
        self._tx.execute("DELETE FROM model_draft WHERE business_id = :business", business=business)
        shown = {CommentId(row["comment_id"]): True for row in rows}
        CardStore(self._tx).suggested(business, shown, now)

    def businesses(self) -> tuple[BusinessId, ...]:
        """Businesses that have rows here."""
        rows = self._tx.all("SELECT DISTINCT business_id FROM model_draft")
        return tuple(BusinessId(row["business_id"]) for row in rows)

    def expire(self, since: datetime) -> None:
        """Ends waiting that leads nowhere: of comments that are closed, and of those on a card of their own that were neither
        put there nor marked since then.
        """
        self._tx.execute(
            f"UPDATE model_draft SET queued_at = NULL WHERE id IN (SELECT model_draft.id{_ON_A_CARD}"
            " WHERE queued_at IS NOT NULL AND queued_at <= :since"
            " AND (comment.state <> 'open' OR (card.form = 'comment' AND card.created_at <= :since)))",
            since=to_ms(since),
        )


def answer_in(row: Row) -> ModelAnswer | None:
    """Answer in a row that has the columns `drafted`, `draft` and `ranked`; None where no usable one came."""
    if row["drafted"] is None:
        return None
    ranked = tuple(TemplateId(int(one)) for one in row["ranked"].split())
    return ModelAnswer(TemplateId(row["drafted"]), row["draft"], ranked)
