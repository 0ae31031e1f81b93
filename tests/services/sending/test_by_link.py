"""Replies that the platform wants a person to post: handed over with the page for that, closed when our own post is seen."""

from datetime import timedelta

import pytest

from bot.domain.business import Business
from bot.domain.card_facts import CardState, CommentCard
from bot.domain.channel import Glow
from bot.domain.comment import Comment, CommentState
from bot.domain.event import What
from bot.domain.outbox import OutboxRow, RowState
from bot.domain.reason import Reason
from bot.domain.submission import Handed, Queued
from bot.ports import Unclear, UseLink
from bot.services.inbox.card_facts import Showing
from bot.storage.sqlite.database import Database
from tests.support.clock import Clock
from tests.support.outbox import switchboard
from tests.support.sender import TEXT, Shop, connector_to, open_shop

PAGE = "https://fake.example/reply?to=1&text=Ja"


@pytest.fixture
async def sender(db: Database, shop: Business, clock: Clock) -> Shop:
    return await open_shop(db, shop, clock)


async def refused(sender: Shop) -> tuple[Comment, OutboxRow]:
    """A reply for which a person was wanted."""
    comment = await sender.comment()
    row = await sender.queue(comment)
    sender.platform.trouble("send", UseLink(PAGE))
    await sender.deliver()
    return comment, await sender.row(row)


async def test_where_a_person_is_wanted_the_reply_is_handed_over_once_and_never_sent_again(
    sender: Shop,
) -> None:
    comment, row = await refused(sender)
    assert (row.state, row.reason, row.url, row.body) == (RowState.FAILED, Reason.USE_LINK, PAGE, TEXT)
    handed = await sender.read_comment(comment)
    assert (handed.state, handed.handed_over_at) == (CommentState.OPEN, row.settled_at)
    assert await sender.events(comment) == [What.QUEUED, What.HANDED_OVER]
    card = await sender.card(comment)
    assert (card.again, card.rang_at) == (False, None)
    await sender.deliver(timedelta(days=1))
    assert sender.platform.calls.count("send") == 1
    assert sender.posted() == [] and await sender.rows(comment) == ["failed"]
    assert (await sender.channel_now()).sending.glow is Glow.ON


async def test_after_an_unclear_attempt_a_refusal_by_link_is_looked_for_first(sender: Shop) -> None:
    comment = await sender.comment()
    row = await sender.queue(comment)
    sender.platform.trouble("send", Unclear())
    sender.platform.trouble("send", UseLink(PAGE))
    await sender.deliver(timedelta(minutes=30))
    ended = await sender.row(row)
    assert (ended.state, ended.reason, ended.url) == (RowState.FAILED, Reason.USE_LINK, PAGE)
    assert "find_sent" in sender.platform.calls
    assert (await sender.read_comment(comment)).handed_over_at is not None


async def test_what_came_through_all_the_same_is_sent_and_not_handed_over(sender: Shop) -> None:
    comment = await sender.comment()
    row = await sender.queue(comment)
    sender.platform.trouble("send", Unclear(), effect=timedelta(seconds=40))
    sender.platform.trouble("send", UseLink(PAGE))
    await sender.deliver(timedelta(minutes=30))
    assert (await sender.row(row)).state is RowState.SENT
    assert (await sender.read_comment(comment)).state is CommentState.ANSWERED
    assert sender.posted() == [(comment.external_id, TEXT)]


async def test_a_form_on_a_platform_that_takes_none_from_programs_makes_no_row(sender: Shop) -> None:
    sender.platform.by_link = True
    comment = await sender.comment()
    handed = await sender.submit(comment)
    assert handed == Handed(sender.platform.link(comment.external_id, TEXT), TEXT)
    assert await sender.rows(comment) == []


async def test_another_reply_may_follow_one_that_was_handed_over(sender: Shop) -> None:
    comment, _ = await refused(sender)
    assert isinstance(await sender.submit(comment), Queued)
    await sender.deliver()
    assert sender.posted() == [(comment.external_id, TEXT)]
    assert (await sender.read_comment(comment)).state is CommentState.ANSWERED


async def test_after_another_text_was_handed_over_the_card_has_that_one(sender: Shop) -> None:
    comment, _ = await refused(sender)
    sender.clock.advance(timedelta(minutes=5))
    sender.platform.by_link = True
    assert await sender.submit(comment, "Ja, bis 19 Uhr!") == Handed(
        sender.platform.link(comment.external_id, "Ja, bis 19 Uhr!"), "Ja, bis 19 Uhr!"
    )
    showing = Showing(switchboard(connector_to(sender.platform)))
    shown = await sender.db.read(lambda tx: showing.read_comment(tx, sender.business.id, comment.id))
    assert shown is not None
    facts = await showing.complete(sender.business.id, shown)
    assert isinstance(facts, CommentCard)
    assert (facts.state, facts.handed_text) == (CardState.HANDED_OVER, "Ja, bis 19 Uhr!")
    assert facts.handed_url == sender.platform.link(comment.external_id, "Ja, bis 19 Uhr!")
