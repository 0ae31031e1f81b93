"""Celebration of the first reply that customers can see: on its card, once."""

from datetime import timedelta

from bot.domain.business import Business
from bot.storage.businesses import BusinessStore
from bot.storage.sqlite.database import Database
from tests.support.clock import Clock
from tests.support.sender import open_shop


async def test_the_first_sent_reply_is_celebrated_and_the_second_is_not(
    db: Database, shop: Business, clock: Clock
) -> None:
    sender = await open_shop(db, shop, clock)
    first = await sender.answered(await sender.comment("Habt ihr offen?"))
    clock.advance(timedelta(hours=1))
    second = await sender.answered(await sender.comment("Und am Sonntag?"), "Am Sonntag ist zu.")
    business = await db.read(lambda tx: BusinessStore(tx).get(shop.id))
    assert business is not None
    assert business.celebrated_at == (await sender.row(first)).settled_at
    assert business.celebrated_at != (await sender.row(second)).settled_at
