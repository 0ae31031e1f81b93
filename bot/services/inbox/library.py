"""Library: ranks the templates of one business, in memory; brought up to date by what differs from what was read.

Imports numpy: whoever uses it imports it where it is used.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import NamedTuple

import numpy as np

from bot.domain.channel import ChannelId
from bot.domain.comment import CommentId
from bot.domain.example import WRITTEN, Example, ExampleId, Origin
from bot.domain.likeness import bare
from bot.domain.placeholder import wordings
from bot.domain.suggester.ranking import Suggester
from bot.domain.suggester.values import Example as Learnt
from bot.domain.suggester.values import Ranked, Said, Usage, Vector, aged
from bot.domain.suggester.wording import Part, encoded, parts
from bot.domain.suggestion import LISTED, Compared, Suggestion
from bot.domain.template import Template, TemplateId
from bot.domain.vector import StoredVector, TextHash, text_hash
from bot.models.projections import concepts, projection
from bot.ports.embedder import Embedder
from bot.services.inbox.material import Material

MONTH = timedelta(days=30)
EXAMPLES, LEARNT = 5000, 50
"""Most examples of a business that are compared, and most that one template learnt: the newest of each."""
DECISIONS = 500
"""So many of the newest decisions say how sure the ranking may be."""
NAMED_FROM = 0.1
"""Share of the best score from which a template is kept for a comment; a list shows the others by their use."""
OFFERED_FROM = 0.6
"""Share of the best score from which another one gets a button beside the first."""


class _Known(NamedTuple):
    """Example that is compared."""

    template: TemplateId | None
    text: str
    weight: float


class Library:
    """Templates and examples of a business, ready to be compared with comments."""

    def __init__(self, embedder: Embedder | None) -> None:
        """`embedder`: computes sentence vectors; None: texts are compared by their words alone."""
        self._embedder = embedder
        self._suggester = Suggester((projection(embedder),) if embedder else (), concepts=concepts())
        self._templates: dict[TemplateId, Template] = {}
        self._parts: dict[TemplateId, tuple[Part, ...]] = {}
        self._examples: dict[ExampleId, _Known] = {}
        self._waiting: list[TemplateId | Example] = []
        self._vectors: dict[TextHash, Vector] = {}
        self._taken = False
        self._nothing: set[CommentId | None] = set()
        """Comments of which somebody said that nothing fits."""
        self._lately: dict[TemplateId, float] = {}
        self._there: dict[tuple[TemplateId | None, ChannelId | None], float] = {}
        """Use of templates lately: everywhere, and in a channel, by what was learnt there."""
        self.version = 0

    @property
    def size(self) -> int:
        """Number of texts that are compared."""
        return sum(map(len, self._parts.values())) + len(self._examples)

    def weight_of(self, example: ExampleId) -> float:
        """How much an example counts now. Raises KeyError."""
        return self._examples[example].weight

    @property
    def complete(self) -> bool:
        """Whether everything that was taken is compared."""
        return not self._waiting

    def hashes_once(self) -> frozenset[TextHash] | None:
        """Hashes of the business's own words, once after each `take`; None where texts have no vectors."""
        if not self._taken or self._embedder is None:
            return None
        self._taken = False
        own = (part.text for several in self._parts.values() for part in several)
        return frozenset(map(_hash, (*own, *(one.text for one in self._examples.values()))))

    def take(self, material: Material, now: datetime) -> None:
        """Brings everything up to date that needs no new vector; the rest waits for `encode`."""
        self.version, self._taken = material.version, True
        self._templates = {one.id: one for one in material.templates}
        examples = {
            one.id: replace(one, weight=_weight(one, now))
            for one in _compared(material.examples)
            if (one.template_id is None or one.template_id in self._templates) and one.text.strip()
        }
        self._nothing = {one.comment_id for one in material.examples if one.origin is Origin.NONE}
        self._suggester.calibrate([one.decision for one in material.examples if one.decision][-DECISIONS:])
        self._lately = {one.id: _lately(one, now) for one in material.templates}
        self._there = defaultdict(float)
        for one in material.examples[-EXAMPLES:]:
            if one.origin not in WRITTEN:
                self._there[one.template_id, one.channel_id] += _weight(one, now)
        for old, known in tuple(self._examples.items()):
            if old not in examples or known != _known(examples[old]):
                self._suggester.unlearn(old)
                del self._examples[old]
        for gone in self._parts.keys() - self._templates.keys():
            self._suggester.remove(gone)
            del self._parts[gone]
        self._waiting = [one for one in self._templates if self._parts.get(one) != self._parts_of(one)]
        self._waiting += [one for one in examples.values() if one.id not in self._examples]
        if self._embedder:
            self._vectors = {
                one.text_hash: _numbers(one.numbers) for one in material.vectors if self._is_whole(one)
            }
        self._compare()

    def encode(self, most: int) -> tuple[StoredVector, ...]:
        """Encodes at most so many of the texts that wait, and returns their vectors, to be stored. Raises EmbedderFailed."""
        if self._embedder is None or self.complete:
            return ()
        missing: dict[TextHash, tuple[str, CommentId | None]] = {}
        for one in self._waiting:
            for text in self._texts(one):
                if (mark := _hash(text)) not in self._vectors and len(missing) < most:
                    missing[mark] = (text, one.comment_id if isinstance(one, Example) else None)
        found = self._encoded([text for text, _ in missing.values()])
        self._vectors |= zip(missing, found, strict=True)
        self._compare()
        return tuple(
            StoredVector(comment, mark, _bytes(vector))
            for (mark, (_, comment)), vector in zip(missing.items(), found, strict=True)
        )

    def heard(
        self, texts: Mapping[CommentId, str], known: Iterable[StoredVector]
    ) -> tuple[Mapping[CommentId, Said], tuple[StoredVector, ...]]:
        """Comments ready to be ranked; and vectors that were computed for them, to be stored. Raises EmbedderFailed."""
        if self._embedder is None:
            return {comment: Said(text) for comment, text in texts.items()}, ()
        there = {one.comment: one for one in known if self._is_whole(one)}
        vectors = {
            comment: _numbers(one.numbers)
            for comment, text in texts.items()
            if (one := there.get(comment)) is not None and one.text_hash == _hash(text)
        }
        fresh = [comment for comment in texts if comment not in vectors]
        found = dict(zip(fresh, self._encoded([texts[comment] for comment in fresh]), strict=True))
        vectors |= found
        stored = (StoredVector(one, _hash(texts[one]), _bytes(vector)) for one, vector in found.items())
        return {one: Said(text, (vectors[one],)) for one, text in texts.items()}, tuple(stored)

    def rank(self, comment: CommentId, channel: ChannelId | None, said: Said) -> Compared:
        """The best templates for a comment of this channel, best first, whether they surely fit or not."""
        usage = {
            one: Usage(lately, self._there.get((one, channel), 0.0)) for one, lately in self._lately.items()
        }
        ranking = self._suggester.rank(said, usage)
        best = max((one.score for one in ranking.best[:1]), default=0.0)
        named = [one for one in ranking.best if one.score > NAMED_FROM * best > 0]
        fits = ranking.fits and comment not in self._nothing
        shown = (self._suggestion(one, fits=fits and one.score >= OFFERED_FROM * best) for one in named)
        return Compared(tuple(shown), ranking.order[:LISTED], ranking.odds)

    def _suggestion(self, one: Ranked, *, fits: bool) -> Suggestion:
        return Suggestion(
            self._templates[one.template],
            one.probability,
            one.because,
            fits,
            one.confidence,
            None if one.nearest is None else one.nearest[0],
        )

    def _compare(self) -> None:
        """Hands over to the ranking what has all its vectors."""
        left: list[TemplateId | Example] = []
        for one in self._waiting:
            said = [self._said(text) for text in self._texts(one)]
            whole = [text for text in said if text is not None]
            if len(whole) < len(said):
                left.append(one)
            elif isinstance(one, Example):
                self._suggester.learn(Learnt(one.id, one.template_id, whole[0], one.weight))
                self._examples[one.id] = _known(one)
            else:
                found = self._parts_of(one)
                self._suggester.put(one, list(zip(found, whole, strict=True)))
                self._parts[one] = found
        self._waiting = left
        if not left:
            self._vectors = {}

    def _is_whole(self, stored: StoredVector) -> bool:
        """Whether it can be compared; a text whose vector is damaged is encoded once more."""
        return self._embedder is not None and stored.dimension == self._embedder.dimension

    def _said(self, text: str) -> Said | None:
        if self._embedder is None:
            return Said(text)
        vector = self._vectors.get(_hash(text))
        return None if vector is None else Said(text, (vector,))

    def _texts(self, one: TemplateId | Example) -> Sequence[str]:
        return [one.text] if isinstance(one, Example) else [part.text for part in self._parts_of(one)]

    def _parts_of(self, template: TemplateId) -> tuple[Part, ...]:
        one = self._templates[template]
        bodies = (wording for variant in one.variants for wording in wordings(variant.body))
        return parts(one.title, bodies)

    def _encoded(self, texts: Sequence[str]) -> Sequence[Vector]:
        if self._embedder is None or not texts:
            return ()
        # As they are stored, so that nothing is ranked otherwise after a start.
        return list(map(_numbers, map(_bytes, self._embedder.encode([encoded(text) for text in texts]))))


def _compared(examples: Sequence[Example]) -> Sequence[Example]:
    """Examples that are compared, oldest first. `examples`: all, oldest first.

    Of what one template learnt the same words count once, the newest time, so that the fifty are of many kinds; and not at
    all where they were written down for that template.
    """
    known = {(one.template_id, bare(one.text)) for one in examples if one.origin in WRITTEN}
    learnt: Counter[TemplateId | None] = Counter()
    kept = []
    for one in reversed(examples[-EXAMPLES:]):
        if one.origin not in WRITTEN:
            said = one.template_id, bare(one.text)
            if learnt[one.template_id] >= LEARNT or said in known:
                continue
            known.add(said)
            learnt[one.template_id] += 1
        kept.append(one)
    return kept[::-1]


def _weight(one: Example, now: datetime) -> float:
    """What was learnt counts less with its age, by whole months, so that few change at once; what was written down does not."""
    return one.weight if one.origin in WRITTEN else aged(one.weight, _days(one.created_at, now))


def _lately(one: Template, now: datetime) -> float:
    """How often a template was used, less the longer ago it was used last."""
    return aged(one.used, _days(one.last_used_at or one.created_at, now))


def _days(since: datetime, now: datetime) -> int:
    return (max(0, (now - since) // MONTH) * MONTH).days


def _known(one: Example) -> _Known:
    return _Known(one.template_id, one.text, one.weight)


def _hash(text: str) -> TextHash:
    return text_hash(encoded(text))


def _numbers(stored: bytes) -> Vector:
    return np.frombuffer(stored, "<f2").astype(np.float32)


def _bytes(vector: Vector) -> bytes:
    return vector.astype("<f2").tobytes()
