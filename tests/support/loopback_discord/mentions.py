"""Who a text names, by Discord's rules for allowed_mentions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tests.support.loopback_discord.model import JSON, Channel, walk
from tests.support.loopback_discord.rights import Right

_CODE = re.compile(r"```.*?```|``.+?``|`[^`\n]+`", re.DOTALL)
_USER = re.compile(r"<@!?(\d{15,21})>")
_ROLE = re.compile(r"<@&(\d{15,21})>")
_EVERYONE = re.compile(r"@(everyone|here)\b")


@dataclass(frozen=True, slots=True)
class Named:
    """`refused_roles` are named and allowed but not mentionable for the author; `mass` was written and allowed."""

    users: list[int]
    roles: list[int]
    refused_roles: list[int]
    everyone: bool
    mass: bool


def texts_of(content: str, components: Sequence[JSON], *, v2: bool) -> str:
    """The text in which Discord looks for mentions."""
    if not v2:
        return content
    return "\n".join(component["content"] for component in walk(components) if component["type"] == 10)


def named(text: str, channel: Channel, author_id: int, allowed: JSON | None) -> Named:
    """`allowed` None (absent) allows everything, as Discord does."""
    text = _CODE.sub(" ", text)
    parse = {"users", "roles", "everyone"} if allowed is None else set(allowed.get("parse") or ())
    only_users = {int(i) for i in (allowed or {}).get("users") or ()}
    only_roles = {int(i) for i in (allowed or {}).get("roles") or ()}
    users = _once(int(m) for m in _USER.findall(text))
    users = [u for u in users if ("users" in parse or u in only_users) and u in channel.world.users]
    guild = channel.guild
    if guild is None:
        return Named(users, [], [], False, False)
    rights = channel.rights_of(author_id)
    roles = _once(int(m) for m in _ROLE.findall(text))
    roles = [r for r in roles if ("roles" in parse or r in only_roles) and r in guild.roles and r != guild.id]
    may_ring = [r for r in roles if guild.roles[r].mentionable or rights & Right.MENTION_EVERYONE]
    mass = bool(_EVERYONE.search(text)) and "everyone" in parse
    return Named(
        users,
        may_ring,
        [r for r in roles if r not in may_ring],
        mass and bool(rights & Right.MENTION_EVERYONE),
        mass,
    )


def _once(ids: object) -> list[int]:
    return list(dict.fromkeys(ids))  # type: ignore[call-overload]


def lock_screen(text: str, channel: Channel) -> str:
    """A text as a phone's lock screen writes it: names instead of mention codes."""

    def person(match: re.Match[str]) -> str:
        user = channel.world.users.get(int(match[1]))
        return f"@{user.display_name}" if user else "@unknown-user"

    def role(match: re.Match[str]) -> str:
        found = channel.guild.roles.get(int(match[1])) if channel.guild else None
        return f"@{found.name}" if found else "@unknown-role"

    return _ROLE.sub(role, _USER.sub(person, text))
