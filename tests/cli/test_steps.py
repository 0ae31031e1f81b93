"""Steps of a login in the terminal: one screen each, forwards and back, what the platform finds, and nothing lost."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from typing import ClassVar

import pytest
import typer

from bot.app import App
from bot.cli.login import log_in
from bot.cli.reaching import Bot
from bot.cli.terminal import Machine
from bot.control.calls import Calls
from bot.control.socket import control
from bot.domain.business import BusinessId
from bot.domain.channel import ChannelId
from bot.domain.reason import Reason
from bot.domain.settings import Language
from bot.marks import mark
from bot.ports import (
    Begun,
    Choice,
    ConnectorError,
    FieldOption,
    Finding,
    Granted,
    LoginField,
    Net,
    Reconnect,
    Retry,
    Step,
    Steps,
)
from bot.texts import speak
from tests.support.clock import Clock
from tests.support.login import app_with_login
from tests.support.platform import KEY

WAYS = (FieldOption("keys", mark("Four values")), FieldOption("page", mark("Log in there")))


class Desk:
    """Login of three steps: a choice and an account, a secret whose field depends on the choice, and the end. Nothing is
    opened.
    """

    looked: ClassVar[list[tuple[str, Mapping[str, str]]]] = []
    trouble: ClassVar[list[ConnectorError]] = []
    finished: ClassVar[list[Mapping[str, str]]] = []
    at_the_end: ClassVar[list[ConnectorError]] = []

    def __init__(self, net: Net, installation: Mapping[str, str]) -> None:
        self.net = net

    def steps(self, form: Mapping[str, str]) -> Steps:
        account = LoginField(
            "account", mark("Account"), hint=mark("As in **Settings**."), example="name.example"
        )
        way = LoginField("way", mark("How"), options=WAYS)
        code = "code" if form.get("way") == "page" else "key"
        proofs = (
            LoginField(code, mark("Key") if code == "key" else mark("Code"), secret=True),
            LoginField("note", mark("Note"), required=False),
        )
        return Steps(
            (
                Step(
                    "who",
                    mark("Make an account"),
                    mark("So that I know you."),
                    clicks=(mark("Press **New**."), mark("Then **Save**.")),
                    link="https://desk.example/new",
                    pitfall=mark("**Draft** is not **Live**."),
                    paste=(mark("I answer my customers."),),
                    fields=(way, account),
                    done=mark("Account made"),
                ),
                Step("proof", mark("Key made"), mark("So that they know me."), fields=proofs),
                Step("end", mark("Ready"), mark("Nothing more to type.")),
            ),
            minutes=10,
            cost=mark("3 $ a month"),
            needs=mark("the account of the page"),
            spares=mark("a review of the app"),
        )

    async def look(self, step: str, form: Mapping[str, str]) -> tuple[Finding, ...]:
        self.looked.append((step, dict(form)))
        if self.trouble:
            raise self.trouble.pop(0)
        if step == "proof":
            wrong = form.get("key") == "bad"
            kept = {} if wrong else {"until": "2027-01-31"}
            said = mark("It is no key.") if wrong else mark("It works until {day}, **Read** and **Write**.")
            return (Finding("key", not wrong, said, {"day": "2027-01-31"}, kept),)
        return ()

    async def begin(self, app: Mapping[str, str], redirect: str, state: str) -> Begun:
        return Begun("")

    async def finish(
        self, app: Mapping[str, str], begun: Begun, query: Mapping[str, str]
    ) -> tuple[Choice, ...]:
        self.finished.append(dict(app))
        if self.at_the_end:
            raise self.at_the_end.pop(0)
        assert not query
        return (Choice("a", "Page a", {"token": "t"}),)

    async def take(self, choice: Choice) -> Granted:
        return Granted({**choice.secrets, "account": "me"}, {"address": choice.key})

    async def refresh(self, secrets: Mapping[str, str]) -> Granted:
        return Granted(secrets)


@pytest.fixture
async def app(tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[App]:
    Desk.looked, Desk.trouble, Desk.finished, Desk.at_the_end = [], [], [], []
    async with app_with_login(Desk, tmp_path, clock, monkeypatch) as opened:
        yield opened


async def steps_through(
    app: App,
    monkeypatch: pytest.MonkeyPatch,
    *lines: str,
    language: Language = Language.ENGLISH,
    running: bool = False,
    channel: ChannelId | None = None,
) -> None:
    """Somebody types these lines, then ends the input."""
    machine = Machine(speak(language), app.settings)
    bot = Bot(machine, None if running else app)
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
    kind = next(each for each in await bot.ask(Calls.platforms) if each.key == KEY)
    await log_in(machine, bot, kind, BusinessId(1), channel)


def form() -> Mapping[str, str]:
    """What the platform was given at the end."""
    return Desk.finished[-1]


@pytest.mark.parametrize("running", [False, True])
async def test_each_step_is_one_screen_with_all_that_it_says(
    app: App, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, running: bool
) -> None:
    async with control(app):
        await steps_through(app, monkeypatch, "", "me", "k-4711", "", "", running=running)
    out = capsys.readouterr().out
    assert out.startswith(
        "That takes about 10 minutes.\n"
        "Costs: 3 $ a month.\n"
        "Not needed: a review of the app.\n"
        "You need: the account of the page.\n"
        "Enter goes on, b and Enter goes back.\n"
        "\n"
        "Step 1 of 3: Make an account\n"
        "So that I know you.\n"
        "  1. Press “New”.\n"
        "  2. Then “Save”.\n"
        "  https://desk.example/new\n"
        "To paste there:\n"
        "  I answer my customers.\n"
        "Easy to get wrong: “Draft” is not “Live”.\n"
        "  1  Four values\n"
        "  2  Log in there\n"
        "As in “Settings”.\n"
        "ok  Account made\n"
        "\n"
        "Step 2 of 3: Key made\n"
        "So that they know me.\n"
        "   pasted, 6 characters\n"
        "ok  It works until 31 January 2027, “Read” and “Write”.\n"
        "\n"
        "Step 3 of 3: Ready\n"
        "Nothing more to type.\n"
        "Page a is connected, as number 1.\n"
    )
    assert form() == {"way": "keys", "account": "me", "key": "k-4711", "until": "2027-01-31"}


async def test_going_back_keeps_what_was_typed_and_enter_keeps_it(
    app: App, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = ("", "me", "k-1", "x", "b", "b", "", "", "", "", "")
    await steps_through(app, monkeypatch, *lines)
    assert form() == {"way": "keys", "account": "me", "key": "k-1", "note": "x", "until": "2027-01-31"}
    said = capsys.readouterr()
    assert said.err.count("Account (Enter keeps what you typed): ") == 1
    assert "k-1" not in said.out + said.err


async def test_in_german_z_goes_back_and_b_is_what_somebody_is_called(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = ("1", "b", "z", "2", "", "code", "", "")
    await steps_through(app, monkeypatch, *lines, language=Language.GERMAN_DU)
    assert (form()["account"], form()["way"], form()["code"]) == ("b", "page", "code")


async def test_going_back_from_the_first_step_shows_the_first_step(
    app: App, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    await steps_through(app, monkeypatch, "b", "", "me", "k", "", "")
    assert capsys.readouterr().out.count("Step 1 of 3") == 2


async def test_a_field_that_the_platform_finds_wrong_is_asked_for_again_and_no_other(
    app: App, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    await steps_through(app, monkeypatch, "", "me", "bad", "a note", "good", "")
    said = capsys.readouterr()
    assert "!!  It is no key." in said.err and "ok  It works until" in said.out
    assert form() == {"way": "keys", "account": "me", "key": "good", "note": "a note", "until": "2027-01-31"}
    assert [step for step, _ in Desk.looked] == ["who", "proof", "proof", "end"]


async def test_a_field_depends_on_what_was_chosen_before(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    await steps_through(app, monkeypatch, "7", "2", "me", "the code", "", "")
    assert form()["way"] == "page" and form()["code"] == "the code" and "key" not in form()


async def test_a_platform_that_does_not_answer_is_asked_again_with_the_same(
    app: App, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Desk.trouble = [Retry(), Retry()]
    await steps_through(app, monkeypatch, "", "me", "", "", "k", "", "")
    assert capsys.readouterr().err.count("does not answer just now. What you typed stays here.") == 2
    assert [typed.get("account") for step, typed in Desk.looked if step == "who"] == ["me", "me", "me"]


async def test_a_platform_that_refuses_a_step_says_why_and_its_fields_come_again(
    app: App, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Desk.trouble = [Reconnect(Reason.REVOKED)]
    await steps_through(app, monkeypatch, "", "me", "", "you", "k", "", "")
    assert "!!  " in capsys.readouterr().err
    assert form()["account"] == "you"


async def test_what_is_required_and_left_empty_is_asked_for_again(
    app: App, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    await steps_through(app, monkeypatch, "", " ", "me", "", "k", "", "")
    assert capsys.readouterr().err.count(" is missing.") == 2
    assert (form()["account"], form()["key"]) == ("me", "k")


async def test_a_refusal_at_the_end_leads_back_to_the_last_step_with_everything_kept(
    app: App, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Desk.at_the_end = [Reconnect(Reason.REVOKED), Retry()]
    # refused: Enter, the last step again; silent: Enter, the same again
    await steps_through(app, monkeypatch, "", "me", "k", "", "", "", "", "")
    assert capsys.readouterr().out.count("Step 3 of 3") == 2
    assert len(Desk.finished) == 3 and Desk.finished[0] == Desk.finished[2]
    assert [each.title for each in await app.connect.all(BusinessId(1))] == ["Page a"]


@pytest.mark.parametrize("typed", [0, 1, 2, 3, 4])
async def test_an_input_that_ends_half_way_stores_nothing(
    app: App, monkeypatch: pytest.MonkeyPatch, typed: int
) -> None:
    with pytest.raises(typer.Abort):
        await steps_through(app, monkeypatch, *("", "me", "k", "", "")[:typed])
    assert await app.connect.all(BusinessId(1)) == ()
    assert await app.db.read(lambda tx: tx.all("SELECT 1 FROM login")) == []


@pytest.mark.parametrize("running", [False, True])
async def test_a_renewal_begins_at_the_step_that_is_needed_with_the_rest_filled_in(
    app: App, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, running: bool
) -> None:
    async with control(app):
        await steps_through(app, monkeypatch, "", "me", "k", "", "")
        capsys.readouterr()
        # How is not stored, so the first step is needed; the account is.
        lines = ("2", "", "code", "", "")
        await steps_through(app, monkeypatch, *lines, running=running, channel=ChannelId(1))
    assert form()["account"] == "me" and form()["code"] == "code"
    said = capsys.readouterr()
    assert "Account (Enter keeps what you typed): " in said.err
    what = await app.db.read(lambda tx: [row["what"] for row in tx.all("SELECT what FROM event ORDER BY id")])
    assert what == ["connected", "renewed"]


async def test_a_renewal_of_which_everything_is_stored_begins_at_the_last_step_with_something_to_do(
    app: App, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def take(self: Desk, choice: Choice) -> Granted:
        return Granted({"token": "t", "account": "me", "way": "keys", "key": "k"}, {"address": "a"})

    monkeypatch.setattr(Desk, "take", take)
    await steps_through(app, monkeypatch, "", "me", "k", "", "")
    capsys.readouterr()
    await steps_through(app, monkeypatch, "new", "", "", channel=ChannelId(1))
    said = capsys.readouterr().out
    assert "Step 2 of 3" in said and "Step 1 of 3" not in said
    assert form()["key"] == "new"
