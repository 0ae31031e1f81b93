"""Retention: which words go in which night, and that nothing else does."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.domain.actor import Actor
from bot.domain.business import MemberId
from bot.domain.event import What
from bot.domain.role import Role
from bot.domain.times import to_ms
from bot.domain.words_kept import WordsKept
from bot.ports import PostedAt
from bot.services.inbox.removing import Removing
from bot.services.reports.day_facts import Asked
from bot.services.reports.figures import FigureReports
from bot.services.upkeep.retention import Retention
from bot.storage.businesses import BusinessStore
from bot.storage.erasure_log import ErasureLog
from bot.storage.events import EventStore
from bot.storage.sqlite.database import Tx
from tests.support.businesses import change_business
from tests.support.holders import ONLY
from tests.support.polling import Polling

DAY, YEAR = timedelta(days=1), timedelta(days=365)


@pytest.fixture
async def retention(polling: Polling, log: ErasureLog) -> Retention:
    await polling.db.write(
        lambda tx: change_business(tx, polling.business.id, set_up_at=polling.clock(), set_up_by=MemberId(42))
    )
    return made(polling, log)


def made(polling: Polling, log: ErasureLog) -> Retention:
    return Retention(polling.db, log, Removing(polling.db, polling.woken.append), ONLY)


async def night(polling: Polling, retention: Retention, most: int = 100) -> None:
    """The next night, to its end."""
    polling.clock.advance(DAY)
    for _ in range(most):
        if await retention.step(polling.clock()) > polling.clock():
            return
    raise AssertionError("the night does not end")


async def aged(polling: Polling, text: str, age: timedelta, **columns: Any) -> int:
    """A comment of this age, closed without an answer; other columns as given. Its row."""
    external = polling.platform.write(text, author=f"Name {text}", author_id=text)
    await polling.poll()
    comment = await polling.comment(external)
    at = to_ms(polling.clock() - age)
    given = {"state": "done", "waits_since": at, "done_at": at, "posted_at": at, **columns}
    changes = ", ".join(f"{name} = :{name}" for name in given)
    await polling.db.write(
        lambda tx: tx.execute(f"UPDATE comment SET {changes} WHERE id = :id", id=comment.id, **given)
    )
    await polling.db.write(
        lambda tx: tx.execute("UPDATE card SET posting_at = NULL, place_id = 7, message_id = 100 + id")
    )
    return comment.id


async def texts(polling: Polling) -> list[str]:
    return [
        text for (text,) in await polling.rows("SELECT text FROM comment WHERE role = 'customer' ORDER BY id")
    ]


async def test_words_older_than_two_years_go_in_the_night_and_younger_ones_stay(
    polling: Polling, retention: Retention
) -> None:
    await aged(polling, "alt", 2 * YEAR)
    await aged(polling, "jung", 2 * YEAR - 3 * DAY)
    await retention.step(polling.clock())
    await night(polling, retention)
    assert await texts(polling) == ["", "jung"]
    people = await polling.rows("SELECT name, author_id FROM person ORDER BY id")
    assert people == [("", "erased:1"), ("Name jung", "jung")]
    events = await polling.rows("SELECT detail, member_id FROM event WHERE what = 'words_erased'")
    assert events == [('{"comments": "1"}', None)]
    await night(polling, retention)
    assert await texts(polling) == ["", "jung"]
    await night(polling, retention)
    await night(polling, retention)
    assert await texts(polling) == ["", ""]


@pytest.mark.parametrize(
    "columns",
    [
        {"state": "open", "done_at": None},
        {"visibility": "held", "state": "silent"},
        {"state": "answered", "answered_at": 10**15},
        {"done_at": 10**15},
    ],
    ids=["open", "held", "answered lately", "closed lately"],
)
async def test_what_waits_is_held_or_was_lately_dealt_with_is_left_alone(
    polling: Polling, retention: Retention, columns: dict[str, Any]
) -> None:
    await aged(polling, "alt", 3 * YEAR, **columns)
    await night(polling, retention)
    assert await texts(polling) == ["alt"]


async def test_what_has_a_reply_on_its_way_is_left_alone(polling: Polling, retention: Retention) -> None:
    await aged(polling, "alt", 3 * YEAR)
    ((external,),) = await polling.rows("SELECT external_id FROM comment")
    await polling.in_flight(external, "Antwort")
    await night(polling, retention)
    assert await texts(polling) == ["alt"]


async def test_an_answer_goes_with_its_comment_and_not_before(polling: Polling, retention: Retention) -> None:
    row = await aged(polling, "alt", 3 * YEAR, state="open", done_at=None)
    ((external,),) = await polling.rows("SELECT external_id FROM comment")
    polling.platform.answer(external, "Von uns")
    await polling.poll()
    await polling.db.write(
        lambda tx: tx.execute(
            "UPDATE comment SET waits_since = :at, state = CASE WHEN role = 'customer' THEN 'open' ELSE state END",
            at=to_ms(polling.clock() - 3 * YEAR),
        )
    )
    await night(polling, retention)
    assert await polling.rows("SELECT text FROM comment ORDER BY id") == [("alt",), ("Von uns",)]
    await polling.db.write(lambda tx: tx.execute("UPDATE comment SET state = 'done' WHERE id = :id", id=row))
    await polling.db.write(lambda tx: tx.execute("UPDATE comment SET answered_at = NULL"))
    await night(polling, retention)
    assert await polling.rows("SELECT text FROM comment ORDER BY id") == [("",), ("",)]


async def test_a_thousand_at_once_and_the_rest_after_a_restart(
    polling: Polling, retention: Retention, log: ErasureLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.services.upkeep.retention.ROWS_AT_ONCE", 2)
    for number in range(5):
        await aged(polling, f"alt {number}", 3 * YEAR)
    polling.clock.advance(DAY)
    while (await texts(polling)).count("") == 0:
        await retention.step(polling.clock())
    assert (await texts(polling)).count("") == 2
    again = made(polling, log)
    while await again.step(polling.clock()) <= polling.clock():
        pass
    assert set(await texts(polling)) == {""}
    assert await polling.rows(
        "SELECT sum(json_extract(detail, '$.comments')) FROM event WHERE what = 'words_erased'"
    ) == [(5,)]
    runs = await polling.rows(
        "SELECT DISTINCT state FROM job_run WHERE kind = 'retention' AND due_at <= :now",
        now=to_ms(polling.clock()),
    )
    assert set(runs) <= {("done",), ("skipped",)}


async def test_who_keeps_words_at_any_age_loses_none(polling: Polling, retention: Retention) -> None:
    await aged(polling, "alt", 9 * YEAR)
    actor = Actor(polling.business.id, MemberId(42), Role.OWNER, polling.clock())
    await retention.keep(actor, WordsKept.FOR_EVER)
    await night(polling, retention)
    assert await texts(polling) == ["alt"]
    await retention.keep(actor, WordsKept.SIX)
    kept = await retention.kept(polling.business.id, polling.clock())
    assert kept is not None and (kept.words_kept, kept.too_old) == (WordsKept.SIX, 1)
    assert await texts(polling) == ["alt"]
    await night(polling, retention)
    assert await texts(polling) == [""]


async def test_a_comment_that_is_older_than_words_are_kept_is_never_taken_in(polling: Polling) -> None:
    polling.platform.write("uralt", posted_at=polling.clock() - 3 * YEAR)
    polling.platform.write("jung", posted_at=polling.clock() - YEAR)
    polling.platform.write("ohne Datum", posted_at=polling.clock().replace(year=1970))
    await polling.poll(DAY)
    assert sorted(await texts(polling)) == ["jung", "ohne Datum"]


async def test_a_date_that_its_sender_claims_keeps_no_comment_out(polling: Polling) -> None:
    polling.platform.posted_at = PostedAt.CLAIMED
    polling.start()
    polling.platform.write("angeblich uralt", posted_at=polling.clock() - 3 * YEAR)
    await polling.poll(DAY)
    assert await texts(polling) == ["angeblich uralt"]


async def test_the_first_digest_of_a_month_says_what_went_in_the_month_before(polling: Polling) -> None:
    reports, business = FigureReports(polling.db, polling.switchboard), polling.business.id
    now = polling.clock().replace(month=12, day=1, hour=7)

    def work(tx: Tx) -> None:
        change_business(tx, business, set_up_at=now - YEAR, set_up_by=MemberId(42))
        for at, count in (
            (now - timedelta(days=31), 100),
            (now - timedelta(days=10), 7),
            (now - DAY, 5),
            (now, 50),
        ):
            EventStore(tx).add(business, at, What.WORDS_ERASED, comments=count)

    await polling.db.write(work)
    told = {}
    for back in range(-1, 4):
        day = (now - timedelta(days=1 + back)).date()
        digest = await reports.day(business, day, now)
        assert digest is not None
        told[day.isoformat()] = digest.words_erased
    assert told == {"2026-12-01": 0, "2026-11-30": 12, "2026-11-29": 0, "2026-11-28": 0, "2026-11-27": 0}
    late = await polling.db.read(
        lambda tx: reports.digest(
            tx, business, (now + DAY).date(), now + 2 * DAY, Asked([(now - DAY).date(), now.date()])
        )
    )
    assert late is not None and late.words_erased == 12


async def test_what_age_erased_does_not_come_back_when_words_are_kept_longer(
    polling: Polling, retention: Retention
) -> None:
    await aged(polling, "alt", YEAR)
    polling.platform.comments[next(iter(polling.platform.comments))].posted_at = polling.clock() - YEAR
    actor = Actor(polling.business.id, MemberId(42), Role.OWNER, polling.clock())
    await retention.keep(actor, WordsKept.SIX)
    await night(polling, retention)
    await retention.keep(replace(actor, now=polling.clock()), WordsKept.FOR_EVER)
    await polling.db.write(lambda tx: tx.execute("UPDATE cursor SET cursor = '', next_at = 0"))
    polling.start()
    for _ in range(5):
        await polling.poll(timedelta(hours=25))
    assert await texts(polling) == [""]
    business = await polling.db.read(lambda tx: BusinessStore(tx).get(polling.business.id))
    assert business is not None and business.words_kept is WordsKept.FOR_EVER
