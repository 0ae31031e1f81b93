"""Erasing in words: why somebody can not be forgotten yet, and how many comments were."""

from bot.domain.forgetting import Blockers, Forgetting
from bot.texts import Texts


def blocked_sentence(texts: Texts, blockers: Blockers) -> str:
    """What is in the way, and what to do about it."""
    if blockers.waiting:
        return texts.n(
            "{n} comment still waits. Answer or close it first.",
            "{n} comments still wait. Answer or close them first.",
            blockers.waiting,
        )
    return texts("Something is still on its way. Try again in a minute.")


def forgotten_sentence(texts: Texts, done: Forgetting) -> str:
    """How many comments were forgotten."""
    return texts.n("Forgotten: {n} comment.", "Forgotten: {n} comments.", done.comments)
