"""Cursors in the database: how far each poll of a channel has read (pagination), and when it is due next."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.domain.business import BusinessId
from bot.domain.channel import ChannelId
from bot.domain.reason import Reason, stored_reason
from bot.domain.times import from_ms, from_ms_or_none, to_ms, to_ms_or_none
from bot.storage.sqlite.database import Row, Tx


@dataclass(frozen=True, slots=True)
class Cursor:
    """State of one poll of a channel. `cursor` is the connector's own, empty before the first answer."""

    poll: str
    cursor: str
    next_at: datetime
    last_at: datetime | None
    """When its last walk was complete."""
    began_at: datetime | None = None
    """When the walk under way began."""
    walked_since: datetime | None = None
    """When its last complete walk began."""
    doubt: Reason | None = None
    """Why its last complete answer was not to be believed."""

    @property
    def is_unfinished(self) -> bool:
        """Whether its last answer said `more`."""
        return self.began_at is not None


class CursorStore:
    """Reads and writes cursors."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx

    def all(self, business: BusinessId, channel: ChannelId) -> Mapping[str, Cursor]:
        """Cursors of all known polls of a channel, by name."""
        rows = self._tx.all(
            "SELECT * FROM cursor WHERE business_id = :business AND channel_id = :channel",
            business=business,
            channel=channel,
        )
        return {row["poll"]: _cursor(row) for row in rows}

    def get(self, business: BusinessId, channel: ChannelId, poll: str) -> Cursor | None:
        """Cursor of one poll."""
        row = self._tx.one(
            "SELECT * FROM cursor WHERE business_id = :business AND channel_id = :channel AND poll = :poll",
            business=business,
            channel=channel,
            poll=poll,
        )
        return _cursor(row) if row else None

    def add(self, business: BusinessId, channel: ChannelId, poll: str, next_at: datetime) -> None:
        """Adds the cursor of a new poll; a known one stays as it is."""
        self._tx.execute(
            "INSERT INTO cursor (business_id, channel_id, poll, next_at) VALUES (:business, :channel, :poll, :next_at)"
            " ON CONFLICT (channel_id, poll) DO NOTHING",
            business=business,
            channel=channel,
            poll=poll,
            next_at=to_ms(next_at),
        )

    def advance(self, business: BusinessId, channel: ChannelId, cursor: Cursor) -> None:
        """Saves the cursor after a successful answer."""
        self._tx.execute(
            "INSERT INTO cursor (business_id, channel_id, poll, cursor, next_at, last_at, began_at, walked_since,"
            " doubt) VALUES (:business, :channel, :poll, :cursor, :next_at, :last_at, :began_at, :walked_since,"
            " :doubt)"
            " ON CONFLICT (channel_id, poll) DO UPDATE SET cursor = excluded.cursor, next_at = excluded.next_at,"
            " last_at = excluded.last_at, began_at = excluded.began_at, walked_since = excluded.walked_since,"
            " doubt = excluded.doubt"
            " WHERE cursor.business_id = excluded.business_id",
            business=business,
            channel=channel,
            poll=cursor.poll,
            cursor=cursor.cursor,
            next_at=to_ms(cursor.next_at),
            last_at=to_ms_or_none(cursor.last_at),
            began_at=to_ms_or_none(cursor.began_at),
            walked_since=to_ms_or_none(cursor.walked_since),
            doubt=cursor.doubt or "",
        )

    def put_off(
        self, business: BusinessId, channel: ChannelId, polls: Iterable[str], until: datetime
    ) -> None:
        """Postpones polls until this time (back-off); what is due later stays so."""
        self._tx.many(
            "UPDATE cursor SET next_at = :until"
            " WHERE business_id = :business AND channel_id = :channel AND poll = :poll AND next_at < :until",
            [
                {"business": business, "channel": channel, "poll": poll, "until": to_ms(until)}
                for poll in polls
            ],
        )

    def hasten(self, business: BusinessId, channel: ChannelId, polls: Iterable[str], now: datetime) -> None:
        """Makes polls due now."""
        self._tx.many(
            "UPDATE cursor SET next_at = :now"
            " WHERE business_id = :business AND channel_id = :channel AND poll = :poll AND next_at > :now",
            [{"business": business, "channel": channel, "poll": poll, "now": to_ms(now)} for poll in polls],
        )

    def hasten_all(self, business: BusinessId, channel: ChannelId, now: datetime) -> None:
        """Makes every poll of the channel due now, as after renewed access."""
        self._tx.execute(
            "UPDATE cursor SET next_at = :now"
            " WHERE business_id = :business AND channel_id = :channel AND next_at > :now",
            business=business,
            channel=channel,
            now=to_ms(now),
        )

    def forget(self, business: BusinessId, channel: ChannelId) -> None:
        """Resets every poll of the channel to its start."""
        self._tx.execute(
            "DELETE FROM cursor WHERE business_id = :business AND channel_id = :channel",
            business=business,
            channel=channel,
        )

    def catch_up(self, business: BusinessId) -> None:
        """Marks that comments read next were written in an unknown time: they come silently."""
        self._tx.execute("UPDATE cursor SET last_at = NULL WHERE business_id = :business", business=business)


def _cursor(row: Row) -> Cursor:
    return Cursor(
        poll=row["poll"],
        cursor=row["cursor"],
        next_at=from_ms(row["next_at"]),
        last_at=from_ms_or_none(row["last_at"]),
        began_at=from_ms_or_none(row["began_at"]),
        walked_since=from_ms_or_none(row["walked_since"]),
        doubt=stored_reason(row["doubt"]),
    )
