"""Rewordings: which words of a template were replaced before a reply was sent, and a template with them replaced."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

LONGEST = 200
"""Words of a text that is compared."""
PASSAGE = 12
"""Words of a passage that counts as a rewording."""
AROUND = 2
"""Words before and behind that a passage takes along, at most, to be found in the template."""


class Rewording(NamedTuple):
    """Passage of a template, and what it was replaced by."""

    old: str
    new: str


def rewordings(body: str, filled: str, sent: str) -> tuple[Rewording, ...]:
    """Passages that were replaced. `body`: the template with its placeholders; `filled`: as the reply began with it.

    What was filled in counts for nothing: a passage has to be in `body` as it is, once.
    """
    before, after = filled.split(), sent.split()
    if max(len(before), len(after)) > LONGEST:
        return ()
    words = _Words(body)
    found = []
    for tag, *span in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            one = _passage(words, before, after, span)
            if one is not None:
                found.append(one)
    return tuple(found)


def reworded(body: str, rewording: Rewording) -> str | None:
    """Template with that passage replaced; None where it has the passage not once."""
    words = r"\s+".join(map(re.escape, rewording.old.split()))
    # Within a look-ahead, so that passages which overlap are two.
    found = list(re.finditer(rf"(?<!\S)(?=({words})(?!\S))", body))
    if len(found) != 1:
        return None
    return body[: found[0].start(1)] + rewording.new + body[found[0].end(1) :]


class _Words:
    """Words of a template, and where each is."""

    def __init__(self, body: str) -> None:
        self._all = body.split()
        self._places: dict[str, list[int]] = {}
        for at, word in enumerate(self._all):
            self._places.setdefault(word, []).append(at)

    def once(self, passage: Sequence[str]) -> bool:
        """Whether these words follow each other there once."""
        size, places = len(passage), self._places.get(passage[0], ())
        return sum(self._all[at : at + size] == passage for at in places) == 1


def _passage(
    words: _Words, before: Sequence[str], after: Sequence[str], span: Sequence[int]
) -> Rewording | None:
    """Shortest passage around a change that is in the template once, with words on both sides of it."""
    start, end, at, to = span
    for left in range(AROUND + 1):
        for right in range(AROUND + 1):
            if left > min(start, at) or right > min(len(before) - end, len(after) - to):
                continue
            old, new = before[start - left : end + right], after[at - left : to + right]
            around = old[:left] == new[:left] and old[len(old) - right :] == new[len(new) - right :]
            plain = not any("{" in word for word in old)
            short = old and new and max(len(old), len(new)) <= PASSAGE
            if short and around and plain and words.once(old):
                return Rewording(" ".join(old), " ".join(new))
    return None
