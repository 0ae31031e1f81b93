"""Evidence in a comment of what it wants: sayings of every list, what they weigh together, marks, emoji and stars."""

from collections.abc import Sequence
from functools import cache

from bot.domain.classifier.kind_sayings import (
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
from bot.domain.classifier.question import question
from bot.domain.classifier.spam import SPAM
from bot.domain.classifier.urgency import NOT_URGENT, URGENT
from bot.domain.sayings import ENDS, Found, Read, Sayings

DECIDES = 3.0
"""Weight from which a saying, or several together, decide by themselves."""
HINTS = 2.0
"""Weight from which they decide where nothing speaks against it."""
SPAM_FROM = 4.0
MOST_WORDS = 3
"""Sayings that are named."""
_BEFORE = 3
"""Words before a saying in which a denial turns it round."""
SHORT = 4
"""Words of a text that says one thing alone."""

_WHY = frozenset(("warum", "wieso", "weshalb", "why"))
HAPPY = frozenset("😍🥰❤♥💕👏🤩🙌💯😋🤤💛💚💙💜🧡🖤🤍💖💗👌🫶😘🙏🌸🔥👍")
_CROSS = frozenset("😡😠🤬👎🤮😤🙄😒😕☹🙁😞😖🤢💩")
LAUGHS = frozenset("😂🤣😅😄😉😆😜🙈🥳😁")
_STARS_AGAINST = (0.0, 3.0, 3.0, 1.5, 0.0, 0.0)
_STARS_FOR = (0.0, 0.0, 0.0, 0.0, 1.5, 2.5)


_NOT = {"not buying": BUYS_NOT, "not urgent": NOT_URGENT}
"""Sayings that hold a word of a list and take that out of it, by its name after "not"."""
_HINT = "hint of "
_HINTS = {
    "complaint": COMPLAINS_MILDLY,
    "praise": PRAISES_MILDLY,
    "other": ELSE_PERHAPS,
    "chatter": CHATS,
    "question": ASKS,
    "wish": WISHES,
}
"""Sayings that count where the others leave open what a comment wants."""
_WITHOUT = tuple((no.removeprefix("not "), no) for no in _NOT)


@cache
def _sayings() -> Sayings:
    """Sayings to look for in every comment, all in one pass."""
    return Sayings(
        complaint=COMPLAINS,
        praise=PRAISES,
        buying=BUYS,
        other=ELSE,
        crowd=TO_ALL,
        urgent=URGENT,
        spam=SPAM,
        **_NOT,
        **{f"{_HINT}{name}": listed for name, listed in _HINTS.items()},
    )


class Evidence:
    """What a comment says: sayings in it by the name of their list, and what they weigh together."""

    __slots__ = ("_hints", "asked", "emoji", "found", "hinted", "read", "stars", "weight", "words")

    def __init__(self, read: Read, stars: int | None) -> None:
        self.read = read
        self.found: dict[str, list[Found]] = {}
        self.weight: dict[str, float] = {}
        self.stars = stars if stars and 0 < stars < len(_STARS_FOR) else 0
        self.emoji = not read.text.isascii()
        every = _sayings().found(read)
        self._hints = [
            (start, end, name.removeprefix(_HINT), weight)
            for start, end, name, weight in every
            if name.startswith(_HINT)
        ]
        self._add_all([one for one in every if not one[2].startswith(_HINT)] if self._hints else every)
        for name, no in _WITHOUT:
            if no in self.found and name in self.found:
                self._without(name, self.found[no])
        self.asked = question(read.tokens)
        self.words = len([1 for token in read.tokens if token[0].isalnum()])
        """Number of words."""
        self.hinted = False

    def read_on(self) -> None:
        """Adds what hints alone."""
        if not self.hinted:
            self.hinted = True
            self._add_all(self._hints)

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
        return weight + 0.7 if self.emoji and not HAPPY.isdisjoint(self.read.present) else weight

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
        return tuple(" ".join(written[start:end]) for start, end in strong[:MOST_WORDS])

    def _add_all(self, every: Sequence[Found]) -> None:
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
