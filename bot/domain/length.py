"""Length of a text as its platform counts it (characters, bytes, graphemes), and the limit there."""

from dataclasses import dataclass
from enum import StrEnum


class Unit(StrEnum):
    """Unit in which a platform counts the length of a text: characters, bytes, graphemes, weighted."""

    CHARS = "chars"
    BYTES = "bytes"
    GRAPHEMES = "graphemes"
    WEIGHTED = "weighted"


@dataclass(frozen=True, slots=True)
class Length:
    """Length of a text in the platform's own unit, and the limit."""

    used: int
    limit: int
    unit: Unit = Unit.CHARS
