"""Sayings: words and phrases of German and English to search for in a comment, regardless of case and umlauts (lexicon matching)."""

import re
from collections.abc import Callable
from functools import cache, cached_property
from itertools import pairwise
from typing import NamedTuple

DECIDING = 2000
"""Characters that say what a comment wants; a longer one must not hold up a page."""

_TOKEN = re.compile("\\w+(?:['’]\\w+)*|@[\\w.]*|[?!.,:;…\n？！€$£%/]|[\u2190-\u2bff\U0001f000-\U0001faff]")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*", re.IGNORECASE)
_CAPITALS = re.compile("[^\\W\\d_a-zäöüß]{3}")
_UMLAUTS = (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("’", "'"))
_RARE = (("？", "?"), ("！", "!"), ("ı", "i"), ("\u0307", ""))
ENDS = frozenset(".?!…\n")
"""Tokens that end a sentence."""
_GAP = 3
"""Words that "…" in a saying takes the place of, at most."""
_COMMON = frozenset(
    """ich der die das auch habt haben hat ist sind war nicht noch wieder immer heute morgen geht kann danke bitte offen liebe mit und bei
    fuer von ueber haette wuerde would have still need this that with from your there can samstag gern gerne einen eine ein""".split()
)
"""Words that too many texts hold to look a longer saying up by them."""
_NOTHING = frozenset[str]()
_HEAD = 4
"""Letters by which words with any ending are looked up."""


class Read:
    """A text as tokens: folded words, numbers, marks and emoji. Web addresses are left out."""

    __slots__ = ("links", "pairs", "present", "text", "tokens")

    def __init__(self, text: str) -> None:
        self.text, self.links = _parted(text)
        """As written, and its web addresses."""
        self.tokens: list[str] = _TOKEN.findall(fold(self.text))
        self.present = set(self.tokens)
        self.pairs = set(pairwise(self.tokens))

    @property
    def written(self) -> list[str]:
        """Tokens as written."""
        every = _TOKEN.findall(self.text)
        # A rare letter folds to two of which one is no letter.
        return every if len(every) == len(self.tokens) else self.tokens

    @property
    def shouts(self) -> bool:
        """Whether most of it is written in capitals, or something ends in several exclamation marks."""
        if not _CAPITALS.search(self.text):
            return "!!" in self.text
        words = [token for token in self.written if len(token) > 2 and token.isalpha()]
        capitals = sum(word.isupper() for word in words) > len(words) / 2
        return (len(words) > 2 and capitals) or "!!" in self.text


def tokens_of(text: str) -> list[str]:
    """Tokens of a text alone (see `Read`), where nothing else of it is needed."""
    return _TOKEN.findall(fold(_parted(text)[0]))


def _parted(text: str) -> tuple[str, tuple[str, ...]]:
    """What decides of a text, without the web addresses in it; and these."""
    if "://" in text or "ww." in text or "WW." in text:
        return _ADDRESS.sub(" ", text[:DECIDING])[:DECIDING], tuple(_ADDRESS.findall(text[:DECIDING]))
    return text[:DECIDING], ()


def fold(text: str) -> str:
    """Text without case and umlaut dots: ä is ae, ß is ss."""
    folded = text.casefold()
    if not folded.isascii():
        for letter, same in _UMLAUTS:
            folded = folded.replace(letter, same)
        if not folded.isascii():
            for letter, same in _RARE:
                folded = folded.replace(letter, same)
    return folded


Found = tuple[int, int, str, float]
"""A saying in a text: its first token, the one after its last, the name of its list, its weight."""


class _Slot(NamedTuple):
    words: frozenset[str]
    stems: tuple[str, ...]
    may_lack: bool
    gap: bool

    def holds(self, token: str) -> bool:
        return token in self.words or (bool(self.stems) and token.startswith(self.stems))


class _Saying(NamedTuple):
    name: str
    weight: float
    before: tuple[_Slot, ...]
    """Slots before what it is looked up by."""
    after: tuple[_Slot, ...]
    width: int
    """Words that it is looked up by: one, or two side by side."""
    needs: frozenset[str]
    """Words of which a text must have one besides; empty: that is not known."""


class _Index(NamedTuple):
    """Sayings by two words side by side, by one word, and by the first letters of a stem."""

    pairs: dict[tuple[str, str], list[_Saying]]
    words: dict[str, list[_Saying]]
    stems: dict[str, list[tuple[str, _Saying]]]


class Sayings:
    """Lexicon: lists of sayings, each with a name. A line is a weight, a colon and sayings between commas. In a saying
    a/b are alternatives, stem* is a word with any ending, (word) after the first may be left out, and … is for up to three words of the
    same sentence. Read with the first text.
    """

    def __init__(self, **lists: str) -> None:
        self._lists = lists

    @cached_property
    def _index(self) -> _Index:
        # Equal slots and sayings, of which there are many, are one object each: 2 MB are 1.
        index, slot, made = _Index({}, {}, {}), cache(_slot), cache(_Saying)
        for name, listed in self._lists.items():
            for line in filter(None, map(str.strip, listed.splitlines())):
                weight, _, sayings = line.partition(":")
                for saying in filter(None, map(str.strip, sayings.split(","))):
                    _add(index, made, name, float(weight), tuple(map(slot, saying.split())))
        return index

    @cached_property
    def _keys(self) -> tuple[frozenset[tuple[str, str]], frozenset[str], frozenset[str]]:
        return frozenset(self._index.pairs), frozenset(self._index.words), frozenset(self._index.stems)

    def found(self, read: Read) -> list[Found]:
        """All sayings in a text, by their place; of one saying from one word the shortest match. Most texts hold few of the words
        that sayings are looked up by: a search among all costs less than a look at each word.
        """
        (pairs, words, stems), (beside, keys, heads) = self._index, self._keys
        tokens, present, found = read.tokens, read.present, list[Found]()
        for pair in beside & read.pairs:
            _match_pair(pairs[pair], tokens, pair, found)
        for word in keys & present:
            for saying in words[word]:
                if not saying.needs or not saying.needs.isdisjoint(present):
                    for at in _places(tokens, word):
                        _match(saying, tokens, at, found)
        for at in [at for at, token in enumerate(tokens) if token[:_HEAD] in heads]:
            for stem, saying in stems[tokens[at][:_HEAD]]:
                if tokens[at].startswith(stem):
                    _match(saying, tokens, at, found)
        if len(found) > 1:
            found.sort()
        return found


def _match_pair(sayings: list[_Saying], tokens: list[str], pair: tuple[str, str], found: list[Found]) -> None:
    for at in _places(tokens, pair[0]):
        if tokens[at + 1 : at + 2] == [pair[1]]:
            for saying in sayings:
                _match(saying, tokens, at, found)


def _places(tokens: list[str], word: str) -> list[int]:
    """Where a word is that is in these tokens."""
    first = tokens.index(word)
    return [first] if tokens.count(word) == 1 else [at for at, token in enumerate(tokens) if token == word]


def _slot(written: str) -> _Slot:
    may_lack = written.startswith("(")
    every = [fold(word) for word in written.strip("()").split("/")]
    return _Slot(
        frozenset(word for word in every if not word.endswith("*")),
        tuple(word[:-1] for word in every if word.endswith("*")),
        may_lack,
        written == "…",
    )


def _add(
    index: _Index, make: Callable[..., _Saying], name: str, weight: float, slots: tuple[_Slot, ...]
) -> None:
    """Adds a saying, made by `make`, under what fewest texts hold of what is at a fixed place in it."""
    fixed = next((at for at, slot in enumerate(slots) if slot.gap or slot.may_lack), len(slots))
    plain = [at for at in range(fixed - 1) if not slots[at].stems and not slots[at + 1].stems]
    if plain:
        key = max(plain, key=lambda at: (_rarity(slots[at]), _rarity(slots[at + 1])))
        made = make(name, weight, slots[:key], slots[key + 2 :], 2, _NOTHING)
        for first in slots[key].words:
            for second in slots[key + 1].words:
                index.pairs.setdefault((first, second), []).append(made)
        return
    key = max(range(fixed), key=lambda at: _rarity(slots[at]))
    others = [
        slot for at, slot in enumerate(slots) if at != key and not (slot.stems or slot.may_lack or slot.gap)
    ]
    needs = max(others, key=_rarity).words if others else _NOTHING
    made = make(name, weight, slots[:key], slots[key + 1 :], 1, needs)
    for word in slots[key].words:
        index.words.setdefault(word, []).append(made)
    for stem in slots[key].stems:
        index.stems.setdefault(stem[:_HEAD], []).append((stem, made))


def _rarity(slot: _Slot) -> tuple[bool, int]:
    """Order of slots by how few texts hold a word of theirs; the least where texts cannot be looked up by it."""
    if any(len(stem) < _HEAD for stem in slot.stems):
        return (False, 0)
    return slot.words.isdisjoint(_COMMON), min(map(len, (*slot.words, *slot.stems)))


def _match(saying: _Saying, tokens: list[str], at: int, found: list[Found]) -> None:
    """Adds a saying that is in these tokens with its looked up words at this place."""
    name, weight, before, after, width, _ = saying
    start, end = at, at + width
    if before:
        start -= len(before)
        if start < 0:
            return
        for place, slot in enumerate(before, start):
            if not slot.holds(tokens[place]):
                return
    if after:
        end = _end(after, tokens, end)
    if end:
        found.append((start, end, name, weight))


def _end(slots: tuple[_Slot, ...], tokens: list[str], at: int) -> int:
    """Token after the last slot where these follow from token `at` on; 0 where they do not."""
    for place, slot in enumerate(slots):
        if slot.gap:
            rest = slots[place + 1 :]
            for skipped in range(_GAP + 1):
                if end := _end(rest, tokens, at + skipped):
                    return end
                if at + skipped >= len(tokens) or tokens[at + skipped] in ENDS:
                    return 0
            return 0
        if at < len(tokens) and slot.holds(tokens[at]):
            at += 1
        elif not slot.may_lack:
            return 0
    return at
