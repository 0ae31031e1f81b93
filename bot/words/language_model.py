"""Sentences about the language model: what it does, and why it does not answer."""

from collections.abc import Mapping
from datetime import timedelta

from bot.domain.language_model import ANSWERS_WITHIN, ModelState, ModelTask, ModelTrouble
from bot.marks import Marked, mark
from bot.texts import Texts

_PASSING = frozenset({ModelTrouble.SLOW, ModelTrouble.BUSY, ModelTrouble.RESTS})
"""What an owner need not ask anybody about."""
_TROUBLES: Mapping[ModelTrouble, Marked] = {
    ModelTrouble.SLOW: mark("too slow, needs more than {seconds} seconds"),
    ModelTrouble.SILENT: mark("cannot be reached"),
    ModelTrouble.ADDRESS: mark("its address is not in SHOPBELL_PRIVATE_HOSTS"),
    ModelTrouble.KEY: mark("refuses the key in {setting}_KEY"),
    ModelTrouble.NOT_FOUND: mark("nothing of this name is at {setting}_URL"),
    ModelTrouble.BUSY: mark("has too much to do just now"),
    ModelTrouble.REFUSED: mark("answers with an error"),
    ModelTrouble.NOT_UNDERSTOOD: mark("answers something else than what it is asked for"),
    ModelTrouble.RESTS: mark("did not answer several times, and is left alone for a while"),
}


def model_words(texts: Texts, state: ModelState) -> str:
    """What it does, or that it does not answer, for an owner, who need not be who runs this: words the first suggestion."""
    if state.trouble in _PASSING:
        return trouble_words(texts, state.trouble)
    if state.trouble is not None:
        return texts("does not answer; why: python -m bot check")
    if state.task is ModelTask.RANK:
        return texts("puts your templates in order")
    return texts("words the first suggestion")


def trouble_words(
    texts: Texts,
    trouble: ModelTrouble,
    *,
    setting: str = "SHOPBELL_MODEL",
    within: timedelta = ANSWERS_WITHIN,
) -> str:
    """Why no answer came, as the end of a sentence about a server of models. `setting`: how its settings begin."""
    return texts.marked(_TROUBLES[trouble], setting=setting, seconds=round(within.total_seconds()))
