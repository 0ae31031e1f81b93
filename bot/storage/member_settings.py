"""Settings of members in the database: named, typed values, only what differs from its default."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import fields, replace
from datetime import time
from typing import Any

from bot.domain.business import BusinessId, MemberId
from bot.domain.member_setting import AS_USUAL, MemberSettings, is_valid
from bot.domain.quiet_hours import FreeDays
from bot.domain.settings import Language
from bot.storage.businesses import decode, encode
from bot.storage.sqlite.database import Row, Tx

_TYPES: Mapping[str, type[Any]] = {
    "quiet_from": time,
    "quiet_until": time,
    "free_days": FreeDays,
    "urgent_passes": bool,
    "language": Language,
    "digest_by_dm": bool,
    "dm_refused": bool,
    "lock_screen_text": bool,
}


class MemberSettingStore:
    """Reads and writes what members set for themselves."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx

    def of_member(self, business: BusinessId, member: MemberId) -> MemberSettings:
        """Settings of a member."""
        rows = self._tx.all(
            "SELECT name, value FROM member_setting WHERE business_id = :business AND member_id = :member",
            business=business,
            member=member,
        )
        return settings_in((row["name"], row["value"]) for row in rows)

    def all(self, business: BusinessId) -> Mapping[MemberId, MemberSettings]:
        """Settings of every member who set something, by member."""
        rows = self._tx.all(
            "SELECT member_id, name, value FROM member_setting WHERE business_id = :business ORDER BY member_id",
            business=business,
        )
        return by_member(rows)

    def everywhere(self) -> Mapping[BusinessId, Mapping[MemberId, MemberSettings]]:
        """Settings of the members of every business, for the loops."""
        found: dict[BusinessId, list[Row]] = defaultdict(list)
        for row in self._tx.all(
            "SELECT business_id, member_id, name, value FROM member_setting ORDER BY business_id, member_id"
        ):
            found[BusinessId(row["business_id"])].append(row)
        return {business: by_member(rows) for business, rows in found.items()}

    def put(self, business: BusinessId, member: MemberId, after: MemberSettings) -> None:
        """Writes a member's settings whole."""
        self._tx.execute(
            "DELETE FROM member_setting WHERE business_id = :business AND member_id = :member",
            business=business,
            member=member,
        )
        changed = [
            one.name for one in fields(after) if getattr(after, one.name) != getattr(AS_USUAL, one.name)
        ]
        self._tx.many(
            "INSERT INTO member_setting (business_id, member_id, name, value)"
            " VALUES (:business, :member, :name, :value)",
            [
                {"business": business, "member": member, "name": name, "value": encode(getattr(after, name))}
                for name in changed
            ],
        )


def by_member(rows: Iterable[Row]) -> Mapping[MemberId, MemberSettings]:
    """Settings by member, of rows with member_id, name and value."""
    found: dict[MemberId, list[tuple[str, str]]] = defaultdict(list)
    for row in rows:
        found[MemberId(row["member_id"])].append((row["name"], row["value"]))
    return {member: settings_in(stored) for member, stored in found.items()}


def settings_in(stored: Iterable[tuple[str, str]]) -> MemberSettings:
    """Settings of stored names and values; the default in place of what cannot be read or is not valid: a restored backup
    may be anybody's file.
    """
    read: dict[str, Any] = {}
    for name, value in stored:
        if name in _TYPES:
            with suppress(ValueError, OverflowError):
                read[name] = decode(_TYPES[name], value)
    found = replace(AS_USUAL, **read)
    return found if is_valid(found) else replace(found, quiet_from=None, quiet_until=None)
