"""Persons in the database: one row for each known author of a channel."""

from collections.abc import Mapping
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

    def _known(
        self, business: BusinessId, channel: ChannelId, authors: Mapping[str, str]
    ) -> dict[str, tuple[PersonId, str]]:
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
