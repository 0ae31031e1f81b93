"""Gendered forms of a German text: Kund*innen, Kund:innen, KundInnen, Kund_innen, Kund/innen, Kundinnen und Kunden, Kunden.

A form with a sign is found by its sign, whoever it names. That only men are named is found for the commonest words alone, and
only where they are surely in the plural; a pair beside one of them is no finding.
"""

import re
from collections.abc import Iterator

from bot.domain.brand import Gender
from bot.domain.finding import Finding, Rule

_SIGNED = r"\b(?P<stem>[A-ZÄÖÜ][a-zäöüß]{2,30})(?P<sign>[*:_]|/-?|(?=I))(?P<end>[iI]n(?:nen)?)\b"
_PAIR = r"\b(?P<women>[A-ZÄÖÜ][a-zäöüß]{2,30}innen) (?:und|oder|&) (?P<men>[A-ZÄÖÜ][a-zäöüß]{2,30})\b"
_PAIR_BEHIND = r"\b(?P<men>[A-ZÄÖÜ][a-zäöüß]{2,30}) (?:und|oder|&) (?P<women>[A-ZÄÖÜ][a-zäöüß]{2,30}innen)\b"
_MEN = r"\b(?P<before>[a-zäöüß]{2,12} )?(?P<men>[A-ZÄÖÜ][a-zäöüß]{4,24})\b"
_SIGNS = {Gender.STAR: "*", Gender.COLON: ":", Gender.INNER_I: ""}
_PLURALS = {
    f"{stem}en": stem
    for stem in """Kund Stammkund Neukund Kolleg Lieferant Produzent Interessent Student Expert Konsument Patient Klient Abonnent
    Praktikant""".split()
} | {
    f"{stem}n": stem
    for stem in """Mitarbeiter Teilnehmer Besucher Leser Nutzer Käufer Händler Partner Schüler Bewerber Verkäufer Anbieter Künstler
    Hörer""".split()
}
"""Plurals that name men alone, with the stem to which -innen is added."""
_SAME_PLURALS = {word.removesuffix("n"): stem for word, stem in _PLURALS.items() if word == f"{stem}n"}
"""Those that are also the singular."""
_SEVERAL = frozenset(
    "unsere unseren eure euren ihre ihren alle allen viele vielen liebe lieben werte werten treue treuen".split()
)
_MASCULINE_ENDS = (("er", ""), ("or", "en"), ("ling", "e"), ("eur", "e"), ("är", "e"))


def gender(text: str, wanted: Gender) -> Iterator[Finding]:
    """Forms that are not the wanted one, in the order of the text."""
    if wanted is Gender.FREE:
        return
    pairs = [*re.finditer(_PAIR, text), *re.finditer(_PAIR_BEHIND, text)]
    signed = list(re.finditer(_SIGNED, text))
    for match in signed:
        new = _form(match["stem"], wanted, single=match["end"].lower() == "in")
        if match["sign"] != _SIGNS.get(wanted):
            yield Finding(Rule.GENDER, match.start(), match.end(), match[0], new)
    if wanted is not Gender.PAIR:
        for match in pairs:
            new = (
                match["men"] if wanted is Gender.NONE else _form(match["women"].removesuffix("innen"), wanted)
            )
            yield Finding(Rule.GENDER, match.start(), match.end(), match[0], new)
    if wanted is not Gender.NONE:
        taken = {match.start("men") for match in pairs}
        for match in re.finditer(_MEN, text):
            stem = _PLURALS.get(match["men"])
            if stem is None and (match["before"] or "").strip() in _SEVERAL:
                stem = _SAME_PLURALS.get(match["men"])
            if stem is not None and match.start("men") not in taken:
                place = match.start("men")
                yield Finding(Rule.GENDER, place, match.end("men"), match["men"], _form(stem, wanted))


def _form(stem: str, wanted: Gender, *, single: bool = False) -> str:
    """Form of a stem as it is wanted; empty where that cannot be made by rule."""
    ending = "in" if single else "innen"
    if wanted is Gender.INNER_I:
        return f"{stem}{ending.capitalize()}"
    if wanted in _SIGNS:
        return f"{stem}{_SIGNS[wanted]}{ending}"
    men = "" if single else _men(stem)
    if not men:
        return ""
    return men if wanted is Gender.NONE else f"{stem}innen und {men}"


def _men(stem: str) -> str:
    """Plural of men: Kund is Kunden, Mitarbeiter stays; empty where no rule says."""
    if f"{stem}en" in _PLURALS or stem.endswith(("ent", "ant", "ist", "og", "kund", "kolleg", "expert")):
        return f"{stem}en"
    return next((stem + plural for end, plural in _MASCULINE_ENDS if stem.endswith(end)), "")
