"""Processes of the bot that are forked off one which has loaded the libraries: loading takes longer than most commands."""

import ctypes
import gc
import multiprocessing
import os
import runpy
import sys
import time
import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from pathlib import Path

# What `run` and the commands import, and what typer imports at the first command. One process a worker of pytest loads it.
_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(
    [
        "bot.cli.commands",
        "bot.cli.running",
        "cogs.supervisor",
        "cogs.gateway.client",
        "cogs.gateway.rights",
        "pydantic.type_adapter",
        "pydantic.functional_validators",
    ]
)
OURS_AND_DISCORD = frozenset({"bot", "cogs", "discord", "simcord"})


@dataclass(frozen=True, slots=True)
class Command:
    """`python -m bot …` with its surroundings; out and err are appended to and may be one file."""

    folder: Path
    environment: Mapping[str, str]
    words: tuple[str, ...]
    typed: Path
    out: Path
    err: Path
    modules: Path | None = None
    """Where the names of the modules go that are loaded at the end. Such a command loads all of the bot again, and
    discord.py where it asks for that."""
    fresh: bool = False
    """Python starts from nothing, for surroundings that Python itself reads at its start."""


def forked(command: Command) -> BaseProcess:
    """Starts the command in a session of its own. A signal shows as a negative exit code, as in subprocess."""
    process = _FORKS.Process(target=_run, args=(command,), daemon=True)
    process.start()
    return process


def _run(command: Command) -> None:
    """What `python -m bot` finds in a new process, then `python -m bot` itself, and the end that Python has."""
    gc.freeze()  # What was loaded before is not looked through again, nor copied by that.
    os.setsid()
    os.chdir(command.folder)
    os.environ.clear()
    os.environ.update(command.environment)
    time.tzset()
    for number, stream in enumerate((command.typed, command.out, command.err)):
        os.dup2(
            os.open(stream, (os.O_WRONLY | os.O_APPEND | os.O_CREAT) if number else os.O_RDONLY, 0o600),
            number,
        )
    if command.fresh:
        os.execve(sys.executable, [sys.executable, "-m", "bot", *command.words], dict(command.environment))
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", 1, encoding="utf-8", errors="backslashreplace", closefd=False)  # noqa: SIM115
    sys.argv = ["bot", *command.words]
    if command.modules is not None:
        for name in [name for name in sys.modules if name.partition(".")[0] in OURS_AND_DISCORD]:
            del sys.modules[name]
    code = 1
    try:
        runpy.run_module("bot", run_name="__main__", alter_sys=True)
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
    except BaseException:
        traceback.print_exc()
    if command.modules is not None:
        command.modules.write_text("\n".join(sys.modules), encoding="utf-8")
    # multiprocessing would end it at once; this waits for its threads and takes everything down as Python's own end does.
    ctypes.pythonapi.Py_Exit(code)
