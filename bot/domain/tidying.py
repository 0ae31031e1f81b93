"""Tidying (cleanup): how long the message of a closed card stays in the inbox channel. Its rows stay in the database."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from bot.domain.business import BusinessId, DiscordChannelId, MessageId, ServerId
from bot.domain.card import CardId
from bot.domain.settings import TidyAfter

SEEN_FOR = timedelta(seconds=10)
"""So long a line that leaves at once is seen."""

_KEPT: Mapping[TidyAfter, timedelta] = {
    TidyAfter.AT_ONCE: SEEN_FOR,
    TidyAfter.DAY: timedelta(days=1),
    TidyAfter.WEEK: timedelta(days=7),
    TidyAfter.MONTH: timedelta(days=30),
}


def kept_for(after: TidyAfter) -> timedelta | None:
    """How long a closed line stays; None: always."""
    return _KEPT.get(after)


class Leaving(NamedTuple):
    """Messages of cards that are to leave one Discord channel now."""

    business: BusinessId
    server: ServerId
    place: DiscordChannelId
    messages: Mapping[MessageId, CardId]
    """What was closed first comes first."""


class ToTidy(NamedTuple):
    """What is to leave now, at most one Discord channel of each business; and when to look again (None: when woken)."""

    leaving: tuple[Leaving, ...]
    next_due: datetime | None
