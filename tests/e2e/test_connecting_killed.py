"""The real process is killed while a page is being connected, at each request that Facebook does: nothing half is stored, and
the same link goes on.
"""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Callable
from pathlib import Path

from playwright.async_api import Error

from tests.e2e.own_channels import PUBLIC, Own, own
from tests.e2e.test_facebook import NAME, Page
from tests.support.provision import Chromium
from tests.support.recording import Asked, Fault

DEATHS = 4
"""At the last of them the channel is stored, and its page is read."""
DONE = f"Fertig. {NAME} läutet ab jetzt"


async def to_the_choice(live: Own, page: Page, link: str) -> None:
    """As far as the list of pages."""
    desk = live.desk
    await desk.open(link)
    for step in ("Schritt 1 von 4", "Schritt 2 von 4"):
        await desk.on()
        await desk.says(step)
    await desk.paste("App-ID", page.facebook.app_id)
    await desk.paste("App-Geheimnis", page.facebook.app_secret)
    await desk.says("die App heißt Shopbell")
    await desk.on()
    await desk.paste("Zugangstoken", "user-token")
    await desk.says("Das ist ein Benutzer-Token.")
    await desk.on()
    await desk.page.get_by_text(NAME).first.wait_for()


def whole(live: Own) -> bool:
    """Whether a channel is stored; with all that belongs to it, or nothing of it is."""
    channels = live.bot.rows("SELECT credential_id, account, state FROM channel")
    accesses = [row["id"] for row in live.bot.rows("SELECT id FROM credential")]
    assert [row["credential_id"] for row in channels] == accesses, (channels, accesses)
    assert all(row["account"] and row["state"] == "active" for row in channels)
    events = live.bot.rows("SELECT 1 FROM event WHERE what = 'connected'")
    assert len(events) == len(channels) <= 1
    return bool(channels)


class Deaths:
    """Kills the process when the request with that number arrives; Facebook does what was asked all the same."""

    def __init__(self, live: Own, at: int) -> None:
        self.live, self.at, self.paths = live, at, list[str]()

    def __call__(self, asked: Asked) -> Fault | None:
        self.paths.append(f"{asked.method} {asked.path}")
        if len(self.paths) == self.at:
            os.kill(self.live.bot.pid, signal.SIGKILL)
        return None


async def test_a_kill_at_each_request_of_connecting_stores_nothing_half_and_the_link_goes_on(
    tmp_path: Path, chromium: Chromium, record_property: Callable[[str, object], None]
) -> None:
    page, before = Page(), list[bool]()
    async with own(tmp_path, chromium, page.requests, {"SHOPBELL_PUBLIC_URL": PUBLIC}) as live:
        desk = live.desk
        await to_the_choice(live, page, live.link(await live.connecting("facebook")))
        paths: list[str] = []
        for at in range(1, DEATHS + 1):
            page.requests.chance = death = Deaths(live, at)
            here = desk.page.url
            try:
                await desk.tick(NAME)
                await desk.on()
            except Error:
                pass  # the connection broke under the browser
            await live.bot.ended()
            page.requests.chance = None
            paths.append(death.paths[-1])
            before.append(whole(live))
            await live.bot.start()
            await live.discord.ready()
            await desk.page.goto(here)
        # The third request is the last before the channel is stored.
        assert before == [False, False, False, True], paths
        # The link is done by a commit of its own, right after that of the channel: killed in between, the page goes on.
        shown = desk.page.get_by_text(re.compile(f"{DONE}|schon verbunden"))
        await shown.first.wait_for()
        assert whole(live)
        await live.row("SELECT 1 FROM channel WHERE first_synced_at IS NOT NULL")
        record_property("figures", f"killed at {', '.join(paths)}: nothing half stored")
