"""Labelled sets: large and balanced enough for a figure measured on them to mean something."""

from collections import Counter

import pytest

from tests.labelled import OTHERS, addressed, addressed_elsewhere, commented


def test_every_form_of_address_is_there_in_many_kinds_of_text() -> None:
    rows = addressed()
    share = {label: count / len(rows) for label, count in Counter(row.label for row in rows).items()}

    assert len(rows) >= 330
    assert share.keys() == {"du", "sie", "none", "mixed"}
    assert min(share["du"], share["sie"]) >= 0.3
    assert share["none"] >= 0.2
    assert share["mixed"] >= 0.06
    assert min(Counter(row.kind for row in rows).values()) >= 20
    assert len({row.kind for row in rows}) >= 6


def test_hard_cases_have_a_note_and_no_sentence_is_there_twice() -> None:
    rows = addressed()

    assert all(row.note and row.text == row.text.strip() for row in rows)
    assert len({row.text.casefold() for row in rows}) == len(rows)


@pytest.mark.parametrize("writer", OTHERS)
def test_every_other_set_has_every_form_of_address_and_no_text_of_the_first(writer: str) -> None:
    rows = addressed_elsewhere(writer)
    counted = Counter(label for _, label in rows)

    assert len(rows) >= 240
    assert counted.keys() == {"du", "sie", "none", "mixed"}
    assert min(counted.values()) >= 10
    assert {text for text, _ in rows}.isdisjoint(row.text for row in addressed())


def test_every_kind_of_comment_is_there_often_in_german_and_english() -> None:
    rows = commented()
    kinds = Counter(row.kind for row in rows)

    assert len(rows) >= 330
    assert kinds.keys() == {"question", "buying", "complaint", "praise", "chatter", "other"}
    assert min(kinds.values()) >= 35
    assert sum(row.urgent for row in rows) >= 60
    assert sum(row.spam for row in rows) >= 40
    assert sum(row.language == "de" for row in rows) / len(rows) >= 0.6
    assert sum(row.language == "en" for row in rows) / len(rows) >= 0.25


def test_comments_are_from_many_places_and_only_reviews_have_stars() -> None:
    rows = commented()

    assert len({row.text for row in rows}) == len(rows)
    assert len({row.where for row in rows}) >= 6
    assert {row.where for row in rows if row.stars} == {"google"}
    assert {row.stars for row in rows} == {None, 1, 2, 3, 4, 5}
