"""Decisions about an outbox row: what is written down of each, and who is named."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from bot.domain.actor import Actor
from bot.domain.business import Business
from bot.domain.channel import ChannelState
from bot.domain.event import What
from bot.domain.outbox import RowId, RowState
from bot.domain.reason import Reason
from bot.domain.submission import Noted, NotPossible, TakenBack
from bot.ports import Refused, Unclear
from bot.services.sending.undo_and_retry import Decisions
from bot.storage.channels import ChannelStore
from bot.storage.events import EventStore
from bot.storage.sqlite.database import Database
from tests.support.clock import Clock
from tests.support.outbox import HELPER, OWNER
from tests.support.sender import Shop, open_shop

Decide = Callable[[Decisions, Actor, RowId], Awaitable[object]]
DECISIONS: dict[str, Decide] = {
    "is_there": Decisions.is_there,
    "send_again": Decisions.send_again,
    "drop": Decisions.drop,
    "retry": Decisions.retry,
    "close": Decisions.close,
}
FAILED = {"retry", "close"}


@pytest.fixture
async def sender(db: Database, shop: Business, clock: Clock) -> Shop:
    return await open_shop(db, shop, clock)


@pytest.mark.parametrize("word", DECISIONS)
async def test_a_decision_is_written_down_by_its_word_and_whoever_made_it_not_whoever_wrote_the_reply(
    sender: Shop, word: str
) -> None:
    comment = await sender.comment()
    row = await sender.queue(comment)
    sender.platform.trouble("send", Refused(Reason.CLOSED) if word in FAILED else Unclear(), times=9)
    sender.platform.trouble("find_sent", Unclear(), times=99)
    await sender.deliver(timedelta(hours=2))
    sender.platform.mend()
    assert row.created_by == OWNER
    assert isinstance(await DECISIONS[word](sender.decisions, sender.actor(HELPER), row.id), Noted)
    events = await sender.db.read(lambda tx: EventStore(tx).of_comment(sender.business.id, comment.id))
    (settled,) = [event for event in events if event.what is What.SETTLED_BY_HAND]
    assert (settled.fact("word"), settled.member_id, settled.reply_id) == (word, HELPER, row.id)
    closed = [event.member_id for event in events if event.what is What.DONE]
    assert closed == ([HELPER] if word == "close" else [])


async def test_whoever_takes_a_reply_back_is_named_not_whoever_wrote_it(sender: Shop) -> None:
    comment = await sender.comment()
    row = await sender.queue(comment)
    assert row.created_by == OWNER
    assert isinstance(await sender.decisions.take_back(sender.actor(HELPER), row.id), TakenBack)
    events = await sender.db.read(lambda tx: EventStore(tx).of_comment(sender.business.id, comment.id))
    assert (events[-1].what, events[-1].member_id) == (What.TAKEN_BACK, HELPER)


@pytest.mark.parametrize("state", [ChannelState.PAUSED, ChannelState.REMOVED])
async def test_what_failed_is_queued_again_while_its_connection_is_paused_and_not_after_it_was_removed(
    sender: Shop, state: ChannelState
) -> None:
    row = await sender.queue(await sender.comment())
    sender.platform.trouble("send", Refused(Reason.CLOSED))
    await sender.deliver()
    assert (await sender.row(row)).state is RowState.FAILED
    await sender.db.write(lambda tx: ChannelStore(tx).set_state(sender.business.id, sender.channel, state))
    decided = await sender.decisions.retry(sender.actor(HELPER), row.id)
    if state is ChannelState.REMOVED:
        assert decided == NotPossible(Reason.REMOVED)
        assert (await sender.row(row)).state is RowState.FAILED
    else:
        assert isinstance(decided, Noted)
        assert (await sender.row(row)).state is RowState.QUEUED
