"""Connecting: what is written down of a connection, for each channel, and who is named."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot.domain.account import AccountRef
from bot.domain.business import Business, MemberId
from bot.domain.channel import Glow, Side
from bot.domain.connecting import Connected
from bot.domain.event import What
from bot.domain.reason import Reason
from bot.services.channels.lamps import lamp
from bot.storage.sqlite.database import Database
from tests.services.channels.test_sharing import OWNER, Shared
from tests.support.businesses import acting
from tests.support.clock import Clock
from tests.support.platform import FakeConnector

HELPER = MemberId(8)


@pytest.fixture
async def shared(db: Database, shop: Business, clock: Clock) -> AsyncIterator[Shared]:
    made = Shared(db, shop, clock)
    await made.begin()
    yield made
    await made.switchboard.aclose()


async def test_a_renewal_is_written_down_for_every_channel_of_the_access_with_who_did_it(
    shared: Shared,
) -> None:
    actor = acting(shared.business.id, HELPER, shared.clock())
    assert isinstance(await shared.connect.renew(actor, shared.channels["page"], {"token": "new"}), Connected)
    for name in ("page", "gallery"):
        assert await shared.events(name) == [(What.CONNECTED, OWNER), (What.RENEWED, HELPER)]


async def test_only_a_day_that_brought_too_much_is_read_on_and_no_other_stop_ends_by_that(
    shared: Shared,
) -> None:
    page, business = shared.channels["page"], shared.business.id
    await shared.put_out("page")
    stopped = (await shared.channel("page")).reading
    assert not await shared.connect.read_on(business, page, shared.clock())
    assert (await shared.channel("page")).reading == stopped
    await shared.db.write(
        lambda tx: lamp(tx, business, page, Side.READ, Glow.OUT, Reason.FLOOD, shared.clock())
    )
    assert await shared.connect.read_on(business, page, shared.clock())
    assert (await shared.channel("page")).reading.glow is Glow.ON


@pytest.mark.parametrize("chosen", [True, False])
@pytest.mark.parametrize(
    ("given", "stored"),
    [
        ("x" * 5000, "x" * 100),
        ("halb\ud83d", "halb"),
        ("\n# Zeile\x1b[31m\nzwei", "# Zeile[31m zwei"),
        ("\u200b", "other"),
        ("", "other"),
    ],
)
async def test_a_name_is_one_short_line_whoever_gives_it(
    shared: Shared, monkeypatch: pytest.MonkeyPatch, given: str, stored: str, chosen: bool
) -> None:
    check = FakeConnector.check

    async def other(connector: FakeConnector) -> AccountRef:
        return replace(await check(connector), id="other", name="" if chosen else given)

    monkeypatch.setattr(FakeConnector, "check", other)
    actor = acting(shared.business.id, OWNER, shared.clock())
    made = await shared.connect.add(actor, "page", {}, {"token": "t"}, title=given if chosen else "")
    assert isinstance(made, Connected) and made.channel.title == stored
