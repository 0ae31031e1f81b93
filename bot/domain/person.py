"""Person: a customer as one channel knows them. Only authors with an id there become persons."""

from datetime import datetime
from typing import NamedTuple, NewType

from bot.domain.channel import ChannelId

PersonId = NewType("PersonId", int)


class Person(NamedTuple):
    """Known author of a channel. `name` as it is there now, empty where the platform gave none."""

    id: PersonId
    channel_id: ChannelId
    name: str
    first_seen_at: datetime
