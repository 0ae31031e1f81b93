"""Normalising a comment of the example platform: plain words, customers known by their name there, and the context that
the real connector would keep.
"""

from dataclasses import replace

from bot.connectors.example.places import Place
from bot.domain.comment import AuthorRole
from bot.domain.plaintext import clean, one_line
from bot.ports import SeenComment


def plain(seen: SeenComment, place: Place) -> SeenComment:
    """Comment with its text sanitized, its author identified and its context."""
    return replace(
        seen,
        author=one_line(seen.author),
        text=clean(seen.text),
        author_id=f"name:{seen.author}" if seen.author else None,
        context=_context(seen, place),
    )


def _context(seen: SeenComment, place: Place) -> str:
    if seen.role is AuthorRole.US:
        return place.ours
    return place.called if place.handle and place.handle in seen.text else place.theirs
