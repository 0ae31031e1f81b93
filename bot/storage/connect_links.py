"""Connect links: who may give an access in a browser until when, and what they typed so far, encrypted. Of what opens a
link only hashes are stored.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from bot.domain.business import BusinessId, MemberId
from bot.domain.channel import ChannelId, CredentialId
from bot.domain.connect_link import LinkId, Setback, Stop
from bot.domain.login import LoginId
from bot.domain.reason import Reason
from bot.domain.settings import Language
from bot.domain.times import from_ms, from_ms_or_none, to_ms
from bot.marks import Marked
from bot.storage.credentials import KeyLost, Vault
from bot.storage.sqlite.database import Row, Tx
from bot.storage.sqlite.dialect import NO_BYTES

if TYPE_CHECKING:
    from bot.ports import Finding


@dataclass(frozen=True, slots=True)
class KeptForm:
    """What was typed: `values` by field; `passed`: steps that are done; `step`: the one that `found` and `setback` are
    about.
    """

    values: Mapping[str, str] = field(default_factory=dict, repr=False)
    passed: tuple[str, ...] = ()
    step: str = ""
    found: tuple[Finding, ...] = field(default=(), repr=False)
    setback: Setback | None = None
    looks: int = 0
    """How often the platform was asked about it."""

    @property
    def is_good(self) -> bool:
        """Whether nothing that was found speaks against going on."""
        return self.setback is None and all(one.good for one in self.found)


@dataclass(frozen=True, slots=True)
class KeptLink:
    """Link as stored. `channel`: whose access is renewed; `login`: under way; `made`: the channel that came of it."""

    id: LinkId
    business: BusinessId
    member: MemberId
    connector: str
    channel: ChannelId | None
    language: Language
    form: KeptForm
    login: LoginId | None
    done_at: datetime | None
    made: ChannelId | None
    expires_at: datetime


class ConnectLinkStore:
    """Reads and writes connect links; none is found after its end, or where no key opens it any more."""

    def __init__(self, tx: Tx, vault: Vault) -> None:
        self._tx = tx
        self._vault = vault

    def add(
        self,
        business: BusinessId,
        member: MemberId,
        connector: str,
        channel: ChannelId | None,
        language: Language,
        token: str,
        form: KeptForm,
        now: datetime,
        expires_at: datetime,
    ) -> LinkId:
        """Adds a link that `token` opens. Raises NoKey."""
        link = LinkId(
            self._tx.insert(
                "INSERT INTO connect_link (business_id, member_id, connector, channel_id, language, link_hash, sealed,"
                " created_at, expires_at) VALUES (:business, :member, :connector, :channel, :language, :hash,"
                f" {NO_BYTES}, :now, :expires_at)",
                business=business,
                member=member,
                connector=connector,
                channel=channel,
                language=language,
                hash=_hash(token),
                now=to_ms(now),
                expires_at=to_ms(expires_at),
            )
        )
        self.keep(business, link, form)
        return link

    def by_token(self, token: str, now: datetime) -> KeptLink | None:
        """Link that this token opens and nobody has used."""
        return self._one("link_hash = :hash AND used_at IS NULL", now, hash=_hash(token))

    def by_browser(self, link: LinkId, cookie: str, now: datetime) -> KeptLink | None:
        """Link that was used by the browser with this cookie."""
        return self._one("id = :link AND browser_hash = :hash", now, link=link, hash=_hash(cookie))

    def is_opened_by(self, business: BusinessId, link: LinkId, token: str) -> bool:
        """Whether this token opens or opened the link."""
        row = self._tx.one(
            "SELECT 1 FROM connect_link WHERE business_id = :business AND id = :link AND link_hash = :hash",
            business=business,
            link=link,
            hash=_hash(token),
        )
        return row is not None

    def get(self, business: BusinessId, link: LinkId, now: datetime) -> KeptLink | None:
        """Link by id."""
        return self._one("business_id = :business AND id = :link", now, business=business, link=link)

    def use(self, business: BusinessId, link: LinkId, cookie: str, now: datetime) -> bool:
        """Uses a link up: from now on it belongs to the browser with this cookie. False where somebody was first."""
        return bool(
            self._tx.execute(
                "UPDATE connect_link SET used_at = :now, browser_hash = :hash"
                " WHERE business_id = :business AND id = :link AND used_at IS NULL AND expires_at > :now",
                business=business,
                link=link,
                hash=_hash(cookie),
                now=to_ms(now),
            )
        )

    def keep(self, business: BusinessId, link: LinkId, form: KeptForm) -> None:
        """Keeps what was typed so far. Raises NoKey."""
        sealed = self._vault.seal(business, CredentialId(link), _BOUND, {"form": _encode(form)})
        self._tx.execute(
            "UPDATE connect_link SET sealed = :sealed WHERE business_id = :business AND id = :link",
            business=business,
            link=link,
            sealed=sealed,
        )

    def begin(self, business: BusinessId, link: LinkId, login: LoginId) -> None:
        """The login that was begun with it."""
        self._tx.execute(
            "UPDATE connect_link SET login_id = :login WHERE business_id = :business AND id = :link",
            business=business,
            link=link,
            login=login,
        )

    def finish(
        self, business: BusinessId, link: LinkId, made: ChannelId, chosen: Mapping[str, str], now: datetime
    ) -> None:
        """The channel that came of it. Of what was typed, only what was chosen from options is kept: it decides which
        steps there were.
        """
        self.keep(business, link, KeptForm(chosen))
        self._tx.execute(
            "UPDATE connect_link SET done_at = :now, made_id = :made"
            " WHERE business_id = :business AND id = :link",
            business=business,
            link=link,
            made=made,
            now=to_ms(now),
        )

    def remove(self, business: BusinessId, link: LinkId) -> bool:
        """Deletes a link; whether there was one."""
        return bool(
            self._tx.execute(
                "DELETE FROM connect_link WHERE business_id = :business AND id = :link",
                business=business,
                link=link,
            )
        )

    def _one(self, where: str, now: datetime, **values: str | int | bytes) -> KeptLink | None:
        row = self._tx.one(
            f"SELECT * FROM connect_link WHERE {where} AND expires_at > :now", now=to_ms(now), **values
        )
        return None if row is None else self._open(row)

    def _open(self, row: Row) -> KeptLink | None:
        business, link = BusinessId(row["business_id"]), LinkId(row["id"])
        try:
            secrets = self._vault.open(business, CredentialId(link), _BOUND, row["sealed"])
        except KeyLost:
            return None
        return KeptLink(
            id=link,
            business=business,
            member=MemberId(row["member_id"]),
            connector=row["connector"],
            channel=None if row["channel_id"] is None else ChannelId(row["channel_id"]),
            language=Language(row["language"]),
            form=_decode(secrets["form"]),
            login=None if row["login_id"] is None else LoginId(row["login_id"]),
            done_at=from_ms_or_none(row["done_at"]),
            made=None if row["made_id"] is None else ChannelId(row["made_id"]),
            expires_at=from_ms(row["expires_at"]),
        )


_BOUND = "connect link"
"""Kind of row that the bytes are bound to: a link is no credential, though its number may be the same."""


def _hash(secret: str) -> bytes:
    """A plain digest is enough: what it hides has 256 random bits."""
    return hashlib.sha256(secret.encode(errors="replace")).digest()


def _encode(form: KeptForm) -> str:
    setback = form.setback
    return json.dumps(
        {
            "values": dict(form.values),
            "passed": form.passed,
            "step": form.step,
            "found": [[one.field, one.good, one.sentence, dict(one.values), one.warns] for one in form.found],
            "setback": setback and [setback.stop, setback.reason, setback.missing, setback.title],
            "looks": form.looks,
        }
    )


def _decode(text: str) -> KeptForm:
    from bot.ports import Finding

    kept = json.loads(text)
    setback = None
    if kept["setback"]:
        stop, reason, missing, title = kept["setback"]
        setback = Setback(Stop(stop), reason and Reason(reason), tuple(missing), title)
    return KeptForm(
        values=kept["values"],
        passed=tuple(kept["passed"]),
        step=kept["step"],
        found=tuple(
            Finding(name, good, Marked(sentence), values, warns=warns)
            for name, good, sentence, values, warns in kept["found"]
        ),
        setback=setback,
        looks=kept["looks"],
    )
