"""Weighted length: the vectors of twitter-text, and what holds for every text."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.connectors.x import tlds
from bot.connectors.x.length import LIMIT, LINK, links, weighted

SAMPLES = Path(__file__).parent / "samples"
VECTORS = [
    *json.loads((SAMPLES / "x-weighted-length-vectors.json").read_text(encoding="utf-8")),
    *json.loads((SAMPLES / "more-weighted-lengths.json").read_text(encoding="utf-8")),
]
WORDS = st.text(st.characters(codec="utf-8", exclude_characters=".:/@"), max_size=40)


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["text"][:30])
def test_a_text_weighs_what_twitter_text_says(vector: dict[str, object]) -> None:
    text = str(vector["text"])
    assert weighted(text) == vector["weightedLength"]
    assert (0 < weighted(text) <= LIMIT) is vector["valid"]


def test_there_are_vectors_with_links_without_a_scheme_emoji_and_other_scripts() -> None:
    assert len(VECTORS) >= 100
    assert sum("://" not in each["text"] and bool(links(each["text"])) for each in VECTORS) >= 10


@given(WORDS)
def test_without_a_dot_nothing_is_a_link_and_each_character_weighs_one_or_two(text: str) -> None:
    normal = unicodedata.normalize("NFC", text)
    assert links(text) == ()
    assert weighted(text) <= 2 * len(normal)


@given(WORDS, WORDS)
def test_two_lines_weigh_what_each_weighs_and_the_end_of_the_line(first: str, second: str) -> None:
    assert weighted(f"{first}\n{second}") == weighted(first) + 1 + weighted(second)


@given(
    st.from_regex(r"[a-z]{1,20}(/[a-z]{1,300})?", fullmatch=True),
    st.sampled_from(["at", "de", "com", "museum"]),
)
def test_a_link_weighs_the_same_however_long_it_is(rest: str, top: str) -> None:
    name, slash, path = rest.partition("/")
    for scheme in ("", "http://", "https://"):
        assert weighted(f"siehe {scheme}{name}.{top}{slash}{path} bitte") == LINK + len("siehe  bitte")


@given(st.text())
def test_any_text_has_a_weight(text: str) -> None:
    assert 0 <= weighted(text) <= 23 * max(1, len(text)) + 2 * len(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mehr auf roesterei.at.", ("roesterei.at",)),
        ("Um 9.30 Uhr, z.B. am Sonntag usw.", ()),
        ("info@roesterei.at", ()),
        ("Datei.txt und Preis 5.000", ()),
        (
            "https://roesterei.at/karte, und (www.roesterei.at)",
            ("https://roesterei.at/karte", "www.roesterei.at"),
        ),
        ("Komm vorbei.Am Sonntag", ("vorbei.Am",)),
    ],
)
def test_links_are_what_x_makes_one(text: str, found: tuple[str, ...]) -> None:
    assert links(text) == found


@pytest.mark.parametrize(
    "piece", ["a.", "http://", "a.at/(", "a-", "x.at/a)(", "ä.", "@a.at ", "\u200d👨", "(a"]
)
def test_a_text_made_to_take_long_is_bounded(piece: str) -> None:
    assert weighted(piece * 1_500) > 0


def test_the_list_of_top_level_domains_is_whole_and_small() -> None:
    assert {"at", "de", "com", "museum"} <= set(tlds.ASCII.split())
    assert len(tlds.ASCII.split()) > 1_200
    assert tlds.ASCII.startswith(" ") and tlds.ASCII.endswith(" ") and tlds.ASCII.lower() == tlds.ASCII
    assert len(tlds.ASCII) < 12_000
