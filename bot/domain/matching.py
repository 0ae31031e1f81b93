"""Matching: comparing a text on a platform with one that we sent, to find our own reply (deduplication,
dedup, read-back).
"""

import re
import unicodedata

from bot.domain.markup import unescaped

_TAG = re.compile(r"<[/!?@#:&a-zA-Z][^<>]*>")
_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"]*[^\s<>\"\]).,;:!?'»]", re.IGNORECASE)
_LINK_MARK = "\ue000"
_ELLIPSIS = "..."
_SHORTEST_PREFIX = 20
# Typography that platforms change on output; WordPress, for example, curls quotes and turns 3x4 into 3×4.
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‘’‚‛‹›′`´", "'"),
        **dict.fromkeys("‐‑‒–—−", "-"),
        "×": "x",
        "…": _ELLIPSIS,
    }
)


def norm(text: str) -> str:
    """Normalises a text so that it can be compared whatever a platform changed.

    HTML is unescaped and tags are dropped, links become a mark (platforms rewrite them, so they are compared
    by count), quotes and dashes plain, and white space, which markup moves about, is left out.
    """
    for _ in range(3):
        plainer = unescaped(text)
        if plainer == text:
            break
        text = plainer
    linked = _LINK.sub(_LINK_MARK, text)
    bare = _visible(_TAG.sub("", linked))
    return bare or _visible(linked)


def same(sent: str, seen: str) -> bool:
    """Whether `seen` is the text that was sent; a platform may have cut it, ending in an ellipsis."""
    return same_norm(norm(sent), norm(seen))


def same_norm(sent: str, seen: str) -> bool:
    """As `same`, for normalised texts."""
    if sent == seen:
        return bool(sent)
    beginning = seen.removesuffix(_ELLIPSIS)
    return beginning != seen and len(beginning) >= _SHORTEST_PREFIX and sent.startswith(beginning)


def _visible(text: str) -> str:
    plain = unicodedata.normalize("NFC", text).translate(_PLAIN)
    kept = "".join(char for char in plain if not char.isspace() and not _unseen(char))
    return unicodedata.normalize("NFC", kept)


def _unseen(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Cf") or char in "\ufe0e\ufe0f"
