"""Fixtures of the connectors' tests."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.connectors.wordpress.stage import close_ways_out


@pytest.fixture(autouse=True)
async def _ways_out_are_closed() -> AsyncIterator[None]:
    yield
    await close_ways_out()
