"""Taboo words in a text, also with an ending: billig is in "billiger", with a * also in "Billigware"; phrases of several words
as they are.

Words are looked up, never searched for, so that the time depends on the text alone; a hundred taboo words cost no more than one.
"""

import re
from collections.abc import Iterator, Sequence

from bot.domain.brand import Wording
from bot.domain.finding import Finding, Rule

_WORD = r"\w+(?:[’'-]\w+)*"
_ENDINGS = tuple(
    sorted(
        "e en em er es s n nen ern ens ere eren erer eres st ste sten ster stes in innen".split(),
        key=len,
        reverse=True,
    )
)
_OF_ADJECTIVES = frozenset("e en em es er".split())
_SHORTEST = 3
"""Letters of a word that may have an ending or begin another."""


def taboo(text: str, words: Sequence[Wording]) -> Iterator[Finding]:
    """Taboo words with the preferred ones, in the order of the text. An adjective keeps its ending."""
    whole: dict[str, Wording] = {}
    begins: dict[str, Wording] = {}
    phrases: dict[str, list[tuple[list[str], Wording]]] = {}
    for word in words:
        parts = [found[0].casefold() for found in re.finditer(_WORD, word.taboo)]
        if len(parts) > 1:
            phrases.setdefault(parts[0], []).append((parts, word))
        elif parts:
            (begins if word.taboo.rstrip().endswith("*") else whole)[parts[0]] = word
    found = [(match.start(), match.end(), match[0].casefold()) for match in re.finditer(_WORD, text)]
    longest = max(map(len, begins), default=0)
    firsts = {one[:_SHORTEST] for one in (*whole, *begins, *phrases)}
    for at, (start, end, low) in enumerate(found):
        if low[:_SHORTEST] not in firsts:
            continue
        hit = _phrase(found, at, phrases.get(low, ())) or _single(low, whole)
        if hit is None:
            beginning = (low[:size] for size in range(_SHORTEST, min(len(low), longest) + 1))
            hit = next(((end, begins[one].preferred) for one in beginning if one in begins), None)
        if hit is not None:
            last, instead = max(end, hit[0]), hit[1]
            shown = " ".join(text[start:last].split())
            if shown[0].isupper() and instead:
                instead = instead[0].upper() + instead[1:]
            yield Finding(Rule.TABOO, start, last, shown, instead)


def _single(low: str, whole: dict[str, Wording]) -> tuple[int, str] | None:
    """Preferred word for one that is taboo as it is, or with an ending."""
    if low in whole:
        return 0, whole[low].preferred
    for ending in _ENDINGS:
        stem = low.removesuffix(ending)
        if stem != low and len(stem) >= _SHORTEST and stem in whole:
            word = whole[stem]
            keeps = word.taboo[0].islower() and ending in _OF_ADJECTIVES and word.preferred.isalpha()
            return 0, word.preferred + (ending if keeps and not word.preferred.endswith(ending[0]) else "")
    return None


def _phrase(
    found: Sequence[tuple[int, int, str]], at: int, phrases: Sequence[tuple[list[str], Wording]]
) -> tuple[int, str] | None:
    """End and preferred words of a phrase that begins here."""
    for parts, word in phrases:
        here = found[at : at + len(parts)]
        if [low for _, _, low in here] == parts:
            return here[-1][1], word.preferred
    return None
