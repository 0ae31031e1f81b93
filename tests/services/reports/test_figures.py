"""Figures from rows of the mirror, and the facts of a day."""

from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.business import Business, ServerId
from bot.domain.channel import Glow, Side
from bot.domain.comment import AuthorRole, CommentId, CommentState, Visibility
from bot.domain.digest import Off
from bot.domain.figures import Figure, Share, figures
from bot.domain.hours import Period, day_of, last_days
from bot.services.reports.figures import PAGE, Scope
from bot.storage.businesses import BusinessStore
from bot.storage.comment_states import CommentStateStore
from bot.storage.comments import CommentStore
from bot.storage.figures import FigureStore
from bot.storage.installation import RESTORED_AT, InstallationStore
from bot.storage.sqlite.database import Database, Tx
from tests.support.clock import NOW
from tests.support.days import INBOX, Days

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
SATURDAY = date(2026, 11, 21)
NOON = datetime(2026, 11, 21, 11, tzinfo=UTC)
SUNDAY = datetime(2026, 11, 22, 7, tzinfo=UTC)
VIENNA = "Europe/Vienna"


@pytest.fixture
async def days(db: Database, shop: Business) -> Days:
    return await Days(db, shop).ready()


async def test_a_day_counts_what_came_between_two_local_midnights(days: Days) -> None:
    start, end = day_of(SATURDAY, VIENNA).start, day_of(SATURDAY, VIENNA).end
    for at in (start - MINUTE, start, end - MINUTE, end):
        await days.comment(at, answered=5 * MINUTE)
    digest = await days.figures.day(days.business.id, SATURDAY, SUNDAY)
    assert digest is not None
    assert (digest.figures.new, digest.figures.answered, digest.figures.half) == (2, 2, 5 * MINUTE)


async def test_evenings_stand_apart_and_the_week_before_is_compared(days: Days) -> None:
    await days.comment(NOON, answered=5 * MINUTE)
    await days.comment(NOON + 7 * HOUR, answered=40 * MINUTE)
    await days.comment(NOON - 3 * DAY, answered=14 * MINUTE)
    await days.comment(NOON - 8 * DAY, answered=99 * MINUTE)
    digest = await days.figures.day(days.business.id, SATURDAY, SUNDAY)
    assert digest is not None
    assert (digest.evening.new, digest.evening.half) == (1, 40 * MINUTE)
    assert (digest.week_before.new, digest.week_before.half) == (1, 14 * MINUTE)


async def test_spam_history_and_the_business_itself_are_in_no_figure(days: Days) -> None:
    await days.comment(NOON, answered=5 * MINUTE)
    await days.comment(NOON, visibility="spam")
    await days.comment(NOON, visibility="gone")
    await days.comment(NOON, state="silent")
    await days.comment(NOON, state="silent", role="us")
    await days.comment(NOON, visibility="gone", answered=MINUTE)
    digest = await days.figures.day(days.business.id, SATURDAY, SUNDAY)
    assert digest is not None
    assert (digest.figures.new, digest.figures.answered, digest.figures.open) == (2, 2, 0)


async def test_a_wait_that_goes_on_over_midnight_is_the_older_days(days: Days) -> None:
    await days.comment(NOON - DAY, person="k")
    await days.comment(NOON, person="k", answered=HOUR)
    digest = await days.figures.day(days.business.id, SATURDAY, SUNDAY)
    before = await days.figures.day(days.business.id, SATURDAY - DAY, SUNDAY)
    assert digest is not None
    assert before is not None
    assert (digest.figures.new, digest.figures.answers, before.figures.half) == (1, 0, 25 * HOUR)


async def test_what_is_open_is_listed_longest_waiting_first_with_its_card(days: Days) -> None:
    late = await days.comment(NOON, author="Kunde M.", carded=True)
    for hours in (2, 1, 4):
        await days.comment(NOON + hours * HOUR)
    await days.comment(NOON, visibility="spam")
    digest = await days.figures.day(days.business.id, SATURDAY, SUNDAY)
    assert digest is not None
    assert (digest.open_total, digest.overdue) == (4, True)
    assert [listed.comment.waits_since for listed in digest.open] == [NOON + n * HOUR for n in (0, 1, 2)]
    first = digest.open[0]
    assert (first.comment.id, first.words.noun, first.place_id) == (late, "Blog", INBOX)
    assert first.message_id is not None
    assert digest.open[1].message_id is None


async def test_it_rings_only_once_something_waits_for_longer_than_the_target(days: Days) -> None:
    await days.comment(NOON)
    for now, overdue in ((NOON + HOUR, False), (NOON + HOUR + MINUTE, True)):
        digest = await days.figures.day(days.business.id, SATURDAY, now)
        assert digest is not None
        assert digest.overdue is overdue


async def test_a_connection_in_trouble_is_named_and_a_passing_hiccup_is_not(days: Days) -> None:
    second, third = await days.connect("Zweiter Blog"), await days.connect("Dritter Blog")
    await days.lamp(second, Side.READ, Glow.OUT, NOON)
    await days.lamp(third, Side.SEND, Glow.LATE, SUNDAY - 29 * MINUTE)
    digest = await days.figures.day(days.business.id, SATURDAY, SUNDAY)
    assert digest is not None
    assert ([one.channel.id for one in digest.stopped], digest.working) == ([second], 2)
    digest = await days.figures.day(days.business.id, SATURDAY, SUNDAY + MINUTE)
    assert digest is not None
    assert [one.channel.id for one in digest.stopped] == [second, third]


async def test_numbers_of_each_connection_add_up(days: Days) -> None:
    second = await days.connect("Zweiter Blog")
    for n in range(6):
        await days.comment(NOON - n * HOUR, answered=(n + 1) * 20 * MINUTE, channel=second if n % 2 else None)
    numbers = await days.figures.numbers(days.business.id, Scope(7), SUNDAY)
    assert numbers is not None
    assert (numbers.figures.new, numbers.figures.share) == (6, Share(3, 6))
    assert [(one.channel.id, one.figures.new, one.figures.share) for one in numbers.channels] == [
        (days.channel, 3, Share(2, 3)),
        (second, 3, Share(1, 3)),
    ]


async def test_a_changed_target_changes_what_is_past(days: Days) -> None:
    await days.comment(NOON, answered=90 * MINUTE)
    for target, share in ((HOUR, Share(0, 1)), (2 * HOUR, Share(1, 1))):
        await days.change(target=target)
        numbers = await days.figures.numbers(days.business.id, Scope(7), SUNDAY)
        assert numbers is not None
        assert numbers.figures.share == share


async def test_the_comments_behind_a_figure_come_in_pages(days: Days) -> None:
    ids = [await days.comment(NOON + n * MINUTE, carded=n == 0) for n in range(PAGE + 3)]
    first = await days.figures.behind(days.business.id, Scope(7), Figure.OPEN, 0, SUNDAY)
    far = await days.figures.behind(days.business.id, Scope(7), Figure.OPEN, 9, SUNDAY)
    assert first is not None
    assert far is not None
    assert [line.comment.id for line, _ in first.lines] == ids[:PAGE]
    assert [line.comment.id for line, _ in far.lines] == ids[PAGE:]
    assert (first.total, first.pages, far.page) == (PAGE + 3, 2, 1)


async def test_no_figure_reaches_into_another_business(days: Days, db: Database) -> None:
    other = await db.write(lambda tx: BusinessStore(tx).create(ServerId(2), "Andere", NOW))
    elsewhere = await Days(db, other).ready()
    await elsewhere.comment(NOON, answered=MINUTE)
    await elsewhere.comment(NOON)
    numbers = await days.figures.numbers(days.business.id, Scope(7), SUNDAY)
    digest = await days.figures.day(days.business.id, SATURDAY, SUNDAY)
    listed = await days.figures.behind(days.business.id, Scope(7), Figure.NEW, 0, SUNDAY)
    assert numbers is not None
    assert digest is not None
    assert listed is not None
    assert (numbers.figures.new, digest.quiet, digest.working, listed.total) == (0, True, 1, 0)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(
            st.integers(0, 60 * 24 * 10),
            st.none() | st.integers(0, 600),
            st.sampled_from([None, "k", "m"]),
            st.sampled_from(["post", "other"]),
            st.sampled_from(["open", "done"]),
        ),
        max_size=15,
    )
)
async def test_reading_a_period_gives_the_same_figures_as_reading_everything(
    days: Days, rows: list[tuple[int, int | None, str | None, str, str]]
) -> None:
    await days.db.write(lambda tx: tx.execute("DELETE FROM comment"))
    for minutes, answered, person, thread, state in rows:
        await days.comment(
            NOW - minutes * MINUTE,
            answered=None if answered is None else answered * MINUTE,
            state=state if answered is None else None,
            person=person,
            thread=thread,
        )
    period = last_days(NOW, 3, VIENNA)
    ever = Period(NOW - 100 * DAY, NOW + 100 * DAY)
    some, every = await days.db.read(
        lambda tx: tuple(FigureStore(tx).waiting(days.business.id, one) for one in (period, ever))
    )
    assert figures(some, period, HOUR, NOW) == figures(every, period, HOUR, NOW)


async def test_how_long_the_bot_was_off_is_reported_once_with_what_came_meanwhile(days: Days) -> None:
    for minutes in (0, 1, 2, 3):
        await days.heartbeat.step(NOON + minutes * MINUTE)
    restarted = Days(days.db, days.business).heartbeat
    await days.comment(NOON + HOUR)
    await days.comment(NOON + 6 * HOUR)
    await restarted.step(NOON + 5 * HOUR)
    await restarted.step(NOON + 9 * HOUR)
    for day, now, told in (
        (SATURDAY, SUNDAY, (Off(NOON + 3 * MINUTE, NOON + 5 * HOUR, 1),)),
        (SATURDAY + DAY, SUNDAY + DAY, ()),
        (SATURDAY, SUNDAY + 9 * DAY, (Off(NOON + 3 * MINUTE, NOON + 5 * HOUR, 1),)),
    ):
        digest = await days.figures.day(days.business.id, day, now)
        assert digest is not None
        assert digest.off == told


async def test_a_short_restart_and_a_restored_backup_are_not_reported(days: Days) -> None:
    await days.heartbeat.step(NOON)
    await Days(days.db, days.business).heartbeat.step(NOON + 4 * MINUTE)
    await days.db.write(lambda tx: InstallationStore(tx).put_time(RESTORED_AT, NOON + 5 * HOUR))
    await Days(days.db, days.business).heartbeat.step(NOON + 6 * HOUR)
    digest = await days.figures.day(days.business.id, SATURDAY, SUNDAY)
    assert digest is not None
    assert digest.off == ()


async def test_cards_lists_and_figures_read_waiting_alike(days: Days) -> None:
    made = []
    for state, role, visibility, answered in product(
        CommentState, AuthorRole, Visibility, (None, 5 * MINUTE)
    ):
        made.append(
            await days.comment(
                NOON, state=state.value, role=role.value, visibility=visibility.value, answered=answered
            )
        )

    def read(tx: Tx) -> tuple[list[CommentId], list[CommentId], int, list[CommentId], list[CommentId]]:
        comments, day = CommentStore(tx), day_of(SATURDAY, VIENNA)
        every = comments.several(days.business.id, made)
        facts = FigureStore(tx).waiting(days.business.id, day)
        alone = [fact for one in every for fact in comments.waiting_with(days.business.id, one)]
        return (
            sorted(one.id for one in every if one.waits),
            sorted(one.id for one in comments.open(days.business.id, 1000)),
            comments.count_open(days.business.id),
            sorted(fact.comment_id for fact in facts if fact.answered_at is None and not fact.closed),
            sorted(
                fact.comment_id
                for one, fact in zip(every, alone, strict=True)
                if fact.answered_at is None and not fact.closed and one.role is AuthorRole.CUSTOMER
            ),
        )

    waits, listed, count, counted, alone = await days.db.read(read)
    assert len(waits) == 4
    assert (waits, count) == (listed, len(waits))
    assert waits == counted == alone


async def test_what_was_opened_again_waits_in_every_figure_and_its_answer_comes_back_with_the_next(
    days: Days,
) -> None:
    again = await days.comment(NOON, answered=5 * MINUTE, state="open")
    digest = await days.figures.day(days.business.id, SATURDAY, SUNDAY)
    assert digest is not None
    assert (digest.figures.answered, digest.figures.open, digest.open_total) == (0, 1, 1)
    assert digest.figures.share == Share(0, 1)
    await days.db.write(lambda tx: CommentStateStore(tx).answered(days.business.id, again, NOON + HOUR))
    digest = await days.figures.day(days.business.id, SATURDAY, SUNDAY)
    assert digest is not None
    assert (digest.figures.answered, digest.open_total, digest.figures.half) == (1, 0, 5 * MINUTE)


async def test_a_list_says_how_long_the_wait_was_that_its_figure_counts(days: Days) -> None:
    first = await days.comment(NOON, person="k")
    await days.comment(NOON + MINUTE, person="k", answered=9 * MINUTE)
    found = await days.figures.behind(days.business.id, Scope(7), Figure.SLOWEST, 0, SUNDAY)
    assert found is not None
    assert [(line.comment.id, took) for line, took in found.lines] == [(first, 10 * MINUTE)]
