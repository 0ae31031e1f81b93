"""Events: what happened, in order, each business its own."""

from datetime import timedelta

from bot.domain.business import Business, ServerId
from bot.domain.event import Event, What
from bot.storage.businesses import BusinessStore
from bot.storage.events import EventStore
from bot.storage.sqlite.database import Database, Tx
from tests.support.clock import NOW
from tests.support.outbox import OWNER, add_channel, add_comment, add_thread

MINUTE = timedelta(minutes=1)


async def test_an_event_comes_back_with_who_and_its_facts(db: Database, shop: Business) -> None:
    def work(tx: Tx) -> None:
        channel = add_channel(tx, shop.id)
        comment = add_comment(tx, shop.id, channel, add_thread(tx, shop.id, channel), "c1")
        events = EventStore(tx)
        events.add(
            shop.id, NOW + MINUTE, What.ACTED, channel=channel, comment=comment, member=OWNER, act="spam", n=2
        )
        events.add(shop.id, NOW, What.EDITED, comment=comment)
        seen, acted = events.of_comment(shop.id, comment)
        assert seen == Event(seen.id, NOW, What.EDITED, None, comment, None, None)
        assert acted == Event(
            acted.id, NOW + MINUTE, What.ACTED, channel, comment, None, OWNER, (("act", "spam"), ("n", "2"))
        )
        assert (acted.fact("act"), acted.fact("n"), acted.fact("other")) == ("spam", "2", "")

    await db.write(work)


async def test_events_are_found_by_time_and_kind_and_only_of_their_business(
    db: Database, shop: Business
) -> None:
    def work(tx: Tx) -> None:
        other = BusinessStore(tx).create(ServerId(2), "Nachbar", NOW).id
        events = EventStore(tx)
        for minute, what in enumerate((What.EDITED, What.SENT, What.DONE, What.SENT)):
            events.add(shop.id, NOW + minute * MINUTE, what)
        events.add(other, NOW, What.SENT)

        def times(*whats: What) -> list[float]:
            found = events.between(shop.id, NOW + MINUTE, NOW + 3 * MINUTE, *whats)
            return [(event.at - NOW) / MINUTE for event in found]

        assert times() == [1, 2]
        assert times(What.SENT) == [1]
        assert times(What.SENT, What.DONE) == [1, 2]
        assert times(What.LAMP) == []

    await db.write(work)
