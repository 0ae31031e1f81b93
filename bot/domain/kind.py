"""Kind of a comment, classified by rules: question, buying interest, complaint, praise, chatter; with the
words that decided it.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from bot.domain.small_talk import small_talk


class Kind(StrEnum):
    """Kinds of comments: what the customer wants."""

    QUESTION = "question"
    BUYING = "buying"
    COMPLAINT = "complaint"
    PRAISE = "praise"
    CHATTER = "chatter"
    OTHER = "other"


URGENT_FROM = 3
"""So many open comments of one person make the newest urgent."""

WANTS_ANSWER = frozenset({Kind.QUESTION, Kind.BUYING, Kind.COMPLAINT})


def rank(kind: Kind, *, urgent: bool) -> int:
    """Place of a kind in lists (priority): 0 to 2 urgent, 3 to 5 others; of those first buying interest, then questions
    and complaints, then the rest.
    """
    return 3 * (not urgent) + (0 if kind is Kind.BUYING else 1 if kind in WANTS_ANSWER else 2)


@dataclass(frozen=True, slots=True)
class Classified:
    """Result of the classification. `because` are the words of the comment that decided, in their order;
    empty for OTHER.
    """

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
_SENTENCE_END = re.compile(r"[.!\n…]\s{0,5}\w")
# From the start of a word on: else 20 KB without a gap would take seconds.
_MARK = re.compile(r"(?<!\w)(\w+)\s*[?？]")
_ADDRESS = re.compile(r"https?://\S+|www\.\S+", re.IGNORECASE)


class Sayings:
    """Patterns of words and phrases to search for. Few texts hold the stem of any, and a search costs ten
    times as much as looking for stems first.
    """

    def __init__(self, sayings: str) -> None:
        self.patterns = sayings.split()
        self.stems = tuple(folded(_stem(saying)) for saying in self.patterns)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Pattern of any of them. Compiled with the first text that holds a stem: the start of the bot needs none."""
        return re.compile(rf"\b(?=\w)(?:{'|'.join(self.patterns)})\b", re.IGNORECASE)

    def within(self, fold: str) -> bool:
        """Whether a case-folded text holds a stem, so that a search may find something."""
        return any(map(fold.__contains__, self.stems))


def folded(text: str) -> str:
    """Case-folded text: characters that a pattern matches regardless of case become the same, also the
    Turkish letters.
    """
    return " ".join(text.casefold().replace("ı", "i").replace("i\u0307", "i").split())


def _stem(saying: str) -> str:
    """Longest literal run in a pattern, which every match contains."""
    plain = saying.replace(r"\s+", " ")
    while "(" in plain:
        plain = re.sub(r"\([^()]*\)", "|", plain)
    return max(re.split(r"\[\w+\]|\{[\d,]+\}|\\\w|\w\?|[^\w ]", plain), key=len)


# Who writes this complains, also where it ends with a question ("Was macht ihr da?").
ACCUSES = Sayings(
    r"""geht\s+so\s+nicht geht\s+gar\s+nicht (?:offen|kaputt|zerbrochen|beschädigt|nicht|nie)\s+angekommen
    nie\s+wieder\b(?=[^?\n]{0,80}(?:[.!]|$)) geld\s+zurück frechheit unverschämt\w{0,4} enttäuscht enttäuschend
    reklamier\w{1,4} reklamation beschwere\s+mich beschwerde unmöglich\s+behandelt sauerei not\s+acceptable unacceptable
    disappointed disappointing money\s+back never\s+again never\s+arrived arrived\s+(?:open|broken|damaged)"""
)
# These complain only where nothing is asked: "Repariert ihr auch kaputte Mühlen?" is a question.
FAULTY = Sayings(
    r"""kaputt defekt beschädigt zerbrochen schimmlig verschimmelt ranzig ungenießbar schlechter?\s+service
    broken damaged mouldy moldy terrible awful rude"""
)
# These want to buy where something is asked or wished for: price, availability, appointment, voucher.
BUYS = Sayings(
    r"""gutschein\w{0,3} geschenkgutschein\w{0,3} geschenkkarten? was\s+kostet was\s+kosten wie\s+teuer wie\s*viel\s+kostet
    wie\s*viel\s+kosten preis(?:e|en|liste)? lagernd auf\s+lager vorrätig lieferbar verfügbar zu\s+haben termin\w{0,2}
    reservier\w{1,4} zurücklegen vorbestellen bestellen kaufen buchen plätze\s+frei platz\s+frei noch\s+plätze freie\s+plätze
    vouchers? gift\s+cards? how\s+much costs? prices? places?\s+left places?\s+free spots?\s+left in\s+stock available appointments? reserve pre-?order to\s+(?:order|buy|book)
    can\s+(?:i|we)\s+(?:order|buy|book)"""
)
WISHES = Sayings(
    r"""(?:ich|wir)\s+(?:hätten?|möchten?|würden?|will|wollen|brauchen?) hätten?\s+gern\w? würden?\s+gern\w?
    (?:i|we)\s+(?:would|want|need) (?:i|we)['’]d\s+like"""
)
PRAISES = Sayings(
    r"""super toll(?:e[rsnm]?)? ein\s+traum traumhaft\w{0,2} wunderbar\w{0,2} großartig\w{0,2} genial\w{0,2} perfekt\w{0,2}
    köstlich\w{0,2} herrlich\w{0,2} hervorragend\w{0,2} ausgezeichnet\w{0,2} begeistert klasse lecker spitze
    (?:sehr|so|richtig|echt)\s+gut\w{0,2} (?:sehr|so|richtig|echt)\s+schön\w{0,2} (?:sehr|so|richtig|echt)\s+nett\w{0,2}
    (?:sehr|so|richtig|echt)\s+fein\w{0,2} (?<!\bam\s)beste[rsnm]?(?!\s+(?:grüße|dank))
    great awesome amazing delicious excellent perfect wonderful fantastic lovely the\s+best i\s+love we\s+love"""
)
_DENIES = re.compile(
    r"\b(?=\w)(?:nicht|nie|kein\w{0,2}|aber|leider|schade|ohne|not|never|no|but|unfortunately|wasn't|isn't|wasn’t|isn’t)\b",
    re.IGNORECASE,
)
_BEFORE = 25
"""Characters before a word in which a denial turns it round."""


_DECIDING = 2000
"""Characters that say what a comment wants; a longer one must not hold up a page."""


def classify(text: str) -> Classified:
    """Classifies a comment: complaint (urgent) by accusing words; question by a question mark or opening words, and buying
    interest where it names price, availability, appointment or voucher, also as a wish; else complaint or praise by a
    word; else chatter where there is nothing but small talk.
    """
    # This runs for every comment that comes in: looking for the stem of a pattern is cheaper than the pattern.
    text = text[:_DECIDING]
    bare, fold = text, folded(text)
    if "://" in fold or "www." in fold:
        bare = _ADDRESS.sub(" ", text)
        fold = folded(bare)
    accuses = _meant(ACCUSES, bare, fold)
    if accuses:
        return Classified(Kind.COMPLAINT, urgent=True, because=(accuses,))
    asks = _asks(bare)
    buys = _found(BUYS, bare, fold)
    if buys and (asks or _found(WISHES, bare, fold)):
        return Classified(Kind.BUYING, because=(buys,))
    if asks:
        return Classified(Kind.QUESTION, because=(asks,))
    faulty = _meant(FAULTY, bare, fold)
    if faulty:
        return Classified(Kind.COMPLAINT, urgent=True, because=(faulty,))
    praises = _found(PRAISES, bare, fold)
    # Praise with a "but" is for somebody to read, not for the praise of the day.
    if praises and not _DENIES.search(bare):
        return Classified(Kind.PRAISE, because=(praises,))
    talks = small_talk(bare)
    return Classified(Kind.CHATTER, because=(talks,)) if talks else Classified(Kind.OTHER)


def _asks(bare: str) -> str:
    """What makes a text a question: the word before its mark, or how a sentence opens; empty for none."""
    mark = _MARK.search(bare) if "?" in bare or "？" in bare else None
    if mark:
        return f"{mark[1]}?"
    opener = _QUESTION_OPENERS.search(bare)
    return opener["word"] if opener and not _exclaims(bare[opener.end() :]) else ""


def _found(sayings: Sayings, text: str, fold: str) -> str:
    """First match; empty for none."""
    found = sayings.pattern.search(text) if sayings.within(fold) else None
    return found[0] if found else ""


def asks(text: str) -> bool:
    """Whether a text asks a question, whatever else it is. Runs for every message of a busy conversation."""
    text = text[:_DECIDING]
    if "://" in text or "www." in text:
        text = _ADDRESS.sub(" ", text)
    if ("?" in text or "？" in text) and _MARK.search(text):
        return True
    opener = _QUESTION_OPENERS.match(text)
    if opener is None and _SENTENCE_END.search(text):
        opener = _QUESTION_OPENERS.search(text)
    return opener is not None and not _exclaims(text[opener.end() :])


def _meant(sayings: Sayings, text: str, fold: str) -> str:
    """First match that no negation before it turns round ("noch nie enttäuscht"); empty for none."""
    if not sayings.within(fold):
        return ""
    for found in sayings.pattern.finditer(text):
        if not _DENIES.search(text, max(0, found.start() - _BEFORE), found.start()):
            return found[0]
    return ""


def _exclaims(rest: str) -> bool:
    """Whether an opening is an exclamation: "Was für ein Kaffee!" opens like a question but is an exclamation."""
    end = re.search(r"[.!?\n]", rest)
    return end is not None and end[0] == "!"
