"""What WordPress answers becomes what the engine sees, pair by pair."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.connectors.wordpress import normalise
from bot.connectors.wordpress.client import Answer
from bot.connectors.wordpress.normalise import Who
from bot.domain.comment import Form
from bot.domain.plaintext import from_html
from tests.connectors import payloads

WHO = Who(own=frozenset({"1"}), team=frozenset({"2", "3"}), person_key=b"one key for each business")


@pytest.mark.parametrize(
    "raw", payloads.pairs("wordpress"), ids=lambda raw: raw.name.removesuffix(".raw.json")
)
def test_a_recorded_row_becomes_this_comment(raw: Path) -> None:
    seen = normalise.comment(json.loads(raw.read_text(encoding="utf-8")), WHO)
    assert payloads.as_json(seen) == json.loads(payloads.expectation(raw).read_text(encoding="utf-8"))


def test_every_expectation_has_its_row() -> None:
    halves = {payloads.expectation(raw) for raw in payloads.pairs("wordpress")}
    folder = payloads.FOLDER / "wordpress" / "payloads"
    assert set(folder.glob("*.comment.json")) == halves
    assert len(halves) >= 20


def test_a_mail_address_becomes_another_person_in_another_business_and_is_kept_nowhere() -> None:
    row = {
        "id": 5,
        "author": 0,
        "author_name": "Resi",
        "author_email": " Resi@Example.net ",
        "type": "comment",
    }
    lower = {**row, "author_email": "resi@example.net"}
    here = Who(frozenset(), frozenset(), b"here")
    there = Who(frozenset(), frozenset(), b"there")
    first, second = normalise.comment(row, here), normalise.comment(lower, here)
    other = normalise.comment(row, there)
    assert first is not None and second is not None and other is not None
    assert first.author_id == second.author_id != other.author_id
    assert "example.net" not in repr(first).lower()


@pytest.mark.parametrize("kind", ["faq_question", "wpdiscuz_sticky", "rating", "quote"])
def test_a_type_that_nobody_knows_may_be_a_customers_and_is_shown(kind: str) -> None:
    row = {"id": 5, "author": 0, "author_name": "Resi", "content": {"rendered": "<p>Wann?</p>"}, "type": kind}
    seen = normalise.comment(row, WHO)
    assert seen is not None and (seen.text, seen.form) == ("Wann?", Form.COMMENT)


@pytest.mark.parametrize(
    "kind",
    ["pingback", "trackback", "webmention", "note", "order_note", "edd_payment_note", "action_log",
     "sensei_lesson_status", "like", "repost"],
)  # fmt: skip
def test_a_type_that_is_never_a_customers_is_nobodys_comment_and_documented(kind: str) -> None:
    assert normalise.comment({"id": 5, "author": 0, "content": {"rendered": "x"}, "type": kind}, WHO) is None
    page = Path("docs/connections/wordpress.md").read_text(encoding="utf-8")
    assert f"`{kind}`" in page or f"`…{kind[kind.rfind('_') :]}`" in page


@pytest.mark.parametrize(
    "stranger", ["post", "parent", "author", "author_name", "date_gmt", "content", "link", "status"]
)
@pytest.mark.parametrize("odd", [None, True, -1, 2.5, "x", [], {}, {"raw": 7, "rendered": None}, 10**30])
def test_a_row_with_an_odd_field_is_still_a_comment(stranger: str, odd: object) -> None:
    row = {"id": 7, "post": 4, "author_name": "A", "content": {"rendered": "<p>x</p>"}, "type": "comment"}
    seen = normalise.comment({**row, stranger: odd}, WHO)
    assert seen is not None and seen.external_id == "7"
    assert len(seen.context) < 4096


@given(
    st.text(st.one_of(st.sampled_from(" \n\r\t\xa0\u2028\0>[]*_`@\u200b\u0301"), st.characters())),
    st.booleans(),
)
def test_text_without_markup_is_the_same_with_and_without_the_parser(text: str, line_breaks: bool) -> None:
    bare = text.replace("<", "").replace("&", "")
    told = normalise.plain(bare, line_breaks=line_breaks)
    assert told.split() == from_html(bare, line_breaks=line_breaks).split()
    if line_breaks:
        assert told == from_html(bare, line_breaks=True)


def test_what_a_blog_says_besides_words_has_an_end_too() -> None:
    endless = "a-" * 15_000
    row = {
        "id": 1,
        "post": 1,
        "type": "comment",
        "link": f"https://x.example/{endless}",
        "author_name": endless,
    }
    seen = normalise.comment(row, WHO)
    assert seen is not None
    assert len(seen.url) == 2_000
    assert len(seen.author) == 200
    assert len(Answer(500, {}, {"code": endless}).code) == 80
