"""Factories of the community's connectors, for `App.open`. Their code is imported when a Discord channel is connected: one that
nobody has connected costs no memory.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bot.app import App
from bot.ports import Account, Connector, ConnectorFactory, ConnectorInfo, Meter, Net, Secrets
from cogs.community.settings import BY_HAND, KEY, Place
from cogs.gateway.line import Line

if TYPE_CHECKING:
    from cogs.community.circle import Members
    from cogs.community.connector import CapturedByHand, DiscordChannel


class _Factory:
    """Makes the connectors of one kind, which share the line and what is known of members."""

    def __init__(self, key: str, line: Line) -> None:
        self._key = key
        self._line = line
        self._members: Members | None = None

    def _kind(self) -> type[DiscordChannel] | type[CapturedByHand]:
        from cogs.community.connector import CapturedByHand, DiscordChannel

        return DiscordChannel if self._key == KEY else CapturedByHand

    @property
    def info(self) -> ConnectorInfo:
        """What the kind declares."""
        return self._kind().info

    def __call__(self, account: Account, secrets: Secrets, meter: Meter, net: Net, /) -> Connector:
        """Builds the connector of one connection."""
        from cogs.community.circle import Members

        if self._members is None:
            self._members = Members()
        return self._kind()(account, self._line, self._members)


def platforms(line: Line) -> Mapping[str, ConnectorFactory]:
    """Connector factories of the community."""
    return {key: _Factory(key, line) for key in (KEY, BY_HAND)}


async def content_wanted(app: App) -> bool:
    """Whether texts of messages are needed: a channel is connected that takes in more than what is captured by hand."""
    return any(Place.of(each.settings).needs_content for each in await app.catching_up.active(KEY))
