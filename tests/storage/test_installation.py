"""Settings that the bot finds out itself."""

from bot.storage.installation import InstallationStore
from bot.storage.sqlite.database import Database


async def test_the_last_value_counts(db: Database) -> None:
    assert await db.read(lambda tx: InstallationStore(tx).get("commands")) is None
    for value in ("first", "second"):
        await db.write(lambda tx, value=value: InstallationStore(tx).put("commands", value))  # type: ignore[misc]
        assert await db.read(lambda tx: InstallationStore(tx).get("commands")) == value
