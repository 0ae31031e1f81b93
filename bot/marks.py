"""Marking strings for translation (gettext): where one is declared in a table and rendered elsewhere by texts."""

from typing import NewType

Marked = NewType("Marked", str)
"""Source string that is rendered later: `mark("…")`, then `texts.marked(…)`."""


def mark(message: str) -> Marked:
    """Marks a source string for the catalogues without translating it."""
    return Marked(message)
