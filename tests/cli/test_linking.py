"""One-time links in the terminal: for whom the page is, how a browser elsewhere gets there, and where there is none."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from bot.app import App
from bot.cli.linking import goes_by_link, print_link
from bot.cli.reaching import Bot
from bot.cli.terminal import Machine, Trouble
from bot.config import load
from bot.control.calls import Calls
from bot.control.socket import control
from bot.domain.actor import NOBODY
from bot.domain.business import BusinessId, ServerId
from bot.domain.settings import Language
from bot.storage.businesses import BusinessStore
from bot.storage.credentials import new_key
from bot.texts import speak
from tests.cli.test_login import Door
from tests.support.clock import NOW, Clock, Even
from tests.support.platform import KEY, FakePlatform, fake_info

SHOP = BusinessId(1)


class Port:
    """Web door that opens unless its port is taken."""

    def __init__(self, *, opens: bool) -> None:
        self.opens = opens

    async def open(self) -> bool:
        return self.opens


@pytest.fixture
def settings() -> dict[str, str]:
    return {"SHOPBELL_SECRET_KEYS": new_key(), "SHOPBELL_LANGUAGE": "en"}


@pytest.fixture
async def machine(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch, settings: dict[str, str]
) -> AsyncIterator[tuple[Machine, App]]:
    info = replace(fake_info(), login=Door)
    monkeypatch.setattr("tests.support.platform.fake_info", lambda *_, **__: info)
    for name in ("SSH_CONNECTION", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DISPLAY", ":0")
    async with AsyncExitStack() as opened:
        loaded = load(Path("/nowhere/.env"), {"SHOPBELL_DATA": str(tmp_path), **settings})
        more = {KEY: FakePlatform(clock).factory()}
        app = await opened.enter_async_context(await App.open(loaded, more=more, clock=clock, rng=Even()))
        await app.db.write(lambda tx: BusinessStore(tx).create(ServerId(1), "Rösterei", NOW))
        await opened.enter_async_context(control(app))
        yield Machine(speak(loaded.language), loaded), app


async def printed(machine: Machine) -> None:
    """A link, of the running bot."""
    bot = Bot(machine, None)
    kind = next(each for each in await bot.ask(Calls.platforms) if each.key == KEY)
    await print_link(machine, bot, kind, SHOP, None)


async def test_a_link_is_printed_that_opens_for_the_terminal_once(
    machine: tuple[Machine, App], capsys: pytest.CaptureFixture[str]
) -> None:
    terminal, app = machine
    app.connect_site.door = Port(opens=True)
    await printed(terminal)
    out = capsys.readouterr().out
    first, second = out.splitlines()
    assert first == "Open this link in a browser. It works once, and for 30 minutes:"
    assert second.startswith("  http://127.0.0.1:8766/connect/")
    link = await app.connect_links.fresh(second.rpartition("/")[2], app.now())
    assert link is not None
    assert (link.member, link.business, link.connector, link.language) == (
        NOBODY,
        SHOP,
        KEY,
        Language.ENGLISH,
    )


@pytest.mark.parametrize(
    ("connection", "line"),
    [
        ("203.0.113.5 50000 198.51.100.7 22", "  ssh -L 8766:127.0.0.1:8766 resi@198.51.100.7"),
        ("203.0.113.5 50000 2001:db8::7 2222", "  ssh -L 8766:127.0.0.1:8766 -p 2222 resi@2001:db8::7"),
        ("", "  ssh -L 8766:127.0.0.1:8766 you@your-server"),
    ],
)
async def test_on_a_server_the_line_that_brings_the_page_home_is_printed(
    machine: tuple[Machine, App],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    connection: str,
    line: str,
) -> None:
    terminal, app = machine
    app.connect_site.door = Port(opens=True)
    monkeypatch.delenv("DISPLAY")
    monkeypatch.setenv("SSH_CONNECTION", connection)
    monkeypatch.setattr("getpass.getuser", lambda: "resi")
    await printed(terminal)
    assert capsys.readouterr().out.splitlines()[3:] == [line]


@pytest.fixture
def public(settings: dict[str, str]) -> Mapping[str, str]:
    settings["SHOPBELL_PUBLIC_URL"] = "https://shop.example"
    return settings


@pytest.mark.usefixtures("public")
async def test_a_page_that_everybody_reaches_needs_no_such_line(
    machine: tuple[Machine, App], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal, app = machine
    app.connect_site.door = Port(opens=True)
    monkeypatch.setenv("SSH_CONNECTION", "203.0.113.5 50000 198.51.100.7 22")
    await printed(terminal)
    out = capsys.readouterr().out
    assert "  https://shop.example/connect/" in out and "ssh" not in out


@pytest.mark.parametrize(
    ("door", "sentence"),
    [
        (Port(opens=False), "Port 8766 on this machine is taken by another program"),
        (None, "The page is not open just now. Take the steps here, with --here."),
    ],
)
async def test_where_nobody_could_open_a_link_none_is_made(
    machine: tuple[Machine, App], door: Port | None, sentence: str
) -> None:
    terminal, app = machine
    app.connect_site.door = door
    with pytest.raises(Trouble, match=sentence) as refused:
        await printed(terminal)
    assert refused.value.code == 2
    assert await app.db.read(lambda tx: tx.all("SELECT 1 FROM connect_link")) == []


class Screen(io.StringIO):
    """Standard input of a person at a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("typed", "by_link"), [("\n", True), ("1\n", True), ("2\n", False), ("3\nx\n0\nb\n2\n", False)]
)
async def test_at_a_terminal_it_is_asked_where_the_steps_come(
    machine: tuple[Machine, App], monkeypatch: pytest.MonkeyPatch, typed: str, by_link: bool
) -> None:
    terminal, _ = machine
    monkeypatch.setattr("sys.stdin", Screen(typed))
    assert goes_by_link(terminal, Bot(terminal, None), link=False, here=False) is by_link


async def test_what_is_said_or_piped_is_not_asked(
    machine: tuple[Machine, App], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    terminal, app = machine
    running, stopped = Bot(terminal, None), Bot(terminal, app)
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert not goes_by_link(terminal, running, link=False, here=False)
    monkeypatch.setattr("sys.stdin", Screen())
    assert goes_by_link(terminal, running, link=True, here=False)
    assert not goes_by_link(terminal, running, link=False, here=True)
    assert capsys.readouterr().err == ""
    assert not goes_by_link(terminal, stopped, link=False, here=False)
    assert "Shopbell does not run just now, so the steps come here." in capsys.readouterr().err
    with pytest.raises(Trouble, match="Shopbell does not run, so nobody could open a link"):
        goes_by_link(terminal, stopped, link=True, here=False)
    with pytest.raises(Trouble, match="Choose one"):
        goes_by_link(terminal, running, link=True, here=True)
