"""Settings that the bot finds out itself."""

from bot.storage.database import Database
from bot.storage.settings import SettingStore


async def test_the_last_value_counts(db: Database) -> None:
    assert await db.read(lambda tx: SettingStore(tx).get("commands")) is None
    for value in ("first", "second"):
        await db.write(lambda tx, value=value: SettingStore(tx).put("commands", value))  # type: ignore[misc]
        assert await db.read(lambda tx: SettingStore(tx).get("commands")) == value
