"""Personal data is left out of a text, all of it; ordinary words stay."""

import re
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.anonymous.person_names import People
from bot.domain.anonymous.personal_data import LEFT_OUT, READ, without_personal_data
from bot.domain.language import is_frequent

HERE = Path(__file__).parent
PLANTED = re.compile(r"\{\{(.*?)\}\}(?!\})")
NOBODY = People.of(())


def lines(name: str) -> list[str]:
    found = (HERE / name).read_text("utf-8").splitlines()
    return [line.replace("\\n", "\n") for line in found if line and not line.startswith("#")]


def words_of(text: str) -> set[str]:
    return {word.casefold() for word in re.findall(r"\w{2,}", text)}


def left(line: str) -> tuple[str, set[str]]:
    """What is made of a line, and what of its personal data is still there."""
    author, _, marked = line.partition("|")
    kept = without_personal_data(PLANTED.sub(r"\1", marked), author, NOBODY)
    planted = set().union(*(words_of(one) for one in PLANTED.findall(marked)))
    elsewhere = words_of(PLANTED.sub(" ", marked))
    return kept, (planted - elsewhere) & words_of(kept)


def test_nothing_of_planted_personal_data_is_left() -> None:
    found = {line: left(line) for line in lines("planted.txt")}
    assert len(found) > 250
    assert {line: kept for line, (kept, still) in found.items() if still} == {}


def test_ordinary_words_stay() -> None:
    found = {line: without_personal_data(line, "Kunde K.", NOBODY) for line in lines("ordinary.txt")}
    assert {line: kept for line, kept in found.items() if kept != line} == {}


def test_somebody_else_who_is_known_is_left_out_by_whole_and_first_name() -> None:
    people = People.of(["Xenija Petkov", "Ilvy", "kaffee_tiger", "Gasthaus Zum Ochsen"])
    said = without_personal_data(
        "Die Xenija und ilvy waren da, petkov xenija auch, und Kaffee_Tiger, im Gasthaus zum Ochsen.",
        "",
        people,
    )
    assert said == "Die […] und […] waren da, […] auch, und […], im […]."


def test_a_word_that_four_people_write_is_no_name_unless_it_is_a_first_name() -> None:
    names = ["Sabine Winterling", "Anna Winterling"]
    few = [(f"Gast {n}", "Kommt der Winterling wieder? sagt Anna bitte") for n in range(3)]
    many = [*few, ("Gast 4", "Den Winterling mag ich, sagt Anna")]
    text = "Kommt der Winterling wieder? sagt Anna bitte"
    assert without_personal_data(text, "", People.of(names, few)) == "Kommt der […] wieder? sagt […] bitte"
    assert (
        without_personal_data(text, "", People.of(names, many))
        == "Kommt der Winterling wieder? sagt […] bitte"
    )


LETTERS = "abcdefghijklmnopqrstuvwxyzäöüßčšžığ"
PART = (
    st.text(LETTERS, min_size=4, max_size=12).map(str.capitalize).filter(lambda part: not is_frequent(part))
)
NAMES = st.lists(PART, min_size=1, max_size=3).map(" ".join)
AROUND = st.sampled_from(
    [
        "Habt ihr offen? {}",
        "{} hat gesagt, es gibt Torten",
        "ist {} heute da",
        "Torten ({}) bitte",
        "das von „{}“ war gut",
        "{}!!!",
        "für {}, am Freitag",
        "{}s Torte",
        "#{} ist toll",
    ]
)


@given(name=NAMES, around=AROUND, change=st.sampled_from([str, str.lower, str.upper]))
def test_no_author_is_found_in_their_own_words_or_in_those_of_others(name: str, around: str, change) -> None:
    said = around.format(change(name))
    kept = {
        without_personal_data(said, name, NOBODY),
        without_personal_data(said, "", People.of([name])),
    }
    for part in name.split():
        assert all(part.casefold() not in text.casefold() for text in kept)


@given(name=NAMES, place=st.integers(0, 2))
def test_a_part_of_the_authors_name_is_no_more_left_than_the_whole(name: str, place: int) -> None:
    part = name.split()[place % len(name.split())]
    kept = without_personal_data(f"Kommt {part} am Freitag?", name, NOBODY)
    assert part.casefold() not in kept.casefold()


@given(
    first=st.sampled_from(["0664", "0043664", "+43664", "+43 1", "(0)664", "01", "0171", "+41 79", "555"]),
    digits=st.text("0123456789", min_size=6, max_size=9),
    cuts=st.lists(st.integers(1, 8), max_size=4),
    between=st.sampled_from(["", " ", "/", "-", ".", " / ", " - ", "–", ") "]),
)
def test_no_telephone_number_is_left_however_it_is_written(
    first: str, digits: str, cuts: list[int], between: str
) -> None:
    groups = [
        digits[a:b] for a, b in pairwise(sorted({0, len(digits), *(c for c in cuts if c < len(digits))}))
    ]
    written = between.join([first, *groups])
    kept = without_personal_data(f"Ruft mich an: {written} ab Mittag", "", NOBODY)
    assert not any(char.isdigit() for char in kept)
    assert kept.endswith("ab Mittag")


@given(
    local=st.from_regex(r"[a-z]{2,8}([.+_-][a-z0-9]{2,6})?", fullmatch=True),
    host=st.sampled_from(["gmx", "mein-laden", "uni.wien", "mail2"]),
    end=st.sampled_from(["at", "com", "co.uk", "eu"]),
    at=st.sampled_from(["@", " @ ", "(at)", " (at) ", "[at]", " at ", " ät ", "{at}", "(ät)", "<at>"]),
    dot=st.sampled_from([".", "(dot)", " punkt ", " [punkt] ", " dot "]),
)
def test_no_mail_address_is_left_however_it_is_disguised(
    local: str, host: str, end: str, at: str, dot: str
) -> None:
    written = f"{local}{at}{host}{dot}{end}"
    kept = without_personal_data(f"Schreibt mir: {written}!", "", NOBODY)
    # Of a disguised address the part before a plus or an underscore may be any word.
    assert host not in kept
    assert re.split(r"[.+_-]", local)[-1] not in kept.replace("Schreibt mir", "")


@given(st.text(max_size=300), st.text(max_size=30))
def test_any_text_by_anybody_is_read(text: str, author: str) -> None:
    kept = without_personal_data(text, author, People.of([author, text[:30]], [(author, text)]))
    assert len(kept) <= 4 * len(text) + len(LEFT_OUT)


@pytest.mark.parametrize(
    "unit", ["a@", "@a", "0 ", "1.", "Anna ", "lg ", "a.b ", "Hallo A ", "(at)", "Nr. ", "Hr. ", "- A", "\nA"]
)
def test_a_long_text_takes_no_longer_than_it_is_read(unit: str) -> None:
    people = People.of(["Anna Huber"])

    def took(characters: int) -> float:
        began = time.thread_time()
        without_personal_data((unit * characters)[:characters], "Anna Huber", people)
        return time.thread_time() - began

    took(100)
    assert min(took(READ), took(READ)) < 8 * max(took(READ // 4), 0.005)
    assert took(10 * READ) < 1
