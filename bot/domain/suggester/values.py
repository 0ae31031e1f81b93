"""Values of the ranking: texts with their sentence vectors, examples, and what a comment is ranked to."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.domain.example import ExampleId
from bot.domain.suggestion import Confidence
from bot.domain.template import TemplateId

Vector = NDArray[np.float32]
"""Sentence vector of one embedder: float32[dimension], of length 1; float16 is accepted, too."""

HALF_LIFE = 180.0
"""Days after which what was learnt counts half."""


class Said(NamedTuple):
    """Text with its sentence vectors, one per embedder in the order of the embedders; none in the lite tier.

    The vectors are those of `wording.encoded(text)`.
    """

    text: str
    vectors: Sequence[Vector] = ()


class Example(NamedTuple):
    """Comment that was answered with a template; `template` None: nothing fitted.

    `weight` is 1 for one that was given or picked, less for an edited or an old one (see `aged`), more than 0.
    """

    id: ExampleId
    template: TemplateId | None
    said: Said
    weight: float = 1.0


class Usage(NamedTuple):
    """How often a template was used lately, everywhere and in the comment's channel; breaks ties, no more."""

    lately: float = 0.0
    in_channel: float = 0.0


@dataclass(frozen=True, slots=True)
class Ranked:
    """Template in a ranking. `probability`, 0 to 1: that this template is the right answer.

    `because`: words of the comment that decided, at most three, the most telling first; empty where the meaning
    decided and no word did. `nearest`: the most similar example of this template and how similar that is, 0 to 1;
    None without examples.
    """

    template: TemplateId
    score: float
    probability: float
    confidence: Confidence
    because: tuple[str, ...]
    nearest: tuple[ExampleId, float] | None


class Evidence(NamedTuple):
    """What the probability is computed from, all of the template that is ranked first."""

    score: float
    lead: float
    """Score less that of the second."""
    similar: float
    """Largest similarity."""
    regression: float
    lexical: float
    """Largest similarity of n-grams alone."""
    meaning: float
    """Largest similarity of dense vectors alone."""
    texts: float
    """Logarithm of the number of its texts: title, body, examples."""


class Ranking(NamedTuple):
    """Templates for a comment. `best`: the first eight, five of them with their reasons; `order`: all of them, best first.

    `answerable`, 0 to 1: probability that one of the first three is right.
    `fits`: sure enough to be suggested; otherwise the card says that nothing fits. `odds`: what the shipped model says of
    that, to be kept with what the owner decides (see `certainty.calibrated`); None without templates.
    """

    best: tuple[Ranked, ...]
    order: tuple[TemplateId, ...]
    answerable: float
    fits: bool
    odds: float | None


def aged(weight: float, days: float) -> float:
    """Weight of what was learnt so many days ago: it halves every 180 days."""
    return float(weight * 0.5 ** (max(days, 0.0) / HALF_LIFE))
