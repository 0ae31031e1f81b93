"""Installation: key-value store for what the installation remembers by name (hash of the synced commands, who
was greeted, last heartbeat).
"""

from datetime import datetime

from bot.domain.times import from_ms, to_ms
from bot.storage.sqlite.database import Tx

RESTORED_AT = "restored_at"
"""A time, set by a restore. Discord may hold messages that this database does not know of."""


class InstallationStore:
    """Short texts by name (key-value)."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx

    def get(self, name: str) -> str | None:
        """Value of a name."""
        row = self._tx.one("SELECT value FROM setting WHERE name = :name", name=name)
        return None if row is None else row["value"]

    def put(self, name: str, value: str) -> None:
        """Sets the value of a name."""
        self._tx.execute(
            "INSERT INTO setting (name, value) VALUES (:name, :value)"
            " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            name=name,
            value=value,
        )

    def drop(self, name: str) -> None:
        """Forgets a name."""
        self._tx.execute("DELETE FROM setting WHERE name = :name", name=name)

    def time(self, name: str) -> datetime | None:
        """Time that was stored with `put_time`."""
        value = self.get(name)
        return None if value is None else from_ms(int(value))

    def put_time(self, name: str, at: datetime) -> None:
        """Stores a time, to the millisecond."""
        self.put(name, str(to_ms(at)))

    def number(self, name: str) -> int:
        """Number that was stored with `put_number`; 0 where nothing was stored."""
        value = self.get(name) or ""
        return int(value) if value.isascii() and value.isdecimal() and len(value) < 19 else 0

    def put_number(self, name: str, number: int) -> None:
        """Stores a number that is not negative."""
        self.put(name, str(number))
