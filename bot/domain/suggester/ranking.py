"""Suggester: ranks the templates of one business for a comment, and learns from what was answered."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from math import log1p
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.domain.suggester.certainty import Evidence, answerable, confidence, fits, shares
from bot.domain.suggester.explaining import telling_words
from bot.domain.suggester.lexical import Bag, Index, bag
from bot.domain.suggester.ridge import Ridge
from bot.domain.suggester.values import Example, ExampleId, Ranked, Ranking, Said, Usage
from bot.domain.suggester.wording import Part
from bot.domain.template import TemplateId

EXPLAINED = 5
"""So many of a ranking carry their reasons: more are never shown."""

_LEXICAL = 0.3
_RIDGE = 0.5
_USE = 0.004
"""A tie is broken by how often a template is used, and that decides nothing else."""


class Projection(NamedTuple):
    """Linear map of one embedder's vectors before they are compared; `matrix` None: as they are."""

    dimension: int
    matrix: NDArray[np.float32] | None = None


class _Row(NamedTuple):
    """Text of a template, or an example of one; of no template: an example that nothing fitted."""

    template: TemplateId | None
    example: ExampleId | None
    likeness: float
    """Factor of its similarity."""
    weight: float
    """Weight in the regression."""
    bag: Bag
    vector: NDArray[np.float16]


class _Arranged(NamedTuple):
    """Everything in arrays, those of one template next to each other; `starts` has the first row of each."""

    rows: Sequence[_Row]
    templates: Sequence[TemplateId]
    starts: NDArray[np.int32]
    vectors: NDArray[np.float32]
    likeness: NDArray[np.float32]
    grams: Index


class Suggester:
    """Templates and examples of one business, changed one by one, and ranked for any number of comments between.

    `projections`: one per embedder, in the order in which every `Said` carries its vectors; empty: the lite tier,
    words and character n-grams alone. One thread at a time.
    """

    def __init__(self, projections: Sequence[Projection] = ()) -> None:
        self._projections = tuple(projections)
        self._parts: dict[TemplateId, tuple[_Row, ...]] = {}
        self._examples: dict[ExampleId, _Row] = {}
        self._ridge = Ridge(sum(one.dimension for one in projections))
        self._arranged: _Arranged | None = None

    def put(self, template: TemplateId, parts: Sequence[tuple[Part, Said]]) -> None:
        """Adds a template, or replaces its texts (see `wording.parts`); its examples stay."""
        self._forget(self._parts.get(template, ()))
        self._parts[template] = tuple(
            self._row(template, None, said, part.weight, part.weight) for part, said in parts
        )
        self._learn(self._parts[template])

    def remove(self, template: TemplateId) -> None:
        """Removes a template and its examples."""
        self._forget(self._parts.pop(template, ()))
        for example in [one for one, row in self._examples.items() if row.template == template]:
            self.unlearn(example)

    def learn(self, example: Example) -> None:
        """Adds an example, or replaces the one with this id; of a template that is unknown: ignored."""
        self.unlearn(example.id)
        if example.template is None or example.template in self._parts:
            row = self._row(example.template, example.id, example.said, 1.0, example.weight)
            self._examples[example.id] = row
            self._learn((row,))

    def unlearn(self, example: ExampleId) -> None:
        """Removes an example: ranks as if that had never been learnt."""
        row = self._examples.pop(example, None)
        if row is not None:
            self._forget((row,))

    def rank(self, said: Said, usage: Mapping[TemplateId, Usage] | None = None) -> Ranking:
        """Ranks all templates for a comment."""
        arranged = self._arranged or self._arrange()
        self._arranged = arranged
        if not arranged.templates:
            return Ranking((), 0.0, False)
        asked, vector = bag(said.text), self._project(said).astype(np.float32)
        lexical = arranged.grams.similar(asked) * arranged.likeness
        similar = lexical
        if self._projections:
            meaning = arranged.vectors @ vector * arranged.likeness
            similar = (1 - _LEXICAL) * meaning + _LEXICAL * lexical
        best = _best(similar, arranged.starts)
        scores = best
        if self._projections:
            learnt = self._ridge.scores(vector)
            regression = np.array([learnt.get(one, 0.0) for one in arranged.templates], np.float32)
            scores = (1 - _RIDGE) * best + _RIDGE * regression
        scores = scores + _priors(arranged.templates, usage or {})
        order = np.argsort(-scores, kind="stable")
        evidence = Evidence.of(scores[order], best[order], len(arranged.rows), len(asked.buckets))
        certain = answerable(evidence)
        chances = shares(scores[order]) * certain
        ranked = [
            Ranked(
                arranged.templates[at],
                float(scores[at]),
                chance,
                confidence(chance),
                self._because(arranged, said, asked, lexical, at) if place < EXPLAINED else (),
                self._nearest(arranged, similar, at) if place < EXPLAINED else None,
            )
            for place, (at, chance) in enumerate(zip(order.tolist(), chances.tolist(), strict=True))
        ]
        return Ranking(tuple(ranked), certain, fits(certain))

    def _because(
        self, arranged: _Arranged, said: Said, asked: Bag, lexical: NDArray[np.float32], at: int
    ) -> tuple[str, ...]:
        start, end = _span(arranged, at)
        row = start + int(np.argmax(lexical[start:end]))
        return telling_words(said.text, arranged.grams.shares(asked, row))

    def _nearest(
        self, arranged: _Arranged, similar: NDArray[np.float32], at: int
    ) -> tuple[ExampleId, float] | None:
        start, end = _span(arranged, at)
        examples = [
            (float(similar[row]), example)
            for row in range(start, end)
            if (example := arranged.rows[row].example) is not None
        ]
        if not examples:
            return None
        likeness, example = max(examples)
        return example, min(max(likeness, 0.0), 1.0)

    def _row(
        self,
        template: TemplateId | None,
        example: ExampleId | None,
        said: Said,
        likeness: float,
        weight: float,
    ) -> _Row:
        return _Row(template, example, likeness, weight, bag(said.text), self._project(said))

    def _project(self, said: Said) -> NDArray[np.float16]:
        """Vectors of all embedders behind each other, of length 1 together: float16, since that is kept of an example."""
        blocks = [
            _unit(np.asarray(vector, np.float32) if one.matrix is None else vector @ one.matrix)
            for one, vector in zip(self._projections, said.vectors, strict=True)
        ]
        if not blocks:
            return np.empty(0, np.float16)
        joined: NDArray[np.float16] = (np.concatenate(blocks) / len(blocks) ** 0.5).astype(np.float16)
        return joined

    def _learn(self, rows: Sequence[_Row]) -> None:
        self._arranged = None
        if self._projections:
            for row in rows:
                self._ridge.add(row.vector.astype(np.float32), row.template, row.weight)

    def _forget(self, rows: Sequence[_Row]) -> None:
        self._learn([row._replace(weight=-row.weight) for row in rows])

    def _arrange(self) -> _Arranged:
        held = [row for rows in self._parts.values() for row in rows]
        held += [row for row in self._examples.values() if row.template is not None]
        rows = sorted(held, key=lambda row: row.template or 0)
        templates, starts, at = [], [], 0
        for template, group in groupby(rows, key=lambda row: row.template):
            if template is not None:
                templates.append(template)
                starts.append(at)
                at += len(list(group))
        size = len(self._project(Said("", self._zeros())))
        vectors = np.stack([row.vector for row in rows]) if rows else np.empty((0, size), np.float16)
        return _Arranged(
            rows,
            templates,
            np.array(starts, np.int32),
            vectors.astype(np.float32),
            np.array([row.likeness for row in rows], np.float32),
            Index([row.bag for row in rows]),
        )

    def _zeros(self) -> list[NDArray[np.float32]]:
        return [np.zeros(one.dimension, np.float32) for one in self._projections]


def _span(arranged: _Arranged, at: int) -> tuple[int, int]:
    ends = arranged.starts[at + 1 :]
    return int(arranged.starts[at]), int(ends[0]) if len(ends) else len(arranged.rows)


def _best(similar: NDArray[np.float32], starts: NDArray[np.int32]) -> NDArray[np.float32]:
    """Largest similarity of each template."""
    found: NDArray[np.float32] = np.maximum.reduceat(similar, starts)
    return found


def _priors(templates: Sequence[TemplateId], usage: Mapping[TemplateId, Usage]) -> NDArray[np.float32]:
    """Small bonus for what is used often, capped at 2 x _USE."""
    found = [
        _USE * (min(log1p(one.lately) / 4, 1.0) + min(log1p(one.in_channel) / 4, 1.0)) if one else 0.0
        for one in map(usage.get, templates)
    ]
    return np.array(found, np.float32)


def _unit(vector: NDArray[np.float32]) -> NDArray[np.float32]:
    norm = float(np.sqrt(vector @ vector))
    return vector / norm if norm else vector
