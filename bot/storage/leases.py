"""Leases in SQL: columns `holder` (empty: nobody) and `held_until` of rows that a process claims."""

from collections.abc import Mapping
from datetime import datetime

from bot.domain.lease import Holder, Lease
from bot.domain.times import to_ms, to_ms_or_none
from bot.storage.sqlite.database import Tx, Value

CLEARED = "holder = '', held_until = NULL"
HELD = "holder = :holder, held_until = :until"
"""Assignments for the end of a claim, and for a claim; parameters of the latter by `held`."""

_RENEW = (
    "UPDATE outbox SET held_until = :until WHERE holder = :holder",
    "UPDATE card SET held_until = :until WHERE holder = :holder",
    "UPDATE job_run SET held_until = :until WHERE holder = :holder",
)


def free(table: str) -> str:
    """Condition: the row may be taken (`Holder.may_take`); parameters by `asked`."""
    return f"({table}.holder = '' OR {table}.holder = :me OR {table}.held_until <= :void_until)"


def asked(holder: Holder, now: datetime) -> Mapping[str, Value]:
    """Parameters of `free`."""
    return {"me": holder.id, "void_until": to_ms(holder.void_until(now))}


def held(lease: Lease | None) -> Mapping[str, Value]:
    """Parameters of `HELD`; None clears."""
    return {
        "holder": "" if lease is None else lease.holder,
        "until": to_ms_or_none(None if lease is None else lease.until),
    }


class LeaseStore:
    """Renews leases of a process, in every table and business."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx

    def renew(self, lease: Lease) -> int:
        """Renews all leases of this process; number of rows."""
        return sum(self._tx.execute(statement, **held(lease)) for statement in _RENEW)
