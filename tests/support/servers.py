"""pytest fixtures of the real servers: started once a run, reset before each test, a named skip where they cannot be had."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import TypeVar

import pytest

from tests.support import provision
from tests.support.provision import Chromium, Proxies, ServerMissing, Site
from tests.support.wordpress import WordPress

T = TypeVar("T")


@cache
def _fetched(fetch: Callable[[], T]) -> T | ServerMissing:
    """Asked once a run: where a server cannot be had, the second try would take as long as the first."""
    try:
        return fetch()
    except ServerMissing as missing:
        return missing


def pytest_collection_finish(session: pytest.Session) -> None:
    """Fetches what the collected tests need before the first one runs: a download must not count as a test's time."""
    needed = {name for item in session.items for name in getattr(item, "fixturenames", ())}
    if session.config.option.collectonly:
        return
    if "wordpress_site" in needed:
        _fetched(provision.wordpress)
    if "chromium" in needed:
        _fetched(provision.chromium)
    if "proxies" in needed:
        _fetched(provision.proxies)


def found_or_said(found: T | ServerMissing) -> T:
    """Ends the test with the reason where the server is missing: skipped, or failed where servers are required."""
    if not isinstance(found, ServerMissing):
        return found
    if provision.servers_required():
        pytest.fail(f"SHOPBELL_REQUIRE_SERVERS is set and {found}", pytrace=False)
    pytest.skip(str(found))


@pytest.fixture(scope="session")
def wordpress_site() -> Site:
    """The unpacked and installed WordPress, for tests that start a copy of their own."""
    return found_or_said(_fetched(provision.wordpress))


@pytest.fixture(scope="session")
def chromium() -> Chromium:
    return found_or_said(_fetched(provision.chromium))


@pytest.fixture(scope="session")
def proxies() -> Proxies:
    return found_or_said(_fetched(provision.proxies))


@pytest.fixture(scope="session")
def wordpress_server(wordpress_site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[WordPress]:
    server = WordPress(wordpress_site, tmp_path_factory.mktemp("wordpress"))
    server.start()
    yield server
    server.stop()


@pytest.fixture
def wordpress(wordpress_server: WordPress) -> WordPress:
    """A running WordPress as freshly installed: no posts, no comments, plain permalinks, nothing held back."""
    wordpress_server.reset()
    return wordpress_server
