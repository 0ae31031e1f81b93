"""New databases of the newest schema: migrated once a process, then copied, since most tests begin with one."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.storage.sqlite.migrate import migrate
from tests.support.clock import NOW


def new_database(path: Path) -> None:
    """As `migrate` makes one where there is none; one that is there stays."""
    if path.exists():
        return
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.touch(mode=0o600)
    path.write_bytes(_migrated())


@cache
def _migrated() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "shopbell.db"
        migrate(path, NOW)
        return path.read_bytes()
