"""One credential that serves several channels, as one token of Meta serves a page and an Instagram account."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from bot.domain.business import Business, MemberId
from bot.domain.channel import Channel, ChannelId, ChannelState, Glow, Side, sharing
from bot.domain.connecting import Connected
from bot.domain.event import What
from bot.domain.reason import Reason
from bot.ports import Account, Granted, Meter, Net, Reconnect, Secrets
from bot.services.channels.connecting import Connecting
from bot.services.channels.lamps import lamp
from bot.services.channels.pausing import Pausing
from bot.services.channels.process_memory import Process
from bot.services.channels.switchboard import Switchboard
from bot.services.reading.intake import Intake
from bot.services.reading.poller import Poller
from bot.services.sending.settling import give_back
from bot.storage.channels import ChannelStore
from bot.storage.credentials import CredentialStore, Vault, new_key
from bot.storage.events import EventStore
from bot.storage.sqlite.database import Database
from tests.support.businesses import acting
from tests.support.clock import Clock, Even
from tests.support.holders import ONLY
from tests.support.platform import FakeConnector, FakeFactory, FakePlatform
from tests.support.polling import no_net

OWNER = MemberId(7)


@dataclass(slots=True)
class Handing(FakeFactory):
    """A factory that keeps the secrets it hands to its connectors."""

    secrets: list[Secrets] = field(default_factory=list)

    def __call__(self, account: Account, secrets: Secrets, meter: Meter, net: Net, /) -> FakeConnector:
        self.secrets.append(secrets)
        return FakeFactory.__call__(self, account, secrets, meter, net)


@dataclass(slots=True)
class Shared:
    """A page and a gallery of one business, connected with one access."""

    db: Database
    business: Business
    clock: Clock
    vault: Vault = field(default_factory=lambda: Vault([new_key()]))
    platforms: dict[str, FakePlatform] = field(default_factory=dict)
    factories: dict[str, Handing] = field(default_factory=dict)
    channels: dict[str, ChannelId] = field(default_factory=dict)
    switchboard: Switchboard = field(init=False)
    connect: Connecting = field(init=False)
    pausing: Pausing = field(init=False)

    def __post_init__(self) -> None:
        for name in ("page", "gallery"):
            self.platforms[name] = FakePlatform(self.clock, account=name)
        self.start()

    def start(self) -> None:
        """Builds the services again, as after a restart."""

        async def sync(_: object) -> None:
            return None

        for name, platform in self.platforms.items():
            self.factories[name] = Handing(platform)
        self.switchboard = Switchboard(self.db, self.vault, self.factories, no_net, self.clock)
        wired = self.db, self.switchboard, self.vault, lambda _: None, sync
        self.connect, self.pausing = Connecting(*wired), Pausing(*wired, give_back)

    async def begin(self) -> None:
        page = await self.connect.add(
            acting(self.business.id, OWNER, self.clock()), "page", {}, {"token": "old"}, title="Seite"
        )
        assert isinstance(page, Connected) and page.channel.credential_id is not None
        gallery = await self.connect.add(
            acting(self.business.id, OWNER, self.clock()),
            "gallery",
            {},
            {"token": "old"},
            title="Galerie",
            credential=page.channel.credential_id,
        )
        assert isinstance(gallery, Connected)
        self.channels = {"page": page.channel.id, "gallery": gallery.channel.id}

    def poller(self) -> Poller:
        """The real poller over it."""
        intake = Intake(self.db, lambda _: None, self.switchboard.info)
        return Poller(self.db, self.switchboard, intake, lambda _: None, Even(), Process(ONLY))

    async def channel(self, name: str) -> Channel:
        number = self.channels[name]
        found = await self.db.read(lambda tx: ChannelStore(tx).get(self.business.id, number))
        assert found is not None
        return found

    async def secrets(self, name: str) -> str:
        """The token that this channel's connector is given."""
        await self.switchboard.connector(self.business.id, self.channels[name])
        return self.factories[name].secrets[-1].load()["token"]

    async def events(self, name: str) -> list[tuple[What, MemberId | None]]:
        """What members did to a channel, oldest first."""
        now, day = self.clock(), timedelta(days=1)
        found = await self.db.read(lambda tx: EventStore(tx).between(self.business.id, now - day, now + day))
        return [
            (event.what, event.member_id)
            for event in found
            if event.channel_id == self.channels[name] and event.what is not What.LAMP
        ]

    async def credentials(self) -> int:
        return await self.db.read(lambda tx: tx.one("SELECT count(*) AS n FROM credential")["n"])  # type: ignore[index]

    async def put_out(self, name: str) -> None:
        number = self.channels[name]
        await self.db.write(
            lambda tx: lamp(tx, self.business.id, number, Side.READ, Glow.OUT, Reason.REVOKED, self.clock())
        )


@pytest.fixture
async def shared(db: Database, shop: Business, clock: Clock) -> AsyncIterator[Shared]:
    made = Shared(db, shop, clock)
    await made.begin()
    yield made
    await made.switchboard.aclose()


async def test_two_channels_of_one_access_have_one_credential(shared: Shared) -> None:
    page, gallery = await shared.channel("page"), await shared.channel("gallery")
    assert page.credential_id == gallery.credential_id is not None
    assert await shared.credentials() == 1
    assert sharing(page, (page, gallery)) == (gallery,)


async def test_a_credential_stays_for_the_other_channel_and_goes_with_the_last(shared: Shared) -> None:
    assert await shared.pausing.remove(
        acting(shared.business.id, OWNER, shared.clock()), shared.channels["page"]
    )
    page, gallery = await shared.channel("page"), await shared.channel("gallery")
    assert (page.state, page.credential_id) == (ChannelState.REMOVED, None)
    assert gallery.state is ChannelState.ACTIVE and gallery.credential_id is not None
    assert await shared.secrets("gallery") == "old"
    assert await shared.pausing.remove(
        acting(shared.business.id, OWNER, shared.clock()), shared.channels["gallery"]
    )
    assert await shared.credentials() == 0


async def test_renewing_one_renews_all_that_share_the_access_and_lights_their_lamps(shared: Shared) -> None:
    await shared.put_out("page")
    await shared.put_out("gallery")
    assert (await shared.secrets("page"), await shared.secrets("gallery")) == ("old", "old")
    renewed = await shared.connect.renew(
        acting(shared.business.id, OWNER, shared.clock()), shared.channels["page"], {"token": "new"}
    )
    assert isinstance(renewed, Connected)
    assert ([c.title for c in renewed.also], renewed.apart) == (["Galerie"], ())
    assert (await shared.secrets("page"), await shared.secrets("gallery")) == ("new", "new")
    lit = [(await shared.channel(name)).reading.glow for name in shared.channels]
    assert lit == [Glow.ON, Glow.ON]
    assert await shared.credentials() == 1


async def test_a_channel_that_the_new_access_does_not_open_keeps_the_old_one(shared: Shared) -> None:
    shared.platforms["gallery"].trouble("check", Reconnect(Reason.REVOKED))
    renewed = await shared.connect.renew(
        acting(shared.business.id, OWNER, shared.clock()), shared.channels["page"], {"token": "new"}
    )
    assert isinstance(renewed, Connected)
    assert (renewed.also, [c.title for c in renewed.apart]) == ((), ["Galerie"])
    assert (await shared.secrets("page"), await shared.secrets("gallery")) == ("new", "old")
    assert await shared.credentials() == 2


async def test_an_access_that_opens_another_account_there_is_not_taken_for_it(shared: Shared) -> None:
    shared.platforms["gallery"].account = "somebody else"
    renewed = await shared.connect.renew(
        acting(shared.business.id, OWNER, shared.clock()), shared.channels["page"], {"token": "new"}
    )
    assert isinstance(renewed, Connected) and [c.title for c in renewed.apart] == ["Galerie"]
    assert await shared.secrets("gallery") == "old"


async def test_a_credential_of_one_channel_is_replaced_and_no_second_row_is_left(shared: Shared) -> None:
    await shared.pausing.remove(acting(shared.business.id, OWNER, shared.clock()), shared.channels["gallery"])
    renewed = await shared.connect.renew(
        acting(shared.business.id, OWNER, shared.clock()), shared.channels["page"], {"token": "new"}
    )
    assert isinstance(renewed, Connected) and (renewed.also, renewed.apart) == ((), ())
    assert (await shared.secrets("page"), await shared.credentials()) == ("new", 1)


async def test_a_channel_that_joins_an_access_uses_what_is_stored_there(shared: Shared) -> None:
    loaded = await shared.db.read(
        lambda tx: [
            CredentialStore(tx, shared.vault).load(shared.business.id, channel.credential_id)
            for channel in ChannelStore(tx).all(shared.business.id)
            if channel.credential_id is not None
        ]
    )
    assert loaded == [{"token": "old"}, {"token": "old"}]


async def test_a_rotation_that_outlives_its_access_never_gives_out_that_of_another_account(
    shared: Shared,
) -> None:
    """Else a reply that waited for the new token would go out in the name of the other account."""
    actor = acting(shared.business.id, OWNER, shared.clock())
    await shared.pausing.remove(actor, shared.channels["gallery"])
    await shared.secrets("page")
    mine = shared.factories["page"].secrets[-1]

    async def slow() -> Granted:
        await shared.pausing.remove(actor, shared.channels["page"])
        shared.platforms["page"].account = "another"
        made = await shared.connect.add(actor, "page", {}, {"token": "of another"})
        assert isinstance(made, Connected)
        return Granted({"token": "fresh"})

    with pytest.raises(Reconnect):
        await mine.rotate({"token": "old"}, slow)
    assert mine.load() == {"token": "old"}
