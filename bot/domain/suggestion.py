"""Suggestions: ranking templates by the words they share with a comment, with the words that explain why."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from bot.domain.template import Template

_WORD = re.compile(r"[^\W\d_]{3,}")
_STEM = 6
"""Words are the same where their first six letters are: Gutschein, Gutscheine, Gutscheinen."""
_TITLE_WEIGHT = 2.0
SURE = 1.6
"""A title word, or two words of the body that few other templates share."""
BEST = 5
"""So many are kept for a comment; how many of them are shown is for the card to decide."""
_SAID = 40
"""Characters of a word that are kept to say why."""
_IN_TITLE = 3
_HEARD = 4000
"""Characters of a comment that are listened to."""
_COMMON = frozenset(
    """
    aber alle allen alles also als am an and any are auch auf aus bei beim bin bis bist bitte can
    könnt danke dann das dass dein deine dem den denn der des did die dies diese dir doch does dort du
    eben ein eine einem einen einer eines einfach er es etwas euch euer eure for from für ganz geht gern
    gerne gibt got gruß grüße hab habe haben habt hallo hat hatte have hello hier how ich ihm ihn
    ihnen ihr ihre immer in ist ja jetzt kann kannst kein keine können liebe lieber mal man mehr mein meine
    mich mir mit mal muss nach nett nicht noch nun nur ob oder ohne our please schon sehr sein seid seit
    sich sie sind so some soll sollte super thank thanks that the their there they this und uns unser unsere
    vielen viel vom von vor wann war waren was we wegen weil welche welchen wenn wer werden wie will wir wird wo
    wollen wollte would würde würd you your zu zum zur über
    """.split()
)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`because` are words of the comment, at most two, the most telling first."""

    template: Template
    score: float
    because: tuple[str, ...]
    draft: str = ""
    """Its words as a language model put them; empty: those of the template."""
    picked: bool = False
    """A language model put it first."""

    @property
    def fits(self) -> bool:
        """Whether it surely fits: one without that is offered nowhere but in a list."""
        return self.picked or self.score >= SURE


class Library:
    """Templates of a business, split into words once, to be compared with any number of texts."""

    def __init__(self, templates: Sequence[Template]) -> None:
        self._known = [
            (template, frozenset(_words(template.title)), frozenset(_words(template.body)))
            for template in templates
        ]

    def suggest(self, text: str) -> tuple[Suggestion, ...]:
        """Suggests the best five that have a word in common with the text, best first, whether they surely
        fit or not.
        """
        return tuple(found for found in self.rank(text) if found.score > 0)[:BEST]

    def rank(self, text: str) -> tuple[Suggestion, ...]:
        """Ranks all templates, best first, those without a common word last, by use and title."""
        spoken = _words(text[:_HEARD])
        known = self._known
        rarities = {
            stem: min(1.0, log(1 + len(known) / (1 + sum(stem in t or stem in b for _, t, b in known))))
            for stem in spoken
        }
        ranked = []
        for template, title, body in known:
            worth: dict[str, float] = {}
            for stem in spoken:
                if stem in title:
                    worth[stem] = _TITLE_WEIGHT + rarities[stem]
                elif stem in body:
                    worth[stem] = rarities[stem]
            telling = sorted(worth, key=lambda stem: -worth[stem])[:2]
            because = tuple(spoken[stem][:_SAID] for stem in telling)
            ranked.append(Suggestion(template, sum(worth.values()), because))
        return tuple(sorted(ranked, key=lambda s: (-s.score, -s.template.used, s.template.title)))


def title_from(*texts: str) -> str:
    """Title for a template: the first three telling words of the first text that has any; empty without one."""
    for text in texts:
        words = [word for word in list(_words(text[:_HEARD]).values()) if len(word) <= _SAID][:_IN_TITLE]
        if words:
            title = " ".join(words)
            return title[0].upper() + title[1:]
    return ""


def _words(text: str) -> dict[str, str]:
    """Word stems of a text, each with its first word, in the order of the text."""
    found: dict[str, str] = {}
    for match in _WORD.finditer(unicodedata.normalize("NFC", text)):
        word = match[0]
        if word.casefold() not in _COMMON:
            found.setdefault(word.casefold()[:_STEM], word)
    return found
