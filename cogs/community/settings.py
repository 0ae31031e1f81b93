"""Settings of a connected Discord channel: where it is, and what becomes a card there; keys of the connectors."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

import discord

from bot.domain.channel import ON_DISCORD

KEY, BY_HAND = ON_DISCORD
"""Keys of the connectors: of one picked channel, and of what was captured by hand on a server."""

PLACE, TAKES, SERVER = "place", "takes", "server"
"""Keys of the settings: the picked channel as server/channel, what becomes a card, and the server of what was captured by
hand."""


Picked = discord.TextChannel | discord.ForumChannel | discord.Thread
"""What can be picked."""


class Takes(StrEnum):
    """What becomes a card."""

    USUAL = "usual"
    """Questions; in a forum, everything."""
    QUESTIONS = "questions"
    ALL = "all"
    BY_HAND = "by_hand"


@dataclass(frozen=True, slots=True)
class Place:
    """Picked channel, forum or thread, by Discord's ids; 0 where none was picked."""

    server: int
    channel: int
    takes: Takes

    @classmethod
    def of(cls, settings: Mapping[str, str]) -> Self:
        """Parses the settings of a connection."""
        server, _, channel = settings.get(PLACE, "").partition("/")
        takes = settings.get(TAKES, "")
        known = Takes(takes) if takes in Takes.__members__.values() else Takes.USUAL
        return cls(number(server), number(channel), known)

    @property
    def needs_content(self) -> bool:
        """Whether texts of messages are needed that nobody captured by hand."""
        return self.takes is not Takes.BY_HAND


def number(text: str) -> int:
    """Discord's id in a setting; 0 for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 20 else 0
