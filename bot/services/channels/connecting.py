"""Connecting channels: adding one, renewing its access, checking it."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from datetime import datetime

from bot.domain.account import AccountRef
from bot.domain.actor import Actor
from bot.domain.allowance import Allowance
from bot.domain.business import BusinessId
from bot.domain.channel import Channel, ChannelId, ChannelState, CredentialId, Glow, Side, sharing
from bot.domain.connecting import Already, Connected, FirstRead, NotConnected, Outcome, TooWeak
from bot.domain.event import What
from bot.domain.plaintext import one_line
from bot.domain.reason import Reason
from bot.loops import Wake
from bot.ports import Account, Poll, Secrets
from bot.services.channels.account_check import account_or_reason, look_twice, not_connected
from bot.services.channels.arrivals import Arrivals
from bot.services.channels.diagnosis import diagnosis
from bot.services.channels.lamps import apply_check, lamp
from bot.services.channels.new_access import credential_for, give_credential
from bot.services.channels.pausing import Active
from bot.services.channels.rewiring import rewire, works_again
from bot.services.channels.switchboard import Switchboard
from bot.services.channels.token_rotation import TypedSecrets
from bot.storage.allowances import AllowanceStore
from bot.storage.businesses import BusinessStore
from bot.storage.cards import CardStore
from bot.storage.channels import ChannelStore, decode_account, decode_settings
from bot.storage.comments import CommentStore
from bot.storage.credentials import Vault
from bot.storage.cursors import CursorStore
from bot.storage.events import EventStore
from bot.storage.meters import MeterStore
from bot.storage.sqlite.database import Database, Tx

LONGEST_NAME = 100
"""Characters of a channel's name, which a platform may have given."""


class Connecting:
    """Connects channels, renews their access and checks their accounts."""

    def __init__(
        self,
        db: Database,
        switchboard: Switchboard,
        vault: Vault,
        wake: Wake,
        sync_loops: Callable[[Active | None], Awaitable[None]],
    ) -> None:
        self._db = db
        self._switchboard = switchboard
        self._vault = vault
        self._wake = wake
        self._sync_loops = sync_loops
        self.arrivals = Arrivals(db)
        """Says to whoever waits for one that a connection was made or renewed."""

    async def add(
        self,
        actor: Actor,
        connector: str,
        settings: Mapping[str, str],
        secrets: Mapping[str, str],
        title: str = "",
        credential: CredentialId | None = None,
        ends_at: datetime | None = None,
    ) -> Outcome:
        """Checks the account and stores the channel. Without secrets it is read-only. `credential`: it shares
        this one, of the same access, for as long as another channel uses it. `ends_at`: when they end. Raises NoKey.

        The order is the contract:
        1. The log learns the secrets, before any request could write one there.
        2. The platform is asked who we are there; nothing is stored where it refuses, or the access is too weak.
        3. In one transaction: the account must be free; a removed channel of it is connected again with its
           comments; credential, first state, event, and cards that name connections are redrawn.
        4. Its loops begin.
        """
        business, now = actor.business, actor.now
        self._vault.learn(secrets.values())
        typed = TypedSecrets(secrets, ends_at)
        held: Secrets = (credential and await self._switchboard.secrets(business, credential)) or typed
        ref = await self._check(business, connector, settings, held, None)
        if not isinstance(ref, AccountRef):
            return ref
        if secrets and not ref.can_write:
            return TooWeak(ref)
        only_pushes = not await self._polls(connector, settings, held, ref)

        def work(tx: Tx) -> Outcome:
            if BusinessStore(tx).get(business) is None:
                return NotConnected(Reason.GONE)  # while the platform took its time
            channels = ChannelStore(tx)
            known = channels.find(business, connector, ref.id)
            if known is not None and known.state is not ChannelState.REMOVED:
                return Already(known)
            shared = credential_for(
                tx, self._vault, business, connector, held.load(), credential, now, typed.ends_at
            )
            name = one_line(title)[:LONGEST_NAME] or _free_name(channels.all(business), ref)
            if known is None:
                channel = channels.add(business, connector, name, settings, ref.id, now, shared)
            else:
                channel = _begin_again(tx, business, known.id, name, settings, now, shared)
            _begin(tx, business, channel, ref, now, only_pushes=only_pushes)
            EventStore(tx).add(business, now, What.CONNECTED, channel=channel, member=actor.member)
            # By how many there are cards name one by the short word or by its own name.
            CardStore(tx).touch_all(business, now)
            made = channels.get(business, channel)
            assert made is not None
            return Connected(made, ref)

        outcome = await self._db.write(work)
        if isinstance(outcome, Connected):
            rewire(self._switchboard, self._wake, outcome.channel.id)
            self.arrivals.notify(business)
        await self._sync_loops(None)
        return outcome

    async def look(
        self, business: BusinessId, connector: str, settings: Mapping[str, str]
    ) -> AccountRef | NotConnected:
        """Checks an account without a credential, as before a password is asked for. Stores nothing."""
        return await self._check(business, connector, settings, TypedSecrets({}), None)

    async def renew(
        self,
        actor: Actor,
        channel: ChannelId,
        secrets: Mapping[str, str],
        ends_at: datetime | None = None,
    ) -> Outcome:
        """Sets or renews the credential of a channel, and of those that share it; their history stays. One
        that the new credential does not open keeps the old one. Raises NoKey.

        The order is the contract:
        1. The log learns the secrets.
        2. The platform is asked whether they open this account, then those of the channels that share the access.
        3. In one transaction: the credential of all that are opened, their lamps, an event each, and what waited
           is due.
        4. Answers of the platform to the old access count for nothing; the loops are woken.
        """
        business, now = actor.business, actor.now
        before = await self.get(business, channel)
        if before is None:
            return NotConnected(Reason.REMOVED)
        self._vault.learn(secrets.values())
        typed = TypedSecrets(secrets, ends_at)
        ref = await self._opens(business, before, typed)
        if not isinstance(ref, AccountRef):
            return ref
        if not ref.can_write:
            return TooWeak(ref)
        others = sharing(before, await self.all(business))
        opened = {channel: ref, **await self._opened(business, others, typed)}

        def work(tx: Tx) -> Connected | NotConnected:
            here = ChannelStore(tx).get(business, channel)
            if here is None or here.state is ChannelState.REMOVED:
                return NotConnected(Reason.REMOVED)  # while the platform took its time
            renewed = give_credential(
                tx, self._vault, business, here, typed.load(), tuple(opened), now, typed.ends_at
            )
            for one in renewed:
                found = opened[one]
                if found is not None:
                    apply_check(tx, business, one, found, now, asked=True)
                EventStore(tx).add(business, now, What.RENEWED, channel=one, member=actor.member)
                works_again(tx, business, one, now)
            after = {each.id: each for each in ChannelStore(tx).all(business)}
            return Connected(
                after[channel],
                ref,
                also=tuple(after[one] for one in renewed if one != channel),
                apart=tuple(after[one.id] for one in others if one.id in after and one.id not in renewed),
            )

        outcome = await self._db.write(work)
        if isinstance(outcome, Connected):
            for each in (outcome.channel, *outcome.also):
                rewire(self._switchboard, self._wake, each.id)
            self.arrivals.notify(business)
            await self._sync_loops(None)
        return outcome

    async def check(
        self, business: BusinessId, channel: ChannelId, now: datetime
    ) -> Connected | NotConnected:
        """Checks the account now (health check). The lamps say afterwards what the outcome says; what waited
        for a successful answer is due at once.
        """
        before = await self.get(business, channel)
        if before is None:
            return NotConnected(Reason.GONE)
        connector = await self._switchboard.connector(business, channel)
        wired = self._switchboard.rewired(channel)
        answer = await look_twice(connector)
        if self._switchboard.rewired(channel) != wired:
            # Somebody renewed, paused or removed it meanwhile.
            return await self.check(business, channel, now)
        main = connector.polls()[:1]

        def work(tx: Tx) -> Channel | None:
            if isinstance(answer, AccountRef):
                apply_check(tx, business, channel, answer, now, asked=True)
                CursorStore(tx).hasten(business, channel, [poll.name for poll in main], now)
            else:
                trouble = diagnosis(answer, 1, 0)
                lamp(tx, business, channel, trouble.side, trouble.glow, trouble.reason, now)
            return ChannelStore(tx).get(business, channel)

        after = await self._db.write(work)
        rewire(self._switchboard, self._wake, channel)
        if not isinstance(answer, AccountRef):
            return not_connected(answer)
        if after is not None and after.reading.glow is Glow.OUT and not answer.missing:
            return NotConnected(after.reading.reason)
        return Connected(after or before, answer)

    async def set_option(self, actor: Actor, channel: ChannelId, key: str, value: str) -> bool:
        """Changes a setting that has a few values; the channel is checked and read with that from now on. Whether it has
        that value now.
        """

        def work(tx: Tx) -> bool:
            known = ChannelStore(tx).get(actor.business, channel)
            if known is None or known.state is ChannelState.REMOVED:
                return False
            words = self._switchboard.words(known).settings
            if value not in {each.value for one in words if one.key == key for each in one.options}:
                return False
            settings = {**decode_settings(known.settings), key: value}
            ChannelStore(tx).set_settings(actor.business, channel, settings)
            CursorStore(tx).hasten_all(actor.business, channel, actor.now)
            return True

        changed = await self._db.write(work)
        if changed:
            rewire(self._switchboard, self._wake, channel)
        return changed

    async def read_on(self, business: BusinessId, channel: ChannelId, now: datetime) -> bool:
        """Lifts the daily quota for today; whether it was used up."""

        def work(tx: Tx) -> bool:
            known = ChannelStore(tx).get(business, channel)
            if known is None or known.reading.reason is not Reason.FLOOD:
                return False
            AllowanceStore(tx).put(business, channel, Allowance())
            lamp(tx, business, channel, Side.READ, Glow.ON, None, now)
            CursorStore(tx).hasten_all(business, channel, now)
            return True

        held_back = await self._db.write(work)
        rewire(self._switchboard, self._wake, channel)
        return held_back

    async def first_read(self, business: BusinessId, channel: ChannelId) -> FirstRead | None:
        """Progress of the first sync."""
        known = await self.get(business, channel)
        if known is None:
            return None
        polls = (await self._switchboard.connector(business, channel)).polls()
        read = await self._db.read(lambda tx: CommentStore(tx).count_of_channel(business, channel))
        works = known.state is ChannelState.ACTIVE and known.reading.glow is Glow.ON
        return FirstRead(read, known.first_synced_at is not None, works, only_pushes=not polls)

    async def all(self, business: BusinessId) -> tuple[Channel, ...]:
        """All channels that aren't removed."""
        return await self._db.read(lambda tx: ChannelStore(tx).all(business))

    async def get(self, business: BusinessId, channel: ChannelId) -> Channel | None:
        """Channel by id, unless it was removed."""
        found = await self._db.read(lambda tx: ChannelStore(tx).get(business, channel))
        return None if found is None or found.state is ChannelState.REMOVED else found

    async def account_key(self, business: BusinessId, channel: ChannelId) -> str:
        """Id of the channel's account on its platform; empty where it is not known."""
        found = await self.get(business, channel)
        known = decode_account(found.account) if found is not None else None
        return "" if known is None else known.id

    def password_page(self, channel: Channel) -> str:
        """URL where the platform makes an application password; empty where it did not say."""
        known = decode_account(channel.account)
        return known.secret_page if known else ""

    async def _opens(
        self, business: BusinessId, channel: Channel, secrets: Secrets
    ) -> AccountRef | NotConnected:
        """Account that these secrets open there. GONE: another account than the channel's."""
        known = decode_account(channel.account)
        ref = await self._check(
            business, channel.connector, decode_settings(channel.settings), secrets, known
        )
        if isinstance(ref, AccountRef) and known is not None and known.id != ref.id:
            return NotConnected(Reason.GONE)
        return ref

    async def _polls(
        self, connector: str, settings: Mapping[str, str], secrets: Secrets, ref: AccountRef
    ) -> tuple[Poll, ...]:
        """Polls that this account will need."""
        built = self._switchboard.build(connector, Account(settings, ref, b""), secrets)
        try:
            return built.polls()
        finally:
            await built.aclose()

    async def _opened(
        self, business: BusinessId, channels: Iterable[Channel], secrets: Secrets
    ) -> Mapping[ChannelId, AccountRef | None]:
        """Channels that these secrets open, with what their platform said; None: it does not answer just now."""
        opened: dict[ChannelId, AccountRef | None] = {}
        for channel in channels:
            answer = await self._opens(business, channel, secrets)
            if isinstance(answer, AccountRef):
                opened[channel.id] = answer
            elif answer.reason is None:
                opened[channel.id] = None
        return opened

    async def _check(
        self,
        business: BusinessId,
        connector: str,
        settings: Mapping[str, str],
        secrets: Secrets,
        known: AccountRef | None,
    ) -> AccountRef | NotConnected:
        key = await self._db.read(lambda tx: BusinessStore(tx).person_key(business))
        account = Account(settings=settings, ref=known, person_key=key)
        built = self._switchboard.build(connector, account, secrets)
        try:
            return await account_or_reason(built)
        finally:
            await built.aclose()


def _free_name(standing: tuple[Channel, ...], ref: AccountRef) -> str:
    """Unused name for a channel: two blogs of one name could not be distinguished."""
    taken, name = {other.title.casefold() for other in standing}, one_line(ref.name)[:LONGEST_NAME]
    return name if name and name.casefold() not in taken else ref.id


def _begin(
    tx: Tx, business: BusinessId, channel: ChannelId, ref: AccountRef, now: datetime, *, only_pushes: bool
) -> None:
    """First state of a connected channel, by its account."""
    ChannelStore(tx).checked(business, channel, ref, now)
    if only_pushes:
        ChannelStore(tx).synced(business, channel, now)
    if not ref.can_write:
        lamp(tx, business, channel, Side.SEND, Glow.OFF, None, now)


def _begin_again(
    tx: Tx,
    business: BusinessId,
    channel: ChannelId,
    name: str,
    settings: Mapping[str, str],
    now: datetime,
    credential: CredentialId | None,
) -> ChannelId:
    """Connects a removed channel again with its comments and cards: a second row for them would ring for each
    again.
    """
    ChannelStore(tx).revive(business, channel, name, settings, now, credential)
    if credential is not None:
        MeterStore(tx).go_on(business, channel, credential)
    CursorStore(tx).forget(business, channel)
    for side in Side:
        lamp(tx, business, channel, side, Glow.ON, None, now)
    return channel
