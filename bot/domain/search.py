"""Search: what is looked for, and how texts become terms (words without case, accents and endings) that are compared."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime

from bot.domain.card_facts import CommentCard
from bot.domain.channel import Channel, ChannelId
from bot.domain.event import Event
from bot.domain.line import Line
from bot.domain.person import PersonId
from bot.domain.words import Words

LONGEST_TERM = 40
MOST_TERMS = 2000
"""Of one comment; 20 KB of text have room for more only where nobody reads them."""
MOST_WORDS = 12
"""Of one search."""
STEM = 4
"""Letters of a word that are never taken for an ending."""
FOUND_LISTED = 200
"""Most comments a search lists."""
PERIODS = (7, 30, 90, 365)
"""Days back from now."""

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for; every part that is given must fit. Without any: all comments."""

    words: str = ""
    """As typed."""
    person: PersonId | None = None
    channel: ChannelId | None = None
    days: int = 0
    """Not older than so many days; 0: of any age."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What a search is narrowed to, by name."""

    person: str | None
    channel: Channel | None
    channel_words: Words | None


@dataclass(frozen=True, slots=True)
class Hit:
    """Comment that was found. `answer`: of what was answered, where only that holds the words."""

    line: Line
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """One page of what a search found, newest first: `page` of `pages`, from 0. `total` counts all, `more` says that
    there are others besides. `filled`: share of the comments that can be found so far, below 1 after an update.
    """

    search: Search
    filters: Filters
    hits: tuple[Hit, ...]
    total: int
    more: bool
    page: int
    pages: int
    filled: float


@dataclass(frozen=True, slots=True)
class Opened:
    """One comment, shown to one member, with its history."""

    line: Line
    answer: str
    """What was answered, here or there; empty where nothing was."""
    events: tuple[Event, ...]
    """Oldest first."""
    card: CommentCard | None
    """What its card shows; None where it is on none, in a bundle, or not the newest on its card."""
    bundled: bool


@dataclass(frozen=True, slots=True)
class PersonCard:
    """Person with their history: the newest comments with what was answered, and those that are open."""

    id: PersonId
    name: str
    channel: Channel
    words: Words
    several: bool
    first_at: datetime
    """When they first wrote, as far as is known here."""
    total: int
    open: tuple[Line, ...]
    newest: tuple[tuple[Line, str], ...]
    """With the text of the answer; empty without an answer."""


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
