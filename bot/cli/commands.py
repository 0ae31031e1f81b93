"""Commands of the terminal, translated into the language of the machine; only `run` alone starts without this
module.
"""

import asyncio
import os
import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from typer import rich_utils

from bot.app import utc_now
from bot.cli import channel, database
from bot.cli.terminal import PERSON_NEEDED, TROUBLE, Machine, Trouble, note
from bot.config import BadSetting, load, machine_language
from bot.log import set_up
from bot.marks import mark
from bot.texts import Texts, speak

INTERRUPTED = 130

program = typer.Typer(
    no_args_is_help=True, add_completion=False, help=mark("Shopbell rings in Discord when a customer writes.")
)
program.add_typer(
    channel.commands,
    name="channel",
    help=mark("Where customers write: connect, check, give access, pause, remove."),
)
program.add_typer(database.commands, name="db", help=mark("The database: state, backup, restore, keys."))


@program.command("run", help=mark("Start the bot; without a Discord token the preview opens."))
def run(ctx: typer.Context) -> None:
    """Runs the bot, as `python -m bot run` does."""
    from bot.cli.running import start

    raise typer.Exit(start())


@program.command(
    "preview", help=mark("Try it in the browser with an example business; nothing is sent anywhere.")
)
def preview(
    ctx: typer.Context,
    wordpress: Annotated[
        str, typer.Option("--wordpress", metavar="URL", help=mark("Read a real public blog along with it."))
    ] = "",
) -> None:
    """Runs the preview, even where there is a Discord token."""
    from bot.cli.running import start_preview

    raise typer.Exit(start_preview(wordpress))


@program.command(
    "check", help=mark("Say what is configured, what is missing, and what every connection answers.")
)
def check(
    ctx: typer.Context,
    report: Annotated[
        bool, typer.Option("--report", help=mark("The same without names and addresses, for a bug report."))
    ] = False,
) -> None:
    """Checks the installation. Exit code 1 where something is missing."""
    from bot.cli.checking import check as look

    raise typer.Exit(asyncio.run(look(ctx.obj, report, utc_now())))


@program.command("export", help=mark("Write everything of a business into a file, without passwords."))
def export(
    ctx: typer.Context,
    file: Annotated[
        Path | None,
        typer.Argument(metavar="FILE", help=mark("Where to; a new file in data/exports if left out.")),
    ] = None,
    business: channel.BusinessOption = "",
) -> None:
    """Exports a business as JSON lines in a zip."""
    from bot.cli.exporting import export_business

    asyncio.run(export_business(ctx.obj, file, business, utc_now()))


@program.command("service", help=mark("Print a systemd unit that keeps Shopbell running."))
def service(
    ctx: typer.Context,
    root: Annotated[bool, typer.Option("--root", help=mark("Let it run as root."))] = False,
) -> None:
    """Prints the systemd unit; installs nothing."""
    from bot.cli.service import unit

    unit(ctx.obj, root)


def commands(arguments: list[str]) -> int:
    """Runs a command. Returns the exit code; every error is a sentence."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that can not show a quotation mark shows something else.
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    machine = _machine()
    try:
        code = _ended(machine, arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read the output has seen enough; nothing may be flushed into it at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return TROUBLE
    return code


def _machine() -> Machine:
    try:
        settings = load()
    except BadSetting as wrong:
        return Machine(speak(machine_language(os.environ)), wrong)
    return Machine(speak(settings.language), settings)


def _ended(machine: Machine, arguments: list[str]) -> int:
    texts = machine.texts
    if not isinstance(machine.loaded, BadSetting):
        set_up("DEBUG" if machine.loaded.log_level == "DEBUG" else "ERROR")
    try:
        spoken = _spoken(typer.main.get_command(program), texts)
        ended = spoken.main(args=arguments, prog_name="python -m bot", standalone_mode=False, obj=machine)
    except BadSetting as wrong:
        note(str(wrong))
        return PERSON_NEEDED
    except Trouble as trouble:
        note(str(trouble))
        return trouble.code
    except typer.Abort:
        note(texts("Nothing was typed, so nothing was done."))
        return TROUBLE
    except typer.TyperException as misuse:
        return _misused(texts, misuse)
    except KeyboardInterrupt:
        note("")
        return INTERRUPTED
    return ended if isinstance(ended, int) else 0


def _misused(texts: Texts, misuse: typer.TyperException) -> int:
    """Usage error, which typer says in English, as one sentence; never what was typed, which may be a
    password.
    """
    parameter = getattr(misuse, "param", None)
    match type(misuse).__name__:
        case "NoArgsIsHelpError":
            note(misuse.format_message())
            return PERSON_NEEDED
        case "NoSuchOption":
            sentence = texts("There is no option {name}.", name=str(getattr(misuse, "option_name", "")))
        case "MissingParameter" if parameter is not None:
            sentence = texts("{name} is missing.", name=_called(parameter))
        case "BadParameter" if parameter is not None:
            sentence = texts("{name} can not be that.", name=_called(parameter))
        case _:
            sentence = texts("I do not understand that.")
    context = getattr(misuse, "ctx", None)
    path = context.command_path if context is not None else "python -m bot"
    note(sentence + " " + texts("Help: {command}", command=f"{path} --help"))
    return PERSON_NEEDED


def _called(parameter: Any) -> str:
    """Name of an argument or option, as the help shows it."""
    return str(parameter.metavar or max(parameter.opts, key=len))


def _spoken(command: Any, texts: Texts) -> Any:
    """Translates a command's help; typer's own headings too."""
    rich_utils.ARGUMENTS_PANEL_TITLE = texts("Arguments")
    rich_utils.OPTIONS_PANEL_TITLE = texts("Options")
    rich_utils.COMMANDS_PANEL_TITLE = texts("Commands")
    _translate(command, texts)
    return command


def _translate(command: Any, texts: Texts) -> None:
    if command.help:
        command.help = texts.marked(command.help)
    for parameter in command.params:
        if getattr(parameter, "help", None):
            parameter.help = texts.marked(parameter.help)
    # It is made on first use and kept.
    shown = command.get_help_option(typer.Context(command))
    if shown is not None:
        shown.help = texts("Show this help.")
    for inner in getattr(command, "commands", {}).values():
        _translate(inner, texts)
