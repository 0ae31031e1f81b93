"""Event loop and memory while the first comment is suggested for: the sentence encoder is loaded, templates are encoded."""

import asyncio
import gc
import importlib
import json
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from statistics import median

from bench.figures import Figure, Setting, measure
from bot.domain.business import DiscordChannelId, MemberId, ServerId
from bot.domain.tier import Tier, Wish
from bot.models.loading import Loading
from bot.models.weights import folder_in, unpacked
from bot.services.business.templates import Templates
from bot.storage.businesses import BusinessStore
from bot.storage.sqlite.database import Database
from bot.storage.sqlite.migrate import migrate
from tests.e2e.process import ROOT
from tests.support.businesses import acting, change_business
from tests.support.clock import NOW, Clock
from tests.support.imported import modules_of_a_live_bot
from tests.support.platform import FakePlatform
from tests.support.polling import Polling

TIMES = 5
TEMPLATES, COMMENTS = 60, 30
TICK = 0.001
WITHIN = 60
OWNER, INBOX = MemberId(1), DiscordChannelId(2)


@measure
async def first_suggestion(setting: Setting) -> list[Figure]:
    """Longest time for which the event loop does not turn, in the calmest of some fresh processes, and memory added.

    Whatever else runs on the machine only adds to a lag, so the least one is what the bot itself causes.
    """
    await asyncio.to_thread(unpacked, folder_in(setting.place))
    modules = await modules_of_a_live_bot(setting.place)
    found = [await _child(setting.place, modules) for _ in range(setting.size(TIMES, 1))]
    lags = [lag for lag, _, _ in found]
    added = median(after - before for _, before, after in found)
    return [
        Figure(
            "event loop stands still while the first comment is suggested for",
            min(lags),
            "ms",
            10.0,
            {"median": round(median(lags), 1), "most": round(max(lags), 1)},
        ),
        Figure(
            "memory of a live bot, added by suggestions by meaning",
            added,
            "MB resident",
            None,
            {"templates": TEMPLATES, "comments": COMMENTS},
        ),
    ]


async def _child(place: Path, modules: Sequence[str]) -> tuple[float, float, float]:
    """Longest lag in ms, and megabytes resident before and after, of a fresh process."""
    command = (sys.executable, "-W", "ignore", "-m", __name__, str(place), json.dumps(modules))
    process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdout=asyncio.subprocess.PIPE)
    printed, _ = await process.communicate()
    assert process.returncode == 0
    lag, before, after = map(float, printed.split())
    return lag, before, after


@dataclass(slots=True)
class Ticker:
    """Measures by how much a short sleep on the event loop is too long."""

    longest: float = 0.0
    """Seconds."""

    async def run(self) -> None:
        while True:
            began = time.perf_counter()
            await asyncio.sleep(TICK)
            self.longest = max(self.longest, time.perf_counter() - began - TICK)


async def suggested_first(data: Path, place: Path) -> tuple[float, float, float]:
    """See _child."""
    migrate(place / "shop.db", NOW)
    db = await Database.open(place / "shop.db")
    try:
        clock = Clock()
        shop = await db.write(lambda tx: BusinessStore(tx).create(ServerId(1), "Rösterei", NOW))
        await db.write(
            lambda tx: change_business(tx, shop.id, inbox_id=INBOX, set_up_at=NOW, set_up_by=OWNER)
        )
        loading = Loading(Wish.FULL, data)
        polling = Polling(db, shop, clock, FakePlatform(clock), loading=loading)
        await polling.connected()
        templates = Templates(db, polling.woken.append)
        for number in range(TEMPLATES):
            title, body = (
                f"Frage {number}",
                f"Die Antwort auf Frage {number}: gern, ab {number} Euro im Geschäft.",
            )
            await templates.save(acting(shop.id, OWNER, clock()), None, title, "", body)
        for number in range(COMMENTS):
            polling.platform.write(f"Ich habe noch eine Frage zu Punkt {number}: geht das am Samstag?")
        clock.advance(timedelta(seconds=70))
        await polling.settle()
        before = _memory()
        ticker = Ticker()
        ticking = asyncio.create_task(ticker.run())
        await polling.suggest()
        async with asyncio.timeout(WITHIN):
            while not loading.done:
                await asyncio.sleep(0.01)
        await polling.suggest()
        ticking.cancel()
        assert loading.choice.tier is Tier.FULL
        await polling.switchboard.aclose()
        return ticker.longest * 1e3, before, _memory()
    finally:
        await db.close()


def _memory() -> float:
    """Megabytes of this process that lie in memory, shared libraries included."""
    return (
        int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        * os.sysconf("SC_PAGE_SIZE")
        / 1e6
    )


def main() -> None:
    """Fresh process: data folder with unpacked weights, and JSON with the modules of a live bot, in the arguments."""
    for name in json.loads(sys.argv[2]):
        importlib.import_module(name)
    # As a live bot does once it is ready.
    gc.collect()
    gc.freeze()
    with tempfile.TemporaryDirectory() as folder:
        print(*asyncio.run(suggested_first(Path(sys.argv[1]), Path(folder))))


if __name__ == "__main__":
    main()
