"""Rows on their way to the platform, whatever goes wrong there."""

import asyncio
from contextlib import suppress
from datetime import timedelta

import pytest

from bot.domain.act import Act
from bot.domain.business import Business, BusinessId
from bot.domain.channel import Glow
from bot.domain.checks import SOFT
from bot.domain.comment import AuthorRole, CommentState, ExternalId, Visibility
from bot.domain.event import What
from bot.domain.form_text import Purpose
from bot.domain.reason import Reason
from bot.domain.reply import ReplyState
from bot.domain.sending import ANSWERED_MEANWHILE, MAYBE_OURS
from bot.domain.submission import Noted, Queued
from bot.ports import ConnectorError, Reconnect, Refused, Retry, Unclear, UseLink
from bot.services.channels.connecting import Connect, Connected
from bot.services.sending.settling import after_restore, give_back, settle_own, stands
from bot.storage.channels import ChannelStore
from bot.storage.credentials import Vault
from bot.storage.events import EventStore
from bot.storage.outbox import Outbox
from bot.storage.sqlite.database import Database, Tx
from bot.storage.templates import TemplateStore
from tests.support.clock import NOW, Clock
from tests.support.outgoing import OWNER, interaction
from tests.support.sender import TEXT, Shop, open_shop

UNDO = timedelta(seconds=10)
SECOND = timedelta(seconds=1)
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)


@pytest.fixture
async def it(db: Database, shop: Business, clock: Clock) -> Shop:
    return await open_shop(db, shop, clock)


@pytest.mark.parametrize("ahead", [timedelta(hours=1), timedelta(hours=-1), timedelta(days=-3)])
@pytest.mark.parametrize("lost", [False, True])
async def test_a_reply_on_a_platform_with_a_wrong_clock_is_answered_when_it_was(
    it: Shop, ahead: timedelta, lost: bool
) -> None:
    await it.db.write(lambda tx: ChannelStore(tx).set_clock(it.business.id, it.channel, ahead))
    comment = await it.comment()
    it.platform.ahead = ahead
    if lost:
        it.platform.trouble("send", Unclear(), effect=timedelta(0))
    queued = await it.submit(comment)
    assert isinstance(queued, Queued)
    it.clock.advance(UNDO)
    sent = it.clock()
    await it.step()
    if lost:
        it.clock.advance(timedelta(seconds=6))
        await it.step()
    assert (await it.row(queued.reply)).state is ReplyState.SENT
    assert len(it.platform.own()) == 1
    answered = await it.read_comment(comment)
    assert answered.answered_at is not None
    assert abs(answered.answered_at - sent) <= timedelta(seconds=1)


async def test_after_the_undo_window_the_reply_stands_under_the_comment_and_answers_it(it: Shop) -> None:
    comment = await it.comment()
    template = await it.db.write(
        lambda tx: TemplateStore(tx).add(it.business.id, "Zeiten", "Zeiten", TEXT, OWNER, NOW)
    )
    queued = await it.submit(comment, template=template)
    assert isinstance(queued, Queued)
    assert await it.step() == NOW + UNDO
    assert it.posted() == []
    it.clock.advance(UNDO)
    assert await it.step() is None
    assert it.posted() == [(comment.external_id, TEXT)]
    row, own = await it.row(queued.reply), it.platform.own()[0]
    assert (row.state, row.external_id, row.posted_at) == (ReplyState.SENT, own.id, own.posted_at)
    assert (row.url, row.attempts, row.settled_at) == (f"https://fake.example/post-1#{own.id}", 1, NOW + UNDO)
    answered = await it.read_comment(comment)
    assert (answered.state, answered.answered_at) == (CommentState.ANSWERED, own.posted_at)
    assert await it.events(comment) == [What.QUEUED, What.SENT]
    used = await it.db.read(lambda tx: TemplateStore(tx).get(it.business.id, template))
    assert used is not None
    assert used.used == 1
    assert "desk" in it.rung


async def test_eight_steps_at_once_send_once(it: Shop) -> None:
    comment = await it.comment()
    await it.queue(comment)
    it.clock.advance(UNDO)
    await asyncio.gather(*(it.step() for _ in range(8)))
    assert it.posted() == [(comment.external_id, TEXT)]
    assert it.platform.calls.count("send") == 1


async def test_a_step_whose_rows_rest_says_when_to_come_back(it: Shop) -> None:
    assert await it.step() is None
    await it.queue(await it.comment())
    assert await it.step() == NOW + UNDO
    await it.db.write(lambda tx: tx.execute("UPDATE channel SET state = 'paused'"))
    it.clock.advance(MINUTE)
    assert await it.step() is None
    assert it.posted() == []


async def test_nothing_is_asked_of_a_platform_before_its_account_was_checked_again(it: Shop) -> None:
    """As after a restore: with whose name we write is unknown then, and the stored address may be anybody's."""
    await it.queue(await it.comment())
    account = (await it.channel_now()).account
    await it.db.write(lambda tx: ChannelStore(tx).forget_accounts())
    await it.deliver(timedelta(hours=1))
    assert (it.posted(), it.platform.calls) == ([], [])
    await it.db.write(lambda tx: tx.execute("UPDATE channel SET account = :account", account=account))
    await it.deliver(timedelta(minutes=1))
    assert len(it.posted()) == 1


async def test_a_platform_that_is_down_gets_it_when_it_is_back_and_the_lamp_tells(it: Shop) -> None:
    comment = await it.comment()
    reply = await it.queue(comment)
    it.platform.trouble("send", Retry(timedelta(seconds=100)))
    it.clock.advance(UNDO)
    assert await it.step() == NOW + timedelta(seconds=110)
    row = await it.row(reply)
    assert (row.state, row.unclear) == (ReplyState.QUEUED, False)
    assert (await it.channel_now()).sending.glow is Glow.LATE
    await it.deliver(timedelta(minutes=5))
    assert it.posted() == [(comment.external_id, TEXT)]
    assert (await it.channel_now()).sending.glow is Glow.ON


async def test_a_platform_down_for_a_night_asks_nobody_and_loses_nothing(it: Shop) -> None:
    comment = await it.comment()
    await it.queue(comment)
    it.platform.trouble("send", Retry(), times=1_000)
    await it.deliver(timedelta(hours=10))
    assert await it.rows(comment) == ["queued"]
    it.platform.mend()
    await it.deliver(timedelta(minutes=15))
    assert it.posted() == [(comment.external_id, TEXT)]


async def test_without_access_it_waits_and_goes_out_when_the_access_is_renewed(it: Shop) -> None:
    comment = await it.comment()
    reply = await it.queue(comment)
    it.platform.trouble("send", Reconnect(Reason.REVOKED), times=5)
    it.platform.trouble("check", Reconnect(Reason.REVOKED), times=5)
    await it.deliver(timedelta(minutes=30))
    row = await it.row(reply)
    assert (row.state, row.reason) == (ReplyState.QUEUED, "revoked")
    lamp = (await it.channel_now()).sending
    assert (lamp.glow, lamp.reason) == (Glow.OUT, "revoked")
    it.platform.mend()
    assert await it.step() is not None
    assert it.posted() == []
    await it.db.write(lambda tx: Outbox(tx).release(it.business.id, it.channel, it.clock.now()))
    await it.step()
    assert it.posted() == [(comment.external_id, TEXT)]
    assert (await it.row(reply)).reason == ""
    assert (await it.channel_now()).sending.glow is Glow.ON


@pytest.mark.parametrize(
    ("error", "reason"),
    [(Refused(Reason.CLOSED), "closed"), (Refused(Reason.TOO_LONG), "too_long"), (UseLink(), "use_link")],
)
async def test_a_refusal_keeps_the_text_and_says_why(it: Shop, error: ConnectorError, reason: str) -> None:
    comment = await it.comment()
    reply = await it.queue(comment)
    it.platform.trouble("send", error)
    version = (await it.card(comment)).version
    await it.deliver()
    row = await it.row(reply)
    assert (row.state, row.reason, row.body) == (ReplyState.FAILED, reason, TEXT)
    assert (await it.read_comment(comment)).state is CommentState.OPEN
    assert await it.events(comment) == [What.QUEUED, What.FAILED]
    assert (await it.card(comment)).version > version


@pytest.mark.parametrize(
    "slip", [Unclear(), ValueError("no JSON")], ids=["unclear", "a slip of the connector"]
)
async def test_posted_but_not_confirmed_it_is_found_and_not_sent_again(
    it: Shop, slip: ConnectorError
) -> None:
    comment = await it.comment()
    reply = await it.queue(comment)
    it.platform.trouble("send", slip, effect=timedelta(0))
    it.clock.advance(UNDO)
    assert await it.step() == NOW + timedelta(seconds=15)
    assert (await it.row(reply)).state is ReplyState.VERIFYING
    it.clock.advance(timedelta(seconds=5))
    assert await it.step() is None
    own = it.platform.own()[0]
    row = await it.row(reply)
    assert (row.state, row.external_id, row.posted_at) == (ReplyState.SENT, own.id, own.posted_at)
    assert it.platform.calls.count("send") == 1


async def test_never_posted_it_goes_out_again_only_after_the_settle_time(it: Shop) -> None:
    comment = await it.comment()
    await it.queue(comment)
    it.platform.trouble("send", Unclear())
    await it.deliver(UNDO + timedelta(seconds=124))
    assert (it.posted(), await it.rows(comment)) == ([], ["verifying"])
    await it.deliver(timedelta(seconds=5))
    assert it.posted() == [(comment.external_id, TEXT)]
    assert it.platform.calls.count("send") == 2


async def test_a_reply_that_appears_late_is_waited_for(it: Shop) -> None:
    comment = await it.comment()
    await it.queue(comment)
    it.platform.trouble("send", Unclear(), effect=timedelta(seconds=50))
    it.platform.listing_delay = timedelta(seconds=40)
    await it.deliver(timedelta(minutes=5))
    assert it.posted() == [(comment.external_id, TEXT)]
    assert await it.rows(comment) == ["sent"]
    assert it.platform.calls.count("send") == 1


async def test_refused_after_an_unclear_attempt_it_is_looked_for_before_it_counts_as_failed(it: Shop) -> None:
    comment = await it.comment()
    reply = await it.queue(comment)
    it.platform.trouble("send", Unclear())
    it.platform.trouble("send", Refused(Reason.CLOSED))
    await it.deliver(timedelta(seconds=136))
    row = await it.row(reply)
    assert (row.state, row.final, row.reason) == (ReplyState.VERIFYING, True, "closed")
    it.platform.answer(comment.external_id, TEXT, team=False, posted_at=NOW + UNDO)
    await it.deliver(timedelta(minutes=3))
    assert (await it.row(reply)).state is ReplyState.SENT


async def test_what_can_neither_be_found_nor_ruled_out_is_asked_and_rings(it: Shop) -> None:
    comment = await it.comment()
    await it.queue(comment)
    it.platform.trouble("send", Unclear())
    it.platform.trouble("find_sent", Retry(), times=99)
    await it.deliver(timedelta(hours=1))
    assert await it.rows(comment) == ["needs_human"]
    assert (await it.events(comment))[-1] is What.NEEDS_HUMAN
    assert (await it.card(comment)).again
    assert it.platform.calls.count("send") == 1


async def test_two_of_ours_there_count_as_sent_once_and_are_noted(it: Shop) -> None:
    comment = await it.comment()
    reply = await it.queue(comment)
    it.platform.trouble("send", Unclear(), effect=timedelta(0))
    it.clock.advance(UNDO)
    await it.step()
    it.platform.answer(comment.external_id, TEXT, team=False)
    await it.deliver()
    older, younger = it.platform.own()
    assert (await it.row(reply)).external_id == older.id
    assert older.number < younger.number
    assert (await it.events(comment))[-2:] == [What.SENT, What.DOUBLED]


async def test_an_earlier_reply_with_the_same_text_is_not_taken_for_the_one_looked_for(it: Shop) -> None:
    comment = await it.comment()
    first = await it.answered(comment)
    kept = await it.keep(comment)
    again = await it.replies.send(it.business.id, kept, OWNER, it.clock.now(), despite=SOFT)
    assert isinstance(again, Queued)
    it.platform.trouble("send", Unclear())
    await it.deliver(timedelta(minutes=4))
    second = await it.row(again.reply)
    assert it.posted() == [(comment.external_id, TEXT), (comment.external_id, TEXT)]
    assert (second.state, await it.row(first)) == (ReplyState.SENT, first)
    assert second.external_id != first.external_id


async def test_half_sent_when_the_process_died_it_is_looked_for_first(it: Shop) -> None:
    comment = await it.comment()
    await it.queue(comment)
    gate = asyncio.Event()
    it.platform.trouble("send", Unclear(), effect=timedelta(0), gate=gate)
    it.clock.advance(UNDO)
    dying = asyncio.create_task(it.step())
    while "send" not in it.platform.calls:
        await asyncio.sleep(0)
    dying.cancel()
    with suppress(asyncio.CancelledError):
        await dying
    assert await it.rows(comment) == ["sending"]
    it.platform.answer(comment.external_id, TEXT, team=False)
    it.delivery = it.restarted()
    assert await it.delivery.recover(it.clock.now()) == 1
    assert await it.rows(comment) == ["verifying"]
    await it.deliver()
    assert (it.posted(), await it.rows(comment)) == ([(comment.external_id, TEXT)], ["sent"])


async def test_even_without_recovery_a_half_sent_row_is_not_sent_again_blindly(it: Shop) -> None:
    comment = await it.comment()
    reply = await it.queue(comment)
    await it.db.write(lambda tx: tx.execute(
        "UPDATE outbox SET state = 'sending', attempts = 1, first_attempt_at = due_at, last_attempt_at = due_at"
    ))  # fmt: skip
    it.clock.advance(UNDO)
    await it.step()
    assert (await it.row(reply)).state is ReplyState.VERIFYING
    assert it.platform.calls == []


async def test_intake_that_sees_the_reply_before_the_sender_knows_settles_it_once(it: Shop) -> None:
    comment = await it.comment()
    reply = await it.queue(comment)
    gate = asyncio.Event()
    it.platform.trouble("send", Unclear(), gate=gate)
    it.clock.advance(UNDO)
    sending = asyncio.create_task(it.step())
    while "send" not in it.platform.calls:
        await asyncio.sleep(0)
    own = it.platform.comments[it.platform.answer(comment.external_id, TEXT, team=False)]
    seen = it.platform.seen(own)

    def poll(tx: Tx) -> int | None:
        return settle_own(tx, it.business.id, it.channel, seen, it.clock.now())

    assert await it.db.write(poll) == comment.id
    gate.set()
    await sending
    await it.deliver()
    row = await it.row(reply)
    assert (row.state, row.external_id) == (ReplyState.SENT, own.id)
    assert (await it.events(comment)).count(What.SENT) == 1
    assert await it.db.write(poll) == comment.id
    assert (await it.events(comment)).count(What.SENT) == 1


async def test_what_somebody_wrote_by_hand_is_not_taken_for_a_reply_of_ours(it: Shop) -> None:
    comment = await it.comment()
    own = it.platform.comments[it.platform.answer(comment.external_id, "Von Hand", team=False)]
    await it.queue(comment)
    seen = it.platform.seen(own)
    assert await it.db.write(lambda tx: settle_own(tx, it.business.id, it.channel, seen, NOW)) is None
    assert await it.rows(comment) == ["queued"]


async def test_a_comment_deleted_meanwhile_fails_the_reply_without_a_request(it: Shop) -> None:
    comment = await it.comment()
    reply = await it.queue(comment)
    await it.db.write(lambda tx: tx.execute("UPDATE comment SET visibility = 'gone'"))
    await it.deliver()
    row = await it.row(reply)
    assert (row.state, row.reason, it.platform.calls) == (ReplyState.FAILED, "gone", [])


async def test_approve_and_reply_happen_in_that_order_under_one_row(it: Shop) -> None:
    comment = await it.comment(held=True)
    reply = await it.queue(comment)
    await it.deliver()
    assert it.platform.calls == ["find_sent", "act:approve", "send"]
    assert it.platform.comments[comment.external_id].visibility is Visibility.PUBLIC
    now = await it.read_comment(comment)
    assert (now.visibility, now.state) == (Visibility.PUBLIC, CommentState.ANSWERED)
    assert (await it.row(reply)).approved_at == NOW + UNDO
    assert await it.events(comment) == [What.QUEUED, What.ACTED, What.SENT]


async def test_killed_between_approving_and_replying_it_goes_on_with_the_reply(it: Shop) -> None:
    comment = await it.comment(held=True)
    await it.queue(comment)
    it.platform.trouble("send", Retry())
    it.clock.advance(UNDO)
    await it.step()
    assert (await it.read_comment(comment)).visibility is Visibility.PUBLIC
    it.delivery = it.restarted()
    await it.delivery.recover(it.clock.now())
    await it.deliver()
    assert it.platform.calls == ["find_sent", "act:approve", "send", "send"]
    assert it.posted() == [(comment.external_id, TEXT)]


async def test_a_comment_that_can_not_be_approved_is_not_answered(it: Shop) -> None:
    comment = await it.comment(held=True)
    reply = await it.queue(comment)
    it.platform.delete(comment.external_id)
    await it.deliver()
    row = await it.row(reply)
    assert (row.state, row.reason, it.platform.calls) == (
        ReplyState.FAILED,
        "gone",
        ["find_sent", "act:approve"],
    )


async def act(it: Shop, comment_id: int, act: Act, *, undo: bool = True) -> Queued:
    """A press on a moderation button."""
    comment = await it.read_comment(comment_id)  # type: ignore[arg-type]
    queued = await it.replies.act(
        it.business.id, comment.id, act, OWNER, interaction(), it.clock.now(), undo=undo
    )
    assert isinstance(queued, Queued)
    return queued


async def test_an_act_is_done_noted_and_mirrored(it: Shop) -> None:
    comment = await it.comment()
    await act(it, comment.id, Act.SPAM)
    await it.deliver()
    assert it.platform.comments[comment.external_id].visibility is Visibility.SPAM
    assert (await it.read_comment(comment)).visibility is Visibility.SPAM
    assert await it.events(comment) == [What.QUEUED, What.ACTED]
    events = await it.db.read(lambda tx: EventStore(tx).of_comment(it.business.id, comment.id))
    assert (events[-1].member_id, events[-1].fact("act")) == (OWNER, "spam")


async def test_an_act_that_went_wrong_is_repeated(it: Shop) -> None:
    comment = await it.comment()
    await act(it, comment.id, Act.TRASH)
    it.platform.trouble("act", Unclear(), times=2)
    it.platform.trouble("act", Retry())
    await it.deliver(timedelta(minutes=5))
    assert it.platform.calls == ["act:trash"] * 4
    assert (await it.read_comment(comment)).visibility is Visibility.TRASHED
    assert await it.rows(comment) == ["sent"]


async def test_an_act_on_a_comment_that_is_gone_is_done_or_fails_by_what_was_wanted(it: Shop) -> None:
    spam, held = await it.comment(), await it.comment("Link!", held=True)
    await act(it, spam.id, Act.SPAM)
    await act(it, held.id, Act.APPROVE)
    it.platform.delete(spam.external_id)
    it.platform.delete(held.external_id)
    await it.deliver()
    assert (await it.rows(spam), await it.rows(held)) == (["sent"], ["failed"])
    assert (await it.read_comment(spam)).visibility is Visibility.GONE


async def test_a_changed_reply_has_its_new_text_there_and_here(it: Shop) -> None:
    comment = await it.comment()
    reply = await it.answered(comment)
    kept = await it.keep(comment, "Doch erst ab 9 Uhr.", purpose=Purpose.EDIT_OWN)
    assert isinstance(await it.replies.edit_own(it.business.id, kept, OWNER, it.clock.now()), Queued)
    await it.deliver()
    assert it.posted() == [(comment.external_id, "Doch erst ab 9 Uhr.")]
    assert (await it.row(reply)).body == "Doch erst ab 9 Uhr."
    assert (await it.events(comment))[-1] is What.EDITED_OWN
    assert (await it.read_comment(comment)).state is CommentState.ANSWERED


async def test_a_deleted_reply_opens_its_comment_again(it: Shop) -> None:
    comment = await it.comment()
    await it.answered(comment)
    await it.mirror(it.platform.own()[0].id)
    deleted = await it.replies.delete_own(it.business.id, comment.id, OWNER, interaction(), it.clock.now())
    assert isinstance(deleted, Queued)
    await it.deliver()
    assert it.posted() == []
    assert (await it.read_comment(comment)).state is CommentState.OPEN
    assert (await it.events(comment))[-1] is What.DELETED_OWN
    own = await it.db.read(lambda tx: tx.one("SELECT visibility FROM comment WHERE role = 'us'"))
    assert own is not None
    assert own["visibility"] == "gone"
    assert isinstance(await it.submit(comment), Queued)


async def seen_there(it: Shop, own: ExternalId, visibility: Visibility) -> None:
    """As a poll tells of a reply of ours."""
    await it.db.write(
        lambda tx: stands(tx, it.business.id, it.channel, own, visibility, "", it.clock.now()),
    )


async def test_a_reply_that_a_poll_misses_while_we_delete_it_rings_nobody(it: Shop) -> None:
    comment = await it.comment()
    await it.answered(comment)
    own, answered = it.platform.own()[0].id, asyncio.Event()
    it.platform.trouble("act", gate=answered)
    deleted = await it.replies.delete_own(it.business.id, comment.id, OWNER, interaction(), it.clock.now())
    assert isinstance(deleted, Queued)
    it.clock.advance(UNDO)
    step = asyncio.create_task(it.step())
    while "act:delete_own" not in it.platform.calls:
        await asyncio.sleep(0)
    it.platform.delete(own)
    await seen_there(it, own, Visibility.GONE)
    assert (await it.read_comment(comment)).state is CommentState.ANSWERED
    answered.set()
    await step
    assert (await it.row(deleted.reply)).state is ReplyState.SENT
    assert (await it.read_comment(comment)).state is CommentState.OPEN
    assert not (await it.card(comment)).again
    assert What.NOT_VISIBLE not in await it.events(comment)


@pytest.mark.parametrize("taken_back", [False, True])
async def test_a_reply_that_disappears_while_its_deletion_comes_to_nothing_opens_its_comment_and_rings(
    it: Shop, taken_back: bool
) -> None:
    comment = await it.comment()
    await it.answered(comment)
    own = it.platform.own()[0].id
    it.platform.trouble("act", Refused(Reason.NO_RIGHT))
    deleted = await it.replies.delete_own(it.business.id, comment.id, OWNER, interaction(), it.clock.now())
    assert isinstance(deleted, Queued)
    it.platform.set(own, Visibility.SPAM)
    await seen_there(it, own, Visibility.SPAM)
    assert (await it.read_comment(comment)).state is CommentState.ANSWERED
    if taken_back:
        await it.replies.take_back(it.business.id, deleted.reply.id, OWNER, it.clock.now())
    else:
        await it.deliver()
    assert (await it.row(deleted.reply)).state is (ReplyState.CANCELLED if taken_back else ReplyState.FAILED)
    assert (await it.read_comment(comment)).state is CommentState.OPEN
    assert (await it.card(comment)).again
    assert (await it.events(comment)).count(What.NOT_VISIBLE) == 1


async def test_a_comment_with_another_answer_stays_answered_when_ours_is_deleted(it: Shop) -> None:
    comment = await it.comment()
    await it.answered(comment)
    other = it.platform.answer(comment.external_id, "Servus!", team=True)
    await it.mirror(other)
    assert it.platform.comments[other].role is AuthorRole.TEAM
    await it.replies.delete_own(it.business.id, comment.id, OWNER, interaction(), it.clock.now())
    await it.deliver()
    assert (await it.read_comment(comment)).state is CommentState.ANSWERED


async def test_after_a_restore_a_reply_that_went_out_since_is_found_and_one_that_did_not_goes_out(
    it: Shop,
) -> None:
    there, missing, spam = await it.comment(), await it.comment("Und sonntags?"), await it.comment("Link")
    sent = await it.queue(there)
    await it.queue(missing, "Sonntags leider nicht.")
    await act(it, spam.id, Act.SPAM)
    it.platform.answer(there.external_id, TEXT, team=False, posted_at=NOW + UNDO)
    it.clock.advance(timedelta(hours=3))
    changed = await it.db.write(lambda tx: after_restore(tx, it.clock.now()))
    assert len(changed) == 3
    assert (await it.rows(there), await it.rows(missing), await it.rows(spam)) == (
        ["verifying"], ["verifying"], ["queued"],
    )  # fmt: skip
    await it.deliver(timedelta(minutes=5))
    assert sorted(it.posted()) == [
        (there.external_id, TEXT), (missing.external_id, "Sonntags leider nicht."),
    ]  # fmt: skip
    assert (await it.row(sent)).posted_at == NOW + UNDO


async def test_one_channel_in_trouble_does_not_hold_up_another_comment_of_it(it: Shop) -> None:
    first, second = await it.comment(), await it.comment("Und sonntags?")
    await it.queue(first)
    await it.queue(second, "Sonntags leider nicht.")
    it.platform.trouble("send", Unclear())
    await it.deliver(timedelta(seconds=15))
    assert (await it.rows(first), await it.rows(second)) == (["verifying"], ["sent"])


async def test_a_reply_that_goes_out_lets_out_what_waited_for_the_access(it: Shop) -> None:
    first = await it.queue(await it.comment())
    it.platform.trouble("send", Reconnect(Reason.REVOKED))
    it.platform.trouble("check", Reconnect(Reason.REVOKED))
    await it.deliver(MINUTE)
    assert (await it.row(first)).reason == "revoked"
    second = await it.queue(await it.comment("Und am Sonntag?"), "Am Sonntag nicht")
    await it.deliver(MINUTE)
    assert [(await it.row(one)).state for one in (first, second)] == [ReplyState.SENT] * 2


async def test_after_a_start_nothing_waits_for_an_access_that_the_lamp_says_works(it: Shop) -> None:
    """As a version before left it: held for an hour, while the next reply had lit the lamp again."""
    reply = await it.queue(await it.comment())
    later = (it.clock() + timedelta(hours=1)).timestamp() * 1000
    await it.db.write(
        lambda tx: tx.execute(
            "UPDATE outbox SET reason = 'no_right', attempts = 1, due_at = :at", at=int(later)
        )
    )
    await it.delivery.recover(it.clock.now())
    await it.step()
    assert (await it.row(reply)).state is ReplyState.SENT


@pytest.mark.parametrize("state", ["queued", "sending", "verifying"])
async def test_after_a_start_the_card_of_a_paused_connection_says_that_its_reply_waits(
    it: Shop, state: str
) -> None:
    """As a version before left it, which drew no card again at the pause."""
    comment = await it.comment()
    reply = await it.queue(comment)
    await it.db.write(lambda tx: tx.execute("UPDATE outbox SET state = :state", state=state))
    await it.db.write(lambda tx: tx.execute("UPDATE channel SET state = 'paused'"))
    before = (await it.card(comment)).version
    await it.delivery.recover(it.clock.now())
    assert (await it.card(comment)).version > before
    assert (await it.row(reply)).state is not ReplyState.SENDING


async def test_recovery_looks_at_active_channels_of_every_business(it: Shop) -> None:
    await it.queue(await it.comment())
    await it.db.write(lambda tx: tx.execute("UPDATE outbox SET state = 'sending', attempts = 1"))
    assert await it.delivery.recover(NOW) == 1
    assert await it.delivery.recover(NOW) == 0
    assert await it.delivery.step(BusinessId(404), it.channel, NOW) is None
    assert ExternalId("1") in it.platform.comments


@pytest.mark.parametrize("ahead", [timedelta(hours=14), timedelta(hours=1), timedelta(hours=-14)])
async def test_a_clock_that_is_hours_wrong_makes_no_second_reply(
    db: Database, shop: Business, ahead: timedelta
) -> None:
    clock = Clock(NOW + ahead)
    it = await open_shop(db, shop, clock)
    comment = await it.comment()
    it.platform.clock = lambda: clock() - ahead
    it.platform.trouble("send", Unclear(), effect=timedelta(0))
    reply = await it.queue(comment)
    await it.deliver(timedelta(hours=1))
    assert it.posted() == [(comment.external_id, TEXT)]
    assert (await it.row(reply)).state is ReplyState.SENT


async def test_words_that_the_platform_rewrote_are_asked_about_and_never_sent_again(it: Shop) -> None:
    comment = await it.comment()
    reply = await it.queue(comment)
    it.platform.rewrite = lambda text: text.replace("18 Uhr", "***")
    it.platform.trouble("send", Unclear(), effect=timedelta(0))
    await it.deliver(timedelta(hours=1))
    row = await it.row(reply)
    assert (row.state, row.reason) == (ReplyState.NEEDS_HUMAN, MAYBE_OURS)
    assert len(it.posted()) == 1


async def test_what_our_account_had_there_before_the_first_attempt_is_not_taken_for_a_rewritten_reply(
    it: Shop,
) -> None:
    comment = await it.comment()
    older = it.platform.answer(comment.external_id, "Wir melden uns!", team=False)
    await it.mirror(older)
    it.clock.advance(timedelta(seconds=1))
    reply = await it.queue(comment)
    it.platform.trouble("send", Unclear())
    await it.deliver(timedelta(hours=1))
    assert (await it.row(reply)).state is ReplyState.SENT
    assert len(it.posted()) == 2


@pytest.mark.parametrize("team", [True, False])
async def test_an_answer_on_the_platform_within_the_undo_window_is_asked_about_before_ours_goes_out(
    it: Shop, team: bool
) -> None:
    comment = await it.comment()
    reply = await it.queue(comment)
    it.clock.advance(timedelta(seconds=4))
    it.platform.answer(comment.external_id, "Ja, bis sechs!", team=team)
    await it.deliver()
    row = await it.row(reply)
    assert (row.state, row.reason) == (ReplyState.NEEDS_HUMAN, ANSWERED_MEANWHILE)
    assert TEXT not in [text for _, text in it.posted()]
    decided = await it.replies.send_again(it.business.id, reply.id, OWNER, it.clock.now())
    assert isinstance(decided, Noted)
    await it.deliver()
    assert (await it.row(reply)).state is ReplyState.SENT
    assert [text for _, text in it.posted()].count(TEXT) == 1


async def test_an_answer_that_the_mirror_brings_while_ours_waits_for_better_times_is_asked_about(
    it: Shop,
) -> None:
    comment = await it.comment()
    reply = await it.queue(comment)
    it.platform.trouble("send", Retry(timedelta(minutes=5)))
    await it.deliver()
    await it.mirror(it.platform.answer(comment.external_id, "Ja, bis sechs!"))
    await it.deliver(timedelta(minutes=20))
    row = await it.row(reply)
    assert (row.state, row.reason) == (ReplyState.NEEDS_HUMAN, ANSWERED_MEANWHILE)
    assert it.posted() == []


async def test_a_look_that_fails_keeps_no_reply_from_going_out(it: Shop) -> None:
    comment = await it.comment()
    reply = await it.queue(comment)
    it.platform.trouble("find_sent", Retry(), times=9)
    await it.deliver()
    assert (await it.row(reply)).state is ReplyState.SENT


async def test_a_twin_that_stands_there_settles_the_reply_and_one_that_does_not_is_a_reason(it: Shop) -> None:
    there, missing = await it.comment(), await it.comment("Und am Sonntag?")
    await it.mirror(
        it.platform.answer(there.external_id, TEXT, team=False, posted_at=it.clock.now() - 9 * DAY)
    )
    it.clock.advance(timedelta(seconds=1))
    for comment, text, state, reason in (
        (there, TEXT, "sent", ""),
        (missing, "Da ist zu.", "failed", "duplicate"),
    ):
        reply = await it.queue(comment, text)
        it.platform.trouble("send", Refused(Reason.DUPLICATE, look=True))
        await it.deliver()
        row = await it.row(reply)
        assert (row.state.value, row.reason, row.attempts) == (state, reason, 1)
    assert len(it.posted()) == 1


async def test_a_refusal_that_is_worth_a_look_is_settled_by_what_stands_there(it: Shop) -> None:
    comment, other = await it.comment(), await it.comment("Und am Sonntag?")
    reply = await it.queue(comment)
    it.platform.trouble("send", Refused(Reason.POLICY, look=True), effect=timedelta(0))
    await it.deliver()
    assert (await it.row(reply)).state is ReplyState.SENT
    refused = await it.queue(other, "Da ist zu.")
    it.platform.trouble("send", Refused(Reason.POLICY, look=True))
    await it.deliver()
    row = await it.row(refused)
    assert (row.state, row.reason, row.attempts) == (ReplyState.FAILED, "policy", 1)
    assert len(it.posted()) == 1
    assert (await it.channel_now()).sending.glow is Glow.ON


async def test_a_rewritten_reply_that_the_owner_recognises_becomes_ours_with_its_own_words(it: Shop) -> None:
    comment = await it.comment()
    reply = await it.queue(comment)
    it.platform.rewrite = lambda text: text.replace("18 Uhr", "***")
    it.platform.trouble("send", Unclear(), effect=timedelta(0))
    await it.deliver(timedelta(minutes=1))
    [ours] = [one.id for one in it.platform.own()]
    await it.mirror(ours)
    await it.deliver(timedelta(hours=1))
    decided = await it.replies.is_there(it.business.id, reply.id, OWNER, it.clock.now())
    assert isinstance(decided, Noted)
    row = await it.row(reply)
    assert (row.state, row.external_id) == (ReplyState.SENT, ours)
    assert (await it.read_comment(comment)).state is CommentState.ANSWERED


async def test_one_odd_refusal_of_a_reply_is_no_alarm_and_the_next_try_sends_it(it: Shop) -> None:
    it.platform.trouble("send", Reconnect(Reason.REVOKED))
    comment = await it.comment()
    queued = await it.submit(comment)
    assert isinstance(queued, Queued)
    it.clock.advance(UNDO)
    due = await it.step()
    assert due is not None
    assert due - it.clock() <= timedelta(seconds=10)
    channel = await it.db.read(lambda tx: ChannelStore(tx).get(it.business.id, it.channel))
    assert channel is not None
    assert (channel.sending.glow, channel.sending.reason) == (Glow.LATE, "turned_away")
    it.clock.advance(due - it.clock())
    await it.step()
    assert it.posted() == [(comment.external_id, TEXT)]
    channel = await it.db.read(lambda tx: ChannelStore(tx).get(it.business.id, it.channel))
    assert channel is not None
    assert channel.sending.glow is Glow.ON


@pytest.mark.parametrize("trouble", [Reconnect(Reason.REVOKED), Retry()])
async def test_after_a_good_check_a_reply_that_waited_goes_out_at_once(
    it: Shop, trouble: ConnectorError
) -> None:
    comment = await it.comment()
    await it.queue(comment)
    for call in ("send", "check"):
        it.platform.trouble(call, trouble, times=40)
    await it.deliver(timedelta(minutes=30))
    assert it.posted() == []
    it.platform.mend()

    async def sync() -> None:
        return None

    rung: list[str] = []
    connect = Connect(it.db, it.delivery._switchboard, Vault(()), rung.append, sync, give_back)
    assert isinstance(await connect.check(it.business.id, it.channel, it.clock()), Connected)
    assert f"delivery:{it.channel}" in rung
    await it.step()
    assert it.posted() == [(comment.external_id, TEXT)]
    channel = await it.channel_now()
    assert (channel.reading.glow, channel.sending.glow) == (Glow.ON, Glow.ON)


@pytest.mark.parametrize("call", ["find_sent", "act"])
async def test_what_is_paused_while_we_look_before_sending_does_not_go_out_until_it_goes_on(
    it: Shop, call: str
) -> None:
    """Its card says by then that it waits."""
    gate = asyncio.Event()
    comment = await it.comment(held=call == "act")
    reply = await it.queue(comment)
    it.platform.trouble(call, gate=gate)
    it.clock.advance(UNDO)
    step = asyncio.create_task(it.step())
    while call not in {made.split(":")[0] for made in it.platform.calls}:
        await asyncio.sleep(0.01)
    await it.db.write(lambda tx: tx.execute("UPDATE channel SET state = 'paused'"))
    gate.set()
    await step
    assert (await it.row(reply)).state is ReplyState.QUEUED
    assert it.posted() == []
    await it.db.write(lambda tx: tx.execute("UPDATE channel SET state = 'active'"))
    await it.deliver()
    assert it.posted() == [(comment.external_id, TEXT)]
