"""Steps of a login in words: the words of a platform's console in a sentence, and what a check found."""

import re
from datetime import date, datetime

from bot.domain.plaintext import one_line
from bot.marks import Marked
from bot.ports import Finding, Steps
from bot.texts import Texts

_CONSOLE = re.compile(r"\*\*(.+?)\*\*")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def console_words(sentence: str) -> tuple[tuple[str, bool], ...]:
    """Parts of a sentence in their order, each with whether it is a console's own word (between two asterisks)."""
    parts = _CONSOLE.split(sentence)
    return tuple((part, number % 2 == 1) for number, part in enumerate(parts) if part)


def finding_sentence(texts: Texts, finding: Finding, zone: str) -> str:
    """Sentence for what a check found. Its values are text of others on one line; days and times (ISO) as dates."""
    values = {name: _shown(texts, value, zone) for name, value in finding.values.items()}
    return texts.marked(finding.sentence, **values)


def pitfall_sentence(texts: Texts, pitfall: Marked) -> str:
    """Sentence for a pitfall: what is easily got wrong in a step."""
    return texts("Easy to get wrong: {pitfall}", pitfall=texts.marked(pitfall))


def beforehand_sentences(texts: Texts, steps: Steps, *, renews: bool = False) -> tuple[str, ...]:
    """Sentences before the first step: how long all of it takes, what it costs, what is needed. A renewal is one or two
    steps of these: for it, only what is needed.
    """
    said = []
    if steps.minutes and not renews:
        said.append(texts.n("That takes about {n} minute.", "That takes about {n} minutes.", steps.minutes))
    if steps.cost is None and not renews:
        said.append(texts("It costs nothing."))
    elif steps.cost is not None and not renews:
        said.append(texts("Costs: {costs}.", costs=texts.marked(steps.cost)))
    if steps.spares is not None and not renews:
        said.append(texts("Not needed: {spared}.", spared=texts.marked(steps.spares)))
    if steps.needs is not None:
        said.append(texts("You need: {needs}.", needs=texts.marked(steps.needs)))
    return tuple(said)


def _shown(texts: Texts, value: str, zone: str) -> str:
    if not _DAY.match(value):
        return one_line(value)
    try:
        at = date.fromisoformat(value) if _DAY.fullmatch(value) else datetime.fromisoformat(value)
    except ValueError:
        return one_line(value)
    if isinstance(at, datetime) and at.tzinfo is None:
        return one_line(value)
    return texts.date(at, zone)
