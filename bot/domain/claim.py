"""Claim: a member is at a comment's card, for some minutes; others see that and may answer all the same."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.business import MemberId
from bot.domain.template import TemplateId

CLAIM_LASTS = timedelta(minutes=10)
"""How long a claim lasts after its member last opened the form."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One member's claim of a card."""

    member_id: MemberId
    name: str
    """As Discord showed the member then: a mention would notify, and forms draw none."""
    claimed_at: datetime
    ends_at: datetime
    template_id: TemplateId | None = None
    """With which the form was last opened."""
