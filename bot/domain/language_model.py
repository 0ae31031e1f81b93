"""Language model (LLM) of the installation: what it does, and why no usable answer came."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum


class ModelTask(StrEnum):
    """What the language model does: put templates in order, or find other words for the first one."""

    RANK = "rank"
    POLISH = "polish"


class ModelTrouble(StrEnum):
    """Why no usable answer came."""

    SLOW = "slow"
    """It did not answer in time."""
    SILENT = "silent"
    """It cannot be reached."""
    ADDRESS = "address"
    """The address guard refuses its address."""
    KEY = "key"
    """It wants a key, or another one."""
    NOT_FOUND = "not_found"
    """It has no such model, or nothing at this address."""
    BUSY = "busy"
    """It asks to come back later."""
    REFUSED = "refused"
    """It answered with another error."""
    NOT_UNDERSTOOD = "not_understood"
    """It answered something else than what was asked for."""
    RESTS = "rests"
    """It failed several times, and is left alone for a while."""


ANSWERS_WITHIN = timedelta(seconds=3)
"""An answer that takes longer comes too late: the owner may have opened the form."""
VECTORS_WITHIN = timedelta(seconds=2)
"""An answer of a server of sentence vectors; on a comment's way to its card nothing may take longer."""


@dataclass(frozen=True, slots=True)
class ModelState:
    """Model that is asked. `trouble`: why no answer came last time; None where one came, or nothing was asked yet."""

    model: str
    task: ModelTask
    trouble: ModelTrouble | None = None


@dataclass(frozen=True, slots=True)
class ModelProbe:
    """What came of a question that was asked only to see whether an answer comes. `took`: None where none came."""

    state: ModelState
    took: timedelta | None
