"""Actor: who does something, for which business, with which role, and when."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.business import BusinessId, MemberId
from bot.domain.role import Role

NOBODY = MemberId(0)
"""Somebody without a Discord account: the terminal."""

MEMBER_NAME = 32
"""The most characters of a member's name, by Discord's rule: longer ones are forged, and cut where they are stored."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Member of a business at one moment; the role lets a service tell a proposal from a reply."""

    business: BusinessId
    member: MemberId
    role: Role
    now: datetime
    name: str = ""
    """As Discord shows the member; empty where nobody pressed."""
