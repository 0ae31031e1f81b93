"""check, service, and the first start: what is said about an installation."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import ClassVar
from urllib.parse import urlsplit

import pytest

from bot.cli.checking_web import web_sentences
from bot.cli.service import how_without_root
from bot.cli.terminal import Machine
from bot.config import load
from bot.domain.settings import Language
from bot.domain.words import UNKNOWN_PLATFORM
from bot.ports import AccountRef
from bot.storage.sqlite.lock import Lock
from bot.texts import speak
from bot.words.access import access_sentence
from tests.cli.terminal import PATIENCE, ROOT, Terminal
from tests.support.model_server import language_model, text
from tests.support.ports import free_port
from tests.support.rough_server import Wire, rough_server
from tests.support.wordpress import WordPress


def test_a_fresh_checkout_learns_what_is_missing(terminal: Terminal) -> None:
    ended = terminal.run("check")
    assert (ended.code, ended.err) == (1, "")
    assert ended.out.splitlines() == [
        "!!  DISCORD_TOKEN is empty, so `make run` opens the preview. The README says how to go live.",
        "!!  SHOPBELL_SECRET_KEYS is empty: no password can be kept. python -m bot db rekey makes a key.",
        "--  The first Discord server that finishes set-up is served, and no other.",
        "!!  There is no database yet. The first start with a Discord token makes it; the README says how.",
    ]
    assert list(terminal.folder.iterdir()) == []


def test_with_a_token_a_start_is_all_that_the_database_waits_for(terminal: Terminal) -> None:
    terminal.env(DISCORD_TOKEN="there-is-a-token")
    last = "There is no database yet. Start Shopbell once: make run."
    assert terminal.run("check").out.splitlines()[-1] == f"!!  {last}"
    assert terminal.run("channel", "list").err == f"{last}\n"


def test_a_report_leaves_ordinary_words_whole(terminal: Terminal) -> None:
    lines = terminal.run("check", "--report").out.splitlines()
    assert (
        lines[-1]
        == "!!  There is no database yet. The first start with a Discord token makes it; the README says how."
    )


def test_check_says_what_every_connection_answers_and_ends_well_where_all_is_well(
    terminal: Terminal, wordpress: WordPress
) -> None:
    live(terminal, wordpress)
    editor = f"{wordpress.editor.login}\n{wordpress.editor.application_password}\n"
    assert (
        terminal.run(
            "channel", "add", "wordpress", "--url", wordpress.url, "--title", "Blog", "--login", typed=editor
        ).code
        == 0
    )
    ended = terminal.run("check")
    lines = ended.out.splitlines()
    assert "ok  Rösterei Lindgrün: inbox and report channel are there." in lines
    assert "ok  1  Blog (WordPress): reading works, sending works" in lines
    assert "ok     Checked: editor, may approve and reply." in lines
    assert "--  Shopbell does not run just now." in lines
    assert any(line.startswith("ok  Suggestions go by meaning: they need ") for line in lines)
    # Discord on this machine is the one thing that is wrong here.
    assert [line for line in lines if line.startswith("!!")] == [
        "!!  Discord is replaced by one on this machine: that is for tests only. Take SHOPBELL_DISCORD_API and"
        " SHOPBELL_DISCORD_GATEWAY out of .env."
    ]
    with terminal.running():
        assert "ok  Shopbell runs." in terminal.run("check").out.splitlines()
    (terminal.folder / ".env").write_text(
        "\n".join(
            line
            for line in (terminal.folder / ".env").read_text().splitlines()
            if "SHOPBELL_DISCORD" not in line
        )
    )
    assert terminal.run("check").code == 0
    wordpress.revoke_application_passwords(wordpress.editor)
    withdrawn = terminal.run("check")
    assert withdrawn.code == 1
    assert "!!     The access was withdrawn. Renew it, then I go on." in withdrawn.out


def test_a_report_names_nobody_and_no_place(terminal: Terminal, wordpress: WordPress) -> None:
    key = live(terminal, wordpress)
    assert (
        terminal.run("channel", "add", "wordpress", "--url", wordpress.url, "--title", "Geheimer Blog").code
        == 0
    )
    ended = terminal.run("check", "--report")
    assert ended.out.startswith("Shopbell ")
    assert "1  connection (WordPress): reading works, sending not offered" in ended.out
    assert "business 1: inbox and report channel are there." in ended.out
    private = (
        *("Rösterei", "Lindgrün", "Geheimer", "there-is-a-token", key, "700000000000000001"),
        *(urlsplit(wordpress.url).netloc, "127.0.0.1", str(terminal.folder), "http"),
    )
    assert [word for word in private if word in ended.out + ended.err] == []


def test_a_report_of_what_is_broken_names_no_place_either(terminal: Terminal) -> None:
    terminal.keyed(SHOPBELL_DATA=str(terminal.folder / "data"))
    terminal.database.parent.mkdir()
    terminal.database.write_bytes(b"nothing that SQLite knows" * 100)
    plain, report = terminal.run("check"), terminal.run("check", "--report")
    sentence = "shopbell.db is not a database of Shopbell."
    assert (plain.code, report.code) == (1, 1)
    assert f"{terminal.folder}/data/{sentence}" in plain.out
    assert f"!!  …/{sentence}" in report.out and str(terminal.folder) not in report.out


def test_an_account_without_a_role_is_named_at_the_terminal_and_not_in_a_report() -> None:
    ref = AccountRef(id="1", name="Lindgrün", can_write=True)
    texts = speak(Language.GERMAN_DU)
    assert (
        access_sentence(texts, UNKNOWN_PLATFORM, ref, approves=False) == "Geprüft: Lindgrün, darf antworten."
    )
    assert (
        access_sentence(texts, UNKNOWN_PLATFORM, ref, approves=False, named=False)
        == "Geprüft: Konto, darf antworten."
    )


def test_a_server_that_the_settings_leave_out_is_reported(terminal: Terminal) -> None:
    terminal.keyed(SHOPBELL_SERVERS="700000000000000099")
    terminal.shop()
    out = terminal.run("check").out
    assert (
        "its Discord server is not in SHOPBELL_SERVERS, so it is not served. Add its id there, and start Shopbell again."
        in out
    )


async def test_check_asks_the_language_model_and_says_how_long_it_took_or_why_nothing_came(
    terminal: Terminal,
) -> None:
    async with language_model(text("We have vouchers from our shop!")) as model:
        terminal.keyed(**model.settings(SHOPBELL_MODEL_KEY="sk-0123456789"))
        terminal.shop()
        good = await asyncio.to_thread(terminal.run, "check")

        async def refuses(wire: Wire) -> None:
            await wire.answer(401)

        model.server.behave = refuses
        refused = await asyncio.to_thread(terminal.run, "check")
    assert re.search(
        r"^ok  The language model pretend:7b answered after \d(\.\d)? s\.$", good.out, re.MULTILINE
    )
    assert "!!  Language model pretend:7b: refuses the key in SHOPBELL_MODEL_KEY." in refused.out.splitlines()
    assert "sk-0123456789" not in good.out + refused.out + good.err + refused.err


async def test_check_asks_the_server_of_sentence_vectors_and_says_why_none_came(terminal: Terminal) -> None:
    status = 200

    async def answers(wire: Wire) -> None:
        await wire.answer(
            status, b'{"data": [{"index": 0, "embedding": [1, 0]}]}', "Content-Type: application/json"
        )

    async with rough_server(answers) as server:
        host = f"127.0.0.1:{server.port}"
        given = {"SHOPBELL_EMBEDDINGS_URL": f"http://{host}/v1", "SHOPBELL_EMBEDDINGS_NAME": "bge-m3"}
        terminal.keyed(**given, SHOPBELL_PRIVATE_HOSTS=host)
        terminal.shop()
        good = await asyncio.to_thread(terminal.run, "check")
        status = 404
        unknown = await asyncio.to_thread(terminal.run, "check")
        terminal.keyed(**given)
        asked = len(server.asked)
        private = await asyncio.to_thread(terminal.run, "check")
        terminal.keyed(**given, SHOPBELL_SUGGESTIONS="lite")
        unused = await asyncio.to_thread(terminal.run, "check")
        assert len(server.asked) == asked == 2
    fine = "ok  Suggestions go by meaning: the server at SHOPBELL_EMBEDDINGS_URL computes that."
    assert fine in good.out.splitlines() and "!!  The server at" not in good.out
    for ended, why in (
        (unknown, "nothing of this name is at SHOPBELL_EMBEDDINGS_URL"),
        (private, "its address is not in SHOPBELL_PRIVATE_HOSTS"),
    ):
        assert f"!!  The server at SHOPBELL_EMBEDDINGS_URL: {why}. Where it fails" in ended.out
        assert fine not in ended.out and ended.code == 1
    assert "EMBEDDINGS" not in unused.out


def test_a_settings_file_that_others_can_read_is_reported_with_the_cure(terminal: Terminal) -> None:
    terminal.keyed()
    (terminal.folder / ".env").chmod(0o644)
    assert "!!  Others on this machine can read .env: chmod 600 .env" in terminal.run("check").out


def test_a_bot_that_holds_the_data_and_does_not_answer_is_a_sentence(terminal: Terminal) -> None:
    terminal.keyed()
    terminal.shop()
    with terminal.running():
        (terminal.folder / "data" / "control.sock").unlink()
        ended = terminal.run("channel", "list")
        checked = terminal.run("check")
    assert (ended.code, ended.out) == (1, "")
    assert ended.err == "Shopbell runs but does not answer. Try again in a moment, or look at its log.\n"
    assert checked.code == 1 and "!!  Shopbell runs but does not answer." in checked.out


def test_a_second_bot_is_refused_with_exit_code_2_and_leaves_the_first_its_socket(terminal: Terminal) -> None:
    terminal.keyed()
    terminal.shop()
    with terminal.running() as bot:
        second = terminal.run("run")
        assert second.code == 2
        assert (
            second.err
            == "Another Shopbell is running on this data already. Stop it first: Ctrl+C in its terminal, or `sudo systemctl stop shopbell`.\n"
        )
        assert terminal.run("channel", "list").code == 0
        bot.terminate()
        bot.join(PATIENCE)
        assert bot.exitcode == 0
    assert not (terminal.folder / "data" / "control.sock").exists()


def test_the_first_start_writes_settings_for_its_owner_alone_and_never_again(terminal: Terminal) -> None:
    terminal.environment["SHOPBELL_LOG_LEVEL"] = "wrong on purpose, so that nothing starts"
    first = terminal.run("run")
    assert first.code == 2
    assert first.err.startswith("I wrote .env with a key of its own.")
    file = terminal.folder / ".env"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    [key] = load(file, {}).secret_keys
    second = terminal.run("run")
    assert "I wrote" not in second.err
    assert load(file, {}).secret_keys == (key,)


def test_a_start_that_is_refused_says_so_in_the_language_of_the_machine_and_never_that_it_goes_live(
    terminal: Terminal,
) -> None:
    terminal.environment["LANG"] = "de_AT.UTF-8"
    terminal.env(DISCORD_TOKEN="there-is-a-token")
    with Lock.take(terminal.database):
        ended = terminal.run("run")
    assert (
        ended.err
        == "Auf diesen Daten läuft schon ein Shopbell. Beende es zuerst: Strg+C in seinem Terminal, oder `sudo systemctl stop shopbell`.\n"
    )


def test_two_previews_and_broken_data_are_sentences_too(terminal: Terminal) -> None:
    preview = terminal.folder / "data" / "preview.db"
    with Lock.take(preview):
        ended = terminal.run("preview")
    assert ended.code == 2
    assert (
        ended.err.splitlines()[-1]
        == "Another Shopbell is running on this data already. Stop it first: Ctrl+C in its terminal, or `sudo systemctl stop shopbell`."
    )
    terminal.env(DISCORD_TOKEN="there-is-a-token")
    terminal.database.write_bytes(b"nothing that SQLite knows" * 100)
    live = terminal.run("run")
    assert live.code == 2 and live.err.startswith("data/shopbell.db is not a database of Shopbell.")


def test_a_container_brings_its_key_and_gets_no_file(terminal: Terminal) -> None:
    terminal.environment |= {"SHOPBELL_SECRET_KEYS": "x", "SHOPBELL_LOG_LEVEL": "wrong"}
    assert terminal.run("run").code == 2
    assert not (terminal.folder / ".env").exists()


AS_ROOT = ("--root",) if os.getuid() == 0 else ()
"""Containers run tests as root."""


@pytest.mark.skipif(os.getuid() != 0, reason="only root is asked")
def test_no_service_runs_as_root_unless_it_is_asked_for(terminal: Terminal) -> None:
    ended = terminal.run("service")
    assert (ended.code, ended.out) == (2, "")
    # What has to be done first depends on where this checkout lies.
    assert ended.err.startswith("You are root, and Shopbell needs no such power.")
    printed = terminal.run("service", "--root").out.splitlines()
    assert "User=root" in printed
    # Without it, whoever types what the unit says would be refused.
    assert "#   python -m bot service --root | sudo tee /etc/systemd/system/shopbell.service" in printed


def test_root_is_asked_to_move_what_no_other_user_can_reach(tmp_path: Path) -> None:
    home, everybodys = tmp_path / "root", Path("/usr/bin/env")
    home.mkdir(mode=0o700)
    said = how_without_root(speak(Language.ENGLISH), home / "shopbell", everybodys)
    assert f"no other user gets into {home}," in said and f"mv {home}/shopbell /opt/shopbell." in said
    said = how_without_root(speak(Language.ENGLISH), Path("/opt/shopbell"), everybodys)
    assert "useradd --system --create-home shopbell." in said
    assert "chown -R shopbell: /opt/shopbell." in said and "| tee /etc/systemd/system/" in said


def test_root_is_asked_for_a_python_that_the_user_of_the_service_can_start(tmp_path: Path) -> None:
    home, linked = tmp_path / "root", tmp_path / "python"
    home.mkdir(mode=0o700)
    (home / "python3").touch()
    linked.symlink_to(home / "python3")
    for python in (home / "python3", linked):
        said = how_without_root(speak(Language.ENGLISH), Path("/opt/shopbell"), python)
        assert f"no other user gets into {home}, where its Python lies" in said
        assert "make clean && make setup PYTHON=/usr/bin/python3." in said and "useradd" not in said


def test_the_service_may_do_only_what_it_has_to(terminal: Terminal) -> None:
    lines = terminal.run("service", *AS_ROOT).out.splitlines()
    assert {
        *("CapabilityBoundingSet=", "SystemCallFilter=@system-service", "SystemCallArchitectures=native"),
        *("RestrictNamespaces=yes", "ProtectProc=invisible", "ProtectKernelLogs=yes", "ProtectClock=yes"),
        *("ProtectHostname=yes", "MemoryMax=1G", f"RuntimeDirectory=shopbell-{os.getuid()}"),
    } <= set(lines)


def test_a_data_folder_that_others_can_enter_is_said(terminal: Terminal) -> None:
    terminal.keyed()
    terminal.shop()
    sentence = "Others on this machine can enter the data folder: chmod 700 "
    assert sentence not in terminal.run("check").out
    (terminal.folder / "data").chmod(0o755)
    assert f"!!  {sentence}data" in terminal.run("check").out.splitlines()


def test_the_service_never_restarts_where_a_person_is_needed(terminal: Terminal) -> None:
    terminal.env(SHOPBELL_DATA=str(terminal.folder / "data of 100 %"))
    ended = terminal.run("service", *AS_ROOT)
    assert (ended.code, ended.err) == (0, "")
    lines = ended.out.splitlines()
    assert {"Restart=on-failure", "RestartPreventExitStatus=2", "ProtectSystem=strict"} <= set(lines)
    assert f'ExecStart="{sys.executable}" -m bot run' in lines
    assert f"WorkingDirectory={ROOT}" in lines
    assert f'ReadWritePaths="{terminal.folder}/data of 100 %%"' in lines
    assert (terminal.folder / "data of 100 %").is_dir()


def test_systemd_itself_finds_nothing_wrong_with_the_service(terminal: Terminal) -> None:
    tool = shutil.which("systemd-analyze")
    if tool is None:
        pytest.skip("systemd-analyze is not on this machine")
    terminal.keyed()
    unit = terminal.folder / "shopbell.service"
    unit.write_text(terminal.run("service", *AS_ROOT).out)
    judged = subprocess.run([tool, "verify", str(unit)], capture_output=True, text=True, check=False)
    assert "shopbell.service" not in judged.stderr


def live(terminal: Terminal, wordpress: WordPress) -> str:
    key = terminal.keyed(SHOPBELL_PRIVATE_HOSTS=urlsplit(wordpress.url).netloc)
    terminal.shop()
    return key


class Answering(BaseHTTPRequestHandler):
    """What listens at the port of the web door."""

    door: ClassVar[bool] = False

    def do_GET(self) -> None:
        body = b"ok" if self.path == "/health" and self.door else b"something"
        self.send_response(200)
        self.end_headers()
        self.wfile.write(body)

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Says nothing."""


@pytest.fixture
def listening() -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def about_web(machine: Machine, *, running: bool, named: bool = True) -> list[tuple[bool, str]]:
    return list(web_sentences(machine, running=running, named=named))


def test_check_says_where_the_page_to_connect_is_and_who_takes_its_port(
    listening: ThreadingHTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = str(listening.server_port)
    taken = (
        True,
        f"Another program uses port {port}, so the page to connect opens only when it is free again."
        " SHOPBELL_WEB_PORT in .env sets another port.",
    )
    alone = (
        False,
        f"The page to connect opens when it is needed, on this machine alone, at port {port}.",
    )
    public = {"SHOPBELL_PUBLIC_URL": "https://shop.example"}
    at = (False, f"The page to connect is at https://shop.example; here it has port {port}.")

    def machine(**more: str) -> Machine:
        settings = load(Path("/nowhere/.env"), {"SHOPBELL_WEB_PORT": port, **more})
        return Machine(speak(Language.ENGLISH), settings)

    assert about_web(machine(), running=True) == [taken]
    assert about_web(machine(**public), running=False) == [taken]
    monkeypatch.setattr(Answering, "door", True)
    assert about_web(machine(), running=False) == [taken]
    assert about_web(machine(), running=True) == [alone]
    assert about_web(machine(**public), running=True) == [at]
    said = about_web(machine(**public), running=True, named=False)
    assert said == [(False, f"The page to connect has a public address; here it has port {port}.")]


def test_check_says_that_a_public_page_is_shut_while_the_bot_runs() -> None:
    given = {"SHOPBELL_WEB_PORT": str(free_port()), "SHOPBELL_PUBLIC_URL": "https://shop.example"}
    machine = Machine(speak(Language.ENGLISH), load(Path("/nowhere/.env"), given))
    [(wrong, sentence)] = about_web(machine, running=True)
    assert wrong and sentence.startswith("The page to connect should be open, and is not.")
    [(wrong, _)] = about_web(machine, running=False)
    assert not wrong


def test_check_says_the_settings_of_platforms_and_what_is_wrong_with_one(terminal: Terminal) -> None:
    version = "SHOPBELL_PLATFORM_FACEBOOK_VERSION"
    terminal.keyed(**{version: "v24.0"})
    terminal.shop()
    lines = terminal.run("check").out.splitlines()
    assert f"ok  {version} is v24.0." in lines
    assert [line for line in lines if "The page to connect" in line or "the page to connect" in line] != []
    for name, value, said in (
        (version, "24", f"{version} holds something else; write for example v25.0."),
        ("SHOPBELL_PLATFORM_FACEBOOK_VERSON", "v24.0", "is no setting; .env.example names them all."),
        (
            "SHOPBELL_PLATFORM_FACEBOOK_HOST",
            "http://127.0.0.1:9",
            "SHOPBELL_PLATFORM_FACEBOOK_HOST is for tests",
        ),
    ):
        terminal.keyed(**{name: value})
        if name.endswith("HOST"):
            terminal.env(DISCORD_TOKEN="a-token", **{name: value})
        ended = terminal.run("check")
        wrong = [line for line in ended.out.splitlines() if line.startswith("!!") and said in line]
        assert (ended.code, len(wrong)) == (1, 1), ended.out
