"""Switchboard: cache of connectors, one for each channel, built from its row and credential."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from bot.domain.business import BusinessId
from bot.domain.channel import Channel, ChannelId, CredentialId
from bot.domain.reason import Reason
from bot.domain.words import UNKNOWN_PLATFORM, Words
from bot.loops import Clock
from bot.ports import Account, Connector, ConnectorFactory, ConnectorInfo, Net, Reconnect, Secrets
from bot.storage.businesses import BusinessStore
from bot.storage.channels import ChannelStore, decode_account, decode_settings
from bot.storage.credentials import CredentialStore, KeyLost, Vault
from bot.storage.sqlite.database import Database, Tx

NetFor = Callable[[ConnectorInfo], Net]
"""The way out for one channel of this kind."""


class UnknownChannel(LookupError):
    """Unknown channel of this business, or a platform that this installation does not have."""


def reading_loops(channel: ChannelId) -> tuple[str, str]:
    """Names of the loop that polls a channel, and of the one that only checks up on a channel that pushes: it has
    one of the two.
    """
    return f"poll:{channel}", f"checkup:{channel}"


class Unmetered:
    """Meter that only counts: for platforms without a quota and without a price."""

    def __init__(self) -> None:
        self.spent: Counter[str] = Counter()

    def spend(self, units: int, purpose: str) -> None:
        """Counts; never refuses."""
        self.spent[purpose] += units


class TypedSecrets:
    """Secrets of a channel that isn't stored yet, as they were typed."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self._values = dict(values)

    def load(self) -> Mapping[str, str]:
        """Secrets as typed, or as replaced."""
        return self._values

    async def save(self, values: Mapping[str, str]) -> None:
        """Replaces the secrets."""
        self._values = dict(values)


class StoredSecrets:
    """Credential of a stored channel; `values` None: no key decrypts it any more."""

    def __init__(
        self,
        db: Database,
        vault: Vault,
        business: BusinessId,
        credential: CredentialId | None,
        values: Mapping[str, str] | None,
        clock: Clock,
    ) -> None:
        self._db = db
        self._vault = vault
        self._business = business
        self._credential = credential
        self._values = values
        self._clock = clock

    def load(self) -> Mapping[str, str]:
        """Decrypted secrets; empty without a credential. Raises Reconnect where the encryption key is lost."""
        if self._values is None:
            raise Reconnect(Reason.KEY_LOST, "no key opens the stored credential")
        return self._values

    async def save(self, values: Mapping[str, str]) -> None:
        """Commits a rotated token before it is used."""
        credential, now = self._credential, self._clock()
        if credential is None:
            raise Reconnect(Reason.REVOKED, "a token was rotated on a channel without a credential")
        await self._db.write(
            lambda tx: CredentialStore(tx, self._vault).save(self._business, credential, values, now)
        )
        self._values = dict(values)


@dataclass(frozen=True, slots=True)
class _Wiring:
    channel: Channel
    person_key: bytes
    secrets: Mapping[str, str] | None


class Switchboard:
    """Builds connectors and caches them until something they were built from changes."""

    def __init__(
        self,
        db: Database,
        vault: Vault,
        factories: Mapping[str, ConnectorFactory],
        net_for: NetFor,
        clock: Clock,
    ) -> None:
        self._db = db
        self._vault = vault
        self._factories = dict(factories)
        self._net_for = net_for
        self._clock = clock
        self._built: dict[ChannelId, tuple[BusinessId, Connector]] = {}
        self._retired: list[Connector] = []
        self._forgotten: Counter[ChannelId] = Counter()

    def info(self, key: str) -> ConnectorInfo:
        """Declaration of a platform. Raises UnknownChannel."""
        return self._factory(key).info

    def words(self, channel: Channel) -> Words:
        """Words of the channel's platform, also where this installation does not have it."""
        factory = self._factories.get(channel.connector)
        return factory.info.words if factory is not None else UNKNOWN_PLATFORM

    def offered(self) -> tuple[ConnectorInfo, ...]:
        """Platforms that Discord offers a form for, in the order of the registry."""
        infos = (factory.info for factory in self._factories.values())
        return tuple(info for info in infos if info.words.connect is not None)

    def several(self, channel: Channel, standing: Iterable[Channel]) -> bool:
        """Whether another channel has the same short word, so that its name is needed; also after it was
        removed.
        """
        noun = self.words(channel).noun
        return any(other.id != channel.id and self.words(other).noun == noun for other in standing)

    def keys(self) -> tuple[str, ...]:
        """Keys of the platforms this installation has."""
        return tuple(self._factories)

    async def connector(self, business: BusinessId, channel: ChannelId) -> Connector:
        """Connector of this channel. Raises UnknownChannel; a lost encryption key shows in its calls as
        Reconnect.
        """
        while True:
            built = self._built.get(channel)
            if built is not None and built[0] == business:
                return built[1]
            before = self._forgotten[channel]
            wiring = await self._db.read(lambda tx: self._wiring(tx, business, channel))
            if wiring is None:
                raise UnknownChannel(f"channel {channel} of business {business}")
            if self._forgotten[channel] == before and channel not in self._built:
                self._built[channel] = (business, self._build_stored(business, wiring))

    async def polls(self, business: BusinessId, channel: ChannelId) -> bool:
        """Whether the platform is polled for this channel, or only pushes. A platform that this installation does
        not have is polled, so that the loop says what is wrong.
        """
        try:
            return bool((await self.connector(business, channel)).polls())
        except UnknownChannel:
            return True

    def build(self, key: str, account: Account, secrets: Secrets) -> Connector:
        """Builds a connector outside of the cache, as for a channel that isn't stored yet. Raises
        UnknownChannel.
        """
        factory = self._factory(key)
        return factory(account, secrets, Unmetered(), self._net_for(factory.info))

    def forget(self, channel: ChannelId) -> None:
        """Drops a cached connector; to be called when its settings, credential or account changed. Calls
        under way finish.
        """
        self._forgotten[channel] += 1
        built = self._built.pop(channel, None)
        if built is not None:
            self._retired.append(built[1])

    def rewired(self, channel: ChannelId) -> int:
        """Version of what the connector is built from: an answer to an older version counts for nothing."""
        return self._forgotten[channel]

    async def aclose(self) -> None:
        """Closes every cached connector."""
        everything = [*self._retired, *(connector for _, connector in self._built.values())]
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
        secrets: Mapping[str, str] | None = {}
        if channel.credential_id is not None:
            try:
                secrets = CredentialStore(tx, self._vault).load(business, channel.credential_id)
            except KeyLost:
                secrets = None
        return _Wiring(channel, BusinessStore(tx).person_key(business), secrets)

    def _build_stored(self, business: BusinessId, wiring: _Wiring) -> Connector:
        channel = wiring.channel
        account = Account(
            settings=decode_settings(channel.settings),
            ref=decode_account(channel.account),
            person_key=wiring.person_key,
        )
        secrets = StoredSecrets(
            self._db, self._vault, business, channel.credential_id, wiring.secrets, self._clock
        )
        return self.build(channel.connector, account, secrets)
