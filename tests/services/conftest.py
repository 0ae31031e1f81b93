"""pytest fixtures of the services: a business with one connected channel, and what hands out its cards."""

from collections.abc import AsyncIterator

import pytest

from bot.domain.business import Business
from bot.services.inbox.cards import Desk
from bot.storage.sqlite.database import Database
from tests.support.clock import Clock
from tests.support.holders import ONLY
from tests.support.platform import FakePlatform
from tests.support.polling import Polling


@pytest.fixture
async def polling(db: Database, shop: Business, clock: Clock) -> AsyncIterator[Polling]:
    made = Polling(db, shop, clock, FakePlatform(clock))
    await made.connected()
    yield made
    await made.switchboard.aclose()


@pytest.fixture
def desk(polling: Polling) -> Desk:
    return Desk(polling.db, polling.switchboard, polling.woken.append, ONLY)
