"""Erasing rows: what is emptied where, which rows belong to a comment, and what keeps one from being erased.

Emptied, not deleted: facts (times, kind, connection, who answered, state) stay, so that no figure of the past changes.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.business import BusinessId
from bot.domain.comment import CommentId
from bot.domain.erasing import Account, Erasure, keyed_hash, stays_away
from bot.domain.forgetting import Blockers
from bot.domain.person import PersonId
from bot.domain.times import from_ms, to_ms
from bot.storage.businesses import BusinessStore
from bot.storage.comments import WAITS
from bot.storage.row_states import UNSETTLED_SQL
from bot.storage.sqlite.database import Row, Tx
from bot.storage.sqlite.dialect import NO_BYTES, among, listed
from bot.storage.suggestions import SuggestionStore
from bot.storage.watched import NEVER

CLOCKS_DIFFER = timedelta(days=1)
"""A number is given to another comment later than this at the soonest, whatever the platform's clock says."""

EMPTIED: Mapping[str, tuple[str, ...]] = {
    "comment": (
        *("external_id", "in_reply_to", "author", "text", "media", "url", "context", "identity"),
        *("fingerprint", "probable_answer"),
    ),
    "person": ("author_id", "name"),
    "thread": ("external_id", "title", "url"),
    "outbox": ("parent", "body", "body_norm", "external_id", "url", "prepared"),
    "form_text": ("body", "blanks"),
    "note": ("text",),
    "suggestion": ("because", "confidence"),
    "vector": ("text_hash", "numbers", "embedder"),
    "model_draft": ("asked_for", "text", "ranked"),
    "offer": ("old", "new"),
    "author": ("identity",),
}
"""Columns that hold something of a customer, by table. A number that must stay unique is replaced by the row's own; rows
of `suggestion`, `vector`, `model_draft` and `author` are deleted.
"""


_WAITING = f"(({WAITS.format('comment')}) OR (comment.visibility = 'held' AND comment.role = 'customer'))"
_MOVING = (
    "(EXISTS (SELECT 1 FROM outbox WHERE outbox.business_id = comment.business_id"
    f" AND outbox.comment_id = comment.id AND outbox.state IN {UNSETTLED_SQL})"
    # A message may exist that nobody knows of yet.
    " OR EXISTS (SELECT 1 FROM card_comment JOIN card ON card.id = card_comment.card_id"
    " WHERE card_comment.business_id = comment.business_id AND card_comment.comment_id = comment.id"
    " AND card.posting_at IS NOT NULL))"
)
_BLOCKED = f"({_WAITING} OR {_MOVING})"
_OLD = (
    "comment.business_id = :business AND comment.erased_at IS NULL AND comment.waits_since < :before"
    f" AND COALESCE(comment.answered_at, 0) < :before AND COALESCE(comment.done_at, 0) < :before AND NOT {_BLOCKED}"
)
_OF_NOBODY = (
    "NOT EXISTS (SELECT 1 FROM comment AS asked WHERE asked.business_id = comment.business_id"
    " AND asked.channel_id = comment.channel_id AND asked.external_id = comment.in_reply_to"
    " AND asked.role = 'customer' AND asked.erased_at IS NULL)"
)
"""An answer goes with the comment it answers."""

_THESE = among("comments")
_LEFT = f"comment.business_id = :business AND comment.erased_at IS NULL AND comment.id NOT {_THESE}"
_NONE_IN_THREAD = f"NOT EXISTS (SELECT 1 FROM comment WHERE comment.thread_id = thread.id AND {_LEFT})"
_NONE_OF_PERSON = f"NOT EXISTS (SELECT 1 FROM comment WHERE comment.person_id = person.id AND {_LEFT})"
_BEFORE_COMMENTS = (
    # Threads that a customer began: title and link are theirs.
    "UPDATE thread SET title = '', url = '', erased_at = :now WHERE business_id = :business AND EXISTS (SELECT 1"
    " FROM comment WHERE comment.business_id = :business AND comment.channel_id = thread.channel_id"
    f" AND comment.external_id = thread.external_id AND comment.id {_THESE})",
    # The number of a thread stays as long as replies to others in it need it.
    "UPDATE thread SET external_id = 'erased:' || id WHERE business_id = :business AND erased_at IS NOT NULL"
    f" AND id IN (SELECT thread_id FROM comment WHERE business_id = :business AND id {_THESE})"
    f" AND {_NONE_IN_THREAD}",
    "DELETE FROM author WHERE business_id = :business AND role = 'customer' AND EXISTS (SELECT 1 FROM comment"
    " WHERE comment.business_id = :business AND comment.channel_id = author.channel_id"
    f" AND comment.identity = author.identity AND comment.id {_THESE})"
    " AND NOT EXISTS (SELECT 1 FROM comment WHERE comment.business_id = :business"
    " AND comment.channel_id = author.channel_id AND comment.identity = author.identity"
    f" AND comment.erased_at IS NULL AND comment.id NOT {_THESE})",
    "UPDATE outbox SET parent = 'erased:' || comment_id, body = '', body_norm = '', external_id = NULL, url = '',"
    f" prepared = '' WHERE business_id = :business AND comment_id {_THESE}",
    f"UPDATE form_text SET body = '', blanks = '' WHERE business_id = :business AND comment_id {_THESE}",
    f"UPDATE note SET text = '' WHERE business_id = :business AND comment_id {_THESE}",
    "UPDATE comment SET in_reply_to = (SELECT 'erased:' || asked.id FROM comment AS asked"
    " WHERE asked.business_id = :business AND asked.channel_id = comment.channel_id"
    f" AND asked.external_id = comment.in_reply_to AND asked.id {_THESE})"
    f" WHERE business_id = :business AND in_reply_to IS NOT NULL AND id {_THESE}",
)
_COMMENTS = (
    "UPDATE comment SET external_id = 'erased:' || id, author = '', text = '', media = '[]', url = '', context = '',"
    f" identity = '', fingerprint = {NO_BYTES}, probable_answer = NULL, announced = 1, looked_at = :never,"
    f" erased_at = :now WHERE business_id = :business AND erased_at IS NULL AND id {_THESE}"
)
_PEOPLE = (
    "UPDATE person SET author_id = 'erased:' || id, name = '', asked_at = :now, erased_at = :now"
    f" WHERE business_id = :business AND erased_at IS NULL AND (id {among('people')}"
    f" OR (id IN (SELECT person_id FROM comment WHERE business_id = :business AND id {_THESE})"
    f" AND {_NONE_OF_PERSON}))"
)


@dataclass(frozen=True, slots=True)
class Numbers:
    """Digests of what is erased: numbers of comments, also the business's own, and of authors, with the time until which
    each stays away.
    """

    erased: tuple[Erasure, ...]
    comments: tuple[CommentId, ...]
    """Every row that is emptied: the customer's, and what the business has below."""


@dataclass(frozen=True, slots=True)
class Hashed:
    """Comment with words, its number and its author's as digests; no author: an empty one."""

    id: CommentId
    number: str
    author: str
    posted_at: datetime

    def is_erased_by(self, until: Mapping[str, datetime]) -> bool:
        """Whether it was erased, by the times until which digests stay away."""
        return stays_away(self.posted_at, until.get(self.number), until.get(self.author))


class ErasingStore:
    """Empties rows within one transaction."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx

    def of_people(self, business: BusinessId, people: Iterable[PersonId]) -> tuple[CommentId, ...]:
        """Comments of these persons that are not erased."""
        rows = self._tx.all(
            f"SELECT id FROM comment WHERE business_id = :business AND person_id {among('people')}"
            " AND erased_at IS NULL ORDER BY id",
            business=business,
            people=listed(people),
        )
        return tuple(CommentId(row["id"]) for row in rows)

    def too_old(self, business: BusinessId, before: datetime, most: int) -> tuple[CommentId, ...]:
        """Comments whose words are older than that, oldest first; not what waits, is held, or has something on its way."""
        rows = self._tx.all(
            f"SELECT comment.id FROM comment WHERE {_OLD} AND (comment.role = 'customer' OR {_OF_NOBODY})"
            " ORDER BY comment.waits_since, comment.id LIMIT :most",
            business=business,
            before=to_ms(before),
            most=most,
        )
        return tuple(CommentId(row["id"]) for row in rows)

    def count_too_old(self, business: BusinessId, before: datetime) -> int:
        """Number of customers' comments whose words are older than that."""
        row = self._tx.one(
            f"SELECT count(*) AS n FROM comment WHERE {_OLD} AND comment.role = 'customer'",
            business=business,
            before=to_ms(before),
        )
        return int(row["n"]) if row else 0

    def blockers(self, business: BusinessId, comments: Iterable[CommentId]) -> Blockers:
        """What keeps these from being erased now."""
        row = self._tx.one(
            f"SELECT sum(CASE WHEN {_WAITING} THEN 1 ELSE 0 END) AS waiting,"
            f" sum(CASE WHEN {_MOVING} THEN 1 ELSE 0 END) AS moving,"
            f" min(CASE WHEN {_BLOCKED} THEN comment.id END) AS first"
            f" FROM comment WHERE comment.business_id = :business AND comment.id {among('comments')}",
            business=business,
            comments=listed(comments),
        )
        if row is None or row["first"] is None:
            return Blockers()
        card = self._tx.one(
            "SELECT card.place_id, card.message_id FROM card JOIN card_comment ON card_comment.card_id = card.id"
            " WHERE card_comment.business_id = :business AND card_comment.comment_id = :first"
            " AND card.place_id IS NOT NULL AND card.message_id IS NOT NULL",
            business=business,
            first=row["first"],
        )
        where = (None, None) if card is None else (card["place_id"], card["message_id"])
        return Blockers(row["waiting"], row["moving"], *where)

    def numbers(
        self, business: BusinessId, comments: Sequence[CommentId], people: Sequence[PersonId], now: datetime
    ) -> Numbers:
        """What is erased together with these comments and persons, as digests."""
        key, every = BusinessStore(self._tx).person_key(business), self._with_answers(business, comments)
        rows = self._tx.all(
            "SELECT comment.external_id AS number, comment.posted_at, channel.connector, channel.account_key"
            " FROM comment JOIN channel ON channel.id = comment.channel_id"
            f" WHERE comment.business_id = :business AND comment.id {among('comments')}"
            " UNION ALL SELECT outbox.external_id, outbox.created_at, channel.connector, channel.account_key"
            " FROM outbox JOIN channel ON channel.id = outbox.channel_id WHERE outbox.business_id = :business"
            f" AND outbox.external_id IS NOT NULL AND outbox.comment_id {among('comments')}",
            business=business,
            comments=listed(every),
        )
        found = [
            Erasure(
                _account(row).comment(key, row["number"]), max(now, from_ms(row["posted_at"])) + CLOCKS_DIFFER
            )
            for row in rows
        ]
        authors = self._tx.all(
            "SELECT person.author_id AS number, channel.connector, channel.account_key"
            " FROM person JOIN channel ON channel.id = person.channel_id"
            f" WHERE person.business_id = :business AND person.id {among('people')} AND person.erased_at IS NULL",
            business=business,
            people=listed(people),
        )
        found += [Erasure(_account(row).author(key, row["number"]), now) for row in authors]
        return Numbers(tuple(dict.fromkeys(found)), every)

    def _with_answers(self, business: BusinessId, comments: Sequence[CommentId]) -> tuple[CommentId, ...]:
        """These comments and everything of the business below them, which may quote them, however deep."""
        every, newest = dict.fromkeys(comments), tuple(comments)
        while newest:
            rows = self._tx.all(
                "SELECT answer.id FROM comment AS asked JOIN comment AS answer"
                " ON answer.channel_id = asked.channel_id AND answer.in_reply_to = asked.external_id"
                f" WHERE asked.business_id = :business AND asked.id {among('comments')}"
                " AND answer.business_id = :business AND answer.role <> 'customer' AND answer.erased_at IS NULL"
                " UNION SELECT answer.id FROM outbox JOIN comment AS answer"
                " ON answer.channel_id = outbox.channel_id AND answer.external_id = outbox.external_id"
                f" WHERE outbox.business_id = :business AND outbox.comment_id {among('comments')}"
                " AND answer.business_id = :business AND answer.erased_at IS NULL"
                " UNION SELECT answer.id FROM comment AS asked JOIN comment AS answer"
                " ON answer.channel_id = asked.channel_id AND answer.external_id = asked.probable_answer"
                f" WHERE asked.business_id = :business AND asked.id {among('comments')}"
                " AND answer.business_id = :business AND answer.role <> 'customer' AND answer.erased_at IS NULL",
                business=business,
                comments=listed(newest),
            )
            newest = tuple(fresh for row in rows if (fresh := CommentId(row["id"])) not in every)
            every |= dict.fromkeys(newest)
        return tuple(every)

    def empty(
        self, business: BusinessId, comments: Sequence[CommentId], people: Sequence[PersonId], now: datetime
    ) -> int:
        """Empties these comments, these persons, and whatever belongs to them alone; number of customers' comments.

        A person goes with the last comment that has words. What refers to a number is emptied before the number.
        """
        ids, at = listed(comments), to_ms(now)
        self._hash_bodies(business, ids)
        for sql in _BEFORE_COMMENTS:
            self._tx.execute(sql, business=business, comments=ids, **({"now": at} if ":now" in sql else {}))
        SuggestionStore(self._tx).forget(business, comments)
        fresh = self._tx.one(
            "SELECT count(*) AS n FROM comment WHERE business_id = :business AND role = 'customer'"
            f" AND erased_at IS NULL AND id {_THESE}",
            business=business,
            comments=ids,
        )
        self._tx.execute(_COMMENTS, business=business, comments=ids, now=at, never=NEVER)
        self._tx.execute(_PEOPLE, business=business, comments=ids, people=listed(people), now=at)
        return int(fresh["n"]) if fresh else 0

    def _hash_bodies(self, business: BusinessId, comments: str) -> None:
        key = BusinessStore(self._tx).person_key(business)
        rows = self._tx.all(
            f"SELECT id, body FROM outbox WHERE business_id = :business AND body <> '' AND comment_id {_THESE}",
            business=business,
            comments=comments,
        )
        self._tx.many(
            "UPDATE outbox SET body_hash = :hash WHERE business_id = :business AND id = :id",
            [
                {"business": business, "id": row["id"], "hash": keyed_hash(key, "body", row["body"])}
                for row in rows
            ],
        )

    def matching(self, business: BusinessId, after: int, most: int) -> tuple[Hashed, ...]:
        """Comments with words after this row, at most so many, to find in a restored backup what was erased."""
        key = BusinessStore(self._tx).person_key(business)
        rows = self._tx.all(
            "SELECT comment.id, comment.external_id, comment.posted_at, person.author_id,"
            " channel.connector, channel.account_key FROM comment JOIN channel ON channel.id = comment.channel_id"
            " LEFT JOIN person ON person.id = comment.person_id WHERE comment.business_id = :business"
            " AND comment.id > :after AND comment.erased_at IS NULL ORDER BY comment.id LIMIT :most",
            business=business,
            after=after,
            most=most,
        )
        return tuple(
            Hashed(
                CommentId(row["id"]),
                (account := _account(row)).comment(key, row["external_id"]),
                "" if row["author_id"] is None else account.author(key, row["author_id"]),
                from_ms(row["posted_at"]),
            )
            for row in rows
        )

    def settle(self, business: BusinessId, comments: Iterable[CommentId], now: datetime) -> None:
        """Ends what a restored backup calls open or on its way, though it was settled before it was erased."""
        ids = listed(comments)
        self._tx.execute(
            "UPDATE outbox SET state = 'cancelled', settled_at = COALESCE(settled_at, :now)"
            f" WHERE business_id = :business AND comment_id {_THESE} AND state IN {UNSETTLED_SQL}",
            business=business,
            comments=ids,
            now=to_ms(now),
        )
        self._tx.execute(
            "UPDATE comment SET state = 'done', done_at = :now"
            f" WHERE business_id = :business AND id {_THESE} AND state = 'open'",
            business=business,
            comments=ids,
            now=to_ms(now),
        )
        self._tx.execute(
            "UPDATE comment SET visibility = 'gone'"
            f" WHERE business_id = :business AND id {_THESE} AND visibility = 'held'",
            business=business,
            comments=ids,
        )


def _account(row: Row) -> Account:
    return Account(row["connector"], row["account_key"])
