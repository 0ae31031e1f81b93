"""Languages of comments: German or English, from few words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.language import ENGLISH, GERMAN, UNKNOWN, language_of

GERMAN_ONES = (
    "Habt ihr am Samstag offen?",
    "wann liefert ihr nach linz",
    "Bin begeistert, die Torte war ein Traum!",
    "koennte ich das auch in gruen haben",
    "is des no zum hobn?",
    "Danke euch",
    "Öffnungszeiten?",
    "Terminvereinbarung",
    "preis?",
    "Sehr unfreundliche Bedienung, nie wieder.",
    "Super Service, cooler Shop, gerne wieder",
    "Glaubst du, das hält?",
    "Gutscheinkauf möglich?",
    "habt ihr noch was im stock oder is alles weg",
    "Lieferung kam 3 Tage zu spät 😡",
)
ENGLISH_ONES = (
    "Are you open on Saturday?",
    "how much is shipping to austria",
    "Loved the cake, will be back!",
    "thx",
    "My order arrived broken and nobody answers",
    "opening hours?",
    "price?",
    "is this still available",
    "Best coffee in town 😍",
    "do u ship 2 germany",
    "Any gluten-free bread?",
    "Dogs allowed?",
    "I’m allergic to nuts – what can I eat?",
    "so rude",
)
UNDECIDED = ("", "😂😂", "12345", "???", "ok", "Hi!", "Anna", "@anna @tom", "CRM")


@pytest.mark.parametrize("text", GERMAN_ONES)
def test_german_is_recognised(text: str) -> None:
    assert language_of(text) == GERMAN


@pytest.mark.parametrize("text", ENGLISH_ONES)
def test_english_is_recognised(text: str) -> None:
    assert language_of(text) == ENGLISH


@pytest.mark.parametrize("text", UNDECIDED)
def test_what_is_no_word_of_either_decides_nothing(text: str) -> None:
    assert language_of(text) == UNKNOWN


@given(st.sampled_from((*GERMAN_ONES, *ENGLISH_ONES)), st.text("0123456789 .,!?…😂🙏\n", max_size=20))
def test_case_marks_and_emoji_change_no_language(text: str, beside: str) -> None:
    assert language_of(f"{beside} {text.upper()} {beside}") == language_of(text)


@given(st.text(max_size=700))
def test_any_text_has_one_of_three_languages(text: str) -> None:
    assert language_of(text) in {GERMAN, ENGLISH, UNKNOWN}
