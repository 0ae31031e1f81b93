"""Server that misbehaves, for every test of HTTP."""

from collections.abc import AsyncIterator

import pytest

from tests.support.rough_server import RoughServer, rough_server


@pytest.fixture
async def server() -> AsyncIterator[RoughServer]:
    async with rough_server() as running:
        yield running
