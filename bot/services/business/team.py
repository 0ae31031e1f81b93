"""Team: whom a card rings, and whether a business answers as a team."""

from datetime import datetime, timedelta

from bot.domain.business import Business, MemberId
from bot.domain.card import (
    Ringing,
)
from bot.storage.outbox import Outbox
from bot.storage.sqlite.database import Tx

TEAM_MEMORY = timedelta(days=30)


def ringing(tx: Tx, business: Business) -> Ringing:
    """Whom a card rings: the team's role; else who answered last; before the first answer who set up."""
    lately = Outbox(tx).answered_last(business.id, 3)
    if business.team_role_id is None:
        members = (business.set_up_by,) if business.set_up_by is not None else lately[:1]
        return Ringing(None, tuple(members))
    fallback: tuple[MemberId, ...] = lately or (
        (business.set_up_by,) if business.set_up_by is not None else ()
    )
    return Ringing(business.team_role_id, fallback)


def is_team(tx: Tx, business: Business, at: datetime) -> bool:
    """Team at a moment: set-up named a role, or two people acted in the 30 days before (design decision 19).

    For a card the moment is its making, so that it says the same for as long as it is there.
    """
    if business.team_role_id is not None:
        return True
    return Outbox(tx).members_between(business.id, at - TEAM_MEMORY, at) > 1
