"""Figure of the reports room: how long digests that are due at one minute keep a typed reply waiting."""

from bench.figures import Figure, Setting, measure
from bench.storage import opened
from bot.storage.businesses import BusinessStore
from bot.storage.sqlite.database import Tx
from tests.support.days import Days
from tests.support.writer_held import A_DAY, MORNING, crowd, writer_held

BUSINESSES = 500


@measure
async def many_digests(setting: Setting) -> list[Figure]:
    """The longest transaction while every business has its digest at eight."""
    size = setting.size(BUSINESSES)
    async with opened(setting.place / "shop.db") as (db, business, *_):

        def read(tx: Tx):
            return BusinessStore(tx).get(business)

        days = await Days(db, await db.read(read)).ready()
        await db.write(lambda tx: crowd(tx, size - 1))
        with writer_held() as held:
            await days.digests.due(MORNING - A_DAY)
            work = await days.digests.due(MORNING)
            for waiting in work.waiting:
                assert await days.digests.begin(waiting, MORNING) is not None
    longest = max(one.seconds for one in held) * 1000
    detail = {
        "digests": len(work.waiting),
        "transactions": len(held),
        "most_statements": max(one.statements for one in held),
    }
    return [Figure("writer held by digests of one minute", longest, "ms CPU", 50.0, detail)]
