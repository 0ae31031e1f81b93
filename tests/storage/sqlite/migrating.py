"""Migrates once per statement, each time in a child process that kills itself right after that statement.

Arguments: folder of the migrations, database to begin with, folder to work in. A kill in a file begins with the database that
the files before it made, and the next try ends with that file: `whole-N.db` is what the files up to N make without a kill.
Prints a line per kill: file, statement, schema found afterwards, schema after the next try, the database.
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
    whole = begin
    for file, path in enumerate(files(folder), start=1):
        if file <= schema_number(begin):
            continue
        until = place / f"until-{file}"
        until.mkdir()
        for each in files(folder)[:file]:
            shutil.copy(each, until)
        for statement in range(1, len(list(statements(path.read_text(encoding="utf-8")))) + 1):
            database = _copied(whole, place / f"{file}-{statement}.db")
            killed_after(until, database, file, statement)
            found = schema_number(database)
            after = migrate(database, NOW, folder=until, keep_copy=False)
            print(file, statement, found, after.after, database)
        whole = _copied(whole, place / f"whole-{file}.db")
        migrate(whole, NOW, folder=until, keep_copy=False)


def _copied(database: Path, to: Path) -> Path:
    if database.exists():
        shutil.copy(database, to)
    return to


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:]))
