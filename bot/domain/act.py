"""Acts on comments and replies, and units in which platforms count a text's length."""

from enum import StrEnum


class Act(StrEnum):
    """Something done to a comment or to a reply of ours, besides replying."""

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
    """How a platform counts the length of a text."""

    CHARS = "chars"
    BYTES = "bytes"
    GRAPHEMES = "graphemes"
    WEIGHTED = "weighted"
