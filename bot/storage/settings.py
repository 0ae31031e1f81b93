"""What the installation remembers by name: which commands Discord knows, who was greeted, when it last ran."""

from datetime import datetime

from bot.domain.times import from_ms, to_ms
from bot.storage.database import Tx

RESTORED_AT = "restored_at"
"""A time, set by a restore. Messages may stand in Discord that this database does not know of."""


class SettingStore:
    """Small texts by name."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx

    def get(self, name: str) -> str | None:
        """What was put last."""
        row = self._tx.one("SELECT value FROM setting WHERE name = :name", name=name)
        return None if row is None else row["value"]

    def put(self, name: str, value: str) -> None:
        """In the place of whatever stood there."""
        self._tx.execute(
            "INSERT INTO setting (name, value) VALUES (:name, :value)"
            " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            name=name,
            value=value,
        )

    def time(self, name: str) -> datetime | None:
        """A time that was put with `put_time`."""
        value = self.get(name)
        return None if value is None else from_ms(int(value))

    def put_time(self, name: str, at: datetime) -> None:
        """To the millisecond."""
        self.put(name, str(to_ms(at)))
