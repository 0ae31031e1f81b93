"""Suggestions in the database: which templates fit a comment, and for which comments they are still to be computed."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from bot.domain.business import BusinessId
from bot.domain.channel import ChannelId
from bot.domain.comment import CommentId
from bot.domain.kind import Kind
from bot.domain.model_draft.inquiry import by_model
from bot.domain.suggestion import Compared, Confidence, Suggestion
from bot.domain.template import TemplateId
from bot.storage.examples import ExampleStore
from bot.storage.model_drafts import ModelDraftStore, answer_in
from bot.storage.offers import OfferStore
from bot.storage.sqlite.database import Row, Tx, Value
from bot.storage.sqlite.dialect import among, listed
from bot.storage.templates import template_in
from bot.storage.vectors import VectorStore

RENEWED = 500
"""When the templates change, so many open comments are looked at again, newest first."""


class ReadAs(NamedTuple):
    """What a comment was read as, from its words and its stars."""

    kind: Kind
    urgent: bool
    stars: int | None
    corrected: bool
    """Somebody said so, of this comment or of one like that; or it is closed."""


class Unsuggested(NamedTuple):
    """Comments of one business, newest first, whose suggestions are to be computed from this version of its
    templates. `more`: there are others besides.
    """

    business: BusinessId
    version: int
    texts: Mapping[CommentId, str]
    channels: Mapping[CommentId, ChannelId]
    read: Mapping[CommentId, ReadAs]
    more: bool


class Stored(NamedTuple):
    """Row as it is: its template may have been removed since."""

    template: TemplateId
    because: tuple[str, ...]
    fits: bool


class SuggestionStore:
    """Reads and writes suggestions."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx

    def of(self, business: BusinessId, comment: CommentId) -> tuple[Suggestion, ...]:
        """Suggestions for a comment, best first; removed templates are left out. Empty before they are computed."""
        rows = self._of(business, comment)
        local = tuple(map(_suggestion, rows))
        answer = answer_in(rows[0]) if rows else None
        return local if answer is None else by_model(local, answer)

    def local(self, business: BusinessId, comment: CommentId) -> tuple[Suggestion, ...]:
        """The same as they were computed here, whatever a language model made of them."""
        rows = self._of(business, comment)
        return tuple(map(_suggestion, rows))

    def _of(self, business: BusinessId, comment: CommentId) -> Sequence[Row]:
        return self._tx.all(
            "SELECT template.*, score, because, fits, confidence, nearest, model_draft.template_id AS drafted, model_draft.text AS draft,"
            " model_draft.ranked AS ranked FROM suggestion"
            " JOIN template ON template.business_id = suggestion.business_id AND template.id = suggestion.template_id"
            " LEFT JOIN model_draft ON model_draft.business_id = suggestion.business_id"
            " AND model_draft.comment_id = suggestion.comment_id"
            " WHERE suggestion.business_id = :business AND suggestion.comment_id = :comment AND removed_at IS NULL"
            " ORDER BY place",
            business=business,
            comment=comment,
        )

    def is_computed(self, business: BusinessId, comment: CommentId) -> bool:
        """Whether it was computed which templates fit, from whatever version of them, also where that is done again just now."""
        row = self._tx.one(
            "SELECT suggested_from > 0 OR template_order <> '' AS computed FROM card_comment"
            " WHERE business_id = :business AND comment_id = :comment",
            business=business,
            comment=comment,
        )
        return bool(row and row["computed"])

    def unsuggested(self, most: int) -> Unsuggested | None:
        """Newest comments on cards for which nothing was computed, all of one business; None: there are none."""
        rows = self._tx.all(
            "SELECT card_comment.business_id AS business_id, comment_id, text, channel_id, library_version, kind, urgent, stars,"
            " (state <> 'open' OR learnt_from IS NOT NULL OR EXISTS (SELECT 1 FROM kind_correction"
            " WHERE kind_correction.business_id = comment.business_id AND kind_correction.comment_id = comment.id)) AS corrected"
            " FROM card_comment"
            " JOIN comment ON comment.id = comment_id JOIN business ON business.id = card_comment.business_id"
            " WHERE suggested_from = 0 ORDER BY comment_id DESC LIMIT :most",
            most=most + 1,
        )
        if not rows:
            return None
        business, version = rows[0]["business_id"], rows[0]["library_version"]
        theirs = {CommentId(row["comment_id"]): row for row in rows[:most] if row["business_id"] == business}
        texts = {comment: row["text"] for comment, row in theirs.items()}
        channels = {comment: ChannelId(row["channel_id"]) for comment, row in theirs.items()}
        read = {
            comment: ReadAs(Kind(row["kind"]), bool(row["urgent"]), row["stars"], bool(row["corrected"]))
            for comment, row in theirs.items()
        }
        return Unsuggested(BusinessId(business), version, texts, channels, read, more=len(theirs) < len(rows))

    def still_unsuggested(
        self, business: BusinessId, version: int, texts: Mapping[CommentId, str]
    ) -> Mapping[CommentId, Sequence[Stored] | None]:
        """Those of these comments that still wait and have the same text, if the templates have the same version,
        too; each with its rows, best first, whatever became of their templates; None: it was not computed before.
        """
        rows = self._tx.all(
            "SELECT card_comment.comment_id AS comment_id, text, template_order, template_id, because, fits FROM card_comment"
            " JOIN comment ON comment.id = card_comment.comment_id"
            " JOIN business ON business.id = card_comment.business_id"
            " LEFT JOIN suggestion ON suggestion.business_id = card_comment.business_id"
            " AND suggestion.comment_id = card_comment.comment_id"
            " WHERE card_comment.business_id = :business AND suggested_from = 0 AND library_version = :version"
            f" AND card_comment.comment_id {among('comments')} ORDER BY card_comment.comment_id, place",
            business=business,
            version=version,
            comments=listed(texts),
        )
        found: dict[CommentId, list[Stored]] = {}
        new: set[CommentId] = set()
        for row in rows:
            comment = CommentId(row["comment_id"])
            if texts.get(comment) != row["text"]:
                continue
            stored = found.setdefault(comment, [])
            if row["template_id"] is not None:
                known = Stored(TemplateId(row["template_id"]), _words(row["because"]), bool(row["fits"]))
                stored.append(known)
            elif not row["template_order"]:
                new.add(comment)
        return {comment: None if comment in new else stored for comment, stored in found.items()}

    def order(self, business: BusinessId, comment: CommentId) -> tuple[TemplateId, ...]:
        """The best 24 templates for a comment, best first; perhaps removed since. Empty before that is computed."""
        row = self._tx.one(
            "SELECT template_order FROM card_comment WHERE business_id = :business AND comment_id = :comment",
            business=business,
            comment=comment,
        )
        return tuple(TemplateId(int(one)) for one in (row["template_order"] if row else "").split())

    def put(self, business: BusinessId, version: int, found: Mapping[CommentId, Compared]) -> None:
        """Adds what was computed from this version of the templates for comments without rows."""
        rows: list[Mapping[str, Value]] = [
            {
                "business": business,
                "comment": comment,
                "place": place,
                "template": one.template.id,
                "score": one.score,
                "because": " ".join(one.because),
                "fits": int(one.fits),
                "confidence": one.confidence.value,
                "nearest": one.nearest,
            }
            for comment, compared in found.items()
            for place, one in enumerate(compared.suggestions, 1)
        ]
        if rows:
            self._tx.many(
                "INSERT INTO suggestion (business_id, comment_id, place, template_id, score, because, fits, confidence, nearest)"
                " VALUES (:business, :comment, :place, :template, :score, :because, :fits, :confidence, :nearest)",
                rows,
            )
        if found:
            self._tx.many(
                "UPDATE card_comment SET suggested_from = :version, template_order = :order, odds = :odds"
                " WHERE business_id = :business AND comment_id = :comment",
                [
                    {
                        "business": business,
                        "version": version,
                        "comment": comment,
                        "order": " ".join(map(str, compared.order)),
                        "odds": compared.odds,
                    }
                    for comment, compared in found.items()
                ],
            )

    def forget(self, business: BusinessId, comments: Iterable[CommentId]) -> None:
        """Deletes what holds words of these comments, or was made from them: rows here, vectors, drafts of a language
        model, and what was learnt.
        """
        comments = tuple(comments)
        self.clear(business, comments)
        OfferStore(self._tx).forget(business, comments)
        self._tx.execute(
            "UPDATE card_comment SET template_order = '', odds = NULL"
            f" WHERE business_id = :business AND comment_id {among('comments')}",
            business=business,
            comments=listed(comments),
        )
        if ExampleStore(self._tx).forget(business, comments):
            self.library_changed(business)
        VectorStore(self._tx).forget(business, comments)
        ModelDraftStore(self._tx).forget(business, comments)

    def clear(self, business: BusinessId, comments: Iterable[CommentId]) -> None:
        """Deletes the rows of these comments alone, because others take their place."""
        self._tx.execute(
            f"DELETE FROM suggestion WHERE business_id = :business AND comment_id {among('comments')}",
            business=business,
            comments=listed(comments),
        )

    def reworded(self, business: BusinessId, comments: Sequence[CommentId]) -> None:
        """Marks comments whose text changed: to be computed again. Vectors, and what a language model made of the old one,
        are deleted.
        """
        VectorStore(self._tx).forget(business, comments)
        ModelDraftStore(self._tx).forget(business, comments)
        self.again(business, comments)

    def again(self, business: BusinessId, comments: Iterable[CommentId]) -> None:
        """Marks comments to be computed again."""
        self._tx.execute(
            f"UPDATE card_comment SET suggested_from = 0 WHERE business_id = :business AND comment_id {among('comments')}",
            business=business,
            comments=listed(comments),
        )

    def reopened(self, business: BusinessId, comment: CommentId) -> None:
        """Computes again what comes from older templates: a closed comment was passed over when they changed."""
        self._tx.execute(
            "UPDATE card_comment SET suggested_from = 0 WHERE business_id = :business AND comment_id = :comment"
            " AND suggested_from < (SELECT library_version FROM business WHERE id = :business)",
            business=business,
            comment=comment,
        )

    def library_changed(self, business: BusinessId) -> None:
        """Records that the templates have another version: open and held comments are computed again, the
        newest 500.
        """
        self._tx.execute(
            "UPDATE business SET library_version = library_version + 1 WHERE id = :business",
            business=business,
        )
        self._tx.execute(
            "UPDATE card_comment SET suggested_from = 0 WHERE business_id = :business AND comment_id IN"
            " (SELECT id FROM comment WHERE business_id = :business AND state = 'open' AND role = 'customer'"
            " AND visibility IN ('public', 'held') ORDER BY id DESC LIMIT :most)",
            business=business,
            most=RENEWED,
        )

    def naming(self, business: BusinessId, template: TemplateId) -> tuple[CommentId, ...]:
        """Open comments for which this template surely fits, the newest 500: a card names no other."""
        rows = self._tx.all(
            "SELECT comment_id FROM suggestion JOIN comment ON comment.id = comment_id"
            " WHERE suggestion.business_id = :business AND template_id = :template AND fits = 1 AND state = 'open'"
            " ORDER BY comment_id DESC LIMIT :most",
            business=business,
            template=template,
            most=RENEWED,
        )
        return tuple(CommentId(row["comment_id"]) for row in rows)


def _suggestion(row: Row) -> Suggestion:
    return Suggestion(
        template_in(row),
        row["score"],
        _words(row["because"]),
        bool(row["fits"]),
        Confidence(row["confidence"]),
        row["nearest"],
    )


def _words(because: str) -> tuple[str, ...]:
    return tuple(because.split())
