"""Normalising a comment of the example platform: plain words, customers known by their name there, and the context that
the real connector of the place keeps, by which it decides what may be done.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from zlib import crc32

from bot.connectors.example.places import BLOG, FACEBOOK, Place, X
from bot.domain.comment import AuthorRole
from bot.domain.plaintext import clean, one_line
from bot.ports import SeenComment

THEIRS = '{"ours": false}'
"""Context of what the roastery's own account did not write on its blog."""


def plain(seen: SeenComment, place: Place) -> SeenComment:
    """Comment with its text sanitized, its author identified and its context."""
    by = place.us if seen.role is AuthorRole.US else str(crc32(seen.author.encode()))
    known = replace(
        seen,
        author=one_line(seen.author),
        text=clean(seen.text),
        author_id=by if seen.author else None,
    )
    return replace(known, context=_CONTEXTS[place.key](known))


def _blog(seen: SeenComment) -> str:
    return "" if seen.role is AuthorRole.US else THEIRS


def _facebook(seen: SeenComment) -> str:
    """As bot/connectors/facebook/normalise.py does: what has its default is left out."""
    kept = {
        "by": seen.author_id,
        "parent": seen.in_reply_to,
        "link": seen.url,
        "second": int(seen.posted_at.timestamp()),
        "liked": seen.liked,
    }
    return json.dumps({name: value for name, value in kept.items() if value}, ensure_ascii=False)


def _x(seen: SeenComment) -> str:
    """As bot/connectors/x/normalise.py does. Every conversation is one that the roastery began."""
    return json.dumps(
        {
            "by": seen.author_id,
            "newest": "",
            "summoned": X.handle in seen.text,
            "in_own": True,
            "at": int(seen.posted_at.timestamp()),
        }
    )


_CONTEXTS: Mapping[str, Callable[[SeenComment], str]] = {
    BLOG.key: _blog,
    FACEBOOK.key: _facebook,
    X.key: _x,
}
