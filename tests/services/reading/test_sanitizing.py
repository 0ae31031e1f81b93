"""Sanitizing: whatever a platform sends can be stored, shown in every time zone, and looked up again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.comment import AuthorRole
from bot.domain.external_id import ExternalId
from bot.ports import SeenComment
from bot.services.reading.sanitizing import LONGEST_ID, storable, storable_ids
from tests.support.clock import NOW

TEXTS = st.text(st.characters(), max_size=30) | st.just("\ud800") | st.just("x" * 9999) | st.just("a\r\nb\0")
OFFSETS = st.integers(-23, 23).map(lambda hours: timezone(timedelta(hours=hours)))
TIMES = st.datetimes(timezones=st.none() | OFFSETS) | st.sampled_from([datetime.min, datetime.max])


def seen(external: str, **more: object) -> SeenComment:
    given = {"author": "Anna", "role": AuthorRole.CUSTOMER, "text": "Hallo", "posted_at": NOW, "url": ""}
    return SeenComment(ExternalId(external), 1, ExternalId("1"), **{**given, **more})  # type: ignore[arg-type]


@given(TEXTS, TEXTS, st.lists(TEXTS, max_size=2))
def test_ids_are_one_line_that_can_be_stored(external: str, author: str, answers: list[str]) -> None:
    [one] = storable_ids([seen(external, author_id=author, answers=tuple(map(ExternalId, answers)))])
    for each in (one.external_id, one.author_id or "", *one.answers):
        assert each.isprintable() and len(each) <= LONGEST_ID
        each.encode()


def test_ids_that_can_be_stored_stay_what_they_are() -> None:
    known = [seen("104850000000001_210000000000011", author_id="anna müller"), seen("7")]
    assert storable_ids(known) is known


@given(TIMES, st.none() | TIMES)
def test_times_can_be_shown_in_every_zone_and_put_right_by_a_clock(
    posted: datetime, edited: datetime | None
) -> None:
    one = storable(seen("1", posted_at=posted, edited_at=edited))
    for at in (one.posted_at, one.edited_at or NOW):
        for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):
            assert at.astimezone(ZoneInfo(zone)).astimezone(UTC) == at
        assert at + timedelta(days=300) > at > at - timedelta(days=300)


@pytest.mark.parametrize("posted", [NOW, NOW - timedelta(days=9000)])
def test_a_time_of_today_or_long_ago_stays(posted: datetime) -> None:
    known = seen("1", posted_at=posted)
    assert storable(known) is known
