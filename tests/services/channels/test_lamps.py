"""Lamps: what is written down when a channel stops or works again."""

from datetime import timedelta

from bot.domain.business import Business
from bot.domain.channel import Glow, Side
from bot.domain.event import What
from bot.domain.reason import Reason
from bot.services.channels.lamps import lamp
from bot.storage.cards import CardStore
from bot.storage.events import EventStore
from bot.storage.sqlite.database import Database, Tx
from tests.support.clock import NOW
from tests.support.outbox import add_channel

MINUTE = timedelta(minutes=1)


async def test_each_change_of_a_lamp_is_written_down_with_its_side_and_the_reason_it_has_now(
    db: Database, shop: Business
) -> None:
    changes = [
        (Side.READ, Glow.LATE, Reason.SILENT),
        (Side.READ, Glow.OUT, Reason.REVOKED),
        (Side.SEND, Glow.OUT, Reason.NO_RIGHT),
        (Side.READ, Glow.ON, None),
    ]

    def work(tx: Tx) -> None:
        channel = add_channel(tx, shop.id)
        for minute, (side, glow, reason) in enumerate(changes):
            lamp(tx, shop.id, channel, side, glow, reason, NOW + minute * MINUTE)
            lamp(tx, shop.id, channel, side, glow, reason, NOW + minute * MINUTE)
        events = EventStore(tx).between(shop.id, NOW, NOW + 60 * MINUTE, What.LAMP)
        assert [
            (event.channel_id, event.at, event.fact("side"), event.fact("glow"), event.fact("reason"))
            for event in events
        ] == [
            (channel, NOW + minute * MINUTE, side.value, glow.value, "" if reason is None else reason.value)
            for minute, (side, glow, reason) in enumerate(changes)
        ]

    await db.write(work)


async def test_another_reason_of_the_same_stop_draws_the_card_again_and_the_same_one_does_not(
    db: Database, shop: Business
) -> None:
    def work(tx: Tx) -> None:
        channel = add_channel(tx, shop.id)

        def version() -> int:
            card = CardStore(tx).of_channel(shop.id, channel)
            assert card is not None
            return card.version

        assert lamp(tx, shop.id, channel, Side.READ, Glow.OUT, Reason.FLOOD, NOW)
        first = version()
        assert not lamp(tx, shop.id, channel, Side.READ, Glow.OUT, Reason.FLOOD, NOW + MINUTE)
        assert version() == first
        assert lamp(tx, shop.id, channel, Side.READ, Glow.OUT, Reason.REVOKED, NOW + 2 * MINUTE)
        assert version() > first

    await db.write(work)
