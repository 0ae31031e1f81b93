"""Parsing of messages for the ids in their buttons: how the message of a card or digest is found again (Discord does not
keep the nonce with a message).
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

import discord

from bot.domain.card import CardId

BEFORE = timedelta(minutes=5)
"""So much earlier than recorded a message may have been posted: Discord's clock and this machine's differ."""


def card_ids(message: discord.Message) -> frozenset[CardId]:
    """Card ids in the custom ids of a message's buttons."""
    found: set[CardId] = set()
    for custom_id in custom_ids(message):
        route, *arguments = custom_id.split(":")[0:4]
        if route in ("card", "bundle") and len(arguments) > 1 and arguments[1].isdigit():
            found.add(CardId(int(arguments[1])))
    return frozenset(found)


def custom_ids(message: discord.Message) -> list[str]:
    """Custom ids of everything in a message that can be pressed, nested ones too."""
    return [getattr(part, "custom_id", None) or "" for part in _walk(message.components)]


async def find_posted(
    client: discord.Client,
    place: discord.PartialMessageable,
    since: datetime | None,
    most: int,
    shows: Callable[[discord.Message], bool],
) -> discord.Message | None:
    """Finds a message of this bot that it may have posted before a crash, in the newest `most` messages of a channel;
    `since`: when it was about to.
    """
    assert client.user is not None
    after = since - BEFORE if since else None
    async for message in place.history(limit=most, after=after, oldest_first=False):
        if message.author.id == client.user.id and shows(message):
            return message
    return None


def _walk(components: Sequence[discord.Component]) -> list[discord.Component]:
    found: list[discord.Component] = []
    for part in components:
        found.append(part)
        inside = list(getattr(part, "children", ()))
        accessory = getattr(part, "accessory", None)
        found.extend(_walk(inside + ([accessory] if accessory else [])))
    return found
