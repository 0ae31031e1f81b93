"""A web door over a running app, the login of a platform that a test plays, and a browser without a window."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlencode, urlsplit

import aiohttp

from bot.app import App
from bot.config import load
from bot.domain.business import Business, BusinessId, DiscordChannelId, MemberId, ServerId
from bot.domain.channel import ChannelId
from bot.domain.connect_link import ConnectLink
from bot.domain.settings import Language
from bot.marks import mark
from bot.ports import (
    HOOK,
    VERIFY,
    Begun,
    Choice,
    ConnectorError,
    ConnectorInfo,
    FieldOption,
    Finding,
    Granted,
    LoginField,
    Net,
    Step,
    Steps,
)
from bot.storage.businesses import BusinessStore
from bot.storage.credentials import new_key
from bot.web.door import WebDoor, door
from tests.support.businesses import acting, change_business
from tests.support.clock import NOW, Clock, Even
from tests.support.platform import KEY, FakeFactory, FakePlatform
from tests.support.ports import free_port

OWNER = MemberId(7)
SERVER = ServerId(700_000_000_000_000_001)
INBOX = DiscordChannelId(700_000_000_000_000_002)
SECRET = "s3cret-of-the-app-0123456789"


class SampleLogin:
    """Login in three steps: an app, its token, and a page to allow it on, where `page` is set."""

    page: ClassVar[str] = "https://platform.example/allow"
    opens: ClassVar[tuple[Choice, ...]] = ()
    trouble: ClassVar[dict[str, list[ConnectorError]]] = {}
    """What each method meets instead of working, first come first met."""
    looked: ClassVar[list[Mapping[str, str]]] = []
    ends_at: ClassVar[Any] = None

    def __init__(self, net: Net, installation: Mapping[str, str]) -> None:
        pass

    @classmethod
    def reset(cls) -> None:
        cls.page, cls.trouble, cls.looked, cls.ends_at = "https://platform.example/allow", {}, [], None
        token = {"token": "page-token-0123456789", "secret": SECRET, VERIFY: "chosen-word"}
        cls.opens = (
            Choice("fake.example", "Rösterei Hof", token, 1240),
            Choice("other.example", "Rösterei Hof", token, 3),
        )

    def _meet(self, name: str) -> None:
        if self.trouble.get(name):
            raise self.trouble[name].pop(0)

    def steps(self, form: Mapping[str, str]) -> Steps:
        app = Step(
            "app",
            mark("Make the app"),
            mark("The platform lets only **apps** in."),
            clicks=(mark("Press **Create app**."), mark("Copy both numbers.")),
            link="https://platform.example/apps",
            pitfall=mark("The app must be **live**."),
            paste=(mark("Reads & answers comments."),),
            done=mark("App made"),
            fields=(
                LoginField("app_id", mark("App number"), hint=mark("Digits only."), example="4711"),
                LoginField("secret", mark("App secret"), secret=True),
            ),
        )
        token = Step(
            "token",
            mark("Token"),
            mark("So that I may read."),
            fields=(
                LoginField("note", mark("Note"), required=False),
                LoginField(
                    "kind",
                    mark("Kind of app"),
                    options=(FieldOption("page", mark("Page")), FieldOption("person", mark("Person"))),
                ),
            ),
        )
        allow = Step("allow", mark("Allowed"), mark("The platform asks you once."), opens=True)
        every = [app, token, allow]
        if HOOK in form:
            push = Step(
                "push",
                mark("At once"),
                mark("So that it rings at once."),
                paste=(mark(form[HOOK]), mark(form.get(VERIFY, ""))),
                pushes=True,
            )
            every.append(push)
        return Steps(tuple(every), minutes=20, needs=mark("the account that manages the page"))

    async def look(self, step: str, form: Mapping[str, str]) -> tuple[Finding, ...]:
        self.looked.append({"step": step, **form})
        self._meet("look")
        if step != "app":
            return ()
        if form["app_id"] == "0":
            return (Finding("app_id", False, mark("There is no app {app}."), {"app": form["app_id"]}),)
        named = Finding("app_id", True, mark("That is the app {name}."), {"name": form["app_id"]})
        return (named, Finding("secret", True, mark("It ends on {day}."), {"day": "2027-05-03"}))

    async def begin(self, app: Mapping[str, str], redirect: str, state: str) -> Begun:
        self._meet("begin")
        query = urlencode({"redirect": redirect, "state": state})
        return Begun(f"{self.page}?{query}" if self.page else "", verifier="v")

    async def finish(
        self, app: Mapping[str, str], begun: Begun, query: Mapping[str, str]
    ) -> tuple[Choice, ...]:
        self._meet("finish")
        return self.opens

    async def take(self, choice: Choice) -> Granted:
        self._meet("take")
        return Granted(choice.secrets, {"address": choice.key}, self.ends_at)

    async def refresh(self, secrets: Mapping[str, str]) -> Granted:
        return Granted(secrets)


@dataclass(slots=True)
class LoginFactory(FakeFactory):
    """The pretend platform, with a login."""

    @property
    def info(self) -> ConnectorInfo:
        return replace(FakeFactory.info.fget(self), login=SampleLogin)  # type: ignore[attr-defined]


@dataclass(slots=True)
class Answer:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    text: str

    @property
    def proof(self) -> str:
        found = re.search(r'name="proof" value="(\w+)"', self.text)
        return found[1] if found else ""


@dataclass(slots=True)
class Browser:
    """A browser: keeps cookies, sends what browsers send, follows nothing by itself."""

    base: str
    session: aiohttp.ClientSession
    cookies: dict[str, str] = field(default_factory=dict)
    set_cookies: list[str] = field(default_factory=list)

    async def ask(
        self, method: str, path: str, *, data: Any = None, headers: Mapping[str, str] | None = None
    ) -> Answer:
        own = {"Sec-Fetch-Site": "same-origin", "Origin": "null"} if method == "POST" else {}
        if self.cookies:
            own["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        async with self.session.request(
            method,
            path if path.startswith("http") else self.base + path,
            data=data,
            headers={**own, **(headers or {})},
            allow_redirects=False,
        ) as answer:
            for said in answer.headers.getall("Set-Cookie", []):
                self.set_cookies.append(said)
                name, _, value = said.partition(";")[0].partition("=")
                self.cookies[name] = value
            return Answer(answer.status, answer.headers, (await answer.read()).decode())

    async def get(self, path: str, **more: Any) -> Answer:
        return await self.ask("GET", path, **more)

    async def follow(self, answer: Answer) -> Answer:
        """Goes where it was sent."""
        assert answer.status == 303, (answer.status, answer.text)
        return await self.get(answer.headers["Location"])

    async def open(self, link: ConnectLink) -> Answer:
        """Opens a link and presses its button; the page with its first step."""
        path = urlsplit(link.url).path
        assert (await self.get(path)).status == 200
        return await self.follow(await self.ask("POST", path))

    async def send(self, page: Answer, **fields: str) -> Answer:
        """Fills in the form of a page and presses its button; what it answers, without going on."""
        action = re.search(r'<form method="post" action="([^"]+)"', page.text)
        step = re.search(r'name="step" value="(\w+)"', page.text)
        assert action is not None, page.text
        data = {"proof": page.proof, "do": "on", **({"step": step[1]} if step else {})}
        data |= {
            name if name in ("do", "choice", "step", "proof") else f"f.{name}": fields[name]
            for name in fields
        }
        return await self.ask("POST", action[1], data=data)

    async def press(self, page: Answer, **fields: str) -> Answer:
        """The same; the page that comes next."""
        return await self.follow(await self.send(page, **fields))


@dataclass(slots=True)
class Web:
    """An app with one business, and its web door."""

    app: App
    clock: Clock
    platform: FakePlatform
    port: int
    business: Business
    door: WebDoor
    session: aiohttp.ClientSession
    said: list[str]
    owners: set[MemberId] = field(default_factory=lambda: {OWNER})
    discord: bool = True

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def browser(self) -> Browser:
        return Browser(self.base, self.session)

    async def link(
        self,
        channel: ChannelId | None = None,
        language: Language = Language.ENGLISH,
        business: BusinessId | None = None,
        connector: str = KEY,
    ) -> ConnectLink:
        actor = acting(business or self.business.id, OWNER, self.clock())
        made = await self.app.connect_links.make(actor, connector, channel, language)
        assert isinstance(made, ConnectLink)
        return made

    async def is_owner(self, business: Business, member: MemberId) -> bool | None:
        return member in self.owners if self.discord else None

    async def channels(self) -> list[tuple[str, str]]:
        """Title and account of what is connected."""
        rows = await self.app.db.read(lambda tx: tx.all("SELECT title, account_key FROM channel ORDER BY id"))
        return [(row["title"], row["account_key"]) for row in rows]


@asynccontextmanager
async def web_door(
    folder: Path,
    clock: Clock,
    *,
    known: bool = False,
    factory: tuple[str, type[FakeFactory]] = (KEY, LoginFactory),
    **settings: str,
) -> AsyncIterator[Web]:
    """An app on its own data, its door on a free port. `known`: its business is there already, as after a restart;
    `factory`: key and connector of its platform.
    """
    SampleLogin.reset()
    port = int(settings.get("SHOPBELL_WEB_PORT", "0")) or free_port()
    given = {"SHOPBELL_DATA": str(folder), "SHOPBELL_SECRET_KEYS": new_key(), "SHOPBELL_WEB_PORT": str(port)}
    platform, said = FakePlatform(clock), list[str]()
    app = await App.open(
        load(Path("/nowhere/.env"), {**given, **settings}),
        more={factory[0]: factory[1](platform)},
        clock=clock,
        rng=Even(),
    )
    async with app, aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as session:
        made = await app.db.write(lambda tx: BusinessStore(tx).create(SERVER, "Rösterei", NOW))
        business = await app.db.write(lambda tx: change_business(tx, made.id, set_up_at=NOW, inbox_id=INBOX))
        async with door(app, said.append) as opened:
            web = Web(app, clock, platform, port, business, opened, session, said)
            app.connect_site.is_owner = web.is_owner
            yield web


def state_of(address: str) -> str:
    """State that the platform is to send back."""
    return parse_qs(urlsplit(address).query)["state"][0]


HALF_AN_HOUR = timedelta(minutes=30)
