"""The preview as the owner meets it: the real process, a phone in Chromium, and every word in German."""

import asyncio
import json
import os
import re
import signal
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import pytest

from tests.support.browser import phone
from tests.support.ports import free_port
from tests.support.provision import Chromium
from tests.support.weights import cached_weights
from tests.support.wordpress import WordPress

if TYPE_CHECKING:
    from playwright.async_api import Locator, Page, Route

ROOT = Path(__file__).resolve().parents[2]
HURRIED = """
from dataclasses import replace
from bot.connectors.example import stage
stage.SCENES = tuple(
    tuple(replace(line, within=line.within / 3) for line in scene) for scene in stage.SCENES
)
import cogs.preview.tour as tour
tour.WITHOUT, tour.EVERY, tour.AFTER_ANSWER = tour.WITHOUT / 10, tour.EVERY / 8, tour.AFTER_ANSWER / 10
import asyncio, os
from simcord.preview._server import PreviewServer
close = PreviewServer.close
async def close_later(server):
    await asyncio.sleep(float(os.environ.get("ENDS_WITHIN", 0)))
    await close(server)
PreviewServer.close = close_later
from bot.cli.running import start_preview
raise SystemExit(start_preview())
"""
"""The unmodified preview, with customers that write sooner than in three minutes. ENDS_WITHIN: seconds that its server
goes on answering while it ends, as on a slow machine.
"""

GERMAN = re.compile(r"[äöüß]|\b(und|der|die|das|ist|nicht|ein|eine|von|seit|mit|noch|Antwort\w*|Frage\w*)\b")
ENGLISH = re.compile(
    r"\b(the|and|you|your|with|this|that|reply|replies|answer|answered|comment|comments|message|messages|open"
    r"|more|done|new|only|can|used|send|sent|submit|cancel|close|search|back|next|ago|seconds|minutes|edited"
    r"|question|approve|waiting|template|templates|in the|from|characters|at most)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Preview:
    """A running preview and what it printed."""

    process: asyncio.subprocess.Process
    printed: Path

    def words(self) -> str:
        return self.printed.read_text(encoding="utf-8", errors="replace")

    async def said(self, what: str, within: float = 30.0) -> re.Match[str]:
        """Waits for a line of the terminal."""
        async with asyncio.timeout(within):
            while (found := re.search(what, self.words())) is None:
                if self.process.returncode is not None:
                    raise AssertionError(f"it ended: {self.words()}")
                await asyncio.sleep(0.05)
        return found

    async def address(self) -> str:
        return (await self.said(r"http://127\.0\.0\.1:\d+/\S*"))[0]


@asynccontextmanager
async def preview(
    folder: Path, *arguments: str, hurried: bool = False, more: Mapping[str, str] | None = None
) -> AsyncIterator[Preview]:
    """Started in a folder of its own, ended by its id. Its weights were unpacked before."""
    folder.mkdir(exist_ok=True)
    if not (folder / "data" / "models").exists():
        (folder / "data").mkdir(mode=0o700, exist_ok=True)
        (folder / "data" / "models").symlink_to(cached_weights().parent)
    printed = folder / "printed.txt"
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    environment = {**kept, "LANG": "de_AT.UTF-8", "PYTHONPATH": str(ROOT), **(more or {})}
    command = ("-c", HURRIED) if hurried else ("-m", "bot", "preview", *arguments)
    with printed.open("ab") as out:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *command,
            cwd=folder,
            env=environment,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=out,
            stderr=out,
            start_new_session=True,
        )
    try:
        yield Preview(process, printed)
    finally:
        if process.returncode is None:
            os.killpg(process.pid, signal.SIGTERM)
        await asyncio.wait_for(process.wait(), 20)


def card(page: "Page", words: str) -> "Locator":
    """The message that says so; there is only one."""
    return page.locator(".channel-message").filter(has_text=words)


async def shows(page: "Page", words: str, within: float = 20.0) -> "Locator":
    """Waits until some message says so, without pressing anything."""
    found = card(page, words).last
    await found.wait_for(timeout=within * 1000)
    return found


async def unlock(page: "Page", within: float = 30.0) -> str:
    """Waits for the first push on the lock screen and taps it; what it says."""
    push = page.locator(".phone-push:not([hidden])")
    await push.wait_for(timeout=within * 1000)
    said = await push.inner_text()
    await push.click()
    await push.wait_for(state="hidden")
    return said


async def press(within: "Locator", label: str) -> None:
    await within.get_by_role("button", name=label, exact=True).last.click(timeout=10_000)


async def test_an_owner_answers_the_first_customer_in_two_interactions_and_finds_her_way(
    tmp_path: Path, chromium: Chromium
) -> None:
    more = {"SHOPBELL_PREVIEW_PORT": str(free_port())}
    async with preview(tmp_path, hurried=True, more=more) as live, phone(chromium, scale=1) as page:
        await page.goto(await live.address())
        assert "Das ist eine Vorschau von Shopbell" in await page.locator(".phone-cover").first.inner_text()
        push = await unlock(page)
        assert "Kaufinteresse von Klara (Blog): „" in push and "Gutscheine" in push
        assert_german(push)

        klara = await shows(page, "Kaufinteresse von Klara")
        today = datetime.now(ZoneInfo("Europe/Vienna"))
        assert f"{today:%d.%m.%y}" in await page.locator("body").inner_text()
        await shows(page, "Blog ·")
        stands = await page.locator(".channel-message").all_inner_texts()
        assert "Willkommen!" in stands[0] and "Klara" in stands[1], stands
        await press(klara, "1 Gutscheine")
        form = page.get_by_role("dialog")
        await form.wait_for()
        assert "Antwort an Klara (Blog)" in await form.inner_text()
        assert "Hallo Klara!" in await form.get_by_role("textbox").input_value()
        assert_german(await form.inner_text())
        await press(form, "Absenden")
        sending = await shows(page, "raus")
        assert "Zurückholen" in await sending.inner_text()

        await press(await shows(page, "Lob von Resi"), "Mehr")
        await press(page.locator("#channel-message-list"), "Gefällt mir")
        await shows(page, "Beschwerde von Moritz")
        await shows(page, "keine Vorlage passt")
        gerda = await shows(page, "Wartet auf Freigabe: Gerda")
        elsewhere = await shows(page, "direkt auf Facebook")
        assert "Beantwortet nach" in await elsewhere.inner_text()
        assert "Petra" in await elsewhere.inner_text()

        # A list that is opened before the last of the bundle has come does not hold him.
        bundle = await shows(page, "8 neue Kommentare")
        await press(bundle, "Als Liste")
        lists = page.get_by_role("combobox").filter(has_text="öffnen …")
        await choose(page, "öffnen …", "Kurt")
        await press(await shows(page, "Beschwerde von Kurt"), "Mehr")
        await press(page.locator("#channel-message-list"), "Verbergen")
        await press(await shows(page, "Als Liste"), "Als Liste")
        await choose(page, "öffnen …", "Lorenz")
        await answer_by_link(page)
        bundle = await shows(page, "Als Liste")
        open_lists = await lists.count()
        await page.route("**/api/action*", _late)
        await press(gerda, "Freigeben")
        await bundle.get_by_role("button", name="Als Liste").dispatch_event("click")
        await shows(page, "Frage von Gerda")
        await lists.nth(open_lists).wait_for()
        await page.unroute_all(behavior="wait")

        await choose(page, "öffnen …", "Hafermilch")
        await shows(page, "Frage von Dominik")
        bundle = await shows(page, "Als Liste")
        open_lists = await lists.count()
        await press_slowly(page, bundle, "Als Liste")
        await lists.nth(open_lists).wait_for()

        assert "gefällt dir" in await (await shows(page, "Lob von Resi")).inner_text()
        assert "Kurt" in await (await shows(page, "Dort verborgen")).inner_text()
        assert "Lorenz" in await (await shows(page, "direkt auf X")).inner_text()
        answered = await shows(page, "Beantwortet nach")
        await page.locator(".channel-message").filter(has_text="Deine erste Antwort").wait_for(timeout=15_000)
        await shows(page, "Das war’s. So machst du es echt", 60)
        assert_german(await page.locator("#channel-timeline").inner_text())
        assert await answered.count()

        await page.locator("#channel-composer-input").fill("Ja, wir haben offen!")
        await page.keyboard.press("Enter")
        await shows(page, "Das hat nur dieser Server gesehen. Zum Antworten: Knopf auf der Karte.")
        await command(page, "einrichten", "Wie soll ich mit dir reden?")
        await press(page.locator("#channel-message-list"), "Fertig")
        assert "privaten Kanal" not in await (await shows(page, "Jetzt einmal ausprobieren?")).inner_text()
        await command(page, "bericht", "Das war der")
        await command(page, "zahlen", "Zahlen der letzten 7 Tage")
        assert "6 neu · 6 beantwortet" in await page.locator("body").inner_text()
        for _ in range(2):
            await page.get_by_role("combobox").filter(has_text="Die Kommentare dahinter").last.click()
            await page.get_by_role("option").filter(has_text="Noch offen").click()
            await press(await shows(page, "Noch offen: "), "Zahlen")
            await shows(page, "Zahlen der letzten 7 Tage")
        assert_german(await page.locator("#preview-app").inner_text())
        assert live.words().count("\n") == 4, live.words()


async def answer_by_link(page: "Page") -> None:
    """Answers the question on X: suggestion, send, link. What opens there live stays closed, and is posted."""
    await press(await shows(page, "Frage von Lorenz"), "1 Versand")
    await press(page.get_by_role("dialog"), "Absenden")
    link = page.get_by_role("link", name="Auf X antworten").last
    await link.wait_for(timeout=10_000)
    address = await link.get_attribute("href")
    assert address and address.startswith("https://x.com/intent/") and "Hallo%20Lorenz" in address
    await link.click()
    await page.locator(".phone-note", has_text="Live steht deine Antwort dort schon drin").wait_for()
    assert len(page.context.pages) == 1


async def _late(route: "Route") -> None:
    """A press whose answer takes a second."""
    answer = await route.fetch()
    await asyncio.sleep(1)
    await route.fulfill(response=answer)


async def press_slowly(page: "Page", within: "Locator", label: str) -> None:
    """The card is drawn again, taller, before the finger lifts."""
    button = within.get_by_role("button", name=label, exact=True).last
    # By events, not by place: the list moves while cards come.
    await button.dispatch_event("pointerdown")
    await drawn_taller(page)
    await page.locator("body").dispatch_event("pointerup")


async def drawn_taller(page: "Page") -> None:
    await page.route("**/api/state*", _taller)
    await page.locator(".channel-message").filter(has_text=TALLER).first.wait_for()
    await page.unroute_all(behavior="wait")


async def choose_at_once(page: "Page", what: str, option: str) -> None:
    """Opens a select and takes an option."""
    await page.get_by_role("combobox").filter(has_text=what).last.click()
    await page.get_by_role("option").filter(has_text=option).click()


async def choose(page: "Page", what: str, option: str) -> None:
    """Opens a select and takes an option, while a card above it is drawn taller."""
    trigger = page.get_by_role("combobox").filter(has_text=what).last
    wanted = page.get_by_role("option").filter(has_text=option)
    await opened(page, trigger, wanted)
    stood = await trigger.bounding_box()
    await drawn_taller(page)
    await wanted.wait_for(timeout=1_000)
    stands = await trigger.bounding_box()
    assert stood and stands and abs(stands["y"] - stood["y"]) < 100, "the card grew by three times that"
    await wanted.click()


async def opened(page: "Page", trigger: "Locator", wanted: "Locator") -> None:
    """Opens a select; again where a card that came in that moment closed it."""
    from playwright.async_api import TimeoutError as PlaywrightTimeout

    for _ in range(4):
        await trigger.click()
        with suppress(PlaywrightTimeout):
            await wanted.wait_for(timeout=5_000)
            return
    raise AssertionError(await page.locator("#channel-timeline").inner_text())


TALLER = "Diese Karte ist höher als vorher."


async def _taller(route: "Route") -> None:
    """Answers the page's request for its state, with the card above a list half a phone taller."""
    answer = await route.fetch()
    state = await answer.json()
    for card in state.get("messages", {}).values():
        if '"Als Liste"' in json.dumps(card):
            card["components"] = [{"type": 10, "content": TALLER} for _ in range(15)] + card["components"]
    await route.fulfill(response=answer, json=state)


async def command(page: "Page", name: str, answer: str) -> None:
    """Types a command, chooses it from the list, and waits for the panel."""
    await page.locator("#channel-composer-input").click()
    await page.keyboard.type(f"/{name}")
    await page.locator(".command-entry").filter(has_text=f"/{name}").wait_for()
    await page.keyboard.press("Enter")
    await page.locator(".command-entry").first.wait_for(state="detached")
    await page.keyboard.press("Enter")
    await shows(page, answer)


def assert_german(text: str) -> None:
    """No English word but names of commands beside the German ones."""
    found = [match[0] for match in ENGLISH.finditer(re.sub(r"\(\s*/\w+\s*\)", "", text))]
    assert found == [], text


async def test_a_taken_port_and_a_second_preview_on_the_same_data_are_reported_in_a_sentence(
    tmp_path: Path,
) -> None:
    port = free_port()
    more = {"SHOPBELL_PREVIEW_PORT": str(port)}
    async with preview(tmp_path / "first", more=more) as first:
        assert urlsplit(await first.address()).port == port
        second_data = more | {"SHOPBELL_DATA": str(tmp_path / "first" / "data")}
        async with preview(tmp_path / "second", more=second_data) as second:
            assert await asyncio.wait_for(second.process.wait(), 20) == 2
            assert "Auf diesen Daten läuft schon ein Shopbell. Beende es zuerst:" in second.words()
            assert "Traceback" not in second.words()
        kept = more | {"SHOPBELL_WEB_PORT": str(port + 1)}  # that of the page to connect
        async with preview(tmp_path / "third", more=kept) as third:
            taken = await third.said(rf"Port {port} ist belegt, deshalb nehme ich (\d+)\.")
            assert urlsplit(await third.address()).port == int(taken[1])
            assert int(taken[1]) not in (port, port + 1)


@pytest.mark.usefixtures("default_hangup")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
async def test_however_it_is_stopped_it_ends_with_code_0_and_leaves_no_log_beside_its_data(
    tmp_path: Path, number: signal.Signals
) -> None:
    async with preview(tmp_path, more={"SHOPBELL_PREVIEW_PORT": str(free_port())}) as running:
        await running.address()
        # A terminal that is closed says so twice: the kernel and the shell.
        for _ in range(2):
            running.process.send_signal(number)
        assert await asyncio.wait_for(running.process.wait(), 20) == 0, running.words()
        assert "Traceback" not in running.words()
    assert sorted(path.name for path in (tmp_path / "data").iterdir()) == [
        "models",
        "preview.db",
        "preview.lock",
    ]


TIMES = """list => list.map((time) => time.textContent).flatMap((words) => words.match(/[0-9]{1,2}:[0-9]{2}/g) || [])"""


async def test_lock_screen_messages_and_cards_show_the_time_of_one_zone_wherever_the_browser_is(
    tmp_path: Path, chromium: Chromium
) -> None:
    more = {"SHOPBELL_PREVIEW_PORT": str(free_port()), "SHOPBELL_ZONE": "Asia/Kolkata"}
    async with (
        preview(tmp_path, hurried=True, more=more) as live,
        phone(chromium, zone="America/New_York", scale=1) as page,
    ):
        await page.goto(await live.address())
        shown = [await page.locator(".phone-clock").inner_text()]
        day = await page.locator(".phone-date").inner_text()
        await unlock(page)
        await press(await shows(page, "Kaufinteresse von Klara"), "1 Gutscheine")
        await press(page.get_by_role("dialog"), "Absenden")
        await shows(page, "Beantwortet nach")
        shown += await page.locator("time").evaluate_all(TIMES)
        text = await page.locator("body").inner_text()
        shown += re.findall(r"(?<![\d:])\d{1,2}:\d\d(?![\d:])", text)
        now = datetime.now(ZoneInfo("Asia/Kolkata"))
        assert len(shown) > 3
        for time in shown:
            hour, minute = map(int, time.split(":"))
            apart = (now.hour * 60 + now.minute - hour * 60 - minute) % (24 * 60)
            assert apart < 5, (shown, text)
        assert str(now.day) in day or now.hour == 0


async def test_a_real_blog_is_read_along_and_its_answer_handed_over_as_text(
    tmp_path: Path, chromium: Chromium, wordpress: WordPress
) -> None:
    post = await asyncio.to_thread(wordpress.make_post, "Neues aus der Werkstatt")
    asked = "Repariert ihr auch alte Mühlen?"
    await asyncio.to_thread(wordpress.comment, wordpress.customer("Rosa Rad"), post.id, asked)
    blog = urlsplit(wordpress.url)
    more = {
        "SHOPBELL_PREVIEW_PORT": str(free_port()),
        "SHOPBELL_PRIVATE_HOSTS": f"{blog.hostname}:{blog.port}",
    }
    async with (
        preview(tmp_path, "--wordpress", wordpress.url, more=more) as live,
        phone(chromium, scale=1) as page,
    ):
        await page.goto(await live.address())
        await unlock(page)
        rosa = await shows(page, asked)
        await press(rosa, "Antworten")
        form = page.get_by_role("dialog")
        await form.get_by_role("textbox").last.fill("Ja, bring sie vorbei!")
        await press(form, "Absenden")
        await shows(page, "Text übergeben um")
        await shows(page, "Ja, bring sie vorbei!")
        await press(card(page, asked).first, "Ist beantwortet")
        await shows(page, "Beantwortet nach")
        assert [row.content for row in wordpress.comments()] == [asked]


async def in_sight(page: "Page", what: "Locator") -> bool:
    """Whether it lies between the head of the channel and the line to write in."""
    box, room = await what.bounding_box(), await page.locator("#channel-timeline").bounding_box()
    assert box and room
    top = box["y"]
    return (
        room["y"] - 1 <= top
        and min(top + box["height"], top + room["height"]) <= room["y"] + room["height"] + 1
    )


async def test_on_a_phone_every_command_is_sent_by_tap_its_answer_comes_into_sight_and_links_stay(
    tmp_path: Path, chromium: Chromium
) -> None:
    more = {"SHOPBELL_PREVIEW_PORT": str(free_port())}
    async with preview(tmp_path, hurried=True, more=more) as running, phone(chromium, scale=1) as page:
        await page.goto(await running.address())
        await unlock(page)
        resi = await shows(page, "Lob von Resi")
        await shows(page, "Beschwerde von Moritz")
        await resi.get_by_role("link").first.click()
        await page.locator(".phone-note", has_text="In der Vorschau gibt es diese Seite nicht.").wait_for()
        for name in ("offen", "verbindungen", "vorlagen", "zahlen", "bericht", "einrichten", "hilfe"):
            await page.locator("#channel-message-list").evaluate("list => list.parentElement.scrollTop = 0")
            await page.locator("#channel-composer-input").tap()
            await page.keyboard.type(f"/{name}")
            await page.locator(".command-entry").filter(has_text=f"/{name}").tap()
            send = page.locator("#send-message")
            box = await send.bounding_box()
            assert box and box["x"] + box["width"] <= 390, (name, box)
            used = page.locator(".channel-message").filter(has_text=f"hat verwendet: /{name}")
            await send.tap()
            await used.last.wait_for(timeout=15_000)
            # The relative times of the answers above go on meanwhile, and none of those answers is wanted.
            async with asyncio.timeout(10):
                while not await in_sight(page, used.last):
                    await asyncio.sleep(0.1)
            seen, until = [], asyncio.get_running_loop().time() + 2
            while asyncio.get_running_loop().time() < until:
                await asyncio.sleep(0.1)
                seen.append(await in_sight(page, used.last))
            assert sum(seen) > len(seen) / 2, (name, seen)
        await connecting_is_tried_live(page)
        helped = page.locator(".channel-message").filter(has_text="hat verwendet: /hilfe").last
        assert "/zahlen (/numbers)" in await helped.inner_text()
        assert await helped.locator(".command-mention").count() == 0
        jump = page.locator('a[href^="https://discord.com/"]').first
        await jump.click()
        await page.locator(".phone-lit").wait_for(timeout=5_000)
        assert len(page.context.pages) == 1
        await shows(page, "Das war’s. So machst du es echt", 60)
        end = card(page, "Das war’s. So machst du es echt")
        await press(end, "Blog verbinden")
        form = page.get_by_role("dialog")
        await form.wait_for()
        assert_german(await form.inner_text())


async def connecting_is_tried_live(page: "Page") -> None:
    """Shows the first step for Facebook, from the panel of connections, which names all three."""
    panel = page.locator(".channel-message").filter(has_text="hat verwendet: /verbindungen").last
    named = await panel.inner_text()
    assert "Beispiel-Seite (Facebook)" in named and "Beispiel (X)" in named and "Rösterei" in named
    await press(panel, "Verbinden")
    await page.get_by_role("combobox").filter(has_text="Wo Kund").last.click()
    await page.get_by_role("option").filter(has_text="Facebook-Seite").click()
    step = await shows(page, "Facebook-Seite verbinden")
    words = await step.inner_text()
    assert "Schritt 1 von " in words and "Create app" in words, words
    assert "Ausprobiert wird das live" in words and "channel add" not in words, words


async def test_the_preview_is_english_where_that_is_set_and_a_tab_left_open_over_a_restart_says_so(
    tmp_path: Path, chromium: Chromium
) -> None:
    more = {"SHOPBELL_PREVIEW_PORT": str(free_port()), "SHOPBELL_LANGUAGE": "en"}
    async with phone(chromium, scale=1) as page:
        await page.set_viewport_size({"width": 1280, "height": 900})
        async with preview(tmp_path, hurried=True, more=more | {"ENDS_WITHIN": "3"}) as first:
            await page.goto(await first.address())
            push = await unlock(page)
            assert "Buying interest from Klara (Blog)" in push, push
            box = await page.locator("#preview-app").bounding_box()
            assert box and box["width"] == 390 and box["x"] == (1280 - 390) / 2
            klara = await shows(page, "Buying interest from Klara")
            await press(klara, "1 Vouchers")
            form = page.get_by_role("dialog")
            await form.wait_for()
            await press(form, "Submit")
            await shows(page, "Praise from Resi")
            await shows(page, "Complaint from Moritz")
            await shows(page, "new comments")
            await shows(page, "That’s it. Here is how to do it for real", 60)
            await command(page, "connections", "Roastery")
            assert GERMAN.findall((await page.locator("body").inner_text()).replace("Lindgrün", "")) == []
        over = page.locator(".phone-over")
        await over.filter(has_text="does not answer").wait_for(timeout=20_000)
        async with preview(tmp_path, hurried=True, more=more) as second:
            await second.address()
            await over.filter(has_text="was started again").wait_for(timeout=20_000)


PRESSABLE = ":is(.component-button, [role=combobox]):not([disabled]):not(a)"
BUTTONS = """(list, pressable) => [...list.querySelectorAll(pressable)].map((button, at) => ({
    at,
    message: [...list.children].indexOf(button.closest(".channel-message")),
    key: button.dataset.controlKey,
    label: button.textContent.replace(/[0-9]+/g, "").replace(/ +/g, " ").trim(),
    trigger: button.getAttribute("role") === "combobox",
}))"""
"""Every button of the page: its words without numbers, and the place of its message."""
LAST = {"Entfernen", "Trennen"}
"""Afterwards nothing is connected, so no form opens any more."""
AT_ONCE = 10.0
"""Seconds within which a form opens on the slowest machine; the frozen page took 25."""


async def tap(page: "Page", button: "Locator", *, choice: bool = False) -> None:
    """Clicks a button and closes whatever it opens."""
    from playwright.async_api import TimeoutError as PlaywrightTimeout

    await button.click(timeout=10_000)
    if choice:
        with suppress(PlaywrightTimeout):
            # A list may be redrawn in that moment, and is closed then.
            await page.get_by_role("option").first.click(timeout=2_000)
    await page.wait_for_timeout(150)
    form = page.get_by_role("dialog")
    if await form.count() and await form.is_visible():
        await press(form, "Abbrechen")


async def answered(page: "Page") -> None:
    """Waits until no press waits for its answer: a second one would meet what the first one opens."""
    began = asyncio.get_running_loop().time()
    while pressed := await page.evaluate("simcordPreview.pendingAction"):
        if asyncio.get_running_loop().time() - began > AT_ONCE:
            before = await page.evaluate("[simcordPreview.lastAction, simcordPreview.awaitingRevision]")
            raise AssertionError(f"not answered within {AT_ONCE:g} s: {pressed}, the press before: {before}")
        await asyncio.sleep(0.05)


async def opens(page: "Page") -> float:
    """Seconds until a card's form is open."""
    from playwright.async_api import TimeoutError as PlaywrightTimeout

    answer = page.get_by_role("button", name="Antworten", exact=True)
    again = page.get_by_role("button", name="Wieder öffnen", exact=True)
    form = page.get_by_role("dialog")
    began = asyncio.get_running_loop().time()
    while True:
        try:
            if await form.is_visible():
                await press(form, "Abbrechen")
            if not await answer.count():
                await again.last.click(timeout=2_000)
            await answer.last.click(timeout=2_000)
            await answered(page)
            await form.wait_for(timeout=2_000)
            break
        except PlaywrightTimeout:
            # What was tapped was redrawn in that moment and no longer has this button.
            if asyncio.get_running_loop().time() - began > AT_ONCE:
                raise
    took = asyncio.get_running_loop().time() - began
    await press(form, "Abbrechen")
    return took


@pytest.mark.timeout(240)
async def test_after_every_button_of_the_preview_the_next_form_opens(
    tmp_path: Path, chromium: Chromium
) -> None:
    more = {"SHOPBELL_PREVIEW_PORT": str(free_port())}
    tapped: set[str] = set()
    took: list[float] = []
    async with preview(tmp_path, hurried=True, more=more) as running, phone(chromium, scale=1) as page:
        await page.goto(await running.address())
        await unlock(page)
        # A list that is opened before the last of the bundle has come does not hold him.
        await press(await shows(page, "8 neue Kommentare", 60), "Als Liste")
        await choose(page, "öffnen …", "Kurt")
        await shows(page, "Das war der", 40)
        await command(page, "verbindungen", "3 Verbindungen")
        list_ = page.locator("#channel-message-list")
        while True:
            found = await list_.evaluate(BUTTONS, PRESSABLE)
            new = [one for one in found if one["label"] not in LAST | tapped]
            if not new:
                break
            one = min(new, key=lambda one: (one["label"].startswith("Alle"), -one["message"], one["at"]))
            tapped.add(one["label"])
            # By its place among all buttons it would be another one as soon as a card above loses one of its own.
            button = list_.locator(f'{PRESSABLE}[data-control-key="{one["key"]}"]')
            await tap(page, button, choice=one["trigger"])
            await answered(page)
            resume = list_.get_by_role("button", name="Fortsetzen", exact=True)
            if one["label"].startswith("Pausieren") and await resume.count():
                await resume.last.click()
                tapped.add("Fortsetzen")
            took.append(await opens(page))
    print(f"{len(took)} taps, after each a form within {max(took):.1f} s, half within {median(took):.2f} s")
    assert tapped >= {"Pausieren", "Fortsetzen", "Jetzt prüfen", "Verbinden", "Mehr", "Erledigt"}, tapped
    assert len(took) > 20 and tapped >= {"Freigeben", "Als Liste", "Wieder öffnen"}, tapped


async def test_a_blog_connected_inside_the_preview_is_read_and_its_cards_answer_at_once(
    tmp_path: Path, chromium: Chromium, wordpress: WordPress
) -> None:
    post = await asyncio.to_thread(wordpress.make_post, "Neues aus der Werkstatt")
    blog = urlsplit(wordpress.url)
    more = {
        "SHOPBELL_PREVIEW_PORT": str(free_port()),
        "SHOPBELL_PRIVATE_HOSTS": f"{blog.hostname}:{blog.port}",
    }
    async with preview(tmp_path, more=more) as running, phone(chromium, scale=1) as page:
        await page.goto(await running.address())
        await unlock(page)
        await command(page, "verbindungen", "3 Verbindungen")
        await press(page.locator("#channel-message-list"), "Verbinden")
        await choose_at_once(page, "Wo Kund", "Blog")
        form = page.get_by_role("dialog")
        await form.get_by_role("textbox").last.fill(wordpress.url)
        await press(form, "Absenden")
        asked = "Repariert ihr auch alte Mühlen?"
        await asyncio.to_thread(wordpress.comment, wordpress.customer("Rosa Rad"), post.id, asked)
        await shows(page, asked, 100)
        assert await opens(page) < AT_ONCE
