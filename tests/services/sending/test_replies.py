"""From a submitted form to an outbox row: every word kept, everything asked twice done once."""

import asyncio
from datetime import timedelta
from functools import partial

import pytest

from bot.domain.act import Act
from bot.domain.business import Business, BusinessId, ServerId
from bot.domain.channel import ChannelId
from bot.domain.checks import Doubt
from bot.domain.comment import CommentId, CommentState, Visibility
from bot.domain.event import What
from bot.domain.form_text import FormInput, FormTextId, Purpose
from bot.domain.outbox import RowId, RowKind, RowState
from bot.domain.reason import Reason
from bot.domain.submission import (
    AlreadyOnItsWay,
    Changed,
    Handed,
    Lost,
    Noted,
    NotPossible,
    Objected,
    Queued,
    TakenBack,
    TooLate,
)
from bot.ports import Connector, Refused, Retry, Unclear
from bot.services.channels.switchboard import NotBuilt
from bot.services.inbox.closing import Closing
from bot.services.sending.outbox import Outbox
from bot.services.sending.replies import Replies, UnknownComment
from bot.storage.businesses import BusinessStore
from bot.storage.comment_states import CommentStateStore
from bot.storage.form_texts import FormTextStore
from bot.storage.sqlite.database import Database, Tx
from bot.storage.templates import TemplateStore
from tests.support.businesses import acting
from tests.support.clock import NOW, Clock
from tests.support.outbox import HELPER, OWNER, form, interaction, switchboard
from tests.support.platform import fake_info
from tests.support.sender import TEXT, Shop, connector_to, open_shop

UNDO = timedelta(seconds=10)


@pytest.fixture
async def sender(db: Database, shop: Business, clock: Clock) -> Shop:
    return await open_shop(db, shop, clock)


async def test_a_reply_is_a_row_that_is_due_when_the_undo_window_has_passed(sender: Shop) -> None:
    comment = await sender.comment()
    version = (await sender.card(comment)).version
    reply = await sender.queue(comment)
    assert (reply.state, reply.kind, reply.body) == (RowState.QUEUED, RowKind.REPLY, TEXT)
    assert (reply.parent, reply.due_at, reply.created_by) == (comment.external_id, NOW + UNDO, OWNER)
    assert await sender.events(comment) == [What.QUEUED]
    assert (await sender.card(comment)).version == version + 1
    assert set(sender.rung) == {f"delivery:{sender.channel}", "desk"}
    assert sender.posted() == []


async def test_a_form_submitted_twice_or_after_a_restart_goes_out_once(sender: Shop) -> None:
    comment, press = await sender.comment(), interaction()
    first = await sender.keep(comment, press=press)
    assert await sender.keep(comment, press=press) == first
    queued = await sender.replies.send(sender.actor(), first)
    assert isinstance(queued, Queued)
    after_restart = Replies(Outbox(sender.db, switchboard(connector_to(sender.platform)), sender.rung.append))
    assert await after_restart.send(sender.actor(), first) == queued
    await sender.deliver()
    sent = await after_restart.send(sender.actor(), first)
    assert isinstance(sent, Queued)
    assert sent.reply.state is RowState.SENT
    await sender.deliver()
    assert sender.posted() == [(comment.external_id, TEXT)]
    assert await sender.rows(comment) == ["sent"]


async def test_two_submits_racing_make_one_row(sender: Shop) -> None:
    comment = await sender.comment()
    kept = await sender.keep(comment)
    send = sender.replies.send
    got = await asyncio.gather(*(send(sender.actor(), kept) for _ in range(8)))
    assert len({answer.reply.id for answer in got if isinstance(answer, Queued)}) == 1
    assert await sender.rows(comment) == ["queued"]


async def test_of_two_owners_at_once_the_second_learns_of_the_first_and_nothing_is_dropped(
    sender: Shop,
) -> None:
    comment = await sender.comment()
    mine = await sender.queue(comment)
    kept = await sender.keep(comment, "Samstag? Ja klar.", member=HELPER)
    late = await sender.replies.send(sender.actor(HELPER), kept)
    assert late == AlreadyOnItsWay(mine)
    await sender.deliver()
    later = await sender.replies.send(sender.actor(HELPER), kept)
    answered = await sender.read_comment(comment)
    assert isinstance(later, Objected)
    assert [(one.doubt, one.since) for one in later.objections] == [
        (Doubt.ANSWERED_MEANWHILE, answered.answered_at)
    ]
    anyway = await sender.replies.send(sender.actor(HELPER), kept, despite={Doubt.ANSWERED_MEANWHILE})
    assert isinstance(anyway, Queued)
    await sender.deliver()
    assert sender.posted() == [(comment.external_id, TEXT), (comment.external_id, "Samstag? Ja klar.")]
    assert await sender.read_comment(comment) == answered


@pytest.mark.parametrize(
    ("text", "doubt"),
    [(" \n", Doubt.EMPTY), ("Hallo {Tag}!", Doubt.BLANK_OPEN), ("x" * 501, Doubt.TOO_LONG)],
)
async def test_what_is_firm_cannot_be_overruled_and_the_text_is_kept(
    sender: Shop, text: str, doubt: Doubt
) -> None:
    comment = await sender.comment()
    left = ("Tag",) if doubt is Doubt.BLANK_OPEN else ()
    typed = FormInput(comment.id, OWNER, text, interaction(), blanks=left)
    kept = await sender.replies.keep_text(sender.business.id, typed, NOW)
    for despite in (frozenset[Doubt](), frozenset(Doubt)):
        answer = await sender.replies.send(sender.actor(), kept, despite=despite)
        assert isinstance(answer, Objected)
        assert (answer.form_text_id, [one.doubt for one in answer.objections]) == (kept, [doubt])
    assert await sender.rows(comment) == []
    form_text = await sender.db.read(lambda tx: FormTextStore(tx).get(sender.business.id, kept))
    assert form_text is not None
    assert (form_text.body, form_text.used_at) == (text, None)


async def test_the_same_text_as_last_time_in_the_thread_may_be_sent_anyway(sender: Shop) -> None:
    await sender.answered(await sender.comment())
    other = await sender.comment("Und am Sonntag?")
    kept = await sender.keep(other, f"{TEXT}  ")
    answer = await sender.replies.send(sender.actor(), kept)
    assert isinstance(answer, Objected)
    assert [one.doubt for one in answer.objections] == [Doubt.SAME_TEXT]
    anyway = await sender.replies.send(sender.actor(), kept, despite={Doubt.SAME_TEXT})
    assert isinstance(anyway, Queued)


async def test_where_only_a_person_can_answer_the_text_is_handed_over_once(sender: Shop) -> None:
    sender.platform.can_write = False
    comment = await sender.comment()
    kept = await sender.keep(comment)
    handed = Handed(f"https://fake.example/post-1#comment-{comment.external_id}", TEXT)
    assert await sender.replies.send(sender.actor(), kept) == handed
    sender.clock.advance(timedelta(minutes=1))
    assert await sender.replies.send(sender.actor(), kept) == handed
    now = await sender.read_comment(comment)
    assert (now.state, now.handed_over_at) == (CommentState.OPEN, NOW)
    assert await sender.events(comment) == [What.HANDED_OVER]
    assert await sender.rows(comment) == []


async def test_the_card_of_a_text_that_was_handed_over_is_redrawn_at_once_and_nothing_is_delivered(
    sender: Shop,
) -> None:
    sender.platform.can_write = False
    comment = await sender.comment()
    version = (await sender.card(comment)).version
    sender.rung.clear()
    assert isinstance(await sender.submit(comment), Handed)
    assert (await sender.card(comment)).version == version + 1
    assert sender.rung == ["desk"]


async def test_a_deleted_comment_can_not_be_answered(sender: Shop) -> None:
    comment = await sender.comment()
    await sender.db.write(lambda tx: tx.execute("UPDATE comment SET visibility = 'gone'"))
    assert await sender.submit(comment) == NotPossible(Reason.GONE)


async def test_a_closed_thread_can_not_be_answered(sender: Shop) -> None:
    comment = await sender.comment()
    await sender.db.write(lambda tx: tx.execute("UPDATE thread SET external_id = 'closed'"))
    assert await sender.submit(comment) == NotPossible(Reason.CLOSED)


async def test_only_a_held_comment_is_approved_first(sender: Shop) -> None:
    assert (await sender.queue(await sender.comment(held=True))).approve_first
    assert not (await sender.queue(await sender.comment("Und sonntags?"), "Nein")).approve_first


async def test_nothing_of_another_business_can_be_answered_or_decided(sender: Shop) -> None:
    other = (await sender.db.write(lambda tx: BusinessStore(tx).create(ServerId(2), "Nachbar", NOW))).id
    comment = await sender.comment()
    kept = await sender.keep(comment)
    replies = sender.replies
    assert await replies.send(acting(other, OWNER, NOW), kept) == Lost()
    reply = await sender.queue(comment)
    with pytest.raises(UnknownComment):
        await replies.keep_text(other, form(comment.id, TEXT), NOW)
    assert (
        await sender.acts.act(acting(other, OWNER, NOW), comment.id, Act.SPAM, interaction(), undo=True)
        == Lost()
    )
    assert await sender.acts.delete_own(acting(other, OWNER, NOW), comment.id, interaction()) == Lost()
    assert await sender.acts.edit_own(acting(other, OWNER, NOW), kept) == Lost()
    for decide in (
        sender.decisions.take_back,
        sender.decisions.is_there,
        sender.decisions.send_again,
        sender.decisions.drop,
        sender.decisions.retry,
        sender.decisions.close,
    ):
        assert await decide(acting(other, OWNER, NOW), reply.id) == Lost()
    assert await sender.rows(comment) == ["queued"]


async def test_what_does_not_exist_is_lost_not_an_error(sender: Shop) -> None:
    comment = await sender.comment()
    assert await sender.replies.send(sender.actor(OWNER, NOW), FormTextId(404)) == Lost()
    assert await sender.acts.edit_own(sender.actor(OWNER, NOW), await sender.keep(comment)) == Lost()
    assert await sender.decisions.take_back(sender.actor(OWNER, NOW), RowId(404)) == Lost()
    missing = CommentId(404)
    assert (
        await sender.acts.act(sender.actor(OWNER, NOW), missing, Act.SPAM, interaction(), undo=True) == Lost()
    )


async def test_taken_back_in_time_it_never_goes_out_and_fills_the_form_again(sender: Shop) -> None:
    comment = await sender.comment()
    template = await sender.db.write(
        lambda tx: TemplateStore(tx).add(sender.business.id, "Zeiten", "Zeiten", TEXT, OWNER, NOW)
    )
    queued = await sender.submit(comment, template=template)
    assert isinstance(queued, Queued)
    sender.clock.advance(timedelta(seconds=9))
    back = TakenBack(comment.id, TEXT, template, RowKind.REPLY)
    assert await sender.decisions.take_back(sender.actor(), queued.reply.id) == back
    assert await sender.decisions.take_back(sender.actor(), queued.reply.id) == back
    await sender.deliver()
    assert (sender.posted(), await sender.rows(comment)) == ([], ["cancelled"])
    assert await sender.events(comment) == [What.QUEUED, What.TAKEN_BACK]
    assert (await sender.read_comment(comment)).state is CommentState.OPEN


async def test_what_is_out_can_not_be_taken_back(sender: Shop) -> None:
    sent = await sender.answered(await sender.comment())
    assert await sender.decisions.take_back(sender.actor(), sent.id) == TooLate(sent)


async def test_what_may_be_out_can_not_be_taken_back(sender: Shop) -> None:
    comment = await sender.comment()
    reply = await sender.queue(comment)
    sender.platform.trouble("send", Unclear())
    sender.clock.advance(UNDO)
    await sender.step()
    late = await sender.decisions.take_back(sender.actor(), reply.id)
    assert isinstance(late, TooLate)
    assert late.reply.state is RowState.VERIFYING


async def test_a_second_tap_that_was_under_way_while_the_first_was_done_does_nothing_again(
    sender: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = await sender.comment("Link!", held=True)
    approve = partial(sender.acts.act, comment=held.id, act=Act.APPROVE)
    board = sender.outbox._switchboard
    connector = board.connector

    def not_yet(_: BusinessId, channel: ChannelId) -> Connector:
        raise NotBuilt(channel)

    async def meanwhile(business: BusinessId, channel: ChannelId) -> Connector:
        monkeypatch.undo()
        await approve(sender.actor(OWNER, NOW), interaction=interaction(), undo=False)
        await sender.deliver()
        return await connector(business, channel)

    monkeypatch.setattr(board, "built", not_yet)
    monkeypatch.setattr(board, "connector", meanwhile)
    second = await approve(sender.actor(HELPER, NOW), interaction=interaction(), undo=False)
    assert second == Changed(Visibility.PUBLIC)
    await sender.deliver()
    assert sender.platform.calls.count("act:approve") == 1
    assert await sender.rows(held) == ["sent"]


async def test_an_act_waits_for_the_undo_window_unless_it_needs_none(sender: Shop) -> None:
    comment, held = await sender.comment(), await sender.comment("Link!", held=True)
    act = sender.acts.act
    spam = await act(sender.actor(OWNER, NOW), comment.id, Act.SPAM, interaction(), undo=True)
    approve = await act(sender.actor(OWNER, NOW), held.id, Act.APPROVE, interaction(), undo=False)
    assert isinstance(spam, Queued)
    assert isinstance(approve, Queued)
    assert (spam.reply.due_at, approve.reply.due_at) == (NOW + UNDO, NOW)
    assert (spam.reply.kind, spam.reply.act, spam.reply.parent) == (RowKind.ACT, "spam", comment.external_id)
    again = await act(sender.actor(HELPER, NOW), comment.id, Act.SPAM, interaction(), undo=True)
    assert again == spam
    back = await sender.decisions.take_back(sender.actor(OWNER, NOW), spam.reply.id)
    assert back == TakenBack(comment.id, "", None, RowKind.ACT)


async def test_an_act_the_channel_can_not_do_makes_no_row(sender: Shop) -> None:
    comment = await sender.comment()
    act = await sender.acts.act(sender.actor(OWNER, NOW), comment.id, Act.LIKE, interaction(), undo=False)
    assert act == NotPossible(Reason.NO_RIGHT)
    assert await sender.rows(comment) == []


async def test_only_a_reply_that_is_public_can_be_changed_or_deleted(sender: Shop) -> None:
    comment = await sender.comment()
    kept = await sender.keep(comment, "Anders", purpose=Purpose.EDIT_OWN)
    assert await sender.acts.edit_own(sender.actor(OWNER, NOW), kept) == NotPossible(Reason.GONE)
    assert await sender.acts.delete_own(sender.actor(OWNER, NOW), comment.id, interaction()) == NotPossible(
        Reason.GONE
    )


async def test_a_changed_reply_passes_the_firm_checks_first(sender: Shop) -> None:
    comment = await sender.comment()
    await sender.answered(comment)
    kept = await sender.keep(comment, "x" * 501, purpose=Purpose.EDIT_OWN)
    answer = await sender.acts.edit_own(sender.actor(), kept)
    assert isinstance(answer, Objected)
    assert [one.doubt for one in answer.objections] == [Doubt.TOO_LONG]


async def ask_human(sender: Shop) -> RowId:
    """A reply that could be neither found nor ruled out."""
    comment = await sender.comment()
    reply = await sender.queue(comment)
    sender.platform.trouble("send", Unclear())
    sender.platform.trouble("find_sent", Unclear(), times=99)
    await sender.deliver(timedelta(hours=2))
    assert await sender.rows(comment) == ["needs_human"]
    sender.platform.mend()
    return reply.id


async def test_steht_dort_answers_the_comment_once(sender: Shop) -> None:
    reply = await ask_human(sender)
    noted = await sender.decisions.is_there(sender.actor(), reply)
    assert isinstance(noted, Noted)
    assert noted.reply.state is RowState.SENT
    assert await sender.decisions.is_there(sender.actor(), reply) == noted
    comment = await sender.read_comment(noted.reply.comment_id)
    assert (comment.state, comment.answered_at) == (CommentState.ANSWERED, noted.reply.last_attempt_at)
    events = await sender.events(comment)
    assert events[-2:] == [What.SETTLED_BY_HAND, What.SENT]


async def test_fehlt_dort_sends_it_again_or_leaves_it(sender: Shop) -> None:
    reply = await ask_human(sender)
    noted = await sender.decisions.send_again(sender.actor(), reply)
    assert isinstance(noted, Noted)
    assert await sender.decisions.drop(sender.actor(), reply) == TooLate(noted.reply)
    await sender.deliver()
    comment = await sender.read_comment(noted.reply.comment_id)
    assert sender.posted() == [(comment.external_id, TEXT)]
    assert comment.state is CommentState.ANSWERED
    again = await sender.decisions.send_again(sender.actor(), reply)
    assert isinstance(again, Noted)
    await sender.deliver()
    assert len(sender.posted()) == 1


async def test_lassen_leaves_the_comment_open(sender: Shop) -> None:
    reply = await ask_human(sender)
    noted = await sender.decisions.drop(sender.actor(), reply)
    assert isinstance(noted, Noted)
    assert noted.reply.state is RowState.CANCELLED
    assert (await sender.read_comment(noted.reply.comment_id)).state is CommentState.OPEN
    await sender.deliver()
    assert sender.posted() == []


async def test_while_a_human_is_asked_no_other_reply_goes_out(sender: Shop) -> None:
    reply = await sender.row(await ask_human(sender))
    comment = await sender.read_comment(reply.comment_id)
    assert await sender.submit(comment, "Anders") == AlreadyOnItsWay(reply)


async def refuse(sender: Shop) -> RowId:
    """A reply that the platform did not take."""
    comment = await sender.comment()
    reply = await sender.queue(comment)
    sender.platform.trouble("send", Refused(Reason.BLOCKED))
    await sender.deliver()
    assert await sender.rows(comment) == ["failed"]
    return reply.id


async def test_a_failed_reply_goes_out_when_it_is_sent_again(sender: Shop) -> None:
    reply = await refuse(sender)
    noted = await sender.decisions.retry(sender.actor(), reply)
    assert isinstance(noted, Noted)
    assert await sender.decisions.retry(sender.actor(), reply) == noted
    await sender.deliver()
    assert [text for _, text in sender.posted()] == [TEXT]
    assert (await sender.row(reply)).state is RowState.SENT


async def test_a_failed_reply_closed_leaves_the_comment_done(sender: Shop) -> None:
    reply = await refuse(sender)
    noted = await sender.decisions.close(sender.actor(), reply)
    assert isinstance(noted, Noted)
    comment = await sender.read_comment(noted.reply.comment_id)
    assert (comment.state, comment.done_at) == (CommentState.DONE, sender.clock.now())
    assert await sender.decisions.retry(sender.actor(), reply) == TooLate(noted.reply)


async def test_a_failed_reply_is_not_sent_again_once_the_comment_is_answered_otherwise(sender: Shop) -> None:
    reply = await sender.row(await refuse(sender))
    await sender.db.write(
        lambda tx: CommentStateStore(tx).answered_elsewhere(sender.business.id, reply.comment_id, NOW)
    )
    assert await sender.decisions.retry(sender.actor(), reply.id) == TooLate(reply)


async def test_a_failed_reply_is_not_sent_again_beside_another_one(sender: Shop) -> None:
    reply = await sender.row(await refuse(sender))
    other = await sender.queue(await sender.read_comment(reply.comment_id), "Anders")
    assert await sender.decisions.retry(sender.actor(), reply.id) == AlreadyOnItsWay(other)


async def test_a_comment_to_which_a_reply_is_on_its_way_is_not_sorted_out_under_it(sender: Shop) -> None:
    comment = await sender.comment()
    reply = await sender.queue(comment)
    for act in (Act.SPAM, Act.TRASH):
        asked = await sender.acts.act(sender.actor(HELPER), comment.id, act, interaction(), undo=True)
        assert asked == AlreadyOnItsWay(reply)
    await sender.deliver()
    assert sender.posted() == [(comment.external_id, TEXT)]
    later = await sender.acts.act(sender.actor(HELPER), comment.id, Act.SPAM, interaction(), undo=True)
    assert isinstance(later, Queued)


async def test_a_reply_to_a_comment_that_is_just_being_sorted_out_waits_for_a_word(sender: Shop) -> None:
    comment = await sender.comment()
    spam = await sender.acts.act(sender.actor(HELPER), comment.id, Act.SPAM, interaction(), undo=True)
    assert isinstance(spam, Queued)
    kept = await sender.keep(comment)
    objected = await sender.replies.send(sender.actor(), kept, despite=frozenset(Doubt))
    assert isinstance(objected, Objected)
    assert [one.doubt for one in objected.objections] == [Doubt.SORTED_OUT]
    await sender.decisions.take_back(sender.actor(), spam.reply.id)
    assert isinstance(await sender.replies.send(sender.actor(), kept), Queued)
    await sender.deliver()
    assert sender.posted() == [(comment.external_id, TEXT)]


async def test_a_press_on_what_somebody_changed_meanwhile_says_what_it_is_now(sender: Shop) -> None:
    for visibility, act in (
        (Visibility.SPAM, Act.TRASH),
        (Visibility.TRASHED, Act.SPAM),
        (Visibility.PUBLIC, Act.APPROVE),
        (Visibility.HELD, Act.HOLD),
    ):
        comment = await sender.comment()
        await sender.db.write(
            partial(_now_is, business=sender.business.id, comment=comment.id, visibility=visibility)
        )
        asked = await sender.acts.act(sender.actor(OWNER, NOW), comment.id, act, interaction(), undo=True)
        assert asked == Changed(visibility)
        assert await sender.rows(comment) == []


def _now_is(tx: Tx, business: BusinessId, comment: CommentId, visibility: Visibility) -> None:
    CommentStateStore(tx).read_back(business, comment, visibility)


async def test_a_deleted_reply_is_no_answer_any_more_even_if_the_comment_is_then_closed(sender: Shop) -> None:
    comment = await sender.comment()
    await sender.answered(comment)
    await sender.acts.delete_own(sender.actor(), comment.id, interaction())
    await sender.deliver()
    now = await sender.read_comment(comment)
    assert (now.state, now.answered_at) == (CommentState.OPEN, None)
    await sender.db.write(
        lambda tx: CommentStateStore(tx).close_done(sender.business.id, comment.id, sender.clock.now())
    )
    assert (await sender.read_comment(comment)).answered_at is None


async def test_what_is_left_after_all_is_its_members_text_to_go_on_with(sender: Shop) -> None:
    reply = await ask_human(sender)
    comment = (await sender.row(reply)).comment_id
    assert await sender.replies.unsent(sender.business.id, comment, HELPER) is None
    await sender.decisions.drop(sender.actor(HELPER), reply)
    unsent = await sender.replies.unsent(sender.business.id, comment, HELPER)
    assert unsent is not None
    assert unsent.body == TEXT
    assert await sender.replies.unsent(sender.business.id, comment, OWNER) is None


async def test_an_old_refused_text_may_still_be_sent_after_another_one_went_out(sender: Shop) -> None:
    comment = await sender.comment()
    refused = await sender.keep(comment, "x" * 501)
    await sender.answered(comment)
    late = await sender.replies.send(sender.actor(), refused)
    assert isinstance(late, Objected)
    assert Doubt.TOO_LONG in [one.doubt for one in late.objections]


async def test_where_nobody_knows_whether_a_reply_arrived_nothing_is_closed_as_unanswered(
    sender: Shop,
) -> None:
    asked, waits = await sender.comment(), await sender.comment("Und am Sonntag?")
    reply = await sender.queue(asked)
    sender.platform.trouble("send", Unclear())
    sender.platform.trouble("find_sent", Retry(), times=99)
    await sender.deliver(timedelta(hours=3))
    assert (await sender.row(reply)).state is RowState.NEEDS_HUMAN
    closing = Closing(sender.db, sender.rung.append, lambda key: fake_info())
    assert await closing.to_close(sender.business.id, None, sender.clock()) == 1
    await closing.close_all(sender.actor(), None, sender.clock())
    found = [(await sender.read_comment(one)).state for one in (asked, waits)]
    assert found == [CommentState.OPEN, CommentState.DONE]
