"""Guesses: how many wrong links are looked up for one place, and how many places are remembered."""

from datetime import timedelta

from bot.web.guesses import GUESSES_WITHIN, MOST_GUESSES, MOST_PLACES, Guesses
from tests.support.clock import NOW

A_MOMENT = timedelta(seconds=1)


def guessed(times: int = MOST_GUESSES) -> Guesses:
    """Wrong so often from one place."""
    made = Guesses()
    for _ in range(times):
        made.wrong("here", NOW)
    return made


def test_one_place_has_its_guesses_and_another_its_own() -> None:
    assert not guessed(MOST_GUESSES - 1).too_many("here", NOW)
    assert guessed().too_many("here", NOW)
    assert not guessed().too_many("there", NOW)


def test_after_ten_minutes_a_place_has_all_its_guesses_again() -> None:
    guesses, later = guessed(), NOW + GUESSES_WITHIN
    assert guesses.too_many("here", later - A_MOMENT)
    assert not guesses.too_many("here", later)
    for _ in range(MOST_GUESSES):
        assert not guesses.too_many("here", later)
        guesses.wrong("here", later)
    assert guesses.too_many("here", later)


def test_a_clock_that_is_set_back_shuts_nobody_out() -> None:
    guesses = guessed()
    assert not guesses.too_many("here", NOW - A_MOMENT)
    guesses.wrong("here", NOW - A_MOMENT)
    assert not guesses.too_many("here", NOW)


def test_of_too_many_places_the_one_that_was_wrong_longest_ago_is_forgotten() -> None:
    guesses = guessed()
    for number in range(MOST_PLACES - 1):
        guesses.wrong(f"place {number}", NOW)
    assert guesses.too_many("here", NOW)
    guesses.wrong("here", NOW)
    guesses.wrong("one more", NOW)
    assert guesses.too_many("here", NOW)
    for number in range(MOST_PLACES - 1):
        guesses.wrong(f"other {number}", NOW)
    assert not guesses.too_many("here", NOW)
