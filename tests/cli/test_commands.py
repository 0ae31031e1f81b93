"""What every command has in common: language, exit codes, clean ends."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.cli.terminal import PATIENCE, Ended, Terminal


def test_help_names_every_command_in_the_language_of_the_machine(terminal: Terminal) -> None:
    english = terminal.run("--help")
    assert english.code == 0
    for word in ("run", "preview", "check", "export", "service", "channel", "db", "Start the bot"):
        assert word in english.out
    terminal.environment["LANG"] = "de_AT.UTF-8"
    german = terminal.run("--help")
    assert german.code == 0 and "Startet den Bot" in german.out and "Befehle" in german.out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("bell",), "I do not understand that. Help: python -m bot --help"),
        (("db", "status", "--loud"), "There is no option --loud. Help: python -m bot db status --help"),
        (("db", "restore"), "FILE is missing. Help: python -m bot db restore --help"),
        (("channel", "pause", "blog"), "ID can not be that. Help: python -m bot channel pause --help"),
        (("channel", "pause"), "ID is missing. Help: python -m bot channel pause --help"),
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
