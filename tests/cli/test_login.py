"""Logging in at a platform from the terminal, where the answer opens several accounts."""

from __future__ import annotations

import io
import sys
from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import typer

from bot.app import App
from bot.cli.login import log_in
from bot.cli.reaching import Bot
from bot.cli.terminal import Machine, Trouble
from bot.control.calls import Calls
from bot.control.socket import control
from bot.domain.actor import NOBODY, Actor
from bot.domain.business import BusinessId
from bot.domain.channel import ChannelId
from bot.domain.role import Role
from bot.domain.settings import Language
from bot.ports import Begun, Choice, Finding, Granted, Net, Steps
from bot.texts import speak
from tests.support.clock import Clock
from tests.support.login import app_with_login
from tests.support.platform import KEY


class Door:
    """A login that opens three pages with one token."""

    def __init__(self, net: Net, installation: Mapping[str, str]) -> None:
        self.net = net

    def steps(self, form: Mapping[str, str]) -> Steps:
        return Steps()

    async def look(self, step: str, form: Mapping[str, str]) -> tuple[Finding, ...]:
        return ()

    async def begin(self, app: Mapping[str, str], redirect: str, state: str) -> Begun:
        return Begun(f"https://door.example/?state={state}")

    async def finish(
        self, app: Mapping[str, str], begun: Begun, query: Mapping[str, str]
    ) -> tuple[Choice, ...]:
        return tuple(Choice(key, f"Page {key}", {"token": "t"}) for key in ("a", "b", "c"))

    async def take(self, choice: Choice) -> Granted:
        return Granted(choice.secrets, {"address": choice.key})

    async def refresh(self, secrets: Mapping[str, str]) -> Granted:
        return Granted(secrets)


class Browser(io.StringIO):
    """Standard input of a person who pastes the address of the page that was printed, then types the rest."""

    def __init__(self, capsys: pytest.CaptureFixture[str], *rest: str) -> None:
        super().__init__()
        self._capsys, self._rest, self._pasted = capsys, list(rest), False
        self.printed, self.noted = "", ""

    def readline(self, *_: object) -> str:  # type: ignore[override]
        seen = self._capsys.readouterr()
        self.printed, self.noted = self.printed + seen.out, self.noted + seen.err
        if not self._pasted:
            self._pasted = True
            address = next(word for word in self.printed.split() if word.startswith("https://door"))
            return f"http://localhost/?code=c&state={parse_qs(urlsplit(address).query)['state'][0]}\n"
        return self._rest.pop(0) + "\n" if self._rest else ""


@pytest.fixture
async def app(tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[App]:
    async with app_with_login(Door, tmp_path, clock, monkeypatch) as opened:
        yield opened


async def type_in(
    app: App,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    *words: str,
    channel: ChannelId | None = None,
    running: bool = False,
) -> str:
    """What is printed while somebody logs in and types these words after the address. `running`: the bot is another
    process, reached over its socket.
    """
    machine = Machine(speak(Language.ENGLISH), app.settings)
    bot = Bot(machine, None if running else app)
    browser = Browser(capsys, *words)
    monkeypatch.setattr("sys.stdin", browser)
    kind = next(each for each in await bot.ask(Calls.platforms) if each.key == KEY)
    assert kind.logs_in
    await log_in(machine, bot, kind, BusinessId(1), channel)
    return browser.printed + capsys.readouterr().out


async def test_one_that_is_connected_and_chosen_again_keeps_no_other_from_being_connected(
    app: App, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    await type_in(app, capsys, monkeypatch, "1")
    with pytest.raises(Trouble, match="Page a is connected already"):
        await type_in(app, capsys, monkeypatch, "1, 2")
    assert [each.title for each in await app.connect.all(BusinessId(1))] == ["Page a", "Page b"]
    await type_in(app, capsys, monkeypatch, "")
    with pytest.raises(Trouble, match="All of them are connected already"):
        await type_in(app, capsys, monkeypatch, "")


async def test_who_logs_in_again_and_takes_all_gets_those_that_are_new(
    app: App, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    await type_in(app, capsys, monkeypatch, "1")
    said = await type_in(app, capsys, monkeypatch, "")
    assert "1  Page a · connected already\n2  Page b\n3  Page c\n" in said
    assert [each.title for each in await app.connect.all(BusinessId(1))] == ["Page a", "Page b", "Page c"]


async def test_all_are_connected_before_the_first_is_watched(
    app: App, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reading a long history takes longer than the half hour of a login."""
    found: list[int] = []

    async def watch(*_: object) -> None:
        found.append(len(await app.connect.all(BusinessId(1))))

    monkeypatch.setattr("bot.cli.login.watch", watch)
    await type_in(app, capsys, monkeypatch, "3, 1")
    assert found == [2, 2]


@pytest.mark.parametrize("typed", ["0", "4", "-1", "1,,2", "1;2", "a", "1 2", "²", "1" * 5000])
async def test_a_number_that_is_not_in_the_list_is_asked_for_again(
    app: App, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    with pytest.raises(typer.Abort):
        await type_in(app, capsys, monkeypatch, typed)
    assert isinstance(sys.stdin, Browser) and "These are no numbers from the list." in sys.stdin.noted
    assert await app.connect.all(BusinessId(1)) == ()
    await type_in(app, capsys, monkeypatch, typed, "3")
    assert [each.title for each in await app.connect.all(BusinessId(1))] == ["Page c"]


async def test_an_address_that_is_left_empty_is_said_to_be_missing(
    app: App, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = iter(["\n"])
    monkeypatch.setattr(Browser, "readline", lambda *_: next(lines, ""))
    with pytest.raises(typer.Abort):
        await type_in(app, capsys, monkeypatch)
    assert "Address is missing." in capsys.readouterr().err
    assert await app.connect.all(BusinessId(1)) == ()


async def test_a_running_bot_logs_in_over_its_socket_and_renews_by_it(
    app: App, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with control(app):
        said = await type_in(app, capsys, monkeypatch, "2", running=True)
        assert "Page b is connected, as number 1." in said
        said = await type_in(app, capsys, monkeypatch, channel=ChannelId(1), running=True)
    assert "connected" not in said.splitlines()[-1]
    [made] = await app.connect.all(BusinessId(1))
    assert (made.title, made.credential_id is not None) == ("Page b", True)
    what = await app.db.read(lambda tx: [row["what"] for row in tx.all("SELECT what FROM event ORDER BY id")])
    assert what == ["connected", "renewed"]


@pytest.mark.parametrize("at", ["begin", "finish", "take"])
async def test_a_renewal_of_a_channel_that_is_removed_meanwhile_ends_with_a_sentence(
    app: App, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    await type_in(app, capsys, monkeypatch, "2")
    real = getattr(Door, at)

    async def removed(self: Door, *given: object) -> object:
        actor = Actor(BusinessId(1), NOBODY, Role.OWNER, app.now())
        await app.pausing.remove(actor, ChannelId(1))
        return await real(self, *given)

    monkeypatch.setattr(Door, at, removed)
    with pytest.raises(Trouble, match=r"removed meanwhile\. Connect the account again"):
        await type_in(app, capsys, monkeypatch, channel=ChannelId(1))
    assert await app.connect.all(BusinessId(1)) == ()
    assert await app.db.read(lambda tx: tx.all("SELECT 1 FROM credential")) == []
