"""Clusters: every text is in one, likeness joins them, and their names are words of theirs."""

import random
import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.suggester.clusters import MOST, _linked, clusters

VOUCHERS = ("Habt ihr Gutscheine?", "Was kostet ein Gutschein bei euch?", "Gutschein für zwei Personen bitte")
PARKING = ("Wo kann man bei euch parken?", "Gibt es einen Parkplatz zum Parken?")
OTHER = ("Ist der Kuchen vegan?",)


def test_comments_on_one_topic_are_one_cluster_and_the_largest_is_first() -> None:
    texts = [VOUCHERS[0], PARKING[0], OTHER[0], VOUCHERS[1], PARKING[1], VOUCHERS[2]]
    found = clusters(texts)
    assert [sorted(one.members) for one in found] == [[0, 3, 5], [1, 4], [2]]
    assert found[0].words[0].lower().startswith("gutschein")
    assert all(word in " ".join(texts[place] for place in one.members) for one in found for word in one.words)


def test_sentence_vectors_join_what_has_no_word_in_common() -> None:
    texts = ["Wann habt ihr offen?", "What are your opening hours", "Ist der Kuchen vegan?"]
    vectors = np.array([[1, 0], [0.9, 0.435], [0, 1]], np.float32)
    assert [sorted(one.members) for one in clusters(texts, vectors)] == [[0, 1], [2]]
    assert len(clusters(texts)) == 3
    # A text without a vector is compared by its words alone.
    vectors[1] = 0
    assert len(clusters(texts, vectors)) == 3


def test_the_one_in_the_middle_comes_first() -> None:
    vectors = np.array([[1, 0.0], [0.8, 0.6], [0.3, 0.954]], np.float32)
    [one] = clusters(["", "", ""], vectors)
    assert one.members[0] == 1


WORDS = st.lists(
    st.sampled_from("Gutschein Torte Kurs Termin vegan parken offen Hund".split()), max_size=5
).map(" ".join)


@given(st.lists(st.one_of(WORDS, st.text(max_size=30)), max_size=25))
def test_every_text_is_in_exactly_one_cluster(texts: list[str]) -> None:
    found = clusters(texts)
    assert sorted(place for one in found for place in one.members) == list(range(len(texts)))
    assert [len(one.members) for one in found] == sorted((len(one.members) for one in found), reverse=True)
    assert all(len(one.words) <= 3 for one in found)


@given(st.lists(WORDS.filter(bool), min_size=1, max_size=12), st.randoms())
def test_equal_texts_are_together(texts: list[str], chance: random.Random) -> None:
    twice = texts * 2
    chance.shuffle(twice)
    of = {place: number for number, one in enumerate(clusters(twice)) for place in one.members}
    for text in texts:
        assert len({of[place] for place, other in enumerate(twice) if other == text}) == 1


def test_no_texts_have_no_cluster_and_too_many_are_cut() -> None:
    assert clusters([]) == ()
    assert sum(len(one.members) for one in clusters([f"Nummer {n}" for n in range(MOST + 40)])) == MOST


@pytest.mark.parametrize(
    "texts",
    [
        ["Danke euch!"] * MOST,
        ["a" * 20_000] * 50,
        ["\x00", "", "\u202eabc", "👍👍", "ß", "﷽" * 400],
        [f"wort{n % 7} " * 500 for n in range(MOST)],
    ],
)
def test_hostile_texts_take_no_longer(texts: list[str]) -> None:
    began = time.thread_time()
    assert sum(len(one.members) for one in clusters(texts)) == len(texts)
    assert time.thread_time() - began < 2


def naive(above: np.ndarray) -> set[frozenset[int]]:
    """Average linkage as a textbook has it: the mean over all pairs of two clusters, again for each step."""
    groups = [[place] for place in range(len(above))]
    while len(groups) > 1:
        mean, one, other = max(
            (above[np.ix_(groups[a], groups[b])].mean(), -a, -b)
            for a in range(len(groups))
            for b in range(a + 1, len(groups))
        )
        if mean < 0:
            break
        groups[-one] += groups.pop(-other)
    return {frozenset(group) for group in groups}


@given(st.integers(1, 14), st.integers(0, 2**32 - 1))
def test_linkage_is_that_of_the_textbook(count: int, seed: int) -> None:
    above = np.random.default_rng(seed).uniform(-1, 0.7, (count, count))
    above = (above + above.T) / 2
    assert {frozenset(group) for group in _linked(above.astype(np.float32))} == naive(
        above.astype(np.float32)
    )
