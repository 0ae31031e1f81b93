"""Thank-yous and small talk by word rules: "Danke!", "👍", "Alles klar, danke dir" want nothing; whoever says more is read as
an ordinary comment.
"""

import re
from functools import cache

LONGEST = 80
"""Characters; who thanks at length says something."""

_THANKS = "danke dank dankeschön dankschön merci thx ty thanks thank cheers"
_AGREES = (
    "super toll perfekt prima top klasse passt klar okay ok cool great perfect noted wunderbar lovely awesome"
)
_BESIDE = """dir euch ihnen you schön sehr vielen lieben liebe liebes lieber herzlichen besten vielmals tausend für die das den der es ist
    schnelle rasche flotte prompte antwort info infos auskunft hilfe rückmeldung alles gut lieb nett von eure deine ihre freu freue
    mich bis bald dann so ganz lg vg grüße gruß much a lot many for the that your quick fast prompt reply answer help sounds very
    kind all see then soon und and team schönen schönes tag abend wochenende have nice day"""
_TALKS = """hallo hi hey hello servus moin guten morgen haha hihi hehe hahaha lol yay ja jaja genau stimmt eben same true frohe
    weihnachten ostern feiertage mahlzeit gruezi grüezi"""
_KIND = frozenset("👍👌👏🙏🙌🤝🤗🫶💪😊☺🙂😉😀😃😄😁😍🥰😘😋❤♥💚💛🧡💙💜🤎🖤🤍💕💖💗✨⭐🌟🎉☕🍀🌸🌷✅")
_ALSO = frozenset("😂🤣😅😆😎🤩🥳😜🙈☀🎄🎅🔥💯🍰🍫🌞")
_CLINGS = re.compile("[\u200d\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]")
_WORD = re.compile(r"[^\W\d_]+")
_MARKS = frozenset(" \n\t.,;:!…-–()*~'’\"„“”")


@cache
def _words(*lists: str) -> frozenset[str]:
    return frozenset(word.casefold() for words in lists for word in words.split())


def is_thanks(text: str) -> bool:
    """Whether a comment only thanks or agrees, in at most 80 characters: each word belongs to it and one of them is the thanks,
    or there is a kind emoji and no word.
    """
    found = _small(text, _KIND, _words(_THANKS, _AGREES, _BESIDE))
    if found is None:
        return False
    words, emoji = found
    return not _words(_THANKS, _AGREES).isdisjoint(words) or (not words and emoji)


def small_talk(text: str) -> str:
    """First word, or emoji, of a comment that is small talk and asks for nothing; empty for any other comment."""
    found = _small(text, _KIND | _ALSO, _words(_THANKS, _AGREES, _BESIDE, _TALKS))
    if found is None or not (found[0] or found[1]):
        return ""
    word = _WORD.search(text)
    return word[0] if word else next(letter for letter in text if letter in _KIND | _ALSO)


def _small(text: str, emoji: frozenset[str], vocabulary: frozenset[str]) -> tuple[list[str], bool] | None:
    """Words of a short text and whether it has one of these emoji; None where anything else is in it."""
    bare = _CLINGS.sub("", text).strip()
    if not bare or len(bare) > LONGEST:
        return None
    words: list[str] = []
    for found in _WORD.finditer(bare):
        # Of nearly every comment the first word or the second belongs to something else: the others are not looked at.
        if (word := found[0].casefold()) not in vocabulary:
            return None
        words.append(word)
    rest = set(_WORD.sub("", bare)) - _MARKS
    return (words, bool(rest)) if rest <= emoji else None
