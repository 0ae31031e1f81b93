"""Roles and permissions: what owner, team and others may do (the access table of the design)."""

from enum import StrEnum


class Role(StrEnum):
    """Role of a member in the business."""

    OWNER = "owner"
    TEAM = "team"


class Right(StrEnum):
    """Permission: one thing a member may do; every button and command names exactly one."""

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
    """Whether a role has a permission; nobody without a role may do anything."""
    return role is not None and right in _RIGHTS[role]
