"""The connect page in a browser: every state at the width of a phone and of a desk, light and dark, in each language."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from bot.connectors.facebook import Facebook, steps
from bot.domain.channel import CredentialId
from bot.domain.settings import Language
from bot.ports import VERIFY, Begun, Choice, ConnectorInfo, Finding, Granted, Net, Retry, Steps
from tests.support.browser import browser, screenshot
from tests.support.clock import Clock
from tests.support.platform import FakeFactory
from tests.support.ports import free_port
from tests.support.provision import Chromium
from tests.support.receiver import FakeReceiver
from tests.support.web import Web, web_door

if TYPE_CHECKING:
    from playwright.async_api import Page

KEY = "facebook"
SIZES = ((390, 844), (1280, 900))
NAMES = {"Rösterei Hof", "Rösterei Hof in der Unteren Augartenstraße am Donaukanal", "Shopbell"}

MEASURE = """() => {
  const shown = (e) => e.getClientRects().length && !e.closest('.unseen');
  const rgb = (c) => c.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((v) => v / 255)
    .map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = (e) => {
    for (; e; e = e.parentElement) {
      const c = rgb(getComputedStyle(e).backgroundColor);
      if (c.length < 4 || c[3] > 0) return c;
    }
    return [255, 255, 255];
  };
  const pale = [], cut = [];
  for (const e of document.querySelectorAll('body *')) {
    if (!shown(e) || ![...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim())) continue;
    const [a, b] = [light(rgb(getComputedStyle(e).color)), light(behind(e))].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < 4.5) pale.push(`${ratio.toFixed(2)} ${e.textContent.trim()}`);
    const box = e.getBoundingClientRect();
    if (box.right > innerWidth + 0.5 || box.left < -0.5) cut.push(e.textContent.trim());
  }
  const inputs = [...document.querySelectorAll('input:not([type=hidden])')];
  return {
    wide: document.documentElement.scrollWidth - innerWidth,
    column: document.querySelector('main').getBoundingClientRect().width,
    pale, cut,
    unnamed: inputs.filter((i) => !i.labels.length).map((i) => i.name),
    lost: inputs.flatMap((i) => (i.getAttribute('aria-describedby') || '').split(' '))
      .filter((id) => id && !document.getElementById(id)),
    primary: document.querySelectorAll('.primary').length,
    small: [...document.querySelectorAll('a, button, label.choice, input[type=text], input[type=password]')]
      .filter((e) => e.getBoundingClientRect().height < 44).map((e) => e.textContent.trim() || e.name),
    order: [...document.querySelectorAll('[tabindex]')].filter((e) => e.tabIndex > 0).length,
  };
}"""

LINES = """() => [...document.querySelectorAll('title, h1, h2, p, li, label, legend, button, a')]
  .filter((e) => !e.querySelector('p, label, button, h2, ol, a'))
  .map((e) => {
    const copy = e.cloneNode(true);
    copy.querySelectorAll('strong').forEach((s) => s.remove());
    return copy.textContent.replace(/\\s+/g, ' ').trim();
  }).filter((text) => /[a-z]{3}/i.test(text))"""


class StagedLogin:
    """Facebook's login with its own words, without Facebook."""

    opens: tuple[Choice, ...] = ()
    down = False

    def __init__(self, net: Net, installation: Mapping[str, str]) -> None:
        self._real = Facebook.info.login(net, installation)  # type: ignore[misc]

    def steps(self, form: Mapping[str, str]) -> Steps:
        return self._real.steps(form)

    async def look(self, step: str, form: Mapping[str, str]) -> tuple[Finding, ...]:
        if StagedLogin.down:
            raise Retry
        if step == steps.KEYS:
            return (Finding("app_secret", True, steps.THIS_APP, {"app": "Rösterei Hof"}),)
        if step == steps.TOKEN and form["token"].startswith("weak"):
            lacks = Finding("token", False, steps.LACKS, {"permission": "pages_read_user_content"})
            return (Finding("token", True, steps.USER_TOKEN), lacks)
        if form["token"].startswith("reader"):
            weak = Finding("token", True, steps.WEAK, {"page": "Filiale"}, warns=True)
            return (weak, Finding("app_id", False, steps.APART))
        ends = Finding("token", True, steps.ENDS, {"day": "2027-05-03"})
        return (Finding("token", True, steps.USER_TOKEN), ends) if step == steps.TOKEN else ()

    async def begin(self, app: Mapping[str, str], redirect: str, state: str) -> Begun:
        return Begun("")

    async def finish(
        self, app: Mapping[str, str], begun: Begun, query: Mapping[str, str]
    ) -> tuple[Choice, ...]:
        return StagedLogin.opens

    async def take(self, choice: Choice) -> Granted:
        return Granted(choice.secrets, {"page": choice.key})

    async def refresh(self, secrets: Mapping[str, str]) -> Granted:
        return Granted(secrets)


@dataclass(slots=True)
class StagedFactory(FakeFactory):
    """Facebook as it declares itself, over a pretend platform."""

    @property
    def info(self) -> ConnectorInfo:
        return replace(Facebook.info, login=StagedLogin, webhook=FakeReceiver())


@dataclass(slots=True)
class Look:
    """A page that is looked at in every state; `lines`: what each state said."""

    page: Page
    name: str
    lines: dict[str, set[str]] = field(default_factory=dict)

    async def at(self, state: str) -> None:
        """Measures this state in both widths and colours, and takes its picture."""
        folder = os.environ.get("SHOPBELL_PICTURES")
        self.lines[state] = set(await self.page.evaluate(LINES))
        for width, height in SIZES:
            await self.page.set_viewport_size({"width": width, "height": height})
            for colours in ("light", "dark"):
                await self.page.emulate_media(color_scheme=colours)
                found = await self.page.evaluate(MEASURE)
                where = f"{state} {self.name} {width} {colours}"
                assert found["wide"] <= 0 and found["column"] <= 640, (where, found)
                assert found["primary"] <= 1, (where, found)
                empty = {
                    name: found[name] for name in ("pale", "cut", "unnamed", "lost", "small") if found[name]
                }
                assert not empty and not found["order"], (where, empty)
                if folder:
                    await screenshot(self.page, Path(folder) / f"{state}_{self.name}_{width}_{colours}.png")
        await self.page.set_viewport_size({"width": 390, "height": 844})

    async def on(self) -> None:
        await self.page.locator("button.primary").click()
        await self.page.wait_for_load_state()


@asynccontextmanager
async def facebook_door(
    folder: Path, clock: Clock, public_url: str = "", port: str = ""
) -> AsyncIterator[Web]:
    """A web door over an app whose Facebook is staged."""
    token = {"token": "page-token-0123456789", VERIFY: "chosen-word-4711"}
    long = "Rösterei Hof in der Unteren Augartenstraße am Donaukanal"
    StagedLogin.down = False
    StagedLogin.opens = (Choice("fake.example", "Rösterei Hof", token, 1240), Choice("other", long, token, 3))
    async with web_door(
        folder,
        clock,
        factory=(KEY, StagedFactory),
        SHOPBELL_PUBLIC_URL=public_url,
        SHOPBELL_WEB_PORT=port or str(free_port()),
        SHOPBELL_LANGUAGE="de",
    ) as web:
        yield web


async def test_every_state_is_whole_readable_and_in_its_own_language(
    tmp_path: Path, clock: Clock, chromium: Chromium
) -> None:
    said: dict[Language, dict[str, set[str]]] = {}
    async with facebook_door(tmp_path, clock) as web, browser(chromium) as started:
        for language in Language:
            scripts = language is not Language.ENGLISH
            context = await started.new_context(
                viewport={"width": 390, "height": 844}, java_script_enabled=scripts, reduced_motion="reduce"
            )
            look = Look(await context.new_page(), language.value)
            await through(look, web, language)
            said[language] = look.lines
            await context.close()
            await web.app.db.write(lambda tx: tx.execute("DELETE FROM channel"))
    for language in (Language.GERMAN_DU, Language.GERMAN_SIE):
        for state, lines in said[language].items():
            # Whoever has no link has no language: that page speaks the one of the installation.
            english = said[Language.ENGLISH][state] if state != "gone" else set()
            assert not {line for line in lines & english if line not in NAMES}, state


async def test_what_is_pasted_is_checked_at_once_and_the_keyboard_alone_goes_on(
    tmp_path: Path, clock: Clock, chromium: Chromium
) -> None:
    async with facebook_door(tmp_path, clock) as web, browser(chromium) as started:
        context = await started.new_context(viewport={"width": 390, "height": 844})
        page = await context.new_page()
        slips: list[str] = []
        page.on("console", lambda said: slips.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda slip: slips.append(str(slip)))
        await page.goto((await web.link(language=Language.GERMAN_DU, connector=KEY)).url)
        await page.keyboard.press("Tab")
        await page.keyboard.press("Enter")
        await page.wait_for_selector("text=Schritt 1 von 4")
        reached = [await tabbed(page) for _ in range(2)]
        assert reached == ["developers.facebook.com öffnen", "Weiter"]
        await page.keyboard.press("Enter")
        await page.wait_for_selector("text=Schritt 2 von 4")
        reached = [await tabbed(page) for _ in range(3)]
        assert reached == ["App angelegt", "developers.facebook.com öffnen", "App-ID"]
        await page.keyboard.insert_text("1234567890123456")
        assert await tabbed(page) == "App-Geheimnis"
        await page.keyboard.insert_text("0123456789abcdef0123456789abcdef")
        assert await tabbed(page) == "Weiter"  # which leaves the field, so that it is checked
        await page.wait_for_selector("text=die App heißt Rösterei Hof")
        assert "Schritt 2 von 4" in await page.inner_text("main")
        assert "eingefügt, 32 Zeichen" in await page.inner_text("main")
        await page.keyboard.press("Enter")
        await page.wait_for_selector("text=Schritt 3 von 4")
        weak = "weak" + "x" * 100
        await page.evaluate(PASTE, ["input[type=password]", weak])
        await page.wait_for_selector("text=pages_read_user_content fehlt.")
        assert await page.locator("strong", has_text="Permissions").count() == 2
        aloud = await page.locator("input[type=password] ~ div .unseen").all_inner_texts()
        assert aloud == ["Passt:", "Noch nicht:"]
        assert await page.get_attribute("input[type=password]", "aria-invalid") == "true"
        await page.evaluate(PASTE, ["input[type=password]", "reader" + "x" * 100])
        await page.wait_for_selector("p.warns:has-text('Achtung: Auf der Seite Filiale')")
        assert await page.get_attribute("input[type=password]", "aria-invalid") == "false"
        await page.reload()
        assert await page.locator("p.warns", has_text="Auf der Seite Filiale").count() == 1
        assert slips == []


PASTE = """([where, text]) => {
  const field = document.querySelector(where);
  field.value = text;
  field.dispatchEvent(new ClipboardEvent('paste', {bubbles: true}));
}"""
REACHED = """() => {
  const at = document.activeElement;
  return (at.labels && at.labels.length ? at.labels[0] : at).textContent.trim();
}"""


async def tabbed(page: Page) -> str:
    """What the next press of Tab reaches."""
    await page.keyboard.press("Tab")
    return str(await page.evaluate(REACHED))


async def test_where_the_platform_can_deliver_the_end_says_where_and_a_text_is_copied_whole(
    tmp_path: Path, clock: Clock, chromium: Chromium
) -> None:
    port = free_port()
    async with (
        facebook_door(tmp_path, clock, "https://shop.example", str(port)) as web,
        browser(chromium) as started,
    ):
        StagedLogin.opens = StagedLogin.opens[:1]
        context = await started.new_context(viewport={"width": 390, "height": 844})
        page = await context.new_page()
        link = await web.link(language=Language.GERMAN_DU, connector=KEY)
        # As behind a proxy that hands the page on: the browser is at the door itself.
        await page.goto(link.url.replace("https://shop.example", web.base))
        look = Look(page, "de")
        while await page.locator("section.done").count() == 0:
            for typed in await page.locator("input[type=text], input[type=password]").all():
                await typed.fill("1234567890123456")
            await look.on()
        said = await page.locator(".copy > span").all_inner_texts()
        hook = await web.app.webhooks.address(web.business.id, CredentialId(1))
        assert said[:2] == [f"https://shop.example{hook}", "chosen-word-4711"]
        assert "Sofortige Zustellung" in await page.inner_text("main")
        assert "nach einem Passwortwechsel brauche ich ihn neu" in await page.inner_text("main")
        await page.locator(".copy > span").first.click()
        assert await page.evaluate("getSelection().toString()") == said[0]
        await look.at("delivered")
        assert await page.locator(".copy button").all_inner_texts() == ["Kopieren"] * 3
        await page.locator(".copy button").first.click()
        await page.wait_for_selector(".copy button:has-text('Kopiert')")


async def through(look: Look, web: Web, language: Language) -> None:
    """From the link to its end, through every state."""
    page = look.page
    link = await web.link(language=language, connector=KEY)
    await page.goto(link.url)
    await look.at("first")
    await look.on()
    await look.at("steps")
    await look.on()
    await look.at("keys")
    await look.on()
    await look.at("missing")
    await page.locator("input[type=text]").fill("1234567890123456")
    await page.locator("input[type=password]").fill("0123456789abcdef0123456789abcdef")
    StagedLogin.down = True
    await look.on()
    await look.at("down")
    StagedLogin.down = False
    await look.on()
    await page.locator("input[type=password]").fill("weak" + "x" * 178)
    await look.on()
    await look.at("wrong")
    await page.locator("input[type=password]").fill("EAAG" + "x" * 178)
    await look.on()
    while await page.locator("[name=choice]").count() == 0:
        await look.on()
    await look.at("choice")
    await page.locator("[name=choice]").first.check()
    await look.on()
    await look.at("done")
    again = await web.link(language=language, connector=KEY)
    await page.goto(again.url)
    await look.on()
    for _ in range(10):
        if await page.locator("[name=choice]").count():
            break
        for typed in await page.locator("input[type=text], input[type=password]").all():
            await typed.fill("1234567890123456")
        await look.on()
    await look.at("connected")
    await page.goto(f"{web.base}/connect/{'A' * 43}")
    await look.at("gone")
