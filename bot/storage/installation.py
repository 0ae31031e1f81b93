"""Installation: what it remembers by name (commands that Discord knows, who was greeted, when the bot last ran)."""

from datetime import datetime

from bot.domain.times import from_ms, to_ms
from bot.storage.sqlite.database import Tx

RESTORED_AT = "restored_at"
"""A time, set by a restore. Discord may hold messages that this database does not know of."""


class InstallationStore:
    """Small texts by name."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx

    def get(self, name: str) -> str | None:
        """What was put last."""
        row = self._tx.one("SELECT value FROM setting WHERE name = :name", name=name)
        return None if row is None else row["value"]

    def put(self, name: str, value: str) -> None:
        """Replaces what was there."""
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
