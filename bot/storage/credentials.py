"""Credentials (passwords, tokens), encrypted at rest with the installation's keys (MultiFernet, key rotation)
and bound to their row.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from bot.domain.business import BusinessId
from bot.domain.channel import CredentialId
from bot.domain.times import from_ms, to_ms, to_ms_or_none
from bot.storage.installation import InstallationStore
from bot.storage.sqlite.database import Tx
from bot.storage.sqlite.dialect import NO_BYTES

_LAST_DELETED = "last_deleted_credential"
"""Highest number of a credential that was deleted, in the whole installation."""
_KEY = re.compile(r"[A-Za-z0-9_-]{43}=")


class BadKey(ValueError):
    """Invalid encryption key. `position` counts from 1; the text never holds the key itself."""

    def __init__(self, position: int) -> None:
        super().__init__(f"key {position} is no key")
        self.position = position


class NoKey(Exception):
    """Missing encryption key: none is configured, so no credential can be stored."""


class KeyLost(Exception):
    """Lost encryption key: a stored credential cannot be decrypted any more, and the owner has to connect
    again.
    """


def new_key() -> str:
    """New encryption key, in the form of the settings file."""
    return Fernet.generate_key().decode("ascii")


class Vault:
    """Encrypts and decrypts secrets. `keys`, newest first: the first one encrypts, any of them decrypts.

    `learn` gets every secret that passes through, so that the log can redact it.
    """

    def __init__(self, keys: Sequence[str], learn: Callable[[str], None] | None = None) -> None:
        """Raises BadKey."""
        fernets = []
        for position, key in enumerate(keys, start=1):
            # Fernet stops reading at the padding, so that two keys without a comma between would pass as one.
            if not _KEY.fullmatch(key):
                raise BadKey(position)
            fernets.append(Fernet(key))
        self._fernets = MultiFernet(fernets) if fernets else None
        self._learn = learn

    def seal(
        self, business: BusinessId, credential: CredentialId, connector: str, secrets: Mapping[str, str]
    ) -> bytes:
        """Encrypts secrets. Raises NoKey."""
        if self._fernets is None:
            raise NoKey
        self.learn(secrets.values())
        content = {"row": [business, credential, connector], "secrets": dict(secrets)}
        return self._fernets.encrypt(json.dumps(content, ensure_ascii=False).encode())

    def open(
        self, business: BusinessId, credential: CredentialId, connector: str, sealed: bytes
    ) -> Mapping[str, str]:
        """Decrypts secrets by key. Raises KeyLost, also for a value that was moved here from another row."""
        if self._fernets is None:
            raise KeyLost("there is no key")
        try:
            content = json.loads(self._fernets.decrypt(sealed))
        except InvalidToken:
            raise KeyLost("no key opens it" if sealed else "it was left out of a backup") from None
        if content["row"] != [business, credential, connector]:
            raise KeyLost("it belongs to another row")
        secrets: dict[str, str] = content["secrets"]
        self.learn(secrets.values())
        return secrets

    def learn(self, secrets: Iterable[str]) -> None:
        """Makes secrets known to the log's redaction that are not stored yet."""
        if self._learn is not None:
            for value in secrets:
                self._learn(value)


class Resealed(NamedTuple):
    """Result of a key rotation: how many credentials are encrypted with the newest key, and which no key
    decrypts.
    """

    done: int
    lost: tuple[CredentialId, ...]


class CredentialStore:
    """Reads and writes encrypted credentials; plain values exist only in what it returns and takes."""

    def __init__(self, tx: Tx, vault: Vault) -> None:
        self._tx = tx
        self._vault = vault

    def add(
        self,
        business: BusinessId,
        connector: str,
        secrets: Mapping[str, str],
        now: datetime,
        ends_at: datetime | None = None,
    ) -> CredentialId:
        """Adds a credential, under a number that none had before: what is under way may still hold that of a deleted one.
        Raises NoKey.
        """
        credential = CredentialId(
            self._tx.insert(
                "INSERT INTO credential (business_id, connector, sealed, saved_at)"
                f" VALUES (:business, :connector, {NO_BYTES}, :now)",
                business=business,
                connector=connector,
                now=to_ms(now),
            )
        )
        last = self._last_deleted()
        if credential <= last:
            # SQLite gives the number of a deleted row to the next one, where it was the highest.
            self._tx.execute(
                "UPDATE credential SET id = :fresh WHERE business_id = :business AND id = :credential",
                business=business,
                credential=credential,
                fresh=last + 1,
            )
            credential = CredentialId(last + 1)
        self.save(business, credential, secrets, now, ends_at)
        return credential

    def load(self, business: BusinessId, credential: CredentialId) -> Mapping[str, str]:
        """Decrypted secrets by key; empty where there is no such row. Raises KeyLost."""
        row = self._tx.one(
            "SELECT connector, sealed FROM credential WHERE business_id = :business AND id = :credential",
            business=business,
            credential=credential,
        )
        if row is None:
            return {}
        return self._vault.open(business, credential, row["connector"], row["sealed"])

    def life(self, business: BusinessId, credential: CredentialId) -> tuple[datetime, datetime] | None:
        """When its token was saved and when it ends; None: never, or there is no such row."""
        row = self._tx.one(
            "SELECT saved_at, ends_at FROM credential WHERE business_id = :business AND id = :credential",
            business=business,
            credential=credential,
        )
        if row is None or row["ends_at"] is None:
            return None
        return from_ms(row["saved_at"]), from_ms(row["ends_at"])

    def save(
        self,
        business: BusinessId,
        credential: CredentialId,
        secrets: Mapping[str, str],
        now: datetime,
        ends_at: datetime | None = None,
    ) -> bool:
        """Replaces the secrets; False where there is no such row. Raises NoKey."""
        row = self._tx.one(
            "SELECT connector FROM credential WHERE business_id = :business AND id = :credential",
            business=business,
            credential=credential,
        )
        if row is None:
            return False
        self._put(business, credential, self._vault.seal(business, credential, row["connector"], secrets))
        self._tx.execute(
            "UPDATE credential SET saved_at = :now, ends_at = :ends_at"
            " WHERE business_id = :business AND id = :credential",
            business=business,
            credential=credential,
            now=to_ms(now),
            ends_at=to_ms_or_none(ends_at),
        )
        return True

    def hook(self, business: BusinessId, credential: CredentialId, fresh: str) -> tuple[str, str] | None:
        """Connector and last part of the address at which its platform delivers (webhook); `fresh` where it has none yet.
        None where there is no such row.
        """
        self._tx.execute(
            "UPDATE credential SET hook = :fresh WHERE business_id = :business AND id = :credential AND hook IS NULL",
            business=business,
            credential=credential,
            fresh=fresh,
        )
        row = self._tx.one(
            "SELECT connector, hook FROM credential WHERE business_id = :business AND id = :credential",
            business=business,
            credential=credential,
        )
        return (row["connector"], row["hook"]) if row else None

    def of_hook(self, connector: str, hook: str) -> tuple[BusinessId, CredentialId] | None:
        """Credential whose platform delivers at this address, of the whole installation."""
        row = self._tx.one(
            "SELECT business_id, id FROM credential WHERE hook = :hook AND connector = :connector",
            hook=hook,
            connector=connector,
        )
        return (BusinessId(row["business_id"]), CredentialId(row["id"])) if row else None

    def remove(self, business: BusinessId, credential: CredentialId) -> bool:
        """Deletes a credential; whether there was one. No channel may use it any more."""
        deleted = self._tx.execute(
            "DELETE FROM credential WHERE business_id = :business AND id = :credential",
            business=business,
            credential=credential,
        )
        if deleted and credential > self._last_deleted():
            InstallationStore(self._tx).put(_LAST_DELETED, str(credential))
        return bool(deleted)

    def reseal(self, business: BusinessId) -> Resealed:
        """Encrypts every credential with the newest key (key rotation), so that older keys may go. Raises
        NoKey.
        """
        done, lost = 0, []
        for row in self._tx.all(
            "SELECT id, connector, sealed FROM credential WHERE business_id = :business ORDER BY id",
            business=business,
        ):
            credential, connector = CredentialId(row["id"]), row["connector"]
            try:
                secrets = self._vault.open(business, credential, connector, row["sealed"])
            except KeyLost:
                lost.append(credential)
                continue
            self._put(business, credential, self._vault.seal(business, credential, connector, secrets))
            done += 1
        return Resealed(done, tuple(lost))

    def _last_deleted(self) -> int:
        return int(InstallationStore(self._tx).get(_LAST_DELETED) or 0)

    def _put(self, business: BusinessId, credential: CredentialId, sealed: bytes) -> None:
        self._tx.execute(
            "UPDATE credential SET sealed = :sealed WHERE business_id = :business AND id = :credential",
            business=business,
            credential=credential,
            sealed=sealed,
        )
