"""Pausing, resuming and removing a connection: what is written down of each, and who is named."""

from collections.abc import AsyncIterator

import pytest

from bot.domain.business import Business, MemberId
from bot.domain.event import What
from bot.storage.sqlite.database import Database
from tests.services.channels.test_sharing import OWNER, Shared
from tests.support.businesses import acting
from tests.support.clock import Clock

HELPER = MemberId(8)


@pytest.fixture
async def shared(db: Database, shop: Business, clock: Clock) -> AsyncIterator[Shared]:
    made = Shared(db, shop, clock)
    await made.begin()
    yield made
    await made.switchboard.aclose()


async def test_each_turn_of_a_connection_is_written_down_once_with_who_did_it(shared: Shared) -> None:
    actor, page = acting(shared.business.id, HELPER, shared.clock()), shared.channels["page"]
    pausing, expected = shared.pausing, [(What.CONNECTED, OWNER)]
    for turn, what in (
        (pausing.pause, What.PAUSED),
        (pausing.resume, What.RESUMED),
        (pausing.remove, What.REMOVED),
    ):
        assert await turn(actor, page) is not None
        assert await turn(actor, page) is None
        expected.append((what, HELPER))
        assert await shared.events("page") == expected
    assert await shared.events("gallery") == [(What.CONNECTED, OWNER)]
