"""Connections as the owner looks at them: what a channel may do, when its access ends, and what it costs."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.domain.account import AccountRef
from bot.domain.act import Act
from bot.domain.business import BusinessId
from bot.domain.channel import Channel, ChannelId, ChannelState, sharing
from bot.domain.meter import Spending
from bot.domain.words import Words
from bot.services.channels.switchboard import Switchboard
from bot.storage.channels import ChannelStore, decode_account, decode_settings
from bot.storage.sqlite.database import Database, Tx


@dataclass(frozen=True, slots=True)
class Connection:
    """Facts of one channel for its panel."""

    channel: Channel
    words: Words
    acts: frozenset[Act] = frozenset()
    """What its platform lets us do; nothing where the account may not write."""
    ref: AccountRef | None = None
    """None before the first check."""
    spending: Spending | None = None
    """None: it costs nothing."""
    others: tuple[Channel, ...] = ()
    """Channels with the same access."""
    logs_in: bool = False
    """Whether access is given on the platform's own page."""
    takes_secrets: bool = True
    """Whether access is given by anything at all."""
    settings: Mapping[str, str] = field(default_factory=dict)

    @property
    def can_write(self) -> bool:
        """Whether replies go out by the platform's interface."""
        return self.ref is not None and self.ref.can_write


@dataclass(frozen=True, slots=True)
class Cost:
    """What one channel cost in the present month."""

    channel: ChannelId
    spending: Spending


class Connections:
    """Reads connections; everything that one panel needs in one hop."""

    def __init__(self, db: Database, switchboard: Switchboard) -> None:
        self._db = db
        self._switchboard = switchboard

    async def of(self, business: BusinessId, channel: ChannelId) -> Connection | None:
        """Facts of a channel; None where it is gone."""
        return await self._db.read(lambda tx: self._of(tx, business, channel))

    async def costs(self, business: BusinessId) -> tuple[Cost, ...]:
        """What each channel of a business cost in the present month, where it costs anything."""

        def read(tx: Tx) -> tuple[Cost, ...]:
            found = (
                (each.id, self._switchboard.spending(tx, business, each))
                for each in ChannelStore(tx).all(business)
            )
            return tuple(Cost(channel, spent) for channel, spent in found if spent is not None)

        return await self._db.read(read)

    def _of(self, tx: Tx, business: BusinessId, number: ChannelId) -> Connection | None:
        channel = ChannelStore(tx).get(business, number)
        if channel is None or channel.state is ChannelState.REMOVED:
            return None
        info, ref = self._switchboard.declared(channel), decode_account(channel.account)
        return Connection(
            channel=channel,
            words=self._switchboard.words(channel),
            acts=info.acts if info is not None and ref is not None and ref.can_write else frozenset(),
            ref=ref,
            spending=self._switchboard.spending(tx, business, channel),
            others=sharing(channel, ChannelStore(tx).all(business)),
            logs_in=info is not None and info.login is not None,
            takes_secrets=info is None or info.takes_secrets,
            settings=decode_settings(channel.settings),
        )
