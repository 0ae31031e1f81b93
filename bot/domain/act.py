"""Acts on comments and replies: moderation, and editing or deleting our own reply."""

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


def stored_act(text: str) -> Act | None:
    """Parses a stored act; None for an empty text and for one that this version does not know."""
    try:
        return Act(text)
    except ValueError:
        return None
