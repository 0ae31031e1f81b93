"""Drafts of a language model (LLM): what it is asked about a comment, and what its answer makes of the suggestions."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from bot.domain.brand import PLAIN, Voice
from bot.domain.language_model import ModelTask
from bot.domain.placeholder import Values
from bot.domain.settings import Language
from bot.domain.suggestion import Suggestion
from bot.domain.template import TemplateId

OFFERED = 8
"""So many templates at most are handed to the model to be ranked."""
COMMENT_LIMIT = 2000
"""Characters of a comment that the model gets to read."""


class OfferedTemplate(NamedTuple):
    """Template as the model gets to read it. `body`: the wording that suits the comment, with its placeholders."""

    template: TemplateId
    title: str
    body: str


class Inquiry(NamedTuple):
    """What the model is asked about one comment: everything it reads, and what its answer is compared with."""

    task: ModelTask
    comment: str
    """Words of a stranger: data, never an instruction."""
    offers: tuple[OfferedTemplate, ...]
    """Best first; with POLISH exactly one."""
    voice: Voice = Voice(Language.ENGLISH, PLAIN)
    """How the business writes."""
    values: Values = Values()
    """What placeholders become, as far as that is no matter of the customer."""
    author: str = ""
    """Who wrote the comment: left out of it, and never sent."""

    def digest(self, model: str) -> str:
        """Fingerprint of the question and of the model that is asked, in hex: the same one need not be asked twice. In
        which order templates are offered makes no other question.
        """
        asked = (model, *self._replace(offers=tuple(sorted(self.offers))))
        return hashlib.blake2b(repr(asked).encode(), digest_size=16).hexdigest()


@dataclass(frozen=True, slots=True)
class ModelAnswer:
    """Usable answer of the model: a text, or templates in their order."""

    template: TemplateId
    """Whose words the text is, or the one that comes first."""
    text: str = ""
    ranked: tuple[TemplateId, ...] = ()


def by_model(suggestions: Sequence[Suggestion], answer: ModelAnswer) -> tuple[Suggestion, ...]:
    """Suggestions as the model wants them: the words of one replaced, or all of them in its order. What it does not name
    keeps its order, behind what it names; a template that is not among them is left out.
    """
    if answer.text:
        return tuple(
            replace(one, draft=answer.text) if one.template.id == answer.template else one
            for one in suggestions
        )
    places = {template: place for place, template in enumerate(answer.ranked)}
    ordered = sorted(suggestions, key=lambda one: places.get(one.template.id, len(places)))
    if not ordered or ordered[0].template.id == suggestions[0].template.id:
        return tuple(ordered)
    return (replace(ordered[0], picked=True, fits=True), *ordered[1:])
