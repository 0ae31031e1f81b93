"""Looking again at messages that were captured by hand, after a time without connection: which are gone, and how the others
are now. Their channels are not connected, so no history of them is read.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import discord

from bot.domain.channel import Side
from bot.ports import Reconnect
from cogs.community.asking import asking
from cogs.community.walk import PAGE
from cogs.kit.error_codes import UNKNOWN_CHANNEL


@dataclass(frozen=True, slots=True)
class Looked:
    """What a channel or thread holds now: the messages behind the oldest that was asked for, and those that are gone."""

    messages: tuple[discord.Message, ...] = ()
    gone: tuple[int, ...] = ()


async def look(client: discord.Client, server: int, thread: int, numbers: Sequence[int]) -> Looked:
    """Looks at messages of one channel or thread, those that lie close together by one request; of what the bot may not read
    nothing is said. Raises ConnectorError.
    """
    place = client.get_partial_messageable(thread, guild_id=server)
    messages: list[discord.Message] = []
    gone: list[int] = []
    left = sorted(numbers)
    try:
        with asking(Side.READ):
            while left:
                after = discord.Object(left[0] - 1)
                page = [each async for each in place.history(limit=PAGE, after=after, oldest_first=True)]
                until = page[-1].id if len(page) == PAGE else left[-1]
                looked = [one for one in left if one <= until]
                left = left[len(looked) :]
                present = {each.id for each in page}
                absent = [one for one in looked if one not in present]
                if absent and await _is_deleted(place, absent[0]):
                    gone += absent
                messages += page
    except Reconnect as error:
        cause = error.__cause__
        if isinstance(cause, discord.NotFound) and cause.code == UNKNOWN_CHANNEL:
            return Looked(gone=tuple(numbers))
    return Looked(tuple(messages), tuple(gone))


async def _is_deleted(place: discord.PartialMessageable, message: int) -> bool:
    """Asks for one alone: without the right to read back Discord's lists are empty, and prove nothing."""
    try:
        await place.fetch_message(message)
    except discord.NotFound as error:
        if error.code == UNKNOWN_CHANNEL:
            raise
        return True
    return False
