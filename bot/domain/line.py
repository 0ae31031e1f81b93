"""Line of a list: one comment, shortened."""

from dataclasses import dataclass

from bot.domain.business import DiscordChannelId, MessageId
from bot.domain.channel import Channel
from bot.domain.comment import Comment
from bot.domain.words import Words


@dataclass(frozen=True, slots=True)
class Line:
    """One comment in a list. The card's message may
    be missing.
    """

    comment: Comment
    channel: Channel
    words: Words
    several: bool
    """More than one channel of this kind is connected, so that its name is needed."""
    place_id: DiscordChannelId | None
    message_id: MessageId | None
