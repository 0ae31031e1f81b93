"""Rewordings: which words of a template were replaced before a reply was sent, and a template with them replaced."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

LONGEST = 400
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
    found = []
    for tag, *span in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            one = _passage(body, before, after, span)
            if one is not None:
                found.append(one)
    return tuple(found)


def reworded(body: str, rewording: Rewording) -> str | None:
    """Template with that passage replaced; None where it has the passage not once."""
    found = _places(body, rewording.old)
    if len(found) != 1:
        return None
    return body[: found[0].start(1)] + rewording.new + body[found[0].end(1) :]


def _passage(body: str, before: Sequence[str], after: Sequence[str], span: Sequence[int]) -> Rewording | None:
    """Shortest passage around a change that is in the template once, with words on both sides of it."""
    start, end, at, to = span
    for left in range(AROUND + 1):
        for right in range(AROUND + 1):
            if left > min(start, at) or right > min(len(before) - end, len(after) - to):
                continue
            old, new = before[start - left : end + right], after[at - left : to + right]
            around = old[:left] == new[:left] and old[len(old) - right :] == new[len(new) - right :]
            plain = not any("{" in word for word in old)
            if old and new and around and plain and max(len(old), len(new)) <= PASSAGE:
                found = Rewording(" ".join(old), " ".join(new))
                if len(_places(body, found.old)) == 1:
                    return found
    return None


def _places(body: str, passage: str) -> "list[re.Match[str]]":
    words = r"\s+".join(map(re.escape, passage.split()))
    # Within a look-ahead, so that passages which overlap are two.
    return list(re.finditer(rf"(?<!\S)(?=({words})(?!\S))", body))
