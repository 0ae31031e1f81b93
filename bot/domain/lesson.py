"""Lessons: what a sent reply teaches about the comment that it answers."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.example import Origin
from bot.domain.likeness import similarity, survived, words
from bot.domain.placeholder import Values, fill, is_as_written, wordings
from bot.domain.template import Template, TemplateId

WHOLE, HALF = 0.6, 0.3
"""Share of a template's words that is left in a reply: above the first it counts as picked, from the second on half."""
ALIKE = 0.8
"""Likeness from which a reply that was written by hand counts as one of a template."""


@dataclass(frozen=True, slots=True)
class SentReply:
    """Reply that went out. `values`: what its comment fills templates in with; `draft`: words of a language model that
    took the place of the template's; `suggested`: templates were offered for the comment.
    """

    body: str
    template_id: TemplateId | None
    values: Values
    draft: str
    suggested: bool


@dataclass(frozen=True, slots=True)
class Lesson:
    """The comment is one that this template answers; None: one that no template answers. `weight`: 0.5 or 1."""

    template_id: TemplateId | None
    origin: Origin
    weight: float = 1.0


def lesson(reply: SentReply, templates: Sequence[Template]) -> Lesson | None:
    """What a reply teaches. `templates`: those in use.

    1. The template that it was made from, if enough of that is left.
    2. The template that it resembles, wherever it came from.
    3. That no template fitted, where some were suggested and it was written by hand.
    """
    said = words(reply.body)
    picked = next((one for one in templates if one.id == reply.template_id), None)
    if picked is not None and (found := _picked(reply, picked, said)):
        return found
    likest, likeness = None, 0.0
    for one in templates:
        for text in _texts(one, reply.values):
            alike = similarity(words(text), said, at_least=ALIKE)
            if alike > likeness:
                likest, likeness = one, alike
    if likest is not None:
        return Lesson(likest.id, Origin.TYPED)
    if reply.template_id is None and reply.suggested:
        return Lesson(None, Origin.FREE)
    return None


def _picked(reply: SentReply, template: Template, said: Sequence[str]) -> Lesson | None:
    texts = [*_texts(template, reply.values), *([reply.draft] if reply.draft else ())]
    if any(is_as_written(text, reply.body) for text in texts):
        return Lesson(template.id, Origin.PICK)
    left = max(survived(words(text), said) for text in texts)
    if left < HALF:
        return None
    return Lesson(template.id, Origin.EDITED, 1.0 if left > WHOLE else 0.5)


def _texts(template: Template, values: Values) -> list[str]:
    """Every wording in every language, filled in as it was for the reply."""
    return [fill(wording, values).text for variant in template.variants for wording in wordings(variant.body)]
