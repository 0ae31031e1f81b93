"""Suggestions: a template that may fit a comment, and why."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from bot.domain.example import Example, ExampleId
from bot.domain.template import Template, TemplateId

BEST = 8
"""So many are kept for a comment: what a language model may put in another order. How many are shown is for the card to
decide.
"""
LISTED = 24
"""So many are kept in their order, for the list of all templates: what a select of Discord holds beside its search."""


class Confidence(StrEnum):
    """How sure a suggestion is, for the panel that explains it."""

    SURE = "sure"
    LIKELY = "likely"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Template suggested for a comment. `score`, 0 to 1: how probably it is the right one. `because`: words of the
    comment, the most telling first. `fits`: it may have a button; another one is offered nowhere but in a list.
    `nearest`: the example of this template that is most like the comment.
    """

    template: Template
    score: float
    because: tuple[str, ...]
    fits: bool = True
    confidence: Confidence = Confidence.LIKELY
    nearest: ExampleId | None = None
    draft: str = ""
    """Its words as a language model put them; empty: those of the template."""
    picked: bool = False
    """A language model put it first; it fits then."""


class Compared(NamedTuple):
    """What a comment was compared to: the best templates, at most eight, and the order of the best 24. `odds`: see
    `example.Decision`; None without templates.
    """

    suggestions: tuple[Suggestion, ...] = ()
    order: tuple[TemplateId, ...] = ()
    odds: float | None = None


class Reason(NamedTuple):
    """Why a template is suggested. `example`: the one that is most like the comment, if it is there still."""

    suggestion: Suggestion
    example: Example | None
