"""Rules of erasing: digests, ages, and what stays away."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.comment import CommentId
from bot.domain.erasing import DIGEST, Account, stays_away
from bot.domain.forgetting import Someone, someone
from bot.domain.person import PersonId
from bot.domain.words_kept import WordsKept, words_kept

KEY, OTHER_KEY = b"k" * 32, b"o" * 32
BLOG, OTHER = Account("wordpress", "a.example"), Account("wordpress", "b.example")
NOW = datetime(2026, 11, 21, tzinfo=UTC)
numbers = st.text(min_size=1, max_size=30)
times = st.datetimes(timezones=st.just(UTC))


@given(numbers)
def test_a_digest_depends_on_key_account_and_what_it_is_of_and_holds_nothing_of_the_number(
    number: str,
) -> None:
    digest = BLOG.comment(KEY, number)
    assert len(digest) == DIGEST and int(digest, 16) >= 0
    assert digest == BLOG.comment(KEY, number)
    assert digest not in (BLOG.comment(OTHER_KEY, number), BLOG.author(KEY, number))
    assert BLOG.author(KEY, number) != OTHER.author(KEY, number)
    if len(number) < 15:
        assert digest != OTHER.comment(KEY, number)


def test_a_number_that_is_given_once_is_recognised_in_every_connection() -> None:
    message = "1234567890123456789"
    assert Account("community", "1").comment(KEY, message) == Account("captured", "2").comment(KEY, message)
    assert Account("community", "1").author(KEY, message) != Account("captured", "2").author(KEY, message)


@given(st.lists(st.text(alphabet="ab\x1f", max_size=5), min_size=2, max_size=2, unique=True))
def test_two_numbers_never_share_a_digest(two: list[str]) -> None:
    assert BLOG.comment(KEY, two[0]) != BLOG.comment(KEY, two[1])


@given(times, times)
def test_what_a_forgotten_person_posted_by_then_stays_away_and_nothing_later(
    posted: datetime, until: datetime
) -> None:
    assert stays_away(posted, None, until) is (posted <= until)
    assert stays_away(posted, until, None) is (posted <= until)
    assert stays_away(posted, until, until)
    assert not stays_away(posted, None, None)


@pytest.mark.parametrize("one", [Someone(person=PersonId(7)), Someone(comment=CommentId(12345678))])
def test_somebody_is_a_short_text_and_back(one: Someone) -> None:
    assert someone(str(one)) == one


@given(st.text())
def test_any_text_from_outside_is_somebody_or_nobody(text: str) -> None:
    found = someone(text)
    assert found is None or found.person is not None or found.comment is not None


def test_words_are_kept_for_two_years_unless_a_valid_setting_says_otherwise() -> None:
    assert words_kept(None) is words_kept("") is words_kept("7") is WordsKept.TWENTY_FOUR
    assert words_kept("6").span == timedelta(days=182.5)
    assert words_kept("24").span == timedelta(days=730)
    assert words_kept("never").span is None
