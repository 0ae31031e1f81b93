"""The preview shows how connecting a platform begins, and that the rest is tried live."""

import pytest

from bot.domain.settings import Language
from bot.marks import mark
from bot.ports import Step, Steps
from bot.texts import speak
from cogs.preview.first_step import draw_first
from tests.cogs.drawn import labels, shown

STEPS = Steps(
    steps=(
        Step(
            "app",
            mark("App created"),
            mark("One sentence."),
            clicks=(mark("Click **Create app**."), mark("Copy **App ID**.")),
            pitfall=mark("Another one."),
            paste=(mark("Only us."),),
        ),
        Step("keys", mark("Keys"), mark("Nobody sees this.")),
    ),
    minutes=20,
)


def test_the_first_step_is_drawn_with_its_clicks_and_what_is_easily_got_wrong() -> None:
    view = draw_first(["### Connect it"], STEPS, speak(Language.ENGLISH))
    assert shown(view).split("\n") == [
        "### Connect it",
        "**Step 1 of 2: App created**",
        "One sentence.",
        "1. Click **Create app**.",
        "2. Copy **App ID**.",
        "```",
        "Only us.",
        "```",
        "-# Easy to get wrong: Another one.",
        "-# This is tried live: there, a page leads you through it step by step.",
    ]
    assert labels(view) == ["All connections"]


@pytest.mark.parametrize("language", [Language.GERMAN_DU, Language.GERMAN_SIE])
def test_without_steps_only_what_was_said_and_the_hint_remain(language: Language) -> None:
    lines = shown(draw_first(["### Verbinden"], Steps(), speak(language))).split("\n")
    whom = "dich" if language is Language.GERMAN_DU else "Sie"
    assert lines == [
        "### Verbinden",
        f"-# Ausprobiert wird das live: Dort führt {whom} eine Seite Schritt für Schritt durch.",
    ]
