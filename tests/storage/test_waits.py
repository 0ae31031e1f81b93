"""A clock that ran a day ahead and was corrected: no row waits until a time that it was given while the clock was wrong."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.business import Business, DiscordChannelId
from bot.domain.card import CardForm, CardId, Ringing
from bot.domain.lease import LASTS
from bot.domain.outbox import RowState
from bot.domain.sending import UNDO_WINDOW
from bot.ports import Unclear
from bot.services.upkeep.housekeeping import Housekeeping
from bot.storage.card_messages import CardMessageStore
from bot.storage.cards import CardStore
from bot.storage.sqlite.database import Database, Tx
from bot.storage.waits import DIFFERENCE, shorten_waits
from tests.support.clock import NOW, Clock
from tests.support.holders import ONLY, one_of_many
from tests.support.platform import FakePlatform
from tests.support.polling import Polling
from tests.support.sender import TEXT, open_shop

AHEAD = timedelta(days=1)
VIENNA = ZoneInfo("Europe/Vienna")


async def test_a_channel_is_read_at_once_when_the_clock_is_set_right(db: Database, shop: Business) -> None:
    clock = Clock(NOW + AHEAD)
    polling = Polling(db, shop, clock, FakePlatform(clock))
    await polling.connected()
    keeper = Housekeeping(db, VIENNA, ONLY)
    await keeper.step(clock())
    clock.advance(-AHEAD)
    written = polling.platform.write("Habt ihr offen?")
    due = await polling.step()
    assert due is not None and due - clock() > timedelta(hours=23)
    await keeper.step(clock())
    await polling.settle()
    assert (await polling.comment(written)).text == "Habt ihr offen?"
    await polling.switchboard.aclose()


async def test_a_card_is_due_at_once_when_the_clock_is_set_right(db: Database, shop: Business) -> None:
    later = NOW + AHEAD
    await db.write(
        lambda tx: CardStore(tx).open(shop.id, CardForm.BUNDLE, (), later, rings=False, ringing=Ringing())
    )
    assert await db.read(lambda tx: CardMessageStore(tx).next_due(ONLY, NOW)) in (None, later)
    assert await db.write(lambda tx: shorten_waits(tx, NOW)) == 1
    due = await db.read(
        lambda tx: tx.all("SELECT due_at <= :now AS due FROM card", now=int(NOW.timestamp() * 1000))
    )
    assert [row["due"] for row in due] == [1]
    assert await db.write(lambda tx: shorten_waits(tx, NOW)) == 0


async def test_a_card_that_discord_did_not_take_on_the_wrong_day_is_tried_at_once_when_the_clock_is_set_right(
    db: Database, shop: Business
) -> None:
    """The card itself is older: the bot was started, and the clock went wrong, after it was opened."""
    later = NOW + AHEAD

    def try_in_vain(tx: Tx) -> CardId:
        messages = CardMessageStore(tx)
        card = CardStore(tx).open(shop.id, CardForm.BUNDLE, (), NOW, rings=True, ringing=Ringing())
        assert messages.posting(shop.id, card, DiscordChannelId(5), ONLY, later)
        messages.put_off(shop.id, card, later + timedelta(minutes=1))
        return card

    card = await db.write(try_in_vain)
    now = NOW + timedelta(minutes=1)
    assert await db.write(lambda tx: shorten_waits(tx, now)) == 1
    found = await db.read(lambda tx: CardStore(tx).get(shop.id, card))
    assert found is not None
    assert (found.due_at, found.posted_at) == (now, None)


@pytest.mark.parametrize("effect", [None, timedelta(0)])
async def test_an_unclear_reply_of_the_wrong_day_is_found_or_sent_once(
    db: Database, shop: Business, effect: timedelta | None
) -> None:
    clock = Clock(NOW + AHEAD)
    sender = await open_shop(db, shop, clock)
    comment = await sender.comment()
    sender.platform.clock = lambda: NOW  # the platform's clock was right all the time
    sender.platform.trouble("send", Unclear(), effect=effect)
    reply = await sender.queue(comment)
    clock.advance(timedelta(seconds=11))
    await sender.step()
    assert (await sender.row(reply)).state is RowState.VERIFYING
    clock.advance(NOW + timedelta(minutes=1) - clock())
    await db.write(lambda tx: shorten_waits(tx, clock()))
    await sender.deliver(timedelta(minutes=30))
    assert (await sender.row(reply)).state is RowState.SENT
    assert sender.posted() == [(comment.external_id, TEXT)]


async def test_a_reply_queued_on_the_wrong_day_may_be_taken_back_for_the_same_undo_window_again(
    db: Database, shop: Business
) -> None:
    clock = Clock(NOW + AHEAD)
    sender = await open_shop(db, shop, clock)
    reply = await sender.queue(await sender.comment())
    assert reply.due_at - reply.created_at == UNDO_WINDOW
    assert await db.write(lambda tx: shorten_waits(tx, NOW)) > 0
    assert (await sender.row(reply)).due_at == NOW + UNDO_WINDOW


async def test_a_lease_of_a_process_whose_clock_ran_ahead_ends_as_late_as_any_other(
    db: Database, shop: Business
) -> None:
    """Else what it was sending when it died would wait for a day, on an engine where others have to wait for leases."""
    dead, other = one_of_many("dead"), one_of_many("other")
    later = NOW + AHEAD

    def claim(tx: Tx) -> None:
        card = CardStore(tx).open(shop.id, CardForm.BUNDLE, (), NOW, rings=False, ringing=Ringing())
        assert CardMessageStore(tx).posting(shop.id, card, DiscordChannelId(5), dead, later)
        shorten_waits(tx, NOW)
        assert not CardMessageStore(tx).posting(shop.id, card, DiscordChannelId(5), other, NOW + LASTS)
        assert CardMessageStore(tx).posting(
            shop.id, card, DiscordChannelId(5), other, NOW + LASTS + DIFFERENCE
        )

    await db.write(claim)
