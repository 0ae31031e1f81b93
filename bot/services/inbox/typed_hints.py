"""Typed hints: which members were shown today that what is typed into the inbox reaches no customer."""

from datetime import datetime, timedelta

from bot.domain.business import Business, BusinessId, DiscordChannelId, MemberId, MessageId
from bot.domain.event import What
from bot.domain.hours import local_date
from bot.storage.businesses import BusinessStore
from bot.storage.events import EventStore
from bot.storage.sqlite.database import Database, Tx

_DAY = timedelta(days=1)
_A_MOMENT = timedelta(milliseconds=1)


class Hinting:
    """Records hints, one a day and member."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def due(self, business: Business, member: MemberId, now: datetime) -> bool:
        """Whether this member was shown no hint today, by the business's local date."""
        shown = await self._db.read(
            lambda tx: EventStore(tx).between(business.id, now - _DAY, now + _A_MOMENT, What.HINTED)
        )
        today = local_date(now, business.zone)
        return not any(
            event.member_id == member and local_date(event.at, business.zone) == today for event in shown
        )

    async def shown(self, business: BusinessId, member: MemberId, message: MessageId, now: datetime) -> None:
        """Records that the hint was shown."""
        await self._db.write(
            lambda tx: EventStore(tx).add(business, now, What.HINTED, member=member, message=message)
        )

    async def inboxes(
        self, now: datetime, within: timedelta
    ) -> tuple[tuple[DiscordChannelId, tuple[MessageId, ...]], ...]:
        """All inboxes, with their hints of the last minutes, which a crash may have left there."""

        def work(tx: Tx) -> tuple[tuple[DiscordChannelId, tuple[MessageId, ...]], ...]:
            events = EventStore(tx)
            return tuple(
                (
                    business.inbox_id,
                    tuple(
                        MessageId(int(dict(event.facts)["message"]))
                        for event in events.between(business.id, now - within, now + _A_MOMENT, What.HINTED)
                    ),
                )
                for business in BusinessStore(tx).all()
                if business.inbox_id is not None
            )

        return await self._db.read(work)
