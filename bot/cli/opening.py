"""Opening the data: what can be wrong with it or its folder, and the sentence for that."""

from pathlib import Path

from bot.cli.terminal import PERSON_NEEDED, TROUBLE, Trouble
from bot.storage.sqlite.backups import BackupFailed, backups
from bot.storage.sqlite.database import DatabaseDamaged, DatabaseOutOfReach, DatabaseUnusable
from bot.storage.sqlite.migrate import MigrationFailed, NewerDatabase
from bot.texts import Texts

DATA_TROUBLE = (NewerDatabase, DatabaseUnusable, DatabaseDamaged, MigrationFailed, BackupFailed)
"""Errors of the data itself."""
OPENING = (*DATA_TROUBLE, OSError)
"""Errors at opening: of the data, or of its folder."""


def opening_trouble(texts: Texts, error: Exception) -> Trouble:
    """Sentence for an error at opening (one of OPENING)."""
    match error:
        case NewerDatabase():
            sentence = texts(
                "The database comes from a newer Shopbell. Update Shopbell, or restore the backup from before."
            )
        case DatabaseOutOfReach():
            sentence = texts(
                "{path} can not be read or written. Is the disk full or read-only, or does another user own it?",
                path=str(error.path),
            )
        case DatabaseUnusable():
            sentence = texts("{path} is not a database of Shopbell.", path=str(error.path))
            sentence += " " + _how_to_restore(texts, error.path)
        case DatabaseDamaged():
            sentence = texts(
                "The database is damaged. Restore the newest backup: `python -m bot db status` names it,"
                " `python -m bot db restore` takes it."
            )
        case MigrationFailed():
            return Trouble(
                texts("The database could not be brought up to date. Nothing was changed; the log says why."),
                TROUBLE,
            )
        case BackupFailed():
            return Trouble(
                texts("No backup could be made, so nothing was changed. Is there room on the disk?"), TROUBLE
            )
        case OSError():
            # An error of a full disk names no file.
            place = texts("The data folder") if error.filename is None else str(error.filename)
            sentence = texts(
                "{path} can not be read or written. Is the disk full or read-only, or does another user own it?",
                path=place,
            )
        case _:
            raise error
    return Trouble(sentence, PERSON_NEEDED)


def _how_to_restore(texts: Texts, database: Path) -> str:
    """What to type where a database is damaged so far that `db status` can name no backup."""
    every = backups(database)
    if every:
        return texts(
            "If it was one, it is damaged. Restore its newest backup: python -m bot db restore {file}",
            file=str(every[0].path),
        )
    return texts("There is no backup of it. Move it away, and Shopbell starts with an empty one.")
