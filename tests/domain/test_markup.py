"""Parsing HTML in one pass: time and memory grow as its length does, whatever it contains."""

import sys
import tracemalloc
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.connectors.wordpress import normalise
from bot.domain.markup import Tag, attribute, images, tokens, unescaped
from bot.domain.matching import norm
from bot.domain.plaintext import from_html

UNITS = (
    *(
        "<p>x",
        "<b a={n}>",
        "<a href=https://x.example/{n}>",
        "</p>",
        "<font size={n}>",
        "<i>",
        "</b>",
        "<table>",
    ),
    *(
        "<td>",
        "<li>",
        "<ul>",
        "<blockquote>",
        "<div> ",
        "<img>",
        '<img src="https://x.example/{n}">',
        "&amp;",
        "x",
    ),
    *("<!--", "-->", "<", "</", "<svg>", "<script>", "</script>", '"', "'", " ", "=", ">", "<pre>", "<nobr>"),
)
STEPS_PER_BYTE = 12


def bomb(size: int) -> str:
    """Half of it formatting elements that stay open, each another one, half of it paragraphs: 59 KB killed the bot."""
    opened = "".join(f"<b a={n}>" for n in range(size // 2 // 10))
    return f"<p>{opened}" + "<p>x" * ((size - len(opened)) // 4)


def comment(markup: str) -> object:
    """As it comes from a blog: the words from the raw form, the pictures from the rendered one."""
    row = {"id": 1, "post": 1, "type": "comment", "content": {"rendered": markup, "raw": markup}}
    return normalise.comment(row, normalise.Who(frozenset(), frozenset(), b"k"))


def steps(work: Callable[[], object]) -> int:
    """Calls of functions, those of this code and those of the interpreter."""
    counted = 0

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return counted


@pytest.mark.parametrize("size", [2_000, 20_000, 59_000])
def test_what_once_killed_the_process_takes_few_steps_and_little_memory(size: int) -> None:
    markup = bomb(size)
    assert sum(1 for _ in tokens(markup)) <= len(markup)
    assert steps(lambda: comment(markup)) <= STEPS_PER_BYTE * len(markup)
    tracemalloc.start()
    comment(markup)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 10_000_000


@given(st.lists(st.tuples(st.sampled_from(UNITS), st.integers(1, 40)), min_size=1, max_size=12))
def test_any_markup_takes_at_most_twelve_steps_a_byte(parts: list[tuple[str, int]]) -> None:
    markup = "".join(unit.replace("{n}", str(n)) for unit, times in parts for n in range(times))
    assert sum(1 for _ in tokens(markup)) <= len(markup)
    # What a call costs however short the text is comes on top.
    assert steps(lambda: comment(markup)) <= STEPS_PER_BYTE * len(markup) + 120


@given(st.lists(st.sampled_from(UNITS), max_size=30).map("".join))
def test_reading_never_fails_and_makes_no_text_of_its_own(markup: str) -> None:
    text = "".join(token for token in tokens(markup) if isinstance(token, str))
    assert set(text) <= set(unescaped(markup))


@pytest.mark.parametrize(
    ("markup", "read"),
    [
        ("a<b>c</B>d", ["a", Tag("b", False, ""), "c", Tag("b", True, ""), "d"]),
        ('<a title="x>y" href=z>', [Tag("a", False, ' title="x>y" href=z')]),
        ("a<!-- <b> -->b<!-->c<?php x?>d</>e", ["a", "b", "c", "d", "e"]),
        ("a < b <3 <", ["a < b <3 <"]),
        ("a<script>b<c></script >d", ["a", Tag("script", False, ""), Tag("script", True, " "), "d"]),
        ("a<b c='never closed> d", ["a"]),
        ("a<!-- never closed", ["a"]),
        ("a<b", ["a"]),
    ],
)
def test_tags_and_text_come_as_a_browser_reads_them(markup: str, read: list[Tag | str]) -> None:
    assert list(tokens(markup)) == read


def test_an_attribute_is_the_first_of_its_name_unescaped() -> None:
    tag = next(images("<IMG/src = 'a&amp;b' SRC=c alt>"))
    assert attribute(tag, "src") == "a&b"
    assert attribute(tag, "alt") == ""
    assert attribute(tag, "class") == ""


def test_pictures_in_html_comments_do_not_count_and_those_behind_broken_tags_are_found() -> None:
    found = images("<!-- <img src=a> --><b <img src=b><imgx src=c><img src=d")
    assert [attribute(tag, "src") for tag in found] == ["b", "d"]


def test_a_reference_to_a_number_without_end_is_one_unknown_character() -> None:
    text = f"a&#{'9' * 5_000};b"
    assert from_html(text) == norm(text) == "a\ufffdb"
