"""What the Graph API answers becomes what the engine sees, pair by pair.

The rows are made from Meta's field lists (reference pages of Comment and Page Post, November 2026); people are invented.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.connectors.facebook import normalise
from bot.connectors.facebook.normalise import Context, remembered, stored
from bot.ports import SeenComment
from tests.connectors import payloads
from tests.connectors.facebook import specification
from tests.connectors.facebook.double import PAGE, SAMPLES


def seen_in(raw: dict[str, Any]) -> SeenComment | None:
    """The comment that a raw half is about."""
    if "post" in raw:
        return normalise.visitor_post(raw["post"], raw["page"])
    found = normalise.comments(raw["data"], raw["thread"], raw["page"])
    return next(one for one in found if one.external_id == raw["of"])


@pytest.mark.parametrize(
    "raw", payloads.pairs("facebook"), ids=lambda raw: raw.name.removesuffix(".raw.json")
)
def test_a_row_becomes_this_comment(raw: Path) -> None:
    seen = seen_in(json.loads(raw.read_text(encoding="utf-8")))
    assert payloads.as_json(seen) == json.loads(payloads.expectation(raw).read_text(encoding="utf-8"))


def test_every_expectation_has_its_row() -> None:
    halves = {payloads.expectation(raw) for raw in payloads.pairs("facebook")}
    folder = payloads.FOLDER / "facebook" / "payloads"
    assert set(folder.glob("*.comment.json")) == halves
    assert len(halves) >= 20


@pytest.mark.parametrize("raw", payloads.pairs("facebook"), ids=lambda raw: raw.stem)
def test_every_raw_row_uses_names_of_metas_field_lists(raw: Path) -> None:
    body = json.loads(raw.read_text(encoding="utf-8"))
    if "post" in body:
        assert set(body["post"]) <= specification.fields_of("PagePost")
    for row in body.get("data", ()):
        assert set(row) <= specification.fields_of("Comment")
        assert set(row.get("attachment", ())) <= set(specification.DOCUMENTED_OBJECTS["attachment"][1])


@pytest.mark.parametrize("sample", ["facebook-page-feed-nested", "facebook-comments-stream"])
def test_the_samples_of_success_use_names_of_metas_field_lists(sample: str) -> None:
    body = json.loads((SAMPLES / f"{sample}.json").read_bytes())
    for row in body["data"]:
        comments = row.pop("comments", {"data": []})["data"]
        assert set(row) <= specification.fields_of("PagePost" if "updated_time" in row else "Comment")
        assert all(set(comment) <= specification.fields_of("Comment") for comment in comments)


ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.text(max_size=20),
    st.just([]),
    st.just({}),
    st.just({"id": 7}),
)


@given(st.dictionaries(st.sampled_from(sorted(specification.fields_of("Comment") - {"id"})), ODD))
def test_a_row_with_odd_fields_is_still_a_comment(odd: dict[str, Any]) -> None:
    [seen] = normalise.comments(({**odd, "id": "1_2"},), f"{PAGE}_1", PAGE)
    assert seen.external_id == "1_2"
    assert len(seen.context.encode()) <= 4096


@given(st.text(max_size=3_000), st.text(max_size=300), st.integers(0, 2**40), st.booleans())
def test_a_context_is_remembered_whatever_it_holds(link: str, by: str, second: int, liked: bool) -> None:
    context = Context(by=by, link=link, second=second, liked=liked)
    assert remembered(stored(context)) == context


@pytest.mark.parametrize("value", ["2026-11-20T18:02:11+0000", 1795197731, "1795197731"])
def test_times_of_lists_and_of_deliveries_are_both_read(value: object) -> None:
    assert normalise.moment(value).timestamp() in (1795197731, 1795197731 - 1795197731 % 60 + 11)


def test_no_context_is_ever_larger_than_allowed() -> None:
    row = {
        "id": "1_2",
        "permalink_url": "https://x.example/" + "ä" * 5_000,
        "from": {"id": "9" * 5_000, "name": "x"},
        "parent": {"id": "8" * 5_000},
    }
    [seen] = normalise.comments((row,), "1", PAGE)
    assert len(seen.context.encode()) <= 4096
    assert len(seen.url) == 2_000
