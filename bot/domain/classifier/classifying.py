"""Classification of a comment by rules and by learnt weights of its words: its kind, whether it is urgent, and whether spam-like;
each with the words that decided it.
"""

from collections.abc import Sequence

from bot.domain.classifier.evidence import (
    DECIDES,
    HAPPY,
    HINTS,
    LAUGHS,
    MOST_WORDS,
    SHORT,
    SPAM_FROM,
    Evidence,
)
from bot.domain.classifier.learnt import KINDS, Scores, scores, telling
from bot.domain.classifier.small_talk import small_talk
from bot.domain.classifier.spam import bare_link, is_foreign, mentions_alone
from bot.domain.kind import WANTS_ANSWER, Classified, Kind, Reasons
from bot.domain.sayings import Read

_URGENT, _SURELY_URGENT = 0.4, 0.8
"""Scores from which a comment is urgent, and from which it is neither praise nor small talk."""
_ALL = range(len(KINDS))
_PRESSING = tuple(place for place in _ALL if KINDS[place] not in (Kind.PRAISE, Kind.CHATTER))
_CERTAIN = 3.0
"""Weight against the business from which a comment is a complaint, whatever else is in it."""


def classify(
    text: str | Read, stars: int | None = None, names: Sequence[str] = (), *, trusted: bool = False
) -> Classified:
    """Classifies a comment. `stars`: of a review; `names`: those of the business there, whose mention is no mere mention; `trusted`:
    somebody said that it is no spam. Runs for every comment that comes in.
    """
    said = Evidence(text if isinstance(text, Read) else Read(text), stars)
    if not trusted and _spam(said):
        return Classified(Kind.OTHER, spam=True)
    kind, urgent = ruled(said)
    tags = kind not in WANTS_ANSWER and "@" in said.read.text and not trusted
    if tags and mentions_alone(said.read, names):
        return Classified(kind, spam=True)
    if not said.read.tokens:
        return Classified(kind)
    return decided(said, scores(said, kind, urgent=urgent), kind, urgent=urgent)


def decided(said: Evidence, found: Scores, kind: Kind, *, urgent: bool) -> Classified:
    """Kind and urgency by scores and by what the rules say (`kind`, `urgent`).

    A complaint by a saying that decides is one, and urgent where the rules say so: nine and eight of ten were that of the
    comments of those who did not know the sayings. Else the best score decides. Praise and small talk are never urgent, and
    what is surely urgent is neither.
    """
    presses = found[-1] >= _URGENT
    if kind is Kind.COMPLAINT and said.against >= _CERTAIN:
        return Classified(kind, urgent=urgent or presses)
    best = max(_PRESSING if found[-1] >= _SURELY_URGENT else _ALL, key=found.__getitem__)
    return Classified(Kind(KINDS[best]), urgent=presses and best in _PRESSING)


def ruled(said: Evidence) -> tuple[Kind, bool]:
    """What the rules say: the kind, and whether it is urgent."""
    kind = _kind(said)[0]
    return kind, "urgent" in said.found and _presses(said, kind)


def reasons(
    text: str, stars: int | None = None, names: Sequence[str] = (), *, urgent: bool = False
) -> Reasons:
    """Words that decided what `classify` says: the rules' where these say the same, else the words that weigh most, if there are any.
    `urgent`: the comment was found urgent, by its vector perhaps.
    """
    said = Evidence(Read(text), stars)
    if _spam(said):
        link = bare_link(said.read)
        words = (link,) if link else (*said.named("spam"), *said.read.links)
        return Reasons(spam=words[:MOST_WORDS])
    kind, because = _kind(said)
    tagged = () if kind in WANTS_ANSWER else mentions_alone(said.read, names)
    if tagged or not said.read.tokens:
        return Reasons(spam=tagged)
    presses = _presses(said, kind)
    found = decided(said, scores(said, kind, urgent=presses), kind, urgent=presses)
    words = _words(said, because) if found.kind is kind else telling(said, KINDS.index(found.kind))
    if not (urgent or found.urgent):
        return Reasons(words)
    return Reasons(words, (presses and said.named("urgent")) or telling(said, len(KINDS)))


def _words(said: Evidence, because: str) -> tuple[str, ...]:
    if because == "asked":
        start, end = said.asked
        words = said.read.written[start:end]
        return (f"{words[0]}?" if said.read.tokens[end - 1] == "?" else " ".join(words),)
    return said.named(because)


def _kind(said: Evidence) -> tuple[Kind, str]:
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


def _complains(said: Evidence, against: float, *, asked: bool, buys: bool) -> bool:
    praised = said.praised
    if against >= max(DECIDES, praised - 1) and not (asked and buys and against < DECIDES + 1):
        return True
    return against >= praised and (not asked or said.complains_beside)


def _rest(said: Evidence, against: float) -> tuple[Kind, str]:
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
    smiles = said.emoji and not (LAUGHS.isdisjoint(present) and HAPPY.isdisjoint(present))
    return (Kind.CHATTER if chats or smiles or said.words <= SHORT else Kind.OTHER), "chatter"


def _buys(said: Evidence, *, asked: bool) -> bool:
    """Whether price, stock, appointment or voucher are asked or wished for."""
    most, wishes = said.strongest("buying"), "wish" in said.found
    return (
        most >= DECIDES
        or (most >= HINTS and (asked or wishes or said.words < SHORT))
        or (said.of("buying") >= DECIDES and wishes)
    )


def _presses(said: Evidence, kind: Kind) -> bool:
    """Whether a comment is urgent: by what is dangerous or runs out, or by two hints of a complaint or a raised voice."""
    if kind is Kind.PRAISE or "urgent" not in said.found:
        return False
    most = said.strongest("urgent")
    if most >= DECIDES:
        return True
    return most >= HINTS and said.of("urgent") + said.read.shouts + (kind is Kind.COMPLAINT) > DECIDES


def _spam(said: Evidence) -> bool:
    """Whether a comment is an advertiser's or a swindler's. Never one that complains; what hints alone is outweighed by a question
    and by who wants to buy.
    """
    links = said.read.links
    if said.against >= DECIDES:
        return False
    if bare_link(said.read):
        return True
    if "spam" not in said.found and not links:
        return False
    if said.strongest("spam") >= SPAM_FROM or (links and is_foreign(said.read)):
        return True
    asks = said.asked[1] > 0 or said.strongest("buying") >= DECIDES or said.against >= HINTS
    return said.of("spam") >= SPAM_FROM and not asks
