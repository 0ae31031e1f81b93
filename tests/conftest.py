"""Fixtures for all tests; no installation of the person running them is read."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

from tests.support.servers import chromium, wordpress, wordpress_server, wordpress_site

__all__ = ["chromium", "wordpress", "wordpress_server", "wordpress_site"]

# Knobs of the test run itself; every other SHOPBELL_ variable belongs to somebody's installation.
KNOBS = {
    "SHOPBELL_SEEDS",
    "SHOPBELL_MACHINES",
    "SHOPBELL_KILLS",
    "SHOPBELL_SOAK",
    "SHOPBELL_CACHE",
    "SHOPBELL_REQUIRE_SERVERS",
}

# No deadline: the load of a machine is no finding.
settings.register_profile("shopbell", deadline=None, print_blob=True)
settings.load_profile("shopbell")


def pytest_configure(config: pytest.Config) -> None:
    """Forget the installation's settings, also for the processes that tests start."""
    for name in list(os.environ):
        if name == "DISCORD_TOKEN" or (name.startswith("SHOPBELL_") and name not in KNOBS):
            del os.environ[name]
