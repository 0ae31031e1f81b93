"""Settings that the bot finds out itself."""

from bot.storage.database import Database
from bot.storage.settings import SettingStore


async def test_the_last_value_counts_until_it_is_removed(db: Database) -> None:
    assert await db.read(lambda tx: SettingStore(tx).get("commands")) is None
    for value in ("first", "second"):
        await db.write(lambda tx, value=value: SettingStore(tx).put("commands", value))  # type: ignore[misc]
        assert await db.read(lambda tx: SettingStore(tx).get("commands")) == value
    assert await db.write(lambda tx: SettingStore(tx).remove("commands"))
    assert not await db.write(lambda tx: SettingStore(tx).remove("commands"))
    assert await db.read(lambda tx: SettingStore(tx).get("commands")) is None
