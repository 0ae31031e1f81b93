"""Which pictures a card shows, and what is one by its first bytes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.picture import SHOWN, chosen, file_type, key_of


@pytest.mark.parametrize(
    ("body", "ending"),
    [
        (b"\x89PNG\r\n\x1a\n" + b"0" * 9, "png"),
        (b"\xff\xd8\xff\xe0JFIF", "jpg"),
        (b"GIF89a", "gif"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "webp"),
        (b"RIFF\x00\x00\x00\x00WAVE", None),
        (b"<svg onload=alert(1)>", None),
        (b"<html>", None),
        (b"", None),
    ],
)
def test_a_picture_is_one_by_its_first_bytes(body: bytes, ending: str | None) -> None:
    assert file_type(body) == ending


@given(st.lists(st.lists(st.sampled_from("abcdefg")), max_size=5))
def test_a_card_shows_at_most_four_each_once_the_newest_comments_first(media: list[list[str]]) -> None:
    shown = chosen(media)
    assert len(shown) <= SHOWN
    assert len(set(shown)) == len(shown)
    assert list(shown) == list(dict.fromkeys(one for each in media for one in each))[:SHOWN]


@given(st.lists(st.text(max_size=3), max_size=4), st.lists(st.text(max_size=3), max_size=4))
def test_other_addresses_have_another_key(one: list[str], other: list[str]) -> None:
    if "\n".join(one) != "\n".join(other):
        assert key_of(one) != key_of(other)
