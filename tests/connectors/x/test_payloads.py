"""What X answers becomes what the engine sees, pair by pair."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.connectors.x import normalise
from bot.connectors.x.normalise import Includes
from tests.connectors import payloads
from tests.connectors.x.double import US
from tests.connectors.x.pairs import WHO, converted

KEYS = (
    "id text author_id created_at conversation_id display_text_range in_reply_to_user_id entities note_post attachments"
    " referenced_posts referenced_tweets edit_history_post_ids edit_history_tweet_ids type url urls display_url expanded_url"
    " mentions media_keys username"
).split()
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.from_regex(r"[0-9]{1,22}", fullmatch=True),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=5),
    max_leaves=12,
)


@pytest.mark.parametrize("raw", payloads.pairs("x"), ids=lambda raw: raw.name.removesuffix(".raw.json"))
def test_a_recorded_post_becomes_this_comment(raw: Path) -> None:
    expected = json.loads(payloads.expectation(raw).read_text(encoding="utf-8"))
    assert payloads.as_json(converted(raw)) == expected


def test_every_expectation_has_its_post() -> None:
    halves = {payloads.expectation(raw) for raw in payloads.pairs("x")}
    assert set((payloads.FOLDER / "x" / "payloads").glob("*.comment.json")) == halves
    assert len(halves) >= 25


@pytest.mark.parametrize(
    ("pair", "summoned", "in_own"),
    [
        ("reply_current", False, True),
        ("reply_legacy", False, True),
        ("reply_to_several_people", False, True),
        ("reply_that_is_nothing_but_names", False, True),
        ("reply_below_another_customers", False, False),
        ("quote_of_somebody_elses_post", False, False),
        ("mention_in_a_post_of_its_own", True, False),
        ("reply_that_mentions_us_in_its_text", True, True),
        ("reply_whose_author_typed_our_name_first", True, True),
        ("quote_of_our_post", True, False),
        ("quote_of_our_post_legacy", True, False),
    ],
)
def test_a_program_may_answer_whoever_typed_our_name_or_quotes_us(
    pair: str, summoned: bool, in_own: bool
) -> None:
    seen = converted(payloads.FOLDER / "x" / "payloads" / f"{pair}.raw.json")
    assert seen is not None
    known = normalise.remembered(seen.context)
    assert (known.summoned, known.in_own) == (summoned, in_own)


@given(st.dictionaries(st.sampled_from(KEYS), VALUES))
def test_whatever_comes_is_a_comment_with_bounds_or_none(row: dict[str, object]) -> None:
    for convert in (normalise.comment, normalise.own_reply):
        seen = convert(row, normalise.includes_of({"includes": row}), WHO)
        if seen is not None:
            assert 0 <= seen.order < 2**63
            assert len(seen.text.encode()) <= 20_000
            assert len(seen.context) < 4_096
            assert normalise.remembered(seen.context).by == (seen.author_id or "")


def test_text_and_addresses_from_outside_have_an_end() -> None:
    endless = "a" * 50_000
    row = {
        "id": "5",
        "author_id": "7",
        "text": f"{endless} https://t.co/a",
        "entities": {
            "urls": [{"url": "https://t.co/a", "display_url": endless, "expanded_url": f"https://{endless}"}]
        },
        "attachments": {"media_keys": ["1"] * 500},
    }
    page = Includes(
        users={"7": {"id": "7", "name": endless}},
        media={"1": {"media_key": "1", "url": f"https://pbs.twimg.com/{endless}"}},
    )
    seen = normalise.comment(row, page, WHO)
    assert seen is not None
    assert (len(seen.author), len(seen.text), seen.media) == (200, 20_000, ())


@pytest.mark.parametrize(
    "context", ["", "{", "[]", "7", '{"by": 7, "newest": [], "summoned": "yes"}', '{"by": "x"}']
)
def test_a_context_of_another_version_is_an_empty_one(context: str) -> None:
    assert normalise.remembered(context) == normalise.Context()


def test_a_post_of_ours_among_mentions_answers_what_it_replies_to() -> None:
    row = {
        "id": "90",
        "author_id": US,
        "text": "@greta Ja",
        "conversation_id": "10",
        "referenced_posts": [{"type": "replied_to", "id": "20"}],
    }
    seen = normalise.comment(row, Includes(), WHO)
    assert seen is not None
    assert (seen.role.value, seen.answers, seen.author) == ("us", ("20",), "Kaffeehaus Ex")
