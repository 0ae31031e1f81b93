"""Settling: what is written down of an outbox row, by whom, and why."""

from datetime import timedelta

import pytest

from bot.domain.act import Act
from bot.domain.business import Business
from bot.domain.comment import Comment, Visibility
from bot.domain.event import Event, What
from bot.domain.reason import Reason
from bot.domain.sending import UNDO_WINDOW
from bot.domain.submission import Handed, Queued
from bot.domain.suggestion import Compared
from bot.ports import Refused, Unclear
from bot.storage.events import EventStore
from bot.storage.sqlite.database import Database
from bot.storage.suggestions import SuggestionStore
from bot.storage.templates import TemplateStore
from tests.support.clock import Clock
from tests.support.outbox import HELPER, interaction
from tests.support.sender import TEXT, Shop, open_shop


@pytest.fixture
async def sender(db: Database, shop: Business, clock: Clock) -> Shop:
    return await open_shop(db, shop, clock)


async def written(sender: Shop, comment: Comment) -> tuple[Event, ...]:
    """Events of a comment, oldest first."""
    return await sender.db.read(lambda tx: EventStore(tx).of_comment(sender.business.id, comment.id))


async def test_a_refused_reply_is_written_down_with_its_row_whoever_sent_it_and_the_reason(
    sender: Shop,
) -> None:
    comment = await sender.comment()
    kept = await sender.keep(comment, member=HELPER)
    submitted = await sender.replies.send(sender.actor(HELPER), kept)
    assert isinstance(submitted, Queued)
    sender.platform.trouble("send", Refused(Reason.CLOSED), times=9)
    await sender.deliver()
    failed = (await written(sender, comment))[-1]
    assert (failed.what, failed.reply_id, failed.member_id) == (What.FAILED, submitted.reply.id, HELPER)
    assert (failed.channel_id, failed.fact("reason"), failed.fact("act")) == (sender.channel, "closed", "")


async def test_an_act_is_written_down_by_its_name_when_it_is_asked_for_and_when_it_is_done(
    sender: Shop,
) -> None:
    comment = await sender.comment()
    await sender.acts.act(sender.actor(HELPER), comment.id, Act.SPAM, interaction(), undo=True)
    await sender.deliver()
    assert [
        (event.what, event.member_id, event.fact("act"), event.fact("reason"))
        for event in await written(sender, comment)
    ] == [(What.QUEUED, HELPER, "spam", ""), (What.ACTED, HELPER, "spam", "")]


async def test_a_template_that_went_out_is_counted_and_what_is_suggested_is_left_to_learning(
    sender: Shop,
) -> None:
    business = sender.business.id
    template = await sender.db.write(
        lambda tx: TemplateStore(tx).add(business, "Zeiten", "Zeiten", TEXT, HELPER, sender.clock())
    )
    answered, waiting = await sender.comment(), await sender.comment("Und am Sonntag?")
    both = dict.fromkeys((answered.id, waiting.id), Compared())
    await sender.db.write(lambda tx: SuggestionStore(tx).put(business, 1, both))
    await sender.submit(answered, template=template)
    await sender.deliver()
    stored = await sender.db.read(lambda tx: TemplateStore(tx).get(business, template))
    assert stored is not None
    assert stored.used == 1
    assert await sender.db.read(lambda tx: SuggestionStore(tx).unsuggested(9)) is None


async def test_two_own_replies_there_are_written_down_with_how_many_were_found(sender: Shop) -> None:
    comment = await sender.comment()
    await sender.queue(comment)
    sender.platform.trouble("send", Unclear(), effect=timedelta(0))
    sender.clock.advance(UNDO_WINDOW)
    await sender.step()
    sender.platform.answer(comment.external_id, TEXT, team=False)
    await sender.deliver()
    doubled = (await written(sender, comment))[-1]
    assert (doubled.what, doubled.fact("hits")) == (What.DOUBLED, "2")


async def test_a_reply_that_nobody_sees_is_written_down_with_where_it_is(sender: Shop) -> None:
    sender.platform.sweep = Visibility.SPAM
    comment = await sender.comment()
    await sender.answered(comment)
    (hidden,) = [event for event in await written(sender, comment) if event.what is What.NOT_VISIBLE]
    assert (hidden.channel_id, hidden.fact("where")) == (sender.channel, "spam")


async def test_a_text_handed_over_is_written_down_with_whoever_took_it(sender: Shop) -> None:
    sender.platform.can_write = False
    comment = await sender.comment()
    kept = await sender.keep(comment, member=HELPER)
    assert isinstance(await sender.replies.send(sender.actor(HELPER), kept), Handed)
    assert [(event.what, event.member_id) for event in await written(sender, comment)] == [
        (What.HANDED_OVER, HELPER)
    ]
