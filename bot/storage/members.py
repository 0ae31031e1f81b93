"""Members in the database: who of a business answered, and who asked for something."""

from datetime import datetime

from bot.domain.business import BusinessId, MemberId
from bot.domain.times import to_ms
from bot.storage.sqlite.database import Tx


class MemberStore:
    """Reads what members did from outbox rows."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx

    def answered_last(self, business: BusinessId, most: int) -> tuple[MemberId, ...]:
        """Members who answered last, each once, newest first; only the newest 500 answers are looked through."""
        rows = self._tx.all(
            "SELECT created_by FROM (SELECT created_by, settled_at FROM outbox WHERE business_id = :business"
            " AND errand = 'reply' AND state = 'sent' ORDER BY id DESC LIMIT 500) AS newest"
            " GROUP BY created_by ORDER BY max(settled_at) DESC LIMIT :most",
            business=business,
            most=most,
        )
        return tuple(MemberId(row["created_by"]) for row in rows)

    def several_asked(self, business: BusinessId, since: datetime, until: datetime) -> bool:
        """Whether two people or more asked for something in this time, both ends included."""
        people = self._tx.all(
            "SELECT DISTINCT created_by FROM outbox"
            " WHERE business_id = :business AND created_at BETWEEN :since AND :until LIMIT 2",
            business=business,
            since=to_ms(since),
            until=to_ms(until),
        )
        return len(people) > 1
