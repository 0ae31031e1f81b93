"""Meters: units of a quota that a credential has spent in the quota's present day."""

from datetime import datetime

from bot.domain.business import BusinessId
from bot.domain.channel import CredentialId
from bot.domain.times import to_ms
from bot.storage.sqlite.database import Tx


class MeterStore:
    """Reads and counts spent units, one row per credential and quota."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx

    def spent(self, business: BusinessId, credential: CredentialId, quota: str, day: datetime) -> int:
        """Units spent in the day that began then."""
        row = self._tx.one(
            "SELECT units FROM meter WHERE business_id = :business AND credential_id = :credential"
            " AND quota = :quota AND day_began_at = :day",
            business=business,
            credential=credential,
            quota=quota,
            day=to_ms(day),
        )
        return 0 if row is None else int(row["units"])

    def spend(
        self, business: BusinessId, credential: CredentialId, quota: str, day: datetime, units: int
    ) -> None:
        """Adds units to that day; another day begins at them. Nothing where the credential is gone."""
        self._tx.execute(
            "INSERT INTO meter (business_id, credential_id, quota, day_began_at, units)"
            " SELECT :business, :credential, :quota, :day, :units WHERE EXISTS (SELECT 1 FROM credential"
            " WHERE business_id = :business AND id = :credential)"
            " ON CONFLICT (business_id, credential_id, quota) DO UPDATE SET"
            " units = excluded.units + CASE WHEN meter.day_began_at = excluded.day_began_at"
            " THEN meter.units ELSE 0 END, day_began_at = excluded.day_began_at",
            business=business,
            credential=credential,
            quota=quota,
            day=to_ms(day),
            units=units,
        )
