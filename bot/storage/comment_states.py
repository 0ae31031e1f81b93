"""States of comments in the database: answered, answered on the platform, done, handed over, open again."""

from collections.abc import Iterable
from datetime import datetime

from bot.domain.business import BusinessId
from bot.domain.comment import CommentId, CommentState, Visibility
from bot.domain.external_id import ExternalId
from bot.domain.kind import Kind
from bot.domain.times import to_ms
from bot.storage.cards import CardStore
from bot.storage.claims import ClaimStore
from bot.storage.comments import CommentStore
from bot.storage.drafts import DraftStore
from bot.storage.snoozes import SnoozeStore
from bot.storage.sqlite.database import Tx
from bot.storage.sqlite.dialect import NO_BYTES, among, least, listed
from bot.storage.suggestions import SuggestionStore


class CommentStateStore:
    """Changes the state of comments; what the platform says of them is written by `Mirror`."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx

    def answered(self, business: BusinessId, comment: CommentId, at: datetime) -> bool:
        """Records a reply from Discord, public since `at`; an earlier answer stays the first one."""
        return self._close(business, comment, CommentState.ANSWERED, at)

    def answered_elsewhere(self, business: BusinessId, comment: CommentId, at: datetime) -> bool:
        """Records an answer on the platform itself; whether the comment was open."""
        return self._close(business, comment, CommentState.ELSEWHERE, at)

    def first_answered(self, business: BusinessId, comment: CommentId, at: datetime | None) -> bool:
        """Corrects when a comment was answered, once it is known who wrote the answers under it; whether that
        changed.

        `at`: time of the first answer that is there. None: what closed it on the platform was no answer, and
        it is opened again.
        """
        return bool(
            self._tx.execute(
                "UPDATE comment SET looked_at = seen_at,"
                " answered_at = CASE WHEN state = 'answered' THEN COALESCE(:at, answered_at) ELSE :at END,"
                " state = CASE WHEN state = 'elsewhere' AND :at IS NULL THEN 'open' ELSE state END"
                " WHERE business_id = :business AND id = :comment AND (state = 'elsewhere'"
                " OR (state = 'answered' AND :at IS NOT NULL)) AND COALESCE(answered_at, 0) <> COALESCE(:at, -1)",
                business=business,
                comment=comment,
                at=None if at is None else to_ms(at),
            )
        )

    def probably(self, business: BusinessId, comment: CommentId, answer: ExternalId) -> bool:
        """Records that a team member's comment perhaps answers it; whether that is to be asked now."""
        return bool(
            self._tx.execute(
                "UPDATE comment SET probable_answer = :answer WHERE business_id = :business AND id = :comment"
                " AND state = 'open' AND probable_answer IS NULL",
                business=business,
                comment=comment,
                answer=answer,
            )
        )

    def clear_probable(self, business: BusinessId, comment: CommentId) -> None:
        """Records that it was not the answer."""
        self._tx.execute(
            "UPDATE comment SET probable_answer = NULL WHERE business_id = :business AND id = :comment",
            business=business,
            comment=comment,
        )

    def forget_probable(
        self, business: BusinessId, comment: CommentId, answers: Iterable[ExternalId]
    ) -> bool:
        """Drops the question "probably answered?", because the authors of these answers are known now;
        whether it was asked.
        """
        return bool(
            self._tx.execute(
                "UPDATE comment SET probable_answer = NULL WHERE business_id = :business AND id = :comment"
                f" AND probable_answer {among('answers')}",
                business=business,
                comment=comment,
                answers=listed(answers),
            )
        )

    def close_done(self, business: BusinessId, comment: CommentId, now: datetime) -> bool:
        """Closes a comment without an answer; whether it was open."""
        self.taken_up(business, comment)
        DraftStore(self._tx).end_of_comment(business, comment, now)
        return bool(
            self._tx.execute(
                "UPDATE comment SET state = 'done', done_at = :now, probable_answer = NULL"
                " WHERE business_id = :business AND id = :comment AND state = 'open'",
                business=business,
                comment=comment,
                now=to_ms(now),
            )
        )

    def close_thanks(self, business: BusinessId, comment: CommentId, now: datetime) -> None:
        """Closes a thank-you as needing no answer."""
        self._tx.execute(
            "UPDATE comment SET state = 'done', done_at = :now, thanks = 1, surfaced_at = :now"
            " WHERE business_id = :business AND id = :comment AND state = 'open'",
            business=business,
            comment=comment,
            now=to_ms(now),
        )

    def handed_over(self, business: BusinessId, comment: CommentId, now: datetime) -> None:
        """Records that the answer was handed over to be posted by hand."""
        self._tx.execute(
            "UPDATE comment SET handed_over_at = :now WHERE business_id = :business AND id = :comment",
            business=business,
            comment=comment,
            now=to_ms(now),
        )

    def reopen(self, business: BusinessId, comment: CommentId, *, unanswered: bool = False) -> bool:
        """Opens a comment again; whether it was closed. An answer that is still there stays a fact;
        `unanswered`: none is.
        """
        # looked_at: it may have left the watched ones for good.
        SuggestionStore(self._tx).reopened(business, comment)
        return bool(
            self._tx.execute(
                "UPDATE comment SET state = 'open', done_at = NULL, thanks = 0, handed_over_at = NULL, looked_at = seen_at,"
                " answered_at = CASE WHEN :unanswered = 1 THEN NULL ELSE answered_at END"
                " WHERE business_id = :business AND id = :comment AND erased_at IS NULL"
                " AND state IN ('answered', 'elsewhere', 'done')",
                business=business,
                comment=comment,
                unanswered=int(unanswered),
            )
        )

    def set_kind(
        self,
        business: BusinessId,
        comment: CommentId,
        kind: Kind,
        *,
        urgent: bool,
        learnt_from: CommentId | None = None,
    ) -> None:
        """Sets of what kind a comment is, and whether it is urgent; and the comment whose correction says so."""
        self._tx.execute(
            "UPDATE comment SET kind = :kind, urgent = :urgent, learnt_from = :learnt_from"
            " WHERE business_id = :business AND id = :comment",
            business=business,
            comment=comment,
            kind=kind.value,
            urgent=int(urgent),
            learnt_from=learnt_from,
        )

    def surface(self, business: BusinessId, comment: CommentId) -> bool:
        """Opens a customer's comment that was known and silent; whether it was."""
        return bool(
            self._tx.execute(
                "UPDATE comment SET state = 'open', announced = 1, spam_like = 0 WHERE business_id = :business AND id = :comment"
                " AND state = 'silent' AND role = 'customer' AND visibility = 'public'",
                business=business,
                comment=comment,
            )
        )

    def read_back(
        self,
        business: BusinessId,
        comment: CommentId,
        visibility: Visibility,
        liked: bool | None = None,
        context: str = "",
    ) -> None:
        """Saves the state after a moderation act was read back; the next page that holds the comment brings the rest.
        `liked` None and an empty `context` change nothing.
        """
        # fingerprint: empty, the row was changed from here: what is read next is compared, and may be older than this.
        self._tx.execute(
            f"UPDATE comment SET visibility = :visibility, fingerprint = {NO_BYTES}, text = CASE :visibility WHEN 'gone' THEN '' ELSE text END,"
            " liked = COALESCE(:liked, liked), context = CASE :context WHEN '' THEN context ELSE :context END,"
            f" looked_at = {least('looked_at', 'seen_at')} WHERE business_id = :business AND id = :comment",
            business=business,
            comment=comment,
            visibility=visibility.value,
            liked=None if liked is None else int(liked),
            context=context,
        )
        if visibility is Visibility.GONE:
            SuggestionStore(self._tx).forget(business, (comment,))

    def deleted(self, business: BusinessId, comment: CommentId, now: datetime) -> None:
        """Ends what waited for a comment that its customer deleted: drafts, and where nothing else on its card waits,
        claims and the rest of the card.
        """
        DraftStore(self._tx).end_of_comment(business, comment, now)
        card = CardStore(self._tx).of_comment(business, comment)
        if card is not None and not CommentStore(self._tx).waiting_on(business, card.id):
            self.taken_up(business, comment)

    def taken_up(self, business: BusinessId, comment: CommentId) -> None:
        """Ends what only a comment has that nobody answered: nobody is at it, and it does not come back."""
        ClaimStore(self._tx).end_of_comment(business, comment)
        SnoozeStore(self._tx).end_of_comment(business, comment)

    def _close(self, business: BusinessId, comment: CommentId, state: CommentState, at: datetime) -> bool:
        self.taken_up(business, comment)
        DraftStore(self._tx).end_of_comment(business, comment, at)
        return bool(
            self._tx.execute(
                f"UPDATE comment SET state = :state, answered_at = {least('COALESCE(answered_at, :at)', ':at')},"
                f" done_at = NULL, probable_answer = NULL, looked_at = {least('looked_at', ':at')}"
                " WHERE business_id = :business AND id = :comment"
                " AND (state = 'open' OR (:state = 'answered' AND state <> 'answered'))",
                business=business,
                comment=comment,
                state=state.value,
                at=to_ms(at),
            )
        )
