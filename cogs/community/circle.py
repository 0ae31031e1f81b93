"""Circle: who on a Discord server is of the business, and by what names it is called there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

import discord

from bot.domain.role import Role
from bot.services.business.directory import Entry

KEPT_FOR = timedelta(hours=24)
"""How long the roles of somebody who does not bring them along are remembered."""
MOST_KEPT = 5_000
SHORTEST_NAME = 3


@dataclass(frozen=True, slots=True)
class Circle:
    """Who is of the business on one server."""

    us: int
    owner: int
    staff: frozenset[int]
    """Roles whose members are of the team: owners by role or by "Manage Server", and the team."""
    called: frozenset[int]
    """Roles by which the business is mentioned."""
    names: tuple[str, ...]
    """Names of the business and of the bot, case-folded."""

    def holds(self, user: int, roles: Iterable[int]) -> bool:
        """Whether somebody with these roles is of the business."""
        return user == self.owner or not self.staff.isdisjoint(roles)


def circle(guild: discord.Guild, us: int, entry: Entry) -> Circle:
    """Circle of a server, from its roles and the set-up of its business."""
    business, me = entry.known, guild.self_role
    given = {int(each.discord_role_id) for each in entry.roles if each.role in (Role.OWNER, Role.TEAM)}
    managing = {
        role.id
        for role in guild.roles
        if (role.permissions.manage_guild or role.permissions.administrator) and not role.is_default()
    }
    names = [guild.me.display_name]
    if business is not None:
        names.append(business.name)
    return Circle(
        us=us,
        owner=guild.owner_id or 0,
        staff=frozenset(given | managing),
        called=frozenset(given | ({me.id} if me is not None else set())),
        names=tuple(name.casefold() for name in names if len(name) >= SHORTEST_NAME),
    )


class Members:
    """Roles of members who do not bring them along, as in the history: asked for and remembered for a day."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], tuple[datetime, frozenset[int]]] = {}

    def learn(self, guild: int, user: int, roles: frozenset[int], now: datetime) -> None:
        """Remembers what a message brought along."""
        if len(self._known) >= MOST_KEPT:
            self._known.clear()
        self._known[guild, user] = (now, roles)

    async def roles(self, guild: discord.Guild, user: int, now: datetime) -> frozenset[int]:
        """Roles of somebody; none for who has left. Raises what discord.py raises."""
        known = self._known.get((guild.id, user))
        if known is not None and now - known[0] < KEPT_FOR:
            return known[1]
        try:
            member = await guild.fetch_member(user)
            roles = frozenset(role.id for role in member.roles)
        except discord.NotFound:
            roles = frozenset()
        self.learn(guild.id, user, roles, now)
        return roles
