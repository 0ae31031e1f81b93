"""Businesses: one Discord server each, with its settings by name."""

import secrets
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import fields
from datetime import datetime, time, timedelta
from itertools import groupby
from operator import itemgetter
from typing import Any

from bot.domain.business import (
    Business,
    BusinessId,
    DiscordChannelId,
    DiscordRoleId,
    MemberId,
    ServerId,
)
from bot.domain.comment import CommentId
from bot.domain.settings import BusinessSettings, is_valid
from bot.domain.times import duration_from_ms, duration_to_ms, from_ms_or_none, to_ms, to_ms_or_none
from bot.storage.sqlite.database import Row, Tx

_SELECT = (
    "SELECT business.*, business_setting.name AS setting, business_setting.value AS value,"
    " (SELECT discord_role_id FROM role WHERE role.business_id = business.id AND role = 'team'"
    " ORDER BY role.id LIMIT 1) AS team_role_id"
    " FROM business LEFT JOIN business_setting ON business_setting.business_id = business.id"
)
"""One row for each stored setting, so that a business is one statement."""


class BusinessStore:
    """Reads and writes businesses."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx

    def get(self, business: BusinessId) -> Business | None:
        """Business by id."""
        return _only(self._tx.all(f"{_SELECT} WHERE business.id = :business", business=business))

    def by_server(self, server: ServerId) -> Business | None:
        """Business of a Discord server."""
        return _only(self._tx.all(f"{_SELECT} WHERE server_id = :server", server=server))

    def all(self) -> tuple[Business, ...]:
        """All businesses of the installation, in order of creation."""
        return _businesses(self._tx.all(f"{_SELECT} ORDER BY business.id"))

    def is_any_set_up(self) -> bool:
        """Whether at least one business finished set-up."""
        return self._tx.one("SELECT 1 FROM business WHERE set_up_at IS NOT NULL LIMIT 1") is not None

    def create(self, server: ServerId, name: str, now: datetime) -> Business:
        """Business of this server, created with default settings where there was none."""
        self._tx.execute(
            "INSERT INTO business (server_id, name, person_key, created_at)"
            " VALUES (:server, :name, :person_key, :now) ON CONFLICT (server_id) DO NOTHING",
            server=server,
            name=name,
            person_key=secrets.token_bytes(32),
            now=to_ms(now),
        )
        business = self.by_server(server)
        assert business is not None
        return business

    def put(self, business: BusinessId, after: Business) -> None:
        """Writes settings, places and set-up; the team role is set by RoleStore. Nothing for no business."""
        before = self.get(business)
        if before is None:
            return
        self._tx.execute(
            "UPDATE business SET inbox_id = :inbox, digest_id = :digest, set_up_at = :at, set_up_by = :by"
            " WHERE id = :business",
            business=business,
            inbox=after.inbox_id,
            digest=after.digest_id,
            at=to_ms_or_none(after.set_up_at),
            by=after.set_up_by,
        )
        self._tx.many(
            "INSERT INTO business_setting (business_id, name, value) VALUES (:business, :name, :value)"
            " ON CONFLICT (business_id, name) DO UPDATE SET value = excluded.value",
            [
                {"business": business, "name": field.name, "value": encode(getattr(after, field.name))}
                for field in fields(BusinessSettings)
                if getattr(after, field.name) != getattr(before, field.name)
            ],
        )

    def celebrate(self, business: BusinessId, comment: CommentId, now: datetime) -> bool:
        """Records that the first sent reply was celebrated; whether it was the first. The answer to a test comment is
        none.
        """
        return bool(
            self._tx.execute(
                "UPDATE business SET celebrated_at = :now WHERE id = :business AND celebrated_at IS NULL"
                " AND EXISTS (SELECT 1 FROM comment WHERE business_id = :business AND id = :comment"
                " AND audience <> 'practice')",
                business=business,
                comment=comment,
                now=to_ms(now),
            )
        )

    def person_key(self, business: BusinessId) -> bytes:
        """Key of 32 random bytes that turns a mail address into an author id (HMAC). Empty for no business."""
        row = self._tx.one("SELECT person_key FROM business WHERE id = :business", business=business)
        return b"" if row is None else row["person_key"]


def _only(rows: Sequence[Row]) -> Business | None:
    return next(iter(_businesses(rows)), None)


def _businesses(rows: Sequence[Row]) -> tuple[Business, ...]:
    """Rows of `_SELECT`, those of one business beside each other."""
    return tuple(_business(list(own)) for _, own in groupby(rows, key=itemgetter("id")))


def _business(rows: Sequence[Row]) -> Business:
    row = rows[0]
    return Business(
        **_settings({one["setting"]: one["value"] for one in rows}),
        id=BusinessId(row["id"]),
        server_id=ServerId(row["server_id"]),
        name=row["name"],
        inbox_id=_discord_channel(row["inbox_id"]),
        digest_id=_discord_channel(row["digest_id"]),
        team_role_id=None if row["team_role_id"] is None else DiscordRoleId(row["team_role_id"]),
        set_up_at=from_ms_or_none(row["set_up_at"]),
        set_up_by=None if row["set_up_by"] is None else MemberId(row["set_up_by"]),
        celebrated_at=from_ms_or_none(row["celebrated_at"]),
    )


def _settings(stored: Mapping[str, str]) -> dict[str, Any]:
    """Settings by name; the default in place of what is missing, cannot be read, or is not valid."""
    read = {}
    for field in fields(BusinessSettings):
        if field.name in stored:
            with suppress(ValueError, OverflowError):
                value = decode(type(field.default), stored[field.name])
                if is_valid(field.name, value):
                    read[field.name] = value
    return read


def encode(value: object) -> str:
    """Encodes a value of BusinessSettings as its stored text."""
    match value:
        case bool():
            return str(int(value))
        case timedelta():
            return str(duration_to_ms(value))
        case time():
            return f"{value:%H:%M}"
        case _:
            return str(value)


def decode(kind: type[Any], text: str) -> object:
    """Decodes the value of a stored text. Raises ValueError or OverflowError for an invalid one."""
    if kind is bool:
        return bool(int(text))
    if kind is timedelta:
        return duration_from_ms(int(text))
    if kind is time:
        return time.fromisoformat(text)
    return kind(text)


def _discord_channel(value: int | None) -> DiscordChannelId | None:
    return None if value is None else DiscordChannelId(value)
