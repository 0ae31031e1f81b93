"""Persons in the database: one row for each known author of a channel."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from bot.domain.business import BusinessId
from bot.domain.channel import ChannelId
from bot.domain.person import PersonId
from bot.domain.times import to_ms
from bot.storage.sqlite.database import Tx, Value
from bot.storage.sqlite.dialect import among, listed


class PersonStore:
    """Reads and writes persons. Authors without an id have none."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx

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
