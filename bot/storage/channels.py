"""Channels in the database: connected accounts, their settings and account as JSON, state and lamps (health)."""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from bot.domain.business import BusinessId
from bot.domain.channel import PRACTICE, Channel, ChannelId, ChannelState, CredentialId, Glow, Lamp, Side
from bot.domain.reason import stored_reason
from bot.domain.rest import Rest
from bot.domain.times import from_ms, from_ms_or_none, to_ms, to_ms_or_none
from bot.domain.words_kept import words_kept
from bot.ports import AccountRef
from bot.storage.sqlite.database import Row, Tx

_SELECT = (
    "SELECT channel.*, EXISTS (SELECT 1 FROM erasure WHERE erasure.business_id = channel.business_id) AS erases,"
    " (SELECT value FROM business_setting WHERE business_setting.business_id = channel.business_id"
    " AND name = 'words_kept') AS words_kept,"
    " EXISTS (SELECT 1 FROM kind_correction WHERE kind_correction.business_id = channel.business_id"
    " AND undone_at IS NULL) AS corrects FROM channel"
)
"""With what intake has to know of the business, so that no page costs a statement more."""


class ChannelStore:
    """Reads and writes channels and their lamps."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx

    def get(self, business: BusinessId, channel: ChannelId) -> Channel | None:
        """Channel by id, removed or not."""
        row = self._tx.one(
            f"{_SELECT} WHERE business_id = :business AND id = :channel",
            business=business,
            channel=channel,
        )
        return _channel(row) if row else None

    def all(self, business: BusinessId) -> tuple[Channel, ...]:
        """All channels that aren't removed, oldest first; not that of the test comments."""
        rows = self._tx.all(
            f"{_SELECT} WHERE business_id = :business AND state <> 'removed' AND connector <> :practice"
            " ORDER BY id",
            business=business,
            practice=PRACTICE,
        )
        return tuple(_channel(row) for row in rows)

    def of_platform(self, connector: str, state: ChannelState) -> tuple[tuple[BusinessId, Channel], ...]:
        """Channels of one platform in this state, of the whole installation."""
        rows = self._tx.all(
            f"{_SELECT} WHERE connector = :connector AND state = :state ORDER BY id",
            connector=connector,
            state=state.value,
        )
        return tuple((BusinessId(row["business_id"]), _channel(row)) for row in rows)

    def of_credential(self, business: BusinessId, credential: CredentialId) -> tuple[Channel, ...]:
        """Channels that use this credential, oldest first; a removed one uses none."""
        rows = self._tx.all(
            f"{_SELECT} WHERE business_id = :business AND credential_id = :credential ORDER BY id",
            business=business,
            credential=credential,
        )
        return tuple(_channel(row) for row in rows)

    def in_state(self, state: ChannelState) -> tuple[tuple[BusinessId, ChannelId], ...]:
        """Channels in this state, of the whole installation: active ones are polled and sent to, others not."""
        rows = self._tx.all(
            "SELECT business_id, id FROM channel WHERE state = :state ORDER BY id", state=state.value
        )
        return tuple((BusinessId(row["business_id"]), ChannelId(row["id"])) for row in rows)

    def add(
        self,
        business: BusinessId,
        connector: str,
        title: str,
        settings: Mapping[str, str],
        account_key: str,
        now: datetime,
        credential: CredentialId | None = None,
    ) -> ChannelId:
        """Adds an active channel with both lamps on. Its account must not be connected already."""
        return ChannelId(
            self._tx.insert(
                "INSERT INTO channel (business_id, connector, title, settings, account_key, credential_id,"
                " connected_at, read_since, send_since)"
                " VALUES (:business, :connector, :title, :settings, :account_key, :credential, :now, :now, :now)",
                business=business,
                connector=connector,
                title=title,
                settings=encode_settings(settings),
                account_key=account_key,
                credential=credential,
                now=to_ms(now),
            )
        )

    def revive(
        self,
        business: BusinessId,
        channel: ChannelId,
        title: str,
        settings: Mapping[str, str],
        now: datetime,
        credential: CredentialId | None = None,
    ) -> None:
        """Connects a removed channel again, like `add`, with the comments that it has; its first sync starts
        over.
        """
        self._tx.execute(
            "UPDATE channel SET state = 'active', title = :title, settings = :settings, credential_id = :credential,"
            " connected_at = :now, first_synced_at = NULL WHERE business_id = :business AND id = :channel",
            business=business,
            channel=channel,
            title=title,
            settings=encode_settings(settings),
            credential=credential,
            now=to_ms(now),
        )

    def find(self, business: BusinessId, connector: str, account_key: str) -> Channel | None:
        """Channel of this account; a removed one, where there is no other."""
        row = self._tx.one(
            f"{_SELECT} WHERE business_id = :business AND connector = :connector"
            " AND account_key = :account_key ORDER BY state = 'removed', id DESC LIMIT 1",
            business=business,
            connector=connector,
            account_key=account_key,
        )
        return _channel(row) if row else None

    def account_key(self, business: BusinessId, channel: ChannelId) -> str:
        """The platform's id of its account, or its address; empty for no channel."""
        row = self._tx.one(
            "SELECT account_key FROM channel WHERE business_id = :business AND id = :channel",
            business=business,
            channel=channel,
        )
        return "" if row is None else str(row["account_key"])

    def checked(self, business: BusinessId, channel: ChannelId, ref: AccountRef, now: datetime) -> None:
        """Saves the account that a successful check found."""
        self._tx.execute(
            "UPDATE channel SET account = :account, checked_at = :now WHERE business_id = :business AND id = :channel",
            business=business,
            channel=channel,
            account=encode_account(ref),
            now=to_ms(now),
        )

    def forget_accounts(self) -> None:
        """Forgets all accounts of the installation: each channel is checked before its next request."""
        self._tx.execute("UPDATE channel SET account = '', checked_at = NULL")

    def read_well(self, business: BusinessId, channel: ChannelId, now: datetime) -> None:
        """Records a successful fetch."""
        self._tx.execute(
            "UPDATE channel SET last_read_at = :now WHERE business_id = :business AND id = :channel",
            business=business,
            channel=channel,
            now=to_ms(now),
        )

    def pushed(self, business: BusinessId, channel: ChannelId, now: datetime) -> None:
        """Records a delivery of comments that nobody asked for."""
        self._tx.execute(
            "UPDATE channel SET pushed_at = :now WHERE business_id = :business AND id = :channel",
            business=business,
            channel=channel,
            now=to_ms(now),
        )

    def missed_push(self, business: BusinessId, channel: ChannelId) -> None:
        """Records that a comment was not delivered that should have been: until the next delivery none are expected."""
        self._tx.execute(
            "UPDATE channel SET pushed_at = NULL WHERE business_id = :business AND id = :channel",
            business=business,
            channel=channel,
        )

    def synced(self, business: BusinessId, channel: ChannelId, now: datetime) -> None:
        """Records that the first sync is complete: from now on unknown comments are new."""
        self._tx.execute(
            "UPDATE channel SET first_synced_at = :now WHERE business_id = :business AND id = :channel",
            business=business,
            channel=channel,
            now=to_ms(now),
        )

    def set_settings(self, business: BusinessId, channel: ChannelId, settings: Mapping[str, str]) -> None:
        """Saves other settings."""
        self._tx.execute(
            "UPDATE channel SET settings = :settings WHERE business_id = :business AND id = :channel",
            business=business,
            channel=channel,
            settings=encode_settings(settings),
        )

    def set_lamp(self, business: BusinessId, channel: ChannelId, side: Side, lamp: Lamp) -> None:
        """Saves the health of reading or of sending."""
        # The column names come from a closed enum.
        self._tx.execute(
            f"UPDATE channel SET {side.value}_glow = :glow, {side.value}_since = :since,"
            f" {side.value}_reason = :reason, {side.value}_failures = :failures"
            " WHERE business_id = :business AND id = :channel",
            business=business,
            channel=channel,
            glow=lamp.glow.value,
            since=to_ms(lamp.since),
            reason=lamp.reason or "",
            failures=lamp.failures,
        )

    def set_rest(self, business: BusinessId, channel: ChannelId, rest: Rest | None) -> None:
        """Saves that sending rests, or that something was sent again."""
        self._tx.execute(
            "UPDATE channel SET rests_until = :until, rests = :times WHERE business_id = :business AND id = :channel",
            business=business,
            channel=channel,
            until=None if rest is None else to_ms(rest.until),
            times=0 if rest is None else rest.times,
        )

    def set_clock(self, business: BusinessId, channel: ChannelId, ahead: timedelta) -> None:
        """Saves how far the platform's clock is ahead (clock skew)."""
        self._tx.execute(
            "UPDATE channel SET clock_ahead = :ahead WHERE business_id = :business AND id = :channel",
            business=business,
            channel=channel,
            ahead=ahead // timedelta(milliseconds=1),
        )

    def set_state(
        self, business: BusinessId, channel: ChannelId, state: ChannelState, until: datetime | None = None
    ) -> None:
        """Sets the state: active, paused (until then, or until somebody says so) or removed."""
        self._tx.execute(
            "UPDATE channel SET state = :state, paused_until = :until"
            " WHERE business_id = :business AND id = :channel",
            business=business,
            channel=channel,
            state=state.value,
            until=to_ms_or_none(until),
        )

    def paused_until(self) -> tuple[tuple[BusinessId, ChannelId, datetime], ...]:
        """Paused channels of the whole installation that go on by themselves, and when; the earliest first."""
        rows = self._tx.all(
            "SELECT business_id, id, paused_until FROM channel"
            " WHERE state = 'paused' AND paused_until IS NOT NULL ORDER BY paused_until, id"
        )
        return tuple(
            (BusinessId(row["business_id"]), ChannelId(row["id"]), from_ms(row["paused_until"]))
            for row in rows
        )

    def warned(
        self, business: BusinessId, channel: ChannelId, days: int | None, after: datetime | None = None
    ) -> None:
        """Records the threshold at which the owner was warned of the end of the access, None for another access;
        `after`: the owner put the warning off until then.
        """
        self._tx.execute(
            "UPDATE channel SET warned_days = :days, warn_after = :after"
            " WHERE business_id = :business AND id = :channel",
            business=business,
            channel=channel,
            days=days,
            after=to_ms_or_none(after),
        )

    def set_credential(
        self, business: BusinessId, channel: ChannelId, credential: CredentialId | None
    ) -> None:
        """Sets the credential that the channel uses from now on; its account is to be checked again."""
        self._tx.execute(
            "UPDATE channel SET credential_id = :credential, checked_at = NULL"
            " WHERE business_id = :business AND id = :channel",
            business=business,
            channel=channel,
            credential=credential,
        )


def encode_settings(settings: Mapping[str, str]) -> str:
    """Encodes settings as JSON for the `settings` column."""
    return json.dumps(dict(settings), ensure_ascii=False, sort_keys=True)


def decode_settings(text: str) -> Mapping[str, str]:
    """Decodes the `settings` column."""
    return {str(key): str(value) for key, value in json.loads(text or "{}").items()}


def encode_account(ref: AccountRef) -> str:
    """Encodes the account that a check found as JSON for the `account` column."""
    return json.dumps(
        {
            "id": ref.id,
            "name": ref.name,
            "own_ids": list(ref.own_ids),
            "team_ids": list(ref.team_ids),
            "maybe_ids": list(ref.maybe_ids),
            "names": list(ref.names),
            "knows_team": ref.knows_team,
            "can_write": ref.can_write,
            "missing": list(ref.missing),
            "url": ref.url,
            "role": ref.role,
            "token_ends_at": to_ms_or_none(ref.token_ends_at),
            "found": dict(ref.found),
        },
        sort_keys=True,
    )


def decode_account(text: str) -> AccountRef | None:
    """Decodes the `account` column; None before the first check."""
    if not text:
        return None
    kept: dict[str, Any] = json.loads(text)
    return AccountRef(
        id=kept["id"],
        name=kept["name"],
        own_ids=tuple(kept["own_ids"]),
        team_ids=tuple(kept["team_ids"]),
        maybe_ids=tuple(kept.get("maybe_ids", ())),
        names=tuple(kept.get("names", ())),
        knows_team=kept.get("knows_team", True),
        can_write=kept["can_write"],
        missing=tuple(kept["missing"]),
        url=kept["url"],
        role=kept["role"],
        token_ends_at=from_ms_or_none(kept["token_ends_at"]),
        found=kept["found"],
    )


def _ends_at(account: str) -> datetime | None:
    return from_ms_or_none(json.loads(account).get("token_ends_at")) if account else None


def _lamp(row: Row, side: str) -> Lamp:
    return Lamp(
        glow=Glow(row[f"{side}_glow"]),
        since=from_ms(row[f"{side}_since"]),
        reason=stored_reason(row[f"{side}_reason"]),
        failures=row[f"{side}_failures"],
    )


def _channel(row: Row) -> Channel:
    return Channel(
        id=ChannelId(row["id"]),
        connector=row["connector"],
        title=row["title"],
        settings=row["settings"],
        account=row["account"],
        credential_id=None if row["credential_id"] is None else CredentialId(row["credential_id"]),
        state=ChannelState(row["state"]),
        connected_at=from_ms(row["connected_at"]),
        first_synced_at=from_ms_or_none(row["first_synced_at"]),
        last_read_at=from_ms_or_none(row["last_read_at"]),
        checked_at=from_ms_or_none(row["checked_at"]),
        reading=_lamp(row, "read"),
        sending=_lamp(row, "send"),
        pushed_at=from_ms_or_none(row["pushed_at"]),
        access_ends_at=_ends_at(row["account"]),
        paused_until=from_ms_or_none(row["paused_until"]),
        warned_days=row["warned_days"],
        warn_after=from_ms_or_none(row["warn_after"]),
        clock_ahead=timedelta(milliseconds=row["clock_ahead"]),
        rest=None if row["rests_until"] is None else Rest(from_ms(row["rests_until"]), row["rests"]),
        erases=bool(row["erases"]),
        words_kept=words_kept(row["words_kept"]).span,
        corrects=bool(row["corrects"]),
    )
