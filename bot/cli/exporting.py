"""export command: everything of one business as a zip file, without its secrets."""

import asyncio
from datetime import datetime
from pathlib import Path

from bot.cli.opening import OPENING, opening_trouble
from bot.cli.reaching import business, reach
from bot.cli.terminal import PERSON_NEEDED, Machine, Trouble, progress, say
from bot.services.upkeep.exporting import FOLDER, export_business, new_export
from bot.texts import Texts


async def export_to(machine: Machine, target: Path | None, business_name: str, now: datetime) -> None:
    """Writes a zip with one file of JSON lines for each table."""
    texts = machine.texts
    async with reach(machine) as bot:
        owner = await business(machine, bot, business_name)
        try:
            file = target or new_export(machine.settings.data / FOLDER, owner.id, now)
            refusal = _refusal(texts, file, f"shopbell-{owner.id}-{now:%Y-%m-%d}")
        except OSError as error:
            raise opening_trouble(texts, error) from error
        if refusal:
            raise Trouble(refusal, PERSON_NEEDED)
        with progress(texts("Writing {file}", file=file.name)) as tell:
            try:
                made = await asyncio.to_thread(
                    export_business, machine.settings.database, owner.id, file, tell
                )
            except OPENING as error:
                if isinstance(error, OSError):
                    # What was typed, not the file beside it that gets this name when it is whole.
                    error.filename = str(file)
                raise opening_trouble(texts, error) from error
    say(texts.n("{n} row written to {file}.", "{n} rows written to {file}.", made.rows, file=str(file)))
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
