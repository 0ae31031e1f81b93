"""Races: whatever changes after a press was admitted and before its row is written decides what is answered."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from functools import partial
from itertools import pairwise

import pytest

from bot.domain.act import Act
from bot.domain.business import Business, BusinessId
from bot.domain.channel import ChannelId, Glow, Side
from bot.domain.comment import Comment, CommentState, Visibility
from bot.domain.form_text import Purpose
from bot.domain.outbox import RowState
from bot.domain.reason import Reason
from bot.domain.sending import UNDO_WINDOW
from bot.domain.submission import (
    Asked,
    Changed,
    NotPossible,
    Objected,
    Queued,
    Submitted,
)
from bot.ports import Connector, Reconnect, Retry, Unclear
from bot.services.channels.switchboard import NotBuilt
from bot.storage.comment_states import CommentStateStore
from bot.storage.sqlite.database import Database, Tx
from tests.support.clock import Clock
from tests.support.outbox import interaction
from tests.support.sender import Shop, open_shop

Ask = Callable[[Shop, Comment], Awaitable[Submitted | Asked]]
Change = Callable[[Tx], object]


@pytest.fixture
async def sender(db: Database, shop: Business, clock: Clock) -> Shop:
    return await open_shop(db, shop, clock)


def meanwhile(sender: Shop, monkeypatch: pytest.MonkeyPatch, change: Change) -> None:
    """Something changes while the connector is built, as for the first press after a start: a press waits there for
    nothing else.
    """
    board = sender.outbox._switchboard
    connector, built = board.connector, board.built

    def not_yet(_: BusinessId, channel: ChannelId) -> Connector:
        raise NotBuilt(channel)

    async def changing(business: BusinessId, channel: ChannelId) -> Connector:
        found = await connector(business, channel)
        await sender.db.write(change)
        monkeypatch.setattr(board, "built", built)
        return found

    monkeypatch.setattr(board, "built", not_yet)
    monkeypatch.setattr(board, "connector", changing)


async def reply(sender: Shop, comment: Comment) -> Submitted:
    return await sender.submit(comment, "Bis acht.")


async def edit_own(sender: Shop, comment: Comment) -> Submitted:
    kept = await sender.keep(comment, "Anders", purpose=Purpose.EDIT_OWN)
    return await sender.acts.edit_own(sender.actor(), kept)


async def delete_own(sender: Shop, comment: Comment) -> Asked:
    return await sender.acts.delete_own(sender.actor(), comment.id, interaction())


async def spam(sender: Shop, comment: Comment) -> Asked:
    return await sender.acts.act(sender.actor(), comment.id, Act.SPAM, interaction(), undo=True)


@pytest.mark.parametrize("ask", [reply, edit_own, delete_own, spam])
@pytest.mark.parametrize(
    ("state", "reason"), [("paused", Reason.PAUSED), ("removed", Reason.REMOVED)], ids=["paused", "removed"]
)
async def test_a_connection_that_was_paused_or_removed_meanwhile_is_named_as_the_reason(
    sender: Shop, monkeypatch: pytest.MonkeyPatch, ask: Ask, state: str, reason: Reason
) -> None:
    comment = await sender.comment()
    answered = await sender.comment("Und sonntags?")
    await sender.answered(answered)
    about = comment if ask is reply or ask is spam else answered
    rows = await sender.rows(about)
    meanwhile(sender, monkeypatch, lambda tx: tx.execute("UPDATE channel SET state = :state", state=state))
    paused = sender.channel if reason is Reason.PAUSED else None
    assert await ask(sender, about) == NotPossible(reason, paused)
    assert await sender.rows(about) == rows


@pytest.mark.parametrize("visibility", [Visibility.SPAM, Visibility.TRASHED, Visibility.HELD])
async def test_an_act_on_a_comment_that_was_moved_meanwhile_says_where_it_is_now(
    sender: Shop, monkeypatch: pytest.MonkeyPatch, visibility: Visibility
) -> None:
    comment = await sender.comment()
    moved = partial(_moved, business=sender.business.id, comment=comment, visibility=visibility)
    meanwhile(sender, monkeypatch, moved)
    act = Act.TRASH if visibility is not Visibility.TRASHED else Act.SPAM
    asked = await sender.acts.act(
        sender.actor(), comment.id, act, interaction(), undo=True, seen=Visibility.PUBLIC
    )
    assert asked == Changed(visibility)
    assert await sender.rows(comment) == []


async def test_a_reply_to_a_comment_that_was_deleted_meanwhile_is_not_queued_and_says_so(
    sender: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    comment = await sender.comment()
    gone = partial(_moved, business=sender.business.id, comment=comment, visibility=Visibility.GONE)
    meanwhile(sender, monkeypatch, gone)
    assert await reply(sender, comment) == NotPossible(Reason.GONE)
    assert await sender.rows(comment) == []


async def test_a_reply_to_a_comment_that_was_answered_meanwhile_on_the_platform_is_asked_about(
    sender: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    comment, at = await sender.comment(), sender.clock()
    business = sender.business.id
    meanwhile(
        sender, monkeypatch, lambda tx: CommentStateStore(tx).answered_elsewhere(business, comment.id, at)
    )
    asked = await reply(sender, comment)
    assert isinstance(asked, Objected)
    assert [(one.doubt.value, one.since) for one in asked.objections] == [("answered_meanwhile", at)]
    assert await sender.rows(comment) == []
    assert (await sender.read_comment(comment)).state is CommentState.ELSEWHERE


async def test_a_card_says_why_its_reply_waits_as_soon_as_the_reason_changes_and_is_not_drawn_for_nothing(
    sender: Shop,
) -> None:
    comment = await sender.comment()
    queued = await sender.queue(comment)
    sender.platform.trouble("send", Unclear())
    sender.clock.advance(UNDO_WINDOW)
    await sender.step()
    versions, reasons = [(await sender.card(comment)).version], []
    for reason in (Reason.REVOKED, Reason.REVOKED, Reason.NO_RIGHT):
        for call in ("find_sent", "check"):
            sender.platform.trouble(call, Reconnect(reason))
        sender.clock.advance(timedelta(hours=2))
        await sender.step()
        row = await sender.row(queued)
        assert row.state is RowState.VERIFYING
        reasons.append(row.reason)
        versions.append((await sender.card(comment)).version)
    assert reasons == [Reason.REVOKED, Reason.REVOKED, Reason.NO_RIGHT]
    assert [after > before for before, after in pairwise(versions)] == [True, False, True]


def _moved(tx: Tx, business: BusinessId, comment: Comment, visibility: Visibility) -> None:
    CommentStateStore(tx).read_back(business, comment.id, visibility)


@pytest.mark.parametrize("late", ["access", "money"])
@pytest.mark.parametrize("act", [None, Act.LIKE])
async def test_what_the_old_access_or_limit_is_refused_after_it_was_renewed_stops_nothing(
    sender: Shop, late: str, act: Act | None
) -> None:
    sender.platform.social = True
    comment, gate, call = await sender.comment(), asyncio.Event(), "send" if act is None else "act"
    if act is None:
        row = await sender.queue(comment)
    else:
        asked = await sender.acts.act(sender.actor(), comment.id, act, interaction(), undo=True)
        assert isinstance(asked, Queued)
        row = asked.reply
    sender.clock.advance(UNDO_WINDOW)
    if late == "access":
        sender.platform.trouble(call, Reconnect(Reason.REVOKED))
        sender.platform.trouble("check", Reconnect(Reason.REVOKED), gate=gate)
    else:
        spent = Retry(timedelta(days=20), Side.SEND, "the month's money is spent", Reason.BUDGET)
        sender.platform.trouble(call, spent, gate=gate)
    held = "check" if late == "access" else call
    sending = asyncio.create_task(sender.step())
    while sender.platform._trouble[held]:
        await asyncio.sleep(0.001)
    sender.delivery._switchboard.outdate(sender.channel)
    gate.set()
    await sending
    assert (await sender.channel_now()).sending.glow is not Glow.OUT
    assert (await sender.row(row)).state is RowState.QUEUED
    await sender.deliver(timedelta(minutes=2))
    assert (await sender.row(row)).state is RowState.SENT
    assert (await sender.channel_now()).sending.glow is Glow.ON
    assert len(sender.posted()) == (act is None)
