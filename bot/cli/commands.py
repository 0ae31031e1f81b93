"""Commands of the terminal, translated into the language of the machine; only `run` alone starts without this
module.
"""

import asyncio
import os
import sys
from collections.abc import Callable
from functools import partial
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
        str,
        typer.Option(
            "--wordpress", metavar=mark("ADDRESS"), help=mark("Read a real public blog along with it.")
        ),
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
        typer.Argument(metavar=mark("FILE"), help=mark("Where to; a new file in data/exports if left out.")),
    ] = None,
    business: channel.BusinessOption = "",
) -> None:
    """Exports a business as JSON lines in a zip."""
    from bot.cli.exporting import export_to

    asyncio.run(export_to(ctx.obj, file, business, utc_now()))


@program.command("erase", help=mark("Forget a person: name, words and answers go, figures stay."))
def erase(
    ctx: typer.Context,
    person: Annotated[
        str, typer.Argument(metavar=mark("PERSON"), help=mark("The name, a part of it, or the number shown."))
    ],
    business: channel.BusinessOption = "",
    yes: Annotated[bool, typer.Option("--yes", help=mark("Forget without asking."))] = False,
) -> None:
    """Forgets a person after a confirmation."""
    from bot.cli.erasing import erase_person

    asyncio.run(erase_person(ctx.obj, person, business, sure=yes))


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
    spoken = _spoken(typer.main.get_command(program), texts)
    try:
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
        return _misused(texts, misuse, *_addressed(spoken, arguments))
    except KeyboardInterrupt:
        note("")
        return INTERRUPTED
    return ended if isinstance(ended, int) else 0


def _addressed(command: Any, arguments: list[str]) -> tuple[Any, str]:
    """Command that the arguments name, and how it is typed: typer does not say it with every usage error."""
    path = "python -m bot"
    for word in arguments:
        if word not in getattr(command, "commands", {}):
            break
        command, path = command.commands[word], f"{path} {word}"
    return command, path


def _misused(texts: Texts, misuse: typer.TyperException, command: Any, path: str) -> int:
    """Usage error, which typer says in English, as one sentence; never what was typed, which may be a
    password.
    """
    parameter, option = getattr(misuse, "param", None), str(getattr(misuse, "option_name", ""))
    if parameter is None:
        parameter = next((each for each in command.params if option in each.opts), None)
    match type(misuse).__name__:
        case "NoArgsIsHelpError":
            note(misuse.format_message())
            return PERSON_NEEDED
        case "NoSuchOption":
            sentence = texts("There is no option {name}.", name=option)
        case "BadOptionUsage" if parameter is not None and parameter.is_flag:
            sentence = texts("{name} takes no value: type it alone.", name=option)
        case "BadOptionUsage" if parameter is not None:
            name = f"{option} {_called(parameter)}"
            sentence = texts("{name}: the value is missing. {what}", name=name, what=parameter.help)
        case "MissingParameter" if parameter is not None:
            sentence = texts("{name} is missing. {what}", name=_called(parameter), what=parameter.help)
        case "BadParameter" if parameter is not None:
            sentence = texts("{name} can not be that. {what}", name=_called(parameter), what=parameter.help)
        case _:
            sentence = texts("I do not understand that.")
    note(sentence + " " + texts("Help: {command}", command=f"{path} --help"))
    return PERSON_NEEDED


def _called(parameter: Any) -> str:
    """Name of an argument or option, as the help shows it."""
    return str(parameter.metavar or max(parameter.opts, key=len))


def _spoken(command: Any, texts: Texts) -> Any:
    """Translates a command's help; typer's own words too."""
    rich_utils.ARGUMENTS_PANEL_TITLE = texts("Arguments")
    rich_utils.OPTIONS_PANEL_TITLE = texts("Options")
    rich_utils.COMMANDS_PANEL_TITLE = texts("Commands")
    rich_utils.REQUIRED_LONG_STRING = texts("[required]")
    _translate(command, texts)
    return command


def _translate(command: Any, texts: Texts) -> None:
    command.help = texts.marked(command.help)
    # It is made on first use and kept.
    shown = command.get_help_option(typer.Context(command))
    shown.help = texts("Show this help.")
    for parameter in (*command.params, shown):
        if parameter is not shown:
            parameter.help = texts.marked(parameter.help)
        metavar = texts.marked(parameter.metavar) if parameter.metavar else ""
        parameter.metavar = metavar
        # Else the name of a Python type is shown.
        parameter.display_type_rich = partial(
            _type_shown, "" if parameter.opts == [parameter.name] else metavar
        )
    command.options_metavar = texts("[OPTIONS]")
    command.get_usage = partial(_usage, texts, command.get_usage)
    for inner in getattr(command, "commands", {}).values():
        _translate(inner, texts)
    if getattr(command, "commands", {}):
        command.subcommand_metavar = texts("COMMAND [ARGUMENTS]")


def _type_shown(metavar: str, ctx: typer.Context) -> str:
    return metavar


def _usage(texts: Texts, usage: Callable[[typer.Context], str], ctx: typer.Context) -> str:
    return usage(ctx).replace("Usage:", texts("Usage:"), 1)
