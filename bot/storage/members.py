"""Members in the database: who of a business answered, who asked for something, and what decides whom a card rings."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from bot.domain.business import BusinessId, MemberId
from bot.domain.member_setting import MemberSettings
from bot.domain.times import from_ms, to_ms
from bot.storage.member_settings import by_member
from bot.storage.sqlite.database import Tx

_REAL = "channel_id NOT IN (SELECT id FROM channel WHERE channel.business_id = :business AND connector = 'practice')"
"""What was done about test comments says nothing of who answers."""


class Known(NamedTuple):
    """Members that a business knows of. It sees no list of Discord's: who never did anything is not among them."""

    answered: tuple[tuple[MemberId, datetime], ...]
    """Who answered, each with the last time, newest first; only the newest 500 answers are looked through."""
    several: bool
    """Whether two people or more asked for something in the time that was asked for."""
    settings: Mapping[MemberId, MemberSettings]


class MemberStore:
    """Reads what members did from outbox rows, with what they set."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx

    def known(
        self, business: BusinessId, since: datetime, until: datetime, *, answered: bool = True
    ) -> Known:
        """Members of a business, in one statement: it is on every comment's way. `several` is about this time, both ends
        included; `answered`: whether to look for who answered.
        """
        rows = self._tx.all(
            "SELECT 'answered' AS what, created_by AS member_id, '' AS name, '' AS value, max(settled_at) AS at"
            " FROM (SELECT created_by, settled_at FROM outbox WHERE business_id = :business"
            f" AND errand = 'reply' AND state = 'sent' AND :answered = 1 AND {_REAL} ORDER BY created_at DESC LIMIT 500) AS newest"
            " GROUP BY created_by"
            " UNION ALL SELECT 'asked', created_by, '', '', 0 FROM (SELECT DISTINCT created_by FROM outbox"
            f" WHERE business_id = :business AND created_at BETWEEN :since AND :until AND {_REAL} LIMIT 2) AS lately"
            " UNION ALL SELECT 'set', member_id, name, value, 0 FROM member_setting WHERE business_id = :business",
            business=business,
            since=to_ms(since),
            until=to_ms(until),
            answered=int(answered),
        )
        found = [
            (MemberId(row["member_id"]), from_ms(row["at"])) for row in rows if row["what"] == "answered"
        ]
        return Known(
            tuple(sorted(found, key=lambda one: one[1], reverse=True)),
            sum(row["what"] == "asked" for row in rows) > 1,
            by_member(row for row in rows if row["what"] == "set"),
        )
