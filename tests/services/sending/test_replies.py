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
from bot.domain.reason import Reason
from bot.domain.reply import Errand, ReplyId, ReplyState
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
from bot.services.inbox.closing import Closing
from bot.services.sending.replies import Replies, UnknownComment
from bot.storage.businesses import BusinessStore
from bot.storage.comments import CommentStore
from bot.storage.form_texts import FormTextStore
from bot.storage.sqlite.database import Database, Tx
from bot.storage.templates import TemplateStore
from tests.support.clock import NOW, Clock
from tests.support.outgoing import HELPER, OWNER, form, interaction, switchboard
from tests.support.platform import fake_info
from tests.support.sender import TEXT, Shop, connector_to, open_shop

UNDO = timedelta(seconds=10)


@pytest.fixture
async def it(db: Database, shop: Business, clock: Clock) -> Shop:
    return await open_shop(db, shop, clock)


async def test_a_reply_is_a_row_that_is_due_when_the_undo_window_has_passed(it: Shop) -> None:
    comment = await it.comment()
    version = (await it.card(comment)).version
    reply = await it.queue(comment)
    assert (reply.state, reply.errand, reply.body) == (ReplyState.QUEUED, Errand.REPLY, TEXT)
    assert (reply.parent, reply.due_at, reply.created_by) == (comment.external_id, NOW + UNDO, OWNER)
    assert await it.events(comment) == [What.QUEUED]
    assert (await it.card(comment)).version == version + 1
    assert set(it.rung) == {f"delivery:{it.channel}", "desk"}
    assert it.posted() == []


async def test_a_form_submitted_twice_or_after_a_restart_goes_out_once(it: Shop) -> None:
    comment, press = await it.comment(), interaction()
    first = await it.keep(comment, press=press)
    assert await it.keep(comment, press=press) == first
    queued = await it.replies.send(it.business.id, first, OWNER, it.clock.now())
    assert isinstance(queued, Queued)
    after_restart = Replies(it.db, switchboard(connector_to(it.platform)), it.rung.append)
    assert await after_restart.send(it.business.id, first, OWNER, it.clock.now()) == queued
    await it.deliver()
    sent = await after_restart.send(it.business.id, first, OWNER, it.clock.now())
    assert isinstance(sent, Queued)
    assert sent.reply.state is ReplyState.SENT
    await it.deliver()
    assert it.posted() == [(comment.external_id, TEXT)]
    assert await it.rows(comment) == ["sent"]


async def test_two_submits_racing_make_one_row(it: Shop) -> None:
    comment = await it.comment()
    kept = await it.keep(comment)
    send = it.replies.send
    got = await asyncio.gather(*(send(it.business.id, kept, OWNER, it.clock.now()) for _ in range(8)))
    assert len({answer.reply.id for answer in got if isinstance(answer, Queued)}) == 1
    assert await it.rows(comment) == ["queued"]


async def test_of_two_owners_at_once_the_second_is_told_and_nothing_is_dropped(it: Shop) -> None:
    comment = await it.comment()
    mine = await it.queue(comment)
    kept = await it.keep(comment, "Samstag? Ja klar.", member=HELPER)
    late = await it.replies.send(it.business.id, kept, HELPER, it.clock.now())
    assert late == AlreadyOnItsWay(mine)
    await it.deliver()
    later = await it.replies.send(it.business.id, kept, HELPER, it.clock.now())
    answered = await it.read_comment(comment)
    assert isinstance(later, Objected)
    assert [(one.doubt, one.since) for one in later.objections] == [
        (Doubt.ANSWERED_MEANWHILE, answered.answered_at)
    ]
    anyway = await it.replies.send(
        it.business.id, kept, HELPER, it.clock.now(), despite={Doubt.ANSWERED_MEANWHILE}
    )
    assert isinstance(anyway, Queued)
    await it.deliver()
    assert it.posted() == [(comment.external_id, TEXT), (comment.external_id, "Samstag? Ja klar.")]
    assert await it.read_comment(comment) == answered


@pytest.mark.parametrize(
    ("text", "doubt"),
    [(" \n", Doubt.EMPTY), ("Hallo {Tag}!", Doubt.BLANK_OPEN), ("x" * 501, Doubt.TOO_LONG)],
)
async def test_what_is_firm_cannot_be_overruled_and_the_text_is_kept(
    it: Shop, text: str, doubt: Doubt
) -> None:
    comment = await it.comment()
    left = ("Tag",) if doubt is Doubt.BLANK_OPEN else ()
    typed = FormInput(comment.id, OWNER, text, interaction(), blanks=left)
    kept = await it.replies.keep_text(it.business.id, typed, NOW)
    for despite in (frozenset[Doubt](), frozenset(Doubt)):
        answer = await it.replies.send(it.business.id, kept, OWNER, it.clock.now(), despite=despite)
        assert isinstance(answer, Objected)
        assert (answer.form_text_id, [one.doubt for one in answer.objections]) == (kept, [doubt])
    assert await it.rows(comment) == []
    form_text = await it.db.read(lambda tx: FormTextStore(tx).get(it.business.id, kept))
    assert form_text is not None
    assert (form_text.body, form_text.used_at) == (text, None)


async def test_the_same_text_as_last_time_in_the_thread_may_be_sent_anyway(it: Shop) -> None:
    await it.answered(await it.comment())
    other = await it.comment("Und am Sonntag?")
    kept = await it.keep(other, f"{TEXT}  ")
    answer = await it.replies.send(it.business.id, kept, OWNER, it.clock.now())
    assert isinstance(answer, Objected)
    assert [one.doubt for one in answer.objections] == [Doubt.SAME_TEXT]
    anyway = await it.replies.send(it.business.id, kept, OWNER, it.clock.now(), despite={Doubt.SAME_TEXT})
    assert isinstance(anyway, Queued)


async def test_where_only_a_person_can_answer_the_text_is_handed_over_once(it: Shop) -> None:
    it.platform.can_write = False
    comment = await it.comment()
    kept = await it.keep(comment)
    handed = Handed(f"https://fake.example/post-1#{comment.external_id}", TEXT)
    assert await it.replies.send(it.business.id, kept, OWNER, it.clock.now()) == handed
    it.clock.advance(timedelta(minutes=1))
    assert await it.replies.send(it.business.id, kept, OWNER, it.clock.now()) == handed
    now = await it.read_comment(comment)
    assert (now.state, now.handed_over_at) == (CommentState.OPEN, NOW)
    assert await it.events(comment) == [What.HANDED_OVER]
    assert await it.rows(comment) == []


async def test_a_deleted_comment_can_not_be_answered(it: Shop) -> None:
    comment = await it.comment()
    await it.db.write(lambda tx: tx.execute("UPDATE comment SET visibility = 'gone'"))
    assert await it.submit(comment) == NotPossible("gone")


async def test_a_closed_thread_can_not_be_answered(it: Shop) -> None:
    comment = await it.comment()
    await it.db.write(lambda tx: tx.execute("UPDATE thread SET external_id = 'closed'"))
    assert await it.submit(comment) == NotPossible("closed")


async def test_only_a_held_comment_is_approved_first(it: Shop) -> None:
    assert (await it.queue(await it.comment(held=True))).approve_first
    assert not (await it.queue(await it.comment("Und sonntags?"), "Nein")).approve_first


async def test_nothing_of_another_business_can_be_answered_or_decided(it: Shop) -> None:
    other = (await it.db.write(lambda tx: BusinessStore(tx).create(ServerId(2), "Nachbar", NOW))).id
    comment = await it.comment()
    kept = await it.keep(comment)
    replies = it.replies
    assert await replies.send(other, kept, OWNER, NOW) == Lost()
    reply = await it.queue(comment)
    with pytest.raises(UnknownComment):
        await replies.keep_text(other, form(comment.id, TEXT), NOW)
    assert await replies.act(other, comment.id, Act.SPAM, OWNER, interaction(), NOW, undo=True) == Lost()
    assert await replies.delete_own(other, comment.id, OWNER, interaction(), NOW) == Lost()
    assert await replies.edit_own(other, kept, OWNER, NOW) == Lost()
    for decide in (
        replies.take_back,
        replies.is_there,
        replies.send_again,
        replies.drop,
        replies.retry,
        replies.close,
    ):
        assert await decide(other, reply.id, OWNER, NOW) == Lost()
    assert await it.rows(comment) == ["queued"]


async def test_what_does_not_exist_is_lost_not_an_error(it: Shop) -> None:
    comment = await it.comment()
    assert await it.replies.send(it.business.id, FormTextId(404), OWNER, NOW) == Lost()
    assert await it.replies.edit_own(it.business.id, await it.keep(comment), OWNER, NOW) == Lost()
    assert await it.replies.take_back(it.business.id, ReplyId(404), OWNER, NOW) == Lost()
    missing = CommentId(404)
    assert (
        await it.replies.act(it.business.id, missing, Act.SPAM, OWNER, interaction(), NOW, undo=True)
        == Lost()
    )


async def test_taken_back_in_time_it_never_goes_out_and_fills_the_form_again(it: Shop) -> None:
    comment = await it.comment()
    template = await it.db.write(
        lambda tx: TemplateStore(tx).add(it.business.id, "Zeiten", "Zeiten", TEXT, OWNER, NOW)
    )
    queued = await it.submit(comment, template=template)
    assert isinstance(queued, Queued)
    it.clock.advance(timedelta(seconds=9))
    back = TakenBack(comment.id, TEXT, template, Errand.REPLY)
    assert await it.replies.take_back(it.business.id, queued.reply.id, OWNER, it.clock.now()) == back
    assert await it.replies.take_back(it.business.id, queued.reply.id, OWNER, it.clock.now()) == back
    await it.deliver()
    assert (it.posted(), await it.rows(comment)) == ([], ["cancelled"])
    assert await it.events(comment) == [What.QUEUED, What.TAKEN_BACK]
    assert (await it.read_comment(comment)).state is CommentState.OPEN


async def test_what_is_out_can_not_be_taken_back(it: Shop) -> None:
    sent = await it.answered(await it.comment())
    assert await it.replies.take_back(it.business.id, sent.id, OWNER, it.clock.now()) == TooLate(sent)


async def test_what_may_be_out_can_not_be_taken_back(it: Shop) -> None:
    comment = await it.comment()
    reply = await it.queue(comment)
    it.platform.trouble("send", Unclear())
    it.clock.advance(UNDO)
    await it.step()
    late = await it.replies.take_back(it.business.id, reply.id, OWNER, it.clock.now())
    assert isinstance(late, TooLate)
    assert late.reply.state is ReplyState.VERIFYING


async def test_a_second_tap_that_was_under_way_while_the_first_was_done_does_nothing_again(
    it: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = await it.comment("Link!", held=True)
    approve = partial(it.replies.act, it.business.id, held.id, Act.APPROVE)
    first: list[object] = []
    connector = it.replies._switchboard.connector

    async def meanwhile(business: BusinessId, channel: ChannelId) -> Connector:
        monkeypatch.undo()
        first.append(await approve(OWNER, interaction(), NOW, undo=False))
        await it.deliver()
        return await connector(business, channel)

    monkeypatch.setattr(it.replies._switchboard, "connector", meanwhile)
    second = await approve(HELPER, interaction(), NOW, undo=False)
    assert isinstance(second, Queued)
    assert second.reply.state is ReplyState.SENT
    await it.deliver()
    assert it.platform.calls.count("act:approve") == 1
    assert await it.rows(held) == ["sent"]


async def test_an_act_waits_for_the_undo_window_unless_it_needs_none(it: Shop) -> None:
    comment, held = await it.comment(), await it.comment("Link!", held=True)
    act = it.replies.act
    spam = await act(it.business.id, comment.id, Act.SPAM, OWNER, interaction(), NOW, undo=True)
    approve = await act(it.business.id, held.id, Act.APPROVE, OWNER, interaction(), NOW, undo=False)
    assert isinstance(spam, Queued)
    assert isinstance(approve, Queued)
    assert (spam.reply.due_at, approve.reply.due_at) == (NOW + UNDO, NOW)
    assert (spam.reply.errand, spam.reply.act, spam.reply.parent) == (Errand.ACT, "spam", comment.external_id)
    again = await act(it.business.id, comment.id, Act.SPAM, HELPER, interaction(), NOW, undo=True)
    assert again == spam
    back = await it.replies.take_back(it.business.id, spam.reply.id, OWNER, NOW)
    assert back == TakenBack(comment.id, "", None, Errand.ACT)


async def test_an_act_the_channel_can_not_do_makes_no_row(it: Shop) -> None:
    comment = await it.comment()
    act = await it.replies.act(it.business.id, comment.id, Act.LIKE, OWNER, interaction(), NOW, undo=False)
    assert act == NotPossible("no_right")
    assert await it.rows(comment) == []


async def test_only_a_reply_that_stands_can_be_changed_or_deleted(it: Shop) -> None:
    comment = await it.comment()
    kept = await it.keep(comment, "Anders", purpose=Purpose.EDIT_OWN)
    assert await it.replies.edit_own(it.business.id, kept, OWNER, NOW) == NotPossible("gone")
    assert await it.replies.delete_own(it.business.id, comment.id, OWNER, interaction(), NOW) == NotPossible(
        "gone"
    )


async def test_a_changed_reply_passes_the_firm_checks_first(it: Shop) -> None:
    comment = await it.comment()
    await it.answered(comment)
    kept = await it.keep(comment, "x" * 501, purpose=Purpose.EDIT_OWN)
    answer = await it.replies.edit_own(it.business.id, kept, OWNER, it.clock.now())
    assert isinstance(answer, Objected)
    assert [one.doubt for one in answer.objections] == [Doubt.TOO_LONG]


async def ask_human(it: Shop) -> ReplyId:
    """A reply that could be neither found nor ruled out."""
    comment = await it.comment()
    reply = await it.queue(comment)
    it.platform.trouble("send", Unclear())
    it.platform.trouble("find_sent", Unclear(), times=99)
    await it.deliver(timedelta(hours=2))
    assert await it.rows(comment) == ["needs_human"]
    it.platform.mend()
    return reply.id


async def test_steht_dort_answers_the_comment_once(it: Shop) -> None:
    reply = await ask_human(it)
    noted = await it.replies.is_there(it.business.id, reply, OWNER, it.clock.now())
    assert isinstance(noted, Noted)
    assert noted.reply.state is ReplyState.SENT
    assert await it.replies.is_there(it.business.id, reply, OWNER, it.clock.now()) == noted
    comment = await it.read_comment(noted.reply.comment_id)
    assert (comment.state, comment.answered_at) == (CommentState.ANSWERED, noted.reply.last_attempt_at)
    events = await it.events(comment)
    assert events[-2:] == [What.SETTLED_BY_HAND, What.SENT]


async def test_fehlt_dort_sends_it_again_or_leaves_it(it: Shop) -> None:
    reply = await ask_human(it)
    noted = await it.replies.send_again(it.business.id, reply, OWNER, it.clock.now())
    assert isinstance(noted, Noted)
    assert await it.replies.drop(it.business.id, reply, OWNER, it.clock.now()) == TooLate(noted.reply)
    await it.deliver()
    comment = await it.read_comment(noted.reply.comment_id)
    assert it.posted() == [(comment.external_id, TEXT)]
    assert comment.state is CommentState.ANSWERED
    again = await it.replies.send_again(it.business.id, reply, OWNER, it.clock.now())
    assert isinstance(again, Noted)
    await it.deliver()
    assert len(it.posted()) == 1


async def test_lassen_leaves_the_comment_open(it: Shop) -> None:
    reply = await ask_human(it)
    noted = await it.replies.drop(it.business.id, reply, OWNER, it.clock.now())
    assert isinstance(noted, Noted)
    assert noted.reply.state is ReplyState.CANCELLED
    assert (await it.read_comment(noted.reply.comment_id)).state is CommentState.OPEN
    await it.deliver()
    assert it.posted() == []


async def test_while_a_human_is_asked_no_other_reply_goes_out(it: Shop) -> None:
    reply = await it.row(await ask_human(it))
    comment = await it.read_comment(reply.comment_id)
    assert await it.submit(comment, "Anders") == AlreadyOnItsWay(reply)


async def refuse(it: Shop) -> ReplyId:
    """A reply that the platform did not take."""
    comment = await it.comment()
    reply = await it.queue(comment)
    it.platform.trouble("send", Refused(Reason.BLOCKED))
    await it.deliver()
    assert await it.rows(comment) == ["failed"]
    return reply.id


async def test_a_failed_reply_goes_out_when_it_is_sent_again(it: Shop) -> None:
    reply = await refuse(it)
    noted = await it.replies.retry(it.business.id, reply, OWNER, it.clock.now())
    assert isinstance(noted, Noted)
    assert await it.replies.retry(it.business.id, reply, OWNER, it.clock.now()) == noted
    await it.deliver()
    assert [text for _, text in it.posted()] == [TEXT]
    assert (await it.row(reply)).state is ReplyState.SENT


async def test_a_failed_reply_closed_leaves_the_comment_done(it: Shop) -> None:
    reply = await refuse(it)
    noted = await it.replies.close(it.business.id, reply, OWNER, it.clock.now())
    assert isinstance(noted, Noted)
    comment = await it.read_comment(noted.reply.comment_id)
    assert (comment.state, comment.done_at) == (CommentState.DONE, it.clock.now())
    assert await it.replies.retry(it.business.id, reply, OWNER, it.clock.now()) == TooLate(noted.reply)


async def test_a_failed_reply_is_not_sent_again_once_the_comment_is_answered_otherwise(it: Shop) -> None:
    reply = await it.row(await refuse(it))
    await it.db.write(lambda tx: CommentStore(tx).answered_elsewhere(it.business.id, reply.comment_id, NOW))
    assert await it.replies.retry(it.business.id, reply.id, OWNER, it.clock.now()) == TooLate(reply)


async def test_a_failed_reply_is_not_sent_again_beside_another_one(it: Shop) -> None:
    reply = await it.row(await refuse(it))
    other = await it.queue(await it.read_comment(reply.comment_id), "Anders")
    assert await it.replies.retry(it.business.id, reply.id, OWNER, it.clock.now()) == AlreadyOnItsWay(other)


async def test_a_comment_to_which_a_reply_is_on_its_way_is_not_sorted_out_under_it(it: Shop) -> None:
    comment = await it.comment()
    reply = await it.queue(comment)
    for act in (Act.SPAM, Act.TRASH):
        asked = await it.replies.act(
            it.business.id, comment.id, act, HELPER, interaction(), it.clock.now(), undo=True
        )
        assert asked == AlreadyOnItsWay(reply)
    await it.deliver()
    assert it.posted() == [(comment.external_id, TEXT)]
    later = await it.replies.act(
        it.business.id, comment.id, Act.SPAM, HELPER, interaction(), it.clock.now(), undo=True
    )
    assert isinstance(later, Queued)


async def test_a_reply_to_a_comment_that_is_just_being_sorted_out_waits_for_a_word(it: Shop) -> None:
    comment = await it.comment()
    spam = await it.replies.act(
        it.business.id, comment.id, Act.SPAM, HELPER, interaction(), it.clock.now(), undo=True
    )
    assert isinstance(spam, Queued)
    kept = await it.keep(comment)
    objected = await it.replies.send(it.business.id, kept, OWNER, it.clock.now(), despite=frozenset(Doubt))
    assert isinstance(objected, Objected)
    assert [one.doubt for one in objected.objections] == [Doubt.SORTED_OUT]
    await it.replies.take_back(it.business.id, spam.reply.id, OWNER, it.clock.now())
    assert isinstance(await it.replies.send(it.business.id, kept, OWNER, it.clock.now()), Queued)
    await it.deliver()
    assert it.posted() == [(comment.external_id, TEXT)]


async def test_a_press_on_what_somebody_changed_meanwhile_says_what_it_is_now(it: Shop) -> None:
    for visibility, act in (
        (Visibility.SPAM, Act.TRASH),
        (Visibility.TRASHED, Act.SPAM),
        (Visibility.PUBLIC, Act.APPROVE),
        (Visibility.HELD, Act.HOLD),
    ):
        comment = await it.comment()
        await it.db.write(
            partial(_now_is, business=it.business.id, comment=comment.id, visibility=visibility)
        )
        asked = await it.replies.act(it.business.id, comment.id, act, OWNER, interaction(), NOW, undo=True)
        assert asked == Changed(visibility)
        assert await it.rows(comment) == []


def _now_is(tx: Tx, business: BusinessId, comment: CommentId, visibility: Visibility) -> None:
    CommentStore(tx).now_stands(business, comment, visibility)


async def test_a_deleted_reply_is_no_answer_any_more_even_if_the_comment_is_then_closed(it: Shop) -> None:
    comment = await it.comment()
    await it.answered(comment)
    await it.replies.delete_own(it.business.id, comment.id, OWNER, interaction(), it.clock.now())
    await it.deliver()
    now = await it.read_comment(comment)
    assert (now.state, now.answered_at) == (CommentState.OPEN, None)
    await it.db.write(lambda tx: CommentStore(tx).close_done(it.business.id, comment.id, it.clock.now()))
    assert (await it.read_comment(comment)).answered_at is None


async def test_what_is_left_after_all_is_its_members_text_to_go_on_with(it: Shop) -> None:
    reply = await ask_human(it)
    comment = (await it.row(reply)).comment_id
    assert await it.replies.unsent(it.business.id, comment, HELPER) is None
    await it.replies.drop(it.business.id, reply, HELPER, it.clock.now())
    unsent = await it.replies.unsent(it.business.id, comment, HELPER)
    assert unsent is not None
    assert unsent.body == TEXT
    assert await it.replies.unsent(it.business.id, comment, OWNER) is None


async def test_an_old_refused_text_may_still_be_sent_after_another_one_went_out(it: Shop) -> None:
    comment = await it.comment()
    refused = await it.keep(comment, "x" * 501)
    await it.answered(comment)
    late = await it.replies.send(it.business.id, refused, OWNER, it.clock.now())
    assert isinstance(late, Objected)
    assert Doubt.TOO_LONG in [one.doubt for one in late.objections]


async def test_where_nobody_knows_whether_a_reply_arrived_nothing_is_closed_as_unanswered(it: Shop) -> None:
    asked, waits = await it.comment(), await it.comment("Und am Sonntag?")
    reply = await it.queue(asked)
    it.platform.trouble("send", Unclear())
    it.platform.trouble("find_sent", Retry(), times=99)
    await it.deliver(timedelta(hours=3))
    assert (await it.row(reply)).state is ReplyState.NEEDS_HUMAN
    closing = Closing(it.db, it.rung.append, lambda key: fake_info())
    assert await closing.to_close(it.business.id, None, it.clock()) == 1
    await closing.close_all(it.business.id, None, it.clock(), OWNER, it.clock())
    found = [(await it.read_comment(one)).state for one in (asked, waits)]
    assert found == [CommentState.OPEN, CommentState.DONE]
