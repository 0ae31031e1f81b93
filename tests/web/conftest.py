"""Fixtures of the web door."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.support.clock import Clock
from tests.support.web import Web, web_door


@pytest.fixture
async def web(tmp_path: Path, clock: Clock) -> AsyncIterator[Web]:
    async with web_door(tmp_path, clock) as opened:
        yield opened
