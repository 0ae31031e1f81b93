"""Erasures in the database: digests of what was erased, looked up before anything that comes in is stored."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from bot.domain.business import BusinessId
from bot.domain.erasing import Erasure
from bot.domain.times import from_ms, to_ms
from bot.storage.sqlite.database import Tx
from bot.storage.sqlite.dialect import among, greatest, listed


class ErasureStore:
    """Reads and writes digests; none is ever deleted."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx

    def add(self, business: BusinessId, erased: Iterable[Erasure]) -> None:
        """Adds digests; of one that is known the later time counts."""
        self._tx.many(
            "INSERT INTO erasure (business_id, digest, until) VALUES (:business, :digest, :until)"
            " ON CONFLICT (business_id, digest) DO UPDATE SET"
            f" until = {greatest('erasure.until', 'excluded.until')}",
            [{"business": business, "digest": one.digest, "until": to_ms(one.until)} for one in erased],
        )

    def all(self, business: BusinessId, after: str, most: int) -> tuple[Erasure, ...]:
        """Digests in their order, those after this one, at most so many."""
        rows = self._tx.all(
            "SELECT digest, until FROM erasure WHERE business_id = :business AND digest > :after"
            " ORDER BY digest LIMIT :most",
            business=business,
            after=after,
            most=most,
        )
        return tuple(Erasure(row["digest"], from_ms(row["until"])) for row in rows)

    def known(self, business: BusinessId, digests: Iterable[str]) -> Mapping[str, datetime]:
        """Which of these were erased, with the time until which they never come in again."""
        rows = self._tx.all(
            f"SELECT digest, until FROM erasure WHERE business_id = :business AND digest {among('digests')}",
            business=business,
            digests=listed(digests),
        )
        return {row["digest"]: from_ms(row["until"]) for row in rows}
