"""Meters: units of a quota that a credential has spent in the quota's present day."""

from datetime import datetime, timedelta

from bot.domain.business import BusinessId
from bot.domain.channel import CredentialId
from bot.domain.times import to_ms
from bot.storage.sqlite.database import Tx

DAY = timedelta(days=1)
_COUNTS = "meter.began_at BETWEEN excluded.began_at AND excluded.began_at + :length"


class MeterStore:
    """Reads and counts spent units, one row per credential and quota."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx

    def spent(self, business: BusinessId, credential: CredentialId, quota: str, day: datetime) -> int:
        """Units spent in the day that began then, or in the next: a clock that is set back over the night does not
        begin at nothing.
        """
        row = self._tx.one(
            "SELECT units FROM meter WHERE business_id = :business AND credential_id = :credential"
            " AND quota = :quota AND began_at BETWEEN :day AND :next",
            business=business,
            credential=credential,
            quota=quota,
            day=to_ms(day),
            next=to_ms(day + DAY),
        )
        return 0 if row is None else int(row["units"])

    def spend(
        self, business: BusinessId, credential: CredentialId, quota: str, day: datetime, units: int
    ) -> None:
        """Adds units to that day, or to the next where that has begun; another day begins at them. Nothing where the
        credential is gone.
        """
        self._tx.execute(
            "INSERT INTO meter (business_id, credential_id, quota, began_at, units)"
            " SELECT :business, :credential, :quota, :day, :units WHERE EXISTS (SELECT 1 FROM credential"
            " WHERE business_id = :business AND id = :credential)"
            " ON CONFLICT (business_id, credential_id, quota) DO UPDATE SET"
            f" units = excluded.units + CASE WHEN {_COUNTS} THEN meter.units ELSE 0 END,"
            f" began_at = CASE WHEN {_COUNTS} THEN meter.began_at ELSE excluded.began_at END",
            business=business,
            credential=credential,
            quota=quota,
            day=to_ms(day),
            length=DAY // timedelta(milliseconds=1),
            units=units,
        )
