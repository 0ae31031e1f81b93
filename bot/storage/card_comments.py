"""Comments that share a card in the database: what one known person wrote in one thread, which card that is open on, and
what is closed together.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.business import BusinessId
from bot.domain.card import CardId
from bot.domain.comment import CommentId
from bot.domain.kind import Kind
from bot.domain.person import PersonId
from bot.domain.times import to_ms
from bot.storage.comments import WAITS
from bot.storage.sqlite.database import Row, Tx
from bot.storage.sqlite.dialect import among, listed

Where = tuple[PersonId, int]
"""A known person and the row of a thread."""

_OPEN_AND_PUBLIC = (
    "{0}.state = 'open' AND {0}.role = 'customer' AND {0}.audience = 'public' AND {0}.visibility = 'public'"
)
_SAME_CARD = (
    "SELECT there.comment_id FROM card_comment AS here JOIN card ON card.id = here.card_id"
    " JOIN card_comment AS there ON there.card_id = here.card_id"
    " JOIN comment AS this ON this.id = here.comment_id JOIN comment AS that ON that.id = there.comment_id"
    " WHERE here.business_id = :business AND here.comment_id = :comment AND (card.form = 'comment'"
    " OR (that.person_id = this.person_id AND that.thread_id = this.thread_id))"
)
"""In a bundle, which holds whatever came, what its author wrote in the same thread."""
# A card that asks something about one of its comments, or shows what became of a reply to it, takes no other: its buttons are
# about that one.
_ORDINARY = (
    f"{_OPEN_AND_PUBLIC.format('comment')} AND comment.probable_answer IS NULL AND comment.handed_over_at IS NULL"
    " AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.comment_id = comment.id AND outbox.state <> 'cancelled'"
    " AND (outbox.errand = 'reply' OR outbox.state <> 'sent'))"
)


@dataclass(frozen=True, slots=True)
class Arrival:
    """A comment to put on a card. `where` None: by nobody known, or not public: alone on its card."""

    id: CommentId
    where: Where | None
    person: PersonId | None
    kind: Kind
    urgent: bool
    text: str


@dataclass(frozen=True, slots=True)
class Waits:
    """What a known person waits for in one thread."""

    count: int
    card: CardId | None
    """Card of their own that takes more of them."""
    bundle: CardId | None
    """Bundle in which some of them wait."""
    urgent: bool


class CardCommentStore:
    """Reads which comments belong on one card."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx

    def arrivals(self, business: BusinessId, comments: Sequence[CommentId]) -> tuple[Arrival, ...]:
        """These comments, in the order in which they were asked for."""
        rows = self._tx.all(
            "SELECT id, person_id, thread_id, visibility, kind, urgent, text FROM comment"
            f" WHERE business_id = :business AND id {among('comments')}",
            business=business,
            comments=listed(comments),
        )
        found = {CommentId(row["id"]): _arrival(row) for row in rows}
        return tuple(found[comment] for comment in comments if comment in found)

    def waiting(
        self, business: BusinessId, people: Iterable[PersonId], but: Iterable[CommentId]
    ) -> Mapping[Where, Waits]:
        """What these people wait for on cards, by thread, but for these comments."""
        rows = self._tx.all(
            "SELECT comment.person_id AS person, comment.thread_id AS thread, count(*) AS n,"
            f" max(CASE WHEN card.form = 'comment' AND {_ORDINARY} THEN card.id END) AS takes,"
            " max(CASE WHEN card.form = 'bundle' THEN card.id END) AS bundle, max(comment.urgent) AS urgent"
            " FROM comment JOIN card_comment ON card_comment.comment_id = comment.id"
            " JOIN card ON card.id = card_comment.card_id"
            f" WHERE comment.business_id = :business AND comment.person_id {among('people')}"
            f" AND comment.id NOT {among('but')} AND {WAITS.format('comment')} GROUP BY comment.person_id, comment.thread_id",
            business=business,
            people=listed(people),
            but=listed(but),
        )
        return {
            (PersonId(person), thread): Waits(count, _card(takes), _card(bundle), urgent=bool(urgent))
            for person, thread, count, takes, bundle, urgent in rows
        }

    def in_bundle(self, business: BusinessId, bundle: CardId, where: Where) -> tuple[CommentId, ...]:
        """What this person waits for in this thread and bundle, oldest first."""
        rows = self._tx.all(
            "SELECT comment.id FROM comment JOIN card_comment ON card_comment.comment_id = comment.id"
            " WHERE comment.business_id = :business AND card_comment.card_id = :bundle"
            " AND comment.person_id = :person AND comment.thread_id = :thread"
            f" AND {_OPEN_AND_PUBLIC.format('comment')} ORDER BY comment.id",
            business=business,
            bundle=bundle,
            person=where[0],
            thread=where[1],
        )
        return tuple(CommentId(row["id"]) for row in rows)

    def answered_last(self, business: BusinessId, where: Where, since: datetime) -> CommentId | None:
        """Newest comment of this person in this thread, if it was answered since then and is on a card of its own; None also
        where anything of theirs waits there.
        """
        row = self._tx.one(
            "SELECT comment.id, comment.state, comment.answered_at, card.form FROM comment"
            " JOIN card_comment ON card_comment.comment_id = comment.id JOIN card ON card.id = card_comment.card_id"
            " WHERE comment.business_id = :business AND comment.person_id = :person AND comment.thread_id = :thread"
            " AND comment.role = 'customer' AND comment.thanks = 0"
            " ORDER BY CASE WHEN comment.state = 'open' THEN 0 ELSE 1 END, comment.id DESC LIMIT 1",
            business=business,
            person=where[0],
            thread=where[1],
        )
        if row is None or row["state"] not in ("answered", "elsewhere") or row["form"] != "comment":
            return None
        at = row["answered_at"]
        return CommentId(row["id"]) if at is not None and at >= to_ms(since) else None

    def surfaced(
        self, business: BusinessId, card: CardId, comments: Iterable[CommentId], now: datetime
    ) -> None:
        """Records that comments stand in Discord that joined a card which is there."""
        self._tx.execute(
            "UPDATE comment SET surfaced_at = :now WHERE business_id = :business AND surfaced_at IS NULL"
            f" AND id {among('comments')} AND EXISTS (SELECT 1 FROM card WHERE card.business_id = :business"
            " AND card.id = :card AND card.message_id IS NOT NULL)",
            business=business,
            card=card,
            comments=listed(comments),
            now=to_ms(now),
        )

    def with_older(self, business: BusinessId, comment: CommentId) -> tuple[CommentId, ...]:
        """A comment, and those that wait on the same card and came before: what an answer under it answers, too."""
        rows = self._tx.all(
            f"SELECT id FROM comment WHERE business_id = :business AND id < :comment AND id IN ({_SAME_CARD})"
            f" AND {_OPEN_AND_PUBLIC.format('comment')} AND probable_answer IS NULL ORDER BY id",
            business=business,
            comment=comment,
        )
        return (*(CommentId(row["id"]) for row in rows), comment)

    def closed_with(self, business: BusinessId, comment: CommentId) -> tuple[CommentId, ...]:
        """A closed comment, and those on the same card that were closed together with it."""
        rows = self._tx.all(
            "SELECT other.id FROM comment AS mine JOIN comment AS other ON other.state = mine.state AND other.thanks = 0"
            " AND COALESCE(other.answered_at, 0) = COALESCE(mine.answered_at, 0)"
            " AND COALESCE(other.done_at, 0) = COALESCE(mine.done_at, 0) WHERE mine.business_id = :business"
            f" AND mine.id = :comment AND other.id <> mine.id AND other.id IN ({_SAME_CARD}) ORDER BY other.id",
            business=business,
            comment=comment,
        )
        return (*(CommentId(row["id"]) for row in rows), comment)

    def make_urgent(self, business: BusinessId, comments: Iterable[CommentId]) -> None:
        """Marks these comments as urgent."""
        self._tx.execute(
            f"UPDATE comment SET urgent = 1 WHERE business_id = :business AND id {among('comments')}",
            business=business,
            comments=listed(comments),
        )


def _arrival(row: Row) -> Arrival:
    person = None if row["person_id"] is None else PersonId(row["person_id"])
    public = row["visibility"] == "public"
    return Arrival(
        CommentId(row["id"]),
        (person, row["thread_id"]) if person is not None and public else None,
        person,
        Kind(row["kind"]),
        bool(row["urgent"]),
        row["text"],
    )


def _card(cell: int | None) -> CardId | None:
    return None if cell is None else CardId(cell)
