"""Rereading: of what kind a comment is and whether it is urgent, once its sentence vector is there, which says more than its words.

Imports numpy: whoever uses it imports it where it is used.
"""

from collections.abc import Mapping
from datetime import datetime

import numpy as np

from bot.domain.business import BusinessId
from bot.domain.classifier.classifying import decided, ruled
from bot.domain.classifier.evidence import Evidence
from bot.domain.classifier.learnt import RULES, rules, scores, table, wordings
from bot.domain.comment import CommentId
from bot.domain.kind import Classified
from bot.domain.kind_correction import Learnt
from bot.domain.sayings import Read
from bot.domain.suggester.concepts import known
from bot.domain.suggester.lexical import bag
from bot.domain.suggester.values import Said
from bot.models.kinds import KindWeights, kind_weights
from bot.storage.cards import CardStore
from bot.storage.comment_states import CommentStateStore
from bot.storage.kind_corrections import KindCorrectionStore
from bot.storage.sqlite.database import Tx
from bot.storage.suggestions import ReadAs


def reread(
    encoder: str, heard: Mapping[CommentId, Said], read: Mapping[CommentId, ReadAs]
) -> Mapping[CommentId, Classified]:
    """Comments that are something else than they were read as at intake. `encoder`: name of what computed the vectors. What
    somebody corrected, or was read by a correction, stays; so does what is urgent although its words do not say so, as the third
    of its author.
    """
    weights = kind_weights(encoder)
    if weights is None:
        return {}
    dimension = len(weights.weights) - len(table()) - known().size
    found = dict[CommentId, Classified]()
    for comment, said in heard.items():
        was = read[comment]
        if was.corrected or len(said.vectors[0]) != dimension:
            continue
        now = _by_meaning(said, was.stars, weights, urgent=was.urgent)
        if now is not None and (now.kind, now.urgent) != (was.kind, was.urgent):
            found[comment] = now
    return found


def _by_meaning(said: Said, stars: int | None, weights: KindWeights, *, urgent: bool) -> Classified | None:
    """Kind by words, vector, concepts and rules together; None where a text says nothing. `urgent`: as it was read."""
    evidence = Evidence(Read(said.text), stars)
    if not evidence.read.tokens:
        return None
    kind, presses = ruled(evidence)
    places = table().places(wordings(evidence.read, evidence.stars, shouts=evidence.read.shouts))
    numbers = rules(evidence, kind, urgent=presses)
    others = [
        np.asarray(said.vectors[0], np.float32),
        known().of(bag(said.text)),
        np.array([numbers.get(name, 0.0) for name in RULES], np.float32),
    ]
    words = weights.weights[places].sum(axis=0) / max(1, len(places)) ** 0.5
    rest = np.concatenate(others) @ weights.weights[len(table()) - len(RULES) :]
    found = decided(evidence, (words + rest + weights.base).tolist(), kind, urgent=presses)
    if urgent and not found.urgent:
        by_words = decided(evidence, scores(evidence, kind, urgent=presses), kind, urgent=presses)
        return found._replace(urgent=not by_words.urgent)
    return found


def keep(
    tx: Tx,
    business: BusinessId,
    changed: Mapping[CommentId, Classified],
    texts: Mapping[CommentId, str],
    now: datetime,
) -> None:
    """Kinds become rows, by a correction where one teaches something about such comments; their cards are to be redrawn."""
    learnt, states = Learnt(KindCorrectionStore(tx).learnt(business)), CommentStateStore(tx)
    for comment, found in changed.items():
        kind, source = learnt.read(texts[comment], found)
        states.set_kind(business, comment, kind.kind, urgent=kind.urgent, learnt_from=source)
    CardStore(tx).touch(business, list(changed), now)
