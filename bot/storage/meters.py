"""Meters: units of a quota that a credential has spent in the quota's present period (day, month), and the limit that the
owner set.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from bot.domain.business import BusinessId
from bot.domain.channel import ChannelId, CredentialId
from bot.domain.times import to_ms
from bot.storage.sqlite.database import Tx

_COUNTS = "meter.began_at BETWEEN excluded.began_at AND :next"
_CHANNEL = "EXISTS (SELECT 1 FROM channel WHERE business_id = :business AND id = :whose)"
_CREDENTIAL = "EXISTS (SELECT 1 FROM credential WHERE business_id = :business AND id = :whose)"


@dataclass(frozen=True, slots=True)
class Span:
    """Period of a quota: when the present one began, and when the next begins."""

    began: datetime
    next: datetime


class Counted(NamedTuple):
    """Units spent in a period. `cap`: the limit that the owner set; None: what the platform's declaration says."""

    units: int = 0
    cap: int | None = None


class MeterStore:
    """Reads and counts spent units, one row per credential and quota; the row of a removed channel is kept for its next
    credential.
    """

    def __init__(self, tx: Tx) -> None:
        self._tx = tx

    def counted(self, business: BusinessId, credential: CredentialId, quota: str, span: Span) -> Counted:
        """Units spent in that period, or in the next: a clock that is set back over the change of periods does not
        begin at nothing.
        """
        row = self._tx.one(
            "SELECT cap, CASE WHEN began_at BETWEEN :began AND :next THEN units ELSE 0 END AS units FROM meter"
            " WHERE business_id = :business AND credential_id = :credential AND quota = :quota",
            business=business,
            credential=credential,
            quota=quota,
            began=to_ms(span.began),
            next=to_ms(span.next),
        )
        return Counted() if row is None else Counted(row["units"], row["cap"])

    def spend(
        self, business: BusinessId, credential: CredentialId, quota: str, span: Span, units: int
    ) -> bool:
        """Adds units to that period, or to the next where that has begun; another period begins at them. Nothing, and
        false, where the credential is gone.
        """
        return self._add("credential_id", _CREDENTIAL, business, credential, quota, span, units)

    def spend_kept(
        self, business: BusinessId, channel: ChannelId, quota: str, span: Span, units: int
    ) -> bool:
        """The same for what is kept with a channel."""
        return self._add("channel_id", _CHANNEL, business, channel, quota, span, units)

    def set_cap(
        self, business: BusinessId, credential: CredentialId, quota: str, span: Span, cap: int
    ) -> None:
        """Sets the owner's limit; what was spent stays. Nothing where the credential is gone."""
        self._tx.execute(
            "INSERT INTO meter (business_id, credential_id, quota, began_at, units, cap)"
            f" SELECT :business, :whose, :quota, :began, 0, :cap WHERE {_CREDENTIAL}"
            " ON CONFLICT (business_id, credential_id, quota) DO UPDATE SET cap = excluded.cap",
            business=business,
            whose=credential,
            quota=quota,
            began=to_ms(span.began),
            cap=cap,
        )

    def keep(self, business: BusinessId, credential: CredentialId, channel: ChannelId) -> None:
        """Keeps what a credential spent, and its limits, with a channel that loses it: the platform goes on counting."""
        self._tx.execute(
            "INSERT INTO meter (business_id, channel_id, quota, began_at, units, cap)"
            " SELECT business_id, :channel, quota, began_at, units, cap FROM meter"
            " WHERE business_id = :business AND credential_id = :credential"
            " ON CONFLICT (business_id, channel_id, quota) DO UPDATE SET"
            " began_at = excluded.began_at, units = excluded.units, cap = excluded.cap",
            business=business,
            credential=credential,
            channel=channel,
        )

    def go_on(self, business: BusinessId, channel: ChannelId, credential: CredentialId) -> None:
        """Lets the new credential of a channel go on from what was kept; one that other channels use, too, has counted."""
        self._tx.execute(
            "INSERT INTO meter (business_id, credential_id, quota, began_at, units, cap)"
            " SELECT business_id, :credential, quota, began_at, units, cap FROM meter"
            " WHERE business_id = :business AND channel_id = :channel"
            " ON CONFLICT (business_id, credential_id, quota) DO NOTHING",
            business=business,
            credential=credential,
            channel=channel,
        )
        self._tx.execute(
            "DELETE FROM meter WHERE business_id = :business AND channel_id = :channel",
            business=business,
            channel=channel,
        )

    def _add(
        self, columns: str, where: str, business: BusinessId, whose: int, quota: str, span: Span, units: int
    ) -> bool:
        return bool(
            self._tx.execute(
                f"INSERT INTO meter (business_id, {columns}, quota, began_at, units)"
                f" SELECT :business, :whose, :quota, :began, :units WHERE {where}"
                f" ON CONFLICT (business_id, {columns}, quota) DO UPDATE SET"
                f" units = excluded.units + CASE WHEN {_COUNTS} THEN meter.units ELSE 0 END,"
                f" began_at = CASE WHEN {_COUNTS} THEN meter.began_at ELSE excluded.began_at END",
                business=business,
                whose=whose,
                quota=quota,
                began=to_ms(span.began),
                next=to_ms(span.next),
                units=units,
            )
        )
