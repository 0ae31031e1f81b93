"""Sayings: words and phrases found in texts, whatever their case, umlauts and what is around them."""

import time
from collections import Counter
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.classifier import kind_sayings, spam, urgency
from bot.domain.sayings import Read, Sayings, fold

LISTS = {
    f"{module.__name__}.{name}": value
    for module in (kind_sayings, spam, urgency)
    for name, value in vars(module).items()
    if isinstance(value, str) and name.isupper() and ":" in value
}
SOME = Sayings(
    one="3: was kostet, wie … lang*, geschenk*, gut/fein (ist) gemacht",
    other="1: nie wieder, warum/wieso",
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("WAS KOSTET das?", [(0, 2, "one", 3.0)]),
        ("Was, kostet das", []),
        ("Geschenkkörbe und Geschenke", [(0, 1, "one", 3.0), (2, 3, "one", 3.0)]),
        ("Wie ewig lange", [(0, 3, "one", 3.0)]),
        ("Wie lang", [(0, 2, "one", 3.0)]),
        ("Wie denn das? Lang", []),
        ("gut ist gemacht", [(0, 3, "one", 3.0)]),
        ("fein gemacht", [(0, 2, "one", 3.0)]),
        ("Nie\nwieder", []),
        ("nie  wieder, wieso", [(0, 2, "other", 1.0), (3, 4, "other", 1.0)]),
        ("", []),
    ],
)
def test_sayings_are_found_as_they_are_written_in_lists(
    text: str, found: list[tuple[int, int, str, float]]
) -> None:
    assert SOME.found(Read(text)) == found


@pytest.mark.parametrize("name", LISTS)
def test_each_word_of_a_list_is_one_that_a_text_can_hold(name: str) -> None:
    for line in filter(None, map(str.strip, LISTS[name].splitlines())):
        weight, _, sayings = line.partition(":")
        assert float(weight) > 0
        for saying in filter(None, map(str.strip, sayings.split(","))):
            slots = [slot.strip("()").split("/") for slot in saying.split()]
            words = [word.rstrip("*") for slot in slots for word in slot if word != "…"]
            assert [Read(word).tokens for word in words] == [[fold(word)] for word in words], saying
            said = " ".join(slot[-1].rstrip("*") for slot in slots if slot != ["…"])
            assert Sayings(one=f"1: {saying}").found(Read(said)), saying


@pytest.mark.parametrize("name", LISTS)
def test_no_saying_is_in_a_list_twice(name: str) -> None:
    sayings = ",".join(line.partition(":")[2] for line in LISTS[name].splitlines()).split(",")
    slots = [[slot.split("/") for slot in fold(saying).split()] for saying in sayings]
    every = Counter(words for saying in slots for words in product(*saying) if words)
    assert [words for words, times in every.items() if times > 1] == []


@given(st.text(max_size=200))
def test_tokens_are_folded_one_by_one_and_as_many_as_are_written(text: str) -> None:
    read = Read(text)
    assert len(read.written) == len(read.tokens)
    assert read.present == set(read.tokens)


@pytest.mark.parametrize(
    "unit", ["nicht ", "wie ", "ich würde gern ", "@a ", "so gut ", "http://x ", "?", "ein", "was kostet "]
)
def test_no_text_takes_long(unit: str) -> None:
    every = Sayings(**{name.rpartition(".")[2]: listed for name, listed in LISTS.items()})
    every.found(Read("warm up"))
    began = time.process_time()
    every.found(Read(unit * (20_000 // len(unit))))
    assert time.process_time() - began < 0.1
