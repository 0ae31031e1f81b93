"""Telling words of a text (keywords): what a template is named by, and what it is found by in a list."""

import re
import unicodedata
from collections.abc import Sequence

from bot.domain.template import Template

_WORD = r"[^\W\d_]{3,}"
STEM = 6
"""Words are the same where their first six letters are: Gutschein, Gutscheine, Gutscheinen."""
_LONGEST = 40
_IN_TITLE = 3
_READ = 4000
"""Characters of a text that are read."""
COMMON = frozenset(
    """
    a ab aber alle allem allen aller alles als also am an and any are as at auch auf aus be been bei beim bin bis
    bist bitte but by can could da daher danke dann das dass dein deine deinem deinen dem den denn der des dich did
    die dies diese diesem diesen dieser dir do doch does dort du durch eben eh ein eine einem einen einer eines
    einfach er es etwa etwas euch euer eure eurem euren for from für ganz gar geben geht gern gerne gibt gibts got
    gruß grüße hab habe haben habt habts had hallo has hat hatte have he hello here hi hier how i ich if ihm ihn
    ihnen ihr ihre ihrem ihren im immer in ins is ist it its ja jetzt kann kannst kein keine keinen können könnt
    könnte könnten könnts liebe lieber machen mal man me mehr mein meine meinem meinen mich mir mit möchte möchten
    muss müssen my nach nett nicht no noch not nun nur ob oder of ohne on only or our please schon sehr seid seids
    sein seit she sich sie sind so soll sollte some still super thank thanks that the their them then there they
    this to über um und uns unser unsere unserem unseren viel vielen vom von vor wann war waren warum was we wegen
    weil welche welchen welcher welches wenn wer werden were what when where which who why wie wieder will wir wird
    with wo wollen wollte wollten would würd würde würden you your zu zum zur
    """.split()
)
"""Words that say nothing of what a text is about, in small letters."""


def is_common(word: str) -> bool:
    """Whether a word says nothing of what a text is about."""
    return word.casefold() in COMMON


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
    for match in re.finditer(_WORD, unicodedata.normalize("NFC", text[:_READ])):
        word = match[0]
        if not is_common(word):
            found.setdefault(word.casefold()[:STEM], word)
    return found
