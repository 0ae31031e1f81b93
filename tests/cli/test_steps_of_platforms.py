"""The steps of the platforms that come with the bot, gone through in the terminal against their played platforms."""

from __future__ import annotations

import io
import re
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.app import App
from bot.cli.login import log_in
from bot.cli.reaching import Bot
from bot.cli.terminal import Machine
from bot.config import load
from bot.control.calls import Calls
from bot.domain.business import BusinessId, ServerId
from bot.domain.channel import ChannelId
from bot.domain.settings import Language
from bot.http import Http
from bot.ports import ConnectorInfo, Net
from bot.storage.businesses import BusinessStore
from bot.storage.credentials import new_key
from bot.texts import speak
from tests.connectors.facebook.double import PAGE, FakeFacebook, Token
from tests.connectors.x.double import VALUES, FakeX
from tests.support.clock import NOW, Even
from tests.support.recording import Recording

SHOP = BusinessId(1)


def now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture
def facebook() -> FakeFacebook:
    """A person's token opens two pages."""
    fake = FakeFacebook(now)
    fake.tokens["user-token"] = Token("USER", "9001")
    fake.tokens["page-two"] = Token(owner="2002")
    fake.accounts = [
        {
            "id": number,
            "name": name,
            "access_token": token,
            "tasks": ["MODERATE", "CREATE_CONTENT", "MANAGE"],
            "followers_count": followers,
        }
        for number, name, token, followers in (
            (PAGE, "Kaffeehaus Muster", "page-token", 1240),
            ("2002", "Zweite Seite", "page-two", 3),
        )
    ]
    return fake


@pytest.fixture
def x() -> FakeX:
    return FakeX(now)


@pytest.fixture
async def app(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, facebook: FakeFacebook, x: FakeX
) -> AsyncIterator[App]:
    played = {"facebook": Recording(facebook, now), "x": Recording(x, now)}

    def net_for(_: Http, info: ConnectorInfo) -> Net:
        return played[info.key]

    monkeypatch.setattr(Http, "net_for", net_for)
    settings = load(
        Path("/nowhere/.env"), {"SHOPBELL_DATA": str(tmp_path), "SHOPBELL_SECRET_KEYS": new_key()}
    )
    async with await App.open(settings, rng=Even()) as opened:
        await opened.db.write(lambda tx: BusinessStore(tx).create(ServerId(1), "Rösterei", NOW))
        yield opened


class Person(io.StringIO):
    """Standard input of a person who answers by what is asked, each answer once in its order; Enter to all else. An answer
    may depend on what was said before.
    """

    def __init__(
        self, capsys: pytest.CaptureFixture[str], **answers: tuple[str | Callable[[str], str], ...]
    ) -> None:
        super().__init__()
        self._capsys, self.out, self.err = capsys, "", ""
        self._answers = {name.replace("_", " "): list(several) for name, several in answers.items()}

    def readline(self, *_: object) -> str:  # type: ignore[override]
        asked = self.read_screen()
        found = next((several for name, several in self._answers.items() if asked.startswith(name)), [])
        answer = found.pop(0) if found else ""
        return (answer if isinstance(answer, str) else answer(self.out)) + "\n"

    def read_screen(self) -> str:
        """What was said, and the question that waits for an answer."""
        seen = self._capsys.readouterr()
        self.out, self.err = self.out + seen.out, self.err + seen.err
        return seen.err.rpartition("\n")[2]


async def go_through(
    app: App,
    monkeypatch: pytest.MonkeyPatch,
    key: str,
    person: Person,
    *,
    language: Language = Language.ENGLISH,
    channel: ChannelId | None = None,
) -> None:
    """Somebody goes through the steps of a platform."""
    machine = Machine(speak(language), app.settings)
    bot = Bot(machine, app)
    monkeypatch.setattr("sys.stdin", person)
    kind = next(each for each in await bot.ask(Calls.platforms) if each.key == key)
    assert kind.steps_only
    await log_in(machine, bot, kind, SHOP, channel)
    person.read_screen()


async def made(app: App) -> list[tuple[str, str, bool]]:
    rows = await app.db.read(
        lambda tx: tx.all("SELECT title, account_key, credential_id FROM channel ORDER BY id")
    )
    return [(row["title"], row["account_key"], row["credential_id"] is not None) for row in rows]


async def test_of_two_pages_on_facebook_one_is_connected_and_its_access_renewed(
    app: App,
    facebook: FakeFacebook,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    keys = {"App_ID": (facebook.app_id,), "App_secret": (facebook.app_secret,)}
    person = Person(capsys, **keys, Access_token=("user-token",), Which_ones=("1",))
    await go_through(app, monkeypatch, "facebook", person)
    assert "1  Kaffeehaus Muster · 1,240 followers\n2  Zweite Seite · 3 followers\n" in person.out
    assert await made(app) == [("Kaffeehaus Muster", PAGE, True)]
    secret = (facebook.app_secret, "user-token", "page-token")
    assert [word for word in secret if word in person.out + person.err] == []
    facebook.tokens["another-token"] = facebook.tokens["user-token"]
    person = Person(capsys, Access_token=("another-token",))
    await go_through(app, monkeypatch, "facebook", person, channel=ChannelId(1))
    assert "Step 1 of" not in person.out and "Step 2 of" not in person.out and "Step 3 of" in person.out
    what = await app.db.read(lambda tx: [row["what"] for row in tx.all("SELECT what FROM event ORDER BY id")])
    assert what == ["connected", "renewed"]


@pytest.mark.parametrize(
    ("language", "named"),
    [
        (Language.ENGLISH, ("App ID", "App secret", "Access token", "Which ones")),
        (Language.GERMAN_DU, ("App-ID", "App-Geheimnis", "Zugangstoken", "Welche")),
        (Language.GERMAN_SIE, ("App-ID", "App-Geheimnis", "Zugangstoken", "Welche")),
    ],
)
async def test_a_secret_that_does_not_belong_to_the_app_is_asked_for_again(
    app: App,
    facebook: FakeFacebook,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    language: Language,
    named: tuple[str, str, str, str],
) -> None:
    answers = ((facebook.app_id,), ("f" * 32, facebook.app_secret), ("user-token",), ("2",))
    person = Person(capsys, **dict(zip(named, answers, strict=True)))
    await go_through(app, monkeypatch, "facebook", person, language=language)
    assert person.err.count("!!  ") == 1
    assert [number for _, number, _ in await made(app)] == ["2002"]


async def test_four_values_of_x_connect_its_account(
    app: App, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    names = ("API_Key_Secret", "API_Key", "Access_Token_Secret", "Access_Token")
    values = (VALUES["api_secret"], VALUES["api_key"], VALUES["access_secret"], VALUES["access_token"])
    person = Person(capsys, **{name: (value,) for name, value in zip(names, values, strict=True)})
    await go_through(app, monkeypatch, "x", person)
    assert "Step 4 of 4" in person.out and "ok  This is @" in person.out
    assert "In a month that costs at most $5; change the limit with /connections." in person.out
    assert "The last 20% are for replies." in person.out
    [(_, _, credential)] = await made(app)
    assert credential
    assert [word for word in values if word in person.out + person.err] == []


async def test_the_page_of_x_connects_its_account_whose_answer_is_pasted(
    app: App, x: FakeX, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def page(said: str, *, allows: bool = True) -> str:
        return x.asked_to_allow(re.findall(r"https://x\.com/\S+", said)[-1], allows=allows)

    person = Person(
        capsys,
        How_I_get_in=("2",),
        Client_ID=("client-id",),
        Client_Secret=("client-secre", x.client_secret),
        Address=(page, lambda said: page(said, allows=False), page),
        **{"Enter:": ("", "b")},
    )
    await go_through(app, monkeypatch, "x", person)
    assert person.out.count("  http://127.0.0.1/shopbell\n") == 2  # X takes no localhost as a callback
    assert "X does not take the Client Secret. Go one step back" in person.err
    assert "It was not allowed on the page there." in person.err
    assert "Kaffeehaus Ex is connected, as number 1." in person.out
    [(_, _, credential)] = await made(app)
    assert credential and len(x.tokens) == 1
    assert x.client_secret not in person.out + person.err
