"""Search terms: words of a text without case, accents and endings, by which texts are found."""

import re
import unicodedata

LONGEST_TERM = 40
MOST_TERMS = 2000
"""Of one comment; 20 KB of text have room for more only where nobody reads them."""
MOST_WORDS = 12
"""Of one search."""
STEM = 4
"""Letters of a word that are never taken for an ending."""

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})


def terms(text: str) -> tuple[str, ...]:
    """Terms of a text, each once, in its order; at most 2,000 of at most 40 characters, of letters and digits alone.

    Case, accents and umlaut dots are left out, and endings too: Gutscheine and Gutschein are the same.
    """
    found = dict.fromkeys(_stem(word) for word in _words(text))
    return tuple(found)[:MOST_TERMS]


def wanted(text: str) -> tuple[tuple[str, ...], ...]:
    """Terms of typed words: for each the spellings that count as the same (Müller, Mueller). At most twelve words."""
    spelled = []
    for word in re.findall(r"[^\W_]+", unicodedata.normalize("NFC", text))[:MOST_WORDS]:
        ways = (word, word.translate(_UMLAUTS), re.sub("([aou])e", r"\1", word, flags=re.IGNORECASE))
        # An accent of another alphabet may part a word in several.
        spelled.append(tuple(dict.fromkeys(stem for way in ways for stem in terms(way)[:1])))
    return tuple(dict.fromkeys(one for one in spelled if one))


def holds(text: str, words: tuple[tuple[str, ...], ...]) -> bool:
    """Whether a text has each of these words, or one that begins like the last."""
    there = terms(text)
    return all(
        any(term in there for term in spellings)
        or (spellings == words[-1] and any(one.startswith(spellings) for one in there))
        for spellings in words
    )


def _words(text: str) -> list[str]:
    folded = text.casefold()
    if not folded.isascii():
        folded = re.sub("[\u0300-\u036f]+", "", unicodedata.normalize("NFKD", folded))
    return re.findall(r"[^\W_]+", folded)


def _stem(word: str) -> str:
    """Word without its ending: German and English mostly end in one of these letters."""
    return (word[:STEM] + word[STEM:].rstrip("emnrs"))[:LONGEST_TERM]
