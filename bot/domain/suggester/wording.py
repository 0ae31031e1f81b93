"""Wording: what of a template and of a comment is compared, and how that is spelled for an embedder."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from bot.domain.suggester.dialect import plain

HEARD = 2000
"""Characters of a comment or a body that are compared; more than anybody reads before answering."""

_PLACEHOLDER = re.compile(r"\{[^{}\n]{0,60}\}")
_SPACES = re.compile(r"\s+")


class Part(NamedTuple):
    """Text of a template that comments are compared with, and how much likeness to that counts (0 to 1)."""

    text: str
    weight: float


def parts(title: str, bodies: Iterable[str]) -> tuple[Part, ...]:
    """Texts of a template that are compared: its title, and the bodies of its variants without placeholders."""
    found = [Part(title, 0.9), *(Part(_PLACEHOLDER.sub(" ", body), 0.8) for body in bodies)]
    return tuple(dict.fromkeys(part for part in found if part.text.strip()))


def encoded(text: str) -> str:
    """Text as the embedder gets it: at most 2,000 characters, without control characters, dialect words replaced."""
    return plain(_SPACES.sub(" ", "".join(c if c.isprintable() else " " for c in text[:HEARD])).strip())
