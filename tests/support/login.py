"""A bot with one platform that accounts are connected to by a login, for tests of its steps."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from bot.app import App
from bot.config import load
from bot.domain.account import AccountRef
from bot.domain.business import ServerId
from bot.ports import LoginAt
from bot.storage.businesses import BusinessStore
from bot.storage.credentials import new_key
from tests.support.clock import NOW, Clock, Even
from tests.support.platform import KEY, FakeConnector, FakePlatform, fake_info


@asynccontextmanager
async def app_with_login(
    login: LoginAt, data: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[App]:
    """Opens a bot with one business in English; the platform's account is the one whose address was chosen."""
    info = replace(fake_info(), login=login)
    monkeypatch.setattr("tests.support.platform.fake_info", lambda *_, **__: info)
    check = FakeConnector.check

    async def own(connector: FakeConnector) -> AccountRef:
        return replace(await check(connector), id=connector._account.settings["address"])

    monkeypatch.setattr(FakeConnector, "check", own)
    settings = load(
        Path("/nowhere/.env"),
        {"SHOPBELL_DATA": str(data), "SHOPBELL_SECRET_KEYS": new_key(), "SHOPBELL_LANGUAGE": "en"},
    )
    more = {KEY: FakePlatform(clock).factory()}
    async with await App.open(settings, more=more, clock=clock, rng=Even()) as opened:
        await opened.db.write(lambda tx: BusinessStore(tx).create(ServerId(1), "Rösterei", NOW))
        yield opened
