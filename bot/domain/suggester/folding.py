"""Folding: spellings of one word become the same, and a text becomes words and character n-grams."""

import re
import unicodedata
from zlib import crc32

BUCKETS = 1 << 16
"""N-grams are numbered by a hash of so many values; two of one text hardly ever share one."""

_MOST_WORDS = 400
_LONGEST = 40
_SIZES = (3, 4, 5)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_RUN = re.compile(r"(.)\1{2,}", re.DOTALL)
_WORD = re.compile(r"[a-z0-9]+|[^\W_]+|[^\s\w]")


def fold(text: str) -> str:
    """Small letters, umlauts as two letters, no accents, and no letter more than twice in a row."""
    folded = unicodedata.normalize("NFC", text).casefold().translate(_UMLAUTS)
    if not folded.isascii():
        folded = "".join(
            char for char in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(char)
        )
    return _RUN.sub(r"\1\1", folded)


def words(text: str) -> list[str]:
    """Folded words and emoji of a text in their order, at most 400 of at most 40 characters; no punctuation."""
    found = (match[0][:_LONGEST] for match in _WORD.finditer(fold(text)))
    return [word for word in found if word.isalnum() or unicodedata.category(word[0]) in ("So", "Sk")][
        :_MOST_WORDS
    ]


def grams(word: str) -> list[str]:
    """Character n-grams of a folded word with its borders, three to five long, and the word as a whole."""
    if not word.isalnum():
        return [f"e{word}"]
    bordered = f" {word} "
    found = [f"w{word}"]
    for size in _SIZES:
        found += [bordered[at : at + size] for at in range(len(bordered) - size + 1)]
    return found


def bucket(gram: str) -> int:
    """Number of an n-gram, the same in every process: 0 to BUCKETS - 1."""
    return crc32(gram.encode()) & (BUCKETS - 1)
