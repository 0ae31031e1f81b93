"""Weighted length of a text on X, and the links in it, after configuration 3 of twitter-text 3.1.0. Pure.

X's own server decides; a character that this module weighs differently (emoji joined in a way that Unicode does not
recommend) is one of a few.
"""

import re
import unicodedata

from bot.connectors.x import tlds

LIMIT = 280
"""Of an account without Premium."""
LINK = 23
"""Weight of every link, however long: X shortens all of them."""
INTENT_LIMIT = 512
"""Characters that a link button of Discord holds."""

_UNSEEN = "\ufffe\ufeff\uffff\u202a-\u202e\u061c\u200e\u200f\u2066-\u2069"
_SPACES = "\\x09-\\x0d \\x85\\xa0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_NAME = f"[^!'#%&()*+,\\\\\\-./:;<=>?@\\[\\]^_{{|}}~${_SPACES}{_UNSEEN}]"
_LATIN = (
    "\xc0-\xd6\xd8-\xf6\xf8-\u024f\u0253\u0254\u0256\u0257\u0259\u025b\u0263\u0268\u026f\u0272\u0289\u028b"
    "\u02bb\u0300-\u036f\u1e00-\u1eff"
)
# A word of a domain has at most 63 characters, which also bounds the search.
_LABEL = f"{_NAME}(?:{_NAME}|[_-]){{0,62}}"
_CANDIDATE = re.compile(
    "(?:(?<=[^A-Za-z0-9@\uff20$#\uff03\ufffe\ufeff\uffff])|^(?=[A-Za-z0-9]))"
    f"(https?://)?({_LABEL}(?:\\.{_LABEL})+)",
    re.IGNORECASE,
)
_WORD = re.compile(r"xn--[-0-9a-z]+|[a-z0-9@+-]+", re.IGNORECASE)
_PLAIN = re.compile(f"[-a-z0-9{_LATIN}]+(?:\\.[-a-z0-9{_LATIN}]+)*\\.?", re.IGNORECASE)
_PATH_CHARACTER = f"[a-z\u0400-\u04ff0-9!*';:=+,.$/%#\\[\\]\\-\u2013_~@|&{_LATIN}]"
_PARENTHESES = f"\\((?:{_PATH_CHARACTER}+|{_PATH_CHARACTER}*\\({_PATH_CHARACTER}+\\){_PATH_CHARACTER}*)\\)"
_PATH_END = re.compile(f"[+\\-a-z\u0400-\u04ff0-9=_#/{_LATIN})]", re.IGNORECASE)
_PATH = re.compile(f"/(?:{_PATH_CHARACTER}|{_PARENTHESES})*", re.IGNORECASE)
_QUERY = re.compile(r"\?[a-z0-9!?*'@();:&=+$/%#\[\]\-_.,~|]*", re.IGNORECASE)
_QUERY_END = re.compile(r"[a-z0-9\-_&=#/]", re.IGNORECASE)
_PORT = re.compile(r":[0-9]+")
_SHORTENED = re.compile(
    r"https?://t\.co/[a-z0-9]+(?:\?[a-z0-9!?*'@();:&=+$/%#\[\]\-_.,~|]*[a-z0-9\-_&=#/])?", re.IGNORECASE
)

# Characters that weigh 1; all others weigh 2.
_LIGHT = re.compile("[\x00-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]")
_PICTURE = "\u203c-\u3299\U0001f004-\U0001faff"
# Bases that take a skin tone, as twitter-text 3.1.0 knows them.
_SKINS = (
    "\u261d\u26f7\u26f9\u270a-\u270d\U0001f385\U0001f3c2-\U0001f3c4\U0001f3c7\U0001f3ca-\U0001f3cc\U0001f442"
    "\U0001f443\U0001f446-\U0001f450\U0001f466-\U0001f478\U0001f47c\U0001f481-\U0001f483\U0001f485-\U0001f487"
    "\U0001f4aa\U0001f574\U0001f575\U0001f57a\U0001f590\U0001f595\U0001f596\U0001f645-\U0001f647"
    "\U0001f64b-\U0001f64f\U0001f6a3\U0001f6b4-\U0001f6b6\U0001f6c0\U0001f6cc\U0001f90c\U0001f90f"
    "\U0001f918-\U0001f91f\U0001f926\U0001f930-\U0001f939\U0001f93c-\U0001f93e\U0001f977\U0001f9b5\U0001f9b6"
    "\U0001f9b8\U0001f9b9\U0001f9bb\U0001f9cd-\U0001f9cf\U0001f9d1-\U0001f9dd\U0001fac3-\U0001fac5\U0001faf0-\U0001faf8"
)
_ONE = f"(?:[{_SKINS}][\U0001f3fb-\U0001f3ff]|[{_PICTURE}]\ufe0f?|[\xa9\xae]\ufe0f)"
_EMOJI = re.compile(
    "[\U0001f1e6-\U0001f1ff]{2}"
    "|[0-9#*]\ufe0f?\u20e3"
    "|\U0001f3f4[\U000e0061-\U000e007a]+\U000e007f"
    f"|{_ONE}(?:\u200d(?:{_ONE}|[\u2640\u2642\u2695\u2696\u2708\u2764]))*"
)


def weighted(text: str) -> int:
    """Weighted length of a text: characters 1 or 2, an emoji 2, a link 23."""
    normal = unicodedata.normalize("NFC", text)
    total, position = 0, 0
    for start, end in _links(normal):
        total += _weight(normal[position:start]) + LINK
        position = end
    return total + _weight(normal[position:])


def links(text: str) -> tuple[str, ...]:
    """Links of a text, bare domains included: what X shortens, and charges more for."""
    normal = unicodedata.normalize("NFC", text)
    return tuple(normal[start:end] for start, end in _links(normal))


def _weight(text: str) -> int:
    rest, emoji = _EMOJI.subn("", text)
    return 2 * emoji + 2 * len(rest) - len(_LIGHT.findall(rest))


def _links(text: str) -> list[tuple[int, int]]:
    """Where links are, start and end. Behind a bare domain, port and query count only with a path."""
    found: list[tuple[int, int]] = []
    position = 0
    while (candidate := _CANDIDATE.search(text, position)) is not None:
        start, name_end = candidate.span(2)
        end = _domain_end(text, start, name_end)
        if end is None:
            # What follows the last dot may be the scheme of a link.
            position = text.rfind(".", start, name_end) + 1
            continue
        reached, has_path = _rest(text, end)
        position = reached
        if candidate[1]:
            short = _SHORTENED.match(text, candidate.start())
            if short is not None:
                position = reached = short.end() if has_path else reached
            found.append((candidate.start(), reached))
        elif start == 0 or text[start - 1] not in "-_./":
            found += _bare(text, start, end, reached if has_path else end)
    return found


def _bare(text: str, start: int, end: int, reached: int) -> list[tuple[int, int]]:
    """Bare domains in a word that other scripts, quotes or dashes join; `reached`: where the last one ends with its path."""
    found = []
    for run in _PLAIN.finditer(text, start, end):
        closes = end if run.end() >= end else _domain_end(text, run.start(), run.end())
        if closes is not None and "." in text[run.start() : closes]:
            found.append((run.start(), reached if closes == end else closes))
    if found or end <= start:
        return found
    # The top-level domain is of another script than the words before.
    run_to_end = _PLAIN.match(text, start, end)
    return [(start, reached)] if run_to_end is not None and run_to_end[0].endswith(".") else []


def _domain_end(text: str, start: int, name_end: int) -> int | None:
    """Where the domain ends: behind the last of its words that is a top-level domain."""
    dot = text.rfind(".", start, name_end)
    while dot > start:
        end = _top_level_end(text, dot + 1, name_end)
        if end is not None:
            return end
        dot = text.rfind(".", start, dot)
    return None


def _top_level_end(text: str, start: int, name_end: int) -> int | None:
    word = _WORD.match(text, start)
    if word is not None:
        known = word[0].lower()
        return word.end() if known.startswith("xn--") or f" {known} " in tlds.ASCII else None
    for end in range(min(name_end, start + 20), start, -1):
        if f" {text[start:end].lower()} " in tlds.OTHERS and not _WORD.match(text, end):
            return end
    return None


def _rest(text: str, end: int) -> tuple[int, bool]:
    """Where port, path and query end behind a domain, and whether there is a path."""
    port = _PORT.match(text, end)
    behind = port.end() if port else end
    path = _PATH.match(text, behind)
    if path is not None:
        behind = _last(_PATH_END, text, behind, path.end())
    query = _QUERY.match(text, behind)
    if query is not None:
        end = _last(_QUERY_END, text, behind, query.end())
        behind = end if end > behind + 1 else behind
    return behind, path is not None


def _last(closing: re.Pattern[str], text: str, start: int, end: int) -> int:
    """End of a path or query, without a full stop or comma that follows it."""
    while end > start + 1 and not closing.match(text[end - 1]):
        end -= 1
    return end
