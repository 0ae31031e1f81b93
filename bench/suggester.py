"""Suggester for the harness that measures suggestions: `bench.suggester:make`, and `make_lite` for the lite tier."""

import os
from collections.abc import Sequence
from itertools import count
from pathlib import Path

from bot.domain.example import ExampleId
from bot.domain.suggester.ranking import Suggester
from bot.domain.suggester.values import Example, Ranking, Said
from bot.domain.suggester.wording import encoded, parts
from bot.domain.template import TemplateId
from bot.models.projections import concepts, projection
from bot.models.weights import folder_in, unpacked
from bot.ports.embedder import Embedder

CACHE = Path(os.environ.get("SHOPBELL_CACHE", Path.home() / ".cache" / "shopbell"))
"""Where the unpacked weights are kept between runs."""


class Measured:
    """Product's own suggester with the interface of the harness: ids are words, texts are encoded here."""

    def __init__(self, embedders: Sequence[Embedder]) -> None:
        self._embedders = embedders
        self._suggester = Suggester([projection(one) for one in embedders], concepts=concepts())
        self._names: dict[TemplateId, str] = {}
        self._ids: dict[str, TemplateId] = {}
        self._examples = map(ExampleId, count(1))

    def add_template(self, name: str, title: str, body: str, examples: Sequence[str]) -> None:
        """Adds a template with its examples."""
        template = self._ids[name] = TemplateId(len(self._ids) + 1)
        self._names[template] = name
        found = parts(title, [body])
        self._suggester.put(
            template, list(zip(found, self._said([part.text for part in found]), strict=True))
        )
        for said in self._said(examples):
            self._suggester.learn(Example(next(self._examples), template, said))

    def learn(self, comment: str, name: str) -> None:
        """Learns a pick of the owner's."""
        [said] = self._said([comment])
        self._suggester.learn(Example(next(self._examples), self._ids[name], said))

    def suggest(self, comment: str, most: int) -> list[tuple[str, float]]:
        """What a card would show: nothing where nothing fits."""
        ranking = self._suggester.rank(self._said([comment])[0])
        return self._shown(ranking)[:most] if ranking.fits else []

    def rank(self, comment: str, most: int) -> list[tuple[str, float]]:
        """Ranking without silence; the first score tells how sure the whole is."""
        return self._shown(self._suggester.rank(self._said([comment])[0]))[:most]

    def _shown(self, ranking: Ranking) -> list[tuple[str, float]]:
        return [(self._names[one], ranking.answerable - place) for place, one in enumerate(ranking.order)]

    def _said(self, texts: Sequence[str]) -> list[Said]:
        if not texts:
            return []
        spelled = [encoded(text) for text in texts]
        blocks = [one.encode(spelled) for one in self._embedders]
        return [Said(text, [block[row] for block in blocks]) for row, text in enumerate(texts)]


def make() -> Measured:
    """Default tier: sentence vectors."""
    from bot.models.sentences import Sentences

    return Measured([Sentences(unpacked(folder_in(CACHE)))])


def make_lite() -> Measured:
    """Lite tier: words and n-grams alone."""
    return Measured([])
