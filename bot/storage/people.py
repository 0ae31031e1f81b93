"""Persons in the database: one row for each known author of a channel."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from bot.domain.business import BusinessId
from bot.domain.channel import ChannelId
from bot.domain.comment import CommentId
from bot.domain.person import Person, PersonId
from bot.domain.times import from_ms, to_ms
from bot.storage.sqlite.database import Row, Tx, Value
from bot.storage.sqlite.dialect import among, holds, listed

if TYPE_CHECKING:
    from bot.domain.forgetting import Known, Someone

_PERSON_CALLED = (
    f"({holds('person.name', 'name')} OR {holds('person.name', 'upper')} OR {holds('person.name', 'lower')})"
)
_GUEST_CALLED = (
    f"({holds('last.author', 'name')} OR {holds('last.author', 'upper')} OR {holds('last.author', 'lower')})"
)
"""SQLite folds no letter beyond ASCII, so a name that begins with an umlaut is asked for both ways."""
_LAST = "last.author, last.text, last.posted_at, last.channel_id, channel.title, last.id, last.person_id"
_OF_PERSON = (
    f"SELECT {_LAST}, (SELECT count(*) FROM comment AS own WHERE own.person_id = found.id AND own.erased_at IS NULL) AS n"
    " FROM found JOIN comment AS last ON last.id = (SELECT max(own.id) FROM comment AS own"
    " WHERE own.person_id = found.id AND own.erased_at IS NULL) JOIN channel ON channel.id = last.channel_id"
)
"""Each person of the rows `found`, by the newest comment."""
_OF_GUEST = (
    f"SELECT {_LAST}, 1 AS n FROM comment AS last JOIN channel ON channel.id = last.channel_id"
    " WHERE last.business_id = :business AND last.person_id IS NULL AND last.role = 'customer' AND last.erased_at IS NULL"
)


class PersonStore:
    """Reads and writes persons. Authors without an id have none."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx

    def get(self, business: BusinessId, person: PersonId) -> Person | None:
        """Person by id; nobody who was erased."""
        row = self._tx.one(
            "SELECT * FROM person WHERE business_id = :business AND id = :person AND erased_at IS NULL",
            business=business,
            person=person,
        )
        if row is None:
            return None
        return Person(person, ChannelId(row["channel_id"]), row["name"], from_ms(row["first_seen_at"]))

    def merge(
        self, business: BusinessId, channel: ChannelId, authors: Mapping[str, str], now: datetime
    ) -> Mapping[str, PersonId]:
        """Upserts these authors (author id -> name as it is now) and returns their ids."""
        known = self._known(business, channel, authors)
        others = {a: name for a, name in authors.items() if a not in known or known[a][1] != name}
        if others:
            wanted: list[dict[str, Value]] = [
                {"business": business, "channel": channel, "author": author, "name": name, "now": to_ms(now)}
                for author, name in others.items()
            ]
            self._tx.many(
                "INSERT INTO person (business_id, channel_id, author_id, name, first_seen_at)"
                " VALUES (:business, :channel, :author, :name, :now)"
                " ON CONFLICT (channel_id, author_id) DO UPDATE SET name = excluded.name"
                " WHERE person.business_id = excluded.business_id",
                wanted,
            )
            known |= self._known(business, channel, others)
        return {author: person for author, (person, _) in known.items()}

    def names(self, business: BusinessId, channel: ChannelId, authors: Iterable[str]) -> Mapping[str, str]:
        """Names of those of these authors that are known."""
        return {author: name for author, (_, name) in self._known(business, channel, authors).items() if name}

    def to_ask(
        self, business: BusinessId, channel: ChannelId, authors: Iterable[str], not_asked_since: datetime
    ) -> tuple[str, ...]:
        """Those of these authors whose names are to be asked for: without a name and never asked for, or asked for before
        then; in their order.
        """
        authors = tuple(authors)
        if not authors:
            return ()
        rows = self._tx.all(
            "SELECT author_id FROM person WHERE business_id = :business AND channel_id = :channel"
            f" AND author_id {among('authors')}"
            " AND (asked_at >= :since OR (asked_at IS NULL AND name <> ''))",
            business=business,
            channel=channel,
            authors=listed(authors),
            since=to_ms(not_asked_since),
        )
        settled = {row["author_id"] for row in rows}
        return tuple(author for author in authors if author not in settled)

    def unnamed(self, business: BusinessId, channel: ChannelId, most: int) -> tuple[str, ...]:
        """Authors of open comments without a name, never asked for; newest first."""
        rows = self._tx.all(
            "SELECT author_id FROM person WHERE business_id = :business AND channel_id = :channel"
            " AND name = '' AND asked_at IS NULL AND EXISTS (SELECT 1 FROM comment"
            " WHERE comment.person_id = person.id AND comment.state = 'open') ORDER BY id DESC LIMIT :most",
            business=business,
            channel=channel,
            most=most,
        )
        return tuple(row["author_id"] for row in rows)

    def asked(
        self, business: BusinessId, channel: ChannelId, authors: Mapping[str, str], now: datetime
    ) -> None:
        """Records that the platform was asked for these names (author id -> name, empty where it gave none)."""
        self._tx.many(
            "INSERT INTO person (business_id, channel_id, author_id, name, first_seen_at, asked_at)"
            " VALUES (:business, :channel, :author, :name, :now, :now)"
            " ON CONFLICT (channel_id, author_id) DO UPDATE SET asked_at = excluded.asked_at,"
            " name = CASE WHEN excluded.name = '' THEN person.name ELSE excluded.name END"
            " WHERE person.business_id = excluded.business_id",
            [
                {"business": business, "channel": channel, "author": author, "name": name, "now": to_ms(now)}
                for author, name in authors.items()
            ],
        )

    def called(self, business: BusinessId, name: str, most: int) -> tuple[Known, ...]:
        """Persons whose name holds this text, then guests without a number there, one for each comment; newest first."""
        named: dict[str, Value] = {
            "business": business,
            "name": name,
            "upper": name[:1].upper() + name[1:],
            "lower": name.lower(),
        }
        persons = self._tx.all(
            "WITH found AS (SELECT id FROM person WHERE business_id = :business AND erased_at IS NULL"
            f" AND {_PERSON_CALLED} ORDER BY id DESC LIMIT :most) {_OF_PERSON} ORDER BY last.id DESC",
            most=most,
            **named,
        )
        guests = self._tx.all(
            f"{_OF_GUEST} AND last.author <> '' AND {_GUEST_CALLED} ORDER BY last.id DESC LIMIT :most",
            most=most - len(persons),
            **named,
        )
        return tuple(_someone(row) for row in (*persons, *guests))

    def some(self, business: BusinessId, who: Iterable[Someone]) -> tuple[Known, ...]:
        """Those of these who have comments with words, in their order."""
        wanted = tuple(who)
        persons = self._tx.all(
            "WITH found AS (SELECT id FROM person WHERE business_id = :business AND erased_at IS NULL"
            f" AND id {among('ids')}) {_OF_PERSON}",
            business=business,
            ids=listed(one.person for one in wanted if one.person is not None),
        )
        guests = self._tx.all(
            f"{_OF_GUEST} AND last.id {among('ids')}",
            business=business,
            ids=listed(one.comment for one in wanted if one.comment is not None),
        )
        found = {known.who: known for known in (_someone(row) for row in (*persons, *guests))}
        return tuple(found[one] for one in dict.fromkeys(wanted) if one in found)

    def _known(
        self, business: BusinessId, channel: ChannelId, authors: Iterable[str]
    ) -> dict[str, tuple[PersonId, str]]:
        authors = tuple(authors)
        if not authors:
            return {}
        rows = self._tx.all(
            "SELECT id, author_id, name FROM person WHERE business_id = :business AND channel_id = :channel"
            f" AND author_id {among('authors')}",
            business=business,
            channel=channel,
            authors=listed(authors),
        )
        return {row["author_id"]: (PersonId(row["id"]), row["name"]) for row in rows}


def _someone(row: Row) -> Known:
    from bot.domain.forgetting import Known, Someone

    person = row["person_id"]
    return Known(
        who=Someone(comment=CommentId(row["id"])) if person is None else Someone(person=PersonId(person)),
        name=row["author"],
        channel_id=ChannelId(row["channel_id"]),
        channel=row["title"],
        comments=row["n"],
        last_at=from_ms(row["posted_at"]),
        last_text=row["text"],
    )
