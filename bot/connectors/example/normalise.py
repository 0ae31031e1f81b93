"""Normalising a comment of the example platform: plain words, and customers known by their name there."""

from dataclasses import replace

from bot.domain.comment import AuthorRole
from bot.domain.plaintext import clean, one_line
from bot.ports import SeenComment

THEIRS = '{"ours": false}'
"""Context of what the roastery's own account did not write."""


def plain(seen: SeenComment) -> SeenComment:
    """Comment with its text sanitized, its author identified and its context."""
    return replace(
        seen,
        author=one_line(seen.author),
        text=clean(seen.text),
        author_id=f"name:{seen.author}",
        context="" if seen.role is AuthorRole.US else THEIRS,
    )
