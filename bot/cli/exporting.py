"""export command: everything of one business as a zip file, without its secrets."""

import asyncio
from datetime import datetime
from pathlib import Path

from bot.cli.reaching import OPENING, business, opening_trouble, reach
from bot.cli.terminal import PERSON_NEEDED, Machine, Trouble, progress, say
from bot.storage.sqlite.export import export


async def export_business(machine: Machine, target: Path | None, business_name: str, now: datetime) -> None:
    """Writes a zip with one file of JSON lines for each table."""
    texts = machine.texts
    async with reach(machine) as bot:
        owner = await business(machine, bot, business_name)
        file = target or _place(machine, f"shopbell-{owner.id}-{now:%Y-%m-%d}.zip")
        if file.exists():
            raise Trouble(texts("{file} is there already.", file=str(file)), PERSON_NEEDED)
        with progress(texts("Writing {file}", file=file.name)) as tell:
            try:
                rows = await asyncio.to_thread(export, machine.settings.database, owner.id, file, tell)
            except OPENING as error:
                raise opening_trouble(texts, error) from error
    say(texts.n("{n} row written to {file}.", "{n} rows written to {file}.", rows, file=str(file)))
    say(texts("It holds customers' words and names, so keep it safe. Passwords are not in it."))


def _place(machine: Machine, name: str) -> Path:
    """Default path: beside the database, where nobody else can read it and git takes nothing."""
    folder = machine.settings.data / "exports"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise opening_trouble(machine.texts, error) from error
    return folder / name
