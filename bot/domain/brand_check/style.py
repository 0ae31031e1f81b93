"""Style of a text: emoji (how many, and which), length of sentences, greeting and sign-off."""

import re
from collections.abc import Iterator, Sequence

from bot.domain.brand import Brand
from bot.domain.brand_check.reading import Sentence
from bot.domain.finding import Finding, Rule
from bot.domain.greeting import opening_of

_BASE = "[\u2600-\u27bf\u2b05-\u2b55\u2190-\u21ff\u231a-\u23ff\u25aa-\u25fe\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]"
_TONE = "[\ufe0f\U0001f3fb-\U0001f3ff]"
_EMOJI = (
    f"[\U0001f1e6-\U0001f1ff]{{2}}|{_BASE}{_TONE}{{0,2}}(?:\u200d{_BASE}{_TONE}{{0,2}}){{0,4}}"
    "|[0-9#*]\ufe0f?\u20e3|[\u00a9\u00ae\u203c\u2049\u2122\u2139]\ufe0f"
)
_FIRST = "\u2000"
"""No emoji is written without a character from here on."""
_SHOWN = 40
_CLOSINGS = r"(?:liebe|beste|herzliche|schöne|freundliche|viele|sonnige|süße)[nr]? grüße|mit freundlichen grüßen|lg|vg|mfg|bis bald|alles liebe|herzlichst|kind regards|best regards|best wishes|cheers|yours sincerely"


def emoji(text: str, brand: Brand) -> Iterator[Finding]:
    """Emoji that are too many, as one finding at the first of them; and each that is not among those in use."""
    if max(text, default="") < _FIRST:
        return
    found = list(re.finditer(_EMOJI, text))
    most = brand.emoji_most
    if most is not None and len(found) > most:
        first = found[most]
        yield Finding(Rule.EMOJI, first.start(), first.end(), first[0], "", len(found), most)
    used = {_plain(match[0]) for match in re.finditer(_EMOJI, brand.emoji_which)}
    if used and most != 0:
        for match in found:
            if _plain(match[0]) not in used:
                yield Finding(Rule.OTHER_EMOJI, match.start(), match.end(), match[0])


def _plain(one: str) -> str:
    """Emoji without its colour of skin and without the mark that it is drawn."""
    return re.sub(_TONE, "", one)


def too_long(text: str, sentences: Sequence[Sentence], most: int) -> Iterator[Finding]:
    """Sentences of more words than wanted; 0: any number."""
    for sentence in sentences:
        if most and len(sentence) > most:
            start, end = sentence[0].start, sentence[-1].end
            shown = " ".join(text[start : start + _SHOWN].split())
            yield Finding(Rule.SENTENCE, start, end, f"{shown} …", "", len(sentence), most)


def ends(text: str, brand: Brand) -> Iterator[Finding]:
    """A greeting that is another one, and a sign-off that is missing or another one."""
    hello = opening_of(brand.greeting)
    opening = opening_of(text)
    if hello and opening and _same(opening) != _same(hello):
        start = text.index(opening)
        yield Finding(Rule.GREETING, start, start + len(opening), opening, hello)
    if not brand.sign_off or _ends_with(text, brand):
        return
    last = text.rstrip()
    closing = list(re.finditer(rf"(?im)^[ \t]*({_CLOSINGS})\b[^\n]{{0,60}}$", last))[-1:]
    if closing and len(last) - closing[0].end() < _SHOWN:
        match = closing[0]
        found = match[0].strip()
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        yield Finding(Rule.SIGN_OFF, start, match.end(), found, " ".join(brand.sign_off.split()))
    else:
        yield Finding(Rule.SIGN_OFF, len(last), len(last), "", " ".join(brand.sign_off.split()))


def _ends_with(text: str, brand: Brand) -> bool:
    """Whether a text ends with the sign-off, perhaps with a name of the team or an emoji behind it."""
    said, wanted = _same(text), _same(brand.sign_off)
    at = said.rfind(wanted)
    if at < 0:
        return False
    rest = said[at + len(wanted) :].strip()
    return not rest or rest in {_same(name) for name in brand.team}


def _same(text: str) -> str:
    """Words of a text, without signs and capitals."""
    return " ".join(re.findall(r"\w+", text.casefold()))
