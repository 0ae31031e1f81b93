"""Webhooks: hands what a platform delivers at a credential's own address to the channels of that credential, after the
signature is verified.
"""

import logging
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from enum import Enum
from secrets import token_hex, token_urlsafe

from bot.domain.business import BusinessId
from bot.domain.channel import Channel, ChannelState, CredentialId
from bot.loops import Clock
from bot.ports import Received, Unverified, Verified, WebhookReceiver
from bot.services.channels.switchboard import Switchboard, UnknownChannel
from bot.services.reading.pushes import Pushes
from bot.storage.channels import ChannelStore, decode_account
from bot.storage.credentials import CredentialStore, KeyLost, NoKey, Vault
from bot.storage.sqlite.database import Database, Tx

log = logging.getLogger(__name__)

HOOK_BYTES = 16
"""Length of the random part of an address: it cannot be guessed."""
HOOK_LENGTH = 22
"""In characters, as token_urlsafe writes so many bytes."""
LONGEST_BODY = 1024 * 1024
KNOWN_DELIVERIES = 1000
"""So many are recognised when they come once more. One that is forgotten is taken in again, which changes nothing."""
_NOBODY = BusinessId(0), CredentialId(0)


class Delivered(Enum):
    """What became of a delivery."""

    TAKEN = "taken"
    """Also where no channel wants it: it is never to be delivered again."""
    LATER = "later"
    """It is to be delivered again."""
    UNVERIFIED = "unverified"
    """Wrong signature, or an address that nobody has, which look the same."""


class UnknownCredential(LookupError):
    """Unknown credential of this business."""


class Decoy(Mapping[str, str]):
    """Secrets of an address that nobody has: any key has a value, so that verifying takes as long as with real ones."""

    def __init__(self, value: str) -> None:
        self._value = value

    def __getitem__(self, key: str) -> str:
        return self._value

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


@dataclass(frozen=True, slots=True)
class _Addressed:
    """Credential whose address it came to; `secrets` are a Decoy where nobody has it."""

    business: BusinessId
    credential: CredentialId
    secrets: Mapping[str, str] = field(repr=False)


class Webhooks:
    """Receives deliveries of all platforms. Nothing is stored before its signature is verified with the secrets of the
    credential whose address it came to.
    """

    def __init__(
        self, db: Database, vault: Vault, switchboard: Switchboard, pushes: Pushes, clock: Clock
    ) -> None:
        self._db = db
        self._vault = vault
        self._switchboard = switchboard
        self._pushes = pushes
        self._clock = clock
        self._decoy = Decoy(token_hex(HOOK_BYTES))
        self._sealed_decoy: bytes | None = None
        self._known: OrderedDict[tuple[CredentialId, str], None] = OrderedDict()

    async def address(self, business: BusinessId, credential: CredentialId) -> str:
        """Path at which the platform of this credential delivers, `/hooks/KEY/RANDOM`; it is made on first need and stays
        the same as long as the credential is there. Raises UnknownCredential.
        """
        fresh = token_urlsafe(HOOK_BYTES)
        found = await self._db.write(
            lambda tx: CredentialStore(tx, self._vault).hook(business, credential, fresh)
        )
        if found is None:
            raise UnknownCredential(f"credential {credential} of business {business}")
        connector, hook = found
        return f"/hooks/{connector}/{hook}"

    async def challenge(self, connector: str, hook: str, query: Mapping[str, str]) -> str | None:
        """Answer to a platform's subscription check at this address; None: it is refused."""
        receiver = self._receiver(connector)
        if receiver is None:
            return None
        addressed = await self._addressed(connector, hook)
        answer = receiver.challenge(addressed.secrets, query)
        return answer if addressed.secrets is not self._decoy else None

    async def deliver(self, connector: str, hook: str, headers: Mapping[str, str], body: bytes) -> Delivered:
        """Takes in a delivery; header names are lower case, `body` is as it came. In this order:

        1. The credential is looked up by the address; without one, a Decoy takes the place of its secrets.
        2. The signature is verified over the raw body.
        3. A delivery that was taken before is not taken again.
        4. It is parsed, and each channel of the credential gets what is about its account (`Pushes.take`); so do other
           channels of the business there whose own secrets prove the delivery, too: a platform may know one address for
           each app (Facebook does), and an app may serve several pages.

        Never raises for what a body or header holds.
        """
        receiver = self._receiver(connector)
        if receiver is None or len(body) > LONGEST_BODY:
            return Delivered.UNVERIFIED
        addressed = await self._addressed(connector, hook)

        def proved(secrets: Mapping[str, str]) -> Verified | None:
            try:
                return receiver.verify(secrets, headers, body, self._clock())
            except (Unverified, ValueError, RecursionError):
                return None

        verified = proved(addressed.secrets)
        if verified is None or addressed.secrets is self._decoy:
            return Delivered.UNVERIFIED
        known = addressed.credential, verified.delivery_id
        if known in self._known:
            return Delivered.TAKEN
        try:
            received = receiver.receive(body)
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as slip:
            log.error("a delivery of %s could not be read: %s", connector, type(slip).__name__)
            return Delivered.TAKEN
        using = await self._db.read(lambda tx: self._using(tx, connector, addressed, received, proved))
        if not await self._hand_over(addressed.business, using, received):
            return Delivered.LATER
        self._known[known] = None
        if len(self._known) > KNOWN_DELIVERIES:
            self._known.popitem(last=False)
        return Delivered.TAKEN

    def _using(
        self,
        tx: Tx,
        connector: str,
        addressed: _Addressed,
        received: Mapping[str, Received],
        proved: Callable[[Mapping[str, str]], Verified | None],
    ) -> tuple[Channel, ...]:
        """Channels that a delivery is for: of the credential whose address it came to, and others of the business and
        platform whose account it speaks of and whose own secrets prove it.
        """
        channels, credentials = ChannelStore(tx), CredentialStore(tx, self._vault)
        own = channels.of_credential(addressed.business, addressed.credential)
        found = [each for each in own if each.connector == connector]
        if received.keys() <= {_account(each) for each in found}:
            return tuple(found)
        for each in channels.all(addressed.business):
            other = each.credential_id
            if each.connector != connector or other is None or other == addressed.credential:
                continue
            with suppress(KeyLost):
                if _account(each) in received and proved(credentials.load(addressed.business, other)):
                    found.append(each)
        return tuple(found)

    async def _hand_over(
        self, business: BusinessId, using: Iterable[Channel], received: Mapping[str, Received]
    ) -> bool:
        """Hands each channel what is about its account. False: one of them takes nothing now.

        A paused channel that is polled, too, misses nothing: its polls bring it when it goes on, and a platform takes an
        address that refuses for days for dead.
        """
        all_taken = True
        for channel in using:
            account = _account(channel)
            mine = received.get(account) if account is not None else None
            if mine is None:
                continue
            try:
                if channel.state is ChannelState.PAUSED and await self._switchboard.polls(
                    business, channel.id
                ):
                    continue
                all_taken &= await self._pushes.take(business, channel.id, mine, self._clock())
            except UnknownChannel:
                continue
        return all_taken

    def _receiver(self, connector: str) -> WebhookReceiver | None:
        try:
            return self._switchboard.info(connector).webhook
        except UnknownChannel:
            return None

    async def _addressed(self, connector: str, hook: str) -> _Addressed:
        """Credential of an address. One look-up and one decryption, whether there is one or not."""
        asked = hook if hook.isascii() and len(hook) == HOOK_LENGTH else ""

        def read(tx: Tx) -> _Addressed:
            credentials = CredentialStore(tx, self._vault)
            found = credentials.of_hook(connector, asked) if asked else None
            business, credential = found or _NOBODY
            try:
                if found is None:
                    self._open_decoy()
                    return _Addressed(business, credential, self._decoy)
                return _Addressed(business, credential, credentials.load(business, credential))
            except KeyLost:
                return _Addressed(business, credential, self._decoy)

        return await self._db.read(read)

    def _open_decoy(self) -> None:
        """Decrypts what nobody asked for, which takes as long as the secrets of a credential."""
        try:
            if self._sealed_decoy is None:
                app = {
                    "id": self._decoy["id"],
                    "secret": self._decoy["secret"],
                    "access": 8 * self._decoy["access"],
                }
                self._sealed_decoy = self._vault.seal(*_NOBODY, "", app)
            self._vault.open(*_NOBODY, "", self._sealed_decoy)
        except NoKey:
            return


def _account(channel: Channel) -> str | None:
    """Id of a channel's account there; None for one that was never checked."""
    ref = decode_account(channel.account)
    return ref.id if ref is not None and ref.id else None
