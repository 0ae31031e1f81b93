"""pytest fixtures of the real servers: started once a run, reset before each test, a named skip where they cannot be had."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support import provision
from tests.support.provision import Chromium, ServerMissing, Site
from tests.support.wordpress import WordPress


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
