"""Acts on comments and replies, and units in which platforms count a text's length."""

from enum import StrEnum


class Act(StrEnum):
    """Moderation act on a comment (hide, like, approve, spam, trash …), or the edit or deletion of our own
    reply.
    """

    HIDE = "hide"
    UNHIDE = "unhide"
    LIKE = "like"
    UNLIKE = "unlike"
    APPROVE = "approve"
    HOLD = "hold"
    SPAM = "spam"
    UNSPAM = "unspam"
    TRASH = "trash"
    UNTRASH = "untrash"
    EDIT_OWN = "edit_own"
    DELETE_OWN = "delete_own"


class Unit(StrEnum):
    """Unit in which a platform counts the length of a text: characters, bytes, graphemes, weighted."""

    CHARS = "chars"
    BYTES = "bytes"
    GRAPHEMES = "graphemes"
    WEIGHTED = "weighted"


def stored_act(text: str) -> Act | None:
    """Parses a stored act; None for an empty text and for one that this version does not know."""
    try:
        return Act(text)
    except ValueError:
        return None
