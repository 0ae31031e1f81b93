"""Brand check of a text: every finding of every rule, in the order of the text; pure, offline, in linear time."""

import re
from collections.abc import Sequence
from itertools import islice

from bot.domain.brand import Voice
from bot.domain.brand_check.address import Form
from bot.domain.brand_check.gender import gender
from bot.domain.brand_check.instead import address
from bot.domain.brand_check.reading import read
from bot.domain.brand_check.style import emoji, ends, too_long
from bot.domain.brand_check.taboo import taboo
from bot.domain.finding import Finding
from bot.domain.placeholder import BRACES, wordings
from bot.domain.settings import Language

MOST = 20
"""Findings of one text; who mends those sees the others."""
_FORMS = {Language.GERMAN_DU: Form.DU, Language.GERMAN_SIE: Form.SIE}


def check(text: str, voice: Voice, language: Language) -> tuple[Finding, ...]:
    """Compares a text with the brand. `language`: in which it is to be written. One in English has no form of address and no
    gendered forms, and greets as the brand says only where that is in English, too.
    """
    brand, sentences = voice.brand, read(text)
    stops = list(islice(taboo(text, brand.words), MOST))
    if language in _FORMS:
        stops += address(text, sentences, _FORMS[language], MOST)
    found = [*emoji(text, brand), *too_long(text, sentences, brand.sentence_words)]
    if (language in _FORMS) == (voice.address in _FORMS):
        found += ends(text, brand)
    if language in _FORMS:
        found += (one for one in gender(text, brand.gender) if not _overlaps(one, stops))
    return tuple(sorted([*stops, *found], key=lambda finding: (finding.start, finding.end)))[:MOST]


def check_body(body: str, voice: Voice, language: Language) -> tuple[Finding, ...]:
    """Compares the text of a template with the brand, each of its wordings by itself. Placeholders are names to it; the places
    are those in a wording.
    """
    return tuple(one for wording in wordings(body) for one in _check_filled(wording, voice, language))[:MOST]


def _check_filled(wording: str, voice: Voice, language: Language) -> list[Finding]:
    names: dict[str, str] = {}

    def named(found: re.Match[str]) -> str:
        name = "Xa" + "".join(chr(ord("a") + int(digit)) for digit in str(len(names)))
        names[name] = found[0]
        return name

    def written(text: str) -> str:
        return re.sub(r"\bXa[a-j]{1,3}\b", lambda found: names.get(found[0], found[0]), text)

    findings = check(re.sub(BRACES, named, wording), voice, language)
    return [one._replace(found=written(one.found), suggestion=written(one.suggestion)) for one in findings]


def _overlaps(finding: Finding, others: Sequence[Finding]) -> bool:
    return any(one.start < finding.end and finding.start < one.end for one in others)
