"""Findings of the brand check in words: what stops a text, and what is only said."""

from collections.abc import Sequence

from bot.domain.finding import ADDRESS, STOPPING, Finding, Rule
from bot.texts import Texts
from cogs.kit.markdown import cut, escape

SHOWN = 2
"""Places that are shown; the others are counted."""
EXCERPT = 60


def stops(texts: Texts, findings: Sequence[Finding]) -> list[str]:
    """A sentence for each kind of finding that stops a text: what was found, and what to write instead."""
    said = []
    for rules in (ADDRESS, frozenset({Rule.TABOO})):
        places = [one for one in findings if one.rule in rules]
        if places:
            said.append(f"{_objection(texts, places[0].rule)} {_pairs(texts, places)}")
    return said


def _objection(texts: Texts, rule: Rule) -> str:
    match rule:
        case Rule.SAYS_SIE:
            return texts("You wrote “Sie”, but you say du.")
        case Rule.SAYS_DU:
            return texts("You wrote “du”, but you say Sie.")
        case _:
            return texts("A word that you do not use:")


def _pairs(texts: Texts, places: Sequence[Finding]) -> str:
    shown = " · ".join(pair(texts, one) for one in places[:SHOWN])
    left = len(places) - SHOWN
    return shown if left <= 0 else f"{shown} " + texts.n("and {n} more place", "and {n} more places", left)


def pair(texts: Texts, finding: Finding) -> str:
    """What was found, and what to write instead."""
    found = escape(cut(finding.found, EXCERPT))
    if not finding.suggestion:
        return texts("“{found}”", found=found)
    return texts("“{found}” → “{instead}”", found=found, instead=escape(cut(finding.suggestion, EXCERPT)))


def hints(texts: Texts, findings: Sequence[Finding]) -> list[str]:
    """What is only said, one part for each kind of finding."""
    by_rule: dict[Rule, list[Finding]] = {}
    for one in findings:
        if one.rule not in STOPPING:
            by_rule.setdefault(one.rule, []).append(one)
    return [_hint(texts, places) for places in by_rule.values()]


def _hint(texts: Texts, places: Sequence[Finding]) -> str:
    first = places[0]
    match first.rule:
        case Rule.EMOJI if first.limit:
            return texts("{n} emoji, you wanted at most {most}", n=first.number, most=first.limit)
        case Rule.EMOJI:
            return texts.n("{n} emoji, you wanted none", "{n} emoji, you wanted none", first.number)
        case Rule.OTHER_EMOJI:
            return texts("{emoji} is none of your emoji", emoji=first.found)
        case Rule.SENTENCE:
            return texts(
                "a sentence of {n} words, you wanted at most {most}", n=first.number, most=first.limit
            )
        case Rule.SIGN_OFF if not first.found:
            return texts("without “{sign_off}”", sign_off=escape(cut(first.suggestion, EXCERPT)))
        case _:
            return _pairs(texts, places)


def short(texts: Texts, findings: Sequence[Finding]) -> str:
    """The first findings without a sentence, for a list of texts; the others are counted."""
    said = [*(pair(texts, one) for one in findings if one.rule in STOPPING), *hints(texts, findings)]
    left = len(said) - SHOWN
    shown = " · ".join(said[:SHOWN])
    return shown if left <= 0 else f"{shown} " + texts.n("and {n} more place", "and {n} more places", left)


def hint_line(texts: Texts, findings: Sequence[Finding]) -> str:
    """Small line with everything that is only said; empty where there is nothing."""
    said = hints(texts, findings)
    return "-# " + texts("Note: {said}", said=" · ".join(said)) if said else ""
