"""Fixtures for all tests; no installation of the person running them is read."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

import bot.log
from bot.domain.business import Business, ServerId
from bot.storage.businesses import BusinessStore
from bot.storage.sqlite.database import Database
from tests.support.clock import NOW, Clock
from tests.support.fresh import new_database
from tests.support.memory import use_memory
from tests.support.recording import CHECKED, UNKNOWN
from tests.support.servers import (
    chromium,
    proxies,
    pytest_collection_finish,
    wordpress,
    wordpress_server,
    wordpress_site,
)
from tests.support.sharing import Stories, in_order

__all__ = [
    "chromium",
    "proxies",
    "pytest_collection_finish",
    "wordpress",
    "wordpress_server",
    "wordpress_site",
]

# Knobs of the test run itself; every other SHOPBELL_ variable belongs to somebody's installation.
KNOBS = {
    "SHOPBELL_SEEDS",
    "SHOPBELL_MACHINES",
    "SHOPBELL_KILLS",
    "SHOPBELL_SOAK",
    "SHOPBELL_CACHE",
    "SHOPBELL_PICTURES",
    "SHOPBELL_REQUIRE_SERVERS",
}

# No deadline: the load of a machine is no finding.
settings.register_profile("shopbell", deadline=None, print_blob=True)
settings.load_profile("shopbell")


def pytest_configure(config: pytest.Config) -> None:
    """Forget the installation's settings, and put temporary files into memory, also for the processes that tests start."""
    gc.disable()
    use_memory()
    for name in list(os.environ):
        if name == "DISCORD_TOKEN" or (name.startswith("SHOPBELL_") and name not in KNOBS):
            del os.environ[name]


def pytest_runtestloop() -> None:
    """Collects garbage from here on: ten thousand collected tests are none, and each worker looked through them for 3 s."""
    gc.enable()
    gc.freeze()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """So that a run of several workers begins with what takes longest."""
    in_order(items)


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """More than there are cores, since half of them have a test that mostly waits; each costs 5 s of a core before its
    first test.
    """
    return min(3 * (os.cpu_count() or 1), 8)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Stories:
    """Stories first, then test by test."""
    return Stories(config, log)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hands the counts of checked requests from a worker to the process that prints them."""
    output = getattr(session.config, "workeroutput", None)
    if output is not None:
        output["checked"] = [dict(CHECKED), dict(UNKNOWN)]


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Adds what a worker counted."""
    checked, unknown = getattr(node, "workeroutput", {}).get("checked", ({}, {}))
    CHECKED.update(checked)
    UNKNOWN.update(unknown)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Prints what tests measured with `record_property("figures", …)`, and how many requests to platforms were checked
    against their specifications.
    """
    for platform, requests in sorted(CHECKED.items()):
        terminalreporter.write_line(
            f"{platform}: {requests} requests checked, {UNKNOWN[platform]} unknown names"
        )
    passed = terminalreporter.stats.get("passed", [])
    for report in [*passed, *terminalreporter.stats.get("failed", [])]:
        for name, figures in report.user_properties:
            if name == "figures" and report.when == "call":
                terminalreporter.write_line(f"{report.nodeid.split('::')[-1]}: {figures}")


@pytest.fixture(autouse=True)
def _own_secrets() -> Iterator[None]:
    """Secrets that a test types are forgotten after it: the name of another test's folder may hold the same letters."""
    before = bot.log._secrets
    yield
    bot.log._secrets = before


@pytest.fixture
async def db(tmp_path: Path) -> AsyncIterator[Database]:
    """A real file, migrated to the newest schema."""
    path = tmp_path / "shopbell.db"
    new_database(path)
    database = await Database.open(path)
    yield database
    await database.close()


@pytest.fixture
async def shop(db: Database) -> Business:
    """A small business that speaks German (du) and lives in Vienna."""
    server = ServerId(700_000_000_000_000_001)
    return await db.write(lambda tx: BusinessStore(tx).create(server, "Rösterei Lindgrün", NOW))


@pytest.fixture
def default_hangup() -> Iterator[None]:
    """SIGHUP ends the processes that a test starts, also where the whole run is started with nohup and ignores it."""
    before = signal.signal(signal.SIGHUP, signal.SIG_DFL)
    yield
    signal.signal(signal.SIGHUP, before)


@pytest.fixture
def clock() -> Clock:
    """A clock that shows a Saturday evening until a test moves it."""
    return Clock()
