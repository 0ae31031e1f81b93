"""Suggester: ranks the templates of one business for a comment, and learns from what was answered."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.domain.example import Decision, ExampleId
from bot.domain.suggester.certainty import (
    LITE,
    SENTENCES,
    Calibration,
    calibrated,
    confidence,
    fits,
    shares,
)
from bot.domain.suggester.concepts import known
from bot.domain.suggester.explaining import spelled, telling_words
from bot.domain.suggester.lexical import Bag, Index, bag, sketch, unit
from bot.domain.suggester.projection import Projection
from bot.domain.suggester.ridge import fitted
from bot.domain.suggester.scoring import MIDDLE, RIDGE, Arranged, Row, evidence, scored
from bot.domain.suggester.values import Example, Ranked, Ranking, Said, Usage, Vector
from bot.domain.suggester.wording import Part
from bot.domain.suggestion import BEST
from bot.domain.template import TemplateId

EXPLAINED = 3
"""So many carry their reasons; more are never shown."""

_BORROWED, _BORROWED_FROM = 2, 0.4
"""So many concepts at most, with at least that likeness to it, are texts of a template that has no examples …"""
_BORROWED_LIKENESS, _BORROWED_WEIGHT = 0.8, 0.3
"""… with these factors of their likeness to the template as likeness and as weight of the text."""
_CONCEPTS, _CONCEPTS_LITE = 0.15, 0.4
"""Share of the concepts in a dense vector, beside sentence vectors that no concept is known in, and in the lite tier beside
a sketch of the n-grams."""
_NAMED_CONCEPTS = 6
"""So many concepts of a comment may name a word as the reason, the nearest first …"""
_RESEMBLED, _NEAR = 0.2, 0.45
"""… those whose share in what the comment resembles, and whose likeness to the template, are at least this."""


class _Heard(NamedTuple):
    """Comment as it is compared and explained."""

    words: Mapping[str, NDArray[np.intp]]
    """See `explaining.spelled`."""
    bag: Bag
    phrases: NDArray[np.float32]
    """Similarity to each phrase of the concepts."""
    concepts: Sequence[int]
    """The few that the comment resembles, the nearest first."""


class Suggester:
    """Templates and examples of one business, changed one by one, and ranked for any number of comments between.

    `projections`: one per embedder, in the order in which every `Said` carries its vectors; empty: the lite tier,
    words and character n-grams alone. One thread at a time.
    """

    def __init__(
        self, projections: Sequence[Projection] = (), concepts: NDArray[np.float32] | None = None
    ) -> None:
        """`concepts`: float32[number of concepts, few], near each other where they mean nearly the same; None: each has nothing
        to do with any other.
        """
        self._projections, self._concepts = tuple(projections), concepts
        inside = [one.concepts for one in projections if one.concepts is not None]
        self._share = 1.0 if inside else _CONCEPTS if projections else _CONCEPTS_LITE
        """Share of the concepts in a dense vector; 1: sentence vectors are moved towards them instead."""
        self._meanings = inside[-1] if inside else concepts
        """Vector of each concept, as the last numbers of a dense vector have them; None: a number each."""
        self._certainty, self._calibration = SENTENCES if projections else LITE, Calibration()
        self._parts: dict[TemplateId, tuple[Row, ...]] = {}
        self._examples: dict[ExampleId, Row] = {}
        self._arranged: Arranged | None = None

    def put(self, template: TemplateId, parts: Sequence[tuple[Part, Said]]) -> None:
        """Adds a template, or replaces its texts (see `wording.parts`); its examples stay."""
        self._parts[template] = tuple(
            self._row(template, None, said, part.weight, part.weight) for part, said in parts
        )
        self._arranged = None

    def remove(self, template: TemplateId) -> None:
        """Removes a template and its examples."""
        self._parts.pop(template, None)
        self._examples = {one: row for one, row in self._examples.items() if row.template != template}
        self._arranged = None

    def learn(self, example: Example) -> None:
        """Adds an example, or replaces the one with this id; of a template that is unknown: ignored."""
        self.unlearn(example.id)
        if example.template is None or example.template in self._parts:
            self._examples[example.id] = self._row(
                example.template, example.id, example.said, 1.0, example.weight
            )

    def unlearn(self, example: ExampleId) -> None:
        """Removes an example: ranks as if that had never been learnt."""
        self._examples.pop(example, None)
        self._arranged = None

    def calibrate(self, decisions: Sequence[Decision]) -> None:
        """Replaces what is known of earlier decisions: from 50 on they move the probabilities, in either direction."""
        self._calibration = calibrated(decisions)

    def rank(self, said: Said, usage: Mapping[TemplateId, Usage] | None = None) -> Ranking:
        """Ranks all templates for a comment."""
        arranged = self._arranged or self._arrange()
        self._arranged = arranged
        if not arranged.templates:
            return Ranking((), (), 0.0, False, None)
        asked = bag(said.text)
        phrases = known().index.similar(asked)
        resembled = known().likeness(phrases)
        vector = self._dense(asked, resembled, said.vectors).astype(np.float32)
        figures = scored(arranged, asked, vector, usage or {})
        order = np.argsort(-figures.scores, kind="stable")
        odds = self._certainty.odds(evidence(arranged, figures, order))
        certain = self._calibration.of(odds)
        chances = shares(figures.scores[order]) * certain
        first_concepts = np.argsort(-resembled, kind="stable")[:_NAMED_CONCEPTS].tolist()
        heard = _Heard(
            spelled(said.text, asked),
            asked,
            phrases,
            [concept for concept in first_concepts if resembled[concept] >= _RESEMBLED],
        )
        ranked = [
            Ranked(
                arranged.templates[at],
                float(figures.scores[at]),
                chance,
                confidence(chance),
                self._because(arranged, heard, figures.lexical, at) if place < EXPLAINED else (),
                self._nearest(arranged, figures.similar, at) if place < EXPLAINED else None,
            )
            for place, (at, chance) in enumerate(
                zip(order[:BEST].tolist(), chances[:BEST].tolist(), strict=True)
            )
        ]
        everyone = tuple([arranged.templates[at] for at in order.tolist()])
        return Ranking(tuple(ranked), everyone, certain, fits(certain), odds)

    def _because(
        self, arranged: Arranged, heard: _Heard, lexical: NDArray[np.float32], at: int
    ) -> tuple[str, ...]:
        """Words that the comment shares with a text of the template, or by which it resembles a concept that the template
        is near to.
        """
        start, end = arranged.span(at)
        row = start + int(np.argmax(lexical[start:end]))
        shares = arranged.grams.shares(heard.bag, row)
        if row != start:
            # The title comes first, and a word of it is the reason that is understood at once.
            shares += arranged.grams.shares(heard.bag, start)
        for concept in heard.concepts:
            near = self._near(concept, arranged.vectors[start:end])
            if near >= _NEAR:
                phrase = known().nearest(concept, heard.phrases)
                shares += near * known().index.shares(heard.bag, phrase)
        return telling_words(heard.words, shares)

    def _near(self, concept: int, vectors: NDArray[np.float32]) -> float:
        """Likeness of the nearest of some dense vectors to a concept, at most 1."""
        if self._meanings is None:
            alike = vectors[:, concept - known().size]
        else:
            alike = vectors[:, -self._meanings.shape[1] :] @ self._meanings[concept]
        return float(alike.max() / self._share**0.5)

    def _nearest(
        self, arranged: Arranged, similar: NDArray[np.float32], at: int
    ) -> tuple[ExampleId, float] | None:
        start, end = arranged.span(at)
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
    ) -> Row:
        grams = bag(said.text)
        dense = self._dense(grams, known().of(grams), said.vectors)
        return Row(template, example, likeness, weight, grams, dense)

    def _dense(
        self, grams: Bag, likeness: NDArray[np.float32], vectors: Sequence[Vector]
    ) -> NDArray[np.float16]:
        """Vector of a text, of length 1: sentence vectors, or a sketch of the n-grams; concepts, where no embedder knows them.

        float16, since that is what is kept of an example: what is forgotten is exactly what was learnt.
        """
        blocks = [one.of(vector, likeness) for one, vector in zip(self._projections, vectors, strict=True)]
        blocks = blocks or [sketch(grams, known().index.rarity)]
        joined = np.concatenate(blocks) / len(blocks) ** 0.5
        if self._share < 1:
            few = likeness if self._concepts is None else unit(likeness @ self._concepts)
            joined = np.concatenate([(1 - self._share) ** 0.5 * joined, self._share**0.5 * few])
        kept: NDArray[np.float16] = joined.astype(np.float16)
        return kept

    def _borrowed(self, template: TemplateId) -> list[Row]:
        """Concepts that a template without examples is near to, as texts of it: customers' words in place of its own."""
        own = self._parts[template]
        if self._share < 1 or self._meanings is None or not own:
            return []
        near = self._meanings @ _middle([row.vector for row in own], [row.weight for row in own])
        return [
            Row(
                template,
                None,
                _BORROWED_LIKENESS * float(near[concept]),
                _BORROWED_WEIGHT * float(near[concept]),
                bag(""),
                unit(self._meanings[concept]).astype(np.float16),
            )
            for concept in np.argsort(-near, kind="stable")[:_BORROWED].tolist()
            if near[concept] >= _BORROWED_FROM
        ]

    def _arrange(self) -> Arranged:
        held = [row for rows in self._parts.values() for row in rows]
        held += [row for row in self._examples.values() if row.template is not None]
        for template in self._parts.keys() - {row.template for row in self._examples.values()}:
            held += self._borrowed(template)
        rows = sorted(held, key=lambda row: (row.template or 0, row.example or 0))
        # First of all, since building it takes the most memory, which the arrays below then have.
        grams = Index([row.bag for row in rows], known().index)
        nothing = [row for row in self._examples.values() if row.template is None]
        templates = list(dict.fromkeys(row.template for row in rows if row.template is not None))
        places = {template: place for place, template in enumerate(templates)}
        owners = np.array(
            [places[row.template] if row.template is not None else -1 for row in rows + nothing], np.int32
        )
        vectors = np.array([row.vector for row in rows + nothing], np.float32)
        weights = np.array([row.weight for row in rows + nothing], np.float32)
        starts = np.searchsorted(owners[: len(rows)], np.arange(len(templates))).astype(np.int32)
        coefficients = np.empty((1, 0), np.float32)
        if rows:
            coefficients = fitted(vectors, owners, weights, len(templates))
            for place, (start, end) in enumerate(zip(starts, [*starts[1:], len(rows)], strict=True)):
                middle = _middle(vectors[start:end], weights[start:end])
                coefficients[:-1, place] += MIDDLE / RIDGE * middle
        return Arranged(
            rows,
            templates,
            starts,
            vectors[: len(rows)],
            np.array([row.likeness for row in rows], np.float32),
            grams,
            coefficients,
        )


def _middle(
    vectors: Sequence[NDArray[np.float16]] | NDArray[np.float32],
    weights: Sequence[float] | NDArray[np.float32],
) -> NDArray[np.float32]:
    """Mean direction of vectors, of length 1."""
    return unit(np.asarray(weights, np.float32) @ np.asarray(vectors, np.float32))
