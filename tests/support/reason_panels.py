"""Panels that explain suggestions, by name, for pictures."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from discord import ui

from bot.domain.example import Example, ExampleId, Origin
from bot.domain.settings import Language
from bot.domain.suggestion import Confidence, Reason
from bot.domain.template import TemplateId
from bot.texts import speak
from cogs.inbox.reasons import draw
from tests.support.clock import NOW
from tests.support.shown import SUGGESTED, comment_card


def reason_panels(language: Language) -> Mapping[str, ui.LayoutView]:
    """Three suggestions, one that a language model worded or put first, and none."""
    texts, facts = speak(language), comment_card(language=language)
    bare = comment_card(language=language, suggestions=())
    earlier = "Gibt’s bei euch auch Gutscheine für den Barista-Kurs, und wie lange gelten die?"
    picked = Example(ExampleId(1), TemplateId(1), earlier, Origin.PICK, 1.0, NOW - timedelta(days=40))
    given = replace(picked, origin=Origin.GIVEN)
    first, second, third, *_ = SUGGESTED
    three = (
        Reason(replace(first, confidence=Confidence.SURE), picked),
        Reason(replace(second, because=("Samstag", "Feiertagsöffnungszeiten")), given),
        Reason(replace(third, because=(), confidence=Confidence.UNSURE), None),
    )
    drafted = (Reason(replace(first, draft="Ab 10 € im Laden."), picked), three[1])
    chosen = (Reason(replace(first, picked=True, confidence=Confidence.UNSURE), None), three[1])
    nearest = (Reason(replace(third, fits=False, confidence=Confidence.UNSURE), None),)
    return {
        "panel_why": draw(facts, three, texts),
        "panel_why_drafted": draw(facts, drafted, texts),
        "panel_why_picked": draw(facts, chosen, texts),
        "panel_why_nothing": draw(bare, nearest, texts),
    }
