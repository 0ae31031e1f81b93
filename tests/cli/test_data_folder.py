"""A data folder that cannot be made, entered or written: every command says so in one sentence."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bot.control.socket import socket_path
from bot.storage.credentials import new_key
from bot.storage.sqlite.disk import has_room
from tests.cli.terminal import Ended, Terminal

ASK = "Is the disk full or read-only, or does another user own it?"
COMMANDS = (
    *(("check",), ("check", "--report"), ("channel", "list"), ("db", "status"), ("db", "migrate")),
    *(("db", "backup"), ("db", "rekey"), ("db", "restore", "a file"), ("export",), ("service", "--root")),
)


@pytest.fixture(params=["a file", "below a file", "too long a name", "a closed folder"])
def place(request: pytest.FixtureRequest, terminal: Terminal) -> str:
    (terminal.folder / "a file").touch()
    match request.param:
        case "a file":
            return str(terminal.folder / "a file")
        case "below a file":
            return str(terminal.folder / "a file" / "data")
        case "too long a name":
            # The file system refuses even to look, as it does in a folder of somebody else.
            return str(terminal.folder / ("n" * 300))
    if os.getuid() == 0:
        pytest.skip("root enters every folder")
    (terminal.folder / "closed").mkdir(mode=0o000)
    return str(terminal.folder / "closed" / "data")


def test_run_and_preview_say_the_same_sentence_and_no_service_repeats_the_start(
    terminal: Terminal, place: str
) -> None:
    sentence = f"{place} can not be read or written. {ASK}\n"
    settings = {"SHOPBELL_SECRET_KEYS": new_key(), "SHOPBELL_DATA": place}
    terminal.env(**settings)
    for words in (("run",), ("preview",)):
        assert terminal.run(*words) == Ended(2, "", sentence), words
    terminal.env(DISCORD_TOKEN="there-is-a-token", **settings)
    ended = terminal.run("run")
    assert (ended.code, ended.out) == (2, "") and ended.err.splitlines()[-1] == sentence.strip()


def test_no_command_ends_in_a_traceback(terminal: Terminal, place: str) -> None:
    terminal.env(SHOPBELL_SECRET_KEYS=new_key(), SHOPBELL_DATA=place)
    for words in COMMANDS:
        ended = terminal.run(*words)
        assert ended.code in (1, 2), (words, ended)
        assert "Traceback" not in ended.err + ended.out, (words, ended)
        assert "can not be read or written" in ended.out + ended.err or "no database yet" in ended.err, ended


def test_check_names_the_folder_once_and_advises_nothing_about_its_rights(
    terminal: Terminal, place: str
) -> None:
    terminal.env(SHOPBELL_SECRET_KEYS=new_key(), SHOPBELL_DATA=place)
    ended = terminal.run("check")
    wrong = [line for line in ended.out.splitlines() if line.startswith("!!")]
    assert (ended.code, wrong[1:]) == (1, [f"!!  {place} can not be read or written. {ASK}"])
    assert "closed" not in terminal.run("check", "--report").out


def test_a_data_folder_deep_below_what_is_there_is_made_by_the_first_start(terminal: Terminal) -> None:
    terminal.env(SHOPBELL_SECRET_KEYS=new_key(), SHOPBELL_DATA="not/yet/there")
    assert "can not be" not in terminal.run("check").out
    assert terminal.run("db", "migrate").code == 0
    assert (terminal.folder / "not" / "yet" / "there" / "shopbell.db").is_file()


def test_a_file_system_without_a_size_is_not_called_full() -> None:
    proc = Path("/proc")
    if not proc.is_dir():
        pytest.skip("no /proc here")
    assert has_room(proc)


def test_a_live_start_whose_socket_can_not_be_made_is_a_sentence_too(terminal: Terminal) -> None:
    terminal.keyed()
    terminal.shop()
    path = socket_path(terminal.folder / "data")
    path.mkdir()
    try:
        ended = terminal.run("run")
    finally:
        path.rmdir()
    assert (ended.code, ended.out) == (2, "") and "Traceback" not in ended.err
    assert ended.err.splitlines()[-1].endswith(f"can not be read or written. {ASK}")


def test_a_damaged_database_is_said_once_with_the_command_that_restores_its_newest_backup(
    terminal: Terminal,
) -> None:
    terminal.keyed()
    terminal.shop()
    assert terminal.run("db", "backup").code == 0
    (backup,) = (terminal.folder / "data" / "backups").glob("*.db")
    terminal.database.write_bytes(b"nothing that SQLite knows" * 100)
    sentence = (
        "data/shopbell.db is not a database of Shopbell. If it was one, it is damaged. Restore its newest backup:"
        f" python -m bot db restore data/backups/{backup.name}"
    )
    assert [line for line in terminal.run("check").out.splitlines() if "damaged" in line] == [
        f"!!  {sentence}"
    ]
    assert terminal.run("db", "status") == Ended(2, "", f"{sentence}\n")
    assert terminal.run("db", "restore", f"data/backups/{backup.name}").code == 0
    backup.unlink()
    for kept in (terminal.folder / "data" / "backups").glob("*.db"):
        kept.unlink()
    terminal.database.write_bytes(b"nothing that SQLite knows" * 100)
    said = terminal.run("db", "status").err
    assert said.endswith("There is no backup of it. Move it away, and Shopbell starts with an empty one.\n")
