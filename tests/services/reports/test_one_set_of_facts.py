"""Digest, report and numbers agree: on random days, connections and answerers every output has the same figures."""

import random
from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest

from bot.domain.business import Business, MemberId
from bot.domain.channel import ChannelId
from bot.domain.comment import CommentId
from bot.domain.figures import Figure, Figures
from bot.domain.kind import Kind
from bot.services.reports.day_facts import Asked
from bot.services.reports.figures import Scope
from bot.storage.sqlite.database import Database, Tx
from tests.support.counts import SEEDS, SOAK
from tests.support.days import Days

SATURDAY = date(2026, 11, 21)
SUNDAY = datetime(2026, 11, 22, 7, tzinfo=UTC)
START = datetime(2026, 11, 15, 23, tzinfo=UTC)
"""Monday 0:00 in Vienna: the week that /numbers shows on Sunday begins with it."""
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
MEMBERS = (MemberId(901), MemberId(902), MemberId(903))
EVERYTHING = 10_000


async def written(days: Days, seed: int) -> tuple[ChannelId, ...]:
    """Some comments of a week on two connections, some answered, each answer somebody's or given on the platform."""
    chance = random.Random(seed)
    channels = (days.channel, await days.connect("Zweiter Blog"))
    for number in range(chance.randrange(10, 50)):
        at = START + chance.random() * 7 * DAY
        state, answered = chance.choice(
            (("open", None), ("done", None), ("answered", chance.randrange(2000)))
        )
        comment = await days.comment(
            at,
            answered=None if answered is None else answered * MINUTE,
            state=state,
            person=chance.choice((None, "anna", "bert", "carl")),
            thread=chance.choice("ab"),
            channel=chance.choice(channels),
            visibility=chance.choice(("public", "public", "public", "spam", "held")),
            text=chance.choice(
                ("Toll!", "Wann?", "", "Danke euch allen, das war wirklich wunderbar und sehr nett!")
            ),
        )
        kind, member = chance.choice(list(Kind)), chance.choice((None, *MEMBERS))
        await days.db.write(partial(_kind, comment=comment, kind=kind))
        if answered is not None and member is not None:
            await days.db.write(partial(_replied, comment=comment, member=member, at=at, number=number))
    return channels


def _kind(tx: Tx, comment: CommentId, kind: Kind) -> None:
    tx.execute("UPDATE comment SET kind = :kind WHERE id = :id", kind=kind.value, id=comment)


def _replied(tx: Tx, comment: CommentId, member: MemberId, at: datetime, number: int) -> None:
    tx.execute(
        "INSERT INTO outbox (business_id, channel_id, comment_id, errand, parent, state, due_at, created_by,"
        " created_at, settled_at) SELECT business_id, channel_id, id, 'reply', :parent, 'sent', :at, :member, :at, :at"
        " FROM comment WHERE id = :comment",
        parent=str(number),
        comment=comment,
        member=member,
        at=int(at.timestamp() * 1000),
    )


def counts(figures: Figures) -> tuple[int, int, int, int]:
    return figures.new, figures.answered, figures.open, figures.done


@pytest.mark.parametrize("seed", range(SEEDS if SOAK else 3))
async def test_every_output_has_the_same_figures(db: Database, shop: Business, seed: int) -> None:
    days = await Days(db, shop).ready()
    channels = await written(days, seed)
    business = shop.id

    async def numbers(channel: ChannelId | None = None):
        found = await days.figures.numbers(business, Scope(7, channel), SUNDAY, by_member=True)
        assert found is not None
        return found

    async def report(day: date, channel: ChannelId | None = None):
        found = await days.figures.day(business, day, SUNDAY, Asked(channel=channel, by_member=True))
        assert found is not None
        return found

    whole = await numbers()
    # The digest that is posted is the report of that day.
    [begun] = [await days.digests.begin(one, SUNDAY) for one in (await days.digests.due(SUNDAY)).waiting]
    assert begun is not None
    day = await report(SATURDAY)
    posted = begun.digest
    assert (posted.figures, posted.evening, posted.week_before) == (day.figures, day.evening, day.week_before)
    assert (posted.kinds, posted.praise, posted.open) == (day.kinds, day.praise, day.open)
    # Seven days are the week; every connection and kind is a part of its day.
    week = [await report(SATURDAY + DAY - n * DAY) for n in range(7)]
    assert tuple(map(sum, zip(*(counts(one.figures) for one in week), strict=True))) == counts(whole.figures)
    assert sum(one.figures.share.of for one in week) == whole.figures.share.of
    assert sum(one.figures.share.within for one in week) == whole.figures.share.within
    for one in week:
        parts = [await report(one.day, channel) for channel in channels]
        assert tuple(map(sum, zip(*(counts(part.figures) for part in parts), strict=True))) == counts(
            one.figures
        )
        assert sum(n for _, n in one.kinds) == one.figures.new
        for part in parts:
            assert sum(n for _, n in part.kinds) == part.figures.new
            assert part.open_total == part.figures.open
    # One connection alone has the figures of its line, and further figures are of the same answers.
    for channel, line in zip(channels, whole.channels, strict=True):
        alone = await numbers(channel)
        assert (alone.figures, alone.only) is not None and alone.figures == line.figures
        assert alone.more.ninety == alone.figures.ninety
    within = dict(whole.more.shares)
    assert within[timedelta(hours=1)] == whole.figures.share
    assert [share.within for _, share in whole.more.shares] == sorted(
        share.within for _, share in whole.more.shares
    )
    # Every figure opens to as many comments as it says.
    for figure, said in zip(
        (Figure.NEW, Figure.ANSWERED, Figure.OPEN, Figure.DONE), counts(whole.figures), strict=True
    ):
        opened = await days.figures.behind(business, Scope(7), figure, 0, SUNDAY)
        assert opened is not None and opened.total == said
    for one in whole.members:
        opened = await days.figures.behind(business, Scope(7), Figure.ANSWERED, 0, SUNDAY, one.member)
        assert opened is not None and opened.total == one.answered > 0
    assert sum(one.answered for one in whole.members) <= whole.figures.answered
    assert sum(one.share.of for one in whole.members) <= whole.figures.answers
