"""Names of people in a text (name recognition), to be left out of it: known authors, first names, surnames, and whoever
is where a name is: behind a greeting, a title, "I am called", or at the end behind the regards.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from typing import NamedTuple, Self

from bot.domain.anonymous.name_words import (
    ALSO_WORDS,
    BEFORE_NAMES,
    CLOSINGS,
    COMPANIES,
    FAMILY_NAMES,
    FAMILY_NAMES_END,
    FOREIGN_LETTERS,
    MORE_NAMES,
    NEVER_SMALL,
    NO_NICKNAMES,
    NOBODY,
    NOT_PERSONS,
    ONES_OWN,
    PARTICLES,
    PASSED_OVER,
    REGARDS,
    TAKEN,
    WHAT_ONE_IS,
    Lead,
)
from bot.domain.first_name import is_first_name
from bot.domain.language import ENGLISH, is_frequent, language_of
from bot.domain.plaintext import folded

Span = tuple[int, int]
"""Place in a text: first character, and the one behind the last."""

WRITERS = 4
"""A word that so many people write is a word, even where somebody is called so: Winter, Rose, Koch. First names do not count as words."""
LONGEST_NAME = 6
"""Words of a name that are looked at."""
_PART = 3
"""Letters of a part of a name that is looked for by itself."""
_SMALL = 4
"""Letters of a name that is recognised in small letters, too."""
_LONGEST_END, _WORDS_OF_END = 200, 5
"""Characters behind the regards in which names are, and words in each of their lines."""
_LONGEST_LIST = 40
"""Words behind a greeting or a title among which names are listed."""
_LONGEST_LEAD = 4
"""Words that say that a name follows."""
_NICKNAME = 7
"""Letters of a nickname, at most."""
_SIGNATURE = 3
"""Words of a name at the end."""

_LETTERS = r"[^\W\d_]+(?:['’·][^\W\d_]+)*"
_LINE = r"[^\n.!?]+"
_SENTENCE_ENDS = (".", "!", "?", "…", ")", "\n")
_INITIALS = r"(?<![\w.])(?!(?i:[zduso]\.\s?[abhäo]\.))(?:[A-ZÄÖÜ]\.[ ]?){1,2}[A-ZÄÖÜ][\w'’-]{2,40}"
_CASE_CHANGES = r"(?<=[a-zäöü])(?=[A-ZÄÖÜ])"
_GAP_BEFORE_NAME = r"[ .,:!(–-]{1,3}"
_GAP_IN_NAME = r"\.? {1,2}|-|\.-"
_GAP_BETWEEN_NAMES = r",? (?:und|u\.|&|\+|and|mit|with) | ?[/&+] ?|, "
_SIGNED = r"[ .,!?)]{0,4}\n[ –—~/*-]{0,4}|[.!?)]{1,3} ?[-–—~/*]{1,2} ?"
_DASHED = r" ?[-–—~/*]{1,2} ?"


class Word(NamedTuple):
    """Word of a text. `plain`: in small letters without accents."""

    text: str
    plain: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def span(self) -> Span:
        """Place in the text."""
        return self.start, self.end

    @property
    def nobody(self) -> bool:
        """Whether it names nobody where names are: it is frequent, and no first name."""
        return self.plain in _plain_words(NOBODY) or (is_frequent(self.text) and not _first_name(self.text))


@dataclass(frozen=True, slots=True)
class People:
    """Names that are known: `whole` by their first word, `parts` by themselves. All in plain letters."""

    whole: Mapping[str, frozenset[tuple[str, ...]]]
    parts: frozenset[str]
    words: frozenset[str]
    """What so many people write that it names nobody, by itself."""

    @classmethod
    def of(cls, names: Iterable[str], said: Iterable[tuple[str, str]] = ()) -> Self:
        """People with these names. `said`: author and text of comments, which show what is an ordinary word."""
        words = _ordinary(said)
        whole: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        parts: set[str] = set()
        for name in names:
            for ordered in _both_ways(_parts_of(name)):
                whole[ordered[0]].add(ordered)
            parts.update(part for part in _parts_of(name) if len(part) >= _PART and part not in words)
        return cls({first: frozenset(all_of) for first, all_of in whole.items()}, frozenset(parts), words)


def words_in(text: str) -> list[Word]:
    """Words of a text, without digits and marks."""
    return [Word(found[0], plain_word(found[0]), *found.span()) for found in re.finditer(_LETTERS, text)]


def name_spans(text: str, words: Sequence[Word], author: str, people: People) -> Iterator[Span]:
    """Places of names in a text by this author. `words`: of the text, all of them."""
    yield from _known(text, words, author, people)
    yield from (found.span() for found in re.finditer(_INITIALS, text))
    if language_of(text) == ENGLISH:
        yield from _capitals_in_english(text, words)
    place = 0
    while place < len(words):
        length, lead = _lead(words, place)
        if lead is Lead.REGARDS:
            yield from _behind(text, words[place + length - 1].end)
        elif lead is not None:
            yield from _led(text, words, place, length, lead)
        yield from _led_from_behind(text, words, place)
        place += 1
    yield from _at_the_end(text, words)


def _known(text: str, words: Sequence[Word], author: str, people: People) -> Iterator[Span]:
    """Names of authors, and first names and family names with what belongs to them."""
    mine = _parts_of(author)
    own = {part for part in mine if len(part) >= _PART and not (is_frequent(part) and not _first_name(part))}
    own = (own | {plain_word(author.strip())}) - people.words
    place = 0
    while place < len(words):
        known = {*people.whole.get(words[place].plain, ()), *_both_ways(mine)}
        said = tuple(word.plain for word in words[place : place + LONGEST_NAME])
        length = max((len(name) for name in known if said[: len(name)] == name), default=0)
        length = length or _is_somebody(words[place], own, people)
        begin, end = place, place + length
        if length and begin and _belongs_before(text, words[begin - 1], words[begin]):
            begin -= 1
        while length and end < len(words) and _belongs(text, words[end - 1], words[end]):
            end += 1
        if length:
            yield words[begin].start, words[end - 1].end
        place = max(end, place + 1)


def _is_somebody(word: Word, own: Iterable[str], people: People) -> bool:
    """Whether a word is by itself a part of somebody's name."""
    small = word.text.islower()
    for plain in _without_ending(word.plain):
        if plain in own:
            return True
        if _first_name(word.text) or _first_name(plain):
            if plain not in NEVER_SMALL and not (
                small and (len(plain) < _SMALL or plain in _plain_words(ALSO_WORDS))
            ):
                return True
        elif small and (len(plain) < _SMALL or is_frequent(word.text)):
            continue
        elif (plain in people.parts and not is_frequent(word.text)) or (
            word.capital and not word.nobody and plain not in people.words and _looks_like_a_name(word)
        ):
            return True
    return False


def _looks_like_a_name(word: Word) -> bool:
    """Whether a word with a capital is a frequent family name, or looks like a name: Zsófia, Poldi, Kovačević."""
    if word.plain in _plain_words(FAMILY_NAMES) or word.plain.endswith(FAMILY_NAMES_END):
        return True
    if not FOREIGN_LETTERS.isdisjoint(word.text.lower()):
        return True
    return (
        word.plain.endswith("i") and _SMALL <= len(word.plain) <= _NICKNAME and word.plain not in NO_NICKNAMES
    )


def _belongs(text: str, before: Word, word: Word) -> bool:
    """Whether a word belongs to the name before it: a surname, an initial, the second half of a double name."""
    between = text[before.end : word.start]
    return between == "-" or (between in (" ", "  ") and word.capital and not word.nobody)


def _belongs_before(text: str, word: Word, name: Word) -> bool:
    """Whether a word is the family name before a first name: Huber Anna."""
    return word.capital and not word.nobody and text[word.end : name.start] == " "


def _capitals_in_english(text: str, words: Sequence[Word]) -> Iterator[Span]:
    """Words with a capital within an English sentence: names, but for days, months, languages and what is frequent."""
    for word in words:
        known = word.text.isupper() or word.nobody or word.plain.removesuffix("'s") in NOT_PERSONS
        if word.capital and not known and not _begins_sentence(text, word):
            yield word.span


def _lead(words: Sequence[Word], place: int) -> tuple[int, Lead | None]:
    """Longest words from here that say that a name follows: how many, and how it follows."""
    for length in range(min(_LONGEST_LEAD, len(words) - place), 0, -1):
        said = " ".join(word.plain for word in words[place : place + length])
        if said in _leads():
            return length, _leads()[said]
    return 0, None


def _led(text: str, words: Sequence[Word], place: int, length: int, lead: Lead) -> Iterator[Span]:
    """Names behind the words from here that say that one follows."""
    begin, place = place, place + length
    while place < len(words) and words[place].plain in _plain_words(PASSED_OVER):
        place += 1
    if place == len(words) or not re.fullmatch(_GAP_BEFORE_NAME, _gap(text, words, place)):
        return
    if lead is Lead.GREETS and not words[place].capital:
        if _begins_sentence(text, words[begin]):
            yield from _greeted_in_small_letters(text, words, place)
        return
    if lead is Lead.ANY_WORD:
        yield from _any_word(text, words, place)
        return
    last = min(len(words), place + _LONGEST_LIST)
    while place < last and words[place].capital:
        if words[place].nobody or (
            lead is Lead.IS
            and words[place].plain.endswith(WHAT_ONE_IS)
            and not _first_name(words[place].text)
        ):
            return
        yield words[place].span
        place = _next_of_names(text, words, place)


def _led_from_behind(text: str, words: Sequence[Word], place: int) -> Iterator[Span]:
    """Names before a word that says that they are: auf Zotter reserviert, Zotter GmbH."""
    if words[place].plain in TAKEN and place > 1 and words[place - 2].plain in ("auf", "fur", "under"):
        yield from _called(words[place - 1 : place])
    if words[place].plain in COMPANIES and place and _gap(text, words, place) == " ":
        yield from _called([word for word in words[max(0, place - 2) : place] if word.capital])


def _called(words: Iterable[Word]) -> Iterator[Span]:
    yield from (word.span for word in words if not word.nobody)


def _any_word(text: str, words: Sequence[Word], place: int) -> Iterator[Span]:
    """Next word, and what is written with a capital among the next ones: ich heiße übrigens Anna."""
    for number, word in enumerate(words[place : place + _LONGEST_LEAD]):
        if number and not re.fullmatch(_GAP_IN_NAME, _gap(text, words, place + number)):
            return
        if not word.nobody and (number == 0 or word.capital):
            yield word.span


def _next_of_names(text: str, words: Sequence[Word], place: int) -> int:
    """Place of the next word of a name, or of the next name; behind all words where none follows."""
    place += 1
    while place < len(words) and words[place].plain in PARTICLES and _gap(text, words, place) == " ":
        place += 1
    if place < len(words):
        gap = _gap(text, words, place)
        joined = re.fullmatch(_GAP_BETWEEN_NAMES, gap) and (", " not in gap or _first_name(words[place].text))
        if joined or re.fullmatch(_GAP_IN_NAME, gap):
            return place
        if words[place].plain in ("und", "and") and gap == " ":
            return place + 1
    return len(words)


def _greeted_in_small_letters(text: str, words: Sequence[Word], place: int) -> Iterator[Span]:
    """Name in small letters that ends a greeting: hallo lisbeth, …"""
    run = list(takewhile(lambda word: word.text.islower(), words[place : place + _SIGNATURE]))
    behind = text[run[-1].end :].lstrip(" ")[:1] if run else "-"
    if len(run) < _SIGNATURE and behind in (*",!.:?\n", "") and not any(word.nobody for word in run):
        yield run[0].start, run[-1].end


def _behind(text: str, at: int) -> Iterator[Span]:
    """Names in the line behind the regards, and in the short lines after it."""
    for line in re.finditer(_LINE, text[at : at + _LONGEST_END]):
        said = words_in(line[0])
        if len(said) > _WORDS_OF_END:
            return
        for word in said:
            if (word.capital or not is_frequent(word.text)) and word.plain not in _plain_words(NOBODY):
                yield at + line.start() + word.start, at + line.start() + word.end


def _at_the_end(text: str, words: Sequence[Word]) -> Iterator[Span]:
    """Names in the last words: behind "yours", as a sentence of their own, and in a signature."""
    last = words[-_SIGNATURE - 1 :]
    ends = text[last[-1].end :].strip(" .!") if last else "-"
    for place in range(1, len(last)) if not ends.strip() else ():
        name = last[place:]
        gap = text[last[place - 1].end : name[0].start]
        named = all(word.capital for word in name) and not all(word.nobody for word in name)
        alone = named and gap.rstrip(" ")[-1:] in _SENTENCE_ENDS and not re.search(r"\d", gap)
        closed = (last[place - 1].plain in ONES_OWN) or (last[place - 1].plain in CLOSINGS and "," in gap)
        yours = named and closed and _begins_sentence(text, last[place - 1])
        signed = re.fullmatch(_SIGNED, gap) or (named and re.fullmatch(_DASHED, gap) and gap.strip() != gap)
        if yours or signed or (alone and not text[name[-1].end :].strip()):
            yield from (word.span for word in name if not word.nobody)
            return


def _begins_sentence(text: str, word: Word) -> bool:
    """Whether a sentence begins with a word."""
    return text[: word.start].rstrip(" ")[-1:] in ("", *_SENTENCE_ENDS, ",")


def _gap(text: str, words: Sequence[Word], place: int) -> str:
    """Characters between a word and the one before it."""
    return text[words[place - 1].end : words[place].start] if place else ""


def _ordinary(said: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Words that people write who are not called so, and are no first names."""
    writers: dict[str, set[str]] = defaultdict(set)
    for author, text in said:
        mine = _parts_of(author)
        for word in words_in(text):
            if word.plain not in mine:
                writers[word.plain].add(author)
    return frozenset(word for word, who in writers.items() if len(who) >= WRITERS and not _first_name(word))


def _parts_of(name: str) -> tuple[str, ...]:
    """Words of somebody's name in plain letters, also of one that is written as a handle: anna_huber92, AnnaHuber."""
    apart = re.sub(_CASE_CHANGES, " ", unicodedata.normalize("NFKC", name)[:200])
    return tuple(word.plain for word in words_in(apart.replace("_", " ")))[:LONGEST_NAME]


def _both_ways(parts: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Whole name, and with the last word first; empty for one word."""
    return (parts, (parts[-1], *parts[:-1])) if len(parts) > 1 else ()


def _without_ending(plain: str) -> tuple[str, ...]:
    """Word as it is, and without the s of a possessive: Annas, Anna's."""
    bare = plain.removesuffix("'s").removesuffix("’s")
    if bare == plain and len(plain) > _SMALL:
        bare = plain.removesuffix("s")
    return (plain,) if bare == plain else (plain, bare)


def plain_word(word: str) -> str:
    """Word in small letters without accents; ae, oe and ue as ä, ö and ü."""
    return folded(word).replace("ae", "a").replace("oe", "o").replace("ue", "u")


def _first_name(word: str) -> bool:
    return is_first_name(word) or plain_word(word) in _plain_words(MORE_NAMES)


@cache
def _plain_words(words: str) -> frozenset[str]:
    return frozenset(map(plain_word, words.split()))


@cache
def _leads() -> Mapping[str, Lead]:
    leads = {phrase: lead for lead, phrases in BEFORE_NAMES.items() for phrase in phrases.split("|")}
    leads |= dict.fromkeys(REGARDS.split("|"), Lead.REGARDS)
    return {" ".join(plain_word(word) for word in phrase.split()): lead for phrase, lead in leads.items()}
