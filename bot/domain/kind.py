"""Kinds of comments, told apart by rules that can be shown."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a comment wants."""

    QUESTION = "question"
    BUYING = "buying"
    COMPLAINT = "complaint"
    PRAISE = "praise"
    CHATTER = "chatter"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Classified:
    """`because` are the words of the comment that decided, in their order; empty for OTHER."""

    kind: Kind
    urgent: bool = False
    because: tuple[str, ...] = ()


_QUESTION_OPENERS = re.compile(
    r"(?:^|[.!\n…]\s{0,5})(?:(?:hallo|hi|hey|hello|servus|grüß(?:e|\s+gott|\s+euch)?|guten\s+\w+)\b[^.!?\n]{0,30}?[,!.\s]\s*)?"
    r"(?P<word>wann|wie|wo|woher|wohin|was|welche[rsnm]?|wer|wem|wen|warum|wieso|weshalb|wieviel|ob|"
    r"habt\s+ihr|haben\s+sie|gibt\s+es|gibt'?s|gibt’s|kann\s+(?:man|ich|ihr)|könn(?:t\s+ihr|en\s+sie|te\s+ich)|"
    r"seid\s+ihr|sind\s+sie|macht\s+ihr|machen\s+sie|"
    r"when|how|where|what|which|who|whom|why|do\s+you|are\s+you|is\s+there|are\s+there|can\s+(?:i|you|we)|"
    r"could\s+(?:i|you|we)|would\s+you|will\s+you|have\s+you)\b",
    re.IGNORECASE,
)
# From the start of a word on: else 20 KB without a gap would take seconds.
_MARK = re.compile(r"(?<!\w)(\w+)\s*[?？]")
_ADDRESS = re.compile(r"https?://\S+|www\.\S+", re.IGNORECASE)


def classify(text: str) -> Classified:
    """Question where a question mark ends a word, or where a sentence opens like a question."""
    # This runs for every comment that comes in: a look for what a pattern needs is cheaper than the pattern.
    bare = _ADDRESS.sub(" ", text) if "://" in text or "www." in text.lower() else text
    mark = _MARK.search(bare) if "?" in bare or "？" in bare else None
    if mark:
        return Classified(Kind.QUESTION, because=(f"{mark[1]}?",))
    opener = _QUESTION_OPENERS.search(bare)
    if opener and not _exclaims(bare[opener.end() :]):
        return Classified(Kind.QUESTION, because=(opener["word"],))
    return Classified(Kind.OTHER)


def _exclaims(rest: str) -> bool:
    """ "Was für ein Kaffee!" opens like a question and is none."""
    end = re.search(r"[.!?\n]", rest)
    return end is not None and end[0] == "!"
