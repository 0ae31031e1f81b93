"""Words of a text with their sentences and clauses (tokenizer), and which of them are somebody else's: quotations and what was
said by others.

Left out of the address: what is in quotation marks („…“, “…”, "…", »…«, ‚…‘), lines that begin with ">", addresses of the
web and of mail, @names and #words, what follows a verb of saying and a colon, unless we say it ourselves ("Sie schreiben: Kannst
du …", but "Wir sagen: Danke dir"), and what is before such a verb in its own clause ("Ihr seid super, sagte ein Gast"). A text that
is one quotation from end to end is our own. All in linear time.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from operator import attrgetter
from typing import NamedTuple

_WORD_OR_MARK = r"(?P<word>\w+(?:['’-]\w+|[*:·]in\w*)*(?:['’]|-(?=\s(?:und|oder|u|bzw)\b))?)|(?P<end>[.!?…\n]+)|(?P<mark>[^\w\s])"
_NOT_WORDS = (
    r"(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+\.\S+|(?<!\w)[@#][\w.-]+"
    r"|(?<![\w-])\w[\w-]{0,62}\.(?:at|de|ch|com|net|org|eu|shop)\b\S*"
)
_ABBREVIATED = frozenset(
    "b bzw ca d dr evtl fr g ggf h hr inkl ing jhdt mag max min mind nr p prof s sog st str tel u usw v vgl z".split()
)
_BEGINS = re.compile(r"\s{1,3}(?:Sie|Ihre?|Ihnen|Wir|Ich|Du|Das|Die|Der|Es|Bitte|Wenn|Und)\b")
"""What begins a sentence behind a number: Sie wird 90. Ihr Fest ist am Montag."""
_PAIRS = {"„": '“”"', "“": "”", "»": "«", "«": "»", "‚": "‘’", '"': '"', "‹": "›", "›": "‹"}
_SAID = frozenset("sagt sagte sagten meint meinte meinten fragt fragte schreibt schrieb rief ruft".split())
_SAYS = _SAID | frozenset(
    """sagst sagen meinst meinen fragten fragst fragen schrieben schreibst schreiben antwortet antwortete lautet lautete zitat zitiert
    wörtlich erzählt erzählte kommentierte kommentiert""".split()
)
_HAS_SAID = frozenset("gesagt gefragt geschrieben gemeint geantwortet gerufen".split())
_HAS = frozenset("hat haben hatte hatten hast habt".split())
_NOUNS = frozenset("fragen schreiben".split())
_READER = frozenset("du ihr".split())
_OURS = frozenset("ich wir mein unser".split())
_OPENS = "[" + "".join(_PAIRS) + "]|^>.*$"
_LONGEST_QUOTATION = 1000
REACH = 20
"""Words around one that are looked at: a text without any full stop is read in linear time, too."""
_MARKS = 3
"""Signs behind a sentence that are looked at."""
_SYMBOLS = 0x2190
"""From here on Unicode has arrows, symbols and emoji."""
_SPACE = ("", " ", "\n", "\t", "\xa0")


class Word(NamedTuple):
    """Word of a text: as written, in small letters without 's, its place, and where it is in its sentence."""

    text: str
    low: str
    start: int
    end: int
    sentence: int
    clause: int
    first: bool
    """Nothing of its sentence before it, so that a capital says nothing."""
    opens: bool
    """Nothing of its clause before it."""
    foreign: bool = False
    """Somebody else's words."""
    mark: str = ""
    """What ends its sentence, at the last word: a question mark, for one."""


Sentence = list[Word]


def read(text: str) -> list[Sentence]:
    """Words in their order, by sentence; none is empty."""
    left_out = sorted([*quotations(text), *(found.span() for found in re.finditer(_NOT_WORDS, text))])
    words = _marked(_words(text), left_out)
    sentences = [list(own) for _, own in groupby(words, key=attrgetter("sentence"))]
    for number, (before, sentence) in enumerate(pairwise(sentences), 1):
        between = text[before[-1].end : sentence[0].start]
        if ":" in between and "\n\n" not in between and _reports(before):
            sentences[number] = [word._replace(foreign=True) for word in sentence]
    return [_without_said(_ended(text, sentence)) for sentence in sentences]


def _ended(text: str, sentence: Sentence) -> Sentence:
    """Sentence with its mark at the last word."""
    last = sentence[-1]
    return [*sentence[:-1], last._replace(mark=text[last.end : last.end + _MARKS].split("\n", maxsplit=1)[0])]


def _words(text: str) -> Iterator[Word]:
    sentence = clause = 0
    first = opens = True
    before = ""
    for token in re.finditer(_WORD_OR_MARK, text):
        written, end, mark = token["word"], token["end"], token["mark"]
        if written is not None:
            before = written.lower().replace("’", "'").partition("'")[0]
            yield Word(written, before, token.start(), token.end(), sentence, clause, first, opens)
            first = opens = False
            continue
        if end is not None:
            ends = not _shortens(text, token, before)
        else:
            # A colon, and an emoji where others write a full stop.
            ends = ord(mark) >= _SYMBOLS or (mark == ":" and text[token.end() : token.end() + 1] in _SPACE)
        if ends:
            sentence, first = sentence + 1, True
        clause, opens = clause + 1, True


def _shortens(text: str, token: re.Match[str], before: str) -> bool:
    """Whether a full stop belongs to an abbreviation or to the number of a day."""
    if token[0] != "." or token.start() == 0:
        return False
    previous = text[token.start() - 1]
    if previous.isdigit():
        return _BEGINS.match(text, token.end()) is None
    return previous.isalpha() and before in _ABBREVIATED


def _marked(words: Iterable[Word], left_out: Sequence[tuple[int, int]]) -> Iterator[Word]:
    """Words, those in these places as somebody else's."""
    at = 0
    for word in words:
        while at < len(left_out) and left_out[at][1] <= word.start:
            at += 1
        within = at < len(left_out) and left_out[at][0] < word.end
        yield word._replace(foreign=True) if within else word


def quotations(text: str) -> Iterator[tuple[int, int]]:
    """Places of quotations; a mark that is not closed begins none."""
    at = 0
    opening = re.compile(_OPENS, re.MULTILINE)
    while found := opening.search(text, at):
        at = found.end()
        if found[0].startswith(">"):
            yield found.span()
            continue
        closing = (text.find(mark, at, at + _LONGEST_QUOTATION) for mark in _PAIRS[found[0]])
        ends = [place + 1 for place in closing if place >= 0]
        if ends:
            at = min(ends)
            if text[: found.start()].strip() or text[at:].strip():
                yield found.start(), at


def _without_said(sentence: Sentence) -> Sentence:
    """Sentence with what is before its own "sagte die Kundin" as somebody else's words."""
    for at, word in enumerate(sentence[:-1]):
        by = sentence[at + 1]
        if (
            at
            and word.opens
            and word.low in _SAID
            and not by.opens
            and by.low not in _READER | _OURS
            and by.text != "Sie"
        ):
            return [one._replace(foreign=True) for one in sentence[:at]] + sentence[at:]
    return sentence


def _reports(sentence: Sentence) -> bool:
    """Whether what follows its colon is what somebody else said."""
    said = {word.low for word in sentence}
    says = any(word.low in _SAYS and not (word.low in _NOUNS and word.text[0].isupper()) for word in sentence)
    has_said = not said.isdisjoint(_HAS_SAID) and not said.isdisjoint(_HAS)
    on_something = not said.isdisjoint({"steht", "stand"}) and "fest" not in said
    return (says or has_said or on_something) and said.isdisjoint(_OURS)


def word_before(sentence: Sentence, at: int) -> str:
    """Word before, in small letters; empty where a clause begins."""
    return "" if sentence[at].opens or at == 0 else sentence[at - 1].low


def word_after(sentence: Sentence, at: int) -> str:
    """Word behind, in small letters; empty where a clause ends."""
    return "" if at + 1 >= len(sentence) or sentence[at + 1].opens else sentence[at + 1].low


def words_before(sentence: Sentence, at: int) -> Sentence:
    """Words of the same sentence before this place, at most REACH."""
    return sentence[max(0, at - REACH) : at]


def clause_before(sentence: Sentence, at: int) -> Sentence:
    """Words of the same clause before this place, at most REACH."""
    clause = sentence[at].clause
    return [word for word in words_before(sentence, at) if word.clause == clause]


def clause_behind(sentence: Sentence, at: int) -> Sentence:
    """Words of the same clause behind this place, at most REACH."""
    clause = sentence[at].clause
    return [word for word in sentence[at + 1 : at + 1 + REACH] if word.clause == clause]
