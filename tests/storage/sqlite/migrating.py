"""Migrates once per statement, each time in a child process that kills itself right after that statement.

Arguments: folder of the migrations, database to begin with, folder to work in.
Prints a line per kill: file, statement, schema found afterwards, schema after the next try.
"""

import os
import shutil
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path

from bot.storage.sqlite.migrate import files, migrate, schema_number, statements

NOW = datetime(2026, 11, 21, 20, 14, tzinfo=UTC)


def killed_after(folder: Path, database: Path, file: int, statement: int) -> None:
    """A real SIGKILL: no clean-up of Python's or SQLite's runs."""

    def die(number: int, count: int) -> None:
        if (number, count) == (file, statement):
            os.kill(os.getpid(), signal.SIGKILL)

    child = os.fork()
    if child == 0:
        migrate(database, NOW, folder=folder, keep_copy=False, after_statement=die)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), f"nothing was killed at {file}.{statement}"


def main(folder: Path, begin: Path, place: Path) -> None:
    for file, path in enumerate(files(folder), start=1):
        if file <= schema_number(begin):
            continue
        for statement in range(1, len(list(statements(path.read_text(encoding="utf-8")))) + 1):
            database = place / f"{file}-{statement}.db"
            if begin.exists():
                shutil.copy(begin, database)
            killed_after(folder, database, file, statement)
            found = schema_number(database)
            after = migrate(database, NOW, folder=folder, keep_copy=False)
            print(file, statement, found, after.after, database)


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:]))
