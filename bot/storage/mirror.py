"""Mirror: the stored copy of the comments on a platform, written (upsert) by intake, and for test comments by
practice."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from bot.domain.business import BusinessId
from bot.domain.channel import ChannelId
from bot.domain.comment import Audience, AuthorRole, CommentId, CommentState, Visibility
from bot.domain.external_id import ExternalId
from bot.domain.kind import Classified, Kind
from bot.domain.mirror import Mirrored, Snapshot, unsigned
from bot.domain.person import PersonId
from bot.domain.times import from_ms, from_ms_or_none, to_ms, to_ms_or_none
from bot.ports import SeenComment
from bot.storage.sqlite.database import Row, Tx, Value
from bot.storage.sqlite.dialect import NO_BYTES, among, least, listed
from bot.storage.suggestions import SuggestionStore

_GONE = b"gone"
"""Fingerprint of what a page or push showed to be deleted: no comment has it, so that one that is back is compared."""

_NEWEST = 20
"""Comments of a channel that say in which language is written there."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Values to store for a comment."""

    seen: SeenComment
    thread: int
    person: PersonId | None
    fingerprint: bytes
    announced: bool
    state: CommentState
    waits_since: datetime
    edited_at: datetime | None
    classified: Classified
    language: str = ""
    """Of its text; empty: unknown, and that of a known row stays."""
    spam_like: bool = False
    """Sorted out: on no card."""
    learnt_from: CommentId | None = None
    """Comment whose correction says of what kind this is."""


class Kept(NamedTuple):
    """Values stored for a comment."""

    id: CommentId
    external_id: ExternalId
    mirrored: Mirrored
    state: CommentState
    waits_since: datetime
    edited_at: datetime | None
    classified: Classified
    changed_here: bool = False
    """Changed from here (an act) since a page or push brought it last."""
    spam_like: bool = False
    learnt_from: CommentId | None = None


class Mirror:
    """Reads and writes comment rows within one transaction."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx

    def fingerprints(
        self, business: BusinessId, channel: ChannelId, externals: Iterable[ExternalId]
    ) -> Mapping[ExternalId, tuple[CommentId, bytes]]:
        """Row id and fingerprint (hash) of those that are known."""
        externals = tuple(externals)
        if not externals:
            return {}
        rows = self._tx.all(
            "SELECT external_id, id, fingerprint FROM comment WHERE business_id = :business"
            f" AND channel_id = :channel AND external_id {among('externals')}",
            business=business,
            channel=channel,
            externals=listed(externals),
        )
        return {ExternalId(external): (CommentId(row), mark) for external, row, mark in rows}

    def kept(self, business: BusinessId, comments: Iterable[CommentId]) -> Mapping[ExternalId, Kept]:
        """Stored values of these rows."""
        rows = self._tx.all(
            "SELECT comment.*, thread.external_id AS thread_external, person.author_id AS author_id"
            " FROM comment JOIN thread ON thread.id = comment.thread_id"
            " LEFT JOIN person ON person.id = comment.person_id"
            " WHERE comment.business_id = :business"
            f" AND comment.id {among('comments')}",
            business=business,
            comments=listed(comments),
        )
        return {ExternalId(row["external_id"]): _kept(row) for row in rows}

    def insert(
        self, business: BusinessId, channel: ChannelId, entries: Sequence[Entry], now: datetime
    ) -> Mapping[ExternalId, CommentId]:
        """Inserts rows in this order; their ids."""
        if not entries:
            return {}
        at = to_ms(now)
        self._tx.many(
            "INSERT INTO comment (business_id, channel_id, external_id, ordinal, thread_id, in_reply_to, person_id,"
            " author, role, text, media, form, stars, audience, posted_at, edited_at, seen_at, waits_since, url,"
            " visibility, context, identity, liked, answers_above, fingerprint, announced, looked_at, state, kind, urgent,"
            " language, spam_like, learnt_from) VALUES (:business, :channel, :external, :ordinal, :thread, :in_reply_to, :person, :author, :role,"
            " :text, :media, :form, :stars, :audience, :posted_at, :edited_at, :now, :waits_since, :url,"
            " :visibility, :context, :identity, :liked, :answers_above, :fingerprint, :announced, :now, :state, :kind, :urgent,"
            " :language, :spam_like, :learnt_from)",
            [_fields(entry, business, channel, at) for entry in entries],
        )
        found = self.fingerprints(business, channel, [entry.seen.external_id for entry in entries])
        return {external: row for external, (row, _) in found.items()}

    def update(
        self, business: BusinessId, channel: ChannelId, entries: Sequence[Entry], now: datetime
    ) -> None:
        """Updates known rows to their present state."""
        if not entries:
            return
        at = to_ms(now)
        self._tx.many(
            "UPDATE comment SET ordinal = :ordinal, thread_id = :thread, in_reply_to = :in_reply_to,"
            " person_id = :person, author = :author, role = :role, text = :text, media = :media, stars = :stars,"
            " audience = :audience, posted_at = :posted_at, edited_at = :edited_at, waits_since = :waits_since,"
            " url = :url, visibility = :visibility, context = :context, identity = :identity, liked = :liked,"
            " answers_above = :answers_above,"
            " fingerprint = :fingerprint, announced = :announced, state = :state, kind = :kind, urgent = :urgent,"
            " language = CASE :language WHEN '' THEN language ELSE :language END, spam_like = :spam_like, learnt_from = :learnt_from,"
            f" looked_at = {least('looked_at', ':now')}"
            " WHERE business_id = :business AND channel_id = :channel AND external_id = :external",
            [_fields(entry, business, channel, at) for entry in entries],
        )

    def part(self, business: BusinessId, comment: CommentId, now: datetime) -> None:
        """Frees the platform id of this row, because the platform gave it to another comment: this one is
        gone.
        """
        self._tx.execute(
            "UPDATE comment SET external_id = 'old:' || id || ':' || :now, visibility = 'gone', text = '',"
            f" media = '[]', context = '', identity = '', fingerprint = {NO_BYTES}"
            " WHERE business_id = :business AND id = :comment",
            business=business,
            comment=comment,
            now=to_ms(now),
        )
        SuggestionStore(self._tx).forget(business, (comment,))

    def remove(
        self, business: BusinessId, channel: ChannelId, externals: Iterable[ExternalId]
    ) -> tuple[Kept, ...]:
        """Records surely deleted comments: the words are deleted, the row stays. Those that weren't gone
        before.
        """
        marks = self.fingerprints(business, channel, externals)
        kept = self.kept(business, [row for row, _ in marks.values()])
        fresh = tuple(k for k in kept.values() if k.mirrored.snapshot.visibility is not Visibility.GONE)
        self._tx.many(
            "UPDATE comment SET visibility = 'gone', text = '', media = '[]', fingerprint = :mark, looked_at = seen_at"
            " WHERE business_id = :business AND id = :comment",
            [{"business": business, "comment": k.id, "mark": _GONE} for k in fresh],
        )
        if fresh:
            SuggestionStore(self._tx).forget(business, [k.id for k in fresh])
        return fresh

    def pushed(
        self, business: BusinessId, channel: ChannelId, externals: Iterable[ExternalId], now: datetime
    ) -> None:
        """Records that the platform delivered the present state of these by itself."""
        self._tx.execute(
            "UPDATE comment SET pushed_at = :now WHERE business_id = :business AND channel_id = :channel"
            f" AND external_id {among('externals')}",
            business=business,
            channel=channel,
            externals=listed(externals),
            now=to_ms(now),
        )

    def pushed_between(
        self, business: BusinessId, channel: ChannelId, after: datetime, until: datetime
    ) -> frozenset[ExternalId]:
        """Comments that the platform delivered after the one time and until the other."""
        rows = self._tx.all(
            "SELECT external_id FROM comment WHERE business_id = :business AND channel_id = :channel"
            " AND pushed_at > :after AND pushed_at <= :until",
            business=business,
            channel=channel,
            after=to_ms(after),
            until=to_ms(until),
        )
        return frozenset(ExternalId(row["external_id"]) for row in rows)

    def name_authors(
        self, business: BusinessId, channel: ChannelId, names: Mapping[str, str]
    ) -> tuple[CommentId, ...]:
        """Writes the names of authors (by author id) on their comments; those that had another before."""
        named = [
            {"business": business, "comment": row["id"], "name": names[row["author_id"]]}
            for row in self._tx.all(
                "SELECT comment.id, comment.author, person.author_id FROM person"
                " JOIN comment ON comment.person_id = person.id"
                " WHERE person.business_id = :business AND person.channel_id = :channel"
                f" AND person.author_id {among('authors')}",
                business=business,
                channel=channel,
                authors=listed(names),
            )
            if row["author"] != names[row["author_id"]]
        ]
        # fingerprint: the next page that holds it brings the rest.
        self._tx.many(
            f"UPDATE comment SET author = :name, fingerprint = {NO_BYTES}"
            " WHERE business_id = :business AND id = :comment",
            named,
        )
        return tuple(CommentId(row["comment"]) for row in named)

    def languages(
        self, business: BusinessId, channel: ChannelId, people: Iterable[PersonId]
    ) -> tuple[Mapping[PersonId, str], str]:
        """Language of what each of these people wrote last, as far as known; and the one of most of the channel's newest comments,
        empty without any.
        """
        of_people = self._tx.all(
            "SELECT id, (SELECT language FROM comment WHERE comment.person_id = person.id"
            " ORDER BY posted_at DESC LIMIT 1) AS language FROM person"
            f" WHERE business_id = :business AND id {among('people')}",
            business=business,
            people=listed(people),
        )
        newest = self._tx.all(
            "SELECT language FROM comment WHERE business_id = :business AND channel_id = :channel"
            " ORDER BY ordinal DESC LIMIT :most",
            business=business,
            channel=channel,
            most=_NEWEST,
        )
        counted = Counter(str(row["language"]) for row in newest if row["language"])
        return (
            {PersonId(row["id"]): row["language"] for row in of_people if row["language"]},
            max(counted, key=lambda one: counted[one], default=""),
        )

    def answered_people(self, business: BusinessId, people: Iterable[PersonId]) -> frozenset[PersonId]:
        """Which of these people got an answer to anything before."""
        rows = self._tx.all(
            f"SELECT id FROM person WHERE business_id = :business AND id {among('people')}"
            " AND EXISTS (SELECT 1 FROM comment WHERE comment.person_id = person.id"
            " AND comment.state IN ('answered', 'elsewhere'))",
            business=business,
            people=listed(people),
        )
        return frozenset(PersonId(row["id"]) for row in rows)

    def answered_by(
        self, business: BusinessId, channel: ChannelId, externals: Iterable[ExternalId]
    ) -> Mapping[ExternalId, datetime]:
        """Which of these somebody of the business surely answered publicly, and when first."""
        rows = self._tx.all(
            "SELECT in_reply_to, min(posted_at) AS at FROM comment WHERE business_id = :business"
            f" AND channel_id = :channel AND in_reply_to {among('externals')} AND answers_above = 1"
            " AND role IN ('us', 'team') AND visibility = 'public' AND audience = 'public'"
            " AND NOT EXISTS (SELECT 1 FROM comment AS asked WHERE asked.business_id = comment.business_id"
            " AND asked.channel_id = comment.channel_id AND asked.external_id = comment.in_reply_to"
            " AND asked.probable_answer = comment.external_id) GROUP BY in_reply_to",
            business=business,
            channel=channel,
            externals=listed(externals),
        )
        return {ExternalId(row["in_reply_to"]): from_ms(row["at"]) for row in rows}

    def pass_over(self, business: BusinessId, channel: ChannelId, externals: Iterable[ExternalId]) -> None:
        """Marks comments that will never be new: they were answered before the channel was connected."""
        self._tx.many(
            "UPDATE comment SET announced = 1 WHERE business_id = :business AND channel_id = :channel"
            " AND external_id = :external AND state = 'silent'",
            [{"business": business, "channel": channel, "external": external} for external in externals],
        )

    def surface_backlog(
        self, business: BusinessId, channel: ChannelId, since: datetime
    ) -> tuple[CommentId, ...]:
        """Ends the first sync: opens unanswered comments since then, oldest first; no other becomes new any
        more.
        """
        where = (
            "business_id = :business AND channel_id = :channel AND announced = 0 AND role = 'customer'"
            " AND visibility IN ('public', 'held') AND audience = 'public'"
        )
        rows = self._tx.all(
            f"SELECT id FROM comment WHERE {where} AND posted_at >= :since"
            " AND NOT EXISTS (SELECT 1 FROM comment AS answer WHERE answer.business_id = comment.business_id"
            " AND answer.channel_id = comment.channel_id AND answer.in_reply_to = comment.external_id AND answer.answers_above = 1"
            " AND answer.role IN ('us', 'team') AND answer.visibility = 'public' AND answer.audience = 'public')"
            " ORDER BY posted_at, id",
            business=business,
            channel=channel,
            since=to_ms(since),
        )
        found = tuple(CommentId(row["id"]) for row in rows)
        self._tx.execute(
            f"UPDATE comment SET announced = 1 WHERE {where}",
            business=business,
            channel=channel,
        )
        self._tx.many(
            "UPDATE comment SET state = 'open' WHERE business_id = :business AND id = :comment",
            [{"business": business, "comment": comment} for comment in found],
        )
        return found


def fingerprint(seen: SeenComment) -> bytes:
    """Fingerprint (hash) of everything about a comment that its platform may change; 16 bytes."""
    # Joined by hand: this runs for every comment of every page, also for the hundred that did not change.
    parts = (
        seen.author,
        seen.author_id or "",
        seen.role,
        seen.text,
        seen.audience,
        seen.visibility,
        seen.thread_id,
        seen.in_reply_to or "",
        seen.url,
        seen.context,
        f"{seen.order} {seen.posted_at} {seen.edited_at} {seen.stars}",
        *unsigned(seen.media),
    )
    if seen.identity:
        parts = (*parts, seen.identity)
    if seen.liked:
        # Only where it is so: the fingerprints of rows from before there were likes stay valid.
        parts = (*parts, "", "liked")
    if not _answers_above(seen):
        parts = (*parts, "", "another")
    return hashlib.blake2b("\x1f".join(parts).encode(errors="backslashreplace"), digest_size=16).digest()


def _answers_above(seen: SeenComment) -> bool:
    """Whether it answers what it is a reply to, as far as its platform says."""
    return not seen.answers or seen.in_reply_to is None or seen.in_reply_to in seen.answers


def _fields(entry: Entry, business: BusinessId, channel: ChannelId, now: int) -> dict[str, Value]:
    # `_value_` and not `value`: the property costs more than all the rest of this.
    seen = entry.seen
    posted_at = to_ms(seen.posted_at)
    return {
        "business": business,
        "channel": channel,
        "now": now,
        "external": seen.external_id,
        "form": seen.form._value_,
        "ordinal": seen.order,
        "thread": entry.thread,
        "in_reply_to": seen.in_reply_to,
        "person": entry.person,
        "author": seen.author,
        "role": seen.role._value_,
        "text": seen.text,
        "media": json.dumps(seen.media) if seen.media else "[]",
        "stars": seen.stars,
        "audience": seen.audience._value_,
        "posted_at": posted_at,
        "edited_at": to_ms_or_none(entry.edited_at),
        "waits_since": posted_at if entry.waits_since is seen.posted_at else to_ms(entry.waits_since),
        "url": seen.url,
        "visibility": seen.visibility._value_,
        "context": seen.context,
        "identity": seen.identity,
        "liked": int(seen.liked),
        "answers_above": int(_answers_above(seen)),
        "fingerprint": entry.fingerprint,
        "announced": int(entry.announced),
        "state": entry.state._value_,
        "kind": entry.classified.kind._value_,
        "urgent": int(entry.classified.urgent),
        "language": entry.language,
        "spam_like": int(entry.spam_like),
        "learnt_from": entry.learnt_from,
    }


def _kept(row: Row) -> Kept:
    author_id = row["author_id"]
    snapshot = Snapshot(
        author=row["author"],
        author_key=row["author"] if author_id is None else author_id,
        role=AuthorRole(row["role"]),
        text=row["text"],
        media=tuple(json.loads(row["media"])),
        stars=row["stars"],
        audience=Audience(row["audience"]),
        visibility=Visibility(row["visibility"]),
        thread=ExternalId(row["thread_external"]),
        in_reply_to=None if row["in_reply_to"] is None else ExternalId(row["in_reply_to"]),
        posted_at=from_ms(row["posted_at"]),
        liked=bool(row["liked"]),
    )
    return Kept(
        id=CommentId(row["id"]),
        external_id=ExternalId(row["external_id"]),
        mirrored=Mirrored(snapshot, announced=bool(row["announced"]), seen_at=from_ms(row["seen_at"])),
        state=CommentState(row["state"]),
        waits_since=from_ms(row["waits_since"]),
        edited_at=from_ms_or_none(row["edited_at"]),
        changed_here=row["fingerprint"] == b"",
        classified=Classified(Kind(row["kind"]), urgent=bool(row["urgent"])),
        spam_like=bool(row["spam_like"]),
        learnt_from=row["learnt_from"],
    )
