"""Kind of a comment, classified by rules: question, buying interest, complaint, praise, chatter; whether it is urgent, and whether
spam-like; each with the words that decided it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from bot.domain.kind_sayings import (
    ASKS,
    BUT,
    BUYS,
    BUYS_NOT,
    CHATS,
    COMPLAINS,
    COMPLAINS_MILDLY,
    DENIES,
    ELSE,
    ELSE_PERHAPS,
    PRAISES,
    PRAISES_MILDLY,
    TO_ALL,
    TOO,
    WISHES,
)
from bot.domain.question import question
from bot.domain.sayings import ENDS, Found, Read, Sayings
from bot.domain.small_talk import small_talk
from bot.domain.spam import SPAM, is_foreign, mentions_alone
from bot.domain.urgency import NOT_URGENT, URGENT


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


class Classified(NamedTuple):
    """Result of the classification. `spam`: spam-like, or a mere mention of other people."""

    kind: Kind
    urgent: bool = False
    spam: bool = False


@dataclass(frozen=True, slots=True)
class Reasons:
    """Words of a comment that decided: its kind, empty where that is what is left; that it is urgent; that it is spam-like."""

    kind: tuple[str, ...] = ()
    urgent: tuple[str, ...] = ()
    spam: tuple[str, ...] = ()


DECIDES = 3.0
"""Weight from which a saying, or several together, decide by themselves."""
HINTS = 2.0
"""Weight from which they decide where nothing speaks against it."""
_SPAM = 4.0
_MOST_WORDS = 3
"""Sayings that are named."""
_BEFORE = 3
"""Words before a saying in which a denial turns it round."""
_SHORT = 4
"""Words of a text that says one thing alone."""

_WHY = frozenset(("warum", "wieso", "weshalb", "why"))
_HAPPY = frozenset("😍🥰❤♥💕👏🤩🙌💯😋🤤💛💚💙💜🧡🖤🤍💖💗👌🫶😘🙏🌸🔥👍")
_CROSS = frozenset("😡😠🤬👎🤮😤🙄😒😕☹🙁😞😖🤢💩")
_LAUGHS = frozenset("😂🤣😅😄😉😆😜🙈🥳😁")
_STARS_AGAINST = (0.0, 3.0, 3.0, 1.5, 0.0, 0.0)
_STARS_FOR = (0.0, 0.0, 0.0, 0.0, 1.5, 2.5)


_NOT = {"not buying": BUYS_NOT, "not urgent": NOT_URGENT}
"""Sayings that hold a word of a list and take that out of it, by its name after "not"."""
_WITHOUT = tuple((no.removeprefix("not "), no) for no in _NOT)


@cache
def _sayings() -> Sayings:
    """Sayings to look for in every comment."""
    return Sayings(
        complaint=COMPLAINS,
        praise=PRAISES,
        buying=BUYS,
        other=ELSE,
        crowd=TO_ALL,
        urgent=URGENT,
        spam=SPAM,
        **_NOT,
    )


@cache
def _hints() -> Sayings:
    """Sayings that count where those leave open what a comment wants."""
    return Sayings(
        complaint=COMPLAINS_MILDLY,
        praise=PRAISES_MILDLY,
        other=ELSE_PERHAPS,
        chatter=CHATS,
        question=ASKS,
        wish=WISHES,
    )


class _Said:
    """What a comment says: sayings in it by the name of their list, and what they weigh together."""

    __slots__ = ("asked", "emoji", "found", "read", "stars", "weight")

    def __init__(self, read: Read, stars: int | None) -> None:
        self.read = read
        self.found: dict[str, list[Found]] = {}
        self.weight: dict[str, float] = {}
        self.stars = stars if stars and 0 < stars < len(_STARS_FOR) else 0
        self.emoji = not read.text.isascii()
        self._add_all(_sayings())
        for name, no in _WITHOUT:
            if no in self.found and name in self.found:
                self._without(name, self.found[no])
        self.asked = question(read)

    def read_on(self) -> None:
        """Adds what hints alone."""
        self._add_all(_hints())

    def open(self, *, asked: bool) -> bool:
        """Whether what was found leaves open what a comment wants."""
        against = self.against
        if asked:
            return 0 < against < DECIDES
        if against >= DECIDES or self.weight.get("praise", 0.0) >= HINTS:
            return False
        return self.of("other") < DECIDES and self.strongest("buying") < DECIDES

    @property
    def against(self) -> float:
        """Weight of what complains, stars and emoji included."""
        weight = self.weight.get("complaint", 0.0) + _STARS_AGAINST[self.stars]
        return weight + 1.5 if self.emoji and not _CROSS.isdisjoint(self.read.present) else weight

    @property
    def praised(self) -> float:
        """Weight of what praises, stars and emoji included."""
        weight = self.weight.get("praise", 0.0) + _STARS_FOR[self.stars]
        return weight + 0.7 if self.emoji and not _HAPPY.isdisjoint(self.read.present) else weight

    @property
    def words(self) -> int:
        """Number of words."""
        return sum(token[0].isalnum() for token in self.read.tokens)

    @property
    def praised_by_opening(self) -> bool:
        """Whether what opens like a question praises: "Kann ich nur weiterempfehlen."."""
        return "?" not in self.read.present and any(
            start >= self.asked[0] and weight >= HINTS for start, _, _, weight in self.found.get("praise", ())
        )

    @property
    def complains_beside(self) -> bool:
        """Whether a complaint is in another sentence than the question, or asks for its reason."""
        tokens = self.read.tokens
        if not _WHY.isdisjoint(self.read.present):
            return True
        ends = (
            next((token for token in tokens[end:] if token in ENDS), "")
            for _, end, _, weight in self.found.get("complaint", ())
            if weight >= HINTS
        )
        return any(end != "?" for end in ends)

    def of(self, name: str) -> float:
        """Weight of a list."""
        return self.weight.get(name, 0.0)

    def strongest(self, name: str) -> float:
        """Weight of the strongest saying of a list."""
        return max([weight for _, _, _, weight in self.found[name]]) if name in self.found else 0.0

    def named(self, name: str) -> tuple[str, ...]:
        """Words of the strongest sayings of a list, as written and in their order."""
        most, written = self.strongest(name), self.read.written
        strong = [(start, end) for start, end, _, weight in self.found.get(name, ()) if weight >= most]
        return tuple(" ".join(written[start:end]) for start, end in strong[:_MOST_WORDS])

    def _add_all(self, sayings: Sayings) -> None:
        every = sayings.found(self.read)
        if not every:
            return
        tokens, present = self.read.tokens, self.read.present
        but = 0 if BUT.isdisjoint(present) else _but(tokens)
        turns = but or not (DENIES.isdisjoint(present) and TOO.isdisjoint(present))
        for one in every:
            turned = _turned(one, tokens, but) if turns else one
            if turned is not None:
                self._add(turned)

    def _without(self, name: str, no: list[Found]) -> None:
        """Leaves out of a list what is only a part of these: "Guten Morgen" is no deadline."""
        every = self.found.pop(name, [])
        left = [one for one in every if not any(two[0] < one[1] and one[0] < two[1] for two in no)]
        self.weight[name] = sum(one[3] for one in left)
        if left:
            self.found[name] = left

    def _add(self, one: Found) -> None:
        """Adds a saying; of two of a list that overlap the stronger counts."""
        start, _, name, more = one
        known = self.found.get(name)
        if known is None:
            self.found[name] = [one]
            self.weight[name] = more
            return
        if start < known[-1][1]:
            if more <= known[-1][3]:
                return
            more -= known.pop()[3]
        known.append(one)
        self.weight[name] += more


def classify(
    text: str | Read, stars: int | None = None, names: Sequence[str] = (), *, trusted: bool = False
) -> Classified:
    """Classifies a comment. `stars`: of a review; `names`: those of the business there, whose mention is no mere mention; `trusted`:
    somebody said that it is no spam. Runs for every comment that comes in.
    """
    said = _Said(text if isinstance(text, Read) else Read(text), stars)
    if not trusted and _spam(said):
        return Classified(Kind.OTHER, spam=True)
    kind = _kind(said)[0]
    tags = kind not in WANTS_ANSWER and "@" in said.read.text and not trusted
    if tags and mentions_alone(said.read, names):
        return Classified(kind, spam=True)
    return Classified(kind, urgent="urgent" in said.found and _presses(said, kind))


def reasons(text: str, stars: int | None = None, names: Sequence[str] = ()) -> Reasons:
    """Words that decided what `classify` says."""
    said = _Said(Read(text), stars)
    if _spam(said):
        return Reasons(spam=(*said.named("spam"), *said.read.links)[:_MOST_WORDS])
    kind, because = _kind(said)
    tagged = () if kind in WANTS_ANSWER else mentions_alone(said.read, names)
    urgent = said.named("urgent") if not tagged and _presses(said, kind) else ()
    return Reasons(_words(said, because), urgent, tagged)


def _words(said: _Said, because: str) -> tuple[str, ...]:
    if because == "asked":
        start, end = said.asked
        words = said.read.written[start:end]
        return (f"{words[0]}?" if said.read.tokens[end - 1] == "?" else " ".join(words),)
    return said.named(because)


def _kind(said: _Said) -> tuple[Kind, str]:
    """Kind, and the list whose sayings decided it. The order is the rule: others' business, complaint, talk to everybody, buying
    interest, question; then what is left.
    """
    asked = "asked" if said.asked[1] else ""
    if said.open(asked=bool(asked)):
        said.read_on()
        asked = asked or ("question" if said.of("question") >= HINTS else "")
    if asked and said.praised_by_opening:
        asked = ""
    against = said.against
    buys = "buying" in said.found and _buys(said, asked=bool(asked))
    if "other" in said.found and said.of("other") >= max(DECIDES, against):
        return Kind.OTHER, "other"
    if against >= HINTS and _complains(said, against, asked=bool(asked), buys=buys):
        return Kind.COMPLAINT, "complaint"
    if "crowd" in said.found and not buys:
        return Kind.CHATTER, "crowd"
    if buys and against < DECIDES:
        return Kind.BUYING, "buying"
    if asked and against < DECIDES:
        return Kind.QUESTION, asked
    return _rest(said, against)


def _complains(said: _Said, against: float, *, asked: bool, buys: bool) -> bool:
    praised = said.praised
    if against >= max(DECIDES, praised - 1) and not (asked and buys and against < DECIDES + 1):
        return True
    return against >= praised and (not asked or said.complains_beside)


def _rest(said: _Said, against: float) -> tuple[Kind, str]:
    """Kind of what neither asks nor accuses nor wants to buy: a mild complaint, praise, small talk; other for what says something else."""
    praised, chats, present = said.praised, said.of("chatter"), said.read.present
    if praised < against >= 1:
        return Kind.COMPLAINT, "complaint"
    if small_talk(said.read.text):
        return Kind.CHATTER, "chatter"
    if praised >= HINTS or (praised >= 1 and chats < DECIDES):
        return Kind.PRAISE, "praise"
    if said.of("other") >= HINTS or not said.read.tokens:
        return Kind.OTHER, "other"
    smiles = said.emoji and not (_LAUGHS.isdisjoint(present) and _HAPPY.isdisjoint(present))
    return (Kind.CHATTER if chats or smiles or said.words <= _SHORT else Kind.OTHER), "chatter"


def _buys(said: _Said, *, asked: bool) -> bool:
    """Whether price, stock, appointment or voucher are asked or wished for."""
    most, wishes = said.strongest("buying"), "wish" in said.found
    return (
        most >= DECIDES
        or (most >= HINTS and (asked or wishes or said.words < _SHORT))
        or (said.of("buying") >= DECIDES and wishes)
    )


def _presses(said: _Said, kind: Kind) -> bool:
    """Whether a comment is urgent: by what is dangerous or runs out, or by two hints of a complaint or a raised voice."""
    if kind is Kind.PRAISE or "urgent" not in said.found:
        return False
    most = said.strongest("urgent")
    if most >= DECIDES:
        return True
    return most >= HINTS and said.of("urgent") + said.read.shouts + (kind is Kind.COMPLAINT) > DECIDES


def _spam(said: _Said) -> bool:
    """Whether a comment is an advertiser's or a swindler's. Never one that complains; what hints alone is outweighed by a question
    and by who wants to buy.
    """
    links = said.read.links
    if ("spam" not in said.found and not links) or said.against >= DECIDES:
        return False
    if said.strongest("spam") >= _SPAM or (links and is_foreign(said.read)):
        return True
    asks = said.asked[1] > 0 or said.strongest("buying") >= DECIDES or said.against >= HINTS
    return said.of("spam") >= _SPAM and not asks


def _but(tokens: Sequence[str]) -> int:
    """Place of the first "but" inside a text; 0 for none."""
    return next((at for at, token in enumerate(tokens) if token in BUT), 0)


def _turned(one: Found, tokens: Sequence[str], but: int) -> Found | None:
    """A saying with what is before it: a denied praise is a complaint, a denied complaint none; a "but" takes weight from praise
    before it and adds some to a complaint after it.
    """
    start, end, name, weight = one
    if name not in ("praise", "complaint"):
        return one
    denied = _denied(tokens, start)
    if denied is not None:
        return None if name == "complaint" else (denied, end, "complaint", min(weight, 1.5))
    if name == "praise" and start and tokens[start - 1] in TOO:
        return start - 1, end, "complaint", min(weight, 1.5)
    if but and (name == "praise") == (start < but):
        return start, end, name, weight * (0.5 if start < but else 1.5)
    return one


def _denied(tokens: Sequence[str], start: int) -> int | None:
    """Place of a denial before this token, in the same part of its sentence, that turns round what it says; None for none."""
    if tokens[start] in DENIES:
        return None
    for at in range(start - 1, max(-1, start - 1 - _BEFORE), -1):
        if tokens[at] in ENDS or tokens[at] == ",":
            return None
        if tokens[at] in DENIES:
            return at
    return None
