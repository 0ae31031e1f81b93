"""db commands of the terminal: status, migrate, backup, restore, and rekey (rotation of the encryption keys)."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from bot.app import utc_now
from bot.cli.opening import OPENING, opening_trouble
from bot.cli.reaching import no_database, reach, take_lock
from bot.cli.terminal import PERSON_NEEDED, Machine, Trouble, megabytes, note, progress, say
from bot.config import load
from bot.config.env_file import keys_from_file, write_keys
from bot.control.calls import Calls
from bot.domain.channel import CredentialId
from bot.marks import mark
from bot.services.upkeep.restoring import FromPreview, restore_backup
from bot.storage.businesses import BusinessStore
from bot.storage.channels import ChannelStore
from bot.storage.credentials import CredentialStore, KeyLost, Resealed, Vault, new_key
from bot.storage.sqlite.backups import KEPT, BackupKind, backups, folder_of
from bot.storage.sqlite.database import SQLITE_VERSION, Tx, transact
from bot.storage.sqlite.lock import Lock
from bot.storage.sqlite.migrate import NewerDatabase, files, migrate, schema_number
from bot.storage.sqlite.restore import BackupBroken, Restored, RestoreRefused

commands = typer.Typer(no_args_is_help=True)


@commands.command("status", help=mark("Show version, size and backups of the database."))
def status(ctx: typer.Context) -> None:
    """Prints the state of the database; changes nothing."""
    machine: Machine = ctx.obj
    try:
        if not machine.settings.database.exists():
            raise Trouble(no_database(machine))
        lines = status_lines(machine)
    except OPENING as error:
        raise opening_trouble(machine.texts, error) from error
    for line in lines:
        say(line)


def status_lines(machine: Machine) -> tuple[str, ...]:
    """State of an existing database: SQLite version, schema, sizes and backups. Raises what OPENING names."""
    texts, database = machine.texts, machine.settings.database
    schema, newest = schema_number(database), len(files())
    log = database.with_name(f"{database.name}-wal")
    every = backups(database)
    nightly = [entry for entry in every if entry.kind is BackupKind.NIGHTLY]
    lines = [
        texts("SQLite {version}", version=SQLITE_VERSION),
        texts(
            "Database: {size}, log beside it: {log}",
            size=megabytes(texts, database.stat().st_size),
            log=megabytes(texts, _size(log)),
        ),
        texts("Schema {number}, the newest", number=schema)
        if schema == newest
        else texts("Schema {number}, this Shopbell has {newest}", number=schema, newest=newest),
        texts("Nightly backups: {n} of {kept}", n=len(nightly), kept=KEPT),
    ]
    if every:
        lines.append(
            texts(
                "Newest backup: {date}, {time}, {size}: {path}",
                date=texts.date_short(every[0].at, machine.settings.zone.key),
                time=texts.time(every[0].at, machine.settings.zone.key),
                size=megabytes(texts, every[0].size),
                path=str(every[0].path),
            )
        )
    else:
        lines.append(texts("No backup yet; the first is made the coming night."))
    return tuple(lines)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


@commands.command(
    "migrate", help=mark("Bring the database up to date, after a backup; `run` does it by itself.")
)
def migrate_now(ctx: typer.Context) -> None:
    """Migrates the database. Refused while a bot runs."""
    machine: Machine = ctx.obj
    texts, database = machine.texts, machine.settings.database
    with take_lock(
        machine, texts("Shopbell runs, so its database is up to date already. Stop it to do this by hand.")
    ):
        try:
            done = migrate(database, utc_now())
        except OPENING as error:
            raise opening_trouble(texts, error) from error
    if done.before == done.after:
        say(texts("The database is up to date: schema {number}.", number=done.after))
        return
    say(
        texts(
            "The database is brought from schema {before} to {after}.", before=done.before, after=done.after
        )
    )
    if done.backup is not None:
        say(texts("What was there before: {path}", path=str(done.backup.path)))


@commands.command("backup", help=mark("Make a backup now, while Shopbell runs or not."))
def backup(ctx: typer.Context) -> None:
    """Makes a backup. Seven made by hand are kept."""
    asyncio.run(_backup(ctx.obj))


async def _backup(machine: Machine) -> None:
    texts = machine.texts
    async with reach(machine) as bot:
        with progress(texts("Backup")) as tell:
            made = await bot.reporting(tell).ask(Calls.back_up)
    if made is None:
        raise Trouble(texts("No backup could be made. Is there room on the disk? The log says more."))
    say(texts("Backup made, {size}: {path}", size=megabytes(texts, made.size), path=made.path))
    say(
        texts(
            "Passwords are not in it; they come back from .env and the database beside it, or are typed again."
        )
    )


@commands.command(
    "restore", help=mark("Put a backup in the place of the database, which is kept as a backup first.")
)
def restore(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar=mark("FILE"), help=mark("A file from data/backups."))],
) -> None:
    """Restores a backup. Refused while a bot runs."""
    machine: Machine = ctx.obj
    texts = machine.texts
    with take_lock(machine, texts("Shopbell runs. Stop it first, then restore.")) as lock:
        done = _restored(machine, lock, file)
        closed = _closed(machine, machine.settings.secret_keys)
    say(texts("Restored: {file}", file=str(file)))
    if done.kept is not None:
        say(texts("What was there before: {path}", path=str(done.kept)))
    say(texts("Replies that may have gone out since are looked for first; nothing is sent twice."))
    if done.credentials:
        say(texts.n("{n} access was taken over.", "{n} accesses were taken over.", done.credentials))
    _say_closed(machine, closed)


def _restored(machine: Machine, lock: Lock, file: Path) -> Restored:
    """Result of a restore. Raises Trouble; nothing is changed then."""
    texts, database = machine.texts, machine.settings.database
    folder = str(folder_of(database))
    try:
        if not file.is_file():
            raise Trouble(
                texts("There is no file {file}. The backups are in {folder}.", file=str(file), folder=folder),
                PERSON_NEEDED,
            )
        with progress(texts("Restoring")) as tell:
            return restore_backup(lock, database, file, utc_now(), tell)
    except FromPreview:
        raise Trouble(
            texts(
                "{file} is of the preview, with an invented business. Nothing was changed. Take a backup of your"
                " own from {folder}.",
                file=str(file),
                folder=folder,
            ),
            PERSON_NEEDED,
        ) from None
    except BackupBroken as error:
        raise Trouble(
            texts(
                "{file} is no whole backup of Shopbell. Nothing was changed. Take another one from {folder}.",
                file=str(file),
                folder=folder,
            )
        ) from error
    except RestoreRefused as error:
        raise Trouble(
            texts("It could not be restored, and nothing was changed. Is there room on the disk?")
        ) from error
    except NewerDatabase as error:
        raise Trouble(
            texts(
                "{file} comes from a newer Shopbell. Update Shopbell first. Nothing was changed.",
                file=str(file),
            ),
            PERSON_NEEDED,
        ) from error
    except OPENING as error:
        raise opening_trouble(texts, error) from error


def _closed(machine: Machine, keys: tuple[str, ...]) -> tuple[str, ...]:
    """Numbers of the connections whose access no key opens, one for each access, as `channel login` takes them."""
    vault = Vault(keys)

    def work(tx: Tx) -> tuple[str, ...]:
        found: dict[CredentialId, str] = {}
        businesses = BusinessStore(tx).all()
        for business in businesses:
            for channel in ChannelStore(tx).all(business.id):
                key = channel.credential_id
                if key is None or key in found:
                    continue
                try:
                    CredentialStore(tx, vault).load(business.id, key)
                except KeyLost:
                    found[key] = str(channel.id) + (
                        f" --business {business.id}" if len(businesses) > 1 else ""
                    )
        return tuple(found.values())

    return transact(machine.settings.database, work)


def _say_closed(machine: Machine, closed: tuple[str, ...]) -> None:
    """Says for each connection whose access is lost how it gets it again."""
    for number in closed:
        texts = machine.texts
        note(
            texts(
                "Connection {id} needs its access again: {command}",
                id=number.partition(" ")[0],
                command=f"python -m bot channel login {number}",
            )
        )


@commands.command("rekey", help=mark("Make a new key and encrypt every password with it."))
def rekey(ctx: typer.Context) -> None:
    """Rotates the encryption keys. Refused while a bot runs, which would go on with the old one."""
    machine: Machine = ctx.obj
    texts, settings = machine.texts, machine.settings
    with take_lock(machine, texts("Shopbell runs with the old key. Stop it first, then repeat this.")):
        try:
            done, made = _rekey(machine)
            closed = _closed(machine, load().secret_keys) if done.lost else ()
        except OPENING as error:
            raise opening_trouble(texts, error) from error
    say(
        texts.n(
            "{n} access is encrypted with the newest key.",
            "{n} accesses are encrypted with the newest key.",
            done.done,
        )
    )
    if made:
        say(texts("The key is in .env, and older ones were removed from it."))
    elif len(settings.secret_keys) > 1:
        say(texts("Only the first key of SHOPBELL_SECRET_KEYS is needed from now on."))
    if done.lost:
        say(
            texts.n(
                "{n} access could not be opened with any key.",
                "{n} accesses could not be opened with any key.",
                len(done.lost),
            )
        )
        _say_closed(machine, closed)


def _rekey(machine: Machine) -> tuple[Resealed, bool]:
    """Rotates the keys, in this order, so that killed at any moment the file holds a key for every row:

    1. the new key is written before the old ones;
    2. every credential is encrypted with it, in one transaction;
    3. the old keys are removed from the file.
    """
    texts, settings = machine.texts, machine.settings
    old, made = settings.secret_keys, keys_from_file()
    if not made and not old:
        raise Trouble(
            texts(
                "There is no .env to put a key into. Start Shopbell once: make run, or set SHOPBELL_SECRET_KEYS."
            ),
            PERSON_NEEDED,
        )
    keys = (new_key(), *old) if made else old
    vault = Vault(keys)
    if made:
        write_keys(keys)
    resealed = Resealed(0, ())
    if settings.database.exists():
        migrate(settings.database, utc_now())
        resealed = transact(settings.database, lambda tx: _reseal(tx, vault))
    if made:
        write_keys(keys[:1])
    return resealed, made


def _reseal(tx: Tx, vault: Vault) -> Resealed:
    every = [CredentialStore(tx, vault).reseal(business.id) for business in BusinessStore(tx).all()]
    return Resealed(sum(one.done for one in every), tuple(lost for one in every for lost in one.lost))
