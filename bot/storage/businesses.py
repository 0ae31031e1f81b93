"""Businesses (tenants) in the database: one Discord server each, with its settings."""

import secrets
from datetime import datetime, time, timedelta
from enum import Enum
from typing import Final, Literal

from bot.domain.business import (
    Business,
    BusinessId,
    DiscordChannelId,
    DiscordRoleId,
    Language,
    MemberId,
    ServerId,
)
from bot.domain.times import duration_from_ms, duration_to_ms, from_ms_or_none, to_ms, to_ms_or_none
from bot.storage.sqlite.database import Row, Tx, Value


class _Unchanged(Enum):
    UNCHANGED = "unchanged"


UNCHANGED: Final = _Unchanged.UNCHANGED
Unchanged = Literal[_Unchanged.UNCHANGED]

_SELECT = (
    "SELECT business.*, (SELECT discord_role_id FROM role"
    " WHERE role.business_id = business.id AND role = 'team' ORDER BY role.id LIMIT 1) AS team_role_id"
    " FROM business"
)


class BusinessStore:
    """Reads and writes businesses."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx

    def get(self, business: BusinessId) -> Business | None:
        """Business by id."""
        row = self._tx.one(f"{_SELECT} WHERE business.id = :business", business=business)
        return None if row is None else _business(row)

    def by_server(self, server: ServerId) -> Business | None:
        """Business of a Discord server."""
        row = self._tx.one(f"{_SELECT} WHERE server_id = :server", server=server)
        return None if row is None else _business(row)

    def all(self) -> tuple[Business, ...]:
        """All businesses of the installation, in order of creation."""
        return tuple(_business(row) for row in self._tx.all(f"{_SELECT} ORDER BY business.id"))

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

    def update(
        self,
        business: BusinessId,
        *,
        language: Language | Unchanged = UNCHANGED,
        customer_language: Language | Unchanged = UNCHANGED,
        zone: str | Unchanged = UNCHANGED,
        digest_at: time | Unchanged = UNCHANGED,
        target: timedelta | Unchanged = UNCHANGED,
        inbox_id: DiscordChannelId | Unchanged | None = UNCHANGED,
        digest_id: DiscordChannelId | Unchanged | None = UNCHANGED,
        lock_screen_text: bool | Unchanged = UNCHANGED,
        set_up_at: datetime | Unchanged | None = UNCHANGED,
        set_up_by: MemberId | Unchanged | None = UNCHANGED,
    ) -> None:
        """Changes the settings that are given. The team role is set by RoleStore."""
        change: dict[str, Value | Unchanged] = {
            "language": language if language is UNCHANGED else language.value,
            "customer_language": customer_language
            if customer_language is UNCHANGED
            else customer_language.value,
            "zone": zone,
            "digest_at": digest_at if digest_at is UNCHANGED else digest_at.hour * 60 + digest_at.minute,
            "target": target if target is UNCHANGED else duration_to_ms(target),
            "inbox_id": inbox_id,
            "digest_id": digest_id,
            "lock_screen_text": lock_screen_text if lock_screen_text is UNCHANGED else int(lock_screen_text),
            "set_up_at": set_up_at if set_up_at is UNCHANGED else to_ms_or_none(set_up_at),
            "set_up_by": set_up_by,
        }
        given = {column: value for column, value in change.items() if not isinstance(value, _Unchanged)}
        if given:
            columns = ", ".join(f"{column} = :{column}" for column in given)
            sql = f"UPDATE business SET {columns} WHERE id = :business"
            self._tx.execute(sql, business=business, **given)

    def celebrate(self, business: BusinessId, now: datetime) -> bool:
        """Records that the first sent reply was celebrated; whether it was the first."""
        return bool(
            self._tx.execute(
                "UPDATE business SET celebrated_at = :now WHERE id = :business AND celebrated_at IS NULL",
                business=business,
                now=to_ms(now),
            )
        )

    def person_key(self, business: BusinessId) -> bytes:
        """Key of 32 random bytes that turns a mail address into an author id (HMAC). Empty for no business."""
        row = self._tx.one("SELECT person_key FROM business WHERE id = :business", business=business)
        return b"" if row is None else row["person_key"]


def _business(row: Row) -> Business:
    return Business(
        id=BusinessId(row["id"]),
        server_id=ServerId(row["server_id"]),
        name=row["name"],
        language=Language(row["language"]),
        customer_language=Language(row["customer_language"]),
        zone=row["zone"],
        digest_at=time(*divmod(row["digest_at"], 60)),
        target=duration_from_ms(row["target"]),
        inbox_id=_discord_channel(row["inbox_id"]),
        digest_id=_discord_channel(row["digest_id"]),
        team_role_id=None if row["team_role_id"] is None else DiscordRoleId(row["team_role_id"]),
        lock_screen_text=bool(row["lock_screen_text"]),
        set_up_at=from_ms_or_none(row["set_up_at"]),
        set_up_by=None if row["set_up_by"] is None else MemberId(row["set_up_by"]),
        celebrated_at=from_ms_or_none(row["celebrated_at"]),
    )


def _discord_channel(value: int | None) -> DiscordChannelId | None:
    return None if value is None else DiscordChannelId(value)
