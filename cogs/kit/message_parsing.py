"""Parsing of messages for the card ids in their buttons: how the message of a card is found again (Discord does not keep the
nonce with a message).
"""

from collections.abc import Sequence

import discord

from bot.domain.card import CardId


def card_ids(message: discord.Message) -> frozenset[CardId]:
    """Card ids in the custom ids of a message's buttons."""
    found: set[CardId] = set()
    for part in walk(message.components):
        route, *arguments = (getattr(part, "custom_id", None) or "").split(":")[0:4]
        if route in ("card", "bundle") and len(arguments) > 1 and arguments[1].isdigit():
            found.add(CardId(int(arguments[1])))
    return frozenset(found)


def walk(components: Sequence[discord.Component]) -> list[discord.Component]:
    """Iterates over every component of a message, nested ones too."""
    found: list[discord.Component] = []
    for part in components:
        found.append(part)
        inside = list(getattr(part, "children", ()))
        accessory = getattr(part, "accessory", None)
        found.extend(walk(inside + ([accessory] if accessory else [])))
    return found
