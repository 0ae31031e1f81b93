"""Roles of members and what each may do (the access table of the design)."""

from enum import StrEnum


class Role(StrEnum):
    """What a member is to the business."""

    OWNER = "owner"
    TEAM = "team"


class Right(StrEnum):
    """One thing a member may want to do; every button and command names exactly one."""

    LOOK = "look"
    """open, find, numbers, report, help, showing a text."""
    REPLY = "reply"
    """reply, take back, hand over."""
    MODERATE = "moderate"
    """approve, spam, trash, done, reopen, is answered, needs-human answers, edit or delete a sent reply."""
    TEMPLATES = "templates"
    ADMINISTER = "administer"
    """target, connections, set-up, roles, test comment."""


_TEAM = frozenset({Right.LOOK, Right.REPLY, Right.MODERATE, Right.TEMPLATES})
_RIGHTS = {Role.OWNER: frozenset(Right), Role.TEAM: _TEAM}


def may(role: Role | None, right: Right) -> bool:
    """Whether a member with this role may do this; nobody without a role may do anything."""
    return role is not None and right in _RIGHTS[role]
