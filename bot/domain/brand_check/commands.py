"""Commands (imperatives) without a pronoun: Schreib uns. Teilt den Beitrag. Bitte pack die Ware ein.

German grammar: a finite verb in the first place of a sentence that does not ask, and without a subject behind, is a command; to
one the stem or stem + e (`command_to_one`), to several stem + t (`command_to_several`). Not every such word is one:
- A subject behind ("Schreib ich", "Kommt niemand", "Lohnt sich"), a question mark, a condition ("Kommt die Post, rufen wir an").
- Stem + t of a verb with be-, ver-, er-, ent-, zer-, über-, unter- or -ieren is also a participle ("Reserviert für Huber"): it
  needs an object or a word that invites ("Reserviert rechtzeitig").
- What is said of a thing that nobody names ("Macht 14,50", "Freut uns", "Kommt darauf an"): only with some words (`OF_THEM`).
- Stem + e is also what "I" do ("Suche Rad"): it needs an object behind, unless the verb has no shorter form.
- A noun has a capital where a sentence begins, too ("Teil der Lösung"): it needs an object that no noun has behind it.
Behind a clause or a person who is called, all this holds in small letters.
"""

from bot.domain.brand_check.command_to_one import is_to_one
from bot.domain.brand_check.command_to_several import is_to_several
from bot.domain.brand_check.command_words import WITH_MORE
from bot.domain.brand_check.reading import Sentence
from bot.domain.brand_check.verbs import forms


def is_command(sentence: Sentence, at: int) -> bool:
    """Whether somebody is asked to do something, without a pronoun."""
    known, word = forms(), sentence[at]
    if word.low in known.command or word.low in WITH_MORE:
        return is_to_one(sentence, at)
    several = word.low in known.ihr or (word.low.endswith("ts") and word.low[:-1] in known.ihr)
    return several and is_to_several(sentence, at)
