"""What waits: one line of the list of open comments."""

from dataclasses import dataclass

from bot.domain.business import DiscordChannelId, MessageId
from bot.domain.comment import Comment


@dataclass(frozen=True, slots=True)
class OpenLine:
    """An open comment and where its card stands; no message while it is not posted."""

    comment: Comment
    noun: str
    """Short word for the channel, a key of texts."""
    place_id: DiscordChannelId | None
    message_id: MessageId | None
