"""Business (tenant): one Discord server with its settings: language, time zone, target, who answers."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import NewType

BusinessId = NewType("BusinessId", int)
MemberId = NewType("MemberId", int)
"""Discord user id of somebody of the business."""
ServerId = NewType("ServerId", int)
"""Discord server id."""
DiscordChannelId = NewType("DiscordChannelId", int)
DiscordRoleId = NewType("DiscordRoleId", int)
MessageId = NewType("MessageId", int)
"""Discord message id."""


class Language(StrEnum):
    """Language and form of address, one translation catalogue each. The values are the names of the locales."""

    ENGLISH = "en"
    GERMAN_DU = "de"
    GERMAN_SIE = "de_DE@sie"


@dataclass(frozen=True, slots=True)
class Business:
    """Settings of one Discord server; every field but the ids has a default that works."""

    id: BusinessId
    server_id: ServerId
    name: str
    language: Language
    """How the bot speaks to the owner."""
    customer_language: Language
    """How the business speaks to its customers; starts equal to `language`."""
    zone: str
    """IANA name, for example Europe/Vienna."""
    digest_at: time
    """Local time of the daily digest."""
    target: timedelta
    """Wanted first response time, in calendar time."""
    inbox_id: DiscordChannelId | None
    digest_id: DiscordChannelId | None
    team_role_id: DiscordRoleId | None
    """None while only the owner answers."""
    lock_screen_text: bool
    """Whether a ringing message carries the customer's words."""
    set_up_at: datetime | None
    set_up_by: MemberId | None
    celebrated_at: datetime | None
    """When the first sent reply was celebrated, once."""
