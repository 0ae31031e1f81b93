"""Hinting: who was shown today that what is typed into the inbox reaches no customer."""

from datetime import datetime, timedelta

from bot.domain.business import Business, BusinessId, MemberId, MessageId
from bot.domain.event import What
from bot.domain.hours import local_date
from bot.storage.businesses import BusinessStore
from bot.storage.events import EventStore
from bot.storage.sqlite.database import Database, Tx

_DAY = timedelta(days=1)
_A_MOMENT = timedelta(milliseconds=1)


class Hinting:
    """Once a day and member."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def due(self, business: Business, member: MemberId, now: datetime) -> bool:
        """Whether this member was shown nothing today, by the business's days."""
        shown = await self._db.read(
            lambda tx: EventStore(tx).between(business.id, now - _DAY, now + _A_MOMENT, What.HINTED)
        )
        today = local_date(now, business.zone)
        return not any(
            event.member_id == member and local_date(event.at, business.zone) == today for event in shown
        )

    async def shown(self, business: BusinessId, member: MemberId, message: MessageId, now: datetime) -> None:
        """Notes that the hint was shown."""
        await self._db.write(
            lambda tx: EventStore(tx).add(business, now, What.HINTED, member=member, message=message)
        )

    async def lately(self, now: datetime, within: timedelta) -> tuple[tuple[Business, MessageId], ...]:
        """Hints of the last minutes, which a death may have left standing."""

        def work(tx: Tx) -> tuple[tuple[Business, MessageId], ...]:
            return tuple(
                (business, MessageId(int(dict(event.facts)["message"])))
                for business in BusinessStore(tx).all()
                for event in EventStore(tx).between(business.id, now - within, now + _A_MOMENT, What.HINTED)
            )

        return await self._db.read(work)
