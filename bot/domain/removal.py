"""Removal: a message or thread in Discord that is to be deleted: its words were erased, or a newer message shows its card."""

from typing import NamedTuple, NewType

from bot.domain.business import BusinessId, DiscordChannelId, MessageId, ServerId

RemovalId = NewType("RemovalId", int)


class Removal(NamedTuple):
    """Message to be deleted; without one the place itself, which is a thread."""

    id: RemovalId
    business: BusinessId
    server: ServerId
    place: DiscordChannelId
    message: MessageId | None
