"""pytest fixtures of the real servers: started once a run, reset before each test, a named skip where they cannot be had."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

import pytest

from tests.support import provision
from tests.support.provision import Chromium, ServerMissing, Site
from tests.support.wordpress import WordPress

FETCHED_FOR = {"wordpress_site": provision.wordpress, "chromium": provision.chromium}


def pytest_collection_finish(session: pytest.Session) -> None:
    """Fetches what the collected tests need before the first one runs: a download must not count as a test's time."""
    needed = {name for item in session.items for name in getattr(item, "fixturenames", ())}
    if session.config.option.collectonly:
        return
    for fixture, fetch in FETCHED_FOR.items():
        if fixture in needed:
            with suppress(ServerMissing):  # the fixture says so
                fetch()


def _unavailable(missing: ServerMissing) -> None:
    if provision.servers_required():
        pytest.fail(f"SHOPBELL_REQUIRE_SERVERS is set and {missing}", pytrace=False)
    pytest.skip(str(missing))


@pytest.fixture(scope="session")
def wordpress_site() -> Site:
    """The unpacked and installed WordPress, for tests that start a copy of their own."""
    try:
        return provision.wordpress()
    except ServerMissing as missing:
        _unavailable(missing)
        raise


@pytest.fixture(scope="session")
def chromium() -> Chromium:
    try:
        return provision.chromium()
    except ServerMissing as missing:
        _unavailable(missing)
        raise


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
