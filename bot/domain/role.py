"""Roles and permissions: what owner, team, draft and read-only members may do (the access table of the design)."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.business import DiscordRoleId


class Role(StrEnum):
    """Role of a member in the business, the strongest first."""

    OWNER = "owner"
    TEAM = "team"
    DRAFT = "draft"
    """Proposes replies, and sends none."""
    READ_ONLY = "read_only"


class Right(StrEnum):
    """Permission: one thing a member may do; every button and command names exactly one."""

    LOOK = "look"
    """open, find, numbers, report, me, help, showing a text."""
    READ_TEMPLATES = "read_templates"
    """Reading templates and the brand."""
    NOTE = "note"
    """note, ask a colleague."""
    PROPOSE = "propose"
    """Writing a reply; without REPLY what is submitted is a draft."""
    REPLY = "reply"
    """send, take back, hand over, I'll do it, accept, change or decline a draft."""
    MODERATE = "moderate"
    """approve, spam, hide, like, trash, snooze, done, reopen, is answered, needs-human answers, capture, edit or
    delete a sent reply.
    """
    TEMPLATES = "templates"
    """Changing templates and the brand."""
    ADMINISTER = "administer"
    """target, tidying, retention, connections, set-up, roles, test comment, figures per member, export, forget, audit."""


_READ_ONLY = frozenset({Right.LOOK})
_DRAFT = _READ_ONLY | {Right.READ_TEMPLATES, Right.PROPOSE, Right.NOTE}
_TEAM = _DRAFT | {Right.REPLY, Right.MODERATE, Right.TEMPLATES}
_RIGHTS = {
    Role.OWNER: frozenset(Right),
    Role.TEAM: _TEAM,
    Role.DRAFT: _DRAFT,
    Role.READ_ONLY: _READ_ONLY,
}


def may(role: Role | None, right: Right) -> bool:
    """Whether a role has a permission; nobody without a role may do anything."""
    return role is not None and right in _RIGHTS[role]


@dataclass(frozen=True, slots=True)
class MappedRole:
    """Discord role that gives its members a role in the business."""

    discord_role_id: DiscordRoleId
    role: Role


def strongest(mapped: Iterable[MappedRole], held: Iterable[int]) -> Role | None:
    """Strongest role that somebody has by the Discord roles they hold; None for nobody of the business."""
    ids = frozenset(held)
    given = {one.role for one in mapped if one.discord_role_id in ids}
    return next((role for role in Role if role in given), None)
