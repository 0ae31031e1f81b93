"""Practice (test comment): a comment that the bot makes so that an owner can try everything. It is on a card like any other
and counts in no figure, list, report or export.
"""

from dataclasses import dataclass
from datetime import timedelta

from bot.domain.business import DiscordChannelId, MessageId

LASTS = timedelta(days=1)
"""After this its card leaves the inbox, and its rows go with it, answered or not."""


@dataclass(frozen=True, slots=True)
class PracticeText:
    """What the test comment says, and who."""

    author: str
    text: str


@dataclass(frozen=True, slots=True)
class Practising:
    """Test comment that is there: one just made, or one that still waits for an answer."""

    fresh: bool
    place: DiscordChannelId | None
    """Of its message, once that is posted."""
    message: MessageId | None
