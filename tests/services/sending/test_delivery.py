"""Rows on their way to the platform, whatever goes wrong there."""

import asyncio
from contextlib import suppress
from datetime import timedelta

import pytest

from bot.domain.act import Act
from bot.domain.business import Business, BusinessId
from bot.domain.channel import Glow
from bot.domain.checks import SOFT
from bot.domain.comment import AuthorRole, CommentState, Visibility
from bot.domain.connecting import Connected
from bot.domain.event import What
from bot.domain.external_id import ExternalId
from bot.domain.form_text import Purpose
from bot.domain.outbox import RowState, Undecided
from bot.domain.reason import Reason
from bot.domain.submission import Noted, Queued
from bot.ports import ConnectorError, Reconnect, Refused, Retry, Unclear
from bot.services.channels.connecting import Connecting
from bot.services.sending.settling import after_restore, settle_own, visibility_changed
from bot.storage.channels import ChannelStore
from bot.storage.credentials import Vault
from bot.storage.events import EventStore
from bot.storage.outbox import OutboxStore
from bot.storage.sqlite.database import Database, Tx
from bot.storage.templates import TemplateStore
from tests.support.clock import NOW, Clock
from tests.support.outbox import OWNER, interaction
from tests.support.sender import TEXT, Shop, open_shop

UNDO = timedelta(seconds=10)
SECOND = timedelta(seconds=1)
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)


@pytest.fixture
async def sender(db: Database, shop: Business, clock: Clock) -> Shop:
    return await open_shop(db, shop, clock)


@pytest.mark.parametrize("ahead", [timedelta(hours=1), timedelta(hours=-1), timedelta(days=-3)])
@pytest.mark.parametrize("lost", [False, True])
async def test_a_reply_on_a_platform_with_a_wrong_clock_is_answered_when_it_was(
    sender: Shop, ahead: timedelta, lost: bool
) -> None:
    await sender.db.write(lambda tx: ChannelStore(tx).set_clock(sender.business.id, sender.channel, ahead))
    comment = await sender.comment()
    sender.platform.ahead = ahead
    if lost:
        sender.platform.trouble("send", Unclear(), effect=timedelta(0))
    queued = await sender.submit(comment)
    assert isinstance(queued, Queued)
    sender.clock.advance(UNDO)
    sent = sender.clock()
    await sender.step()
    if lost:
        sender.clock.advance(timedelta(seconds=6))
        await sender.step()
    assert (await sender.row(queued.reply)).state is RowState.SENT
    assert len(sender.platform.own()) == 1
    answered = await sender.read_comment(comment)
    assert answered.answered_at is not None
    assert abs(answered.answered_at - sent) <= timedelta(seconds=1)


async def test_after_the_undo_window_the_reply_is_under_the_comment_and_answers_it(sender: Shop) -> None:
    comment = await sender.comment()
    template = await sender.db.write(
        lambda tx: TemplateStore(tx).add(sender.business.id, "Zeiten", "Zeiten", TEXT, OWNER, NOW)
    )
    queued = await sender.submit(comment, template=template)
    assert isinstance(queued, Queued)
    assert await sender.step() == NOW + UNDO
    assert sender.posted() == []
    sender.clock.advance(UNDO)
    assert await sender.step() is None
    assert sender.posted() == [(comment.external_id, TEXT)]
    row, own = await sender.row(queued.reply), sender.platform.own()[0]
    assert (row.state, row.external_id, row.posted_at) == (RowState.SENT, own.id, own.posted_at)
    assert (row.url, row.attempts, row.settled_at) == (
        f"https://fake.example/post-1#comment-{own.id}",
        1,
        NOW + UNDO,
    )
    answered = await sender.read_comment(comment)
    assert (answered.state, answered.answered_at) == (CommentState.ANSWERED, own.posted_at)
    assert await sender.events(comment) == [What.QUEUED, What.SENT]
    used = await sender.db.read(lambda tx: TemplateStore(tx).get(sender.business.id, template))
    assert used is not None
    assert used.used == 1
    assert "desk" in sender.rung


async def test_eight_steps_at_once_send_once(sender: Shop) -> None:
    comment = await sender.comment()
    await sender.queue(comment)
    sender.clock.advance(UNDO)
    await asyncio.gather(*(sender.step() for _ in range(8)))
    assert sender.posted() == [(comment.external_id, TEXT)]
    assert sender.platform.calls.count("send") == 1


async def test_a_step_whose_rows_rest_says_when_to_come_back(sender: Shop) -> None:
    assert await sender.step() is None
    await sender.queue(await sender.comment())
    assert await sender.step() == NOW + UNDO
    await sender.db.write(lambda tx: tx.execute("UPDATE channel SET state = 'paused'"))
    sender.clock.advance(MINUTE)
    assert await sender.step() is None
    assert sender.posted() == []


async def test_nothing_is_asked_of_a_platform_before_its_account_was_checked_again(sender: Shop) -> None:
    """State after a restore: the account that sends is unknown then, and the stored address may be anybody's."""
    await sender.queue(await sender.comment())
    account = (await sender.channel_now()).account
    await sender.db.write(lambda tx: ChannelStore(tx).forget_accounts())
    await sender.deliver(timedelta(hours=1))
    assert (sender.posted(), sender.platform.calls) == ([], [])
    await sender.db.write(lambda tx: tx.execute("UPDATE channel SET account = :account", account=account))
    await sender.deliver(timedelta(minutes=1))
    assert len(sender.posted()) == 1


async def test_a_platform_that_is_down_gets_it_when_it_is_back_and_the_lamp_tells(sender: Shop) -> None:
    comment = await sender.comment()
    reply = await sender.queue(comment)
    sender.platform.trouble("send", Retry(timedelta(seconds=100)))
    sender.clock.advance(UNDO)
    assert await sender.step() == NOW + timedelta(seconds=110)
    row = await sender.row(reply)
    assert (row.state, row.unclear) == (RowState.QUEUED, False)
    assert (await sender.channel_now()).sending.glow is Glow.LATE
    await sender.deliver(timedelta(minutes=5))
    assert sender.posted() == [(comment.external_id, TEXT)]
    assert (await sender.channel_now()).sending.glow is Glow.ON


@pytest.mark.parametrize("wait", [timedelta.max, timedelta(days=3650), timedelta.min])
async def test_a_platform_that_asks_to_wait_for_years_is_asked_again_within_a_day(
    sender: Shop, wait: timedelta
) -> None:
    comment = await sender.comment()
    await sender.queue(comment)
    sender.platform.trouble("send", Retry(wait))
    sender.clock.advance(UNDO)
    due = await sender.step()
    assert due is not None and sender.clock.now() < due <= sender.clock.now() + timedelta(days=1)
    await sender.deliver(timedelta(days=1, minutes=1))
    assert sender.posted() == [(comment.external_id, TEXT)]


async def test_a_platform_down_for_a_night_asks_nobody_and_loses_nothing(sender: Shop) -> None:
    comment = await sender.comment()
    await sender.queue(comment)
    sender.platform.trouble("send", Retry(), times=1_000)
    await sender.deliver(timedelta(hours=10))
    assert await sender.rows(comment) == ["queued"]
    sender.platform.mend()
    await sender.deliver(timedelta(minutes=15))
    assert sender.posted() == [(comment.external_id, TEXT)]


async def test_without_access_it_waits_and_goes_out_when_the_access_is_renewed(sender: Shop) -> None:
    comment = await sender.comment()
    reply = await sender.queue(comment)
    sender.platform.trouble("send", Reconnect(Reason.REVOKED), times=5)
    sender.platform.trouble("check", Reconnect(Reason.REVOKED), times=5)
    await sender.deliver(timedelta(minutes=30))
    row = await sender.row(reply)
    assert (row.state, row.reason) == (RowState.QUEUED, "revoked")
    lamp = (await sender.channel_now()).sending
    assert (lamp.glow, lamp.reason) == (Glow.OUT, "revoked")
    sender.platform.mend()
    assert await sender.step() is not None
    assert sender.posted() == []
    await sender.db.write(
        lambda tx: OutboxStore(tx).release(sender.business.id, sender.channel, sender.clock.now())
    )
    await sender.step()
    assert sender.posted() == [(comment.external_id, TEXT)]
    assert (await sender.row(reply)).reason is None
    assert (await sender.channel_now()).sending.glow is Glow.ON


@pytest.mark.parametrize(
    ("error", "reason"),
    [(Refused(Reason.CLOSED), "closed"), (Refused(Reason.TOO_LONG), "too_long")],
)
async def test_a_refusal_keeps_the_text_and_says_why(
    sender: Shop, error: ConnectorError, reason: str
) -> None:
    comment = await sender.comment()
    reply = await sender.queue(comment)
    sender.platform.trouble("send", error)
    version = (await sender.card(comment)).version
    await sender.deliver()
    row = await sender.row(reply)
    assert (row.state, row.reason, row.body) == (RowState.FAILED, reason, TEXT)
    assert (await sender.read_comment(comment)).state is CommentState.OPEN
    assert await sender.events(comment) == [What.QUEUED, What.FAILED]
    assert (await sender.card(comment)).version > version


@pytest.mark.parametrize(
    "slip", [Unclear(), ValueError("no JSON")], ids=["unclear", "a slip of the connector"]
)
async def test_posted_but_not_confirmed_it_is_found_and_not_sent_again(
    sender: Shop, slip: ConnectorError
) -> None:
    comment = await sender.comment()
    reply = await sender.queue(comment)
    sender.platform.trouble("send", slip, effect=timedelta(0))
    sender.clock.advance(UNDO)
    assert await sender.step() == NOW + timedelta(seconds=15)
    assert (await sender.row(reply)).state is RowState.VERIFYING
    sender.clock.advance(timedelta(seconds=5))
    assert await sender.step() is None
    own = sender.platform.own()[0]
    row = await sender.row(reply)
    assert (row.state, row.external_id, row.posted_at) == (RowState.SENT, own.id, own.posted_at)
    assert sender.platform.calls.count("send") == 1


async def test_never_posted_it_goes_out_again_only_after_the_settle_time(sender: Shop) -> None:
    comment = await sender.comment()
    await sender.queue(comment)
    sender.platform.trouble("send", Unclear())
    await sender.deliver(UNDO + timedelta(seconds=124))
    assert (sender.posted(), await sender.rows(comment)) == ([], ["verifying"])
    await sender.deliver(timedelta(seconds=5))
    assert sender.posted() == [(comment.external_id, TEXT)]
    assert sender.platform.calls.count("send") == 2


async def test_a_reply_that_appears_late_is_waited_for(sender: Shop) -> None:
    comment = await sender.comment()
    await sender.queue(comment)
    sender.platform.trouble("send", Unclear(), effect=timedelta(seconds=50))
    sender.platform.listing_delay = timedelta(seconds=40)
    await sender.deliver(timedelta(minutes=5))
    assert sender.posted() == [(comment.external_id, TEXT)]
    assert await sender.rows(comment) == ["sent"]
    assert sender.platform.calls.count("send") == 1


async def test_refused_after_an_unclear_attempt_it_is_looked_for_before_it_counts_as_failed(
    sender: Shop,
) -> None:
    comment = await sender.comment()
    reply = await sender.queue(comment)
    sender.platform.trouble("send", Unclear())
    sender.platform.trouble("send", Refused(Reason.CLOSED))
    await sender.deliver(timedelta(seconds=136))
    row = await sender.row(reply)
    assert (row.state, row.final, row.reason) == (RowState.VERIFYING, True, "closed")
    sender.platform.answer(comment.external_id, TEXT, team=False, posted_at=NOW + UNDO)
    await sender.deliver(timedelta(minutes=3))
    assert (await sender.row(reply)).state is RowState.SENT


async def test_what_can_neither_be_found_nor_ruled_out_is_asked_and_rings(sender: Shop) -> None:
    comment = await sender.comment()
    await sender.queue(comment)
    sender.platform.trouble("send", Unclear())
    sender.platform.trouble("find_sent", Retry(), times=99)
    await sender.deliver(timedelta(hours=1))
    assert await sender.rows(comment) == ["needs_human"]
    assert (await sender.events(comment))[-1] is What.NEEDS_HUMAN
    assert (await sender.card(comment)).again
    assert sender.platform.calls.count("send") == 1


async def test_two_own_replies_there_count_as_sent_once_and_are_noted(sender: Shop) -> None:
    comment = await sender.comment()
    reply = await sender.queue(comment)
    sender.platform.trouble("send", Unclear(), effect=timedelta(0))
    sender.clock.advance(UNDO)
    await sender.step()
    sender.platform.answer(comment.external_id, TEXT, team=False)
    await sender.deliver()
    older, younger = sender.platform.own()
    assert (await sender.row(reply)).external_id == older.id
    assert older.number < younger.number
    assert (await sender.events(comment))[-2:] == [What.SENT, What.DOUBLED]


async def test_an_earlier_reply_with_the_same_text_is_not_taken_for_the_one_looked_for(sender: Shop) -> None:
    comment = await sender.comment()
    first = await sender.answered(comment)
    kept = await sender.keep(comment)
    again = await sender.replies.send(sender.actor(), kept, despite=SOFT)
    assert isinstance(again, Queued)
    sender.platform.trouble("send", Unclear())
    await sender.deliver(timedelta(minutes=4))
    second = await sender.row(again.reply)
    assert sender.posted() == [(comment.external_id, TEXT), (comment.external_id, TEXT)]
    assert (second.state, await sender.row(first)) == (RowState.SENT, first)
    assert second.external_id != first.external_id


async def test_half_sent_when_the_process_died_it_is_looked_for_first(sender: Shop) -> None:
    comment = await sender.comment()
    await sender.queue(comment)
    gate = asyncio.Event()
    sender.platform.trouble("send", Unclear(), effect=timedelta(0), gate=gate)
    sender.clock.advance(UNDO)
    dying = asyncio.create_task(sender.step())
    while "send" not in sender.platform.calls:
        await asyncio.sleep(0)
    dying.cancel()
    with suppress(asyncio.CancelledError):
        await dying
    assert await sender.rows(comment) == ["sending"]
    sender.platform.answer(comment.external_id, TEXT, team=False)
    sender.delivery = sender.restarted()
    assert await sender.delivery.recover(sender.clock.now()) == 1
    assert await sender.rows(comment) == ["verifying"]
    await sender.deliver()
    assert (sender.posted(), await sender.rows(comment)) == ([(comment.external_id, TEXT)], ["sent"])


async def test_even_without_recovery_a_half_sent_row_is_not_sent_again_blindly(sender: Shop) -> None:
    comment = await sender.comment()
    reply = await sender.queue(comment)
    await sender.db.write(lambda tx: tx.execute(
        "UPDATE outbox SET state = 'sending', attempts = 1, first_attempt_at = due_at, last_attempt_at = due_at"
    ))  # fmt: skip
    sender.clock.advance(UNDO)
    await sender.step()
    assert (await sender.row(reply)).state is RowState.VERIFYING
    assert sender.platform.calls == []


async def test_intake_that_sees_the_reply_before_the_sender_knows_settles_it_once(sender: Shop) -> None:
    comment = await sender.comment()
    reply = await sender.queue(comment)
    gate = asyncio.Event()
    sender.platform.trouble("send", Unclear(), gate=gate)
    sender.clock.advance(UNDO)
    sending = asyncio.create_task(sender.step())
    while "send" not in sender.platform.calls:
        await asyncio.sleep(0)
    own = sender.platform.comments[sender.platform.answer(comment.external_id, TEXT, team=False)]
    seen = sender.platform.seen(own)

    def poll(tx: Tx) -> int | None:
        return settle_own(tx, sender.business.id, sender.channel, seen, sender.clock.now())

    assert await sender.db.write(poll) == comment.id
    gate.set()
    await sending
    await sender.deliver()
    row = await sender.row(reply)
    assert (row.state, row.external_id) == (RowState.SENT, own.id)
    assert (await sender.events(comment)).count(What.SENT) == 1
    assert await sender.db.write(poll) == comment.id
    assert (await sender.events(comment)).count(What.SENT) == 1


async def test_what_somebody_wrote_by_hand_is_not_taken_for_an_own_reply(sender: Shop) -> None:
    comment = await sender.comment()
    own = sender.platform.comments[sender.platform.answer(comment.external_id, "Von Hand", team=False)]
    await sender.queue(comment)
    seen = sender.platform.seen(own)
    assert (
        await sender.db.write(lambda tx: settle_own(tx, sender.business.id, sender.channel, seen, NOW))
        is None
    )
    assert await sender.rows(comment) == ["queued"]


async def test_a_comment_deleted_meanwhile_fails_the_reply_without_a_request(sender: Shop) -> None:
    comment = await sender.comment()
    reply = await sender.queue(comment)
    await sender.db.write(lambda tx: tx.execute("UPDATE comment SET visibility = 'gone'"))
    await sender.deliver()
    row = await sender.row(reply)
    assert (row.state, row.reason, sender.platform.calls) == (RowState.FAILED, "gone", [])


async def test_approve_and_reply_happen_in_that_order_under_one_row(sender: Shop) -> None:
    comment = await sender.comment(held=True)
    reply = await sender.queue(comment)
    await sender.deliver()
    assert sender.platform.calls == ["find_sent", "act:approve", "send"]
    assert sender.platform.comments[comment.external_id].visibility is Visibility.PUBLIC
    now = await sender.read_comment(comment)
    assert (now.visibility, now.state) == (Visibility.PUBLIC, CommentState.ANSWERED)
    assert (await sender.row(reply)).approved_at == NOW + UNDO
    assert await sender.events(comment) == [What.QUEUED, What.ACTED, What.SENT]


async def test_killed_between_approving_and_replying_it_goes_on_with_the_reply(sender: Shop) -> None:
    comment = await sender.comment(held=True)
    await sender.queue(comment)
    sender.platform.trouble("send", Retry())
    sender.clock.advance(UNDO)
    await sender.step()
    assert (await sender.read_comment(comment)).visibility is Visibility.PUBLIC
    sender.delivery = sender.restarted()
    await sender.delivery.recover(sender.clock.now())
    await sender.deliver()
    assert sender.platform.calls == ["find_sent", "act:approve", "send", "send"]
    assert sender.posted() == [(comment.external_id, TEXT)]


async def test_a_comment_that_can_not_be_approved_is_not_answered(sender: Shop) -> None:
    comment = await sender.comment(held=True)
    reply = await sender.queue(comment)
    sender.platform.delete(comment.external_id)
    await sender.deliver()
    row = await sender.row(reply)
    assert (row.state, row.reason, sender.platform.calls) == (
        RowState.FAILED,
        "gone",
        ["find_sent", "act:approve"],
    )


async def act(sender: Shop, comment_id: int, act: Act, *, undo: bool = True) -> Queued:
    """A press on a moderation button."""
    comment = await sender.read_comment(comment_id)  # type: ignore[arg-type]
    queued = await sender.acts.act(sender.actor(), comment.id, act, interaction(), undo=undo)
    assert isinstance(queued, Queued)
    return queued


async def test_an_act_is_done_noted_and_mirrored(sender: Shop) -> None:
    comment = await sender.comment()
    await act(sender, comment.id, Act.SPAM)
    await sender.deliver()
    assert sender.platform.comments[comment.external_id].visibility is Visibility.SPAM
    assert (await sender.read_comment(comment)).visibility is Visibility.SPAM
    assert await sender.events(comment) == [What.QUEUED, What.ACTED]
    events = await sender.db.read(lambda tx: EventStore(tx).of_comment(sender.business.id, comment.id))
    assert (events[-1].member_id, events[-1].fact("act")) == (OWNER, "spam")


async def test_an_act_that_went_wrong_is_repeated(sender: Shop) -> None:
    comment = await sender.comment()
    await act(sender, comment.id, Act.TRASH)
    sender.platform.trouble("act", Unclear(), times=2)
    sender.platform.trouble("act", Retry())
    await sender.deliver(timedelta(minutes=5))
    assert sender.platform.calls == ["act:trash"] * 4
    assert (await sender.read_comment(comment)).visibility is Visibility.TRASHED
    assert await sender.rows(comment) == ["sent"]


async def test_an_act_on_a_comment_that_is_gone_is_done_or_fails_by_what_was_wanted(sender: Shop) -> None:
    spam, held = await sender.comment(), await sender.comment("Link!", held=True)
    await act(sender, spam.id, Act.SPAM)
    await act(sender, held.id, Act.APPROVE)
    sender.platform.delete(spam.external_id)
    sender.platform.delete(held.external_id)
    await sender.deliver()
    assert (await sender.rows(spam), await sender.rows(held)) == (["sent"], ["failed"])
    assert (await sender.read_comment(spam)).visibility is Visibility.GONE


async def test_a_changed_reply_has_its_new_text_there_and_here(sender: Shop) -> None:
    comment = await sender.comment()
    reply = await sender.answered(comment)
    kept = await sender.keep(comment, "Doch erst ab 9 Uhr.", purpose=Purpose.EDIT_OWN)
    assert isinstance(await sender.acts.edit_own(sender.actor(), kept), Queued)
    await sender.deliver()
    assert sender.posted() == [(comment.external_id, "Doch erst ab 9 Uhr.")]
    assert (await sender.row(reply)).body == "Doch erst ab 9 Uhr."
    assert (await sender.events(comment))[-1] is What.EDITED_OWN
    assert (await sender.read_comment(comment)).state is CommentState.ANSWERED


async def test_a_deleted_reply_opens_its_comment_again(sender: Shop) -> None:
    comment = await sender.comment()
    await sender.answered(comment)
    await sender.mirror(sender.platform.own()[0].id)
    deleted = await sender.acts.delete_own(sender.actor(), comment.id, interaction())
    assert isinstance(deleted, Queued)
    await sender.deliver()
    assert sender.posted() == []
    assert (await sender.read_comment(comment)).state is CommentState.OPEN
    assert (await sender.events(comment))[-1] is What.DELETED_OWN
    own = await sender.db.read(lambda tx: tx.one("SELECT visibility FROM comment WHERE role = 'us'"))
    assert own is not None
    assert own["visibility"] == "gone"
    assert isinstance(await sender.submit(comment), Queued)


async def seen_there(sender: Shop, own: ExternalId, visibility: Visibility) -> None:
    """As a poll reports the business's own reply."""
    await sender.db.write(
        lambda tx: visibility_changed(
            tx, sender.business.id, sender.channel, own, visibility, "", sender.clock.now()
        ),
    )


async def test_a_reply_that_a_poll_misses_while_we_delete_it_rings_nobody(sender: Shop) -> None:
    comment = await sender.comment()
    await sender.answered(comment)
    own, answered = sender.platform.own()[0].id, asyncio.Event()
    sender.platform.trouble("act", gate=answered)
    deleted = await sender.acts.delete_own(sender.actor(), comment.id, interaction())
    assert isinstance(deleted, Queued)
    sender.clock.advance(UNDO)
    step = asyncio.create_task(sender.step())
    while "act:delete_own" not in sender.platform.calls:
        await asyncio.sleep(0)
    sender.platform.delete(own)
    await seen_there(sender, own, Visibility.GONE)
    assert (await sender.read_comment(comment)).state is CommentState.ANSWERED
    answered.set()
    await step
    assert (await sender.row(deleted.reply)).state is RowState.SENT
    assert (await sender.read_comment(comment)).state is CommentState.OPEN
    assert not (await sender.card(comment)).again
    assert What.NOT_VISIBLE not in await sender.events(comment)


@pytest.mark.parametrize("taken_back", [False, True])
async def test_a_reply_that_disappears_while_its_deletion_comes_to_nothing_opens_its_comment_and_rings(
    sender: Shop, taken_back: bool
) -> None:
    comment = await sender.comment()
    await sender.answered(comment)
    own = sender.platform.own()[0].id
    sender.platform.trouble("act", Refused(Reason.NO_RIGHT))
    deleted = await sender.acts.delete_own(sender.actor(), comment.id, interaction())
    assert isinstance(deleted, Queued)
    sender.platform.set(own, Visibility.SPAM)
    await seen_there(sender, own, Visibility.SPAM)
    assert (await sender.read_comment(comment)).state is CommentState.ANSWERED
    if taken_back:
        await sender.decisions.take_back(sender.actor(), deleted.reply.id)
    else:
        await sender.deliver()
    assert (await sender.row(deleted.reply)).state is (RowState.CANCELLED if taken_back else RowState.FAILED)
    assert (await sender.read_comment(comment)).state is CommentState.OPEN
    assert (await sender.card(comment)).again
    assert (await sender.events(comment)).count(What.NOT_VISIBLE) == 1


async def test_a_comment_with_another_answer_stays_answered_when_the_own_reply_is_deleted(
    sender: Shop,
) -> None:
    comment = await sender.comment()
    await sender.answered(comment)
    other = sender.platform.answer(comment.external_id, "Servus!", team=True)
    await sender.mirror(other)
    assert sender.platform.comments[other].role is AuthorRole.TEAM
    await sender.acts.delete_own(sender.actor(), comment.id, interaction())
    await sender.deliver()
    assert (await sender.read_comment(comment)).state is CommentState.ANSWERED


async def test_after_a_restore_a_reply_that_went_out_since_is_found_and_one_that_did_not_goes_out(
    sender: Shop,
) -> None:
    there, missing, spam = (
        await sender.comment(),
        await sender.comment("Und sonntags?"),
        await sender.comment("Link"),
    )
    sent = await sender.queue(there)
    await sender.queue(missing, "Sonntags leider nicht.")
    await act(sender, spam.id, Act.SPAM)
    sender.platform.answer(there.external_id, TEXT, team=False, posted_at=NOW + UNDO)
    sender.clock.advance(timedelta(hours=3))
    changed = await sender.db.write(lambda tx: after_restore(tx, sender.clock.now()))
    assert len(changed) == 3
    assert (await sender.rows(there), await sender.rows(missing), await sender.rows(spam)) == (
        ["verifying"], ["verifying"], ["queued"],
    )  # fmt: skip
    await sender.deliver(timedelta(minutes=5))
    assert sorted(sender.posted()) == [
        (there.external_id, TEXT), (missing.external_id, "Sonntags leider nicht."),
    ]  # fmt: skip
    assert (await sender.row(sent)).posted_at == NOW + UNDO


async def test_one_channel_in_trouble_does_not_hold_up_another_comment_of_it(sender: Shop) -> None:
    first, second = await sender.comment(), await sender.comment("Und sonntags?")
    await sender.queue(first)
    await sender.queue(second, "Sonntags leider nicht.")
    sender.platform.trouble("send", Unclear())
    await sender.deliver(timedelta(seconds=15))
    assert (await sender.rows(first), await sender.rows(second)) == (["verifying"], ["sent"])


async def test_a_reply_that_goes_out_lets_out_what_waited_for_the_access(sender: Shop) -> None:
    first = await sender.queue(await sender.comment())
    sender.platform.trouble("send", Reconnect(Reason.REVOKED))
    sender.platform.trouble("check", Reconnect(Reason.REVOKED))
    await sender.deliver(MINUTE)
    assert (await sender.row(first)).reason == "revoked"
    second = await sender.queue(await sender.comment("Und am Sonntag?"), "Am Sonntag nicht")
    await sender.deliver(MINUTE)
    assert [(await sender.row(one)).state for one in (first, second)] == [RowState.SENT] * 2


async def test_after_a_start_nothing_waits_for_an_access_that_the_lamp_says_works(sender: Shop) -> None:
    """A row as an earlier version left it: held for an hour, while the next reply had lit the lamp again."""
    reply = await sender.queue(await sender.comment())
    later = (sender.clock() + timedelta(hours=1)).timestamp() * 1000
    await sender.db.write(
        lambda tx: tx.execute(
            "UPDATE outbox SET reason = 'no_right', attempts = 1, due_at = :at", at=int(later)
        )
    )
    await sender.delivery.recover(sender.clock.now())
    await sender.step()
    assert (await sender.row(reply)).state is RowState.SENT


@pytest.mark.parametrize("state", ["queued", "sending", "verifying"])
async def test_after_a_start_the_card_of_a_paused_connection_says_that_its_reply_waits(
    sender: Shop, state: str
) -> None:
    """A row as an earlier version left it, which redrew no card at the pause."""
    comment = await sender.comment()
    reply = await sender.queue(comment)
    await sender.db.write(lambda tx: tx.execute("UPDATE outbox SET state = :state", state=state))
    await sender.db.write(lambda tx: tx.execute("UPDATE channel SET state = 'paused'"))
    before = (await sender.card(comment)).version
    await sender.delivery.recover(sender.clock.now())
    assert (await sender.card(comment)).version > before
    assert (await sender.row(reply)).state is not RowState.SENDING


async def test_recovery_looks_at_active_channels_of_every_business(sender: Shop) -> None:
    await sender.queue(await sender.comment())
    await sender.db.write(lambda tx: tx.execute("UPDATE outbox SET state = 'sending', attempts = 1"))
    assert await sender.delivery.recover(NOW) == 1
    assert await sender.delivery.recover(NOW) == 0
    assert await sender.delivery.step(BusinessId(404), sender.channel, NOW) is None
    assert ExternalId("1") in sender.platform.comments


@pytest.mark.parametrize("ahead", [timedelta(hours=14), timedelta(hours=1), timedelta(hours=-14)])
async def test_a_clock_that_is_hours_wrong_makes_no_second_reply(
    db: Database, shop: Business, ahead: timedelta
) -> None:
    clock = Clock(NOW + ahead)
    sender = await open_shop(db, shop, clock)
    comment = await sender.comment()
    sender.platform.clock = lambda: clock() - ahead
    sender.platform.trouble("send", Unclear(), effect=timedelta(0))
    reply = await sender.queue(comment)
    await sender.deliver(timedelta(hours=1))
    assert sender.posted() == [(comment.external_id, TEXT)]
    assert (await sender.row(reply)).state is RowState.SENT


async def test_words_that_the_platform_rewrote_are_asked_about_and_never_sent_again(sender: Shop) -> None:
    comment = await sender.comment()
    reply = await sender.queue(comment)
    sender.platform.rewrite = lambda text: text.replace("18 Uhr", "***")
    sender.platform.trouble("send", Unclear(), effect=timedelta(0))
    await sender.deliver(timedelta(hours=1))
    row = await sender.row(reply)
    assert (row.state, row.reason) == (RowState.NEEDS_HUMAN, Undecided.MAYBE_OURS)
    assert len(sender.posted()) == 1


async def test_what_our_account_had_there_before_the_first_attempt_is_not_taken_for_a_rewritten_reply(
    sender: Shop,
) -> None:
    comment = await sender.comment()
    older = sender.platform.answer(comment.external_id, "Wir melden uns!", team=False)
    await sender.mirror(older)
    sender.clock.advance(timedelta(seconds=1))
    reply = await sender.queue(comment)
    sender.platform.trouble("send", Unclear())
    await sender.deliver(timedelta(hours=1))
    assert (await sender.row(reply)).state is RowState.SENT
    assert len(sender.posted()) == 2


@pytest.mark.parametrize("team", [True, False])
async def test_an_answer_on_the_platform_within_the_undo_window_is_asked_about_before_the_reply_goes_out(
    sender: Shop, team: bool
) -> None:
    comment = await sender.comment()
    reply = await sender.queue(comment)
    sender.clock.advance(timedelta(seconds=4))
    sender.platform.answer(comment.external_id, "Ja, bis sechs!", team=team)
    await sender.deliver()
    row = await sender.row(reply)
    assert (row.state, row.reason) == (RowState.NEEDS_HUMAN, Undecided.ANSWERED_MEANWHILE)
    assert TEXT not in [text for _, text in sender.posted()]
    decided = await sender.decisions.send_again(sender.actor(), reply.id)
    assert isinstance(decided, Noted)
    await sender.deliver()
    assert (await sender.row(reply)).state is RowState.SENT
    assert [text for _, text in sender.posted()].count(TEXT) == 1


async def test_an_answer_that_the_mirror_brings_while_the_reply_waits_is_asked_about(
    sender: Shop,
) -> None:
    comment = await sender.comment()
    reply = await sender.queue(comment)
    sender.platform.trouble("send", Retry(timedelta(minutes=5)))
    await sender.deliver()
    await sender.mirror(sender.platform.answer(comment.external_id, "Ja, bis sechs!"))
    await sender.deliver(timedelta(minutes=20))
    row = await sender.row(reply)
    assert (row.state, row.reason) == (RowState.NEEDS_HUMAN, Undecided.ANSWERED_MEANWHILE)
    assert sender.posted() == []


async def test_a_look_that_fails_keeps_no_reply_from_going_out(sender: Shop) -> None:
    comment = await sender.comment()
    reply = await sender.queue(comment)
    sender.platform.trouble("find_sent", Retry(), times=9)
    await sender.deliver()
    assert (await sender.row(reply)).state is RowState.SENT


async def test_a_twin_that_is_there_settles_the_reply_and_one_that_does_not_is_a_reason(
    sender: Shop,
) -> None:
    there, missing = await sender.comment(), await sender.comment("Und am Sonntag?")
    await sender.mirror(
        sender.platform.answer(there.external_id, TEXT, team=False, posted_at=sender.clock.now() - 9 * DAY)
    )
    sender.clock.advance(timedelta(seconds=1))
    for comment, text, state, reason in (
        (there, TEXT, "sent", None),
        (missing, "Da ist zu.", "failed", "duplicate"),
    ):
        reply = await sender.queue(comment, text)
        sender.platform.trouble("send", Refused(Reason.DUPLICATE, look=True))
        await sender.deliver()
        row = await sender.row(reply)
        assert (row.state.value, row.reason, row.attempts) == (state, reason, 1)
    assert len(sender.posted()) == 1


async def test_a_refusal_that_is_worth_a_look_is_settled_by_what_is_there(sender: Shop) -> None:
    comment, other = await sender.comment(), await sender.comment("Und am Sonntag?")
    reply = await sender.queue(comment)
    sender.platform.trouble("send", Refused(Reason.POLICY, look=True), effect=timedelta(0))
    await sender.deliver()
    assert (await sender.row(reply)).state is RowState.SENT
    refused = await sender.queue(other, "Da ist zu.")
    sender.platform.trouble("send", Refused(Reason.POLICY, look=True))
    await sender.deliver()
    row = await sender.row(refused)
    assert (row.state, row.reason, row.attempts) == (RowState.FAILED, "policy", 1)
    assert len(sender.posted()) == 1
    assert (await sender.channel_now()).sending.glow is Glow.ON


async def test_a_rewritten_reply_that_the_owner_recognises_becomes_the_own_reply_in_its_new_words(
    sender: Shop,
) -> None:
    comment = await sender.comment()
    reply = await sender.queue(comment)
    sender.platform.rewrite = lambda text: text.replace("18 Uhr", "***")
    sender.platform.trouble("send", Unclear(), effect=timedelta(0))
    await sender.deliver(timedelta(minutes=1))
    [ours] = [one.id for one in sender.platform.own()]
    await sender.mirror(ours)
    await sender.deliver(timedelta(hours=1))
    decided = await sender.decisions.is_there(sender.actor(), reply.id)
    assert isinstance(decided, Noted)
    row = await sender.row(reply)
    assert (row.state, row.external_id) == (RowState.SENT, ours)
    assert (await sender.read_comment(comment)).state is CommentState.ANSWERED


async def test_one_odd_refusal_of_a_reply_is_no_alarm_and_the_next_try_sends_it(sender: Shop) -> None:
    sender.platform.trouble("send", Reconnect(Reason.REVOKED))
    comment = await sender.comment()
    queued = await sender.submit(comment)
    assert isinstance(queued, Queued)
    sender.clock.advance(UNDO)
    due = await sender.step()
    assert due is not None
    assert due - sender.clock() <= timedelta(seconds=10)
    channel = await sender.db.read(lambda tx: ChannelStore(tx).get(sender.business.id, sender.channel))
    assert channel is not None
    assert (channel.sending.glow, channel.sending.reason) == (Glow.LATE, "turned_away")
    sender.clock.advance(due - sender.clock())
    await sender.step()
    assert sender.posted() == [(comment.external_id, TEXT)]
    channel = await sender.db.read(lambda tx: ChannelStore(tx).get(sender.business.id, sender.channel))
    assert channel is not None
    assert channel.sending.glow is Glow.ON


@pytest.mark.parametrize("trouble", [Reconnect(Reason.REVOKED), Retry()])
async def test_after_a_good_check_a_reply_that_waited_goes_out_at_once(
    sender: Shop, trouble: ConnectorError
) -> None:
    comment = await sender.comment()
    await sender.queue(comment)
    for call in ("send", "check"):
        sender.platform.trouble(call, trouble, times=40)
    await sender.deliver(timedelta(minutes=30))
    assert sender.posted() == []
    sender.platform.mend()

    async def sync(_: object) -> None:
        return None

    rung: list[str] = []
    connect = Connecting(sender.db, sender.delivery._switchboard, Vault(()), rung.append, sync)
    assert isinstance(await connect.check(sender.business.id, sender.channel, sender.clock()), Connected)
    assert f"delivery:{sender.channel}" in rung
    await sender.step()
    assert sender.posted() == [(comment.external_id, TEXT)]
    channel = await sender.channel_now()
    assert (channel.reading.glow, channel.sending.glow) == (Glow.ON, Glow.ON)


@pytest.mark.parametrize("call", ["find_sent", "act"])
async def test_what_is_paused_while_we_look_before_sending_does_not_go_out_until_it_goes_on(
    sender: Shop, call: str
) -> None:
    """The reply waits, and its card says so."""
    gate = asyncio.Event()
    comment = await sender.comment(held=call == "act")
    reply = await sender.queue(comment)
    sender.platform.trouble(call, gate=gate)
    sender.clock.advance(UNDO)
    step = asyncio.create_task(sender.step())
    while call not in {made.split(":")[0] for made in sender.platform.calls}:
        await asyncio.sleep(0.01)
    await sender.db.write(lambda tx: tx.execute("UPDATE channel SET state = 'paused'"))
    gate.set()
    await step
    assert (await sender.row(reply)).state is RowState.QUEUED
    assert sender.posted() == []
    await sender.db.write(lambda tx: tx.execute("UPDATE channel SET state = 'active'"))
    await sender.deliver()
    assert sender.posted() == [(comment.external_id, TEXT)]


async def test_an_act_that_this_version_does_not_know_fails_alone(sender: Shop) -> None:
    comment, other = await sender.comment(), await sender.comment("Und am Sonntag?")
    queued = await sender.acts.act(sender.actor(), comment.id, Act.SPAM, interaction(), undo=False)
    assert isinstance(queued, Queued)
    await sender.db.write(lambda tx: tx.execute("UPDATE outbox SET act = 'nuke'"))
    await sender.queue(other)
    await sender.deliver()
    row = await sender.row(queued.reply)
    assert (row.state, row.reason) == (RowState.FAILED, Reason.UNKNOWN)
    assert sender.posted() == [(other.external_id, TEXT)]
