"""Lamps in words: why a connection does not read or send, and what to do, in the platform's words where it has some."""

from bot.domain.channel import Lamp
from bot.domain.meter import Spending
from bot.domain.reason import Reason
from bot.domain.words import Words
from bot.texts import Texts
from bot.words.access import right_sentences
from bot.words.money import budget_sentence
from bot.words.reasons import connection_sentence


def lamp_sentence(
    texts: Texts,
    lamp: Lamp,
    words: Words,
    zone: str,
    *,
    spending: Spending | None = None,
    missing: tuple[str, ...] = (),
) -> str:
    """Sentence for a dark lamp: why. `missing`: rights that the account lacks, each of which has a sentence of its own."""
    if lamp.reason is Reason.BUDGET and spending is not None:
        return budget_sentence(texts, spending, zone)
    if lamp.reason is Reason.NO_RIGHT and missing:
        return "\n".join(right_sentences(texts, words, missing))
    return connection_sentence(texts, lamp.reason or Reason.SILENT, words)
