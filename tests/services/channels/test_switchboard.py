"""The switchboard: which connector a channel gets, from which row, and for how long."""

import asyncio
import threading
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

import pytest

from bot.domain.business import Business, BusinessId, ServerId
from bot.domain.channel import ChannelId, CredentialId
from bot.ports import Account, AccountRef, ConnectorInfo, Granted, Meter, Net, Reconnect, Secrets
from bot.services.channels.switchboard import Switchboard, UnknownChannel
from bot.services.channels.token_rotation import TypedSecrets
from bot.storage.businesses import BusinessStore
from bot.storage.channels import ChannelStore
from bot.storage.credentials import CredentialStore, Vault, new_key
from bot.storage.sqlite.database import Database
from tests.support.clock import NOW, Clock
from tests.support.platform import KEY, FakeConnector, FakePlatform, fake_info
from tests.support.polling import no_net
from tests.support.shown import channel as shown_channel


@dataclass
class Recording:
    """A factory of connectors that keeps its arguments."""

    clock: Clock
    given: list[tuple[Account, Secrets]] = field(default_factory=list)
    made: list[FakeConnector] = field(default_factory=list)

    @property
    def info(self) -> ConnectorInfo:
        return fake_info()

    def __call__(self, account: Account, secrets: Secrets, meter: Meter, net: Net, /) -> FakeConnector:
        self.given.append((account, secrets))
        self.made.append(FakeConnector(FakePlatform(self.clock), account))
        return self.made[-1]


KEYS = new_key()


def granting(secrets: Mapping[str, str]) -> Callable[[], Awaitable[Granted]]:
    """What a platform gives for an old token."""

    async def fresh() -> Granted:
        return Granted(secrets)

    return fresh


async def channel(
    db: Database, business: BusinessId, vault: Vault, secrets: Mapping[str, str] | None = None
) -> ChannelId:
    def work(tx):
        credential = secrets and CredentialStore(tx, vault).add(business, KEY, secrets, NOW)
        return ChannelStore(tx).add(
            business, KEY, "Blog", {"address": "https://blog.example"}, "blog", NOW, credential or None
        )

    return await db.write(work)


def board(db: Database, clock: Clock, recording: Recording, vault: Vault) -> Switchboard:
    return Switchboard(db, vault, {KEY: recording}, no_net, clock)


async def test_a_connector_gets_settings_account_secrets_and_the_key_of_its_business(
    db: Database, shop: Business, clock: Clock
) -> None:
    recording, vault = Recording(clock), Vault([KEYS])
    switchboard = board(db, clock, recording, vault)
    its = await channel(db, shop.id, vault, {"password": "geheim"})
    ref = AccountRef(id="7", name="Rösterei", own_ids=("7",))
    await db.write(lambda tx: ChannelStore(tx).checked(shop.id, its, ref, NOW))
    await switchboard.connector(shop.id, its)
    ((account, secrets),) = recording.given
    assert account.settings == {"address": "https://blog.example"}
    assert account.ref == ref
    assert account.person_key == await db.read(lambda tx: BusinessStore(tx).person_key(shop.id))
    assert secrets.load() == {"password": "geheim"}


async def test_a_connector_is_built_once_and_again_after_it_was_forgotten(
    db: Database, shop: Business, clock: Clock
) -> None:
    recording, vault = Recording(clock), Vault([KEYS])
    switchboard = board(db, clock, recording, vault)
    its = await channel(db, shop.id, vault)
    first = await switchboard.connector(shop.id, its)
    assert await switchboard.connector(shop.id, its) is first
    switchboard.forget(its)
    assert await switchboard.connector(shop.id, its) is not first
    assert not recording.made[0].closed
    await switchboard.aclose()
    assert [connector.closed for connector in recording.made] == [True, True]


class Slow(Vault):
    """A vault that opens its first credential only when it may: the row was read before, the rest comes after."""

    def __init__(self) -> None:
        super().__init__([KEYS])
        self.opening, self.may = threading.Event(), threading.Event()

    def open(
        self, business: BusinessId, credential: CredentialId, connector: str, sealed: bytes
    ) -> Mapping[str, str]:
        self.opening.set()
        assert self.may.wait(5)
        return super().open(business, credential, connector, sealed)


async def test_a_connector_is_not_built_from_a_row_that_changed_while_it_was_read(
    db: Database, shop: Business, clock: Clock
) -> None:
    recording, vault = Recording(clock), Slow()
    switchboard = board(db, clock, recording, vault)
    its = await channel(db, shop.id, vault, {"password": "geheim"})
    asked = asyncio.create_task(switchboard.connector(shop.id, its))
    assert await asyncio.to_thread(vault.opening.wait, 5)
    ref = AccountRef(id="7", name="Rösterei", own_ids=("7",))
    await db.write(lambda tx: ChannelStore(tx).checked(shop.id, its, ref, NOW))
    switchboard.forget(its)
    vault.may.set()
    connector = await asked
    assert [account.ref for account, _ in recording.given] == [ref]
    assert await switchboard.connector(shop.id, its) is connector


async def test_a_rotated_secret_is_committed_and_given_out_from_then_on(
    db: Database, shop: Business, clock: Clock
) -> None:
    recording, vault = Recording(clock), Vault([KEYS])
    switchboard = board(db, clock, recording, vault)
    its = await channel(db, shop.id, vault, {"token": "old"})
    await switchboard.connector(shop.id, its)
    await recording.given[0][1].rotate({"token": "old"}, granting({"token": "new"}))
    assert recording.given[0][1].load() == {"token": "new"}
    await switchboard.connector(shop.id, its)
    assert recording.given[1][1].load() == {"token": "new"}


async def test_a_lost_key_asks_for_a_new_connection_and_breaks_nothing(
    db: Database, shop: Business, clock: Clock
) -> None:
    recording = Recording(clock)
    its = await channel(db, shop.id, Vault([KEYS]), {"password": "geheim"})
    switchboard = board(db, clock, recording, Vault([new_key()]))
    await switchboard.connector(shop.id, its)
    with pytest.raises(Reconnect):
        recording.given[0][1].load()


async def test_a_channel_of_another_business_is_unknown_even_while_its_connector_is_kept(
    db: Database, shop: Business, clock: Clock
) -> None:
    recording, vault = Recording(clock), Vault([KEYS])
    switchboard = board(db, clock, recording, vault)
    other = await db.write(lambda tx: BusinessStore(tx).create(ServerId(2), "Nebenan", NOW))
    its = await channel(db, shop.id, vault)
    await switchboard.connector(shop.id, its)
    with pytest.raises(UnknownChannel):
        await switchboard.connector(other.id, its)


async def test_a_platform_this_installation_does_not_have_is_unknown(
    db: Database, shop: Business, clock: Clock
) -> None:
    switchboard = board(db, clock, Recording(clock), Vault([]))
    with pytest.raises(UnknownChannel):
        switchboard.info("myspace")
    assert switchboard.info(KEY).words.noun == "Blog"
    assert switchboard.keys() == (KEY,)


async def test_a_connector_for_a_channel_that_is_not_stored_yet_uses_what_was_typed(
    db: Database, clock: Clock
) -> None:
    recording = Recording(clock)
    switchboard = board(db, clock, recording, Vault([]))
    secrets = TypedSecrets({"password": "abcd"})
    switchboard.build(KEY, Account({}, None, b"k"), secrets)
    await recording.given[0][1].rotate({"password": "abcd"}, granting({"password": "efgh"}))
    assert secrets.load() == {"password": "efgh"}


def test_two_connections_called_by_the_same_word_need_their_names_whatever_platform_they_are_of(
    db: Database, clock: Clock
) -> None:
    recording = Recording(clock)
    switchboard = Switchboard(
        db, Vault([KEYS]), {"wordpress": recording, "example": recording}, no_net, clock
    )
    blog, other = shown_channel(), shown_channel(id=ChannelId(2), connector="example", title="Rösterei")
    assert switchboard.several(blog, (blog, other))
    assert not switchboard.several(blog, (blog,))
    assert switchboard.several(blog, (other,))
