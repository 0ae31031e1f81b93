"""Material of a library: templates, examples and their vectors, as they are read; imports no numpy, for the thread that reads
them holds up every other reader.
"""

from typing import NamedTuple

from bot.domain.example import Example
from bot.domain.template import Template
from bot.domain.vector import StoredVector


class Material(NamedTuple):
    """What a library is made of, as it was read at once. `vectors`: of the business's own words and of its examples."""

    version: int
    templates: tuple[Template, ...]
    examples: tuple[Example, ...]
    vectors: tuple[StoredVector, ...]
