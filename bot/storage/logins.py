"""Logins under way: what has to be remembered until a platform's answer comes, encrypted and with an end."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.domain.business import BusinessId
from bot.domain.channel import ChannelId, CredentialId
from bot.domain.login import LoginId
from bot.domain.times import to_ms
from bot.storage.credentials import KeyLost, Vault
from bot.storage.sqlite.database import Row, Tx
from bot.storage.sqlite.dialect import NO_BYTES


@dataclass(frozen=True, slots=True)
class KeptChoice:
    """Choice that the platform gave."""

    key: str
    name: str
    secrets: Mapping[str, str] = field(repr=False)
    followers: int | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """Channel that came of a login, and the secrets as they were granted for it."""

    channel: ChannelId
    secrets: Mapping[str, str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class KeptLogin:
    """Login under way. `channel`: whose access is renewed. `made`: channels that came of it."""

    id: LoginId
    connector: str
    channel: ChannelId | None
    app: Mapping[str, str] = field(repr=False)
    url: str = field(repr=False)
    verifier: str = field(repr=False)
    choices: tuple[KeptChoice, ...] = ()
    made: tuple[Made, ...] = ()


class LoginStore:
    """Reads and writes logins under way; none is found after its end, or where no key opens it any more."""

    def __init__(self, tx: Tx, vault: Vault) -> None:
        self._tx = tx
        self._vault = vault

    def add(self, business: BusinessId, login: KeptLogin, state: str, ends_at: datetime) -> LoginId:
        """Adds a login; its own id is made here. Raises NoKey."""
        number = LoginId(
            self._tx.insert(
                "INSERT INTO login (business_id, connector, channel_id, state, sealed, expires_at)"
                f" VALUES (:business, :connector, :channel, :state, {NO_BYTES}, :ends_at)",
                business=business,
                connector=login.connector,
                channel=login.channel,
                state=state,
                ends_at=to_ms(ends_at),
            )
        )
        self.keep(business, replace(login, id=number))
        return number

    def get(self, business: BusinessId, login: LoginId, now: datetime) -> KeptLogin | None:
        """Login by id."""
        return self._one("id = :login", business, now, login=login)

    def by_state(self, business: BusinessId, state: str, now: datetime) -> KeptLogin | None:
        """Login by the state that the platform sent back."""
        return self._one("state = :state", business, now, state=state)

    def claim(self, business: BusinessId, login: LoginId, now: datetime) -> bool:
        """Whether the answer comes for the first time: it works once."""
        return bool(
            self._tx.execute(
                "UPDATE login SET answered_at = :now"
                " WHERE business_id = :business AND id = :login AND answered_at IS NULL",
                business=business,
                login=login,
                now=to_ms(now),
            )
        )

    def release(self, business: BusinessId, login: LoginId) -> None:
        """The answer was not used after all, and may come again."""
        self._tx.execute(
            "UPDATE login SET answered_at = NULL WHERE business_id = :business AND id = :login",
            business=business,
            login=login,
        )

    def keep(self, business: BusinessId, login: KeptLogin) -> None:
        """Keeps what is known of a login now. Raises NoKey."""
        kept = {
            "app": dict(login.app),
            "url": login.url,
            "verifier": login.verifier,
            "choices": [[each.key, each.name, dict(each.secrets), each.followers] for each in login.choices],
            "made": [[each.channel, dict(each.secrets)] for each in login.made],
        }
        self._learn(login)
        self._tx.execute(
            "UPDATE login SET sealed = :sealed WHERE business_id = :business AND id = :login",
            business=business,
            login=login.id,
            sealed=self._vault.seal(
                business, CredentialId(login.id), _bound(login.connector), {"kept": json.dumps(kept)}
            ),
        )

    def _one(self, where: str, business: BusinessId, now: datetime, **values: str | int) -> KeptLogin | None:
        row = self._tx.one(
            f"SELECT * FROM login WHERE business_id = :business AND {where} AND expires_at > :now",
            business=business,
            now=to_ms(now),
            **values,
        )
        return None if row is None else self._open(business, row)

    def _open(self, business: BusinessId, row: Row) -> KeptLogin | None:
        try:
            secrets = self._vault.open(
                business, CredentialId(row["id"]), _bound(row["connector"]), row["sealed"]
            )
        except KeyLost:
            return None
        kept = json.loads(secrets["kept"])
        login = KeptLogin(
            id=LoginId(row["id"]),
            connector=row["connector"],
            channel=None if row["channel_id"] is None else ChannelId(row["channel_id"]),
            app=kept["app"],
            url=kept["url"],
            verifier=kept["verifier"],
            choices=tuple(KeptChoice(*choice) for choice in kept["choices"]),
            made=tuple(Made(ChannelId(channel), secrets) for channel, secrets in kept["made"]),
        )
        self._learn(login)
        return login

    def _learn(self, login: KeptLogin) -> None:
        """Keeps what is in it out of the log, one by one."""
        held = (*(each.secrets for each in login.choices), *(each.secrets for each in login.made))
        self._vault.learn([login.verifier, *(secret for secrets in held for secret in secrets.values())])


def _bound(connector: str) -> str:
    """Kind of row that the bytes are bound to: a login is no credential, though its number may be the same."""
    return f"login at {connector}"
