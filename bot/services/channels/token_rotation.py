"""Secrets as connectors get them, and token rotation (OAuth refresh): once per credential, committed before it is
used.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from bot.domain.business import BusinessId
from bot.domain.channel import ChannelId, CredentialId
from bot.domain.reason import Reason
from bot.loops import Clock
from bot.ports import Reconnect
from bot.services.channels.process_memory import Turns
from bot.storage.channels import ChannelStore
from bot.storage.credentials import CredentialStore, KeyLost, Vault
from bot.storage.sqlite.database import Database, Tx

if TYPE_CHECKING:
    from bot.ports import Granted

    Fresh = Callable[[], Awaitable[Granted]]
    """Asks the platform for a new token, once."""


class TypedSecrets:
    """Secrets of a channel that isn't stored yet, as they were typed or granted. What is to be stored is what they
    are after the check: a platform may have given new ones for them.
    """

    def __init__(self, values: Mapping[str, str], ends_at: datetime | None = None) -> None:
        self._values = dict(values)
        self.ends_at = ends_at

    def load(self) -> Mapping[str, str]:
        """Secrets as typed, or as replaced."""
        return self._values

    async def rotate(self, stale: Mapping[str, str], fresh: Fresh) -> Mapping[str, str]:
        """Replaces the secrets."""
        if self._values == dict(stale):
            granted = await fresh()
            self._values, self.ends_at = dict(granted.secrets), granted.ends_at
        return self._values


class Rotations:
    """Rotates tokens, one rotation per credential at a time."""

    def __init__(
        self, db: Database, vault: Vault, clock: Clock, rebuild: Callable[[ChannelId, ChannelId], None]
    ) -> None:
        """`rebuild` drops a channel's connector, which holds the old secrets; its second argument is the channel whose
        connector asked for the rotation.
        """
        self._db = db
        self._vault = vault
        self._clock = clock
        self._rebuild = rebuild
        self._turns = Turns[CredentialId]()
        self._unwritten: dict[CredentialId, tuple[Mapping[str, str], Granted]] = {}
        """Answers that could not be committed (full disk), with the secrets that they replace."""
        self._running: set[asyncio.Task[Mapping[str, str]]] = set()

    async def rotate(
        self,
        business: BusinessId,
        credential: CredentialId,
        stale: Mapping[str, str],
        fresh: Fresh,
        by: ChannelId,
    ) -> Mapping[str, str]:
        """New secrets of a credential for the connector of a channel, in this order:
        1. its turn; then the row is read again: secrets other than `stale` are returned, without a request;
        2. `fresh` is asked once; an answer that could not be committed before is used instead;
        3. its answer is committed, unless the owner renewed the access meanwhile: then that is returned;
        4. every connector of this credential is rebuilt, and the new secrets are returned.

        Whoever waits may be cancelled; a rotation that has begun goes on, since its answer comes only once. What a
        crash takes between 2 and 3 is lost: the platform refuses the old token then, and the owner connects again.
        """
        task = asyncio.create_task(self._rotate(business, credential, stale, fresh, by))
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        return await asyncio.shield(task)

    async def aclose(self) -> None:
        """Waits for rotations that have begun."""
        await asyncio.gather(*self._running, return_exceptions=True)

    async def _rotate(
        self,
        business: BusinessId,
        credential: CredentialId,
        stale: Mapping[str, str],
        fresh: Fresh,
        by: ChannelId,
    ) -> Mapping[str, str]:
        async with self._turns.of(credential):
            stored = await self._db.read(lambda tx: self._load(tx, business, credential))
            if stored != stale:
                return stored
            before, granted = self._unwritten.get(credential, (None, None))
            if granted is None or before != stale:
                granted = await fresh()
                self._unwritten[credential] = dict(stale), granted
            answer, now = granted, self._clock()
            kept, channels = await self._db.write(
                lambda tx: self._commit(tx, business, credential, stale, answer, now)
            )
            self._unwritten.pop(credential, None)
        for channel in channels:
            self._rebuild(channel, by)
        return kept

    def _load(self, tx: Tx, business: BusinessId, credential: CredentialId) -> Mapping[str, str]:
        """Stored secrets. Raises Reconnect where there are none any more, or no key opens them."""
        try:
            stored = CredentialStore(tx, self._vault).load(business, credential)
        except KeyLost:
            raise Reconnect(Reason.KEY_LOST, "no key opens the stored credential") from None
        if not stored:
            raise Reconnect(Reason.REVOKED, "the credential was removed")
        return stored

    def _commit(
        self,
        tx: Tx,
        business: BusinessId,
        credential: CredentialId,
        stale: Mapping[str, str],
        granted: Granted,
        now: datetime,
    ) -> tuple[Mapping[str, str], tuple[ChannelId, ...]]:
        """Secrets that are stored after it, and the channels whose connectors hold older ones."""
        stored = self._load(tx, business, credential)
        if stored != stale:
            return stored, ()
        CredentialStore(tx, self._vault).save(business, credential, granted.secrets, now, granted.ends_at)
        using = ChannelStore(tx).of_credential(business, credential)
        return granted.secrets, tuple(channel.id for channel in using)


class StoredSecrets:
    """Credential of a stored channel; `values` None: no key decrypts it any more."""

    def __init__(
        self,
        rotations: Rotations,
        business: BusinessId,
        credential: CredentialId | None,
        values: Mapping[str, str] | None,
        channel: ChannelId,
    ) -> None:
        self._rotations = rotations
        self._business = business
        self._credential = credential
        self._values = values
        self._channel = channel

    def load(self) -> Mapping[str, str]:
        """Decrypted secrets; empty without a credential. Raises Reconnect where the encryption key is lost."""
        if self._values is None:
            raise Reconnect(Reason.KEY_LOST, "no key opens the stored credential")
        return self._values

    async def rotate(self, stale: Mapping[str, str], fresh: Fresh) -> Mapping[str, str]:
        """New secrets in place of `stale`, committed before they are returned (Rotations)."""
        if self._credential is None:
            raise Reconnect(Reason.REVOKED, "a token was rotated on a channel without a credential")
        self._values = await self._rotations.rotate(
            self._business, self._credential, stale, fresh, self._channel
        )
        return self._values
