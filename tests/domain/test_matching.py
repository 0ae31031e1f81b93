"""Matching of texts: a reply is recognised whatever a platform did to its text, and no other text is taken for it."""

import html

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.domain.matching import norm, same

OURS = "Hallo Käthe & Co.,\n\nja, „bis 18 Uhr“ – siehe https://roesterei.example/zeiten?a=1&b=2.\nGrüße 👋🏽"
LONG = "Gutscheine gibt es ab 10 Euro bei uns im Laden und im Netz, gerne auch als Karte mit Schleife."

words = st.text(
    st.characters(codec="utf-8", exclude_characters="&", exclude_categories=("Cs", "Co")), max_size=60
)


@pytest.mark.parametrize(
    "seen",
    [
        OURS,
        html.escape(OURS),
        html.escape(html.escape(OURS)),
        "<p>" + html.escape(OURS).replace("\n\n", "</p>\n<p>").replace("\n", "<br />\n") + "</p>",
        OURS.replace("„", '"').replace("“", '"').replace("–", "-"),
        OURS.replace(" ", "\u00a0").replace("\n", "\r\n"),
        OURS.replace("https://roesterei.example/zeiten?a=1&b=2", "https://t.example/x"),
        OURS.replace("ä", "a\u0308").replace("ü", "u\u0308"),
        OURS.replace("👋🏽", "&#x1f44b;&#x1f3fd;") + "\u200b",
    ],
    ids=["as it is", "escaped", "escaped twice", "paragraphs", "plain quotes", "white space", "short link",
         "decomposed", "emoji as entities"],
)  # fmt: skip
def test_an_own_text_is_recognised_when_the_platform_changed_its_form(seen: str) -> None:
    assert same(OURS, seen)


@pytest.mark.parametrize(
    "seen",
    [
        OURS.replace("18", "19"),
        OURS.replace("ja", "nein"),
        OURS + " PS: Bis bald",
        OURS.replace(" – siehe https://roesterei.example/zeiten?a=1&b=2", ""),
        "",
    ],
    ids=["other number", "other word", "longer", "link left out", "nothing"],
)
def test_another_text_is_not_taken_for_an_own_one(seen: str) -> None:
    assert not same(OURS, seen)


def test_a_text_cut_with_an_ellipsis_is_an_own_one_if_enough_of_it_is_left() -> None:
    assert same(LONG, LONG[:60] + "…")
    assert same(LONG, LONG[:60] + "...")
    assert not same(LONG, LONG[:10] + "…")
    assert not same(LONG, LONG[:60])


def test_a_heart_is_not_taken_for_a_tag() -> None:
    assert norm("<3") == "<3"
    assert not same("<3 <3", "<3")


def test_a_text_of_nothing_but_tags_still_is_a_text() -> None:
    assert norm("<b></b>") != ""
    assert not same("<b></b>", "<i></i>")


@given(words)
def test_comparing_twice_changes_nothing(text: str) -> None:
    assert norm(norm(text)) == norm(text)


@given(words)
def test_escaping_and_paragraphs_never_matter(text: str) -> None:
    assume(norm(text))
    assert norm("<p>" + html.escape(text) + "</p>\n") == norm(text)


@given(words, words)
def test_what_is_the_same_is_the_same_from_both_sides(one: str, other: str) -> None:
    assert (norm(one) == norm(other)) == (norm(other) == norm(one))
    if norm(one):
        assert same(one, one)


def test_twenty_kilobytes_of_traps_are_compared_at_once() -> None:
    for trap in ("<a", "&amp;", "http://", "{", "<" * 50 + ">", "\u0301", "www."):
        assert isinstance(norm(trap * (20_000 // len(trap))), str)
