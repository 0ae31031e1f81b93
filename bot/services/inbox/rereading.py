"""Rereading: of what kind a comment is and whether it is urgent, once its sentence vector is there, which says more than its words.

Imports numpy: whoever uses it imports it where it is used.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

import numpy as np

from bot.domain.business import BusinessId
from bot.domain.classifier.classifying import certain, decided, ruled
from bot.domain.classifier.evidence import Evidence
from bot.domain.classifier.learnt import RULES, rules, scores
from bot.domain.comment import CommentId
from bot.domain.kind import Classified
from bot.domain.kind_correction import Learnt
from bot.domain.sayings import Read
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
    found = dict[CommentId, Classified]()
    for comment, said in heard.items():
        was = read[comment]
        if was.corrected or len(said.vectors[0]) + len(RULES) != len(weights.weights):
            continue
        now = _by_vector(said, was.stars, weights, urgent=was.urgent)
        if now is not None and (now.kind, now.urgent) != (was.kind, was.urgent):
            found[comment] = now
    return found


def _by_vector(said: Said, stars: int | None, weights: KindWeights, *, urgent: bool) -> Classified | None:
    """Kind by the mean of both scores; None where a text says nothing. `urgent`: as it was read."""
    evidence = Evidence(Read(said.text), stars)
    if not evidence.read.tokens:
        return None
    kind, presses = ruled(evidence)
    numbers = rules(evidence, kind, urgent=presses)
    columns = np.array([*said.vectors[0], *(numbers.get(name, 0.0) for name in RULES)], np.float32)
    by_words = scores(evidence, kind, urgent=presses)
    both: Sequence[float] = ((columns @ weights.weights + weights.base + by_words) / 2).tolist()
    found = decided(both, certain(evidence, kind))
    return found._replace(
        urgent=found.urgent or (urgent and not decided(by_words, certain(evidence, kind)).urgent)
    )


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
