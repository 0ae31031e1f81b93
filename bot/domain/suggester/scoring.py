"""Scoring: how well each template fits a comment, from the texts of all of them in arrays, and what its probability is computed
from.
"""

from collections.abc import Mapping, Sequence
from math import log, log1p
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.domain.example import ExampleId
from bot.domain.suggester.lexical import Bag, Index
from bot.domain.suggester.values import Evidence, Usage
from bot.domain.template import TemplateId

_LEXICAL = 0.25
"""Share of the n-grams in a similarity; the rest is the dot product of the dense vectors."""
RIDGE, MIDDLE = 0.6, 0.13
"""Share of the regression in a score, and that of the likeness to the middle of a template's texts; the rest is the likeness to
the nearest of them."""
_COMPARED = 48
"""So many templates at most, the best by regression and n-grams, are compared by the meaning of each of their texts: all
texts of a large library are more than fits a processor's cache, and reading them took a fifth of the time."""
_USE = 0.004
"""A tie is broken by how often a template is used, and that decides nothing else."""


class Row(NamedTuple):
    """Text of a template, or an example of one; of no template: an example that nothing fitted."""

    template: TemplateId | None
    example: ExampleId | None
    likeness: float
    """Factor of its similarity."""
    weight: float
    """Weight in the regression."""
    bag: Bag
    vector: NDArray[np.float16]


class Arranged(NamedTuple):
    """Everything in arrays, the rows of one template next to each other; `starts` has the first row of each."""

    rows: Sequence[Row]
    templates: Sequence[TemplateId]
    starts: NDArray[np.int32]
    vectors: NDArray[np.float32]
    likeness: NDArray[np.float32]
    grams: Index
    coefficients: NDArray[np.float32]
    """Of the regression and of the middles: one product gives their shares of a score."""

    def span(self, at: int) -> tuple[int, int]:
        """First row of the template in this place, and the one behind its last."""
        ends = self.starts[at + 1 :]
        return int(self.starts[at]), int(ends[0]) if len(ends) else len(self.rows)


class Scored(NamedTuple):
    """Figures of every text, float32[texts], and of every template, float32[templates]."""

    lexical: NDArray[np.float32]
    meaning: NDArray[np.float32]
    similar: NDArray[np.float32]
    best: NDArray[np.float32]
    """Largest similarity of a text of the template."""
    regression: NDArray[np.float32]
    scores: NDArray[np.float32]


def scored(
    arranged: Arranged, asked: Bag, vector: NDArray[np.float32], usage: Mapping[TemplateId, Usage]
) -> Scored:
    """Figures of all texts and templates for one comment. `asked` and `vector`: its n-grams and its dense vector."""
    lexical = arranged.grams.similar(asked) * arranged.likeness
    regression = vector @ arranged.coefficients[:-1] + arranged.coefficients[-1]
    rows = _worth_comparing(arranged, lexical, regression)
    meaning = np.zeros_like(lexical)
    meaning[rows] = arranged.vectors[rows] @ vector * arranged.likeness[rows]
    similar = (_LEXICAL * lexical + (1 - _LEXICAL) * meaning).astype(np.float32)
    best = np.maximum.reduceat(similar, arranged.starts)
    # Of few templates the regression learns little, of a single one nothing: similarity takes its place.
    regression += best / len(best)
    scores = (1 - RIDGE - MIDDLE) * best + RIDGE * regression + _priors(arranged.templates, usage)
    return Scored(lexical, meaning, similar, best, regression, scores)


def evidence(arranged: Arranged, scored: Scored, order: NDArray[np.intp]) -> Evidence:
    """What the probability is computed from. `order`: templates by their places, best first."""
    first, second = int(order[0]), int(order[min(1, len(order) - 1)])
    start, end = arranged.span(first)
    return Evidence(
        score=float(scored.scores[first]),
        lead=float(scored.scores[first] - scored.scores[second]),
        similar=float(scored.best[first]),
        regression=float(scored.regression[first]),
        lexical=float(scored.lexical[start:end].max()),
        meaning=float(scored.meaning[start:end].max()),
        texts=log(_texts(arranged.rows[start:end])),
    )


def _texts(rows: Sequence[Row]) -> int:
    """Number of texts of a template, its bodies in all languages and wordings as one. What is borrowed of the concepts has no
    n-grams: it is no text of the template's own.
    """
    own = [row for row in rows if len(row.bag.buckets)]
    examples = sum(row.example is not None for row in own)
    return max(1, examples + min(2, len(own) - examples))


def _worth_comparing(
    arranged: Arranged, lexical: NDArray[np.float32], regression: NDArray[np.float32]
) -> NDArray[np.intp] | slice:
    """Rows of the templates that may be among the first."""
    if len(arranged.templates) <= _COMPARED:
        return slice(None)
    words = np.maximum.reduceat(lexical, arranged.starts)
    guessed = RIDGE * regression + (1 - RIDGE - MIDDLE) * _LEXICAL * words
    chosen = np.zeros(len(guessed), bool)
    chosen[np.argpartition(-guessed, _COMPARED)[:_COMPARED]] = True
    return np.flatnonzero(np.repeat(chosen, np.diff(arranged.starts, append=len(lexical))))


def _priors(templates: Sequence[TemplateId], usage: Mapping[TemplateId, Usage]) -> NDArray[np.float32]:
    """Small bonus for what is used often, capped at 2 x _USE."""
    found = [
        _USE * (min(log1p(one.lately) / 4, 1.0) + min(log1p(one.in_channel) / 4, 1.0)) if one else 0.0
        for one in map(usage.get, templates)
    ]
    return np.array(found, np.float32)
