"""Likeness of texts by the words that they have in common, in the same order."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.likeness import in_common, similarity, survived, words

_TEXTS = st.lists(st.sampled_from("abcd"), max_size=9)


def longest(one: list[str], other: list[str]) -> int:
    """By trying every selection."""

    def within(chosen: tuple[str, ...]) -> bool:
        left = iter(other)
        return all(word in left for word in chosen)

    return max(
        size for size in range(len(one) + 1) if any(within(chosen) for chosen in combinations(one, size))
    )


@given(_TEXTS, _TEXTS)
@settings(max_examples=60, deadline=None)
def test_what_texts_have_in_common_is_the_longest_selection_that_both_hold_in_order(
    one: list[str], other: list[str]
) -> None:
    assert in_common(one, other) == in_common(other, one) == longest(one, other)


@given(_TEXTS, _TEXTS)
@settings(max_examples=60, deadline=None)
def test_likeness_lies_between_0_and_1_and_is_cut_off_below_what_is_asked_for(
    one: list[str], other: list[str]
) -> None:
    alike = similarity(one, other)
    assert 0 <= alike <= 1
    assert similarity(one, one) == (1.0 if one else 0.0)
    assert similarity(one, other, at_least=0.6) == (alike if alike >= 0.6 else 0.0)
    assert 0 <= survived(one, other) <= 1


def test_open_blanks_capitals_and_marks_are_no_words() -> None:
    assert words("Hallo ANNA, bis {?Liefertermin ab}!") == ("hallo", "anna", "bis")


def test_long_texts_of_one_word_are_compared_at_once() -> None:
    long = ("a", "b") * 2000
    assert in_common(long, tuple(reversed(long))) == 3999
