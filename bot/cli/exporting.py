"""export command: everything of one business as a zip file, without its secrets."""

import asyncio
from datetime import datetime
from pathlib import Path

from bot.cli.reaching import OPENING, business, opening_trouble, reach
from bot.cli.terminal import PERSON_NEEDED, Machine, Trouble, progress, say
from bot.storage.sqlite.export import export
from bot.texts import Texts


async def export_business(machine: Machine, target: Path | None, business_name: str, now: datetime) -> None:
    """Writes a zip with one file of JSON lines for each table."""
    texts = machine.texts
    async with reach(machine) as bot:
        owner = await business(machine, bot, business_name)
        name = f"shopbell-{owner.id}-{now:%Y-%m-%d}"
        file = target or _place(machine, name)
        try:
            refusal = _refusal(texts, file, name)
        except OSError as error:
            raise opening_trouble(texts, error) from error
        if refusal:
            raise Trouble(refusal, PERSON_NEEDED)
        with progress(texts("Writing {file}", file=file.name)) as tell:
            try:
                rows = await asyncio.to_thread(export, machine.settings.database, owner.id, file, tell)
            except OPENING as error:
                if isinstance(error, OSError):
                    # What was typed, not the file beside it that gets this name when it is whole.
                    error.filename = str(file)
                raise opening_trouble(texts, error) from error
    say(texts.n("{n} row written to {file}.", "{n} rows written to {file}.", rows, file=str(file)))
    say(texts("It holds customers' words and names, so keep it safe. Passwords are not in it."))


def _refusal(texts: Texts, file: Path, name: str) -> str:
    """Why no file can be made at this path, and what to type instead; empty where one can."""
    if file.is_dir():
        return texts(
            "{folder} is a folder. Name a file in it, for example {file}",
            folder=str(file),
            file=str(file / f"{name}.zip"),
        )
    if file.exists():
        return texts("{file} is there already. Move it away, or name another file.", file=str(file))
    if not file.parent.is_dir():
        return texts(
            "There is no folder {folder}. Make it first, or name a file in another one.",
            folder=str(file.parent),
        )
    return ""


def _place(machine: Machine, name: str) -> Path:
    """Default path, a new one each time: beside the database, where nobody else can read it and git takes nothing."""
    folder = machine.settings.data / "exports"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise opening_trouble(machine.texts, error) from error
    names = (name, *(f"{name}-{n}" for n in range(2, 1000)))
    return next(file for each in names if not (file := folder / f"{each}.zip").exists())
