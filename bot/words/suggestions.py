"""Suggestions in words: how they are computed on this machine, and why so."""

from bot.domain.tier import RESERVE, Choice, Tier, Why
from bot.marks import mark
from bot.texts import Texts

_BY_WORDS = {
    Why.SET: mark(
        "Suggestions go by words alone, as SHOPBELL_SUGGESTIONS says. By meaning they need {needed}, {free} are free."
    ),
    Why.NO_ROOM: mark(
        "Suggestions go by words alone: by meaning they need {needed} and {reserve} in reserve, and {free} were free."
        " Make room and start Shopbell again, or set SHOPBELL_SUGGESTIONS=full."
    ),
    Why.NOT_INSTALLED: mark(
        "Suggestions go by words alone: the package for those by meaning is not installed (make setup brings it)."
    ),
    Why.BROKEN: mark(
        "Suggestions go by words alone: what finds them by meaning can not be loaded. The log says why."
    ),
}


def tier_sentence(texts: Texts, choice: Choice) -> str:
    """How suggestions are computed, with the memory that this takes and what was free."""
    if choice.tier is Tier.OFF:
        return texts("Nothing is suggested, as SHOPBELL_SUGGESTIONS says.")
    if choice.why is Why.SERVER:
        return texts("Suggestions go by meaning: the server at SHOPBELL_EMBEDDINGS_URL computes that.")
    needed, reserve = _megabytes(texts, choice.needed), _megabytes(texts, RESERVE)
    free = texts("an unknown number of MB") if choice.free is None else _megabytes(texts, choice.free)
    if choice.tier is Tier.FULL:
        return texts(
            "Suggestions go by meaning: they need {needed}, {free} were free.", needed=needed, free=free
        )
    return texts.marked(_BY_WORDS[choice.why], needed=needed, reserve=reserve, free=free)


def _megabytes(texts: Texts, size: int) -> str:
    return texts("{n} MB", n=round(size / 1024 / 1024))
