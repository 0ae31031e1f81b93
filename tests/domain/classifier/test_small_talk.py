"""Thank-yous by word rules."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.classifier.small_talk import LONGEST, is_thanks, small_talk


@pytest.mark.parametrize(
    "text",
    [
        "Danke!",
        "danke dir 😊",
        "👍",
        "❤️🙏🏽",
        "Super, danke euch!",
        "Alles klar, vielen lieben Dank für die schnelle Antwort!",
        "Perfekt!",
        "Thanks a lot for the quick reply!",
        "ok",
    ],
)
def test_who_only_thanks_or_agrees_wants_nothing(text: str) -> None:
    assert is_thanks(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Danke für nichts",
        "Danke, aber wann?",
        "Danke?",
        "Ja bitte",
        "Ja, danke!",
        "Nein danke",
        "Danke! Ich komme um 3",
        "👎",
        "👍?",
        "Danke https://spam.example",
        "Liebe Grüße",
        "Danke " * 20,
    ],
)
def test_who_says_anything_else_is_read(text: str) -> None:
    assert not is_thanks(text)


@given(st.text(max_size=2 * LONGEST))
def test_a_thank_you_is_short_and_asks_nothing_and_counts_as_small_talk(text: str) -> None:
    if is_thanks(text):
        assert len(text.strip()) <= LONGEST + text.count("\ufe0f")
        assert "?" not in text and not any(letter.isdigit() for letter in text)
        assert small_talk(text)


@given(
    st.lists(
        st.sampled_from(["Danke", "dir", "vielen", "Dank", "!", "👍", " ", "👎", "nicht", "?"]), max_size=9
    )
)
def test_one_word_or_sign_outside_the_rules_is_enough_to_be_read(parts: list[str]) -> None:
    if is_thanks(" ".join(parts)):
        assert not {"👎", "nicht", "?"} & set(parts)
