"""Telling words of a text (keywords): what a template is named by, and what it is found by in a list."""

import re
import unicodedata
from collections.abc import Sequence

from bot.domain.template import Template

_WORD = r"[^\W\d_]{3,}"
_STEM = 6
"""Words are the same where their first six letters are: Gutschein, Gutscheine, Gutscheinen."""
_LONGEST = 40
_IN_TITLE = 3
_HEARD = 4000
"""Characters of a text that are gone through."""
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


def is_common(word: str) -> bool:
    """Whether a word says nothing of what a text is about."""
    return word.casefold() in _COMMON


def title_from(*texts: str) -> str:
    """Title for a template: the first three telling words of the first text that has any; empty without one."""
    for text in texts:
        words = [word for word in _words(text).values() if len(word) <= _LONGEST][:_IN_TITLE]
        if words:
            title = " ".join(words)
            return title[0].upper() + title[1:]
    return ""


def with_words_of(asked: str, templates: Sequence[Template]) -> tuple[Template, ...]:
    """Templates that have telling words of these, best first: a word of the title counts twice one of the texts; among
    equals by use and title.
    """
    stems = _words(asked).keys()
    worth = {}
    for one in templates:
        title = _words(one.title).keys()
        texts = {stem for variant in one.variants for stem in _words(variant.body)}
        worth[one.id] = sum(2 if stem in title else stem in texts for stem in stems)
    found = (one for one in templates if worth[one.id])
    return tuple(sorted(found, key=lambda one: (-worth[one.id], -one.used, one.title)))


def _words(text: str) -> dict[str, str]:
    """Word stems of a text, each with its first word, in the order of the text."""
    found: dict[str, str] = {}
    for match in re.finditer(_WORD, unicodedata.normalize("NFC", text[:_HEARD])):
        word = match[0]
        if not is_common(word):
            found.setdefault(word.casefold()[:_STEM], word)
    return found
