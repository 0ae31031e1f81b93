"""A password that is given, or a connection that is removed, while the platform takes its time to answer."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import ClassVar

import pytest

from bot.domain.account import AccountRef
from bot.domain.business import Business, MemberId
from bot.domain.channel import ChannelState, Glow
from bot.domain.connecting import Connected, NotConnected
from bot.domain.reason import Reason
from bot.domain.times import to_ms
from bot.ports import Account, Granted, Reconnect, Secrets
from bot.services.channels.connecting import Connecting
from bot.services.channels.pausing import Pausing
from bot.services.sending.settling import give_back
from bot.storage.channels import decode_account
from bot.storage.credentials import CredentialStore, Vault, new_key
from bot.storage.sqlite.database import Database
from tests.services.channels.test_sharing import Handing, Shared
from tests.support.businesses import acting
from tests.support.clock import NOW, Clock
from tests.support.platform import FakeConnector
from tests.support.polling import Polling

OWNER = MemberId(7)
SECRETS = {"password": "a new one"}


@pytest.fixture
def connect(polling: Polling) -> Connecting:
    return Connecting(polling.db, polling.switchboard, Vault([new_key()]), polling.woken.append, _nothing)


@pytest.fixture
def pausing(polling: Polling) -> Pausing:
    return Pausing(polling.db, polling.switchboard, Vault(()), polling.woken.append, _nothing, give_back)


async def _nothing(_: object) -> None:
    """Syncs no loops."""


async def credentials(polling: Polling) -> int:
    [(number,)] = await polling.rows("SELECT count(*) FROM credential")
    return int(number)


async def test_no_password_is_kept_for_a_connection_that_is_removed_while_it_is_tried(
    polling: Polling, connect: Connecting, pausing: Pausing
) -> None:
    gate = asyncio.Event()
    polling.platform.trouble("check", gate=gate)
    renewing = asyncio.create_task(
        connect.renew(acting(polling.business.id, OWNER, polling.clock()), polling.channel_id, SECRETS)
    )
    while polling.platform.calls[-1] != "check":
        await asyncio.sleep(0)
    assert await pausing.remove(acting(polling.business.id, OWNER, polling.clock()), polling.channel_id)
    gate.set()
    assert await renewing == NotConnected(Reason.REMOVED)
    assert await credentials(polling) == 0
    assert (await polling.channel()).state is ChannelState.REMOVED


async def test_nothing_is_asked_nor_kept_for_a_connection_that_was_removed(
    polling: Polling, connect: Connecting, pausing: Pausing
) -> None:
    await pausing.remove(acting(polling.business.id, OWNER, polling.clock()), polling.channel_id)
    polling.platform.calls.clear()
    renewed = await connect.renew(
        acting(polling.business.id, OWNER, polling.clock()), polling.channel_id, SECRETS
    )
    assert renewed == NotConnected(Reason.REMOVED)
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


class Session(FakeConnector):
    """A platform that gives a session for a password, once, and a new one for each session."""

    given: ClassVar[list[str]] = []
    secrets: Secrets

    async def check(self) -> AccountRef:
        known = self.secrets.load()

        async def fresh() -> Granted:
            assert known["token"] not in self.given, "each works once"
            self.given.append(known["token"])
            return Granted({"token": f"session of {known['token']}"}, ends_at=NOW + timedelta(hours=2))

        if not known["token"].startswith("session"):
            await self.secrets.rotate(known, fresh)
        return await FakeConnector.check(self)


@pytest.fixture
async def sessions(
    db: Database, shop: Business, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Shared]:
    """A page and a gallery whose platform gives sessions when it is checked."""

    def build(made: Handing, account: Account, secrets: Secrets, *_: object) -> Session:
        made.secrets.append(secrets)
        session = Session(made.platform, account)
        session.secrets = secrets
        return session

    Session.given = []
    monkeypatch.setattr(Handing, "__call__", build)
    made = Shared(db, shop, clock)
    await made.begin()
    yield made
    await made.switchboard.aclose()


async def ends(shared: Shared) -> list[int]:
    return await shared.db.read(
        lambda tx: [row["ends_at"] for row in tx.all("SELECT ends_at FROM credential")]
    )


async def test_what_the_platform_gave_for_the_password_at_the_first_check_is_stored(sessions: Shared) -> None:
    """Else the password would be stored, which works no second time."""
    assert (await sessions.secrets("page"), await sessions.secrets("gallery")) == ("session of old",) * 2
    assert (Session.given, await sessions.credentials()) == (["old"], 1)
    assert await ends(sessions) == [to_ms(NOW + timedelta(hours=2))]


async def test_a_new_password_is_given_once_for_all_that_share_the_access(sessions: Shared) -> None:
    actor = acting(sessions.business.id, OWNER, sessions.clock())
    renewed = await sessions.connect.renew(actor, sessions.channels["gallery"], {"token": "new"})
    assert isinstance(renewed, Connected) and len(renewed.also) == 1
    assert (await sessions.secrets("page"), await sessions.secrets("gallery")) == ("session of new",) * 2
    assert (Session.given, await sessions.credentials()) == (["old", "new"], 1)
    assert await ends(sessions) == [to_ms(NOW + timedelta(hours=2))]


async def test_a_check_of_a_channel_that_joins_an_access_rotates_it_for_all(sessions: Shared) -> None:
    """The stored token needs to be replaced just when another channel joins."""
    page = await sessions.channel("page")
    credential = page.credential_id
    assert credential is not None
    await sessions.db.write(
        lambda tx: CredentialStore(tx, sessions.vault).save(
            sessions.business.id, credential, {"token": "worn"}, sessions.clock()
        )
    )
    actor = acting(sessions.business.id, OWNER, sessions.clock())
    await sessions.pausing.remove(actor, sessions.channels["gallery"])
    joined = await sessions.connect.add(actor, "gallery", {}, {"token": "old"}, credential=credential)
    assert isinstance(joined, Connected) and joined.channel.credential_id == credential
    assert (await sessions.secrets("page"), await sessions.secrets("gallery")) == ("session of worn",) * 2
    assert (Session.given, await sessions.credentials()) == (["old", "worn"], 1)
