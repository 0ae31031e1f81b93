"""What connecting takes on the page: how often its buttons are pressed and something is pasted, against the played platforms."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.http import Http
from bot.ports import ConnectorInfo, Net
from tests.connectors.facebook.double import PAGE, FakeFacebook, Token
from tests.connectors.wordpress.double import HOME, FakeWordPress
from tests.connectors.x.double import VALUES, FakeX
from tests.support.clock import Clock
from tests.support.recording import Recording
from tests.support.web import Answer, Browser, Web, web_door


def now() -> datetime:
    """Time of this machine, by which X's signatures are made."""
    return datetime.now(UTC)


@dataclass
class Played:
    """The three platforms, as they are without any network."""

    facebook: FakeFacebook
    x: FakeX
    wordpress: FakeWordPress

    def net_for(self, _: Http, info: ConnectorInfo) -> Net:
        if info.key == "wordpress":
            return self.wordpress
        return Recording(self.facebook if info.key == "facebook" else self.x, now)


@pytest.fixture
def played(monkeypatch: pytest.MonkeyPatch) -> Played:
    made = Played(FakeFacebook(now), FakeX(now), FakeWordPress())
    monkeypatch.setattr(Http, "net_for", lambda http, info: made.net_for(http, info))
    return made


@pytest.fixture
async def web(tmp_path: Path, clock: Clock, played: Played) -> AsyncIterator[Web]:
    async with web_door(tmp_path, clock) as opened:
        yield opened


@dataclass
class Person:
    """Goes through the page and counts: the button that opens the link's page is the first press."""

    browser: Browser
    page: Answer
    pressed: int = 1
    pasted: int = 0

    async def on(self, **typed: str) -> None:
        """Pastes what a step asks for and presses its button."""
        self.page = await self.browser.press(self.page, **typed)
        self.pressed, self.pasted = self.pressed + 1, self.pasted + len(typed)

    async def choose(self, key: str) -> None:
        """Ticks an account and presses the button below."""
        self.page = await self.browser.press(self.page, do="take", choice=key)
        self.pressed += 2

    @property
    def effort(self) -> tuple[int, int]:
        assert 'class="done"' in self.page.text, self.page.text
        return self.pressed, self.pasted


async def person(web: Web, connector: str) -> Person:
    browser = web.browser()
    return Person(browser, await browser.open(await web.link(connector=connector)))


@pytest.mark.parametrize(("pages", "presses"), [(1, 4), (2, 6)])
async def test_facebook_takes_three_pastes_and_one_press_more_than_it_has_steps_to_fill_in(
    web: Web, played: Played, pages: int, presses: int
) -> None:
    facebook = played.facebook
    facebook.tokens["user-token"] = Token("USER", "9001")
    facebook.tokens["page-two"] = Token(owner="2002")
    facebook.accounts = [
        {"id": key, "name": key, "access_token": token, "tasks": ["MODERATE", "MANAGE"]}
        for key, token in ((PAGE, "page-token"), ("2002", "page-two"))
    ][:pages]
    owner = await person(web, "facebook")
    await owner.on()
    await owner.on(app_id=facebook.app_id, app_secret=facebook.app_secret)
    await owner.on(token="user-token")
    if pages > 1:
        await owner.choose(PAGE)
    assert owner.effort == (presses, 3)


async def test_x_takes_four_pastes(web: Web) -> None:
    owner = await person(web, "x")
    await owner.on()
    await owner.on()
    await owner.on(api_key=VALUES["api_key"], api_secret=VALUES["api_secret"])
    await owner.on(access_token=VALUES["access_token"], access_secret=VALUES["access_secret"])
    assert owner.effort == (5, 4)


async def test_a_blog_takes_three_pastes(web: Web, played: Played) -> None:
    owner = await person(web, "wordpress")
    await owner.on(url=HOME)
    await owner.on(user=played.wordpress.user, application_password=played.wordpress.password)
    assert owner.effort == (3, 3)
