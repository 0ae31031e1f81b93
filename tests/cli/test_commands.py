"""What every command has in common: language, exit codes, clean ends."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import Any

import pytest
import typer

from bot.cli.commands import program
from tests.cli.terminal import PATIENCE, Ended, Terminal


def test_help_names_every_command_in_the_language_of_the_machine(terminal: Terminal) -> None:
    english = terminal.run("--help")
    assert english.code == 0
    for word in ("run", "preview", "check", "export", "service", "channel", "db", "Start the bot"):
        assert word in english.out
    terminal.environment["LANG"] = "de_AT.UTF-8"
    german = terminal.run("--help")
    assert german.code == 0 and "Startet den Bot" in german.out and "Befehle" in german.out


def test_german_help_holds_no_english_and_names_no_type_of_python(terminal: Terminal) -> None:
    terminal.environment |= {"LANG": "de_AT.UTF-8", "COLUMNS": "200"}
    english = re.compile(
        r"Usage|OPTIONS|COMMAND|ARG|FILE|NUMBER|PLATFORM|ADDRESS|TITLE|required|default|<\w+>"
    )
    for command in every_command():
        shown = terminal.run(*command, "--help")
        assert shown.code == 0 and shown.out.lstrip().startswith("Aufruf: python -m bot"), command
        assert english.findall(shown.out) == [], command
    assert "DATEI" in terminal.run("db", "restore", "--help").out
    assert terminal.run("db", "restore").err.startswith("DATEI fehlt. Eine Datei aus data/backups.")


def every_command() -> list[tuple[str, ...]]:
    """Every command and group, as typed."""
    found: list[tuple[str, ...]] = []
    waiting: list[tuple[tuple[str, ...], Any]] = [((), typer.main.get_command(program))]
    while waiting:
        words, command = waiting.pop()
        found.append(words)
        inner = getattr(command, "commands", {})
        waiting += [((*words, name), each) for name, each in inner.items()]
    return found


def test_the_help_of_adding_names_what_each_platform_wants(terminal: Terminal) -> None:
    for words in (("channel", "add", "--help"), ("channel", "add", "wordpress", "--help")):
        said = terminal.run(*words).out
        assert "Platforms: facebook, wordpress, or x" in said
        assert "WordPress: --url URL, address of the site" in said
    terminal.environment["LANG"] = "de_AT.UTF-8"
    assert "WordPress: --url URL, Adresse" in terminal.run("channel", "add", "--help").out


NUMBER = "Number of the connection, as in `channel list`."


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("bell",), "I do not understand that. Help: python -m bot --help"),
        (("channel", "bell"), "I do not understand that. Help: python -m bot channel --help"),
        (("db", "status", "--loud"), "There is no option --loud. Help: python -m bot db status --help"),
        (
            ("db", "restore"),
            "FILE is missing. A file from data/backups. Help: python -m bot db restore --help",
        ),
        (
            ("channel", "pause", "blog"),
            f"NUMBER can not be that. {NUMBER} Help: python -m bot channel pause --help",
        ),
        (("channel", "login"), f"NUMBER is missing. {NUMBER} Help: python -m bot channel login --help"),
        (
            ("channel", "add"),
            "PLATFORM is missing. The platform, for example wordpress. Help: python -m bot channel add --help",
        ),
        (
            ("preview", "--wordpress"),
            "--wordpress ADDRESS: the value is missing. Read a real public blog along with it."
            " Help: python -m bot preview --help",
        ),
        (
            ("export", "--business"),
            "--business NAME: the value is missing. Which business: its id, Discord server or name."
            " Help: python -m bot export --help",
        ),
        (
            ("check", "--report=x"),
            "--report takes no value: type it alone. Help: python -m bot check --help",
        ),
    ],
)
def test_what_is_misspelt_is_one_sentence_and_exit_code_2(
    terminal: Terminal, words: tuple[str, ...], sentence: str
) -> None:
    assert terminal.run(*words) == Ended(2, "", sentence + "\n")


@pytest.mark.parametrize("words", [("run",), ("check",), ("channel", "list"), ("db", "status"), ("service",)])
def test_a_wrong_setting_is_one_sentence_and_exit_code_2_for_every_command(
    terminal: Terminal, words: tuple[str, ...]
) -> None:
    terminal.env(SHOPBELL_ZONE="Atlantis")
    ended = terminal.run(*words)
    assert ended == Ended(2, "", "SHOPBELL_ZONE is no time zone; write for example Europe/Vienna.\n")


def test_a_wrong_setting_is_said_in_the_language_of_the_machine(terminal: Terminal) -> None:
    terminal.env(SHOPBELL_ZONE="Atlantis")
    terminal.environment["LANG"] = "de_AT.UTF-8"
    ended = terminal.run("check")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("In SHOPBELL_ZONE steht keine Zeitzone")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (
            b"SHOPBELL_ZONE=\xfc\n",
            ".env is not saved as UTF-8. Open it in an editor and save it with the encoding UTF-8.\n",
        ),
        (
            "DISCORD_TOKEN=x\n".encode("utf-16"),
            ".env is not saved as UTF-8. Open it in an editor and save it with",
        ),
        (None, ".env can not be read. Is it a file, and does it belong to the user who starts Shopbell?\n"),
    ],
)
def test_a_settings_file_that_can_not_be_read_says_how_it_can(
    terminal: Terminal, content: bytes | None, sentence: str
) -> None:
    file = terminal.folder / ".env"
    if content is None:
        file.mkdir()
    else:
        file.write_bytes(content)
    for words in (("run",), ("check",)):
        ended = terminal.run(*words)
        assert (ended.code, ended.out) == (2, "") and ended.err.startswith(sentence), ended


def test_help_works_with_a_wrong_setting(terminal: Terminal) -> None:
    terminal.env(SHOPBELL_ZONE="Atlantis")
    assert terminal.run("db", "--help").code == 0


def test_a_reader_that_has_seen_enough_ends_nothing_with_a_traceback(terminal: Terminal) -> None:
    terminal.keyed()
    terminal.shop()
    ended = subprocess.run(
        ["sh", "-c", 'exec 3>&1; { "$0" -m bot service; echo "code $?" >&2; } | true', sys.executable],
        cwd=terminal.folder,
        env=terminal.surroundings(),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert "Traceback" not in ended.stderr and "Exception" not in ended.stderr


def test_a_terminal_without_quotation_marks_gets_the_sentence_all_the_same(terminal: Terminal) -> None:
    terminal.env(SHOPBELL_ZONE="Atlantis", SHOPBELL_LANGUAGE="de")
    terminal.environment |= {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONCOERCECLOCALE": "0"}
    ended = terminal.started("check")
    assert ended.code == 2 and "richtig w?re" in ended.err
