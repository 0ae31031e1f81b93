"""Authors in the database: whether the owner marked an author as team or customer, and the comments of each."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from bot.domain.business import BusinessId, MemberId
from bot.domain.channel import ChannelId
from bot.domain.comment import AuthorRole, CommentId
from bot.domain.external_id import ExternalId
from bot.domain.kind import Classified
from bot.domain.times import from_ms, to_ms
from bot.storage.sqlite.database import Tx
from bot.storage.sqlite.dialect import NO_BYTES, among, least, listed


class Written(NamedTuple):
    """Comment of an author, with what depends on who that is."""

    id: CommentId
    external_id: ExternalId
    in_reply_to: ExternalId | None
    role: AuthorRole
    text: str
    posted_at: datetime


class AuthorStore:
    """Reads and writes the roles that the owner gave to authors; others have no row."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx

    def roles(
        self, business: BusinessId, channel: ChannelId, identities: Iterable[str]
    ) -> Mapping[str, AuthorRole]:
        """Roles of those of these identities that were given one."""
        rows = self._tx.all(
            "SELECT identity, role FROM author WHERE business_id = :business AND channel_id = :channel"
            f" AND identity {among('identities')}",
            business=business,
            channel=channel,
            identities=listed(sorted(identities)),
        )
        return {row["identity"]: AuthorRole(row["role"]) for row in rows}

    def say(
        self,
        business: BusinessId,
        channel: ChannelId,
        identity: str,
        role: AuthorRole,
        member: MemberId,
        now: datetime,
    ) -> None:
        """Sets the role of an author, team or customer; the newest decision counts."""
        self._tx.execute(
            "INSERT INTO author (business_id, channel_id, identity, role, said_by, said_at)"
            " VALUES (:business, :channel, :identity, :role, :member, :now)"
            " ON CONFLICT (channel_id, identity) DO UPDATE SET role = excluded.role, said_by = excluded.said_by,"
            " said_at = excluded.said_at WHERE author.business_id = excluded.business_id",
            business=business,
            channel=channel,
            identity=identity,
            role=role.value,
            member=member,
            now=to_ms(now),
        )

    def who_wrote(
        self, business: BusinessId, channel: ChannelId, externals: Iterable[ExternalId]
    ) -> Mapping[ExternalId, AuthorRole]:
        """Authors of those of these comments that are known."""
        rows = self._tx.all(
            "SELECT external_id, role FROM comment WHERE business_id = :business AND channel_id = :channel"
            f" AND external_id {among('externals')}",
            business=business,
            channel=channel,
            externals=listed(externals),
        )
        return {ExternalId(row["external_id"]): AuthorRole(row["role"]) for row in rows}

    def known(self, business: BusinessId, channel: ChannelId, identities: Iterable[str]) -> frozenset[str]:
        """Which of these identities wrote a known comment."""
        rows = self._tx.all(
            "SELECT DISTINCT identity FROM comment WHERE business_id = :business AND channel_id = :channel"
            f" AND identity <> '' AND identity {among('identities')}",
            business=business,
            channel=channel,
            identities=listed(sorted(identities)),
        )
        return frozenset(row["identity"] for row in rows)

    def is_first(self, business: BusinessId, channel: ChannelId, comment: CommentId, identity: str) -> bool:
        """Whether this is the author's first comment: none before it was announced."""
        return not self._tx.one(
            "SELECT 1 FROM comment WHERE business_id = :business AND channel_id = :channel"
            " AND identity = :identity AND identity <> '' AND announced = 1 AND id < :comment LIMIT 1",
            business=business,
            channel=channel,
            identity=identity,
            comment=comment,
        )

    def comments(self, business: BusinessId, channel: ChannelId, identity: str) -> tuple[Written, ...]:
        """All known comments of this author, oldest first."""
        rows = self._tx.all(
            "SELECT id, external_id, in_reply_to, role, text, posted_at FROM comment WHERE business_id = :business"
            " AND channel_id = :channel AND identity = :identity AND identity <> '' ORDER BY posted_at, id",
            business=business,
            channel=channel,
            identity=identity,
        )
        return tuple(
            Written(
                CommentId(row["id"]),
                ExternalId(row["external_id"]),
                None if row["in_reply_to"] is None else ExternalId(row["in_reply_to"]),
                AuthorRole(row["role"]),
                row["text"],
                from_ms(row["posted_at"]),
            )
            for row in rows
        )

    def reassign(
        self, business: BusinessId, comments: Iterable[CommentId], role: AuthorRole, now: datetime
    ) -> None:
        """Changes the author's role on these comments; nobody waits for an answer to a colleague."""
        # fingerprint: the next page that holds it brings the rest, a customer's person among that.
        self._tx.many(
            f"UPDATE comment SET role = :role, fingerprint = {NO_BYTES}, probable_answer = NULL,"
            f" looked_at = {least('looked_at', ':now')}, person_id = CASE :role WHEN 'customer' THEN person_id END,"
            " state = CASE WHEN :role = 'team' AND state = 'open' THEN 'silent' ELSE state END"
            " WHERE business_id = :business AND id = :comment",
            [
                {"business": business, "comment": comment, "role": role.value, "now": to_ms(now)}
                for comment in comments
            ],
        )

    def open_silent(
        self, business: BusinessId, kinds: Mapping[CommentId, Classified]
    ) -> tuple[CommentId, ...]:
        """Opens those of these silent comments that may be answered."""
        return tuple(
            comment
            for comment, classified in kinds.items()
            if self._tx.execute(
                "UPDATE comment SET state = 'open', announced = 1, spam_like = 0, kind = :kind, urgent = :urgent"
                " WHERE business_id = :business AND id = :comment AND state = 'silent' AND role = 'customer'"
                " AND visibility IN ('public', 'held') AND audience = 'public'",
                business=business,
                comment=comment,
                kind=classified.kind.value,
                urgent=int(classified.urgent),
            )
        )
