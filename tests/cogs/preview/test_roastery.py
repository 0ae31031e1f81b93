"""Example business of the preview: what it answers with keeps to its own brand."""

import pytest

from bot.domain.brand import Brand, Gender, Refused, Voice, facts_in, words_in
from bot.domain.brand_check.checking import check_body
from bot.domain.settings import Language
from cogs.preview import roastery


@pytest.mark.parametrize(
    ("language", "templates", "words", "facts"),
    [
        (Language.GERMAN_DU, roastery.TEMPLATES, roastery.WORDS, roastery.FACTS),
        (Language.ENGLISH, roastery.ENGLISH_TEMPLATES, roastery.ENGLISH_WORDS, roastery.ENGLISH_FACTS),
    ],
)
def test_its_templates_keep_to_its_brand(
    language: Language, templates: tuple[tuple[str, str, str], ...], words: str, facts: str
) -> None:
    taboo = words_in(words)
    assert not isinstance(taboo, Refused)
    assert not isinstance(facts_in(facts), Refused)
    voice = Voice(language, Brand(gender=Gender.STAR, emoji_most=1, words=taboo))
    assert [(title, check_body(body, voice, language)) for title, _, body in templates] == [
        (title, ()) for title, _, _ in templates
    ]
