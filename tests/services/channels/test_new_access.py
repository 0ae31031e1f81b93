"""A password that is given, or a connection that is removed, while the platform takes its time to answer."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.domain.business import Business, MemberId
from bot.domain.channel import ChannelState, Glow
from bot.domain.connecting import Connected, NotConnected
from bot.domain.reason import Reason
from bot.ports import Reconnect
from bot.services.channels.connecting import Connecting
from bot.services.sending.settling import give_back
from bot.storage.channels import decode_account
from bot.storage.credentials import Vault, new_key
from bot.storage.sqlite.database import Database
from tests.support.businesses import acting
from tests.support.clock import Clock
from tests.support.platform import FakePlatform
from tests.support.polling import Polling

OWNER = MemberId(7)
SECRETS = {"password": "a new one"}


@pytest.fixture
async def polling(db: Database, shop: Business, clock: Clock) -> AsyncIterator[Polling]:
    made = Polling(db, shop, clock, FakePlatform(clock))
    await made.connected()
    yield made
    await made.switchboard.aclose()


@pytest.fixture
def connect(polling: Polling) -> Connecting:
    async def sync(_: object) -> None:
        return None

    return Connecting(
        polling.db, polling.switchboard, Vault([new_key()]), polling.woken.append, sync, give_back
    )


async def credentials(polling: Polling) -> int:
    [(number,)] = await polling.rows("SELECT count(*) FROM credential")
    return int(number)


async def test_no_password_is_kept_for_a_connection_that_is_removed_while_it_is_tried(
    polling: Polling, connect: Connecting
) -> None:
    gate = asyncio.Event()
    polling.platform.trouble("check", gate=gate)
    renewing = asyncio.create_task(
        connect.renew(acting(polling.business.id, OWNER, polling.clock()), polling.channel_id, SECRETS)
    )
    while polling.platform.calls[-1] != "check":
        await asyncio.sleep(0)
    assert await connect.remove(acting(polling.business.id, OWNER, polling.clock()), polling.channel_id)
    gate.set()
    assert await renewing == NotConnected(Reason.GONE)
    assert await credentials(polling) == 0
    assert (await polling.channel()).state is ChannelState.REMOVED


async def test_nothing_is_asked_nor_kept_for_a_connection_that_was_removed(
    polling: Polling, connect: Connecting
) -> None:
    await connect.remove(acting(polling.business.id, OWNER, polling.clock()), polling.channel_id)
    polling.platform.calls.clear()
    renewed = await connect.renew(
        acting(polling.business.id, OWNER, polling.clock()), polling.channel_id, SECRETS
    )
    assert renewed == NotConnected(Reason.GONE)
    assert (polling.platform.calls, await credentials(polling)) == ([], 0)


async def test_a_refusal_of_the_old_password_that_comes_after_the_new_one_puts_no_lamp_out(
    polling: Polling, connect: Connecting
) -> None:
    gate = asyncio.Event()
    polling.platform.trouble("fetch", Reconnect(Reason.REVOKED))
    polling.platform.trouble("check", Reconnect(Reason.REVOKED), gate=gate)
    polling.clock.advance(polling.platform.polls[0].every * 2)
    polling.platform.calls.clear()
    asking = asyncio.create_task(polling.step())
    while "check" not in polling.platform.calls:
        await asyncio.sleep(0)
    renewed = await connect.renew(
        acting(polling.business.id, OWNER, polling.clock()), polling.channel_id, SECRETS
    )
    assert isinstance(renewed, Connected)
    gate.set()
    assert await asking == polling.clock(), "asked again at once, with the new password"
    channel = await polling.channel()
    assert (channel.reading.glow, channel.sending.glow) == (Glow.ON, Glow.ON)
    assert await polling.rows("SELECT 1 FROM card WHERE form = 'stopped'") == []


@pytest.mark.parametrize("who", ["the daily check", "the button"])
async def test_who_the_old_password_was_is_not_kept_after_the_new_one(
    polling: Polling, connect: Connecting, who: str
) -> None:
    gate = asyncio.Event()
    polling.platform.trouble("check", gate=gate)
    polling.clock.advance(polling.platform.polls[2].every * 2)
    polling.platform.calls.clear()
    ask = polling.step() if who == "the daily check" else button(polling, connect)
    asking = asyncio.create_task(ask)
    while "check" not in polling.platform.calls:
        await asyncio.sleep(0)
    polling.platform.team = ("of the new one",)
    await connect.renew(acting(polling.business.id, OWNER, polling.clock()), polling.channel_id, SECRETS)
    polling.platform.team = ("of the old one",)
    gate.set()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    polling.platform.team = ("of the new one",)
    await asking
    known = decode_account((await polling.channel()).account)
    assert known is not None
    assert known.team_ids == ("of the new one",)


async def button(polling: Polling, connect: Connecting) -> None:
    """[Check now]."""
    await connect.check(polling.business.id, polling.channel_id, polling.clock())
