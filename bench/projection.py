"""python -m bench.projection: trains the projection of the sentence vectors on the phrases, and writes its file.

Contrastive learning: a phrase is to be nearer to the titles and other phrases of its own meaning than to those of any
other (softmax over cosines). The map stays near the identity, and only its 64 largest directions are kept. Two minutes of
one core; the same file from the same phrases.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.domain.suggester.concepts import meanings
from bot.domain.suggester.wording import encoded
from bot.models.projections import TRAINED
from bot.models.weights import MODULE, folder_in, unpacked

RANK = 64
FEW = 128
"""Numbers that a meaning is known by."""
EPOCHS = 40
BATCH = 128
RATE = 3e-4
TEMPERATURE = 8.0
FAITH = 0.05
"""Pull back to the identity."""
DROPPED = 0.1
"""Share of the numbers of a phrase that are left out, so that none is relied on."""
TITLE_ALONE = 0.3
"""Share of the meanings that are represented by their title alone, as a template without examples is."""

Matrix = NDArray[np.float32]


class Material(NamedTuple):
    """Vectors of the titles in one language, of all phrases, and the meaning of each phrase."""

    titles: Matrix
    phrases: Matrix
    meanings: NDArray[np.int64]


def main() -> None:
    from bench.suggester import CACHE
    from bot.models.sentences import Sentences

    encoder = Sentences(unpacked(folder_in(CACHE)))
    known = meanings()
    phrases = encoder.encode([encoded(phrase) for one in known for phrase in one.phrases])
    places = np.array([place for place, one in enumerate(known) for _ in one.phrases])
    material = [
        Material(encoder.encode([encoded(one.titles[language]) for one in known]), phrases, places)
        for language in (0, 1)
    ]
    left, right = largest(trained(material) - np.eye(encoder.dimension, dtype=np.float32), RANK)
    concepts, basis = middles(material, left, right)
    found = {"left": left, "right": right, "concepts": concepts, "basis": basis}
    np.savez(
        TRAINED[MODULE], **{part: kept for name, rows in found.items() for part, kept in rounded(name, rows)}
    )


def trained(material: Sequence[Material]) -> Matrix:
    """Square map, by Adam from the identity."""
    random = np.random.default_rng(0)
    size = material[0].phrases.shape[1]
    identity = np.eye(size, dtype=np.float32)
    found, mean, spread = identity.copy(), np.zeros_like(identity), np.zeros_like(identity)
    step = 0
    for _ in range(EPOCHS):
        for one in (material[place] for place in random.permutation(len(material))):
            for _ in range(len(one.phrases) // BATCH):
                step += 1
                slope = gradient(found, one, random) + FAITH * (found - identity)
                mean = 0.9 * mean + 0.1 * slope
                spread = 0.999 * spread + 0.001 * slope**2
                found -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-8)
    return found


def gradient(matrix: Matrix, one: Material, random: np.random.Generator) -> Matrix:
    """Slope of the loss of one batch of phrases against representatives of all meanings."""
    asked = random.choice(len(one.phrases), BATCH, replace=False)
    kept = random.random((1, matrix.shape[0])) > DROPPED
    phrases = (one.phrases[asked] * kept / (1 - DROPPED)).astype(np.float32)
    others = representatives(one, asked, random)
    mapped, lengths = unit(phrases @ matrix)
    shown, widths = unit(others @ matrix)
    likeness = TEMPERATURE * mapped @ shown.T
    chances = np.exp(likeness - likeness.max(axis=1, keepdims=True))
    chances /= chances.sum(axis=1, keepdims=True)
    chances[np.arange(BATCH), one.meanings[asked]] -= 1
    chances *= TEMPERATURE / BATCH
    here, there = chances @ shown, chances.T @ mapped
    here = (here - (here * mapped).sum(axis=1, keepdims=True) * mapped) / lengths
    there = (there - (there * shown).sum(axis=1, keepdims=True) * shown) / widths
    return phrases.T @ here + others.T @ there


def representatives(one: Material, asked: NDArray[np.int64], random: np.random.Generator) -> Matrix:
    """Vector of each meaning: its title, mostly with one to three phrases that are not asked for in this batch."""
    found = one.titles.copy()
    free = np.ones(len(one.phrases), bool)
    free[asked] = False
    for place in range(len(found)):
        if random.random() >= TITLE_ALONE:
            near = np.flatnonzero(free & (one.meanings == place))
            taken = random.choice(near, min(len(near), int(random.integers(1, 4))), replace=False)
            found[place] += one.phrases[taken].sum(axis=0)
    return unit(found)[0]


def middles(material: Sequence[Material], left: Matrix, right: Matrix) -> tuple[Matrix, Matrix]:
    """Mean of the mapped vectors of each meaning, as two thin matrices; the first alone tells which are alike."""
    found = np.zeros_like(material[0].titles)
    for one in material:
        found += projected(one.titles, left, right)
    np.add.at(found, material[0].meanings, projected(material[0].phrases, left, right))
    split, values, basis = np.linalg.svd(unit(found)[0], full_matrices=False)
    return split[:, :FEW] * values[:FEW], basis[:FEW]


def rounded(name: str, rows: Matrix) -> Iterator[tuple[str, NDArray[np.int8] | Matrix]]:
    """Rows as one byte a number, and the scale of each: a quarter of the bytes, and figures within .001."""
    scale = np.abs(rows).max(axis=1, keepdims=True) / 127
    yield name, np.round(rows / scale).astype(np.int8)
    yield f"{name}_scale", scale.astype(np.float32)


def projected(vectors: Matrix, left: Matrix, right: Matrix) -> Matrix:
    return unit(vectors + vectors @ left @ right)[0]


def largest(change: Matrix, rank: int) -> tuple[Matrix, Matrix]:
    """Two thin matrices whose product is nearest to the change (singular value decomposition)."""
    left, values, right = np.linalg.svd(change)
    roots = np.sqrt(values[:rank])
    return left[:, :rank] * roots, roots[:, None] * right[:rank]


def unit(rows: Matrix) -> tuple[Matrix, Matrix]:
    """Rows of length 1, and their lengths before."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return rows / lengths, lengths


if __name__ == "__main__":
    main()
