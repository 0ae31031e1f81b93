"""Who wrote that: the owner's word about an author, and what is derived again from it."""

from collections.abc import AsyncIterator
from datetime import timedelta
from functools import partial

import pytest

from bot.domain.business import Business, MemberId
from bot.domain.comment import AuthorRole, CommentState, by_guest
from bot.domain.external_id import ExternalId
from bot.services.inbox.closing import Closed, Closing
from bot.storage.sqlite.database import Database
from tests.support.businesses import acting
from tests.support.clock import Clock
from tests.support.platform import FakePlatform
from tests.support.polling import Polling

ME = MemberId(1)


@pytest.fixture
async def polling(db: Database, shop: Business, clock: Clock) -> AsyncIterator[Polling]:
    made = Polling(db, shop, clock, FakePlatform(clock))
    yield made
    await made.switchboard.aclose()


async def say(polling: Polling, external: ExternalId, role: AuthorRole) -> Closed:
    closing = Closing(polling.db, polling.woken.append, polling.switchboard.info)
    comment = await polling.comment(external)
    return await closing.mark_author(acting(polling.business.id, ME, polling.clock()), comment.id, role)


async def states(polling: Polling, *externals: ExternalId) -> list[tuple[str, str]]:
    found = [await polling.comment(external) for external in externals]
    return [(comment.role.value, comment.state.value) for comment in found]


async def answered_after(polling: Polling, external: ExternalId) -> timedelta | None:
    comment = await polling.comment(external)
    return None if comment.answered_at is None else comment.answered_at - comment.posted_at


async def test_thats_us_closes_everything_of_that_account_and_what_it_answered(polling: Polling) -> None:
    await polling.connected()
    platform = polling.platform
    asked = platform.write("Habt ihr am Samstag offen?", author_id="k")
    polling.clock.advance(timedelta(minutes=7))
    answer = platform.write("Ja, bis 14 Uhr.", author_id="user:9", identity="user:9", parent=asked)
    other = platform.write("Neu im Laden: Nougat", author_id="user:9", identity="user:9")
    await polling.poll()
    assert await states(polling, asked, answer, other) == [("customer", "open")] * 3
    assert await say(polling, answer, AuthorRole.TEAM) is Closed.YES
    assert await states(polling, asked, answer, other) == [
        ("customer", "elsewhere"),
        ("team", "silent"),
        ("team", "silent"),
    ]
    assert await answered_after(polling, asked) == timedelta(minutes=7)
    later = platform.write("Noch eine Neuigkeit", author_id="user:9", identity="user:9")
    await polling.poll()
    assert await states(polling, later) == [("team", "silent")]
    assert later not in await polling.announced()
    assert await say(polling, answer, AuthorRole.TEAM) is Closed.ALREADY


@pytest.mark.parametrize("ahead", [timedelta(hours=1), timedelta(hours=-3), timedelta(days=-9)])
async def test_what_a_colleague_answered_on_a_platform_with_a_wrong_clock_is_timed_by_the_bots_clock(
    polling: Polling, ahead: timedelta
) -> None:
    polling.platform.ahead = ahead
    await polling.connected()
    asked = polling.platform.write("Habt ihr am Samstag offen?", author_id="k")
    polling.clock.advance(timedelta(minutes=7))
    answer = polling.platform.write("Ja", author_id="user:9", identity="user:9", parent=asked)
    at = polling.clock()
    await polling.poll()
    await say(polling, answer, AuthorRole.TEAM)
    closed = await polling.comment(asked)
    assert closed.answered_at is not None
    assert abs(closed.answered_at - at) <= timedelta(seconds=1)
    await say(polling, answer, AuthorRole.CUSTOMER)
    assert await states(polling, asked, answer) == [("customer", "open"), ("customer", "open")]


async def test_the_word_can_be_taken_back_and_everything_is_as_before(polling: Polling) -> None:
    await polling.connected()
    asked = polling.platform.write("Habt ihr am Samstag offen?", author_id="k")
    answer = polling.platform.write("Weiß das wer?", author_id="user:9", identity="user:9", parent=asked)
    await polling.poll()
    announced = await polling.announced()
    await say(polling, answer, AuthorRole.TEAM)
    assert await say(polling, answer, AuthorRole.CUSTOMER) is Closed.YES
    await polling.poll()
    assert await states(polling, asked, answer) == [("customer", "open"), ("customer", "open")]
    assert await answered_after(polling, asked) is None
    assert await polling.announced() == announced
    assert (await polling.comment(answer)).person_id is not None


async def test_a_contributor_who_is_a_customer_comes_onto_a_card_and_closes_nothing(polling: Polling) -> None:
    await polling.connected()
    platform = polling.platform
    asked = platform.write("Habt ihr am Samstag offen?", author_id="k")
    hers = platform.answer(asked, "Das wüsste ich auch gern. Und sonntags?")
    platform.comments[hers].identity = "user:5"
    await polling.poll()
    assert await states(polling, asked, hers) == [("customer", "elsewhere"), ("team", "silent")]
    await say(polling, hers, AuthorRole.CUSTOMER)
    assert await states(polling, asked, hers) == [("customer", "open"), ("customer", "open")]
    assert await answered_after(polling, asked) is None
    assert (await polling.comment(hers)).kind.value == "question"
    assert await polling.announced() == [asked, hers]
    assert await polling.cards() == [("comment", 0, 1), ("comment", 0, 1)]


async def test_where_another_answer_is_the_wait_ends_there(polling: Polling) -> None:
    await polling.connected()
    platform = polling.platform
    asked = platform.write("Habt ihr am Samstag offen?", author_id="k")
    polling.clock.advance(timedelta(minutes=3))
    hers = platform.answer(asked, "Sonntags auch?")
    platform.comments[hers].identity = "user:5"
    polling.clock.advance(timedelta(minutes=5))
    platform.answer(asked, "Ja, bis 14 Uhr.")
    await polling.poll()
    assert await answered_after(polling, asked) == timedelta(minutes=3)
    await say(polling, hers, AuthorRole.CUSTOMER)
    assert await states(polling, asked) == [("customer", "elsewhere")]
    assert await answered_after(polling, asked) == timedelta(minutes=8)


async def test_who_may_be_a_colleague_makes_a_customers_card_ask_and_rings_anywhere_else(
    polling: Polling,
) -> None:
    await polling.connected()
    platform = polling.platform
    asked = platform.write("Habt ihr am Samstag offen?", author_id="k")
    ours = platform.answer(asked, "Ja, bis 14 Uhr.", team=False)
    waiting = platform.write("Gibt es Gutscheine?", author_id="k2")
    maybe = partial(platform.write, author_id="user:5", identity="user:5", role=AuthorRole.TEAM, maybe=True)
    alone = maybe("Und ich suche Nougat.")
    follows = maybe("Danke! Auch sonntags?", parent=ours)
    perhaps = maybe("Ja, an der Kassa.", parent=waiting)
    await polling.poll()
    assert await states(polling, alone, follows) == [("customer", "open"), ("customer", "open")]
    assert await states(polling, perhaps) == [("team", "silent")]
    assert (await polling.comment(waiting)).probable_answer == perhaps
    await say(polling, perhaps, AuthorRole.CUSTOMER)
    assert (await polling.comment(waiting)).probable_answer is None
    assert await states(polling, waiting, perhaps) == [("customer", "open"), ("customer", "open")]


async def test_a_word_that_only_confirms_what_was_supposed_counts_once_and_is_kept(polling: Polling) -> None:
    await polling.connected()
    waiting = polling.platform.write("Gibt es Gutscheine?", author_id="k")
    maybe = partial(
        polling.platform.write, author_id="user:5", identity="user:5", role=AuthorRole.TEAM, maybe=True
    )
    perhaps = maybe("Ja, an der Kassa.", parent=waiting)
    await polling.poll()
    assert await states(polling, perhaps) == [("team", "silent")]
    assert await say(polling, perhaps, AuthorRole.TEAM) is Closed.YES
    assert await states(polling, waiting, perhaps) == [("customer", "elsewhere"), ("team", "silent")]
    assert await say(polling, perhaps, AuthorRole.TEAM) is Closed.ALREADY
    alone = maybe("Neu im Laden: Nougat")
    await polling.poll()
    assert await states(polling, alone) == [("team", "silent")]


async def test_a_word_about_a_guest_holds_for_that_comment_alone(polling: Polling) -> None:
    await polling.connected()
    first = polling.platform.write("Test", author="Chefin", author_id=None)
    second = polling.platform.write("Bin ich das?", author="Chefin", author_id=None)
    for external in (first, second):
        polling.platform.comments[external].identity = by_guest(external)
    await polling.poll()
    assert await polling.announced() == [first, second]
    await say(polling, first, AuthorRole.TEAM)
    assert await states(polling, first, second) == [("team", "silent"), ("customer", "open")]


async def test_nothing_can_be_said_about_our_own_account_or_a_plain_guest(polling: Polling) -> None:
    await polling.connected()
    guest = polling.platform.write("Hallo", author_id=None)
    await polling.poll()
    assert await say(polling, guest, AuthorRole.TEAM) is Closed.ALREADY
    assert await states(polling, guest) == [("customer", "open")]


async def test_a_colleague_recognised_later_closes_what_they_answered(polling: Polling) -> None:
    await polling.connected()
    asked = polling.platform.write("Habt ihr am Samstag offen?", author_id="k")
    answer = polling.platform.write("Ja.", author_id="user:9", identity="user:9", parent=asked)
    await polling.poll()
    assert await states(polling, asked, answer) == [("customer", "open"), ("customer", "open")]
    comment = polling.platform.comments[answer]
    comment.role, comment.answers = AuthorRole.TEAM, (asked,)
    await polling.poll(timedelta(minutes=6))
    assert await states(polling, asked, answer) == [("customer", "elsewhere"), ("team", "silent")]
    assert await answered_after(polling, asked) == timedelta(0)


async def test_a_new_account_makes_us_ask_at_once_who_is_of_the_team_and_a_colleague_never_rings(
    polling: Polling,
) -> None:
    await polling.connected()
    platform = polling.platform
    polling.clock.advance(timedelta(minutes=2))
    hired = platform.write("Wir haben ab Montag länger offen.", author_id="user:9", identity="user:9")
    platform.team = ("colleague", "user:9")
    await polling.poll()
    assert await polling.announced() == []
    assert await states(polling, hired) == [("team", "silent")]
    checks = platform.calls.count("check")
    polling.clock.advance(timedelta(minutes=2))
    customer = platform.write("Habt ihr offen?", author_id="user:7", identity="user:7")
    await polling.poll()
    assert await polling.announced() == [customer]
    assert platform.calls.count("check") == checks + 1
    again = platform.write("Hallo?", author_id="user:7", identity="user:7")
    await polling.poll()
    assert (await polling.comment(again)).state is CommentState.OPEN
    assert platform.calls.count("check") == checks + 1


async def test_a_word_about_a_customer_opens_nothing_that_you_closed(polling: Polling) -> None:
    await polling.connected()
    asked = polling.platform.write("Habt ihr am Samstag offen?", author_id="k")
    under = polling.platform.write(
        "Das wüsst ich auch gern.", author_id="user:7", identity="user:7", parent=asked
    )
    await polling.poll()
    closing = Closing(polling.db, polling.woken.append, polling.switchboard.info)
    comment = await polling.comment(asked)
    await closing.is_answered(acting(polling.business.id, ME, polling.clock()), comment.id)
    await say(polling, under, AuthorRole.CUSTOMER)
    assert await states(polling, asked, under) == [("customer", "elsewhere"), ("customer", "open")]
