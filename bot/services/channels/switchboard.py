"""Switchboard: cache of connectors, one for each channel, built from its row and credential."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.domain.business import BusinessId
from bot.domain.channel import Channel, ChannelId, CredentialId
from bot.domain.meter import Spending
from bot.domain.words import UNKNOWN_PLATFORM, Words
from bot.loops import Clock
from bot.ports import (
    Account,
    Connector,
    ConnectorFactory,
    ConnectorInfo,
    Meter,
    Net,
    Retry,
    Secrets,
    Unmetered,
)
from bot.services.channels.metering import Metered, spending
from bot.services.channels.token_rotation import Rotations, StoredSecrets
from bot.storage.businesses import BusinessStore
from bot.storage.channels import ChannelStore, decode_account, decode_settings
from bot.storage.credentials import CredentialStore, KeyLost, Vault
from bot.storage.sqlite.database import Database, Tx

if TYPE_CHECKING:
    from bot.ports import Login

NetFor = Callable[[ConnectorInfo], Net]
"""The way out for one channel of this kind."""


REFRESHED_AFTER = 0.8
"""Share of a token's life after which it is refreshed."""
REFRESH_AGAIN = timedelta(minutes=5)
"""After passing trouble, while the token works."""
REFRESHED_EARLIEST = timedelta(minutes=1)
"""After it was stored, whatever the platform says of its life: 0 seconds, for example."""
NOT_STORED = ChannelId(0)
"""Rotates for a channel that isn't stored yet."""
CLOCKS_DIFFER = timedelta(minutes=1)
"""Clocks are set a little back all the time; a token stored later than now is of an age that nobody knows."""


class UnknownChannel(LookupError):
    """Unknown channel of this business, or a platform that this installation does not have."""


class NotBuilt(LookupError):
    """The connector of this channel has to be built first, which cannot be done inside a transaction."""

    def __init__(self, channel: ChannelId) -> None:
        super().__init__(f"channel {channel}")
        self.channel = channel


@dataclass(frozen=True, slots=True)
class _Wiring:
    channel: Channel
    person_key: bytes = field(repr=False)
    secrets: Mapping[str, str] | None = field(repr=False)
    life: tuple[datetime, datetime] | None
    """When its token was stored and when it ends; None: never."""


@dataclass(slots=True)
class _Life:
    """Life of a token that its platform's Login refreshes."""

    saved_at: datetime
    ends_at: datetime
    refresh_at: datetime


@dataclass(slots=True)
class _Built:
    business: BusinessId
    key: str
    connector: Connector
    secrets: Secrets = field(repr=False)
    life: _Life | None
    """None: its token never ends, or its connector alone knows how to get another."""


class Switchboard:
    """Builds connectors and caches them until something they were built from changes."""

    def __init__(
        self,
        db: Database,
        vault: Vault,
        factories: Mapping[str, ConnectorFactory],
        net_for: NetFor,
        clock: Clock,
        installation: Mapping[str, Mapping[str, str]] | None = None,
    ) -> None:
        """`factories` may import a class when it is asked for; `installation`: what .env sets, by platform and name."""
        self._db = db
        self._vault = vault
        self._factories = factories
        self._net_for = net_for
        self._clock = clock
        self._installation = dict(installation or {})
        self._built: dict[ChannelId, _Built] = {}
        self._rotations = Rotations(db, vault, clock, self._rotated)
        # The number of a credential that was deleted is given to the next one, of whichever business and platform.
        self._meters: dict[tuple[BusinessId, str, CredentialId], Metered] = {}
        self._retired: list[Connector] = []
        self._forgotten: Counter[ChannelId] = Counter()
        self._outdated: Counter[ChannelId] = Counter()

    def info(self, key: str) -> ConnectorInfo:
        """Declaration of a platform. Raises UnknownChannel."""
        return self._factory(key).info

    def installation(self, key: str) -> Mapping[str, str]:
        """What the installation sets for a platform: every name that it declares. Raises UnknownChannel."""
        given = self._installation.get(key, {})
        return {each.name: given.get(each.name, each.default) for each in self.info(key).installation}

    def words(self, channel: Channel) -> Words:
        """Words of the channel's platform, also where this installation does not have it."""
        factory = self._factories.get(channel.connector)
        return factory.info.words if factory is not None else UNKNOWN_PLATFORM

    def declared(self, channel: Channel) -> ConnectorInfo | None:
        """Declaration of the channel's platform; None where this installation does not have it."""
        factory = self._factories.get(channel.connector)
        return None if factory is None else factory.info

    def spending(self, tx: Tx, business: BusinessId, channel: Channel) -> Spending | None:
        """What the channel's access cost in the present month; None where it costs nothing."""
        info = self.declared(channel)
        if info is None:
            return None
        return spending(tx, business, channel.credential_id, info.quotas, self._clock())

    def offered(self) -> tuple[ConnectorInfo, ...]:
        """Platforms that Discord offers a form for, in the order of the registry."""
        infos = (factory.info for factory in self._factories.values())
        return tuple(info for info in infos if info.words.connect is not None)

    def several(self, channel: Channel, connected: Iterable[Channel]) -> bool:
        """Whether another channel has the same short word, so that its name is needed; also after it was
        removed.
        """
        noun = self.words(channel).noun
        return any(other.id != channel.id and self.words(other).noun == noun for other in connected)

    def keys(self) -> tuple[str, ...]:
        """Keys of the platforms this installation has."""
        return tuple(self._factories)

    async def connector(self, business: BusinessId, channel: ChannelId) -> Connector:
        """Connector of this channel. Raises UnknownChannel; a lost encryption key shows in its calls as
        Reconnect.
        """
        return (await self._find(business, channel)).connector

    async def keep_fresh(self, business: BusinessId, channel: ChannelId, now: datetime) -> None:
        """Refreshes the channel's token when four fifths of its life are over, as its platform's Login does it.

        Raises ConnectorError; passing trouble only when the token has ended.
        """
        built = await self._find(business, channel)
        life = built.life
        if life is None or life.saved_at - CLOCKS_DIFFER < now < life.refresh_at:
            return
        login = self.login(built.key)
        if login is None:
            return
        stale = built.secrets.load()
        try:
            await built.secrets.rotate(stale, lambda: login.refresh(stale))
        except Retry:
            if now >= life.ends_at:
                raise
            life.saved_at, life.refresh_at = min(life.saved_at, now), now + REFRESH_AGAIN
            return
        # Also where another process was first: this connector holds what that replaced.
        self.forget(channel)

    async def secrets(self, business: BusinessId, credential: CredentialId) -> StoredSecrets | None:
        """Stored secrets, for a channel that will share them; None where they are gone, or no key opens them."""
        try:
            stored = await self._db.read(
                lambda tx: CredentialStore(tx, self._vault).load(business, credential)
            )
        except KeyLost:
            return None
        return StoredSecrets(self._rotations, business, credential, stored, NOT_STORED) if stored else None

    def refresh_at(self, channel: ChannelId) -> datetime | None:
        """When the token of a channel whose connector is built is refreshed; None: never."""
        built = self._built.get(channel)
        return None if built is None or built.life is None else built.life.refresh_at

    def login(self, key: str) -> Login | None:
        """Login of a platform; None where its secrets are typed. Raises UnknownChannel."""
        info = self.info(key)
        return None if info.login is None else info.login(self._net_for(info), self.installation(key))

    async def _find(self, business: BusinessId, channel: ChannelId) -> _Built:
        while True:
            built = self._built.get(channel)
            if built is not None and built.business == business:
                return built
            before = self._forgotten[channel]
            wiring = await self._db.read(lambda tx: self._wiring(tx, business, channel))
            if wiring is None:
                raise UnknownChannel(f"channel {channel} of business {business}")
            if self._forgotten[channel] == before and channel not in self._built:
                self._built[channel] = self._build_stored(business, wiring)

    async def polls(self, business: BusinessId, channel: ChannelId) -> bool:
        """Whether the platform is polled for this channel, or only pushes. A platform that this installation does
        not have is polled, so that the loop says what is wrong.
        """
        try:
            return bool((await self.connector(business, channel)).polls())
        except UnknownChannel:
            return True

    def built(self, business: BusinessId, channel: ChannelId) -> Connector:
        """The connector of this channel, for its pure questions inside a transaction. Raises NotBuilt."""
        built = self._built.get(channel)
        if built is None or built.business != business:
            raise NotBuilt(channel)
        return built.connector

    def build(self, key: str, account: Account, secrets: Secrets, meter: Meter | None = None) -> Connector:
        """Builds a connector outside of the cache, as for a channel that isn't stored yet. Raises
        UnknownChannel.
        """
        factory = self._factory(key)
        account = replace(account, installation=self.installation(key))
        return factory(account, secrets, meter or Unmetered(), self._net_for(factory.info))

    def forget(self, channel: ChannelId) -> None:
        """Drops a cached connector; to be called when its settings, credential or account changed. Calls
        under way finish.
        """
        self.outdate(channel)
        self._drop(channel)

    def outdate(self, channel: ChannelId) -> None:
        """Lets answers under way count for nothing; the connector stays."""
        self._outdated[channel] += 1
        self._forgotten[channel] += 1

    def rewired(self, channel: ChannelId) -> int:
        """Version of the access and the account: an answer to an older version counts for nothing.

        A rotation that the channel's own connector asked for is no new version: where every new token is refused, too,
        that is an answer, and to ask again at once would never end.
        """
        return self._outdated[channel]

    def _rotated(self, channel: ChannelId, by: ChannelId) -> None:
        if channel == by:
            self._drop(channel)
        else:
            self.forget(channel)

    def _drop(self, channel: ChannelId) -> None:
        self._forgotten[channel] += 1
        built = self._built.pop(channel, None)
        if built is not None:
            self._retired.append(built.connector)

    async def aclose(self) -> None:
        """Waits for tokens that are being rotated, and closes every cached connector."""
        await self._rotations.aclose()
        everything = [*self._retired, *(built.connector for built in self._built.values())]
        self._retired.clear()
        self._built.clear()
        for connector in everything:
            await connector.aclose()

    def _factory(self, key: str) -> ConnectorFactory:
        factory = self._factories.get(key)
        if factory is None:
            raise UnknownChannel(f"no connector for {key}")
        return factory

    def _wiring(self, tx: Tx, business: BusinessId, channel_id: ChannelId) -> _Wiring | None:
        channel = ChannelStore(tx).get(business, channel_id)
        if channel is None:
            return None
        key = BusinessStore(tx).person_key(business)
        if channel.credential_id is None:
            return _Wiring(channel, key, {}, None)
        credentials = CredentialStore(tx, self._vault)
        secrets: Mapping[str, str] | None = None
        with suppress(KeyLost):
            secrets = credentials.load(business, channel.credential_id)
        return _Wiring(channel, key, secrets, credentials.life(business, channel.credential_id))

    def _build_stored(self, business: BusinessId, wiring: _Wiring) -> _Built:
        channel, info = wiring.channel, self.info(wiring.channel.connector)
        account = Account(
            settings=decode_settings(channel.settings),
            ref=decode_account(channel.account),
            person_key=wiring.person_key,
        )
        secrets = StoredSecrets(self._rotations, business, channel.credential_id, wiring.secrets, channel.id)
        meter: Meter = Unmetered()
        if info.quotas and channel.credential_id is not None:
            meter = self._meters.setdefault(
                (business, channel.connector, channel.credential_id),
                Metered(self._db, business, channel.credential_id, channel.id, info.quotas, self._clock),
            )
        connector = self.build(channel.connector, account, secrets, meter)
        life = None if wiring.life is None or info.login is None else _life(*wiring.life)
        return _Built(business, channel.connector, connector, secrets, life)


def _life(saved_at: datetime, ends_at: datetime) -> _Life:
    most_of_it = (ends_at - saved_at) * REFRESHED_AFTER
    return _Life(saved_at, ends_at, saved_at + max(most_of_it, REFRESHED_EARLIEST))
