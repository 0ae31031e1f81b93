"""Questions: whether a text asks something, by its question mark or by how a sentence opens, also without a mark and in dialect."""

from functools import cache
from itertools import pairwise
from typing import NamedTuple

from bot.domain.sayings import DECIDING, ENDS, fold, tokens_of

_ASKING = """wann wo woher wohin wie was wos wia welche welcher welches welchen welchem wer wem wen warum wieso weshalb wieviel wofür
    womit wodurch ob when where what which who whom whose why how what's where's how's who's whats"""
_BEFORE_A_VERB = "when who wer"
"""Words that open a question only before a verb: "When I was a kid" asks nothing."""
_WITH = "ab bis seit für um mit von zu in nach since until for at with from"
"""Words that open a question together with the next: "Ab wann"."""
_VERBS = """habt habts hobts gibt gibts gibt's kann könnts könnt könntet seids seid sind ist is hats hat derf darf dürfen muss müssen
    soll sollte braucht geht findet bekommt bekomm bekomme krieg kriegt reicht weiß wisst macht machts nehmt nehmts wird werden
    verkauft verkaufts bietet bietets kommt lohnt funktioniert stimmt wäre wär hättet gilt gehts geht's kennt steht läuft passt
    war haben können machen nehmen liefern bieten komm komme sagt hilft are do does did can could would will should have has was were"""
_SUBJECTS = """ihr sie es man ma ich i wir das der die du sich ein eine a an de des you we they he she it there the this that these
    those your my any anyone someone mein meine meinen einen einem keine keinen was noch nur schon wer kinder hunde dogs kids somebody jemand eigentlich euer eure einer auch"""
_THEM = "ich wir man ma ihr sie i we you das des der die es er mein meine"
_BEFORE = """hallo hi hey hello servus grüß gruß grüße gott guten tag morgen abend moin liebes liebe lieber team und also aber bitte
    sorry entschuldigung ma na oh ach ja sagt mal übrigens kurze frage danke dear good and but well zusammen leute guys everyone
    there euch dich ihnen"""
"""Words that may stand before the question in its sentence."""
_EXCLAIMED = """immer ein a an cute nice lovely sweet beautiful cool gut schön schad schade lieb süß great gorgeous amazing awesome
    wonderful geil"""
"""Words after which "wie", "was", "how" and "what" ask nothing."""
_PERSONS = frozenset(("ihr", "sie", "du", "ich", "wir", "man", "ma"))
"""Of whom a sentence with "was für" asks something; without any of them it exclaims."""
_ENDINGS = tuple(map(str.encode, ("t", "ts", "en", "än", "ön", "ün")))
"""Of verbs before "ihr" and "sie", with those that end so once their umlauts are folded."""
_MARK, _END, _UNDERSCORE = b"?\n_"
"""Bytes; the last is before all small letters, and behind all digits."""
_NO_VERBS = "seit mit gut nicht jetzt heut erst dort so dass weil wenn haben danke"


@cache
def _set(words: str) -> frozenset[str]:
    return frozenset(map(fold, words.split()))


class _Typed(NamedTuple):
    """Words as they are typed, in small letters as UTF-8: a look at bytes takes less than half the time of tokens."""

    table: bytes
    """What each byte is taken for: letters are small and digits stay, the end of a sentence is a new line, what only tokens show is a
    question mark, the rest a space.
    """
    asking: frozenset[bytes]
    before: frozenset[bytes]
    verbs: frozenset[bytes]
    subjects: frozenset[bytes]


@cache
def _typed() -> _Typed:
    table = bytearray(b" " * 128 + b"?" * 128)
    small = "0123456789_abcdefghijklmnopqrstuvwxyzäöüß".encode()
    for typed, taken in ((small, small), ("ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÜ".encode(), small[11:-2])):
        for one, other in zip(typed, taken, strict=True):
            table[one] = other
    for one in b".!\n":
        table[one] = _END
    for one in b"?/@'":
        table[one] = _MARK
    lists = (
        frozenset(
            form.encode() for word in words.split() for form in (word.lower(), word.casefold(), fold(word))
        )
        for words in (_ASKING, _BEFORE, _VERBS, _SUBJECTS)
    )
    return _Typed(bytes(table), *lists)


def asks(text: str) -> bool:
    """Whether a text asks a question, whatever else it is. Runs for every message of a busy conversation."""
    return not _plainly_says(text) and question(tokens_of(text))[1] > 0


def _plainly_says(text: str) -> bool:
    """Whether a text surely asks nothing: no word in it asks, and no sentence opens with a verb and its subject. False also for what
    only its tokens show.
    """
    table, asking, before, verbs, subjects = _typed()
    typed = text[:DECIDING].encode(errors="replace").translate(table)
    if _MARK in typed:
        return False
    words = typed.split()
    if not asking.isdisjoint(words):
        return False
    sentences = [words]
    if _END in typed:
        if "ww." in text or "WW." in text:
            return False
        sentences = [one.split() for one in typed.split(b"\n")]
    for sentence in sentences:
        for word, after in pairwise(sentence):
            if word[0] > _UNDERSCORE and word not in before:
                if after in subjects and (word in verbs or word.endswith(_ENDINGS)):
                    return False
                break
    return True


def question(tokens: list[str]) -> tuple[int, int]:
    """What makes a text a question, as a range of its tokens: the word before its mark with that, or how a sentence opens. Empty for
    none.
    """
    if "?" in tokens:
        mark = tokens.index("?")
        return next((at for at in range(mark - 1, -1, -1) if tokens[at][0].isalnum()), mark), mark + 1
    before, asking, opens = _set(_BEFORE), _set(_ASKING), True
    # Most of a conversation is one sentence without such a word: nothing behind its opening can ask then.
    ends_there = asking.isdisjoint(tokens) and ENDS.isdisjoint(tokens)
    for at, token in enumerate(tokens):
        if token in ENDS:
            opens = True
            continue
        words = 0
        if opens and token not in before and token[0].isalpha():
            opens = False
            words = _opens(tokens, at)
            if ends_there and not words:
                break
        elif token in asking:
            words = _asks_inside(tokens, at)
        if words and next((one for one in tokens[at:] if one in ENDS), "") != "!":
            return at, at + words
    return 0, 0


def _asks_inside(tokens: list[str], at: int) -> int:
    """How many words from here ask inside a sentence: "…, was sollen wir tun"; 0 for none."""
    if at + 2 >= len(tokens):
        return 0
    verb, subject = tokens[at + 1 : at + 3]
    if tokens[at].startswith("welche") and verb in _set(_VERBS):
        return 2
    asks = subject in _set(_THEM) and (
        verb in _set(_VERBS) or (subject == "ich" and verb not in _set(_NO_VERBS))
    )
    return 3 * asks


def _opens(tokens: list[str], at: int) -> int:
    """How many words from here open a question; 0 for none."""
    token, after = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else ""
    verbs, subjects = _set(_VERBS), _set(_SUBJECTS)
    if token in _set(_WITH) and after in _set(_ASKING):
        return 2
    if tokens[at : at + 2] == ["was", "fuer"] and _PERSONS.isdisjoint(tokens[at:]):
        return 0
    if token in _set(_ASKING) and after not in _set(_EXCLAIMED):
        return int(token not in _set(_BEFORE_A_VERB) or after in verbs)
    if token in verbs and after in subjects:
        return 2
    # "Liefert ihr", "schneiden sie": any verb before its subject.
    addressed = after in ("ihr", "sie", "man", "ma") and token.endswith(("t", "ts", "en"))
    return 2 if addressed and token not in _set(_NO_VERBS) else 0
