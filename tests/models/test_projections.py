"""The file of the projection: it belongs to the phrases and to the encoder that are there."""

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from bot.domain.suggester.concepts import known, meanings
from bot.domain.suggester.lexical import bag
from bot.models.projections import concepts, projection
from bot.models.weights import DIMENSION, MODULE


class Known:
    name, version, dimension = MODULE, "1", DIMENSION

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.eye(len(texts), DIMENSION, dtype=np.float32)


class Other(Known):
    name = "another"


def test_every_meaning_of_the_phrases_has_its_vector() -> None:
    assert concepts().shape[0] == len(meanings()) == known().size
    found = projection(Known()).concepts
    assert found is not None
    assert found.shape == (len(meanings()), DIMENSION)
    assert np.linalg.norm(found, axis=1) == pytest.approx(1.0, abs=0.3)


def test_meanings_that_are_nearly_the_same_have_vectors_that_are_alike() -> None:
    names = [one.titles[1] for one in meanings()]
    few = concepts() / np.linalg.norm(concepts(), axis=1, keepdims=True)

    def alike(one: str, other: str) -> float:
        return float(few[names.index(one)] @ few[names.index(other)])

    assert alike("opening hours", "open on the holiday") > alike("opening hours", "shipping costs") + 0.2
    assert alike("refund", "refund not received") > alike("refund", "weather") + 0.2


def test_texts_of_one_meaning_come_nearer_by_the_concepts_and_another_encoder_is_left_alone() -> None:
    one, other = np.eye(DIMENSION, dtype=np.float32)[:2]
    first, second = (known().of(bag(text)) for text in ("porto?", "was kostet der versand"))
    mapped = projection(Known())
    assert mapped.of(one, first) @ mapped.of(other, second) > mapped.of(one, first * 0) @ mapped.of(
        other, second * 0
    )
    assert projection(Other()).of(one, first) == pytest.approx(one)
