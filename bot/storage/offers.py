"""Offers in the database, and what they are made from: replies that went out, and comments that nothing fitted."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from bot.domain.business import BusinessId, MemberId
from bot.domain.comment import CommentId
from bot.domain.offer import Candidate, Known, Offer, OfferId, OfferKind
from bot.domain.settings import Language
from bot.domain.template import TemplateId
from bot.domain.times import from_ms, to_ms
from bot.storage.figures import COUNTS
from bot.storage.row_states import THERE
from bot.storage.sqlite.database import Row, Tx
from bot.storage.sqlite.dialect import among, listed

_MADE_FROM = (
    "business_id = :business AND id IN (SELECT offer_id FROM offer_comment WHERE business_id = :business"
    f" AND comment_id {among('comments')})"
)


class SentBefore(NamedTuple):
    """Reply that went out, with the comment that it answers."""

    comment: CommentId
    body: str
    template: TemplateId | None
    author: str
    thread: str
    asked: str


class Unfitted(NamedTuple):
    """Comment that no template fitted."""

    comment: CommentId
    author: str
    text: str


class OfferStore:
    """Reads and writes offers."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx

    def replies(self, business: BusinessId, since: datetime, most: int) -> tuple[SentBefore, ...]:
        """Replies to public comments that went out since then and are there, the newest first."""
        rows = self._tx.all(
            "SELECT o.comment_id, o.body, o.template_id, comment.author, comment.text AS asked, thread.title AS thread"
            " FROM outbox o JOIN comment ON comment.business_id = o.business_id AND comment.id = o.comment_id"
            " JOIN thread ON thread.id = comment.thread_id WHERE o.business_id = :business AND o.created_at >= :since"
            f" AND o.body <> '' AND comment.audience = 'public' AND comment.text <> '' AND {THERE.format('o')}"
            " ORDER BY o.created_at DESC, o.id DESC LIMIT :most",
            business=business,
            since=to_ms(since),
            most=most,
        )
        return tuple(
            SentBefore(
                CommentId(row["comment_id"]),
                row["body"],
                None if row["template_id"] is None else TemplateId(row["template_id"]),
                row["author"],
                row["thread"],
                row["asked"],
            )
            for row in rows
        )

    def unfitted(self, business: BusinessId, since: datetime, most: int) -> tuple[Unfitted, ...]:
        """Comments since then that nothing fitted, or so somebody said, the newest first; no praise and no chatter."""
        rows = self._tx.all(
            f"SELECT c.id, c.author, c.text FROM comment c WHERE {COUNTS.format('c')} AND c.waits_since >= :since"
            " AND c.erased_at IS NULL AND c.text <> '' AND c.thanks = 0 AND c.kind NOT IN ('praise', 'chatter')"
            " AND EXISTS (SELECT 1 FROM card_comment WHERE card_comment.business_id = c.business_id"
            " AND card_comment.comment_id = c.id AND suggested_from > 0)"
            " AND (NOT EXISTS (SELECT 1 FROM suggestion WHERE suggestion.business_id = c.business_id"
            " AND suggestion.comment_id = c.id AND fits = 1)"
            " OR EXISTS (SELECT 1 FROM example WHERE example.business_id = c.business_id"
            " AND example.comment_id = c.id AND template_id IS NULL AND undone_at IS NULL))"
            " AND NOT EXISTS (SELECT 1 FROM example WHERE example.business_id = c.business_id"
            " AND example.comment_id = c.id AND template_id IS NOT NULL)"
            " ORDER BY c.waits_since DESC, c.id DESC LIMIT :most",
            business=business,
            since=to_ms(since),
            most=most,
        )
        return tuple(Unfitted(CommentId(row["id"]), row["author"], row["text"]) for row in rows)

    def known(self, business: BusinessId) -> tuple[Known, ...]:
        """Every offer so far."""
        rows = self._tx.all(
            "SELECT id, mark, made_at, decided_at FROM offer WHERE business_id = :business ORDER BY id",
            business=business,
        )
        comments: dict[int, set[CommentId]] = {}
        for row in self._tx.all(
            "SELECT offer_id, comment_id FROM offer_comment WHERE business_id = :business", business=business
        ):
            comments.setdefault(row["offer_id"], set()).add(CommentId(row["comment_id"]))
        return tuple(
            Known(
                row["mark"],
                frozenset(comments.get(row["id"], ())),
                from_ms(row["made_at"]),
                row["decided_at"] is not None,
            )
            for row in rows
        )

    def add(self, business: BusinessId, candidate: Candidate, day: date, now: datetime) -> bool:
        """Adds the offer of a day; false where that day has one, and where words of one of its comments were erased meanwhile:
        they may be among those of the offer.
        """
        there = self._tx.one(
            "SELECT count(*) AS n FROM comment WHERE business_id = :business AND erased_at IS NULL"
            f" AND id {among('comments')}",
            business=business,
            comments=listed(candidate.comments),
        )
        if there is None or there["n"] < len(set(candidate.comments)):
            return False
        row = self._tx.one(
            "INSERT INTO offer (business_id, kind, template_id, language, old, new, mark, times, shown_on, made_at)"
            " VALUES (:business, :kind, :template, :language, :old, :new, :mark, :times, :day, :now)"
            " ON CONFLICT (business_id, shown_on) DO NOTHING RETURNING id",
            business=business,
            kind=candidate.kind.value,
            template=candidate.template_id,
            language=candidate.language or "",
            old=candidate.old,
            new=candidate.new,
            mark=candidate.mark,
            times=len(candidate.comments),
            day=day.isoformat(),
            now=to_ms(now),
        )
        if row is None:
            return False
        self._tx.many(
            "INSERT INTO offer_comment (business_id, offer_id, comment_id)"
            " SELECT business_id, :offer, id FROM comment WHERE business_id = :business AND id = :comment"
            " AND erased_at IS NULL",
            [{"business": business, "offer": row["id"], "comment": one} for one in candidate.comments],
        )
        return True

    def of_day(self, business: BusinessId, day: date) -> Offer | None:
        """Offer of the digest of this day, unless somebody decided about it."""
        return self._one("shown_on = :day", business, day=day.isoformat())

    def get(self, business: BusinessId, offer: OfferId) -> Offer | None:
        """Offer about which nobody decided."""
        return self._one("offer.id = :offer", business, offer=offer)

    def _one(self, where: str, business: BusinessId, **params: str | int) -> Offer | None:
        row = self._tx.one(
            "SELECT offer.*, template.title FROM offer LEFT JOIN template"
            " ON template.business_id = offer.business_id AND template.id = offer.template_id"
            f" WHERE offer.business_id = :business AND decided_at IS NULL AND removed_at IS NULL AND {where}",
            business=business,
            **params,
        )
        if row is None:
            return None
        of = self._tx.all(
            "SELECT offer_comment.comment_id, (SELECT body FROM outbox o WHERE o.business_id = offer_comment.business_id"
            f" AND o.comment_id = offer_comment.comment_id AND {THERE.format('o')} ORDER BY o.id DESC LIMIT 1) AS body"
            " FROM offer_comment WHERE business_id = :business AND offer_id = :offer ORDER BY id",
            business=business,
            offer=row["id"],
        )
        return _offer(row, of)

    def decide(
        self, business: BusinessId, offer: OfferId, member: MemberId, now: datetime, *, accepted: bool
    ) -> bool:
        """Records what somebody decided; false where somebody had already."""
        return bool(
            self._tx.execute(
                "UPDATE offer SET decided_at = :now, decided_by = :member, accepted = :accepted"
                " WHERE business_id = :business AND id = :offer AND decided_at IS NULL",
                business=business,
                offer=offer,
                member=member,
                now=to_ms(now),
                accepted=int(accepted),
            )
        )

    def forget(self, business: BusinessId, comments: Iterable[CommentId]) -> None:
        """Deletes offers made from these comments; of those that somebody decided about the words."""
        ids = listed(comments)
        self._tx.execute(
            f"UPDATE offer SET old = '', new = '' WHERE {_MADE_FROM} AND decided_at IS NOT NULL",
            business=business,
            comments=ids,
        )
        self._tx.execute(
            f"DELETE FROM offer WHERE {_MADE_FROM} AND decided_at IS NULL", business=business, comments=ids
        )


def _offer(row: Row, of: Iterable[Row]) -> Offer:
    rows = tuple(of)
    return Offer(
        OfferId(row["id"]),
        Candidate(
            OfferKind(row["kind"]),
            tuple(CommentId(one["comment_id"]) for one in rows),
            row["new"],
            row["old"],
            None if row["template_id"] is None else TemplateId(row["template_id"]),
            Language(row["language"]) if row["language"] else None,
        ),
        row["times"],
        row["title"] or "",
        next((one["body"] for one in rows if one["body"]), ""),
    )
