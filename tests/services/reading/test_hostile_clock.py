"""A platform whose Date header lies, flaps or shows nonsense: nothing is missed or doubled, and reading goes on."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.business import Business
from bot.domain.clock import BELIEVED, clock_ahead
from bot.domain.comment import CommentState
from bot.domain.outbox import RowState
from bot.ports import Unclear
from bot.services.reading.answered_there import Answers
from bot.storage.channels import ChannelStore
from bot.storage.sqlite.database import Database
from tests.support.clock import NOW, Clock
from tests.support.platform import FakePlatform
from tests.support.polling import Polling
from tests.support.sender import open_shop

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
LIES = [30 * DAY, -30 * DAY, 4000 * DAY, timedelta(days=365 * 7900), timedelta(days=-365 * 2020)]


@pytest.fixture
async def polling(db: Database, shop: Business, clock: Clock) -> Polling:
    polling = Polling(db, shop, clock, FakePlatform(clock))
    await polling.connected()
    return polling


@pytest.mark.parametrize("lie", LIES)
async def test_a_reply_whose_answer_is_lost_is_found_whatever_the_date_header_says_meanwhile(
    db: Database, shop: Business, clock: Clock, lie: timedelta
) -> None:
    sender = await open_shop(db, shop, clock)
    comment = await sender.comment()
    reply = await sender.queue(comment)
    sender.platform.trouble("send", Unclear(), effect=timedelta(0))
    ahead = clock_ahead(timedelta(0), NOW + lie, NOW)
    await sender.db.write(lambda tx: ChannelStore(tx).set_clock(sender.business.id, sender.channel, ahead))
    await sender.deliver(timedelta(hours=1))
    assert len(sender.posted()) == 1
    assert (await sender.row(reply)).state is RowState.SENT


@pytest.mark.parametrize("lie", LIES)
async def test_a_poll_that_sees_our_reply_first_knows_it_whatever_the_date_header_says(
    db: Database, shop: Business, clock: Clock, lie: timedelta
) -> None:
    sender = await open_shop(db, shop, clock)
    comment = await sender.comment()
    reply = await sender.queue(comment)
    sender.platform.trouble("send", Unclear(), effect=timedelta(0))
    ahead = clock_ahead(timedelta(0), NOW + lie, NOW)
    await sender.db.write(lambda tx: ChannelStore(tx).set_clock(sender.business.id, sender.channel, ahead))
    sender.clock.advance(timedelta(seconds=10))
    await sender.step()
    channel, [ours] = await sender.channel_now(), sender.platform.own()
    settled = await sender.db.write(
        lambda tx: Answers(tx, sender.business.id, channel, sender.clock()).settle_ours(
            sender.platform.seen(ours)
        )
    )
    assert (settled, (await sender.row(reply)).state) == (True, RowState.SENT)


@pytest.mark.parametrize("lie", LIES)
async def test_a_customer_rings_whatever_the_date_header_says(polling: Polling, lie: timedelta) -> None:
    """Else what was just written is taken for an import of long ago."""
    written = polling.platform.write("Offen?")
    await polling.poll()
    polling.platform.ahead = lie
    new = polling.platform.write("Und am Sonntag?", posted_at=polling.clock())
    await polling.poll()
    assert await polling.announced() == [written, new]
    assert (await polling.comment(new)).state is CommentState.OPEN


@pytest.mark.parametrize("year", [1, 9999])
@pytest.mark.parametrize("lie", LIES)
async def test_a_comment_of_an_impossible_year_keeps_no_other_from_ringing(
    polling: Polling, lie: timedelta, year: int
) -> None:
    polling.platform.ahead = lie
    odd = datetime(year, 1, 1, tzinfo=UTC) if year == 1 else datetime(year, 12, 31, 23, 59, tzinfo=UTC)
    first = polling.platform.write("Aus einem anderen Jahr", posted_at=odd)
    polling.platform.answer(first, "Von uns", team=False, posted_at=odd)
    await polling.poll()
    written = polling.platform.write("Offen?", posted_at=polling.clock())
    await polling.poll()
    assert (await polling.channel()).last_read_at == polling.clock()
    assert written in await polling.announced()


def test_a_difference_of_lifetimes_is_no_clock() -> None:
    for known in (timedelta(0), DAY):
        assert clock_ahead(known, NOW + BELIEVED + DAY, NOW) == known
        assert clock_ahead(known, NOW - BELIEVED - DAY, NOW) == known
