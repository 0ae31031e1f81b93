"""Business (tenant, multi-tenancy): one Discord server, who answers there, and where its cards and digests
go.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import NewType

from bot.domain.settings import BusinessSettings

BusinessId = NewType("BusinessId", int)
MemberId = NewType("MemberId", int)
"""Discord user id of somebody of the business."""
ServerId = NewType("ServerId", int)
"""Discord server id."""
DiscordChannelId = NewType("DiscordChannelId", int)
DiscordRoleId = NewType("DiscordRoleId", int)
MessageId = NewType("MessageId", int)
"""Discord message id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Business(BusinessSettings):
    """One Discord server with its settings."""

    id: BusinessId
    server_id: ServerId
    name: str
    inbox_id: DiscordChannelId | None
    digest_id: DiscordChannelId | None
    team_role_id: DiscordRoleId | None
    """None while only the owner answers."""
    set_up_at: datetime | None
    set_up_by: MemberId | None
    celebrated_at: datetime | None
    """When the first sent reply was celebrated, once."""

    @property
    def is_set_up(self) -> bool:
        """Whether set-up was finished."""
        return self.set_up_at is not None
