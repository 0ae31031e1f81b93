"""How suggestions are computed, in a sentence."""

import pytest

from bot.domain.settings import Language
from bot.domain.tier import Choice, Tier, Why
from bot.texts import speak
from bot.words.suggestions import tier_sentence

NEEDED, FREE = 43 * 2**20, 100 * 2**20


@pytest.mark.parametrize(
    ("tier", "why", "said"),
    [
        (Tier.FULL, Why.ROOM, "Suggestions go by meaning: they need 43 MB, 100 MB were free."),
        (Tier.OFF, Why.SET, "Nothing is suggested, as SHOPBELL_SUGGESTIONS says."),
        (
            Tier.LITE,
            Why.SET,
            "Suggestions go by words alone, as SHOPBELL_SUGGESTIONS says. By meaning they need 43 MB, 100 MB are free.",
        ),
        (
            Tier.LITE,
            Why.NO_ROOM,
            "Suggestions go by words alone: by meaning they need 43 MB and 64 MB in reserve, and 100 MB were free. Make"
            " room and start Shopbell again, or set SHOPBELL_SUGGESTIONS=full.",
        ),
    ],
)
def test_the_choice_is_said_with_what_is_needed_and_what_was_free(tier: Tier, why: Why, said: str) -> None:
    assert tier_sentence(speak(Language.ENGLISH), Choice(tier, why, NEEDED, FREE)) == said


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("why", list(Why))
@pytest.mark.parametrize("free", [None, FREE])
def test_every_choice_has_a_whole_sentence_in_every_language(
    language: Language, why: Why, free: int | None
) -> None:
    tier = Tier.FULL if why is Why.ROOM else Tier.LITE
    said = tier_sentence(speak(language), Choice(tier, why, NEEDED, free))
    assert "{" not in said
    assert said.endswith((".", "holt es)."))
